"""Batches: staged row by row, loaded as a set."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from console.domain.ids import BatchId
from console.domain.placement import FileKind, PaymentRecord, PortfolioRecord, RowNote
from console.store import loading, staging
from console.store.bulk import roomy
from console.store.effects import effect_of
from console.store.folding import folded
from console.store.instants import from_us, to_us
from console.store.payments import match_all
from console.store.payments import store as store_payments
from console.store.priorities import recompute
from console.store.records import (
    creditors,
    import_batches,
    import_row_errors,
    import_rows,
    portfolios,
)
from console.store.rows import Stored
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.ports import NewBatch, Topic
from console.usecases.staged import Owner, StagedRows, staged
from console.usecases.views import BatchRow, Effect

REJECTIONS = frozenset(
    {
        "NO_KEY",
        "AMOUNT_MISSING",
        "AMOUNT_UNREADABLE",
        "AMOUNT_NEGATIVE",
        "AMOUNT_ZERO",
        "DATE_MISSING",
        "DATE_INVALID",
        "DPD_INVALID",
        "CONTACT_TYPE_UNKNOWN",
        "CONTACT_MISSING",
        "CONTACT_INVALID",
        "DUPLICATE_ACCOUNT",
        "DUPLICATE_PAYMENT",
        "DUPLICATE_CONTACT",
    }
)
STAGING, DONE = "staging", "done"


class SqlImports:
    """Implements usecases.ports.Imports."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def begin(self, batch: NewBatch) -> BatchId:
        """Implements Imports."""
        creditor_id = self._creditor(batch)
        made = self._connection.scalar(
            insert(import_batches)
            .values(
                creditor_id=creditor_id,
                portfolio_id=self._portfolio(creditor_id, batch),
                kind=str(batch.kind),
                mode=batch.mode,
                state=STAGING,
                as_of=batch.as_of,
                country=batch.country,
                currency=batch.currency,
                filename=batch.filename,
                sha256=batch.sha256,
                mapping=batch.mapping,
                at_us=to_us(batch.at),
                by=batch.by,
                accepted=0,
                rejected=0,
            )
            .returning(import_batches.c.id)
        )
        return BatchId(int(made or 0))

    def _creditor(self, batch: NewBatch) -> int:
        values = {"name": batch.creditor, "country": batch.country}
        statement = upsert(self._connection, creditors).values(
            name_key=folded(batch.creditor), **values
        )
        # Updating the name to itself makes RETURNING answer for a known creditor too.
        made = self._connection.scalar(
            statement.on_conflict_do_update(
                index_elements=["country", "name_key"], set_={"name": creditors.c.name}
            ).returning(creditors.c.id)
        )
        return int(made or 0)

    def _portfolio(self, creditor_id: int, batch: NewBatch) -> int:
        """A file that names no portfolio belongs to the creditor's newest one, if it is not
        a portfolio itself.
        """
        if not batch.portfolio and batch.kind != FileKind.PORTFOLIO:
            newest = self._connection.scalar(
                select(func.max(portfolios.c.id)).where(portfolios.c.creditor_id == creditor_id)
            )
            if newest is not None:
                return int(newest)
        values = {
            "creditor_id": creditor_id,
            "name": batch.portfolio or batch.creditor,
            "country": batch.country,
            "currency": batch.currency,
        }
        statement = upsert(self._connection, portfolios).values(**values)
        made = self._connection.scalar(
            statement.on_conflict_do_update(
                index_elements=["creditor_id", "name"], set_={"currency": batch.currency}
            ).returning(portfolios.c.id)
        )
        return int(made or 0)

    def stage(
        self,
        batch_id: BatchId,
        records: Sequence[PortfolioRecord],
        places: Sequence[tuple[str, str]],
    ) -> None:
        """Implements Imports."""
        batch = self._of_staging(batch_id)
        if records:
            owner = Owner(batch_id, batch.creditor_id, batch.country)
            staging.stage(self._connection, batch_id, staged(owner, records, places))

    def stage_rows(self, batch_id: BatchId, rows: StagedRows) -> None:
        """Implements Imports."""
        self._of_staging(batch_id)
        staging.stage(self._connection, batch_id, rows)

    def owner_of(self, batch_id: BatchId) -> Owner:
        """Implements Imports."""
        batch = self._of_staging(batch_id)
        return Owner(batch_id, batch.creditor_id, batch.country)

    def _of_staging(self, batch_id: BatchId) -> Stored:
        batch = self._batch(batch_id)
        if batch.state != STAGING:
            raise ValueError(f"batch {batch_id} is {batch.state}: nothing can be added")
        return batch

    def effect(self, batch_id: BatchId) -> Effect:
        """Implements Imports."""
        batch = self._batch(batch_id)
        if batch.state == DONE:
            return _to_effect(batch.effect)
        return effect_of(self._connection, batch)

    def load(self, batch_id: BatchId, notes: Sequence[RowNote], now: datetime) -> Effect:
        """Implements Imports."""
        batch = self._batch(batch_id, lock=True)
        if batch.state == DONE:
            return _to_effect(batch.effect)
        with roomy(self._connection):
            effect = effect_of(self._connection, batch)
            accepted = self._staged(batch_id)
            loading.load(self._connection, batch, now)
            recompute(self._connection, now, portfolio_id=batch.portfolio_id)
            loading.clear(self._connection, batch_id)
        self._finish(batch_id, accepted, notes, now, asdict(effect))
        self._touched.topic(Topic.PORTFOLIO)
        return effect

    def load_payments(
        self, batch_id: BatchId, payments: Sequence[PaymentRecord], now: datetime
    ) -> dict[str, Any]:
        """Implements Imports. A second time everything is "unchanged"."""
        batch = self._batch(batch_id, lock=True)
        found = match_all(self._connection, batch, payments)
        counts = store_payments(self._connection, batch, found)
        self._connection.execute(
            update(creditors)
            .where(creditors.c.id == batch.creditor_id)
            .where(
                or_(
                    creditors.c.payments_loaded_on.is_(None),
                    creditors.c.payments_loaded_on < batch.as_of,
                )
            )
            .values(payments_loaded_on=batch.as_of)
        )
        effect = {
            name: counts[name] for name in ("created", "updated", "unchanged", "withdrawn")
        }
        if batch.state != DONE:
            self._finish(batch_id, len(payments), (), now, effect)
        self._touched.topic(Topic.PORTFOLIO)
        self._touched.topic(Topic.PROMISES)
        self._touched.debtors(found.debtors())
        return {**found.report(), "effect": effect}

    def discard(self, batch_id: BatchId) -> None:
        """Implements Imports. What was loaded stays."""
        if self._batch(batch_id, lock=True).state != STAGING:
            return
        loading.clear(self._connection, batch_id)
        self._connection.execute(delete(import_batches).where(import_batches.c.id == batch_id))

    def unfinished(self, begun_before: datetime) -> tuple[BatchId, ...]:
        """Implements Imports."""
        query = select(import_batches.c.id).where(
            import_batches.c.state == STAGING, import_batches.c.at_us < to_us(begun_before)
        )
        return tuple(
            map(BatchId, self._connection.scalars(query.order_by(import_batches.c.id)))
        )

    def recent(self, limit: int) -> tuple[BatchRow, ...]:
        """Implements Imports."""
        query = _batches().order_by(
            import_batches.c.loaded_at_us.desc(), import_batches.c.id.desc()
        )
        return tuple(map(_to_batch, self._connection.execute(query.limit(limit))))

    def find_done(self, sha256: str, kind: str) -> BatchRow | None:
        """Implements Imports."""
        query = _batches().where(
            import_batches.c.sha256 == sha256, import_batches.c.kind == str(kind)
        )
        row = self._connection.execute(
            query.order_by(import_batches.c.id.desc()).limit(1)
        ).first()
        return None if row is None else _to_batch(row)

    def _batch(self, batch_id: int, *, lock: bool = False) -> Stored:
        query = select(import_batches).where(import_batches.c.id == batch_id)
        return self._connection.execute(query.with_for_update() if lock else query).one()

    def _staged(self, batch_id: int) -> int:
        query = select(func.count()).where(import_rows.c.batch_id == batch_id)
        return int(self._connection.scalar(query) or 0)

    def _finish(
        self,
        batch_id: int,
        accepted: int,
        notes: Sequence[RowNote],
        now: datetime,
        effect: dict[str, Any],
    ) -> None:
        if notes:
            self._connection.execute(
                insert(import_row_errors),
                [{"batch_id": batch_id, **asdict(note)} for note in notes],
            )
        rejected = {(note.row, note.block) for note in notes if note.code in REJECTIONS}
        self._connection.execute(
            update(import_batches)
            .where(import_batches.c.id == batch_id)
            .values(
                state=DONE,
                accepted=accepted,
                rejected=len(rejected),
                loaded_at_us=to_us(now),
                effect=effect,
            )
        )


def _batches() -> Stored:
    return (
        select(import_batches, creditors.c.name.label("creditor"))
        .join(creditors, creditors.c.id == import_batches.c.creditor_id)
        .where(import_batches.c.state == DONE)
    )


def _to_batch(row: Stored) -> BatchRow:
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
    )


def _to_effect(stored: dict[str, Any]) -> Effect:
    buckets = tuple(tuple(bucket) for bucket in stored.get("by_bucket", ()))
    return Effect(**{**stored, "by_bucket": buckets})
