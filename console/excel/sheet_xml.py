"""The rows of a worksheet's XML, piece by piece, in memory that does not grow with the sheet.

Values are those that the parsing library gives for the same file (a test compares them), but
rows begin in column A and end with their last cell.
"""

import re
from collections.abc import Iterator
from typing import IO

from console.excel.cell_formats import CellFormat, day_of
from console.excel.cells import Cell, Row
from console.excel.shared_strings import SharedStrings, plain_text

PIECE_BYTES = 2**19
LONGEST_ROW = 2**25
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576

_ROW = re.compile(r"<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_NUMBER = re.compile(r'\br="(\d{1,7})"')
_PLAIN = re.compile(
    r'<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(\w+)")?\s*(?:/>|><v>([^<]*)</v></c>)'
)
_CELL = re.compile(r"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\b([rst])\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>(.*?)</v>)", re.DOTALL)
_INLINE = re.compile(r"<is\b[^>]*?(?:/>|>(.*?)</is>)", re.DOTALL)
_LETTERS = re.compile(r"[A-Z]{1,3}")
_DIMENSION = re.compile(r'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')


class NotPlain(Exception):  # noqa: N818 - not an error: another reader can read it
    """XML in a dress that this reader does not know (prefixes, comments, other encodings)."""


class SheetRows:
    """Turns one worksheet's XML into rows.

    Raises (while iterating): NotPlain; and whatever reading the archive raises.
    """

    def __init__(
        self, strings: SharedStrings, formats: tuple[CellFormat, ...], *, is_1904: bool
    ) -> None:
        self._strings = strings
        self._formats = formats
        self._is_1904 = is_1904
        self._columns: dict[str, int] = {}
        self._days: dict[tuple[str, CellFormat], Cell] = {}

    def rows(self, part: IO[bytes]) -> Iterator[tuple[int, Row]]:
        """Numbered rows, from 1, those between them that the file leaves out as empty rows."""
        last = 0
        for piece in pieces(part, "</row>", "<row"):
            for match in _ROW.finditer(piece):
                attributes = match[1]
                stated = _NUMBER.search(attributes) if attributes else None
                number = int(stated[1]) if stated else last + 1
                if not last < number <= LAST_ROW:
                    raise NotPlain
                for empty in range(last + 1, number):
                    yield empty, []
                last = number
                yield number, self._row(match[2] or "")

    def _row(self, xml: str) -> Row:
        cells = _PLAIN.findall(xml)
        if len(cells) != xml.count("<c ") + xml.count("<c>"):
            return self._any_row(xml)
        row: Row = []
        known, texts, formats = self._columns, self._strings, self._formats
        for letters, style, kind, value in cells:
            column = known.get(letters)
            if column is None:
                column = self._column(letters)
            if column != len(row):
                _widen(row, column)
            if not value:
                row.append("")
            elif kind == "s":
                row.append(texts[int(value)])
            elif not kind and (not style or not formats[int(style)]):
                row.append(float(value))
            else:
                row.append(self._value(kind, style, value))
        return row

    def _any_row(self, xml: str) -> Row:
        """A row with formulas, texts in place, or attributes in another order."""
        row: Row = []
        for attributes, body in _CELL.findall(xml):
            found = {name: one or other for name, one, other in _ATTRIBUTE.findall(attributes)}
            letters = _LETTERS.match(found.get("r", ""))
            column = self._column(letters[0]) if letters else len(row)
            _widen(row, column)
            kind = found.get("t", "")
            if kind == "inlineStr":
                inline = _INLINE.search(body)
                row.append(plain_text(inline[1] or "") if inline else "")
                continue
            value = _VALUE.search(body)
            text = (value[1] or "") if value else ""
            row.append(self._value(kind, found.get("s", ""), text) if text else "")
        return row

    def _value(self, kind: str, style: str, text: str) -> Cell:
        if kind in ("", "n"):
            number = float(text)
            index = int(style) if style else 0
            form = self._formats[index] if style and index < len(self._formats) else None
            return number if not form else self._day(text, number, form)
        if kind == "s":
            return self._strings[int(text)]
        if kind == "b":
            return text.strip() not in ("0", "false")
        if kind == "e":
            return ""
        if kind == "d":
            raise NotPlain
        return plain_text(f"<t>{text}</t>")

    def _day(self, text: str, number: float, form: CellFormat) -> Cell:
        key = text, form
        found = self._days.get(key)
        if found is None:
            if len(self._days) > PIECE_BYTES:
                self._days.clear()
            found = self._days[key] = day_of(number, form, is_1904=self._is_1904)
        return found

    def _column(self, letters: str) -> int:
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - ord("A") + 1
        if number > LAST_COLUMN:
            raise NotPlain
        self._columns[letters] = number - 1
        return number - 1


def size_of(head: str) -> tuple[int | None, int | None]:
    """Rows and columns that a sheet claims at its beginning; a claim of one cell is none."""
    match = _DIMENSION.search(head)
    if match is None or match[1] + match[2] == "A1":
        return None, None
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), number


def pieces(part: IO[bytes], end: str, begin: str) -> Iterator[str]:
    """The XML in pieces that end with an element's end.

    Raises: NotPlain for what is no plain UTF-8 without prefixes, comments and CDATA.
    """
    closing, rest = end.encode(), b""
    is_first = True
    while block := part.read(PIECE_BYTES):
        block = rest + block
        if is_first:
            _refuse_strange(block)
            is_first = False
        cut = block.rfind(closing)
        if cut < 0:
            if len(block) > LONGEST_ROW:
                raise NotPlain
            rest = block
            continue
        cut += len(closing)
        yield _decoded(block[:cut])
        rest = block[cut:]
    if begin.encode() in rest:
        yield _decoded(rest)


def _refuse_strange(head: bytes) -> None:
    start = head[:400]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start:
        raise NotPlain
    declared = re.search(rb'encoding\s*=\s*["\']([^"\']+)', start)
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise NotPlain
    if re.search(rb"<\w+:(?:worksheet|sst)\b", start):
        raise NotPlain


def _decoded(block: bytes) -> str:
    if b"<!" in block:
        raise NotPlain
    try:
        return block.decode()
    except UnicodeDecodeError as reason:
        raise NotPlain from reason


def _widen(row: Row, column: int) -> None:
    if column < len(row):
        raise NotPlain  # cells out of their order
    row.extend([""] * (column - len(row)))
