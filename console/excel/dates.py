"""Dates as cells hold them and as people write them in Spanish, Portuguese and English."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Literal

from console.excel.cells import UNREADABLE, Cell, Unreadable

Order = Literal["DMY", "MDY"]
"""In which order the text dates of a column stand."""

FIRST_YEAR, LAST_YEAR = 1990, 2099
LAST_TWO_DIGIT_YEAR = 79
EPOCH_1900, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
YYYYMMDD = 8
NEVER = frozenset(
    {date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(9999, 12, 31)}
)
NEVER_1904 = NEVER | {date(1904, 1, 1), date(1904, 1, 2)}

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero janeiro january ene jan",
            "febrero fevereiro february feb fev",
            "marzo marco march mar",
            "abril april abr apr",
            "mayo maio may mai",
            "junio junho june jun",
            "julio julho july jul",
            "agosto august ago aug",
            "septiembre setiembre setembro september sep set sept",
            "octubre outubro october oct out",
            "noviembre novembro november nov",
            "diciembre dezembro december dic dez dec",
        ),
        start=1,
    )
    for name in names.split()
}

TIME_OF_DAY = re.compile(
    r"[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]\.?\s?M\.?)?\s*"
    r"(?:Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")
DAY_WORD = re.compile(
    r"(\d{1,2})[ºo°]?[\s/.-]*(?:de\s+)?([a-z]{3,10})\.?[\s/.,-]*(?:del?\s+)?(\d{4}|\d{2})"
)
WORD_DAY = re.compile(r"([a-z]{3,10})\.?[\s/.-]*(\d{1,2})[\s/.,-]+(?:del?\s+)?(\d{4}|\d{2})")
WEEKDAY = re.compile(r"^[a-z]{3,}(?:-feira)?,\s*(?=\d)")


def custom_of(country: str) -> Order:
    """The order of text dates that a country uses."""
    return "MDY" if country == "US" else "DMY"


def impossible_orders(text: str) -> tuple[bool, bool]:
    """Whether a text date is impossible as d/m/y, and as m/d/y. (False, False) for anything
    that says nothing about the order.
    """
    match = YEAR_LAST.fullmatch(TIME_OF_DAY.sub("", text))
    if match is None:
        return False, False
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    dmy, mdy = _day(year, second, first), _day(year, first, second)
    if first == second == 0 or (dmy or mdy) in NEVER:
        return False, False
    return dmy is None, mdy is None


class DateReader:
    """Reads the cells of one date column, all in one order."""

    def __init__(self, order: Order, *, is_1904: bool) -> None:
        self.order: Order = order
        self._epoch = EPOCH_1904 if is_1904 else EPOCH_1900
        self._never = NEVER_1904 if is_1904 else NEVER
        self._first_serial = (date(FIRST_YEAR, 1, 1) - self._epoch).days
        self._last_serial = (date(LAST_YEAR, 12, 31) - self._epoch).days
        self._known: dict[str, date | Unreadable | None] = {}

    def read(self, cell: Cell) -> date | Unreadable | None:
        """The day of the cell; None where it means "no date". Empty cells are not asked."""
        if type(cell) is date:
            return self._in_range(cell)
        if isinstance(cell, str):
            return self._read_known(cell)
        if isinstance(cell, datetime):
            return self._in_range(cell.date())
        if isinstance(cell, time):
            return None if cell == time() else UNREADABLE
        if isinstance(cell, (bool, timedelta, date)):
            return UNREADABLE
        return self._serial(cell)

    def _read_known(self, text: str) -> date | Unreadable | None:
        if text in self._known:
            return self._known[text]
        if len(self._known) > LAST_KNOWN:
            self._known.clear()
        found = self._known[text] = self._text(text)
        return found

    def _in_range(self, day: date) -> date | Unreadable | None:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        return None if day in self._never else UNREADABLE

    def _serial(self, number: float) -> date | Unreadable | None:
        if number in (0, 1):
            return None
        if not abs(number) <= MOST_DIGITS:  # also "not a number"
            return UNREADABLE
        days = int(number)
        if self._first_serial <= days <= self._last_serial:
            return self._epoch + timedelta(days=days)
        if days == number and len(str(days)) == YYYYMMDD:
            return self._ymd(str(days))
        return UNREADABLE

    def _ymd(self, digits: str) -> date | Unreadable | None:
        return self._checked(int(digits[:4]), int(digits[4:6]), int(digits[6:]))

    def _checked(self, year: int, month: int, day: int) -> date | Unreadable | None:
        if not month and not day:
            return None if not year else UNREADABLE
        found = _day(year, month, day)
        return UNREADABLE if found is None else self._in_range(found)

    def _text(self, text: str) -> date | Unreadable | None:
        if text.isascii() and text.isdigit():
            return self._digits(text)
        bare = TIME_OF_DAY.sub("", text)
        if match := YEAR_LAST.fullmatch(bare):
            return self._year_last(int(match[1]), int(match[3]), match[4])
        if match := YEAR_FIRST.fullmatch(bare):
            return self._checked(int(match[1]), int(match[3]), int(match[4]))
        return self._in_words(bare)

    def _digits(self, text: str) -> date | Unreadable | None:
        if text == "0" * YYYYMMDD:
            return None
        return self._ymd(text) if len(text) == YYYYMMDD else self._serial(int(text[:12]))

    def _year_last(self, first: int, second: int, digits: str) -> date | Unreadable | None:
        if not first and not second and not int(digits):
            return None
        if {first, second} == {12, 31} and digits == "9999":
            return None  # "never", in whichever order
        month, day = (second, first) if self.order == "DMY" else (first, second)
        return self._checked(_year(digits), month, day)

    def _in_words(self, text: str) -> date | Unreadable | None:
        plain = WEEKDAY.sub("", _plain(text))
        if match := DAY_WORD.fullmatch(plain):
            day, word, year = match[1], match[2], match[3]
        elif match := WORD_DAY.fullmatch(plain):
            word, day, year = match[1], match[2], match[3]
        else:
            return UNREADABLE
        month = MONTHS.get(word)
        return UNREADABLE if month is None else self._checked(_year(year), month, int(day))


LAST_KNOWN = 50_000
MOST_DIGITS = 99_999_999


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > len("99"):
        return year
    return 2000 + year if year <= LAST_TWO_DIGIT_YEAR else 1900 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
