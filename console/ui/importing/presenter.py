"""What the person does in the import wizard, and what comes of it."""

from collections.abc import Coroutine
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import Any, Protocol

from console.domain.ids import BatchId
from console.domain.placement import FileKind
from console.runtime.errors import InputRefused, Unavailable
from console.runtime.tasks import TaskOwner
from console.usecases.control_totals import Letter
from console.usecases.importing import (
    ImportCancelled,
    ImportDesk,
    ImportSettings,
    Inspected,
    Loaded,
    Progress,
    Simulated,
)
from console.usecases.ports import ChangeSet, Topic
from console.usecases.views import BatchRow, StagedBatch, Undone

LOCKED = frozenset({"ENCRYPTED", "WRONG_PASSWORD"})
"""Refusals that a password cures."""


class Step(IntEnum):
    """The wizard's pages."""

    FILE = 0
    COLUMNS = 1
    SIMULATION = 2
    LOAD = 3


class ImportView(Protocol):
    """What the wizard shows."""

    def show_step(self, step: Step) -> None:
        """Turn to that page."""
        ...

    def show_settings(self, settings: ImportSettings) -> None:
        """What is stated now, e.g. with the cut-off day that the file gives."""
        ...

    def forget_file(self) -> None:
        """Another file is wanted: back to the first page."""
        ...

    def show_recent(self, rows: tuple[BatchRow, ...]) -> None:
        """The history."""
        ...

    def show_inspecting(self, path: Path) -> None:
        """The file is being looked at."""
        ...

    def show_inspected(self, inspected: Inspected) -> None:
        """Sheets, reading and the proposed columns."""
        ...

    def show_progress(self, progress: Progress) -> None:
        """How far the long step is."""
        ...

    def show_simulated(self, simulated: Simulated) -> None:
        """What the load would do."""
        ...

    def show_loaded(self, loaded: Loaded) -> None:
        """What the load did."""
        ...

    def show_refused(self, error: InputRefused | Unavailable, step: Step = Step.FILE) -> None:
        """What the world refused, on the page where the person can do something about it."""
        ...

    def show_cancelled(self) -> None:
        """The person stopped it; nothing was changed."""
        ...

    def show_saved(self, target: Path, rows: int) -> None:
        """The workbook with the rejected rows is written."""
        ...

    def show_waiting(self, batches: tuple[StagedBatch, ...]) -> None:
        """Imports that were read and never loaded."""
        ...

    def show_resuming(self, batch: StagedBatch) -> None:
        """One of them is taken up again."""
        ...

    def show_undone(self, undone: Undone) -> None:
        """An import was taken back."""
        ...


