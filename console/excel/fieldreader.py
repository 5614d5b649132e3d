"""Reads the typed fields of a row that are no key: what cannot be read is dropped and noted."""

from datetime import date

from console.excel.amounts import minor_of, minor_of_float, minor_of_text
from console.excel.cells import UNREADABLE, Cell, Row, Unreadable, text_of
from console.excel.dates import DateReader, Order
from console.excel.numbers import whole_number
from console.excel.survey import Survey


class Cells:
    """The cells of one table, read by the decisions that hold for its columns."""

    def __init__(self, survey: Survey, *, is_1904: bool) -> None:
        self._signs = survey.decimals
        readers: dict[Order, DateReader] = {}
        self._dates = {
            column: readers.setdefault(order, DateReader(order, is_1904=is_1904))
            for column, order in survey.orders.items()
        }

    def money(self, cell: Cell, column: int, decimals: int) -> int | Unreadable | None:
        """Minor units; None for an empty cell."""
        if type(cell) is float:
            return minor_of_float(cell, decimals)
        if type(cell) is str:
            text = text_of(cell)
            return minor_of_text(text, self._signs[column], decimals) if text else None
        return minor_of(cell, self._signs[column], decimals)

    def day(self, cell: Cell, column: int) -> date | Unreadable | None:
        """The day; None for an empty cell and for one that means "no date"."""
        if type(cell) is str:
            text = text_of(cell)
            return self._dates[column].read(text) if text else None
        return self._dates[column].read(cell)


class Unread:
    """Columns of one record that could not be read."""

    __slots__ = ("columns",)

    def __init__(self) -> None:
        self.columns: list[int] = []

    def keep_money(self, found: int | Unreadable | None, column: int) -> int | None:
        """The amount, or None and a note."""
        if found is UNREADABLE:
            self.columns.append(column)
            return None
        return found

    def keep_day(self, found: date | Unreadable | None, column: int) -> date | None:
        """The day, or None and a note."""
        if found is UNREADABLE:
            self.columns.append(column)
            return None
        return found

    def keep_whole(self, row: Row, column: int) -> int | None:
        """The whole number, or None and a note."""
        found = whole_number(row[column])
        if found is UNREADABLE:
            self.columns.append(column)
            return None
        return found
