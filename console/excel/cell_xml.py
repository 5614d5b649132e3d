"""A column of cells as the XML of a worksheet, a piece of the table at a time.

Text stands in the cell itself (`inlineStr`), so that memory does not grow with the table, and
is never anything else than text: what begins with = + - @ is not evaluated.
Source: ECMA-376 part 1, 18.3.1.4 (cells), 18.17.4.1 (dates), 22.9.2.19 (escaped characters).
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from console.domain.money import Money, decimals

LONGEST_TEXT = 32_767
"""Of a cell, in UTF-16 code units, as Excel counts them."""
EXACT = 10**15
"""Whole numbers below this survive Excel's fifteen digits."""
FIRST_SAFE_DAY = date(1900, 3, 1)
"""Before it, Excel counts a 29 February 1900 that never was."""
DAY_ZERO = 693_594
DAY_S = 86_400

_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NO_UNICODE = re.compile("[\ud800-\udfff]")


class ColumnType(StrEnum):
    """What a column holds. Ids and phones are TEXT: they keep their zeros."""

    TEXT = "text"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    INSTANT = "instant"
    PERCENT = "percent"
    AS_IS = "as_is"


@dataclass(frozen=True, slots=True)
class Styles:
    """Numbers of the workbook's cell formats: by type, and for money by its decimals."""

    of_type: Mapping[ColumnType, int]
    of_money: Mapping[int, int]


Render = Callable[[Sequence[object], Sequence[int]], list[str]]


class ColumnXml:
    """Renders one column. `letter` is the column's name in the sheet.

    A whole piece is looked at first: where nothing in it needs care, which is nearly always,
    every cell is one formatted string.
    """

    def __init__(self, letter: str, kind: ColumnType, styles: Styles, zone: ZoneInfo) -> None:
        self._letter = letter
        self._kind = kind
        self._styles = styles
        self._zone = zone
        self._own = styles.of_type.get(kind, 0)
        self._text = styles.of_type[ColumnType.TEXT]
        self._fast: Render = {
            ColumnType.TEXT: self._texts,
            ColumnType.MONEY: self._sums,
            ColumnType.DATE: self._days,
            ColumnType.INSTANT: self._instants,
        }.get(kind, self._numbers)

    def cells(self, values: Sequence[object], rows: Sequence[int]) -> list[str]:
        """The cells of `values` in `rows`; an empty cell is an empty string."""
        return self._fast(values, rows)

    def one_by_one(self, values: Sequence[object], rows: Sequence[int]) -> list[str]:
        """The same for values of any kind: the definition of what `cells` yields."""
        return [self._cell(value, row) for value, row in zip(values, rows, strict=True)]

    def _texts(self, values: Sequence[object], rows: Sequence[int]) -> list[str]:
        if not are_plain_texts(values):
            return self.one_by_one(values, rows)
        letter, style = self._letter, self._text
        return [
            f'<c r="{letter}{row}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'
            if value
            else ""
            for value, row in zip(values, rows, strict=True)
        ]

    def _sums(self, values: Sequence[object], rows: Sequence[int]) -> list[str]:
        sums = [value for value in values if isinstance(value, Money)]
        currencies = {one.currency for one in sums}
        is_plain = len(currencies) == 1 and len(sums) + values.count(None) == len(values)
        if not is_plain or max(abs(one.minor) for one in sums) >= EXACT:
            return self.one_by_one(values, rows)
        places = decimals(currencies.pop())
        letter, style, unit = self._letter, self._styles.of_money[places], 10**places
        return [
            f'<c r="{letter}{row}" s="{style}"><v>{value.minor / unit!r}</v></c>'
            if isinstance(value, Money)
            else ""
            for value, row in zip(values, rows, strict=True)
        ]

    def _days(self, values: Sequence[object], rows: Sequence[int]) -> list[str]:
        days = [value for value in values if type(value) is date]
        if len(days) + values.count(None) != len(values) or (
            days and min(days) < FIRST_SAFE_DAY
        ):
            return self.one_by_one(values, rows)
        letter, style = self._letter, self._own
        return [
            f'<c r="{letter}{row}" s="{style}"><v>{value.toordinal() - DAY_ZERO}</v></c>'
            if isinstance(value, date)
            else ""
            for value, row in zip(values, rows, strict=True)
        ]

    def _instants(self, values: Sequence[object], rows: Sequence[int]) -> list[str]:
        return self.one_by_one(values, rows)

    def _numbers(self, values: Sequence[object], rows: Sequence[int]) -> list[str]:
        numbers = [value for value in values if type(value) is int]
        if len(numbers) + values.count(None) != len(values) or (
            numbers and (max(numbers) >= EXACT or min(numbers) <= -EXACT)
        ):
            return self.one_by_one(values, rows)
        letter, style = self._letter, self._own
        return [
            "" if value is None else f'<c r="{letter}{row}" s="{style}"><v>{value}</v></c>'
            for value, row in zip(values, rows, strict=True)
        ]

    def _cell(self, value: object, row: int) -> str:
        if value is None or value == "":
            return ""
        number = self._number(value)
        if number is not None:
            style, digits = number
            return f'<c r="{self._letter}{row}" s="{style}"><v>{digits}</v></c>'
        # whatever is no number of the column's kind stands there as text, and only as text
        return (
            f'<c r="{self._letter}{row}" s="{self._text}" t="inlineStr"><is>'
            f'<t xml:space="preserve">{text_xml(plain(value))}</t></is></c>'
        )

    def _number(self, value: object) -> tuple[int, str] | None:
        """Format and digits of a value that is a number in this column."""
        kind = self._kind
        if kind is ColumnType.TEXT:
            return None
        if kind is ColumnType.MONEY:
            return self._sum(value)
        if kind is ColumnType.INSTANT:
            return self._instant(value)
        if kind is ColumnType.DATE:
            serial = _serial(value) if isinstance(value, date) else None
            return None if serial is None else (self._own, str(serial))
        digits = _digits(value)
        return None if digits is None else (self._own, digits)

    def _sum(self, value: object) -> tuple[int, str] | None:
        if not isinstance(value, Money) or abs(value.minor) >= EXACT:
            return None
        places = decimals(value.currency)
        return self._styles.of_money[places], repr(value.minor / 10**places)

    def _instant(self, value: object) -> tuple[int, str] | None:
        if not isinstance(value, datetime):
            return None
        local = value.astimezone(self._zone) if value.tzinfo else value
        serial = _serial(local)
        if serial is None:
            return None
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        return self._own, repr(serial + (seconds + local.microsecond / 1e6) / DAY_S)


def are_plain_texts(values: Sequence[object]) -> bool:
    """Whether all are texts (or empty) that XML takes as they are.

    A space between them shows an outer or a double space as two together.
    """
    texts = [value for value in values if type(value) is str and value]
    if len(texts) + values.count(None) + values.count("") != len(values):
        return False
    joined = " ".join(["", *texts, ""])
    return (
        joined.isprintable()
        and "  " not in joined.strip(" ")
        and len(joined) == len(joined.strip(" ")) + (2 if texts else 1)
        and not any(mark in joined for mark in ("&", "<", ">", "_x"))
        and (len(joined) < LONGEST_TEXT // 2 or max(map(len, texts)) < LONGEST_TEXT // 2)
    )


def plain(value: object) -> str:
    """A value as the text that a person reads; money keeps all its digits."""
    if isinstance(value, Money):
        places = decimals(value.currency)
        return f"{Decimal(value.minor).scaleb(-places):f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def text_xml(text: str) -> str:
    """Text as the content of an element: nothing in it is lost, but the half of a pair and
    what is beyond a cell's length.
    """
    kept = _NO_UNICODE.sub("\ufffd", shortened(text))
    kept = _NO_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", kept)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str) -> str:
    """As much of a text as a cell takes."""
    if len(text) <= LONGEST_TEXT // 2:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: LONGEST_TEXT * 2]
    return units.decode("utf-16-le", "ignore")


def _serial(day: date) -> int | None:
    """The day's number in Excel's calendar; None for a day that it does not have."""
    number = day.toordinal() - DAY_ZERO
    if number > 60:  # noqa: PLR2004 - Excel's 29 February 1900
        return number
    return number - 1 if number > 1 else None


def _digits(value: object) -> str | None:
    """A number as XML writes it; None for what Excel would not keep exactly or not at all."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    is_finite = value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)
    if not is_finite or not -EXACT < value < EXACT:
        return None
    return f"{value:f}" if isinstance(value, Decimal) else repr(value)