class ImportPresenter:
    """Keeps the file, the settings and the mapping, and drives the desk."""

    def __init__(
        self, view: ImportView, desk: ImportDesk, tasks: TaskOwner, settings: ImportSettings
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self.settings = settings
        self._mode = settings.mode
        self.path: Path | None = None
        self.inspected: Inspected | None = None
        self.simulated: Simulated | None = None
        self.step = Step.FILE
        self._is_stale = False
        self._stop = _Stop()

    # --- gestures ---------------------------------------------------------------------------

    def start(self) -> None:
        """The screen is shown."""
        self._run("import.recent", self._recent())
        self._run("import.waiting", self._waiting())

    def resume(self, batch: StagedBatch) -> None:
        """Take up an import that was read before."""
        self.path = Path(batch.path or batch.filename)
        self._turn(Step.SIMULATION)
        self._view.show_resuming(batch)
        self._run("import.simulate", self._resume(batch))

    def forget(self, batch: StagedBatch) -> None:
        """Discard an import that was read before."""
        self._run("import.forget", self._forget(batch))

    def undo(self, batch_id: BatchId) -> None:
        """Take a loaded import back."""
        self._run("import.undo", self._undo(batch_id))

    def keep_letter(self, letter: Letter) -> None:
        """The person typed figures of the creditor's letter."""
        if self.simulated is not None:
            self.simulated = replace(self.simulated, letter=letter)
            work = self._desk.keep_letter(self.simulated, letter)
            self._run("import.letter", work)

    def choose_file(self, path: Path) -> None:
        """The person dropped or chose a file."""
        self.path, self.inspected = path, None
        self.settings = replace(
            self.settings,
            sheet=None,
            mapping=None,
            kind=None,
            header_rows=(),
            readings=None,
            mode=self._mode,  # an update's name said so of that file alone
        )
        self._look()

    def change_settings(self, settings: ImportSettings) -> None:
        """Creditor, country, currency, date or mode were stated.

        A file that was looked at already is looked at again when the person goes on.
        """
        kept = self.settings
        self._mode = settings.mode
        for name in ("country", "creditor", "password"):
            self._is_stale |= getattr(settings, name) != getattr(kept, name)
        self.settings = replace(
            settings,
            sheet=kept.sheet,
            mapping=kept.mapping,
            kind=kept.kind,
            header_rows=kept.header_rows,
            readings=kept.readings,
        )

    def choose_sheet(self, name: str) -> None:
        """Another sheet of the workbook."""
        self.settings = replace(
            self.settings, sheet=name, mapping=None, header_rows=(), readings=None
        )
        self._look()

    def choose_kind(self, kind: FileKind) -> None:
        """The file is something else than was recognised."""
        self.settings = replace(self.settings, kind=kind, mapping=None)
        self._look()

    def choose_header_row(self, row: int) -> None:
        """The header stands in another row than was found."""
        if self.inspected is not None and row != self.inspected.header_row:
            self.settings = replace(
                self.settings, header_rows=(row,), mapping=None, readings=None
            )
            self._look()

    def choose_reading(self, letter: str, how: str) -> None:
        """The person says how a column's amounts (point, comma) or dates (DMY, MDY) are
        written.
        """
        if self.inspected is None:
            return
        name = "decimal" if how in ("point", "comma") else "order"
        readings = dict(self.settings.readings or {})
        for column in self.inspected.columns:
            if column.letter == letter:
                readings[column.header] = {name: how}
        self.settings = replace(self.settings, readings=readings)

    def forget_map(self) -> None:
        """What an earlier file left behind is not wanted: look again without it."""
        if self.inspected is not None and self.inspected.remembered is not None:
            self._run("import.forget_map", self._forget_map(self.inspected.remembered.map_id))

    def choose_field(self, letter: str, canonical: str | None) -> None:
        """The person says what a column is."""
        if self.inspected is None:
            return
        columns = tuple(
            replace(column, canonical=canonical, confidence=100)
            if column.letter == letter
            else column
            for column in self.inspected.columns
        )
        # A field that lost its last column is named with none, or it would get it back.
        named = [column.canonical for column in self.inspected.columns if column.canonical]
        mapping: dict[str, tuple[str, ...]] = dict.fromkeys(
            (*(self.settings.mapping or {}), *named), ()
        )
        self.inspected = replace(self.inspected, columns=columns)
        for column in columns:
            if column.canonical:
                mapping[column.canonical] = (
                    *mapping.get(column.canonical, ()),
                    column.header,
                )
        self.settings = replace(self.settings, mapping=mapping)

    def turn_to(self, step: Step) -> None:
        """To a page that was seen."""
        if step is Step.COLUMNS and (self._is_stale or self.inspected is None):
            self.settings = replace(self.settings, mapping=None)
            self._look()
            return
        self._turn(step)

    def confirm_columns(self) -> None:
        """Read the whole file and compare: the dry run."""
        if self.path is None:
            return
        self._stop.wanted = True
        self._stop = _Stop()
        self._turn(Step.SIMULATION)
        self._run("import.simulate", self._simulate(self.path, self._stop))

    def confirm_load(self) -> None:
        """Load what was simulated. A second click finds nothing left to load."""
        simulated = self.simulated
        if simulated is None or self.step is not Step.SIMULATION:
            return
        self._turn(Step.LOAD)
        self._run("import.load", self._load(simulated))

    def cancel(self) -> None:
        """Stop the long step, or leave the wizard; nothing was changed."""
        self._stop.wanted = True
        simulated, self.simulated = self.simulated, None
        if simulated is not None:
            self._run("import.discard", self._desk.discard(simulated))

    def start_over(self) -> None:
        """Another file. What was loaded stays loaded."""
        if self.step is Step.LOAD:
            self.simulated = None
        self.cancel()
        self.path = self.inspected = None
        self.step = Step.FILE
        self._view.forget_file()
        self.start()

    def save_rejected(self, target: Path) -> None:
        """Write the rejected rows to a workbook."""
        if self.simulated is not None:
            self._run("import.rejected", self._save(self.simulated, target))

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed: the history may be longer."""
        if Topic.PORTFOLIO in changes.topics:
            self._run("import.recent", self._recent())

    # --- what they make happen --------------------------------------------------------------

    def _turn(self, step: Step) -> None:
        self.step = step
        self._view.show_step(step)

    def _look(self) -> None:
        if self.path is not None:
            self._is_stale = False
            self.step = Step.COLUMNS
            self._view.show_inspecting(self.path)
            self._run("import.inspect", self._inspect(self.path))

    def _run(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(name, self._told(work, self.step))

    async def _told(self, work: Coroutine[Any, Any, None], step: Step) -> None:
        """Tell the person what the world refused; anything else is a mistake of ours."""
        try:
            await work
        except ImportCancelled:
            if self.step is Step.SIMULATION:
                self.step = Step.COLUMNS
                self._view.show_cancelled()
        except (InputRefused, Unavailable) as error:
            self._refuse(error, step)

    def _refuse(self, error: InputRefused | Unavailable, step: Step) -> None:
        """Back to where something can be changed: the columns once seen, else the file."""
        found = self.inspected
        if found is None or step is Step.FILE:
            self.step = Step.FILE
            if isinstance(error, InputRefused) and error.code not in LOCKED:
                self.path = None
            self._is_stale = True
            self._view.show_refused(error, Step.FILE)
            return
        self.step = Step.COLUMNS
        if step is Step.COLUMNS:  # another sheet or kind was tried in vain: the last good one
            self.settings = replace(self.settings, sheet=found.sheet or None, kind=found.kind)
            self._view.show_inspected(found)
        self._view.show_refused(error, Step.COLUMNS)

    async def _forget_map(self, map_id: int) -> None:
        await self._desk.forget_map(map_id)
        self.settings = replace(self.settings, mapping=None, readings=None)
        self._look()

    async def _recent(self) -> None:
        self._view.show_recent(await self._desk.recent())

    async def _waiting(self) -> None:
        known = None if self.simulated is None else self.simulated.batch_id
        batches = await self._desk.waiting()
        self._view.show_waiting(tuple(one for one in batches if one.id != known))

    async def _resume(self, batch: StagedBatch) -> None:
        simulated = await self._desk.resume(batch)
        self.settings = simulated.settings
        self.simulated = simulated
        self._view.show_settings(self.settings)
        self._view.show_simulated(simulated)

    async def _forget(self, batch: StagedBatch) -> None:
        await self._desk.forget(batch)
        await self._waiting()

    async def _undo(self, batch_id: BatchId) -> None:
        try:
            self._view.show_undone(await self._desk.undo(batch_id))
        finally:
            await self._recent()

    async def _inspect(self, path: Path) -> None:
        self.inspected = found = await self._desk.inspect(path, self.settings)
        self.settings = replace(
            self.settings,
            sheet=found.sheet or None,
            kind=found.kind,
            as_of=found.as_of_found or self.settings.as_of,
            mode="delta" if found.mode_found == "delta" else self.settings.mode,
        )
        self._view.show_settings(self.settings)
        self._view.show_inspected(found)

    async def _simulate(self, path: Path, stop: "_Stop") -> None:
        def show(progress: Progress) -> None:
            if not stop.wanted:
                self._view.show_progress(progress)

        simulated = await self._desk.simulate(path, self.settings, show, lambda: stop.wanted)
        if stop.wanted:  # the wish came after the last row
            await self._desk.discard(simulated)
            raise ImportCancelled
        self.simulated = simulated
        self._view.show_simulated(simulated)

    async def _load(self, simulated: Simulated) -> None:
        loaded = await self._desk.load(simulated, self._view.show_progress)
        self._view.show_loaded(loaded)
        await self._recent()

    async def _save(self, simulated: Simulated, target: Path) -> None:
        rows = await self._desk.write_rejected(simulated, target)
        self._view.show_saved(target, rows)


class _Stop:
    """The wish to stop one run; the next run has its own, so that none is revived."""

    def __init__(self) -> None:
        self.wanted = False
