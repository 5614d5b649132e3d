"""What a second look finds in a message before it leaves: amounts, days, tone, names, marks.

Pure and quick: it runs at every pause while somebody types. It points; it forbids nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate

from console.domain.lint_words import Vocabulary, flat
from console.domain.money import Money, decimals

MOST_PARTS = 60
"""A debt may be named in so many equal parts."""
UNIT = 100
"""Minor units in one: plans are rounded to it. Years below it are of this century."""
_MARK = re.compile(r"\{[^{}\n]*\}|\[[^\[\]\n]*\]|<[^<>\n]+>|\bX{2,}\b|_{3,}|\?{3,}")
_SIGN = r"(?:r\$|us\$|s/\.?|\$|mxn|cop|pen|clp|ars|brl|usd)"
_UNIT = r"(?:pesos|soles|reais|real|dolares|dollars|mxn|cop|pen|clp|ars|brl|usd)"
_FIGURE = r"\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_AMOUNT = re.compile(
    rf"(?<![\w$]){_SIGN}\s*({_FIGURE})(\s+mil\b)?|(?<![\w.,])({_FIGURE})(\s+mil)?\s+{_UNIT}\b"
)
_NUMERIC = re.compile(r"(?<![\d/.\-$])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/])")
_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Code(StrEnum):
    """What was found."""

    MARK = "mark"
    AMOUNT_ABOVE = "amount_above"
    AMOUNT = "amount"
    DATE = "date"
    WEEKDAY = "weekday"
    THREAT = "threat"
    SHAME = "shame"
    THIRD = "third"
    NAME = "name"


SERIOUS = frozenset(
    {Code.MARK, Code.AMOUNT_ABOVE, Code.THREAT, Code.SHAME, Code.THIRD, Code.NAME}
)
"""These ask before they go; the others only say so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in the text: `text` is what stands there, from `start` to `end`."""

    code: Code
    start: int
    end: int
    text: str

    @property
    def is_serious(self) -> bool:
        """Whether one should confirm it."""
        return self.code in SERIOUS


@dataclass(frozen=True, slots=True)
class Known:
    """What the workspace knows of the person one writes to.

    `amounts` are dues, balances, promises and payments; `days` the dates of the account and
    of what was paid, `promised` those of open promises; `names` the words of the person's and
    the agent's own names, flat.
    """

    today: date
    currency: str = "MXN"
    amounts: frozenset[Money] = frozenset()
    days: frozenset[date] = frozenset()
    promised: frozenset[date] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Review:
    """The second look. `checked` counts amounts and days that were held against the account."""

    findings: tuple[Finding, ...] = ()
    checked: int = 0

    @property
    def serious(self) -> tuple[Finding, ...]:
        """Those that ask before the message goes."""
        return tuple(each for each in self.findings if each.is_serious)


def names_of(*names: str) -> frozenset[str]:
    """The words of names as they are compared."""
    return frozenset(word for name in names for word in _NAME.findall(flat(name)))


def review(text: str, known: Known, words: Vocabulary) -> Review:
    """Look at `text` once more, in reading order."""
    plain = flat(text)
    amounts = tuple(_amounts(plain, known.currency))
    days = tuple(_days(plain, known.today, words))
    found = [
        *((Code.MARK, *hit.span()) for hit in _MARK.finditer(text)),
        *_wrong_amounts(amounts, known),
        *_wrong_days(days, known),
        *((Code.THREAT, *span) for span in words.found("threat", plain)),
        *((Code.SHAME, *span) for span in words.found("shame", plain)),
        *((Code.THIRD, *span) for span in words.found("third", plain)),
        *_wrong_names(text, plain, known, words),
    ]
    found.sort(key=lambda each: (each[1], each[2]))
    findings = (Finding(code, start, end, text[start:end]) for code, start, end in found)
    return Review(tuple(findings), len(amounts) + len(days))


_Place = tuple[Code, int, int]
_Amount = tuple[int, int, Money]
_Day = tuple[int, int, date | None, int | None]


# --- amounts --------------------------------------------------------------------------------


def _amounts(plain: str, currency: str) -> Iterator[_Amount]:
    for hit in _AMOUNT.finditer(plain):
        figure, thousand = hit.group(1) or hit.group(3), hit.group(2) or hit.group(4)
        minor = minor_of(figure, decimals(currency)) * (1_000 if thousand else 1)
        yield (*hit.span(), Money(minor, currency))


def minor_of(figure: str, places: int) -> int:
    """The figure in minor units, as people write it here or there: 1.234,50 and 1,234.50.

    Two digits behind the last sign are decimals; anything else groups thousands.
    """
    whole, cents = figure.strip(), ""
    decimal = re.search(r"[.,](\d{1,2})$", whole)
    if decimal:
        whole, cents = whole[: decimal.start()], decimal.group(1).ljust(2, "0")
    digits = re.sub(r"\D", "", whole) or "0"
    minor = int(digits) * 100 + int(cents or 0)
    return minor if places else minor // 100


def _wrong_amounts(amounts: tuple[_Amount, ...], known: Known) -> Iterator[_Place]:
    theirs = {each.minor for each in known.amounts if each.currency == known.currency}
    if not theirs:
        return
    said = [amount.minor for _, _, amount in amounts]
    sums = set(accumulate(said)) | {sum(said)}
    whole = any(total in theirs for total in sums) and len(said) > 1
    for start, end, amount in amounts:
        if amount.minor in theirs or whole or _is_part(amount.minor, theirs):
            continue
        yield (Code.AMOUNT_ABOVE if amount.minor > max(theirs) else Code.AMOUNT), start, end


def _is_part(minor: int, theirs: set[int]) -> bool:
    """An equal part of what is owed, rounded to a unit as plans are."""
    if minor <= 0:
        return False
    return any(
        1 < (parts := round(whole / minor)) <= MOST_PARTS
        and abs(whole - parts * minor) < UNIT * parts
        for whole in theirs
    )


# --- days -----------------------------------------------------------------------------------


def _days(plain: str, today: date, words: Vocabulary) -> Iterator[_Day]:
    """Days that are named with their month, with the weekday that stands before them."""
    for hit in words.kept("days", lambda: _written(words)).finditer(plain):
        month = _month(hit.group(3), words)
        if month:
            year = int(hit.group(4)) if hit.group(4) else None
            on = _near(today, int(hit.group(2)), month, year)
            yield (*hit.span(), on, words.weekdays.get(hit.group(1) or ""))
    for hit in _NUMERIC.finditer(plain):
        year = int(hit.group(3)) if hit.group(3) else None
        if year is not None and year < UNIT:
            year += 2_000
        yield (*hit.span(), _near(today, int(hit.group(1)), int(hit.group(2)), year), None)


def _written(words: Vocabulary) -> re.Pattern[str]:
    months = "|".join(sorted(words.months, key=len, reverse=True))
    weekdays = "|".join(sorted(words.weekdays, key=len, reverse=True))
    weekday = rf"(?:\b({weekdays})(?:-feira)?,?\s+(?:el\s+|dia\s+)?)?"
    day = r"\b(\d{1,2})(?:o|º|°)?\s+(?:de\s+)?"
    month = rf"({months}|[a-z]{{3}}(?![a-z]))\.?"
    return re.compile(rf"{weekday}{day}{month}(?:\s+(?:de\s+|del\s+)?(\d{{4}})\b)?")


def _month(name: str, words: Vocabulary) -> int | None:
    if name in words.months:
        return words.months[name]
    return next((at for word, at in words.months.items() if word.startswith(name)), None)


def _near(today: date, day: int, month: int, year: int | None) -> date | None:
    """That day of the year that is nearest, None where there is no such day."""
    years = (year,) if year else (today.year, today.year + 1, today.year - 1)
    found: list[date] = []
    for each in years:
        try:
            found.append(date(each, month, day))
        except ValueError:
            continue
    return min(found, key=lambda on: abs((on - today).days), default=None)


def _wrong_days(days: tuple[_Day, ...], known: Known) -> Iterator[_Place]:
    for start, end, on, weekday in days:
        if on is None or (weekday is not None and on.weekday() != weekday):
            yield Code.WEEKDAY, start, end
        elif on in known.days or on in known.promised:
            continue
        elif on < known.today or known.promised:
            yield Code.DATE, start, end


# --- names ----------------------------------------------------------------------------------


def _wrong_names(text: str, plain: str, known: Known, words: Vocabulary) -> Iterator[_Place]:
    """A name after a greeting that is not the person's."""
    if not known.names:
        return
    greetings = words.lists["greeting"]
    for _, end in words.found("greeting", plain):
        hit = re.compile(r"[\s,.!¡]*").match(plain, end)
        name = _NAME.match(text, hit.end() if hit else end)
        if name is None or not name.group()[0].isupper() or "\n" in text[end : name.start()]:
            continue
        word = flat(name.group())
        if re.search(r"[.!]", text[end : name.start()]) and not _is_title(plain[:end]):
            continue  # another sentence begins
        if word not in known.names and not _begins_greeting(word, greetings):
            yield Code.NAME, name.start(), name.end()


def _is_title(before: str) -> bool:
    return bool(re.search(r"\b(?:sr|sra|srta|mr|mrs|ms)$", before))


def _begins_greeting(word: str, greetings: tuple[str, ...]) -> bool:
    return any(word in greeting.split() for greeting in greetings)
