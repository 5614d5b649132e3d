"""Phone numbers of a file's country to E.164."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from console.excel.cells import (
    EXACT_FLOAT_LIMIT,
    Cell,
    DigitsLost,
    identifier_of,
    is_scientific,
    text_of,
    tidy,
)

SEPARATORS = re.compile(r"[;/|,\n\r\v\f\u2028\u2029]+")
EXTENSION = re.compile(
    r"[\s,;.-]*(?:extensi[oó]n|ext|anexo|interno|int|ramal|x|#)\s*[.:]?\s*\d{1,7}\s*$",
    re.IGNORECASE,
)
_PUNCTUATION = str.maketrans("", "", " ()-")
PUNCTUATED = re.compile(r"[\d\s().+\-\u2010-\u2015*~]+")
NOT_DIGIT = re.compile(r"\D+")
MADE_UP = frozenset({"1234567890", "123456789", "12345678", "0123456789"})
SLASHED_NOTHING = re.compile(r"(?<![A-Z0-9])(?:N/A|N/D|S/N|S/D|S/I)(?![A-Z0-9])", re.IGNORECASE)
FEWEST_DIGITS = 3
MOST_KNOWN = 100_000

MX_CODE, MX_NATIONAL, MX_MOBILE_MARK = "52", 10, "1"
MX_PREFIXES = ("044", "045", "01")
BR_CODE, BR_WITHOUT_NINTH = "55", 10
AR_CODE, AR_NATIONAL = "54", 10
CELLULAR = frozenset({"celular", "movil", "cel", "whatsapp", "wpp"})


class NoPhone(Enum):
    """Why a cell gives no number."""

    PLACEHOLDER = "placeholder"
    INVALID = "invalid"


def pieces_of(cell: Cell) -> list[str]:
    """The numbers written in one cell, one by one."""
    if not isinstance(cell, str):
        text = identifier_of(cell)
        return [written_lost(cell)] if isinstance(text, DigitsLost) else [text] if text else []
    if SEPARATORS.search(cell) is None or is_scientific(cell.strip()):
        text = identifier_of(cell)
        if isinstance(text, DigitsLost):
            return [written_lost(cell)]
        return [text] if text else []
    if not text_of(cell):
        return []
    parts = SEPARATORS.split(SLASHED_NOTHING.sub(" ", cell))
    return [piece for part in parts if (piece := text_of(part))]


def written_lost(cell: Cell) -> str:
    """A number whose digits are gone, as it is quoted to a person."""
    return tidy(str(cell))


class PhoneReader:
    """Reads the phones of a file for one country."""

    def __init__(self, country: str) -> None:
        self._country = country
        self._plan = plan_of(country)
        self._known: dict[tuple[str, bool], str | NoPhone] = {}

    def read(self, piece: str, *, area: str = "", cellular: bool = False) -> str | NoPhone:
        """One written number as E.164; an area code goes in front unless the number is valid
        alone. `cellular`: its column says that these are mobile numbers.
        """
        alone = self._read_known(piece, cellular)
        if area and alone is NoPhone.INVALID:
            return self._read_known(area + piece, cellular)
        return alone

    def quick(self, cell: Cell) -> str | None:
        """E.164 of a cell that is one number in an ordinary writing of the country. None says
        nothing: then `pieces_of` and `read` tell.
        """
        if type(cell) is str:
            digits = cell if cell.isdigit() else cell.translate(_PUNCTUATION)
            if not digits.isdigit() or not digits.isascii():
                return None
        elif type(cell) is float and cell.is_integer() and 0 < cell < EXACT_FLOAT_LIMIT:
            digits = str(int(cell))
        else:
            return None
        if _is_placeholder(digits, digits):
            return None
        return self._plan.quick(self._corrected(digits))

    def _read_known(self, piece: str, cellular: bool) -> str | NoPhone:  # noqa: FBT001 - part of a key
        key = (piece, cellular)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._known[key] = self._fresh(piece, cellular=cellular)
        return found

    def _fresh(self, piece: str, *, cellular: bool) -> str | NoPhone:
        if piece.isdecimal() and piece.isascii():
            return self._dialled(piece, piece, cellular=cellular)
        if is_scientific(piece):
            return NoPhone.INVALID
        bare = piece if PUNCTUATED.fullmatch(piece) else EXTENSION.sub("", piece)
        digits = NOT_DIGIT.sub("", bare)
        if PUNCTUATED.fullmatch(bare) is None:
            return self._parsed(piece, cellular=cellular) if digits else NoPhone.INVALID
        return self._dialled(digits, bare, cellular=cellular)

    def _dialled(self, digits: str, bare: str, *, cellular: bool) -> str | NoPhone:
        if _is_placeholder(digits, bare):
            return NoPhone.PLACEHOLDER
        plus = "+" if bare.lstrip("( ").startswith("+") else ""
        corrected = self._corrected(plus + digits)
        return self._plan.quick(corrected) or self._parsed(corrected, cellular=cellular)

    def _corrected(self, number: str) -> str:
        if self._country == "MX":
            return _mexican(number)
        if self._country == "BR":
            return _brazilian(number)
        return number

    def _parsed(self, number: str, *, cellular: bool) -> str | NoPhone:
        found = parsed(number, self._country)
        if found is None:
            return NoPhone.INVALID
        if self._country == "AR" and cellular and found.startswith("+54"):
            mobile = _argentine_mobile(found)
            return mobile if parsed(mobile, "AR") else found
        return found


def parsed(number: str, country: str) -> str | None:
    """What `phonenumbers` makes of it: E.164 if it is a valid number."""
    import phonenumbers  # noqa: PLC0415 - heavy, needed only while importing

    try:
        found = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(found):
        return None
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def is_cellular(header: str) -> bool:
    """Whether a column's name says that it holds mobile numbers."""
    plain = header.lower().replace("ó", "o")
    return any(word in CELLULAR for word in re.split(r"[^a-z]+", plain))


