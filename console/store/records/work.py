"""Promises, activities, claims, settings and the audit chain."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table

from console.store.records.columns import (
    BIG,
    amount,
    code,
    instant,
    key,
    metadata,
    text,
    values,
    version,
    word,
)

promises = Table(
    "promises",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("debtor_id", ForeignKey("debtors.id"), nullable=False, index=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("conversation_id", ForeignKey("conversations.id")),
    amount("amount_minor", nullable=False),
    amount("paid_minor", nullable=False),
    Column("currency", String(3), nullable=False),
    Column("due_on", Date, nullable=False),
    code("state"),
    word("channel"),
    Column("evidence_message_id", String(200)),
    instant("made_at_us", nullable=False),
    word("made_by", nullable=False),
    instant("changed_at_us", nullable=False),
    version(),
    Index("ix_promises_state", "state", "due_on"),
    Index("ix_promises_due_on", "due_on"),
)

promise_instalments = Table(
    "promise_instalments",
    metadata,
    Column("promise_id", ForeignKey("promises.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    amount("amount_minor", nullable=False),
    Column("due_on", Date, nullable=False),
)

promise_events = Table(
    "promise_events",
    metadata,
    key(),
    Column("promise_id", ForeignKey("promises.id"), nullable=False, index=True),
    code("state"),
    amount("paid_minor", nullable=False),
    instant("at_us", nullable=False),
    text("reason"),
)

activities = Table(
    "activities",
    metadata,
    Column("id", String(200), primary_key=True),
    instant("at_us", nullable=False),
    Column("order_key", BigInteger, nullable=False),
    word("by", nullable=False),
    code("code"),
    code("channel"),
    Column("debtor_id", ForeignKey("debtors.id")),
    Column("conversation_id", ForeignKey("conversations.id")),
    Column("account_id", ForeignKey("accounts.id")),
    Column("message_id", String(200)),
    text("note"),
    amount("amount_minor"),
    Column("currency", String(3)),
    Column("due_on", Date),
    Index("ix_activities_at_us", "at_us"),
    Index("ix_activities_debtor_id", "debtor_id", "at_us"),
    Index("ix_activities_thread", "conversation_id", "order_key"),
    Index("ix_activities_account_id", "account_id"),
)

claims = Table(
    "claims",
    metadata,
    Column("debtor_id", ForeignKey("debtors.id"), primary_key=True),
    word("by", nullable=False),
    instant("until_us", nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(200), primary_key=True),
    values("value"),
)

export_profiles = Table(
    "export_profiles",
    metadata,
    Column("name_key", String(400), primary_key=True),
    word("name", nullable=False),
    code("kind"),
    word("creditor"),
    values("layout"),
    instant("changed_at_us", nullable=False),
    word("changed_by", nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", BIG, primary_key=True, autoincrement=False),
    instant("at_us", nullable=False),
    word("by", nullable=False),
    word("action", nullable=False),
    word("subject", nullable=False),
    text("detail", nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_at_us", "at_us"),
    Index("ix_audit_subject", "subject", "seq"),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)
