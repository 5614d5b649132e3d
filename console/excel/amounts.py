"""Amounts as people write them in Latin America, to minor units."""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from console.excel.cells import UNREADABLE, Cell, Unreadable

Sign = Literal[",", "."]
"""What separates the decimals."""

POINT_COUNTRIES = frozenset(
    {"MX", "PE", "US", "DO", "GT", "HN", "NI", "SV", "PA", "CR", "BZ", "PR"}
)

CODES = (
    "MXN|MXP|COP|PEN|CLP|ARS|UYU|BRL|USD|EUR|PYG|BOB|GTQ|HNL|NIO|CRC|PAB|DOP|VES|VED|VEF|SVC|"
    "CUP|JMD|HTG|BZD|TTD|GYD|SRD|CAD|GBP|CHF|JPY|CLF|COU|MXV|UYI"
)
NATIONAL_SIGNS = r"S/\.?|B/\.?|BS\.?|GS\.?|Q\.?|LPS\.?|L\.?|M\.?N\.?"
SYMBOLS = rf"US\$|U\$S|\$U|RD\$|MX\$|R\$|C\$|{NATIONAL_SIGNS}|\$|€|₡|₲|£"
CURRENCY = f"(?:{SYMBOLS}|{CODES})"
WRITTEN = re.compile(
    rf"([-+(−]?){CURRENCY}?([-+(−]?){CURRENCY}?([-−]?)([\d.,]*\d[\d.,]*)"
    rf"([-−)]?){CURRENCY}?([-−)]?){CURRENCY}?"
)
SPACES = re.compile(r"\s+")
PLAIN = re.compile(r"[\d.,]+")
FRACTION_TOLERANCE = 1e-6
GROUP = 3

Shape = tuple[str, str, Sign | None]
"""Whole digits, decimal digits, and the decimal sign that this writing proves (None: says
nothing about it)."""


def custom_of(country: str) -> Sign:
    """The decimal sign that a country uses when a file does not say."""
    return "." if country in POINT_COUNTRIES else ","


def minor_of(cell: Cell, sign: Sign, decimals: int) -> int | Unreadable:
    """The amount in minor units of a currency with `decimals`, rounded half up.

    `sign` decides writings such as "1.234" that can be read in two ways.
    """
    if type(cell) is float:
        return minor_of_float(cell, decimals)
    if type(cell) is str:
        return minor_of_text(cell, sign, decimals)
    if type(cell) is int:
        return cell * int(10**decimals)
    return UNREADABLE


def minor_of_float(number: float, decimals: int) -> int | Unreadable:
    """A number as it is, rounded half up (away from zero) as its digits are written."""
    try:
        scaled = number * int(10**decimals)
        nearest = round(scaled)
    except (OverflowError, ValueError):  # infinite, or not a number
        return UNREADABLE
    if abs(scaled - nearest) < FRACTION_TOLERANCE:
        return nearest
    exact = Decimal(repr(number)).scaleb(decimals)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def minor_of_text(text: str, sign: Sign, decimals: int) -> int | Unreadable:
    """A written amount, after currency signs, codes and spaces are taken away."""
    found = digits_of(text)
    if found is None:
        return UNREADABLE
    negative, digits = found
    shape = shape_of(digits, sign)
    if shape is None:
        return UNREADABLE
    whole, fraction, _ = shape
    minor = int((whole or "0") + fraction[:decimals].ljust(decimals, "0"))
    if len(fraction) > decimals and fraction[decimals] >= "5":
        minor += 1
    return -minor if negative else minor


def digits_of(text: str) -> tuple[bool, str] | None:
    """Whether the amount is negative, and its digits with separators. None: not an amount."""
    compact = SPACES.sub("", text)
    if PLAIN.fullmatch(compact):
        return (False, compact) if compact.isascii() and compact.strip(".,") else None
    match = WRITTEN.fullmatch(compact.upper())
    if match is None or not match[4].isascii():
        return None
    marks = match[1] + match[2] + match[3] + match[5] + match[6]
    minuses = marks.count("-") + marks.count("−")
    opened, closed = marks.count("("), marks.count(")")
    if opened != closed or opened > 1 or minuses + marks.count("+") > 1:
        return None
    return bool(minuses or opened), match[4]


def shape_of(digits: str, sign: Sign) -> Shape | None:
    """The parts of digits with separators, or None where groups are broken."""
    commas, points = digits.count(","), digits.count(".")
    if not commas and not points:
        return digits, "", None
    if commas and points:
        return _both(digits)
    separator: Sign = "," if commas else "."
    if commas + points > 1:
        whole = _ungrouped(digits, separator)
        return None if whole is None else (whole, "", "." if commas else ",")
    return _once(digits, separator, sign)


def proven_sign(text: str) -> Sign | None:
    """The decimal sign that this cell proves, if it can be read in one way only."""
    found = digits_of(text)
    if found is None:
        return None
    as_point, as_comma = shape_of(found[1], "."), shape_of(found[1], ",")
    return as_point[2] if as_point == as_comma and as_point is not None else None


def decided(proofs: Counter[Sign]) -> Sign | None:
    """The sign that most cells prove; None where they prove nothing or are even."""
    if proofs["."] == proofs[","]:
        return None
    return "." if proofs["."] > proofs[","] else ","


def proofs_of(texts: Iterable[str]) -> Counter[Sign]:
    """How many cells prove each sign."""
    return Counter(sign for text in texts if (sign := proven_sign(text)) is not None)


def _both(digits: str) -> Shape | None:
    sign: Sign = "," if digits.rfind(",") > digits.rfind(".") else "."
    if digits.count(sign) > 1:
        return None
    grouped, _, fraction = digits.partition(sign)
    whole = _ungrouped(grouped, "." if sign == "," else ",")
    return (whole, fraction, sign) if whole is not None and fraction else None


def _once(digits: str, separator: Sign, sign: Sign) -> Shape | None:
    before, _, after = digits.partition(separator)
    if not after:
        return None
    may_be_group = len(after) == GROUP and 1 <= len(before) <= GROUP and before[0] != "0"
    if not may_be_group:
        return before, after, separator
    if separator == sign:
        return before, after, None
    return before + after, "", None


def _ungrouped(digits: str, separator: str) -> str | None:
    first, *others = digits.split(separator)
    if not 1 <= len(first) <= GROUP or any(len(group) != GROUP for group in others):
        return None
    return first + "".join(others)
