"""A team's inbox: who has a conversation, until when it sleeps, labels, views, presence. What
was not said before is "nobody" and "never". Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0005", "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SNOOZED = sa.text("snoozed_until_us IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "canned_replies",
        sa.Column("id", BIG, nullable=False),
        sa.Column("shortcut", sa.String(length=400), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("owner", sa.String(length=400), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at_us", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_replies")),
    )
    op.create_index(
        "ix_canned_replies_owner", "canned_replies", ["owner", "shortcut"], unique=True
    )
    op.create_table(
        "labels",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("colour", sa.String(length=40), nullable=False),
        sa.Column("changed_at_us", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_labels")),
    )
    op.create_table(
        "presence",
        sa.Column("console_id", sa.String(length=100), nullable=False),
        sa.Column("operator", sa.String(length=400), nullable=False),
        sa.Column("conversation_id", BIG, nullable=True),
        sa.Column("typing", sa.Boolean(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("console_id", name=op.f("pk_presence")),
    )
    op.create_index(
        op.f("ix_presence_conversation_id"), "presence", ["conversation_id"], unique=False
    )
    op.create_table(
        "saved_views",
        sa.Column("id", BIG, nullable=False),
        sa.Column("owner", sa.String(length=400), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("filter", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
    )
    op.create_index(op.f("ix_saved_views_owner"), "saved_views", ["owner"], unique=False)
    op.create_table(
        "work_changes",
        sa.Column("id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("undone_at_us", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.String(length=400), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_changes")),
    )
    op.create_table(
        "conversation_events",
        sa.Column("change_id", sa.String(length=200), nullable=False),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("order_key", sa.BigInteger(), nullable=False),
        sa.Column("assigned_to", sa.String(length=400), nullable=True),
        sa.Column("assigned_at_us", sa.BigInteger(), nullable=True),
        sa.Column("assigned_by", sa.String(length=400), nullable=True),
        sa.Column("snoozed_until_us", sa.BigInteger(), nullable=True),
        sa.Column("snoozed_by", sa.String(length=400), nullable=True),
        sa.Column("snoozed_until_reply", sa.Boolean(), nullable=True),
        sa.Column("importance", sa.Integer(), nullable=True),
        sa.Column("marked_unread", sa.Boolean(), nullable=True),
        sa.Column("resolved_at_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_id"], ["work_changes.id"], name=op.f("fk_conversation_events_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_conversation_events_conversation_id"),
        ),
        sa.PrimaryKeyConstraint(
            "change_id", "conversation_id", name=op.f("pk_conversation_events")
        ),
    )
    op.create_index(
        "ix_conversation_events_thread",
        "conversation_events",
        ["conversation_id", "order_key"],
        unique=False,
    )
    op.create_table(
        "conversation_labels",
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("label_key", sa.String(length=100), nullable=False),
        sa.Column("by", sa.String(length=400), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_conversation_labels_conversation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["label_key"], ["labels.key"], name=op.f("fk_conversation_labels_label_key")
        ),
        sa.PrimaryKeyConstraint(
            "conversation_id", "label_key", name=op.f("pk_conversation_labels")
        ),
    )
    op.create_index(
        op.f("ix_conversation_labels_label_key"),
        "conversation_labels",
        ["label_key"],
        unique=False,
    )
    op.create_table(
        "mentions",
        sa.Column("activity_id", sa.String(length=200), nullable=False),
        sa.Column("operator", sa.String(length=400), nullable=False),
        sa.Column("conversation_id", BIG, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("seen_at_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_mentions_conversation_id")
        ),
        sa.PrimaryKeyConstraint("activity_id", "operator", name=op.f("pk_mentions")),
    )
    op.create_index(
        op.f("ix_mentions_conversation_id"), "mentions", ["conversation_id"], unique=False
    )
    op.create_index(
        "ix_mentions_operator", "mentions", ["operator", "seen_at_us"], unique=False
    )
    op.add_column(
        "conversations", sa.Column("assigned_to", sa.String(length=400), nullable=True)
    )
    op.add_column("conversations", sa.Column("assigned_at_us", sa.BigInteger(), nullable=True))
    op.add_column(
        "conversations", sa.Column("assigned_by", sa.String(length=400), nullable=True)
    )
    op.add_column(
        "conversations", sa.Column("snoozed_until_us", sa.BigInteger(), nullable=True)
    )
    op.add_column(
        "conversations", sa.Column("snoozed_by", sa.String(length=400), nullable=True)
    )
    op.add_column(
        "conversations",
        sa.Column(
            "snoozed_until_reply", sa.Boolean(), server_default=sa.false(), nullable=False
        ),
    )
    op.add_column(
        "conversations",
        sa.Column("importance", sa.Integer(), server_default="0", nullable=False),
    )
    op.add_column(
        "conversations",
        sa.Column("marked_unread", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_index(
        "ix_conversations_snoozed",
        "conversations",
        ["snoozed_until_us"],
        unique=False,
        sqlite_where=_SNOOZED,
        postgresql_where=_SNOOZED,
    )
    op.create_index("ix_audit_subject", "audit", ["subject", "seq"], unique=False)
    op.add_column("outbox", sa.Column("hold", sa.String(length=40), nullable=True))
    op.add_column("outbox", sa.Column("expires_at_us", sa.BigInteger(), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE_WORDS:
            op.execute(sa.text(statement))
    else:
        for statement in _SERVER_WORDS:
            op.execute(sa.text(statement))


_WORDS = (
    """coalesce({row}text, '') || ' ' || coalesce(json_extract({row}media, '$.filename'), '')"""
)
_FTS = """content='', contentless_delete=1, detail=none, prefix='2 3',
 tokenize='unicode61 remove_diacritics 2'"""
_NEW_WORDS = _WORDS.format(row="new.")
_SQLITE_WORDS = (
    f"CREATE VIRTUAL TABLE message_words USING fts5(words, {_FTS})",
    f"CREATE VIRTUAL TABLE name_words USING fts5(words, {_FTS})",
    "CREATE VIRTUAL TABLE message_terms USING fts5vocab('message_words', 'row')",
    "CREATE VIRTUAL TABLE name_terms USING fts5vocab('name_words', 'row')",
    f"""CREATE TRIGGER message_words_insert AFTER INSERT ON messages
        WHEN new.text IS NOT NULL OR new.media IS NOT NULL BEGIN
        INSERT INTO message_words(rowid, words) VALUES (new.rowid, {_NEW_WORDS}); END""",  # noqa: S608 - constants
    f"""CREATE TRIGGER message_words_update AFTER UPDATE OF text ON messages
        WHEN old.text IS NOT new.text BEGIN
        DELETE FROM message_words WHERE rowid = old.rowid;
        INSERT INTO message_words(rowid, words) VALUES (new.rowid, {_NEW_WORDS}); END""",  # noqa: S608 - constants
    """CREATE TRIGGER message_words_delete AFTER DELETE ON messages BEGIN
        DELETE FROM message_words WHERE rowid = old.rowid; END""",
    """CREATE TRIGGER name_words_update AFTER UPDATE OF name_folded ON debtors
        WHEN old.name_folded IS NOT new.name_folded
        AND old.id <= (SELECT max(id) FROM name_words_docsize) BEGIN
        DELETE FROM name_words WHERE rowid = old.id;
        INSERT INTO name_words(rowid, words) VALUES (new.id, new.name_folded); END""",
    """CREATE TRIGGER name_words_delete AFTER DELETE ON debtors BEGIN
        DELETE FROM name_words WHERE rowid = old.id; END""",
    f"""INSERT INTO message_words(rowid, words) SELECT rowid, {_WORDS.format(row="")}
        FROM messages WHERE text IS NOT NULL OR media IS NOT NULL ORDER BY rowid""",  # noqa: S608 - constants
    "INSERT INTO name_words(rowid, words) SELECT id, name_folded FROM debtors ORDER BY id",
)
_ACCENTED = "áàâäãåçéèêëíìîïñóòôöõúùûüýÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ"
_PLAIN = "aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuy"
_SERVER_WORDS = (
    f"""CREATE INDEX message_words ON messages USING gin (to_tsvector('simple', translate(lower(
        coalesce(text, '') || ' ' || coalesce(media ->> 'filename', '')),
        '{_ACCENTED}', '{_PLAIN}')))""",
    """CREATE INDEX name_words ON debtors USING gin
        (to_tsvector('simple', coalesce(name_folded, '')))""",
)
