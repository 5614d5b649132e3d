"""Writes tables to workbooks, streaming: real types, and nothing that a program would run."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from console.domain.money import Money, decimals
from console.excel.refused import FileRefused, ReadingCancelled, RefusalCode

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]  # no stubs exist
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

ROWS_BETWEEN_PAUSES = 1024
LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
MOST_ROWS = 1_048_575
EXACT_DIGITS = 15

Progress = Callable[[int, int | None], None]
Cancelled = Callable[[], bool]


class ColumnType(StrEnum):
    """What a column holds. Ids and phones are TEXT: they keep their zeros."""

    TEXT = "text"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    INSTANT = "instant"
    PERCENT = "percent"
    AS_IS = "as_is"


WIDTHS = {
    ColumnType.TEXT: 22,
    ColumnType.INTEGER: 10,
    ColumnType.MONEY: 16,
    ColumnType.DATE: 12,
    ColumnType.INSTANT: 18,
    ColumnType.PERCENT: 10,
    ColumnType.AS_IS: 22,
}
FORMATS = {
    ColumnType.TEXT: "@",
    ColumnType.INTEGER: "#,##0",
    ColumnType.DATE: "dd/mm/yyyy",
    ColumnType.INSTANT: "dd/mm/yyyy hh:mm",
    ColumnType.PERCENT: "0.0%",
    ColumnType.AS_IS: "General",
}
NUMERIC = frozenset({ColumnType.INTEGER, ColumnType.PERCENT, ColumnType.AS_IS})
MONEY_FORMATS = {0: "#,##0", 2: "#,##0.00"}


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of an export. `width` in characters; None: by its type.

    Cells: str for TEXT, int for INTEGER, Money for MONEY, date for DATE, aware datetime for
    INSTANT (shown in the export's zone), a fraction for PERCENT; for AS_IS a number stays one
    and all else is text; None for an empty cell.
    """

    header: str
    type: ColumnType = ColumnType.TEXT
    width: float | None = None


def write_table(  # noqa: PLR0913 - what is written, who writes it, and how it is watched
    path: Path,
    title: str,
    columns: Sequence[ExportColumn],
    rows: Iterable[Sequence[object]],
    *,
    created_by: str,
    created_at: datetime,
    zone: str,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> int:
    """Write one sheet named `title`, in bounded memory; how many rows were written.

    The file appears whole or not at all. Header and footer of the printed page say who made
    it and when, in `zone`.
    Raises: FileRefused when it cannot be written there, ReadingCancelled.
    """
    temporary = _temporary(path)
    try:
        table = _Table(temporary, title, columns, ZoneInfo(zone))
        try:
            table.begin(created_by, created_at)
            count = table.fill(rows, on_progress, cancelled)
            table.end(count)
        finally:
            table.close()
        temporary.replace(path)
    except OSError as reason:
        raise FileRefused(RefusalCode.NOT_WRITABLE, path.name) from reason
    finally:
        temporary.unlink(missing_ok=True)
    if on_progress is not None:
        on_progress(count, count)
    return count


def _temporary(path: Path) -> Path:
    """An empty file beside `path`: renaming it there is atomic."""
    temporary = path.with_name(f".{path.stem}-{secrets.token_hex(4)}.xlsx")
    try:
        temporary.open("xb").close()
    except OSError as reason:
        raise FileRefused(RefusalCode.NOT_WRITABLE, path.name) from reason
    return temporary


class _Table:
    """One workbook with one table, being written."""

    def __init__(
        self, path: Path, title: str, columns: Sequence[ExportColumn], zone: ZoneInfo
    ) -> None:
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - no stubs; late: slow

        self._book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "in_memory": False,
                "tmpdir": str(path.parent),
            },
        )
        self._sheet: Worksheet = self._book.add_worksheet(sheet_name(title))
        self._title = title
        self._columns = columns
        self._zone = zone
        self._formats = {
            kind: self._book.add_format({"num_format": form}) for kind, form in FORMATS.items()
        }
        self._money: dict[int, Format] = {
            places: self._book.add_format({"num_format": form})
            for places, form in MONEY_FORMATS.items()
        }

    def begin(self, created_by: str, created_at: datetime) -> None:
        """Widths, header, and the line that says who and when."""
        made = f"{created_by} · {created_at.astimezone(self._zone):%Y-%m-%d %H:%M}"
        self._book.set_properties({"title": self._title, "author": created_by})
        self._sheet.set_header(f"&L{_printed(self._title)}&R{_printed(made)}")
        self._sheet.set_footer(f"&L{_printed(made)}&R&P / &N")
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.freeze_panes(1, 0)
        bold = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF2F6"})
        for index, column in enumerate(self._columns):
            width = column.width if column.width is not None else WIDTHS[column.type]
            self._sheet.set_column(index, index, max(width, len(column.header) + 2))
            self._sheet.write_string(0, index, column.header, bold)

    def fill(
        self,
        rows: Iterable[Sequence[object]],
        on_progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> int:
        """Write every row; how many."""
        count = 0
        for row in rows:
            count += 1
            if not count % ROWS_BETWEEN_PAUSES:
                if cancelled is not None and cancelled():
                    raise ReadingCancelled
                if on_progress is not None:
                    on_progress(count, None)
            for index, (column, cell) in enumerate(zip(self._columns, row, strict=True)):
                if cell is not None:
                    self._write(count, index, column.type, cell)
        if cancelled is not None and cancelled():
            raise ReadingCancelled
        return count

    def end(self, count: int) -> None:
        """Filters over the whole table."""
        self._sheet.autofilter(0, 0, max(count, 1), len(self._columns) - 1)

    def close(self) -> None:
        """Finish the file."""
        self._book.close()

    def _write(self, row: int, index: int, kind: ColumnType, cell: object) -> None:
        if kind is ColumnType.MONEY and isinstance(cell, Money):
            places = decimals(cell.currency)
            number = Decimal(cell.minor).scaleb(-places)
            self._sheet.write_number(row, index, float(number), self._money.get(places))
        elif kind is ColumnType.INSTANT and isinstance(cell, datetime):
            local = cell.astimezone(self._zone).replace(tzinfo=None)
            self._sheet.write_datetime(row, index, local, self._formats[kind])
        elif kind is ColumnType.DATE and isinstance(cell, date):
            moment = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001 - a day has no zone
            self._sheet.write_datetime(row, index, moment, self._formats[kind])
        elif kind in NUMERIC and _is_number(cell):
            self._sheet.write_number(row, index, float(str(cell)), self._formats[kind])
        else:
            # always as text: what begins with = + - @ must never be evaluated
            text = str(cell)[:LONGEST_TEXT]
            self._sheet.write_string(row, index, text, self._formats[ColumnType.TEXT])


def sheet_name(title: str) -> str:
    """`title` as a sheet may be called."""
    return title.translate(FORBIDDEN_IN_NAMES).strip(" '")[:LONGEST_SHEET_NAME].strip() or "1"


def _is_number(cell: object) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, (int, float, Decimal)):
        return False
    return bool(abs(cell) < 10**EXACT_DIGITS)


def _printed(text: str) -> str:
    """Text of a page header: an ampersand would begin a command there."""
    return text.replace("&", "&&")[:100]
