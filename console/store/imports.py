"""Batches: staged row by row, loaded as a set, undone for as long as that is possible."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from console.domain.folding import folded
from console.domain.ids import BatchId
from console.domain.placement import FileKind, PortfolioRecord, RowNote
from console.runtime.errors import InputRefused
from console.store import lines, loading, staging
from console.store.batches import (
    DONE,
    OPEN,
    STAGED,
    STAGING,
    UNDONE,
    batch_rows,
    the_batch,
    to_batch,
    to_effect,
    to_staged,
)
from console.store.bulk import roomy
from console.store.effects import effect_of, operation_of_batch
from console.store.indexes import aside, is_mostly_new
from console.store.instants import to_us
from console.store.leaving import drop_sends_of_withdrawn
from console.store.line_kinds import line_file
from console.store.priorities import recompute
from console.store.records import (
    accounts,
    balance_snapshots,
    creditors,
    debtors,
    import_batches,
    import_lines,
    import_row_errors,
    import_rows,
    portfolios,
)
from console.store.touched import Touched
from console.store.undo import forget_expired, undo_batch
from console.store.upserts import upsert
from console.usecases.ports import LineRecord, NewBatch, Topic
from console.usecases.staged import Owner, StagedRows, staged
from console.usecases.views import BatchRow, Effect, Outlook, StagedBatch, Undone

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
        "DUPLICATE_EXCLUSION",
    }
)
UNDO_FOR = timedelta(days=7)


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
        batch_id = BatchId(int(made or 0))
        staging.begin(self._connection, the_batch(self._connection, batch_id))
        return batch_id

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
        batch = self._in_staging(batch_id)
        if records:
            owner = Owner(batch_id, batch.creditor_id, batch.country)
            staging.stage(self._connection, batch, staged(owner, records, places))

    def stage_rows(self, batch_id: BatchId, rows: StagedRows) -> None:
        """Implements Imports."""
        staging.stage(self._connection, self._in_staging(batch_id), rows)

    def owner_of(self, batch_id: BatchId) -> Owner:
        """Implements Imports."""
        batch = self._in_staging(batch_id)
        return Owner(batch_id, batch.creditor_id, batch.country)

    def stage_lines(self, batch_id: BatchId, records: Sequence[LineRecord]) -> None:
        """Implements Imports."""
        self._in_staging(batch_id)
        lines.stage_lines(self._connection, batch_id, records)

    def note(self, batch_id: BatchId, notes: Sequence[RowNote]) -> None:
        """Implements Imports."""
        if notes:
            rows = [{"batch_id": batch_id, **asdict(note)} for note in notes]
            self._connection.execute(insert(import_row_errors), rows)

    def notes(self, batch_id: BatchId, limit: int | None = None) -> tuple[RowNote, ...]:
        """Implements Imports."""
        of_row = import_row_errors.c
        query = (
            select(
                of_row.row, of_row.code, of_row.column, of_row.value, of_row.block,
                of_row.other_row,
            )
            .where(of_row.batch_id == batch_id)
            .order_by(of_row.code.not_in(REJECTIONS), of_row.id)
            .limit(limit)
        )  # fmt: skip
        return tuple(RowNote(*row) for row in self._connection.execute(query))

    def staged(
        self, batch_id: BatchId, report: dict[str, Any], path: str, now: datetime
    ) -> None:
        """Implements Imports."""
        staging.finish(self._connection, self._in_staging(batch_id))
        self._connection.execute(
            update(import_batches)
            .where(import_batches.c.id == batch_id)
            .values(state=STAGED, report=report, path=path, staged_at_us=to_us(now))
        )

    def effect(self, batch_id: BatchId) -> Effect:
        """Implements Imports."""
        batch = the_batch(self._connection, batch_id)
        if batch.state not in OPEN:
            return to_effect(batch.effect)
        if batch.kind == FileKind.PORTFOLIO:
            staging.look(self._connection, batch)
            return effect_of(self._connection, batch)
        return line_file(self._connection, batch).effect()

    def outlook(self, batch_id: BatchId) -> Outlook:
        """Implements Imports."""
        batch = the_batch(self._connection, batch_id)
        if batch.state not in OPEN:
            return Outlook(to_effect(batch.effect))
        if batch.kind == FileKind.PORTFOLIO:
            staging.look(self._connection, batch)
            with roomy(self._connection):
                effect = effect_of(self._connection, batch)
            return Outlook(effect, operation_of_batch(self._connection, batch))
        found = line_file(self._connection, batch)
        return Outlook(found.effect(), found.operation(), found.report())

    def load(self, batch_id: BatchId, notes: Sequence[RowNote], now: datetime) -> Effect:
        """Implements Imports."""
        return self.apply(batch_id, notes, now).effect

    def apply(self, batch_id: BatchId, notes: Sequence[RowNote], now: datetime) -> Outlook:
        """Implements Imports."""
        batch = the_batch(self._connection, batch_id, lock=True)
        if batch.state not in OPEN:
            return Outlook(to_effect(batch.effect))
        self.note(batch_id, notes)
        staging.look(self._connection, batch)
        accepted = self._count_staged(batch_id)
        if batch.kind == FileKind.PORTFOLIO:
            found = self._apply_portfolio(batch, now)
        else:
            file = line_file(self._connection, batch)
            found = Outlook(file.effect(), file.operation(), file.report())
            file.store(self._touched, now)
        staging.clear(self._connection, batch)
        self._finish(batch_id, accepted, now, asdict(found.effect))
        forget_expired(self._connection, now)
        self._touched.topic(Topic.PORTFOLIO)
        return found

    def _apply_portfolio(self, batch: Any, now: datetime) -> Outlook:  # noqa: ANN401 - a row
        with roomy(self._connection):
            effect = effect_of(self._connection, batch)
            operation = operation_of_batch(self._connection, batch)
            grown = is_mostly_new(self._connection, accounts, effect.created)
            with aside(self._connection, accounts, debtors, balance_snapshots, when=grown):
                loading.load(self._connection, batch, now)
                recompute(self._connection, now, portfolio_id=batch.portfolio_id)
        drop_sends_of_withdrawn(self._connection, self._touched)
        return Outlook(effect, operation)

    def compare(self, batch_id: BatchId, letter: dict[str, int]) -> None:
        """Implements Imports."""
        self._connection.execute(
            update(import_batches)
            .where(import_batches.c.id == batch_id)
            .values(letter=letter or None)
        )

    def discard(self, batch_id: BatchId) -> None:
        """Implements Imports. What was loaded stays."""
        batch = self._connection.execute(
            select(import_batches).where(import_batches.c.id == batch_id)
        ).first()
        if batch is None or batch.state not in OPEN:
            return
        staging.clear(self._connection, batch)
        self._connection.execute(
            delete(import_row_errors).where(import_row_errors.c.batch_id == batch_id)
        )
        self._connection.execute(delete(import_batches).where(import_batches.c.id == batch_id))

    def undo(self, batch_id: BatchId, by: str, now: datetime) -> Undone:
        """Implements Imports."""
        the_batch(self._connection, batch_id, lock=True)
        row = self._connection.execute(
            batch_rows((DONE, UNDONE)).where(import_batches.c.id == batch_id)
        ).first()
        if row is None:
            raise InputRefused("import_unknown", id=batch_id)
        return undo_batch(self._connection, self._touched, row, by, now)

    def unfinished(self, begun_before: datetime) -> tuple[BatchId, ...]:
        """Implements Imports."""
        query = select(import_batches.c.id).where(
            import_batches.c.state.in_(OPEN), import_batches.c.at_us < to_us(begun_before)
        )
        return tuple(
            map(BatchId, self._connection.scalars(query.order_by(import_batches.c.id)))
        )

    def waiting(self, by: str) -> tuple[StagedBatch, ...]:
        """Implements Imports."""
        query = batch_rows(OPEN).where(import_batches.c.by == by)
        rows = self._connection.execute(query.order_by(import_batches.c.id.desc()))
        return tuple(map(to_staged, rows))

    def recent(self, limit: int) -> tuple[BatchRow, ...]:
        """Implements Imports."""
        query = batch_rows((DONE, UNDONE)).order_by(
            import_batches.c.loaded_at_us.desc(), import_batches.c.id.desc()
        )
        return tuple(map(to_batch, self._connection.execute(query.limit(limit))))

    def find_done(self, sha256: str, kind: str) -> BatchRow | None:
        """Implements Imports."""
        query = batch_rows((DONE,)).where(
            import_batches.c.sha256 == sha256, import_batches.c.kind == str(kind)
        )
        row = self._connection.execute(
            query.order_by(import_batches.c.id.desc()).limit(1)
        ).first()
        return None if row is None else to_batch(row)

    def _in_staging(self, batch_id: int) -> Any:  # noqa: ANN401 - a row
        batch = the_batch(self._connection, batch_id)
        if batch.state != STAGING:
            raise ValueError(f"batch {batch_id} is {batch.state}: nothing can be added")
        return batch

    def _count_staged(self, batch_id: int) -> int:
        return sum(
            int(
                self._connection.scalar(
                    select(func.count()).select_from(table).where(table.c.batch_id == batch_id)
                )
                or 0
            )
            for table in (import_rows, import_lines)
        )

    def _finish(
        self, batch_id: int, accepted: int, now: datetime, effect: dict[str, Any]
    ) -> None:
        of_row = import_row_errors.c
        rejected = (
            select(of_row.row, of_row.block)
            .where(of_row.batch_id == batch_id, of_row.code.in_(REJECTIONS))
            .distinct()
            .subquery()
        )
        self._connection.execute(
            update(import_batches)
            .where(import_batches.c.id == batch_id)
            .values(
                state=DONE,
                accepted=accepted,
                rejected=select(func.count()).select_from(rejected).scalar_subquery(),
                loaded_at_us=to_us(now),
                undo_until_us=to_us(now + UNDO_FOR),
                effect=effect,
            )
        )
