"""Counts and sums per segment, kept whenever accounts change as a set."""

from sqlalchemy import Connection, delete, func, insert, select

from console.store.records import accounts, segment_totals


def refresh(connection: Connection, portfolio_id: int) -> None:
    """Count one portfolio anew."""
    connection.execute(
        delete(segment_totals).where(segment_totals.c.portfolio_id == portfolio_id)
    )
    counted = (
        select(
            accounts.c.portfolio_id,
            accounts.c.segment,
            accounts.c.currency,
            func.count(),
            func.count(accounts.c.debtor_id.distinct()),
            func.sum(accounts.c.due_minor),
        )
        .where(accounts.c.portfolio_id == portfolio_id, accounts.c.withdrawn_at_us.is_(None))
        .group_by(accounts.c.portfolio_id, accounts.c.segment, accounts.c.currency)
    )
    columns = ["portfolio_id", "segment", "currency", "accounts", "debtors", "due_minor"]
    connection.execute(insert(segment_totals).from_select(columns, counted))
