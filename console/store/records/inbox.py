"""How a team shares its conversations: labels, views, canned replies, presence, undo."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from console.store.records.columns import (
    BIG,
    code,
    flag,
    instant,
    key,
    metadata,
    text,
    values,
    version,
    word,
)

labels = Table(
    "labels",
    metadata,
    Column("key", String(100), primary_key=True),
    word("name", nullable=False),
    code("colour"),
    instant("changed_at_us", nullable=False),
    word("changed_by", nullable=False),
)

conversation_labels = Table(
    "conversation_labels",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("label_key", ForeignKey("labels.key"), primary_key=True, index=True),
    word("by", nullable=False),
    instant("at_us", nullable=False),
)

work_changes = Table(
    "work_changes",
    metadata,
    Column("id", String(200), primary_key=True),
    code("kind"),
    word("by", nullable=False),
    instant("at_us", nullable=False),
    values("detail"),
    Column("rows", Integer, nullable=False),
    instant("undone_at_us"),
    word("undone_by"),
)
"""One gesture each, over one conversation or thousands."""

conversation_events = Table(
    "conversation_events",
    metadata,
    Column("change_id", ForeignKey("work_changes.id"), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("order_key", BigInteger, nullable=False),
    word("assigned_to"),
    instant("assigned_at_us"),
    word("assigned_by"),
    instant("snoozed_until_us"),
    word("snoozed_by"),
    Column("snoozed_until_reply", Boolean, nullable=True),
    Column("importance", Integer, nullable=True),
    Column("marked_unread", Boolean, nullable=True),
    instant("resolved_at_us"),
    Index("ix_conversation_events_thread", "conversation_id", "order_key"),
)
"""What a gesture did to a conversation: a line of its thread, with what it was before."""

saved_views = Table(
    "saved_views",
    metadata,
    key(),
    word("owner", index=True),
    word("name", nullable=False),
    Column("position", Integer, nullable=False),
    values("filter"),
    code("sort"),
    version(),
)

canned_replies = Table(
    "canned_replies",
    metadata,
    key(),
    word("shortcut", nullable=False),
    word("title", nullable=False),
    text("text", nullable=False),
    Column("language", String(20), nullable=False),
    word("owner"),
    version(),
    instant("changed_at_us", nullable=False),
    word("changed_by", nullable=False),
    Index("ix_canned_replies_owner", "owner", "shortcut", unique=True),
)

mentions = Table(
    "mentions",
    metadata,
    Column("activity_id", String(200), primary_key=True),
    Column("operator", String(400), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True),
    instant("at_us", nullable=False),
    instant("seen_at_us"),
    Index("ix_mentions_operator", "operator", "seen_at_us"),
)

presence = Table(
    "presence",
    metadata,
    Column("console_id", String(100), primary_key=True),
    word("operator", nullable=False),
    Column("conversation_id", BIG, index=True),
    flag("typing"),
    instant("at_us", nullable=False),
)
