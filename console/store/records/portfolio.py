"""Creditors, portfolios, people, their contact points and accounts."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from console.store.records.columns import (
    BIG,
    amount,
    code,
    flag,
    instant,
    key,
    metadata,
    partial_index,
    person,
    text,
    version,
    word,
)

creditors = Table(
    "creditors",
    metadata,
    key(),
    word("name", nullable=False),
    word("name_key", nullable=False),
    code("country"),
    Column("payments_loaded_on", Date),
    Unique("country", "name_key"),
)

portfolios = Table(
    "portfolios",
    metadata,
    key(),
    Column("creditor_id", ForeignKey("creditors.id"), nullable=False),
    word("name", nullable=False),
    code("country"),
    code("currency"),
    Column("as_of", Date),
    Unique("creditor_id", "name"),
)

debtors = Table(
    "debtors",
    metadata,
    key(),
    code("country"),
    word("identity_key", nullable=False),
    person("name"),
    word("name_folded"),
    word("doc_type"),
    word("doc_number", index=True),
    word("client_code"),
    word("email"),
    text("address"),
    word("region"),
    text("zones", nullable=False),
    text("regions", nullable=False),
    code("language", nullable=True),
    instant("created_at_us", nullable=False),
    version(),
    Column("batch_id", BIG),
    Unique("country", "identity_key"),
    Index("ix_debtors_name_folded", "name_folded"),
)

contact_points = Table(
    "contact_points",
    metadata,
    key(),
    Column("debtor_id", ForeignKey("debtors.id"), nullable=False),
    code("kind"),
    word("value", nullable=False),
    word("identity", nullable=False, index=True),
    code("role"),
    Column("position", Integer, nullable=False),
    flag("valid"),
    instant("invalid_at_us"),
    Column("consent", Boolean),
    instant("consent_at_us"),
    instant("opted_out_at_us"),
    flag("preferred"),
    instant("last_success_at_us"),
    instant("unreachable_at_us"),
    version(),
    Column("batch_id", BIG),
    Unique("debtor_id", "kind", "value"),
)

consent_events = Table(
    "consent_events",
    metadata,
    key(),
    word("identity", nullable=False),
    code("kind"),
    instant("at_us", nullable=False),
    word("source", nullable=False),
    Index("ix_consent_events_identity", "identity", "id"),
)

restraints = Table(
    "restraints",
    metadata,
    key(),
    Column("debtor_id", ForeignKey("debtors.id"), nullable=False, index=True),
    code("kind"),
    code("reason"),
    instant("at_us", nullable=False),
    instant("until_us"),
    instant("ended_at_us"),
    word("by", nullable=False),
)

exclusions = Table(
    "exclusions",
    metadata,
    key(),
    Column("creditor_id", ForeignKey("creditors.id"), nullable=False),
    Column("batch_id", BIG, nullable=False, index=True),
    code("scope"),
    word("key", nullable=False),
    code("reason"),
    text("note"),
    instant("at_us", nullable=False),
    instant("until_us"),
    Index("ix_exclusions_key", "scope", "key"),
)
"""Whom a creditor's list forbids to contact, also those whom no portfolio has brought yet.
`key` is a document, a phone's identity or an account number as it is compared.
"""

accounts = Table(
    "accounts",
    metadata,
    key(),
    Column("portfolio_id", ForeignKey("portfolios.id"), nullable=False),
    word("account_key", nullable=False),
    word("account_no"),
    Column("debtor_id", ForeignKey("debtors.id"), nullable=False, index=True),
    word("product"),
    Column("currency", String(3), nullable=False),
    amount("due_minor", nullable=False),
    amount("balance_minor"),
    Column("dpd", Integer),
    Column("due_on", Date),
    Column("as_of", Date, nullable=False),
    code("segment"),
    Column("rank", Integer, nullable=False),
    Column("score", Integer, nullable=False),
    text("terms"),
    flag("workable"),
    code("block_reason", nullable=True),
    word("status"),
    instant("withdrawn_at_us"),
    word("payment_reference"),
    word("payment_reference_key"),
    amount("minimum_payment_minor"),
    Column("last_payment_on", Date),
    amount("last_payment_minor"),
    word("agent"),
    text("extra"),
    Column("batch_id", ForeignKey("import_batches.id"), nullable=False),
    instant("created_at_us", nullable=False),
    version(),
    Column("recalled_on", Date),
    word("recall_reason"),
    code("exclusion", nullable=True),
    Unique("portfolio_id", "account_key"),
    Index("ix_accounts_account_key", "account_key"),
    Index("ix_accounts_payment_reference_key", "payment_reference_key"),
)

# `rank` is minus the priority's rank, so that plain ascending indexes are in worklist order.
# Withdrawn accounts stand in no worklist, so they are not in its indexes either.
_LISTED = accounts.c.withdrawn_at_us.is_(None)
partial_index(
    "ix_accounts_queue",
    accounts.c.portfolio_id,
    accounts.c.segment,
    accounts.c.rank,
    accounts.c.id,
    where=_LISTED,
)
partial_index(
    "ix_accounts_segment",
    accounts.c.segment,
    accounts.c.rank,
    accounts.c.id,
    where=_LISTED,
)
partial_index(
    "ix_accounts_largest",
    accounts.c.portfolio_id,
    accounts.c.currency,
    accounts.c.due_minor,
    where=_LISTED,
)
partial_index(
    "ix_accounts_rank",
    accounts.c.rank,
    accounts.c.id,
    where=_LISTED,
)

instalments = Table(
    "instalments",
    metadata,
    Column("account_id", ForeignKey("accounts.id"), primary_key=True),
    Column("instalment_key", String(100), primary_key=True),
    amount("due_minor", nullable=False),
    Column("due_on", Date),
    Column("dpd", Integer),
    code("block_reason", nullable=True),
    instant("withdrawn_at_us"),
)

segment_totals = Table(
    "segment_totals",
    metadata,
    Column("portfolio_id", ForeignKey("portfolios.id"), primary_key=True),
    Column("segment", String(40), primary_key=True),
    Column("currency", String(3), primary_key=True),
    Column("accounts", Integer, nullable=False),
    Column("debtors", Integer, nullable=False),
    amount("due_minor", nullable=False),
)

balance_snapshots = Table(
    "balance_snapshots",
    metadata,
    key(),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("as_of", Date, nullable=False),
    amount("due_minor", nullable=False),
    amount("balance_minor"),
    Column("dpd", Integer),
    Column("batch_id", ForeignKey("import_batches.id"), nullable=False),
    Index("ix_balance_snapshots_account_id", "account_id", "as_of"),
)
