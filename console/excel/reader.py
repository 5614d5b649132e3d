"""Opens any spreadsheet or delimited text, and gives its sheets' rows as they stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from console.excel import container, delimited
from console.excel.cells import Cell, Row
from console.excel.panics import is_panic, panics_unsaid
from console.excel.refused import FileRefused, RefusalCode
from console.excel.sheet_xml import NotPlain
from console.excel.streamed import StreamedBook, weight_of
from console.runtime.memory import available_mb

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

GLANCE_BYTES = 8 * 2**20
"""From this size on a glance does not parse a whole workbook."""
PARSED_SHARE = 1.6
"""What a parsed sheet takes in memory, by what it unpacks to."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file. `rows` and `columns` reach to the end of the used range; unknown
    (None) in a text file. A text file has one sheet without a name.
    """

    name: str | None
    is_visible: bool = True
    rows: int | None = None
    columns: int | None = None


class Book:
    """An open file. Row numbers are those that a spreadsheet program shows, from 1.

    Thread: one at a time; the file may be read in any thread.
    Raises: FileRefused, and nothing else, for whatever is wrong with the file.
    """

    def __init__(self, path: Path, *, glance: bool = False, merges: bool = False) -> None:
        """`glance`: only the first rows will be read, and fast; `merges`: and merged cells,
        which stand behind the last row.
        """
        self.path = path
        found = container.examine(path)
        self.format = found.format
        self.is_1904 = found.is_1904
        self._glance = glance
        self._merges = merges or not glance
        self._streamed = self._stream() if self._may_stream(glance=glance) else None
        self.text: delimited.Delimited | None = None
        self._workbook: CalamineWorkbook | None = None
        self._parsed: dict[str, CalamineSheet] = {}
        if self.format == "text":
            self.text = delimited.examine(path)
        elif self._streamed is None:
            self._workbook = _open(path)

    @property
    def is_frugal(self) -> bool:
        """Whether the file is read piece by piece, because memory is short."""
        return self._streamed is not None and not self._glance

    def _may_stream(self, *, glance: bool) -> bool:
        """Whether the parsing library would take too long (for a glance) or too much memory:
        it parses a whole sheet at once, and takes about as many bytes as the sheet unpacks to,
        and half as many again.
        """
        if self.format not in ("xlsx", "xlsm"):
            return False
        weight = weight_of(self.path)
        if glance:
            return weight > GLANCE_BYTES
        return is_too_large(weight)

    def _stream(self) -> StreamedBook | None:
        try:
            return StreamedBook(self.path, is_1904=self.is_1904)
        except NotPlain:
            return None
        except container.BROKEN_ZIP as reason:
            raise FileRefused(RefusalCode.DAMAGED, self.path.name) from reason

    def sheets(self) -> tuple[Sheet, ...]:
        """Worksheets in the workbook's order, with sizes; charts and macro sheets are none."""
        if self._streamed is not None:
            return tuple(
                Sheet(part.name, part.is_visible, part.rows, part.columns)
                for part in self._streamed.sheets
            )
        if self._workbook is None:
            return (Sheet(None),)
        from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - see _open

        found = []
        for sheet in self._workbook.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                visible = sheet.visible == SheetVisibleEnum.Visible
                found.append(Sheet(sheet.name, visible, *self._size(sheet.name)))
        return tuple(found)

    def rows(self, sheet: str | None, first: int = 1) -> Iterator[tuple[int, Row]]:
        """Numbered rows from `first` on, all as wide as the sheet (text: as the record)."""
        if self._streamed is not None:
            return self._streamed_rows(self._streamed, sheet, first)
        if self.text is not None:
            numbered: Iterator[tuple[int, Row]] = enumerate(self._records(), start=1)
        else:
            numbered = enumerate(self._from_first_column(self._sheet(sheet)), start=1)
        return islice(numbered, max(0, first - 1), None)

    def parse_only_sheet(self) -> None:
        """Parse ahead where there is no choice: a workbook of one sheet."""
        if self._workbook is not None and len(self._workbook.sheet_names) == 1:
            self._sheet(self._workbook.sheet_names[0])

    def merged(self, sheet: str | None) -> tuple[tuple[int, int, int], ...]:
        """Horizontally merged cells as (row, first column, last column); rows from 1, columns
        from 0.
        """
        if self._streamed is not None:
            return self._streamed_merged(self._streamed, sheet) if self._merges else ()
        if self.text is not None:
            return ()
        ranges = self._sheet(sheet).merged_cell_ranges or ()
        return tuple(
            (top + 1, first, last) for (top, first), (_bottom, last) in ranges if last > first
        )

    def keep_only(self, sheet: str | None) -> None:
        """Give back the memory of every other sheet."""
        self._parsed = {name: kept for name, kept in self._parsed.items() if name == sheet}

    def close(self) -> None:
        """Give the file and its memory back."""
        self._parsed.clear()
        if self._streamed is not None:
            self._streamed.close()
            self._streamed = None
        if self._workbook is not None:
            self._workbook.close()
            self._workbook = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    @staticmethod
    def _from_first_column(parsed: "CalamineSheet") -> Iterator[Row]:
        """The rows from column A on, wherever the sheet begins."""
        before: Row = [""] * (parsed.start[1] if parsed.start else 0)
        rows: Iterator[Row] = parsed.iter_rows()
        return (before + row for row in rows) if before else rows

    def _streamed_rows(
        self, streamed: StreamedBook, sheet: str | None, first: int
    ) -> Iterator[tuple[int, Row]]:
        """The rows of the archive; what the streaming reader does not know is left to the
        parsing library, from the row on where it was met.
        """
        self._must_have(streamed, sheet)
        next_row = first
        try:
            for number, row in streamed.rows(sheet or ""):
                if number >= first:
                    next_row = number + 1
                    yield number, row
        except NotPlain:
            self._workbook = self._workbook or _open(self.path)
            numbered = enumerate(self._from_first_column(self._sheet(sheet)), start=1)
            yield from islice(numbered, next_row - 1, None)
        except container.BROKEN_ZIP as reason:
            raise FileRefused(RefusalCode.DAMAGED, self.path.name) from reason

    def _streamed_merged(
        self, streamed: StreamedBook, sheet: str | None
    ) -> tuple[tuple[int, int, int], ...]:
        self._must_have(streamed, sheet)
        try:
            return streamed.merged(sheet or "")
        except container.BROKEN_ZIP as reason:
            raise FileRefused(RefusalCode.DAMAGED, self.path.name) from reason

    def _must_have(self, streamed: StreamedBook, sheet: str | None) -> None:
        if sheet not in {part.name for part in streamed.sheets}:
            raise FileRefused(RefusalCode.NO_SUCH_SHEET, self.path.name, sheet=sheet or "")

    def _records(self) -> Iterator[list[Cell]]:
        if self.text is None:
            return iter(())
        return map(list, delimited.records(self.path, self.text))

    def _size(self, name: str) -> tuple[int, int]:
        parsed = self._sheet(name)
        if parsed.start is None or parsed.end is None:
            return 0, 0
        return parsed.end[0] + 1, parsed.end[1] + 1

    def _sheet(self, name: str | None) -> "CalamineSheet":
        """The parsed sheet, kept: a reading passes over it several times."""
        if name in self._parsed:
            return self._parsed[name]
        from python_calamine import WorksheetNotFound  # noqa: PLC0415 - see _open

        if self._workbook is None or name is None:
            raise FileRefused(RefusalCode.NO_SUCH_SHEET, self.path.name, sheet=name or "")
        try:
            with _refusing(self.path):
                parsed = self._workbook.get_sheet_by_name(name)
        except WorksheetNotFound as reason:
            raise FileRefused(RefusalCode.NO_SUCH_SHEET, self.path.name, sheet=name) from reason
        if parsed.end is not None:
            container.refuse_absurd(self.path, parsed.end[0] + 1, parsed.end[1] + 1)
        self._parsed[name] = parsed
        return parsed


def is_too_large(weight: int) -> bool:
    """Whether parsing a sheet that unpacks to `weight` bytes would take more than half of the
    memory that is free.
    """
    free_mb = available_mb()
    return free_mb is not None and weight * PARSED_SHARE > free_mb * 2**20 / 2


def _open(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - native, needed only here

    with _refusing(path):
        return CalamineWorkbook.from_path(path)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Whatever the parsing library says about a bad file is one of our refusals."""
    from python_calamine import (  # noqa: PLC0415 - see _open
        CalamineError,
        PasswordError,
        WorksheetNotFound,
    )

    try:
        with panics_unsaid():
            yield
    except PasswordError as reason:
        raise FileRefused(RefusalCode.ENCRYPTED, path.name) from reason
    except WorksheetNotFound:
        raise
    except (CalamineError, OSError, ValueError, MemoryError) as reason:
        raise FileRefused(RefusalCode.DAMAGED, path.name) from reason
    except BaseException as reason:
        if not is_panic(reason):
            raise
        raise FileRefused(RefusalCode.DAMAGED, path.name) from None
