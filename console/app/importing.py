"""Reads creditors' files and loads them: the desk behind the wizard and the command."""

import asyncio
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from console.app.recognising import Recogniser, excel_settings
from console.app.resuming import issues_of, remembered, report_again, resumed, told
from console.domain.ids import BatchId
from console.domain.placement import (
    ContactRecord,
    ExclusionRecord,
    FileKind,
    PaymentRecord,
    RecallRecord,
    RowNote,
)
from console.runtime.errors import InputRefused
from console.store.lines import chunks
from console.store.worker import Worker
from console.usecases.control_totals import Letter
from console.usecases.import_maps import SavedMap
from console.usecases.importing import (
    Cancelled,
    ImportCancelled,
    ImportSettings,
    Inspected,
    Issue,
    Loaded,
    OnProgress,
    Progress,
    Simulated,
)
from console.usecases.ports import LineRecord, NewBatch, UnitOfWork
from console.usecases.staged import StagedRows
from console.usecases.views import BatchRow, Outlook, StagedBatch, Undone

CHUNK = 2_000
LONGEST_IMPORT = timedelta(hours=24)
"""A dry run may stand open for a shift before somebody accepts it."""
"""Rows per staging transaction: small enough that a message waits a few hundredths."""
LINES = (PaymentRecord, RecallRecord, ContactRecord, ExclusionRecord)


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
        self._report: Any = None
        self._reported: BatchId | None = None
        self._recogniser = Recogniser(worker, by, now)
        self._confirmed: tuple[BatchId, Callable[[], None]] | None = None

    # --- looking ----------------------------------------------------------------------------

    def inspect(self, path: Path, settings: ImportSettings) -> Inspected:
        """See ImportDesk."""
        from console.excel.decrypted import decrypted  # noqa: PLC0415 - heavy

        with decrypted(path, settings.password) as readable:
            return replace(self._recogniser.inspect(readable, settings), path=path)

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
        from console.excel.decrypted import decrypted  # noqa: PLC0415 - heavy

        with decrypted(path, settings.password) as readable:
            return self._simulate(path, readable, settings, on_progress, cancelled, show_rows)

    def _simulate(
        self,
        path: Path,
        readable: Path,
        settings: ImportSettings,
        on_progress: OnProgress,
        cancelled: Cancelled,
        show_rows: frozenset[int],
    ) -> Simulated:
        from console.app import file_reading  # noqa: PLC0415 - heavy
        from console.excel.refused import ReadingCancelled  # noqa: PLC0415 - heavy

        wish = file_reading.Wish(
            path=readable,
            stated=excel_settings(settings),
            understand=lambda book: self._recogniser.understand(book, settings).layout,
            show_rows=show_rows,
            on_progress=lambda done, total: on_progress(Progress("read", done, total)),
            cancelled=cancelled,
        )
        with _cancelling(ReadingCancelled), file_reading.reading_of(wish) as reading:
            layout = reading.layout
            sha256 = _sha256(path)
            before = self._worker.read_now(
                lambda uow: uow.imports.find_done(sha256, layout.kind)
            )
            batch = self._batch(path, settings, layout.kind, layout.mapping_by_header(), sha256)
            batch_id = self._worker.write_now(lambda uow: uow.imports.begin(batch))
            try:
                report = self._stage(batch_id, reading)
                said = report.to_json(self._say)
                self._note(batch_id, [*report.rejected, *report.warnings])
                kept = partial(_staged, batch_id, remembered(said), str(path), self._now())
                self._worker.write_now(kept)
                on_progress(Progress("compare", 0, None))
                outlook = self._worker.read_now(lambda uow: uow.imports.outlook(batch_id))
            except BaseException:
                self._worker.write_now(lambda uow: uow.imports.discard(batch_id))
                raise
        self._report, self._reported = report, batch_id
        self._confirmed = (batch_id, partial(self._recogniser.keep, layout, settings))
        return Simulated(
            batch_id=batch_id,
            settings=replace(settings, kind=layout.kind, sheet=layout.sheet),
            path=path,
            sha256=sha256,
            json=said | told(outlook),
            issues=self._issues(report.rejected, report.warnings),
            effect=outlook.effect,
            imported_before=before,
            operation=outlook.operation,
        )

    def _stage(self, batch_id: BatchId, reading: Any) -> Any:  # noqa: ANN401 - excel is imported late
        """Stage what is accepted in chunks; the report of the reading."""
        if reading.layout.kind is FileKind.PORTFOLIO:
            owner = self._worker.read_now(lambda uow: uow.imports.owner_of(batch_id))
            for rows in reading.rows(owner):
                self._worker.write_now(partial(_stage_chunk, batch_id, rows))
        else:
            for lines in chunks(reading.records(), CHUNK):
                accepted = [record for record in lines if isinstance(record, LINES)]
                self._worker.write_now(partial(_stage_lines, batch_id, accepted))
        return reading.report

    def _note(self, batch_id: BatchId, notes: Sequence[RowNote]) -> None:
        for chunk in chunks(notes, CHUNK):
            self._worker.write_now(partial(_note, batch_id, chunk))

    # --- loading ----------------------------------------------------------------------------

    def load(self, simulated: Simulated, on_progress: OnProgress) -> Loaded:
        """See ImportDesk."""
        on_progress(Progress("load", 0, None))
        outlook = self._worker.write_now(partial(_load, simulated, self._now(), self._by))
        if self._confirmed is not None and self._confirmed[0] == simulated.batch_id:
            self._confirmed[1]()  # after the load: a map that failed to load is not remembered
        return Loaded(simulated.batch_id, outlook.effect, simulated.json | told(outlook))

    def maps(self, creditor: str, country: str) -> tuple[SavedMap, ...]:
        """See ImportDesk."""
        return self._recogniser.maps(creditor, country)

    def forget_map(self, map_id: int) -> None:
        """See ImportDesk."""
        self._recogniser.forget(map_id)

    def discard(self, simulated: Simulated) -> None:
        """See ImportDesk."""
        self._worker.write_now(partial(_discard, simulated.batch_id))

    def keep_letter(self, simulated: Simulated, letter: Letter) -> None:
        """See ImportDesk."""
        self._worker.write_now(partial(_compare, simulated.batch_id, letter))

    # --- afterwards -------------------------------------------------------------------------

    def waiting(self) -> tuple[StagedBatch, ...]:
        """See ImportDesk."""
        return self._worker.read_now(lambda uow: uow.imports.waiting(self._by))

    def resume(self, batch: StagedBatch) -> Simulated:
        """See ImportDesk."""
        if not batch.is_whole:
            raise InputRefused("import_cut_off", file=batch.filename)
        notes = self._worker.read_now(lambda uow: uow.imports.notes(batch.id))
        outlook = self._worker.read_now(lambda uow: uow.imports.outlook(batch.id))
        before = self._worker.read_now(
            lambda uow: uow.imports.find_done(batch.sha256, batch.kind)
        )
        return resumed(batch, notes, outlook, before, self._lang)

    def forget(self, batch: StagedBatch) -> None:
        """See ImportDesk."""
        self._worker.write_now(partial(_discard, batch.id))

    def undo(self, batch_id: BatchId) -> Undone:
        """See ImportDesk."""
        return self._worker.write_now(partial(_undo, batch_id, self._by, self._now()))

    def write_rejected(self, simulated: Simulated, target: Path) -> int:
        """See ImportDesk."""
        from console.excel.decrypted import decrypted  # noqa: PLC0415 - heavy
        from console.excel.rejected_rows import write_rejected_rows  # noqa: PLC0415 - heavy

        with decrypted(simulated.path, simulated.settings.password) as readable:
            return write_rejected_rows(
                target,
                readable,
                self._report_of(simulated),
                self._lang,
                created_by=self._by,
                created_at=self._now(),
                zone=self._zone,
            )

    def _report_of(self, simulated: Simulated) -> Any:  # noqa: ANN401 - excel is imported late
        """The report of the reading; after a crash, made again of what was kept."""
        if self._report is None or self._reported != simulated.batch_id:
            notes = self._worker.read_now(lambda uow: uow.imports.notes(simulated.batch_id))
            self._report = report_again(simulated, notes, excel_settings(simulated.settings))
            self._reported = simulated.batch_id
        return self._report

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
        return issues_of(rejected, warnings, self._lang)

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

    async def waiting(self) -> tuple[StagedBatch, ...]:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.waiting)

    async def resume(self, batch: StagedBatch) -> Simulated:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.resume, batch)

    async def forget(self, batch: StagedBatch) -> None:
        """Implements ImportDesk."""
        await asyncio.to_thread(self._service.forget, batch)

    async def undo(self, batch_id: BatchId) -> Undone:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.undo, batch_id)

    async def keep_letter(self, simulated: Simulated, letter: Letter) -> None:
        """Implements ImportDesk."""
        await asyncio.to_thread(self._service.keep_letter, simulated, letter)

    async def maps(self, creditor: str, country: str) -> tuple[SavedMap, ...]:
        """Implements ImportDesk."""
        return await asyncio.to_thread(self._service.maps, creditor, country)

    async def forget_map(self, map_id: int) -> None:
        """Implements ImportDesk."""
        await asyncio.to_thread(self._service.forget_map, map_id)

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


