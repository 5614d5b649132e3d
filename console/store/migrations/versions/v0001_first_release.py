"""The first released schema. Forward only."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:  # noqa: PLR0915 - one statement per table
    op.create_table(
        "audit",
        sa.Column("seq", BIG, autoincrement=False, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.Column("action", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=400), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_at_us", "audit", ["at_us"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "consent_events",
        sa.Column("id", BIG, nullable=False),
        sa.Column("identity", sa.String(length=400), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_events")),
    )
    op.create_index(
        "ix_consent_events_identity", "consent_events", ["identity", "id"], unique=False
    )
    op.create_table(
        "creditors",
        sa.Column("id", BIG, nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("name_key", sa.String(length=400), nullable=False),
        sa.Column("country", sa.String(length=40), nullable=False),
        sa.Column("payments_loaded_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creditors")),
        sa.UniqueConstraint("country", "name_key", name=op.f("uq_creditors_country_name_key")),
    )
    op.create_table(
        "debtors",
        sa.Column("id", BIG, nullable=False),
        sa.Column("country", sa.String(length=40), nullable=False),
        sa.Column("identity_key", sa.String(length=400), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("name_folded", sa.String(length=400), nullable=True),
        sa.Column("doc_type", sa.String(length=400), nullable=True),
        sa.Column("doc_number", sa.String(length=400), nullable=True),
        sa.Column("client_code", sa.String(length=400), nullable=True),
        sa.Column("email", sa.String(length=400), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("region", sa.String(length=400), nullable=True),
        sa.Column("zones", sa.Text(), nullable=False),
        sa.Column("regions", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=True),
        sa.Column("created_at_us", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debtors")),
        sa.UniqueConstraint(
            "country", "identity_key", name=op.f("uq_debtors_country_identity_key")
        ),
    )
    op.create_index(op.f("ix_debtors_doc_number"), "debtors", ["doc_number"], unique=False)
    op.create_index("ix_debtors_name_folded", "debtors", ["name_folded"], unique=False)
    op.create_table(
        "parked_reports",
        sa.Column("id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=True),
        sa.Column("wamid", sa.String(length=200), nullable=True),
        sa.Column("delivery", sa.Integer(), nullable=True),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("error_code", sa.String(length=400), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("sender", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked_reports")),
    )
    op.create_index(
        op.f("ix_parked_reports_message_id"), "parked_reports", ["message_id"], unique=False
    )
    op.create_index(op.f("ix_parked_reports_wamid"), "parked_reports", ["wamid"], unique=False)
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )
    op.create_table(
        "stream_cursor",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stream_cursor")),
    )
    op.create_table(
        "templates",
        sa.Column("name", sa.String(length=512), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("quality", sa.String(length=40), nullable=True),
        sa.Column("components", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("synced_at_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", "language", name=op.f("pk_templates")),
    )
    op.create_table(
        "claims",
        sa.Column("debtor_id", BIG, nullable=False),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.Column("until_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_claims_debtor_id")
        ),
        sa.PrimaryKeyConstraint("debtor_id", name=op.f("pk_claims")),
    )
    op.create_table(
        "contact_points",
        sa.Column("id", BIG, nullable=False),
        sa.Column("debtor_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=400), nullable=False),
        sa.Column("identity", sa.String(length=400), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid", sa.Boolean(), nullable=False),
        sa.Column("invalid_at_us", sa.BigInteger(), nullable=True),
        sa.Column("consent", sa.Boolean(), nullable=True),
        sa.Column("consent_at_us", sa.BigInteger(), nullable=True),
        sa.Column("opted_out_at_us", sa.BigInteger(), nullable=True),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        sa.Column("last_success_at_us", sa.BigInteger(), nullable=True),
        sa.Column("unreachable_at_us", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_contact_points_debtor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_points")),
        sa.UniqueConstraint(
            "debtor_id", "kind", "value", name=op.f("uq_contact_points_debtor_id_kind_value")
        ),
    )
    op.create_index(
        op.f("ix_contact_points_identity"), "contact_points", ["identity"], unique=False
    )
    op.create_table(
        "conversations",
        sa.Column("id", BIG, nullable=False),
        sa.Column("phone_number_id", sa.String(length=400), nullable=False),
        sa.Column("identity", sa.String(length=400), nullable=False),
        sa.Column("phone", sa.String(length=400), nullable=True),
        sa.Column("user_id", sa.String(length=400), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("debtor_id", BIG, nullable=True),
        sa.Column("created_at_us", sa.BigInteger(), nullable=False),
        sa.Column("last_at_us", sa.BigInteger(), nullable=False),
        sa.Column("last_order", sa.BigInteger(), nullable=False),
        sa.Column("preview", sa.Text(), nullable=False),
        sa.Column("preview_kind", sa.String(length=40), nullable=False),
        sa.Column("preview_outgoing", sa.Boolean(), nullable=False),
        sa.Column("preview_message_id", sa.String(length=200), nullable=True),
        sa.Column("last_outgoing_id", sa.String(length=200), nullable=True),
        sa.Column("last_outgoing_by", sa.String(length=400), nullable=True),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("first_unread_id", sa.String(length=200), nullable=True),
        sa.Column("waiting_since_us", sa.BigInteger(), nullable=True),
        sa.Column("window_closes_at_us", sa.BigInteger(), nullable=True),
        sa.Column("last_inbound_at_us", sa.BigInteger(), nullable=True),
        sa.Column("last_outgoing_at_us", sa.BigInteger(), nullable=True),
        sa.Column("resolved_at_us", sa.BigInteger(), nullable=True),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("draft_at_us", sa.BigInteger(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_conversations_debtor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint(
            "phone_number_id",
            "identity",
            name=op.f("uq_conversations_phone_number_id_identity"),
        ),
    )
    op.create_index(
        op.f("ix_conversations_debtor_id"), "conversations", ["debtor_id"], unique=False
    )
    op.create_index(
        op.f("ix_conversations_identity"), "conversations", ["identity"], unique=False
    )
    op.create_index(
        "ix_conversations_last_at_us", "conversations", ["last_at_us"], unique=False
    )
    op.create_index(
        op.f("ix_conversations_user_id"), "conversations", ["user_id"], unique=False
    )
    op.create_table(
        "portfolios",
        sa.Column("id", BIG, nullable=False),
        sa.Column("creditor_id", BIG, nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("country", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=40), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id"], ["creditors.id"], name=op.f("fk_portfolios_creditor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portfolios")),
        sa.UniqueConstraint("creditor_id", "name", name=op.f("uq_portfolios_creditor_id_name")),
    )
    op.create_table(
        "restraints",
        sa.Column("id", BIG, nullable=False),
        sa.Column("debtor_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("until_us", sa.BigInteger(), nullable=True),
        sa.Column("ended_at_us", sa.BigInteger(), nullable=True),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_restraints_debtor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restraints")),
    )
    op.create_index(op.f("ix_restraints_debtor_id"), "restraints", ["debtor_id"], unique=False)
    op.create_table(
        "import_batches",
        sa.Column("id", BIG, nullable=False),
        sa.Column("creditor_id", BIG, nullable=False),
        sa.Column("portfolio_id", BIG, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("country", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=40), nullable=False),
        sa.Column("filename", sa.String(length=400), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.Column("loaded_at_us", sa.BigInteger(), nullable=True),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("effect", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id"], ["creditors.id"], name=op.f("fk_import_batches_creditor_id")
        ),
        sa.ForeignKeyConstraint(
            ["portfolio_id"], ["portfolios.id"], name=op.f("fk_import_batches_portfolio_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
    )
    op.create_index(
        op.f("ix_import_batches_sha256"), "import_batches", ["sha256"], unique=False
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("outgoing", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=400), nullable=True),
        sa.Column("opened_by_us", sa.Boolean(), nullable=False),
        sa.Column("wamid", sa.String(length=200), nullable=True),
        sa.Column("delivery", sa.Integer(), nullable=True),
        sa.Column("sent_at_us", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at_us", sa.BigInteger(), nullable=True),
        sa.Column("read_at_us", sa.BigInteger(), nullable=True),
        sa.Column("error_code", sa.String(length=400), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("template", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("chosen", sa.String(length=400), nullable=True),
        sa.Column("chosen_at_us", sa.BigInteger(), nullable=True),
        sa.Column("quoted_id", sa.String(length=200), nullable=True),
        sa.Column("promise_id", sa.String(length=200), nullable=True),
        sa.Column("media", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("media_id", sa.String(length=200), nullable=True),
        sa.Column("media_path", sa.String(length=400), nullable=True),
        sa.Column("choice", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("forwarded", sa.Boolean(), nullable=False),
        sa.Column("edited_at_us", sa.BigInteger(), nullable=True),
        sa.Column("first_text", sa.Text(), nullable=True),
        sa.Column("revoked_at_us", sa.BigInteger(), nullable=True),
        sa.Column("reactions", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_messages_conversation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("wamid", name=op.f("uq_messages_wamid")),
    )
    op.create_index("ix_messages_at_us", "messages", ["at_us"], unique=False)
    op.create_index(
        "ix_messages_contacts",
        "messages",
        ["conversation_id", "outgoing", "at_us"],
        unique=False,
    )
    op.create_index(
        "ix_messages_media_id",
        "messages",
        ["media_id"],
        unique=False,
        sqlite_where=sa.text("media_id IS NOT NULL"),
        postgresql_where=sa.text("media_id IS NOT NULL"),
    )
    op.create_index(
        "ix_messages_thread", "messages", ["conversation_id", "order_key"], unique=False
    )
    op.create_table(
        "segment_totals",
        sa.Column("portfolio_id", BIG, nullable=False),
        sa.Column("segment", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("debtors", sa.Integer(), nullable=False),
        sa.Column("due_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["portfolio_id"], ["portfolios.id"], name=op.f("fk_segment_totals_portfolio_id")
        ),
        sa.PrimaryKeyConstraint(
            "portfolio_id", "segment", "currency", name=op.f("pk_segment_totals")
        ),
    )
    op.create_table(
        "accounts",
        sa.Column("id", BIG, nullable=False),
        sa.Column("portfolio_id", BIG, nullable=False),
        sa.Column("account_key", sa.String(length=400), nullable=False),
        sa.Column("account_no", sa.String(length=400), nullable=True),
        sa.Column("debtor_id", BIG, nullable=False),
        sa.Column("product", sa.String(length=400), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("due_minor", sa.BigInteger(), nullable=False),
        sa.Column("balance_minor", sa.BigInteger(), nullable=True),
        sa.Column("dpd", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("segment", sa.String(length=40), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=True),
        sa.Column("workable", sa.Boolean(), nullable=False),
        sa.Column("block_reason", sa.String(length=40), nullable=True),
        sa.Column("status", sa.String(length=400), nullable=True),
        sa.Column("withdrawn_at_us", sa.BigInteger(), nullable=True),
        sa.Column("payment_reference", sa.String(length=400), nullable=True),
        sa.Column("payment_reference_key", sa.String(length=400), nullable=True),
        sa.Column("minimum_payment_minor", sa.BigInteger(), nullable=True),
        sa.Column("last_payment_on", sa.Date(), nullable=True),
        sa.Column("last_payment_minor", sa.BigInteger(), nullable=True),
        sa.Column("agent", sa.String(length=400), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("created_at_us", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_accounts_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_accounts_debtor_id")
        ),
        sa.ForeignKeyConstraint(
            ["portfolio_id"], ["portfolios.id"], name=op.f("fk_accounts_portfolio_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint(
            "portfolio_id", "account_key", name=op.f("uq_accounts_portfolio_id_account_key")
        ),
    )
    op.create_index("ix_accounts_account_key", "accounts", ["account_key"], unique=False)
    op.create_index(op.f("ix_accounts_debtor_id"), "accounts", ["debtor_id"], unique=False)
    op.create_index(
        "ix_accounts_payment_reference_key", "accounts", ["payment_reference_key"], unique=False
    )
    op.create_index(
        "ix_accounts_queue",
        "accounts",
        ["portfolio_id", "segment", "rank", "id"],
        unique=False,
        sqlite_where=sa.text("withdrawn_at_us IS NULL"),
        postgresql_where=sa.text("withdrawn_at_us IS NULL"),
    )
    op.create_index(
        "ix_accounts_largest",
        "accounts",
        ["portfolio_id", "currency", "due_minor"],
        unique=False,
        sqlite_where=sa.text("withdrawn_at_us IS NULL"),
        postgresql_where=sa.text("withdrawn_at_us IS NULL"),
    )
    op.create_index(
        "ix_accounts_rank",
        "accounts",
        ["rank", "id"],
        unique=False,
        sqlite_where=sa.text("withdrawn_at_us IS NULL"),
        postgresql_where=sa.text("withdrawn_at_us IS NULL"),
    )
    op.create_index(
        "ix_accounts_segment",
        "accounts",
        ["segment", "rank", "id"],
        unique=False,
        sqlite_where=sa.text("withdrawn_at_us IS NULL"),
        postgresql_where=sa.text("withdrawn_at_us IS NULL"),
    )
    op.create_table(
        "import_phones",
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("identity_key", sa.String(length=400), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=400), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("identity", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_import_phones_batch_id")
        ),
        sa.PrimaryKeyConstraint(
            "batch_id", "identity_key", "kind", "value", "role", name=op.f("pk_import_phones")
        ),
    )
    op.create_table(
        "import_row_errors",
        sa.Column("id", BIG, nullable=False),
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("column", sa.String(length=400), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("block", sa.String(length=400), nullable=True),
        sa.Column("other_row", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_import_row_errors_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_row_errors")),
    )
    op.create_index(
        op.f("ix_import_row_errors_batch_id"), "import_row_errors", ["batch_id"], unique=False
    )
    op.create_table(
        "import_rows",
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("account_key", sa.String(length=400), nullable=False),
        sa.Column("instalment_key", sa.String(length=100), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("identity_key", sa.String(length=400), nullable=False),
        sa.Column("account_no", sa.String(length=400), nullable=True),
        sa.Column("doc_type", sa.String(length=400), nullable=True),
        sa.Column("doc_number", sa.String(length=400), nullable=True),
        sa.Column("client_code", sa.String(length=400), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("name_folded", sa.String(length=400), nullable=True),
        sa.Column("email", sa.String(length=400), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("region", sa.String(length=400), nullable=True),
        sa.Column("zones", sa.Text(), nullable=False),
        sa.Column("regions", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("due_minor", sa.BigInteger(), nullable=False),
        sa.Column("balance_minor", sa.BigInteger(), nullable=True),
        sa.Column("dpd", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("product", sa.String(length=400), nullable=True),
        sa.Column("minimum_payment_minor", sa.BigInteger(), nullable=True),
        sa.Column("last_payment_on", sa.Date(), nullable=True),
        sa.Column("last_payment_minor", sa.BigInteger(), nullable=True),
        sa.Column("payment_reference", sa.String(length=400), nullable=True),
        sa.Column("payment_reference_key", sa.String(length=400), nullable=True),
        sa.Column("agent", sa.String(length=400), nullable=True),
        sa.Column("status", sa.String(length=400), nullable=True),
        sa.Column("workable", sa.Boolean(), nullable=False),
        sa.Column("block_reason", sa.String(length=40), nullable=True),
        sa.Column("consent", sa.Boolean(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_import_rows_batch_id")
        ),
        sa.PrimaryKeyConstraint(
            "batch_id", "account_key", "instalment_key", name=op.f("pk_import_rows")
        ),
    )
    op.create_table(
        "activities",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("debtor_id", BIG, nullable=True),
        sa.Column("conversation_id", BIG, nullable=True),
        sa.Column("account_id", BIG, nullable=True),
        sa.Column("message_id", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_activities_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_activities_conversation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_activities_debtor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
    )
    op.create_index("ix_activities_at_us", "activities", ["at_us"], unique=False)
    op.create_index(
        "ix_activities_debtor_id", "activities", ["debtor_id", "at_us"], unique=False
    )
    op.create_index(
        "ix_activities_thread", "activities", ["conversation_id", "order_key"], unique=False
    )
    op.create_table(
        "balance_snapshots",
        sa.Column("id", BIG, nullable=False),
        sa.Column("account_id", BIG, nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("due_minor", sa.BigInteger(), nullable=False),
        sa.Column("balance_minor", sa.BigInteger(), nullable=True),
        sa.Column("dpd", sa.Integer(), nullable=True),
        sa.Column("batch_id", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_balance_snapshots_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_balance_snapshots_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_balance_snapshots")),
    )
    op.create_index(
        "ix_balance_snapshots_account_id",
        "balance_snapshots",
        ["account_id", "as_of"],
        unique=False,
    )
    op.create_table(
        "instalments",
        sa.Column("account_id", BIG, nullable=False),
        sa.Column("instalment_key", sa.String(length=100), nullable=False),
        sa.Column("due_minor", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("dpd", sa.Integer(), nullable=True),
        sa.Column("block_reason", sa.String(length=40), nullable=True),
        sa.Column("withdrawn_at_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_instalments_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "instalment_key", name=op.f("pk_instalments")),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", BIG, nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("contact_point_id", BIG, nullable=True),
        sa.Column("account_id", BIG, nullable=True),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.Column("template", sa.String(length=400), nullable=True),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at_us", sa.BigInteger(), nullable=False),
        sa.Column("due_at_us", sa.BigInteger(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_outbox_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["contact_point_id"], ["contact_points.id"], name=op.f("fk_outbox_contact_point_id")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_outbox_conversation_id")
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_outbox_message_id")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_outbox")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_message_id")),
    )
    op.create_index("ix_outbox_due_at_us", "outbox", ["due_at_us"], unique=False)
    op.create_index("ix_outbox_order", "outbox", ["conversation_id", "seq"], unique=False)
    op.create_table(
        "payments",
        sa.Column("id", BIG, nullable=False),
        sa.Column("creditor_id", BIG, nullable=False),
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("account_id", BIG, nullable=True),
        sa.Column("debtor_id", BIG, nullable=True),
        sa.Column("matched_by", sa.String(length=40), nullable=True),
        sa.Column("unmatched", sa.String(length=40), nullable=True),
        sa.Column("cover", sa.String(length=40), nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("value_on", sa.Date(), nullable=True),
        sa.Column("operation_no", sa.String(length=400), nullable=True),
        sa.Column("payment_reference", sa.String(length=400), nullable=True),
        sa.Column("account_no", sa.String(length=400), nullable=True),
        sa.Column("doc_number", sa.String(length=400), nullable=True),
        sa.Column("full_name", sa.String(length=400), nullable=True),
        sa.Column("channel", sa.String(length=400), nullable=True),
        sa.Column("movement", sa.String(length=400), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_payments_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_payments_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["creditor_id"], ["creditors.id"], name=op.f("fk_payments_creditor_id")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_payments_debtor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint(
            "creditor_id", "fingerprint", name=op.f("uq_payments_creditor_id_fingerprint")
        ),
    )
    op.create_index(
        "ix_payments_account_id", "payments", ["account_id", "paid_on"], unique=False
    )
    op.create_index(op.f("ix_payments_batch_id"), "payments", ["batch_id"], unique=False)
    op.create_index("ix_payments_paid_on", "payments", ["paid_on"], unique=False)
    op.create_table(
        "promises",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("debtor_id", BIG, nullable=False),
        sa.Column("account_id", BIG, nullable=False),
        sa.Column("conversation_id", BIG, nullable=True),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("paid_minor", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=400), nullable=True),
        sa.Column("evidence_message_id", sa.String(length=200), nullable=True),
        sa.Column("made_at_us", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=400), nullable=False),
        sa.Column("changed_at_us", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_promises_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_promises_conversation_id")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtors.id"], name=op.f("fk_promises_debtor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_account_id"), "promises", ["account_id"], unique=False)
    op.create_index(op.f("ix_promises_debtor_id"), "promises", ["debtor_id"], unique=False)
    op.create_index("ix_promises_due_on", "promises", ["due_on"], unique=False)
    op.create_index("ix_promises_state", "promises", ["state", "due_on"], unique=False)
    op.create_table(
        "promise_events",
        sa.Column("id", BIG, nullable=False),
        sa.Column("promise_id", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("paid_minor", sa.BigInteger(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promises.id"], name=op.f("fk_promise_events_promise_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_events")),
    )
    op.create_index(
        op.f("ix_promise_events_promise_id"), "promise_events", ["promise_id"], unique=False
    )
    op.create_table(
        "promise_instalments",
        sa.Column("promise_id", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promises.id"], name=op.f("fk_promise_instalments_promise_id")
        ),
        sa.PrimaryKeyConstraint("promise_id", "number", name=op.f("pk_promise_instalments")),
    )
    # One row each, so that there is something to lock before the first event and entry.
    op.execute("INSERT INTO stream_cursor (id, seq) VALUES (1, 0)")
    op.execute("INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')")
