"""What a column contains, told from a sample of its cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from console.excel import words
from console.excel.amounts import digits_of, shape_of
from console.excel.cells import Cell, DigitsLost, identifier_of, raw_text, text_of
from console.excel.dates import DateReader
from console.excel.documents import CHECKS, GENERIC, SHAPES, DocumentReader
from console.excel.fields import Reading
from console.excel.phones import NoPhone, PhoneReader, pieces_of

EXAMPLES = 3
MOST = 0.5
MANY = 0.4
ALMOST_ALL = 0.8
SMALL_INTEGER = 999
STATUS_WORDS = frozenset(
    [
        "VIGENTE",
        "VENCIDO",
        "VENCIDA",
        "ACTIVO",
        "ACTIVA",
        "CASTIGADO",
        "CASTIGADA",
        "CANCELADO",
        "CANCELADA",
        "ABIERTO",
        "CERRADO",
        "ATIVO",
        "INATIVO",
        "VENCIDO",
        "BLOQUEADO",
        "BLOQUEADA",
        "MORA",
        "MOROSO",
        "NORMAL",
        "CORRIENTE",
        "PREJUDICIAL",
        "EXTRAJUDICIAL",
        "ACTIVE",
        "CLOSED",
        "CURRENT",
        "OVERDUE",
        "SUSPENDIDO",
    ]
)
YES_NO = words.YES | words.NO
CHECKED = frozenset({"RFC", "CURP", "NIT", "RUC", "RUT", "CUIT", "CI", "CPF", "CNPJ"})
"""Documents whose check few other numbers pass."""
NAME = re.compile(r"[^\W\d_]+(?:[ ,.'&-]+[^\W\d_]+)+\.?")
SERIES = re.compile(r"\d{1,3}\s*(?:/|de|of)\s*\d{1,3}", re.IGNORECASE)


@dataclass(slots=True)
class Profile:
    """How many of the sampled, filled cells read as each type.

    `documents` fit the country's shapes, `checked` pass a check that few numbers pass by
    chance; `series` are "2/12"; `named` are two words or more without a digit; `dated` are
    date cells and written dates (no bare numbers); `amounts` are money and no plain count;
    `different` are the distinct texts.
    """

    filled: int = 0
    money: int = 0
    days: int = 0
    whole: int = 0
    small: int = 0
    digits: int = 0
    phones: int = 0
    mails: int = 0
    documents: int = 0
    checked: int = 0
    series: int = 0
    named: int = 0
    dated: int = 0
    amounts: int = 0
    statuses: int = 0
    yes_no: int = 0
    letters: int = 0
    examples: list[str] = field(default_factory=list)
    different: set[str] = field(default_factory=set)

    def share(self, count: int) -> float:
        """`count` among the filled cells."""
        return count / self.filled if self.filled else 0.0

    def penalty(self, reading: Reading, name: str) -> int:
        """How much less sure the cells make it that the column is `name`."""
        if not self.filled:
            return 5
        fits, penalty = {
            Reading.MONEY: (self.share(self.money) >= MOST, 45),
            Reading.DATE: (self.share(self.days) >= MOST, 55),
            Reading.INTEGER: (self.share(self.whole + self.series) >= MOST, 45),
            Reading.PHONE: (self.share(self.phones) >= MANY or self._looks_dialled(), 45),
            Reading.EMAIL: (self.share(self.mails) >= MANY, 45),
            Reading.DOCUMENT: (self.share(self.digits) >= MOST, 45),
            Reading.IDENTIFIER: (self.share(self.digits) >= MOST and not self._dated(), 25),
            Reading.YES_NO: (self.share(self.yes_no) >= MOST, 35),
            Reading.TEXT: (True, 0),
        }[reading]
        return (0 if fits else penalty) + self._by_name(name)

    def _dated(self) -> bool:
        return self.share(self.days) >= ALMOST_ALL and self.share(self.whole) < MOST

    def _looks_dialled(self) -> bool:
        return self.share(self.digits) >= ALMOST_ALL and self.share(self.small) < MOST

    def _by_name(self, name: str) -> int:
        """What tells apart fields that share their names."""
        is_small = self.share(self.small) >= ALMOST_ALL
        if name in ("instalment_amount", "due_amount", "last_payment_amount") and is_small:
            return 12
        if name == "instalment_no" and self.share(self.small + self.series) < ALMOST_ALL:
            return 45
        if name == "debtor_id" and self.share(self.digits) < MOST:
            return 45
        if name in ("full_name", "first_name", "last_name") and self.share(self.letters) < MOST:
            return 50
        return 0

    def type_label(self, reading: Reading | None) -> Reading:
        """The type to show: the field's, or what most cells read as."""
        if reading is not None:
            return reading
        for count, found in (
            (self.mails, Reading.EMAIL),
            (self.days, Reading.DATE),
            (self.phones, Reading.PHONE),
            (self.small, Reading.INTEGER),
            (self.money, Reading.MONEY),
        ):
            if self.share(count) >= ALMOST_ALL:
                return found
        return Reading.TEXT


