"""What rows were before an import changed them, kept for as long as it can be undone."""

from collections.abc import Sequence

from sqlalchemy import Column, ForeignKey, Table

from console.store.records.columns import metadata
from console.store.records.imports import payments
from console.store.records.portfolio import accounts, contact_points, debtors, instalments

DERIVED = frozenset(
    {"rank", "score", "terms", "created_at_us", "portfolio_id", "account_key", "exclusion"}
)
"""Columns of an account that no portfolio sets, or that follow from the others."""


def _before(table: Table, names: Sequence[str]) -> Table:
    kept = [table.c[name] for name in (*table.primary_key.columns.keys(), *names)]
    return Table(
        f"undo_{table.name}",
        metadata,
        Column("undo_batch_id", ForeignKey("import_batches.id"), primary_key=True),
        *(
            Column(
                column.name,
                column.type,
                primary_key=column.primary_key,
                nullable=column.nullable,
                autoincrement=False,
            )
            for column in kept
        ),
    )


undo_accounts = _before(
    accounts,
    [name for name in accounts.columns.keys() if name not in DERIVED | {"id"}],  # noqa: SIM118 - columns, not names
)
undo_debtors = _before(
    debtors,
    (
        "name",
        "name_folded",
        "doc_type",
        "doc_number",
        "client_code",
        "email",
        "address",
        "region",
        "zones",
        "regions",
        "version",
    ),
)
undo_contact_points = _before(
    contact_points, ("role", "position", "consent", "consent_at_us", "version")
)
undo_instalments = _before(
    instalments, ("due_minor", "due_on", "dpd", "block_reason", "withdrawn_at_us")
)
undo_payments = _before(
    payments, ("account_id", "debtor_id", "matched_by", "unmatched", "cover")
)
