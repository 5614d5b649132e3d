"""What a cell says: text, identifier, or nothing. Rules that hold for every field."""

import re
from datetime import date, datetime, time, timedelta
from enum import Enum

Cell = int | float | str | bool | date | datetime | time | timedelta
Row = list[Cell]


class Unreadable(Enum):
    """The one value for "filled, but it cannot be read"."""

    CELL = "unreadable"


class DigitsLost(Enum):
    """The one value for a number whose last digits a spreadsheet has thrown away."""

    CELL = "digits lost"


UNREADABLE = Unreadable.CELL
DIGITS_LOST = DigitsLost.CELL

PLACEHOLDERS = frozenset(
    {"-", "--", ".", "N/A", "NA", "N/D", "ND", "S/N", "S/D", "S/I", "NULL", "(NULL)"}
    | {"SIN DATO", "SIN DATOS", "NO TIENE", "NO APLICA", "NAO TEM", "NÃO TEM", "NONE"}
)
ERRORS = frozenset(
    {"#N/A", "#N/D", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"}
    | {"#CALC!", "#GETTING_DATA", "#¡REF!", "#¡VALOR!", "#¡DIV/0!", "#¿NOMBRE?", "#¡NULO!"}
    | {"#¡NUM!", "#VALOR!", "#NOME?", "#NULO!", "#NÚM!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!"}
)
NOTHING = PLACEHOLDERS | ERRORS
BEGINS_NOTHING = frozenset(word[0] for word in NOTHING | {w.lower() for w in NOTHING})
LONGEST_NOTHING = max(map(len, NOTHING))

EXACT_FLOAT_LIMIT = 2**53
"""Whole numbers up to here stand in a double without loss."""

SCIENTIFIC = re.compile(r"(\d+)(?:[.,](\d+))?E\+?(\d{1,3})", re.IGNORECASE)
POINT_ZERO = re.compile(r"(\d+)\.0")


def tidy(text: str) -> str:
    """`text` trimmed, inner spaces (also non-breaking, line breaks) collapsed to one."""
    tidied = " ".join(text.split())
    if tidied[:1] == "'":
        tidied = tidied[1:].lstrip()
    return tidied


def text_of(cell: Cell) -> str:
    """The cell as text; empty for everything that means "nothing" (also errors, "N/A")."""
    if type(cell) is str:
        if not cell or cell.isdigit():
            return cell
        text = cell if cell.isalnum() else " ".join(cell.split())
        first = text[:1]
        if first == "'":
            text = text[1:].lstrip()
            first = text[:1]
        if first in BEGINS_NOTHING and len(text) <= LONGEST_NOTHING and text.upper() in NOTHING:
            return ""
        return text
    return written(cell)


def raw_text(cell: Cell) -> str:
    """The cell as a person would quote it; placeholders and errors stay as they are."""
    return tidy(cell) if isinstance(cell, str) else written(cell)


def is_blank(cell: Cell) -> bool:
    """Whether the cell holds nothing but spaces."""
    return cell == "" or (isinstance(cell, str) and not cell.strip())


def written(cell: Cell) -> str:
    """A cell that is not text, as text: 12345.0 is "12345", a date is ISO 8601."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return written_float(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell)


def written_float(number: float) -> str:
    """A number without a needless decimal point; large ones keep the digits they have."""
    if number.is_integer() and abs(number) < EXACT_FLOAT_LIMIT:
        return str(int(number))
    return repr(number)


def identifier_of(cell: Cell) -> str | DigitsLost:
    """The cell as an identifier: "12345.0" is "12345", a number in scientific notation is its
    digits where they are all there.
    """
    if type(cell) is str and cell.isdigit():
        return cell
    text = text_of(cell)
    if not text or text.isdigit():
        return text
    if match := POINT_ZERO.fullmatch(text):
        return match[1]
    if ("E" in text or "e" in text) and (match := SCIENTIFIC.fullmatch(text)):
        return _digits_of(match)
    return text


def is_scientific(text: str) -> bool:
    """Whether `text` is one number in scientific notation."""
    return ("E" in text or "e" in text) and SCIENTIFIC.fullmatch(text) is not None


def _digits_of(match: re.Match[str]) -> str | DigitsLost:
    whole, decimals, exponent = match[1], match[2] or "", int(match[3])
    if not match[2] and "+" not in match[0]:
        return match[0]  # "12E5" is somebody's account number, not a power of ten
    if len(decimals) < exponent:
        return DIGITS_LOST
    if decimals[exponent:].strip("0"):
        return match[0]
    return whole + decimals[:exponent]
