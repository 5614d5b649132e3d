"""What the person does in the import wizard, and what comes of it."""

from collections.abc import Coroutine
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import Any, Protocol

from console.domain.placement import FileKind
from console.runtime.errors import InputRefused, Unavailable
from console.runtime.tasks import TaskOwner
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
from console.usecases.views import BatchRow


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

    def show_refused(self, error: InputRefused | Unavailable) -> None:
        """The file cannot be used, or something outside is away: what and the remedy."""
        ...

    def show_cancelled(self) -> None:
        """The person stopped it; nothing was changed."""
        ...

    def show_saved(self, target: Path, rows: int) -> None:
        """The workbook with the rejected rows is written."""
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
        self.path: Path | None = None
        self.inspected: Inspected | None = None
        self.simulated: Simulated | None = None
        self._cancelled = False

    # --- gestures ---------------------------------------------------------------------------

    def start(self) -> None:
        """The screen is shown."""
        self._run("import.recent", self._recent())

    def choose_file(self, path: Path) -> None:
        """The person dropped or chose a file."""
        self.path = path
        self.settings = replace(self.settings, sheet=None, mapping=None, kind=None)
        self._look()

    def change_settings(self, settings: ImportSettings) -> None:
        """Creditor, country, currency, date or mode were stated."""
        again = (settings.country, settings.kind) != (self.settings.country, self.settings.kind)
        self.settings = replace(
            settings, sheet=self.settings.sheet, mapping=self.settings.mapping
        )
        if again and self.path is not None:
            self._look()

    def choose_sheet(self, name: str) -> None:
        """Another sheet of the workbook."""
        self.settings = replace(self.settings, sheet=name, mapping=None)
        self._look()

    def choose_kind(self, kind: FileKind) -> None:
        """The file is something else than was recognised."""
        self.settings = replace(self.settings, kind=kind, mapping=None)
        self._look()

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
        self.inspected = replace(self.inspected, columns=columns)
        mapping: dict[str, tuple[str, ...]] = {}
        for column in columns:
            if column.canonical:
                mapping[column.canonical] = (
                    *mapping.get(column.canonical, ()),
                    column.header,
                )
        self.settings = replace(self.settings, mapping=mapping)

    def turn_to(self, step: Step) -> None:
        """Back to a page that was seen."""
        self._view.show_step(step)

    def confirm_columns(self) -> None:
        """Read the whole file and compare: the dry run."""
        if self.path is None:
            return
        self._cancelled = False
        self._view.show_step(Step.SIMULATION)
        self._run("import.simulate", self._simulate(self.path))

    def confirm_load(self) -> None:
        """Load what was simulated."""
        if self.simulated is None:
            return
        self._view.show_step(Step.LOAD)
        self._run("import.load", self._load(self.simulated))

    def cancel(self) -> None:
        """Stop the long step, or leave the wizard; nothing was changed."""
        self._cancelled = True
        simulated, self.simulated = self.simulated, None
        if simulated is not None:
            self._run("import.discard", self._discard(simulated))

    def start_over(self) -> None:
        """Another file."""
        self.cancel()
        self.path = self.inspected = None
        self._view.show_step(Step.FILE)
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

    def _look(self) -> None:
        if self.path is not None:
            self._view.show_inspecting(self.path)
            self._run("import.inspect", self._inspect(self.path))

    def _run(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.start(name, self._told(work))

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        """Tell the person what the world refused; anything else is a mistake of ours."""
        try:
            await work
        except ImportCancelled:
            self._view.show_cancelled()
        except (InputRefused, Unavailable) as error:
            self._view.show_refused(error)

    async def _recent(self) -> None:
        self._view.show_recent(await self._desk.recent())

    async def _inspect(self, path: Path) -> None:
        self.inspected = await self._desk.inspect(path, self.settings)
        self.settings = replace(
            self.settings,
            sheet=self.inspected.sheet,
            kind=self.inspected.kind,
            as_of=self.inspected.as_of_found or self.settings.as_of,
        )
        self._view.show_inspected(self.inspected)

    async def _simulate(self, path: Path) -> None:
        simulated = await self._desk.simulate(
            path, self.settings, self._view.show_progress, lambda: self._cancelled
        )
        self.simulated = simulated
        self._view.show_simulated(simulated)

    async def _load(self, simulated: Simulated) -> None:
        loaded = await self._desk.load(simulated, self._view.show_progress)
        self._view.show_loaded(loaded)
        await self._recent()

    async def _discard(self, simulated: Simulated) -> None:
        await self._desk.discard(simulated)

    async def _save(self, simulated: Simulated, target: Path) -> None:
        rows = await self._desk.write_rejected(simulated, target)
        self._view.show_saved(target, rows)
