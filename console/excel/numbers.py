"""Whole numbers: days past due, instalments."""

import re

from console.excel.cells import UNREADABLE, Cell, Unreadable, text_of

DAYS = re.compile(r"([-+]?\d{1,9})(?:\.0+)?\s*(?:d[ií]as?|days?|d)?", re.IGNORECASE)
MOST = 1_000_000_000


def whole_number(cell: Cell) -> int | Unreadable | None:
    """The whole number of a cell, also as text with "días", "d" or "days" behind it; None for
    an empty cell.
    """
    if type(cell) is float or type(cell) is int:
        return _of_number(cell)
    text = text_of(cell)
    if not text:
        return None
    match = DAYS.fullmatch(text) if isinstance(cell, str) and text.isascii() else None
    if match is None and isinstance(cell, str):
        match = DAYS.fullmatch(text)
    return int(match[1]) if match is not None else UNREADABLE


def _of_number(number: float) -> int | Unreadable:
    if not abs(number) < MOST:
        return UNREADABLE
    whole = int(number)
    return whole if whole == number else UNREADABLE
