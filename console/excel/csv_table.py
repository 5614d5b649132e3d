"""Writes tables as text files, streaming: separated values that a spreadsheet reads safely."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from console.domain.money import Money
from console.excel.cell_xml import ColumnType, plain
from console.excel.package import FORMATS, ExportColumn
from console.excel.writer import Cancelled, Progress, Sealed, watched, written_whole

EVALUATED = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with when a spreadsheet would calculate it."""
STRFTIME = (
    ("yyyy", "%Y"),
    ("yy", "%y"),
    ("mm", "%m"),
    ("dd", "%d"),
    ("hh", "%H"),
    ("ss", "%S"),
)


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How the text is written. The first encoding is Excel's own for Unicode."""

    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    decimal: str = "."


def write_csv(  # noqa: PLR0913 - as write_table
    path: Path,
    columns: Sequence[ExportColumn],
    rows: Iterable[Sequence[object]],
    style: CsvStyle,
    *,
    zone: str,
    notice: str | None = None,
    on_progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    sealed: Sealed | None = None,
) -> int:
    """Write a header and the rows, in bounded memory; how many rows were written.

    The file appears whole or not at all; `sealed` as for write_table. Numbers
    have no thousands separators; what the encoding does not have becomes a question mark;
    text that a spreadsheet would calculate gets an apostrophe in front.
    Raises: FileRefused when it cannot be written there, ReadingCancelled.
    """
    texts = [_texts(column, style, ZoneInfo(zone)) for column in columns]
    count = 0
    with written_whole(path) as temporary:
        with temporary.open("w", encoding=style.encoding, errors="replace", newline="") as file:
            writer = csv.writer(file, delimiter=style.delimiter, lineterminator="\r\n")
            if notice is not None:
                writer.writerow([harmless(notice)])
            writer.writerow([harmless(column.header) for column in columns])
            for piece in watched(rows, on_progress, cancelled):
                writer.writerows(_written(texts, piece))
                count += len(piece)
        if sealed is not None:
            sealed(count)
    if on_progress is not None:
        on_progress(count, count)
    return count


def harmless(text: str) -> str:
    """Text that no spreadsheet calculates."""
    return f"'{text}" if text.startswith(EVALUATED) else text


def excel_days(pattern: str) -> str:
    """A pattern of days and times in Excel's words as one of strftime's.

    `mm` behind hours means minutes, as it does in Excel.
    """
    days, hours, rest = pattern.partition("hh")
    for theirs, ours in STRFTIME:
        days = days.replace(theirs, ours)
    for theirs, ours in (("mm", "%M"), ("ss", "%S")):
        rest = rest.replace(theirs, ours)
    return days + ("%H" if hours else "") + rest


def _written(
    texts: Sequence[Callable[[object], str]], rows: Iterable[Sequence[object]]
) -> Iterator[list[str]]:
    for row in rows:
        yield [text(cell) for text, cell in zip(texts, row, strict=True)]


def _texts(column: ExportColumn, style: CsvStyle, zone: ZoneInfo) -> Callable[[object], str]:
    """Writes the cells of one column."""
    is_day = column.type in {ColumnType.DATE, ColumnType.INSTANT}
    pattern = column.number_format or FORMATS[column.type] if is_day else "yyyy-mm-dd"
    days = excel_days(pattern)

    def written(cell: object) -> str:
        if cell is None:
            return ""
        if isinstance(cell, Money):
            return plain(cell).replace(".", style.decimal)
        if isinstance(cell, datetime):
            return cell.astimezone(zone).strftime(days)
        if isinstance(cell, date):
            return cell.strftime(days)
        is_number = isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)
        if is_number and column.type is not ColumnType.TEXT:
            return str(cell).replace(".", style.decimal)
        return harmless(str(cell))

    return written
