"""What is known of imports themselves: the history, and what waits to be decided."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, select

from console.domain.ids import BatchId
from console.runtime.errors import InputRefused
from console.store.instants import from_us, maybe_at
from console.store.records import creditors, import_batches, portfolios
from console.store.rows import Stored
from console.usecases.views import BatchRow, Effect, StagedBatch

STAGING, STAGED, DONE, UNDONE = "staging", "staged", "done", "undone"
OPEN = (STAGING, STAGED)


def batch_rows(states: Collection[str]) -> Select[Any]:
    """Batches of these states with their creditor's and portfolio's names."""
    return (
        select(
            import_batches,
            creditors.c.name.label("creditor"),
            portfolios.c.name.label("portfolio"),
        )
        .join(creditors, creditors.c.id == import_batches.c.creditor_id)
        .join(portfolios, portfolios.c.id == import_batches.c.portfolio_id)
        .where(import_batches.c.state.in_(states))
    )


def the_batch(connection: Connection, batch_id: int, *, lock: bool = False) -> Stored:
    """The row of a batch.

    Raises: InputRefused for one that is not there, or was discarded meanwhile elsewhere.
    """
    query = select(import_batches).where(import_batches.c.id == batch_id)
    row = connection.execute(query.with_for_update() if lock else query).first()
    if row is None:
        raise InputRefused("import_unknown", id=batch_id)
    return row


def to_batch(row: Stored) -> BatchRow:
    """A line of the history."""
    effect = row.effect or {}
    return BatchRow(
        id=BatchId(row.id),
        filename=row.filename,
        creditor=row.creditor,
        kind=row.kind,
        as_of=row.as_of,
        at=from_us(row.at_us),
        by=row.by,
        state=row.state,
        accepted=row.accepted,
        rejected=row.rejected,
        created=effect.get("created", 0),
        updated=effect.get("updated", 0),
        unchanged=effect.get("unchanged", 0),
        withdrawn=effect.get("withdrawn", 0),
        undo_until=maybe_at(row.undo_until_us),
        undone_at=maybe_at(row.undone_at_us),
        undone_by=row.undone_by,
    )


def to_staged(row: Stored) -> StagedBatch:
    """An import that waits for a decision."""
    return StagedBatch(
        id=BatchId(row.id),
        filename=row.filename,
        path=row.path,
        sha256=row.sha256,
        creditor=row.creditor,
        portfolio=row.portfolio,
        kind=row.kind,
        mode=row.mode,
        country=row.country,
        currency=row.currency,
        as_of=row.as_of,
        at=from_us(row.at_us),
        by=row.by,
        is_whole=row.state == STAGED,
        mapping=row.mapping or {},
        report=row.report or {},
        letter=row.letter or {},
    )


def to_effect(stored: dict[str, Any] | None) -> Effect:
    """The effect as it was kept."""
    found = stored or {"created": 0, "updated": 0, "unchanged": 0, "withdrawn": 0}
    buckets = tuple(tuple(bucket) for bucket in found.get("by_bucket", ()))
    return Effect(**{**found, "by_bucket": buckets})