def _load(simulated: Simulated, now: datetime, by: str, uow: UnitOfWork) -> Outlook:
    outlook = uow.imports.apply(simulated.batch_id, (), now)
    detail = {
        "file": simulated.path.name,
        "sha256": simulated.sha256,
        "created": outlook.effect.created,
    }
    uow.audit.add(now, by, "import.loaded", f"batch:{simulated.batch_id}", detail)
    return outlook


def _undo(batch_id: BatchId, by: str, now: datetime, uow: UnitOfWork) -> Undone:
    undone = uow.imports.undo(batch_id, by, now)
    detail = {
        "restored": undone.restored,
        "removed": undone.removed,
        "kept": [asdict(one) for one in undone.kept],
    }
    uow.audit.add(now, by, "import.undone", f"batch:{batch_id}", detail)
    return undone


def _note(batch_id: BatchId, notes: Sequence[RowNote], uow: UnitOfWork) -> None:
    uow.imports.note(batch_id, notes)


def _staged(
    batch_id: BatchId, report: dict[str, Any], path: str, now: datetime, uow: UnitOfWork
) -> None:
    uow.imports.staged(batch_id, report, path, now)


def _compare(batch_id: BatchId, letter: Letter, uow: UnitOfWork) -> None:
    uow.imports.compare(batch_id, letter.to_json())


def _stage_lines(batch_id: BatchId, lines: Sequence[LineRecord], uow: UnitOfWork) -> None:
    uow.imports.stage_lines(batch_id, lines)


@contextmanager
def _cancelling(stopped: type[Exception]) -> Iterator[None]:
    """A reading that was stopped is an import that was cancelled."""
    try:
        yield
    except stopped as error:
        raise ImportCancelled from error


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
