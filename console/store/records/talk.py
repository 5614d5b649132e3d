"""Conversations, messages, the outbox and how far the relay's events are applied."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from console.store.records.columns import (
    BIG,
    code,
    flag,
    instant,
    key,
    metadata,
    partial_index,
    text,
    values,
    version,
    word,
)

conversations = Table(
    "conversations",
    metadata,
    key(),
    word("phone_number_id", nullable=False),
    word("identity", nullable=False, index=True),
    word("phone"),
    word("user_id", index=True),
    word("name"),
    Column("debtor_id", ForeignKey("debtors.id"), index=True),
    instant("created_at_us", nullable=False),
    instant("last_at_us", nullable=False),
    Column("last_order", BigInteger, nullable=False),
    text("preview", nullable=False),
    code("preview_kind"),
    flag("preview_outgoing"),
    Column("preview_message_id", String(200)),
    Column("last_outgoing_id", String(200)),
    word("last_outgoing_by"),
    Column("unread", Integer, nullable=False),
    Column("first_unread_id", String(200)),
    instant("waiting_since_us"),
    instant("window_closes_at_us"),
    instant("last_inbound_at_us"),
    instant("last_outgoing_at_us"),
    instant("resolved_at_us"),
    text("draft"),
    instant("draft_at_us"),
    version(),
    Unique("phone_number_id", "identity"),
    Index("ix_conversations_last_at_us", "last_at_us"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("order_key", BigInteger, nullable=False),
    code("item"),
    code("kind"),
    flag("outgoing"),
    text("text"),
    instant("at_us", nullable=False),
    word("by"),
    flag("opened_by_us"),
    Column("wamid", String(200), unique=True),
    Column("delivery", Integer),
    instant("sent_at_us"),
    instant("delivered_at_us"),
    instant("read_at_us"),
    word("error_code"),
    text("error"),
    values("template"),
    word("chosen"),
    instant("chosen_at_us"),
    Column("quoted_id", String(200)),
    Column("promise_id", String(200)),
    values("media"),
    Column("media_id", String(200)),
    word("media_path"),
    values("choice"),
    flag("forwarded"),
    instant("edited_at_us"),
    text("first_text"),
    instant("revoked_at_us"),
    values("reactions"),
    values("content"),
    Index("ix_messages_thread", "conversation_id", "order_key"),
    Index("ix_messages_contacts", "conversation_id", "outgoing", "at_us"),
    Index("ix_messages_at_us", "at_us"),
)

partial_index(
    "ix_messages_media_id", messages.c.media_id, where=messages.c.media_id.is_not(None)
)

parked_reports = Table(
    "parked_reports",
    metadata,
    key(),
    code("kind"),
    Column("message_id", String(200), index=True),
    Column("wamid", String(200), index=True),
    Column("delivery", Integer),
    instant("at_us", nullable=False),
    word("error_code"),
    text("error"),
    text("text"),
    word("sender"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", BIG, primary_key=True),
    Column("message_id", ForeignKey("messages.id"), nullable=False, unique=True),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    Column("contact_point_id", ForeignKey("contact_points.id")),
    Column("account_id", ForeignKey("accounts.id")),
    word("by", nullable=False),
    word("template"),
    values("body"),
    Column("attempts", Integer, nullable=False),
    instant("created_at_us", nullable=False),
    instant("due_at_us", nullable=False),
    text("last_error"),
    Index("ix_outbox_order", "conversation_id", "seq"),
    Index("ix_outbox_due_at_us", "due_at_us"),
)

templates = Table(
    "templates",
    metadata,
    Column("name", String(512), primary_key=True),
    Column("language", String(20), primary_key=True),
    code("status"),
    code("category"),
    code("quality", nullable=True),
    values("components"),
    text("reason"),
    instant("synced_at_us", nullable=False),
)

stream_cursor = Table(
    "stream_cursor",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
)
