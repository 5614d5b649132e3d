"""A workbook of one table as a package: parts by xlsxwriter, sheets streamed into the archive.

xlsxwriter is asked for the same workbook with headings alone, and every part is taken from it
but the rows: they go straight into the archive, compressed on a thread of their own.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from console.excel.cell_xml import ColumnType, ColumnXml, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # no stubs exist

FASTEST = 1
MOST_ROWS = 1_048_575
"""Of data, below a header in the first row."""
MOST_BYTES = 1_900_000_000
"""Of one sheet's XML: beyond 2 GB archives need an extension that not every reader knows."""
LONGEST_SHEET_NAME = 31
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
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
MONEY_FORMATS = {0: "#,##0", 2: "#,##0.00"}
EARLY_PARTS = ("_rels/.rels", "docProps/core.xml")
"""They do not depend on the rows; programs tell a workbook by what its archive begins with."""
SHEET_PART = re.compile(r"xl/worksheets/sheet\d+\.xml")
EXAMPLE = re.compile(rb'<c r="[A-Z]+\d+" s="(\d+)"/>')


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of an export. `width` in characters; None: by its type.

    Cells: str for TEXT, int for INTEGER, Money for MONEY, date for DATE, aware datetime for
    INSTANT (shown in the export's zone), a fraction for PERCENT; for AS_IS a number stays one
    and all else is text; None for an empty cell. `number_format`, in Excel's words, where the
    type's own is not wanted.
    """

    header: str
    type: ColumnType = ColumnType.TEXT
    width: float | None = None
    number_format: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table looks like besides its rows. `made` says who wrote it and when;
    `notice` is a line above the header, seen by whoever opens the file.
    """

    title: str
    columns: Sequence[ExportColumn]
    created_by: str
    created_at: datetime
    zone: ZoneInfo
    notice: str | None = None

    @property
    def made(self) -> str:
        """Who and when, as the printed page says it."""
        return f"{self.created_by} · {self.created_at.astimezone(self.zone):%Y-%m-%d %H:%M}"

    @property
    def header_row(self) -> int:
        """The header's row, counted from one."""
        return 1 if self.notice is None else 2


class Package:
    """A workbook being written into a file. Used as a context; `add` the rows in pieces.

    Raises: OSError.
    """

    def __init__(self, file: Path | IO[bytes], sheet: Sheet) -> None:
        self._sheet = sheet
        self._archive = zipfile.ZipFile(
            file, "w", zipfile.ZIP_DEFLATED, compresslevel=FASTEST, strict_timestamps=False
        )
        head = skeleton(sheet, [0])
        with zipfile.ZipFile(head) as parts:
            for name in EARLY_PARTS:
                self._archive.writestr(name, parts.read(name))
            self._before, examples, _after = _cut(parts.read(_sheet_part(0)))
        self._columns = _columns(sheet, examples)
        self._most = MOST_ROWS + 1 - sheet.header_row
        self._counts: list[int] = []
        self._bytes = 0
        self._open: IO[bytes] | None = None
        self._packer = ThreadPoolExecutor(1, thread_name_prefix="xlsx-deflate")
        self._packing: Future[int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the file; after a mistake it only lets go of it."""
        try:
            if kind is None:
                self._finish()
        finally:
            self._packer.shutdown()
            if kind is not None and self._open is not None:
                self._open.close()
            self._archive.close()

    def add(self, rows: Sequence[Sequence[object]]) -> None:
        """Write rows; beyond what a sheet takes they go on in a further one."""
        while rows:
            if self._open is None:
                self._begin()
            room = self._most - self._counts[-1]
            self._put(rows[:room])
            rows = rows[room:]
            if self._counts[-1] >= self._most or self._bytes > MOST_BYTES:
                self._end()

    def _put(self, rows: Sequence[Sequence[object]]) -> None:
        first = self._sheet.header_row + 1 + self._counts[-1]
        self._counts[-1] += len(rows)
        xml = rows_xml(self._columns, rows, first).encode()
        self._bytes += len(xml)
        self._settle()
        if self._open is not None:
            self._packing = self._packer.submit(self._open.write, xml)

    def _settle(self) -> None:
        """Wait for what is being compressed, and hear of what went wrong with it."""
        packing, self._packing = self._packing, None
        if packing is not None:
            packing.result()

    def _begin(self) -> None:
        self._open = self._archive.open(_sheet_part(len(self._counts)), "w")
        self._counts.append(0)
        self._bytes = 0
        self._open.write(self._before)

    def _end(self) -> None:
        self._settle()
        part, self._open = self._open, None
        if part is not None:
            with zipfile.ZipFile(skeleton(self._sheet, self._counts)) as parts:
                part.write(_cut(parts.read(_sheet_part(len(self._counts) - 1)))[2])
            part.close()

    def _finish(self) -> None:
        if not self._counts:
            self._begin()
        self._end()
        with zipfile.ZipFile(skeleton(self._sheet, self._counts)) as parts:
            for name in parts.namelist():
                if name not in EARLY_PARTS and not SHEET_PART.fullmatch(name):
                    self._archive.writestr(name, parts.read(name))


def rows_xml(columns: Sequence[ColumnXml], rows: Sequence[Sequence[object]], first: int) -> str:
    """Rows of a sheet, the first of them numbered `first`.

    Raises: ValueError when a row has not as many cells as there are columns.
    """
    numbers = range(first, first + len(rows))
    by_column = list(zip(*rows, strict=True))
    if len(by_column) != len(columns):
        raise ValueError(f"{len(columns)} columns, but rows of {len(by_column)} cells")
    cells = [
        column.cells(values, numbers) for column, values in zip(columns, by_column, strict=True)
    ]
    return "".join(
        f'<row r="{number}">{"".join(row)}</row>'
        for number, row in zip(numbers, zip(*cells, strict=True), strict=True)
    )


def skeleton(sheet: Sheet, counts: Sequence[int]) -> io.BytesIO:
    """The workbook with a sheet per count, its headings, and one example of every format."""
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - as above; late: slow

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": sheet.title,
                "author": sheet.created_by,
                "comments": sheet.made,
                "created": sheet.created_at.astimezone(UTC).replace(tzinfo=None),
            }
        )
        bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF2F6"})
        small = book.add_format({"italic": True, "font_color": "#5B6673"})
        formats = [book.add_format({"num_format": form}) for form in _formats(sheet)]
        for number, count in enumerate(counts):
            page = book.add_worksheet(sheet_name(sheet.title, number))
            _dress(page, sheet, count, bold)
            if sheet.notice is not None:
                page.write_string(0, 0, sheet.notice, small)
            for index, form in enumerate(formats):
                page.write_blank(sheet.header_row, index, None, form)
    made.seek(0)
    return made


def _dress(page: "Worksheet", sheet: Sheet, count: int, bold: object) -> None:
    """Widths, header, filters, what is frozen, and the line that says who and when."""
    header = sheet.header_row - 1
    page.set_header(f"&L{_printed(sheet.title)}&R{_printed(sheet.made)}")
    page.set_footer(f"&L{_printed(sheet.made)}&R&P / &N")
    page.repeat_rows(header)
    page.set_landscape()
    page.freeze_panes(header + 1, 0)
    for index, column in enumerate(sheet.columns):
        width = column.width if column.width is not None else WIDTHS[column.type]
        page.set_column(index, index, max(width, len(column.header) + 2))
        page.write_string(header, index, column.header, bold)
    page.autofilter(header, 0, header + max(count, 1), len(sheet.columns) - 1)


def _formats(sheet: Sheet) -> list[str]:
    """Number formats: of the types, of money by its decimals, and the columns' own."""
    own = [column.number_format or "General" for column in sheet.columns]
    return [*FORMATS.values(), *MONEY_FORMATS.values(), *own]


def _columns(sheet: Sheet, examples: Sequence[int]) -> list[ColumnXml]:
    of_type = dict(zip(FORMATS, examples, strict=False))
    of_money = dict(zip(MONEY_FORMATS, examples[len(FORMATS) :], strict=False))
    own = examples[len(FORMATS) + len(MONEY_FORMATS) :]
    made = []
    for index, (column, style) in enumerate(zip(sheet.columns, own, strict=True)):
        types, money = of_type, of_money
        if column.number_format is not None:
            types = {**of_type, column.type: style}
            money = dict.fromkeys(of_money, style)
        made.append(
            ColumnXml(column_letter(index), column.type, Styles(types, money), sheet.zone)
        )
    return made


def _cut(part: bytes) -> tuple[bytes, list[int], bytes]:
    """A sheet's XML before its rows, the formats' numbers, and what stands behind the rows.

    The extent (`dimension`) is left out: nobody knows it before the last row.
    """
    headings, mark, after = part.partition(b"</sheetData>")
    before, example, row = headings.rpartition(b"<row ")
    examples = [int(found) for found in EXAMPLE.findall(example + row)]
    before = re.sub(rb"<dimension [^>]*/>", b"", before, count=1)
    return before, examples, mark + after


def column_letter(index: int) -> str:
    """The name of a column, counted from zero."""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def sheet_name(title: str, number: int = 0) -> str:
    """`title` as a sheet may be called; further sheets are numbered."""
    tail = f" ({number + 1})" if number else ""
    name = title.translate(FORBIDDEN_IN_NAMES).strip(" '")
    return name[: LONGEST_SHEET_NAME - len(tail)].strip() + tail or "1"


def _sheet_part(number: int) -> str:
    return f"xl/worksheets/sheet{number + 1}.xml"


def _printed(text: str) -> str:
    """Text of a page header: an ampersand would begin a command there."""
    return text.replace("&", "&&")[:100]


def pieces(rows: Iterable[Sequence[object]], size: int) -> Iterable[list[Sequence[object]]]:
    """Rows in lists of at most `size`."""
    piece: list[Sequence[object]] = []
    for row in rows:
        piece.append(row)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece
