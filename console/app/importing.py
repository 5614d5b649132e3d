"""Reads creditors' files and loads them: the desk behind the wizard and the command."""

import asyncio
import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from console.domain.ids import BatchId
from console.domain.placement import FileKind, PaymentRecord, RowNote
from console.runtime.errors import InputRefused
from console.store.worker import Worker
from console.usecases.importing import (
    Cancelled,
    ColumnFound,
    ImportCancelled,
    ImportSettings,
    Inspected,
    Issue,
    Loaded,
    OnProgress,
    Progress,
    SheetFound,
    Simulated,
)
from console.usecases.ports import NewBatch, UnitOfWork
from console.usecases.staged import StagedRows
from console.usecases.views import BatchRow, Effect

T = TypeVar("T")
CHUNK = 2_000
LONGEST_IMPORT = timedelta(hours=24)
"""A dry run may stand open for a shift before somebody accepts it."""
"""Rows per staging transaction: small enough that a message waits a few hundredths."""
ISSUES_SHOWN = 2_000
LOADABLE = {FileKind.PORTFOLIO, FileKind.PAYMENTS}
NOTHING = Effect(0, 0, 0, 0)


class ImportService:
    """The desk's work, step by step, on the thread that calls it.

    Thread: any but the event loop's; one import at a time per instance.
    """

    def __init__(
        self,
        worker: Worker,
        *,
        by: str,
        lang: str,
        now: Callable[[], datetime],
        zone: str = "UTC",
    ) -> None:
        self._worker = worker
        self._by = by
        self._lang = lang
        self._now = now
        self._zone = zone

    # --- looking ----------------------------------------------------------------------------

    def inspect(self, path: Path, settings: ImportSettings) -> Inspected:
        """See ImportDesk."""
        from console.excel import inspection  # noqa: PLC0415 - heavy

        started = time.monotonic()
        found = inspection.inspect(path, _excel_settings(settings), sheet=settings.sheet)
        layout = found.layout
        return Inspected(
            path=path,
            size_bytes=path.stat().st_size,
            format=found.format,
            kind=found.kind,
            sheets=tuple(
                SheetFound(sheet.name, sheet.rows or 0, not sheet.is_visible)
                for sheet in found.sheets
                if sheet.name
            ),
            sheet=layout.sheet or "",
            header_row=layout.header_row,
            columns=tuple(
                ColumnFound(
                    letter=one.letter,
                    header=one.header,
                    canonical=one.field,
                    confidence=one.confidence,
                    type_code=one.type_label,
                    examples=one.examples,
                )
                for one in found.proposals
                if one.header
            ),
            reading={
                "decimal": {".": "point", ",": "comma"}.get(found.decimal or "", ""),
                "date_order": found.date_order or "",
                "encoding": found.encoding or "",
                "delimiter": found.delimiter or "",
                "date_system": str(found.date_system) if found.date_system != 1900 else "",  # noqa: PLR2004 - the usual one
            },
            seconds=time.monotonic() - started,
            as_of_found=found.as_of_found,
        )

    # --- the dry run ------------------------------------------------------------------------

    def simulate(
        self,
        path: Path,
        settings: ImportSettings,
        on_progress: OnProgress,
        cancelled: Cancelled,
        *,
        show_rows: frozenset[int] = frozenset(),
    ) -> Simulated:
        """See ImportDesk. Afterwards the batch is staged; `load` or `discard` ends it."""
        from console.excel import inspection  # noqa: PLC0415 - heavy
        from console.excel.overrides import overridden  # noqa: PLC0415 - heavy
        from console.excel.reader import Book  # noqa: PLC0415 - heavy
        from console.excel.refused import ReadingCancelled  # noqa: PLC0415 - heavy

        stated = _excel_settings(settings)
        with Book(path) as book:
            found = inspection.inspect(book, stated, sheet=settings.sheet)
            layout = overridden(found.layout, settings.mapping or {}, path.name)
            if layout.kind not in LOADABLE:
                raise InputRefused("kind_not_loaded", file=path.name, kind=layout.kind.value)
            sha256 = _sha256(path)
            before = self._worker.read_now(
                lambda uow: uow.imports.find_done(sha256, layout.kind)
            )
            batch = self._batch(path, settings, layout.kind, layout.mapping_by_header(), sha256)
            batch_id = self._worker.write_now(lambda uow: uow.imports.begin(batch))
            try:
                kept, report = self._stage(
                    batch_id,
                    layout.kind,
                    (book, layout, stated),
                    on_progress=lambda done, total: on_progress(Progress("read", done, total)),
                    cancelled=cancelled,
                    show_rows=show_rows,
                )
                on_progress(Progress("compare", 0, None))
                effect = self._effect(batch_id, layout.kind)
            except BaseException as error:
                self._worker.write_now(lambda uow: uow.imports.discard(batch_id))
                if isinstance(error, ReadingCancelled):
                    raise ImportCancelled from error
                raise
        self._kept = (batch_id, kept, [*report.rejected, *report.warnings], report)
        return Simulated(
            batch_id=batch_id,
            settings=replace(settings, kind=layout.kind, sheet=layout.sheet),
            path=path,
            sha256=sha256,
            json=report.to_json(self._say),
            issues=self._issues(report.rejected, report.warnings),
            effect=effect,
            imported_before=before,
        )

    def _stage(
        self,
        batch_id: BatchId,
        kind: FileKind,
        what: tuple[Any, ...],
        **how: Any,  # noqa: ANN401 - progress, cancelling, rows to show: as reading.read takes
    ) -> tuple[list[PaymentRecord], Any]:
        """Stage portfolio rows in chunks; payments are few and kept. With the report."""
        from console.excel import reading  # noqa: PLC0415 - heavy

        if kind is not FileKind.PORTFOLIO:
            stream = reading.Reading(*what, **how)
            payments = [record for record in stream if isinstance(record, PaymentRecord)]
            return payments, stream.report
        owner = self._worker.read_now(lambda uow: uow.imports.owner_of(batch_id))
        chunks = reading.StagedReading(*what, owner=owner, **how)
        for chunk in chunks:
            self._worker.write_now(partial(_stage_chunk, batch_id, chunk))
        return [], chunks.report

    def _effect(self, batch_id: BatchId, kind: FileKind) -> Effect:
        if kind is not FileKind.PORTFOLIO:
            return NOTHING
        return self._worker.read_now(lambda uow: uow.imports.effect(batch_id))

    # --- loading ----------------------------------------------------------------------------

    def load(self, simulated: Simulated, on_progress: OnProgress) -> Loaded:
        """See ImportDesk."""
        on_progress(Progress("load", 0, None))
        batch_id, payments, notes, _report = self._kept
        if batch_id != simulated.batch_id:
            raise ValueError(f"batch {simulated.batch_id} was not simulated last")
        now = self._now()
        job = partial(_load, simulated, payments, notes, now, self._by)
        effect, more = self._worker.write_now(job)
        return Loaded(batch_id, effect, simulated.json | more)

    def discard(self, simulated: Simulated) -> None:
        """See ImportDesk."""
        self._worker.write_now(lambda uow: uow.imports.discard(simulated.batch_id))

    def write_rejected(self, simulated: Simulated, target: Path) -> int:
        """See ImportDesk."""
        from console.excel.rejected_rows import write_rejected_rows  # noqa: PLC0415 - heavy

        _batch_id, _kept, _notes, report = self._kept
        return write_rejected_rows(
            target,
            simulated.path,
            report,
            self._lang,
            created_by=self._by,
            created_at=self._now(),
            zone=self._zone,
        )

    def recent(self) -> tuple[BatchRow, ...]:
        """See ImportDesk."""
        return self._worker.read_now(lambda uow: uow.imports.recent(20))

    def clear_unfinished(self) -> int:
        """Forget what crashes left half staged; how many batches. Another console, or the
        command line, may be importing right now: what began within LONGEST_IMPORT stays.
        """
        before = self._now() - LONGEST_IMPORT
        left = self._worker.read_now(lambda uow: uow.imports.unfinished(before))
        for batch_id in left:
            self._worker.write_now(partial(_discard, batch_id))
        return len(left)

    # --- words ------------------------------------------------------------------------------

    def _say(self, note: RowNote) -> str:
        from console.excel import wording  # noqa: PLC0415 - with the reader

        return wording.sentence(note, self._lang)

    def _issues(
        self, rejected: Sequence[RowNote], warnings: Sequence[RowNote]
    ) -> tuple[Issue, ...]:
        from console.excel import wording  # noqa: PLC0415 - with the reader

        numbered = [(note, True) for note in rejected] + [(note, False) for note in warnings]
        return tuple(
            Issue(
                row=note.row,
                code=note.code,
                rejected=is_rejected,
                column=note.column,
                value=note.value,
                message=wording.reason(note, self._lang),
                remedy=wording.remedy(note, self._lang),
            )
            for note, is_rejected in numbered[:ISSUES_SHOWN]
        )

    def _batch(
        self,
        path: Path,
        settings: ImportSettings,
        kind: FileKind,
        mapping: dict[str, Any],
        sha256: str,
    ) -> NewBatch:
        return NewBatch(
            creditor=settings.creditor,
            portfolio=settings.portfolio,
            country=settings.country,
            currency=settings.currency,
            kind=kind.value,
            mode=settings.mode,
            as_of=settings.as_of,
            filename=path.name,
            sha256=sha256,
            mapping=mapping,
            at=self._now(),
            by=self._by,
        )


