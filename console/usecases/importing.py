"""What the import screen and the import command ask for, and what they are shown.

The desk reads the file in its own thread, stages accepted rows in chunks (so that the chat
goes on meanwhile) and loads them as one set. Nothing of the workspace's people and accounts
changes before `load`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from console.domain.ids import BatchId
from console.domain.placement import FileKind
from console.usecases.control_totals import Letter
from console.usecases.import_maps import SavedMap
from console.usecases.views import BatchRow, Effect, Operation, StagedBatch, Undone

NOTHING_UNDER_WAY, NO_LETTER = Operation(), Letter()


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What the person importing states. `kind` None: the reader recognises it.

    `mapping` names the columns of the fields that a person decided, by header or headers, and
    under "blocks" the same by block; none takes the field away, fields that are not named keep
    the proposal. `mode` "full" withdraws accounts that no longer come, "delta" only adds and
    updates. `header_rows` are those that a person pointed at, `readings` how they read a
    column, by header: {"decimal": "point" or "comma", "order": "DMY" or "MDY"}. `use_saved`:
    what was remembered of this creditor's files is laid over the proposals. `password` opens a
    protected workbook and is kept nowhere.
    """

    creditor: str
    country: str
    currency: str
    as_of: date
    kind: FileKind | None = None
    mode: str = "full"
    portfolio: str = ""
    sheet: str | None = None
    mapping: dict[str, Any] | None = None
    header_rows: tuple[int, ...] = ()
    readings: dict[str, dict[str, str]] | None = None
    use_saved: bool = True
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SheetFound:
    """A sheet of the workbook. `rows` is its used range."""

    name: str
    rows: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """One column with the field proposed for it (None: not used).

    `confidence` 0 to 100, `type_code` one of text, id, phone, money, date, integer, yes_no,
    email; `examples` as the file writes them. `why`: exact, synonym, words, alike, content,
    debt, saved or stated; `alternatives` other fields that would fit. `decimal` (point, comma)
    and `date_order` (DMY, MDY): how the column's ambiguous cells are read, empty where that
    does not matter.
    """

    letter: str
    header: str
    canonical: str | None
    confidence: int
    type_code: str
    examples: tuple[str, ...]
    why: str = ""
    alternatives: tuple[str, ...] = ()
    decimal: str = ""
    date_order: str = ""
    block: str | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """A map of an earlier file that was laid over this one. `new_columns` it did not know;
    `is_same`: the layout is the very same.
    """

    map_id: int
    uses: int
    used_at: datetime
    new_columns: tuple[str, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file looks like before it is read in full."""

    path: Path
    size_bytes: int
    format: str
    kind: FileKind
    sheets: tuple[SheetFound, ...]
    sheet: str
    header_row: int
    columns: tuple[ColumnFound, ...]
    reading: dict[str, str]
    """decimal, date_order, encoding, delimiter, date_system: only what applies."""
    seconds: float
    as_of_found: date | None = None
    kind_confidence: int = 100
    mode_found: str = "full"
    remembered: Remembered | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A rejected row or a warning, in words for the person. `cells`: the row's key cells."""

    row: int
    code: str
    rejected: bool
    column: str | None
    value: str | None
    message: str
    remedy: str
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Simulated:
    """A file read in full and staged. `json` is the contract's import JSON, so far."""

    batch_id: BatchId
    settings: ImportSettings
    path: Path
    sha256: str
    json: dict[str, Any]
    issues: tuple[Issue, ...]
    effect: Effect
    imported_before: BatchRow | None = None
    operation: Operation = NOTHING_UNDER_WAY
    letter: Letter = NO_LETTER


@dataclass(frozen=True, slots=True)
class Loaded:
    """A batch that was applied."""

    batch_id: BatchId
    effect: Effect
    json: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long step is. `phase`: read, stage, compare or load; `total` if known."""

    phase: str
    done: int
    total: int | None


OnProgress = Callable[[Progress], None]
Cancelled = Callable[[], bool]


class ImportCancelled(Exception):  # noqa: N818 - the person's wish, not an error
    """The person stopped the import; nothing was changed."""


class ImportDesk(Protocol):
    """Reads files and loads them. `on_progress` is called on the event loop.

    Raises: runtime.errors.InputRefused for a file that cannot be used (nothing changed),
    Unavailable for the database, ImportCancelled.
    """

    async def inspect(self, path: Path, settings: ImportSettings) -> Inspected:
        """Look at the file: sheets, header, columns and the proposed mapping."""
        ...

    async def simulate(
        self,
        path: Path,
        settings: ImportSettings,
        on_progress: OnProgress,
        cancelled: Cancelled,
    ) -> Simulated:
        """Read every row, check it, stage what is accepted, and compare with what is there."""
        ...

    async def load(self, simulated: Simulated, on_progress: OnProgress) -> Loaded:
        """Apply a simulated batch in one transaction. A second time changes nothing."""
        ...

    async def discard(self, simulated: Simulated) -> None:
        """Forget a simulated batch."""
        ...

    async def waiting(self) -> tuple[StagedBatch, ...]:
        """Imports of this operator that were read and neither loaded nor discarded: what a
        crash left behind, for the person to decide.
        """
        ...

    async def resume(self, batch: StagedBatch) -> Simulated:
        """Take a waiting import up again as it was simulated; nothing is read anew.

        Raises: InputRefused when its reading was cut off.
        """
        ...

    async def forget(self, batch: StagedBatch) -> None:
        """Discard a waiting import."""
        ...

    async def undo(self, batch_id: BatchId) -> Undone:
        """Take a loaded import back.

        Raises: InputRefused when it cannot be undone; the sentence says why.
        """
        ...

    async def keep_letter(self, simulated: Simulated, letter: Letter) -> None:
        """Keep the figures of the creditor's letter beside the import."""
        ...

    async def maps(self, creditor: str, country: str) -> tuple[SavedMap, ...]:
        """What is remembered of a creditor's files, the last used first."""
        ...

    async def forget_map(self, map_id: int) -> None:
        """Forget one of them."""
        ...

    async def write_rejected(self, simulated: Simulated, target: Path) -> int:
        """Write the rejected rows with reason and remedy to a workbook; how many."""
        ...

    async def recent(self) -> tuple[BatchRow, ...]:
        """The newest imports."""
        ...
