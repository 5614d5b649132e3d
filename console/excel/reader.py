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

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


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

    def __init__(self, path: Path) -> None:
        self.path = path
        found = container.examine(path)
        self.format = found.format
        self.is_1904 = found.is_1904
        self.text: delimited.Delimited | None = None
        self._workbook: CalamineWorkbook | None = None
        self._parsed: dict[str, CalamineSheet] = {}
        if self.format == "text":
            self.text = delimited.examine(path)
        else:
            self._workbook = _open(path)

    def sheets(self) -> tuple[Sheet, ...]:
        """Worksheets in the workbook's order, with sizes; charts and macro sheets are none."""
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
        if self.text is not None:
            numbered: Iterator[tuple[int, Row]] = enumerate(self._records(), start=1)
        else:
            numbered = enumerate(self._sheet(sheet).iter_rows(), start=1)
        return islice(numbered, max(0, first - 1), None)

    def merged(self, sheet: str | None) -> tuple[tuple[int, int, int], ...]:
        """Horizontally merged cells as (row, first column, last column); rows from 1, columns
        from 0.
        """
        if self.text is not None:
            return ()
        parsed = self._sheet(sheet)
        offset = parsed.start or (0, 0)
        ranges = parsed.merged_cell_ranges or ()
        return tuple(
            (top + 1, first - offset[1], last - offset[1])
            for (top, first), (bottom, last) in ranges
            if last > first
        )

    def first_column(self, sheet: str | None) -> int:
        """The index of the column in which rows() begin: a sheet may begin at B or later."""
        if self.text is not None:
            return 0
        start = self._sheet(sheet).start
        return 0 if start is None else start[1]

    def keep_only(self, sheet: str | None) -> None:
        """Give back the memory of every other sheet."""
        self._parsed = {name: kept for name, kept in self._parsed.items() if name == sheet}

    def close(self) -> None:
        """Give the file and its memory back."""
        self._parsed.clear()
        if self._workbook is not None:
            self._workbook.close()
            self._workbook = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

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
