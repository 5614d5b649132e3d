"""Which number formats of a workbook show days, and what day a number is then."""

import re
from datetime import datetime, time, timedelta
from enum import IntEnum

from console.excel.cells import Cell

_CUSTOM = re.compile(r"<numFmt\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(r"""\b(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL_FORMATS = re.compile(r"<cellXfs\b[^>]*>(.*?)</cellXfs>", re.DOTALL)
_FORMAT = re.compile(r"<xf\b([^>]*?)/?>")
_ENTITIES = {"&quot;": '"', "&apos;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&"}
_QUIET = re.compile(r'[_\\].|"[^"]*(?:"|$)')
_MEANING = re.compile(
    r"\[(h+|m+|s+)\]|\[[^\]]*(?:\]|$)|(a/?p|am?/pm?|[dmhys])|.", re.IGNORECASE | re.DOTALL
)
_DAYS = frozenset({*range(14, 23), *range(27, 37), 45, 47})
_SPANS = frozenset({46})
_FIRST_OWN = 164
_LAST_SERIAL = 2_958_466
_LEAP_BUG = 60
_DAYS_TO_1904 = 1462
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no zone
_DAY_MS = 86_400_000


class CellFormat(IntEnum):
    """What a number format shows."""

    NUMBER = 0
    DAY = 1
    SPAN = 2


def cell_formats(styles: str) -> tuple[CellFormat, ...]:
    """The formats that cells name by their `s`, from the XML of a workbook's styles."""
    custom = {}
    for attributes in _CUSTOM.findall(styles):
        found = _attributes(attributes)
        custom[found.get("numFmtId", "")] = format_of(found.get("formatCode", ""))
    listed = _CELL_FORMATS.search(styles)
    numbers = [
        _attributes(attributes).get("numFmtId", "0")
        for attributes in _FORMAT.findall(listed[1] if listed else "")
    ]
    return tuple(custom.get(number) or _built_in(number) for number in numbers)


def format_of(code: str) -> CellFormat:
    """What a written number format shows, by its first section. Quoted and escaped letters
    say nothing, nor does what stands in brackets, but for [h], [mm] and the like.
    """
    for mark, sign in _ENTITIES.items():
        code = code.replace(mark, sign)
    plain = _QUIET.sub("", code).partition(";")[0]
    for bracketed, letter in _MEANING.findall(plain):
        if bracketed:
            return CellFormat.SPAN
        if letter:
            return CellFormat.DAY
    return CellFormat.NUMBER


def day_of(number: float, form: CellFormat, *, is_1904: bool) -> Cell:
    """The day, time or span that a number is in a format; the number where there is no such
    day. To the millisecond, as a spreadsheet keeps it.
    """
    if form is CellFormat.SPAN:
        return timedelta(milliseconds=_ms(number))
    if number < 1:
        return (_EPOCH + timedelta(milliseconds=_ms(number % 1))).time()
    serial = number + _DAYS_TO_1904 if is_1904 else number
    if serial >= _LAST_SERIAL:
        return number
    found = _EPOCH + timedelta(milliseconds=_ms(serial + (serial < _LEAP_BUG)))
    return found.date() if found.time() == time() else found


def _ms(days: float) -> int:
    return round(days * _DAY_MS)


def _attributes(text: str) -> dict[str, str]:
    return {name: one or other for name, one, other in _ATTRIBUTE.findall(text)}


def _built_in(number: str) -> CellFormat:
    if not number.isdigit() or int(number) >= _FIRST_OWN:
        return CellFormat.NUMBER
    if int(number) in _SPANS:
        return CellFormat.SPAN
    return CellFormat.DAY if int(number) in _DAYS else CellFormat.NUMBER