class NumberingPlan:
    """A country's numbering plan as one pattern: the ordinary writings, without the generality
    (and the time) of a full parse. Says nothing about numbers that it does not know.
    """

    def __init__(self, code: str, national: re.Pattern[str] | None) -> None:
        self._national = national
        self._code = code

    def quick(self, number: str) -> str | None:
        """E.164 of a plainly valid national or international writing, else None."""
        if self._national is None:
            return None
        if number[:1] == "+":
            rest = number[1:]
            return number if self._is_ours(rest) else None
        if self._national.fullmatch(number):
            return f"+{self._code}{number}"
        return f"+{number}" if self._is_ours(number) else None

    def _is_ours(self, digits: str) -> bool:
        code = self._code
        return (
            digits.startswith(code)
            and self._national is not None
            and self._national.fullmatch(digits, len(code)) is not None
        )


QUICK_COUNTRIES = {
    "MX": ("52", r"\d{10}"),
    "CO": ("57", r"\d{10}"),
    "PE": ("51", r"\d{9}"),
    "CL": ("56", r"\d{9}"),
    "EC": ("593", r"\d{9}"),
    "BR": ("55", r"\d{10,11}"),
    "US": ("1", r"\d{10}"),
}
"""Countries where a national number of these lengths, without a trunk prefix, is read as it
stands.
"""


@cache
def plan_of(country: str) -> NumberingPlan:
    """The quick plan of a country, empty where ordinary writings need a full parse."""
    if country not in QUICK_COUNTRIES:
        return NumberingPlan("", None)
    from phonenumbers import PhoneMetadata  # noqa: PLC0415 - heavy, needed only while importing

    code, lengths = QUICK_COUNTRIES[country]
    metadata = PhoneMetadata.metadata_for_region(country, None)
    if metadata is None:
        return NumberingPlan("", None)
    valid = "|".join(
        f"(?:{described.national_number_pattern})"
        for described in (metadata.fixed_line, metadata.mobile)
        if described is not None and described.national_number_pattern
    )
    general = metadata.general_desc
    shape = general.national_number_pattern if general is not None else r"\d+"
    return NumberingPlan(
        code, re.compile(rf"(?!0|{code})(?={lengths}$)(?=(?:{shape})$)(?:{valid})")
    )


def numbers_in(cells: Iterator[Cell]) -> Iterator[str]:
    """Every written number of some cells, in their order."""
    for cell in cells:
        if cell != "":
            yield from pieces_of(cell)


def _is_placeholder(digits: str, bare: str) -> bool:
    if not digits:
        return True
    if len(digits) < FEWEST_DIGITS:
        return len(bare) == len(digits)
    return digits.count(digits[0]) == len(digits) or digits in MADE_UP


def _mexican(number: str) -> str:
    """Without 044, 045 or 01 before ten digits, and without 1 after 52."""
    plus, digits = ("+", number[1:]) if number[:1] == "+" else ("", number)
    if digits.startswith(MX_CODE + MX_MOBILE_MARK) and len(digits) == MX_NATIONAL + 3:
        return plus + MX_CODE + digits[3:]
    if not plus:
        for prefix in MX_PREFIXES:
            if digits.startswith(prefix) and len(digits) == MX_NATIONAL + len(prefix):
                return digits[len(prefix) :]
    return number


def _brazilian(number: str) -> str:
    """With the ninth digit of mobiles that are written with eight."""
    plus, digits = ("+", number[1:]) if number[:1] == "+" else ("", number)
    coded = digits.startswith(BR_CODE) and len(digits) == BR_WITHOUT_NINTH + len(BR_CODE)
    front, rest = (BR_CODE, digits[2:]) if coded else ("", digits)
    trunk, rest = ("0", rest[1:]) if rest[:1] == "0" and not coded else ("", rest)
    if len(rest) == BR_WITHOUT_NINTH and rest[2] in "6789" and (not plus or coded):
        return plus + front + trunk + rest[:2] + "9" + rest[2:]
    return number


def _argentine_mobile(e164: str) -> str:
    national = e164[3:]
    return "+549" + national if len(national) == AR_NATIONAL else e164
