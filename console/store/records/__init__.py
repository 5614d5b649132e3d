"""Tables. Columns hold plain values; meaning lives in the domain."""

from console.store.records.columns import metadata
from console.store.records.imports import (
    import_batches,
    import_phones,
    import_row_errors,
    import_rows,
    payments,
)
from console.store.records.portfolio import (
    accounts,
    balance_snapshots,
    consent_events,
    contact_points,
    creditors,
    debtors,
    instalments,
    portfolios,
    restraints,
    segment_totals,
)
from console.store.records.talk import (
    conversations,
    messages,
    outbox,
    parked_reports,
    stream_cursor,
    templates,
)
from console.store.records.work import (
    activities,
    audit,
    audit_head,
    claims,
    promise_events,
    promise_instalments,
    promises,
    settings,
)

__all__ = [
    "accounts",
    "activities",
    "audit",
    "audit_head",
    "balance_snapshots",
    "claims",
    "consent_events",
    "contact_points",
    "conversations",
    "creditors",
    "debtors",
    "import_batches",
    "import_phones",
    "import_row_errors",
    "import_rows",
    "instalments",
    "messages",
    "metadata",
    "outbox",
    "parked_reports",
    "payments",
    "portfolios",
    "promise_events",
    "promise_instalments",
    "promises",
    "restraints",
    "segment_totals",
    "settings",
    "stream_cursor",
    "templates",
]