class ThreadedImportDesk:
    """Implements usecases.importing.ImportDesk: the service in a thread, told on the loop."""

    def __init__(self, service: ImportService) -> None:
        self._service = service

    async def inspect(self, path: Path, settings: ImportSettings) -> Inspected:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.inspect, path, settings)

    async def simulate(
        self,
        path: Path,
        settings: ImportSettings,
        on_progress: OnProgress,
        cancelled: Cancelled,
    ) -> Simulated:
        """Implements ImportDesk."""
        return await asyncio.to_thread(
            self._service.simulate, path, settings, _on_loop(on_progress), cancelled
        )

    async def load(self, simulated: Simulated, on_progress: OnProgress) -> Loaded:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.load, simulated, _on_loop(on_progress))

    async def discard(self, simulated: Simulated) -> None:
        """Implements ImportDesk."""
        await asyncio.to_thread(self._service.discard, simulated)

    async def write_rejected(self, simulated: Simulated, target: Path) -> int:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.write_rejected, simulated, target)

    async def recent(self) -> tuple[BatchRow, ...]:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.recent)


def _on_loop(on_progress: OnProgress) -> OnProgress:
    loop = asyncio.get_running_loop()
    return lambda progress: _tell(loop, on_progress, progress)


def _tell(loop: asyncio.AbstractEventLoop, on_progress: OnProgress, progress: Progress) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(on_progress, progress)


