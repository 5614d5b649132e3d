"""Figures as the interface's language writes them."""

from PySide6.QtCore import QLocale

from console.runtime import formats


def whole(value: int) -> str:
    """`1,890` in Spanish and English, `1.890` in Portuguese."""
    return formats.integer(value, QLocale().name())


def tenths(value: float) -> str:
    """One place after the decimal mark: `0.7`, in Portuguese `0,7`."""
    return QLocale().toString(value, "f", 1)