class Profiler:
    """Makes profiles of columns for one country."""

    def __init__(self, country: str, *, is_1904: bool) -> None:
        self._phones = PhoneReader(country)
        self._dates = DateReader("DMY", is_1904=is_1904)
        self._documents = DocumentReader(country, "")
        self._country = country

    def profile(self, cells: Iterable[Cell]) -> Profile:
        """The profile of a column's sampled cells."""
        found = Profile()
        for cell in cells:
            text = text_of(cell)
            if text:
                self._add(found, cell, text)
        return found

    def _add(self, found: Profile, cell: Cell, text: str) -> None:
        found.filled += 1
        if len(found.examples) < EXAMPLES and text not in found.examples:
            found.examples.append(raw_text(cell))
        found.different.add(text)
        found.letters += sum(map(str.isalpha, text)) * 2 > len(text)
        found.named += NAME.fullmatch(text) is not None
        found.series += SERIES.fullmatch(text) is not None
        is_money = _is_amount(cell, text)
        found.money += is_money
        is_day = isinstance(self._dates.read(cell if not isinstance(cell, str) else text), date)
        found.days += is_day
        found.dated += is_day and not isinstance(cell, (int, float)) and not text.isdigit()
        found.amounts += is_money and not is_day and _is_fractional(cell)
        found.mails += words.mail_of(text) is not None
        found.yes_no += words.plain(text) in YES_NO
        found.statuses += _is_status(text)
        self._add_numbers(found, cell)

    def _add_numbers(self, found: Profile, cell: Cell) -> None:
        identifier = identifier_of(cell)
        if isinstance(identifier, DigitsLost):
            found.digits += 1
            return
        if not any(map(str.isdigit, identifier)):
            return
        found.digits += 1
        if _whole(identifier):
            found.whole += 1
            found.small += abs(int(_bare(identifier))) <= SMALL_INTEGER
        numbers = [self._phones.read(piece) for piece in pieces_of(cell)]
        found.phones += any(not isinstance(number, NoPhone) for number in numbers)
        document = self._documents.read(cell)
        known = (self._country, document.type or "") in CHECKS and self._country in SHAPES
        fits = known and document.code in (None, "ID_ZEROS_RESTORED")
        found.documents += fits
        is_generic = identifier.upper() in GENERIC
        found.checked += (fits and document.type in CHECKED) or is_generic


def sample_of(rows: Sequence[Sequence[Cell]], column: int) -> list[Cell]:
    """The cells of one column; a short record has none there."""
    return [row[column] for row in rows if column < len(row)]


def _is_amount(cell: Cell, text: str) -> bool:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return True
    found = digits_of(text) if isinstance(cell, str) else None
    return found is not None and shape_of(found[1], ".") is not None


def _is_fractional(cell: Cell) -> bool:
    """An amount that is no count: with decimals, or written with separators or a sign."""
    if isinstance(cell, float):
        return not cell.is_integer()
    return isinstance(cell, str) and not cell.strip().isdigit()


def _is_status(text: str) -> bool:
    return bool(words.block_reason(text)) or any(
        word in STATUS_WORDS for word in words.plain(text).split()
    )


def _bare(text: str) -> str:
    lower = text.lower()
    for ending in ("días", "dias", "days", "d"):
        lower = lower.removesuffix(ending)
    return lower.strip()


def _whole(text: str) -> bool:
    digits = _bare(text).removeprefix("-")
    return digits.isascii() and digits.isdigit()