def _excel_settings(settings: ImportSettings) -> Any:  # noqa: ANN401 - excel is imported late
    from console.excel.layout import ImportSettings as Stated  # noqa: PLC0415 - heavy

    return Stated(
        creditor=settings.creditor,
        country=settings.country,
        currency=settings.currency,
        as_of=settings.as_of,
        kind=settings.kind,
        mode=settings.mode,
    )


def _load(
    simulated: Simulated,
    payments: Sequence[PaymentRecord],
    notes: Sequence[RowNote],
    now: datetime,
    by: str,
    uow: UnitOfWork,
) -> tuple[Effect, dict[str, Any]]:
    more: dict[str, Any] = {}
    if simulated.settings.kind is FileKind.PAYMENTS:
        more = uow.imports.load_payments(simulated.batch_id, payments, now)
        counts = more.get("effect", {})
        effect = Effect(
            counts.get("created", 0),
            counts.get("updated", 0),
            counts.get("unchanged", 0),
            counts.get("withdrawn", 0),
        )
    else:
        effect = uow.imports.load(simulated.batch_id, notes, now)
    detail = {
        "file": simulated.path.name,
        "sha256": simulated.sha256,
        "created": effect.created,
    }
    uow.audit.add(now, by, "import.loaded", f"batch:{simulated.batch_id}", detail)
    return effect, more


def _stage_chunk(batch_id: BatchId, rows: StagedRows, uow: UnitOfWork) -> None:
    uow.imports.stage_rows(batch_id, rows)


def _discard(batch_id: BatchId, uow: UnitOfWork) -> None:
    uow.imports.discard(batch_id)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
