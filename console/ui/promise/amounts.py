"""Amounts as people type them."""

import re

from console.domain.money import Money, decimals

_FIGURES = re.compile(r"[\d.,]+")
MOST_DIGITS = 15


def read_amount(text: str, currency: str) -> Money | None:
    """The amount in `text`, with or without symbol and separators; None when it is none.

    The last separator is the decimal point when fewer than three figures follow it, whatever
    the country: "18,240.50", "18.240,50" and "18240,5" are the same.
    """
    found = _FIGURES.search(text)
    if found is None or "-" in text:
        return None
    whole, cents = _split(found[0].strip(".,"))
    digits = re.sub(r"\D", "", whole)
    places = decimals(currency)
    if not digits or len(digits) > MOST_DIGITS or (cents and not places):
        return None
    return Money(int(digits) * 10**places + int(cents.ljust(places, "0") or 0), currency)


def _split(figures: str) -> tuple[str, str]:
    """Whole part and decimals."""
    at = max(figures.rfind("."), figures.rfind(","))
    after = len(figures) - at - 1
    if at < 0 or after not in (1, 2):
        return figures, ""
    return figures[:at], figures[at + 1 :]
