"""Imports of every kind, resumed after a crash and undone for seven days. What was imported
before cannot be undone. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "exclusions",
        sa.Column("id", BIG, nullable=False),
        sa.Column("creditor_id", BIG, nullable=False),
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("until_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["creditor_id"], ["creditors.id"], name=op.f("fk_exclusions_creditor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusions")),
    )
    op.create_index(op.f("ix_exclusions_batch_id"), "exclusions", ["batch_id"], unique=False)
    op.create_index("ix_exclusions_key", "exclusions", ["scope", "key"], unique=False)
    op.create_table(
        "import_lines",
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batches.id"], name=op.f("fk_import_lines_batch_id")
        ),
        sa.PrimaryKeyConstraint("batch_id", "row", name=op.f("pk_import_lines")),
    )
    op.create_table(
        "undo_accounts",
        sa.Column("undo_batch_id", BIG, nullable=False),
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("account_no", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("debtor_id", BIG, autoincrement=False, nullable=False),
        sa.Column("product", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("currency", sa.String(length=3), autoincrement=False, nullable=False),
        sa.Column("due_minor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("balance_minor", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("dpd", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("due_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("as_of", sa.Date(), autoincrement=False, nullable=False),
        sa.Column("segment", sa.String(length=40), autoincrement=False, nullable=False),
        sa.Column("workable", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("block_reason", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("status", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("withdrawn_at_us", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column(
            "payment_reference", sa.String(length=400), autoincrement=False, nullable=True
        ),
        sa.Column(
            "payment_reference_key", sa.String(length=400), autoincrement=False, nullable=True
        ),
        sa.Column("minimum_payment_minor", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("last_payment_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("last_payment_minor", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("agent", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("extra", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("batch_id", BIG, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("recalled_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("recall_reason", sa.String(length=400), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["undo_batch_id"],
            ["import_batches.id"],
            name=op.f("fk_undo_accounts_undo_batch_id"),
        ),
        sa.PrimaryKeyConstraint("undo_batch_id", "id", name=op.f("pk_undo_accounts")),
    )
    op.create_table(
        "undo_contact_points",
        sa.Column("undo_batch_id", BIG, nullable=False),
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=40), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("consent", sa.Boolean(), autoincrement=False, nullable=True),
        sa.Column("consent_at_us", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["undo_batch_id"],
            ["import_batches.id"],
            name=op.f("fk_undo_contact_points_undo_batch_id"),
        ),
        sa.PrimaryKeyConstraint("undo_batch_id", "id", name=op.f("pk_undo_contact_points")),
    )
    op.create_table(
        "undo_debtors",
        sa.Column("undo_batch_id", BIG, nullable=False),
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("name_folded", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("doc_type", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("doc_number", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("client_code", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("email", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("address", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("region", sa.String(length=400), autoincrement=False, nullable=True),
        sa.Column("zones", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("regions", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["undo_batch_id"], ["import_batches.id"], name=op.f("fk_undo_debtors_undo_batch_id")
        ),
        sa.PrimaryKeyConstraint("undo_batch_id", "id", name=op.f("pk_undo_debtors")),
    )
    op.create_table(
        "undo_instalments",
        sa.Column("undo_batch_id", BIG, nullable=False),
        sa.Column("account_id", BIG, autoincrement=False, nullable=False),
        sa.Column("instalment_key", sa.String(length=100), autoincrement=False, nullable=False),
        sa.Column("due_minor", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_on", sa.Date(), autoincrement=False, nullable=True),
        sa.Column("dpd", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("block_reason", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("withdrawn_at_us", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["undo_batch_id"],
            ["import_batches.id"],
            name=op.f("fk_undo_instalments_undo_batch_id"),
        ),
        sa.PrimaryKeyConstraint(
            "undo_batch_id", "account_id", "instalment_key", name=op.f("pk_undo_instalments")
        ),
    )
    op.create_table(
        "undo_payments",
        sa.Column("undo_batch_id", BIG, nullable=False),
        sa.Column("id", BIG, autoincrement=False, nullable=False),
        sa.Column("account_id", BIG, autoincrement=False, nullable=True),
        sa.Column("debtor_id", BIG, autoincrement=False, nullable=True),
        sa.Column("matched_by", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("unmatched", sa.String(length=40), autoincrement=False, nullable=True),
        sa.Column("cover", sa.String(length=40), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["undo_batch_id"],
            ["import_batches.id"],
            name=op.f("fk_undo_payments_undo_batch_id"),
        ),
        sa.PrimaryKeyConstraint("undo_batch_id", "id", name=op.f("pk_undo_payments")),
    )
    op.add_column("accounts", sa.Column("recalled_on", sa.Date(), nullable=True))
    op.add_column("accounts", sa.Column("recall_reason", sa.String(length=400), nullable=True))
    op.add_column("accounts", sa.Column("exclusion", sa.String(length=40), nullable=True))
    op.create_index("ix_activities_account_id", "activities", ["account_id"], unique=False)
    op.add_column("contact_points", sa.Column("batch_id", BIG, nullable=True))
    op.add_column("debtors", sa.Column("batch_id", BIG, nullable=True))
    op.add_column(
        "import_batches", sa.Column("report", sa.JSON(none_as_null=True), nullable=True)
    )
    op.add_column(
        "import_batches", sa.Column("letter", sa.JSON(none_as_null=True), nullable=True)
    )
    op.add_column("import_batches", sa.Column("path", sa.Text(), nullable=True))
    op.add_column("import_batches", sa.Column("staged_at_us", sa.BigInteger(), nullable=True))
    op.add_column("import_batches", sa.Column("undo_until_us", sa.BigInteger(), nullable=True))
    op.add_column("import_batches", sa.Column("undone_at_us", sa.BigInteger(), nullable=True))
    op.add_column(
        "import_batches", sa.Column("undone_by", sa.String(length=400), nullable=True)
    )
    op.create_index("ix_outbox_account_id", "outbox", ["account_id"], unique=False)
    op.create_index("ix_outbox_contact_point_id", "outbox", ["contact_point_id"], unique=False)
    op.add_column("payments", sa.Column("assigned_by", sa.String(length=400), nullable=True))
    op.add_column("payments", sa.Column("assigned_at_us", sa.BigInteger(), nullable=True))
    op.create_index("ix_payments_debtor_id", "payments", ["debtor_id"], unique=False)
