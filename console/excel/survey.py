"""What only the whole file shows: decimal signs, orders of dates, who a client code is."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from console.excel import amounts, dates
from console.excel.amounts import Sign
from console.excel.cells import DigitsLost, Row, identifier_of, text_of
from console.excel.dates import Order
from console.excel.documents import Document, DocumentReader
from console.excel.fields import FIELDS, Reading
from console.excel.layout import ColumnReading, Layout

FEW = 4
"""Different characters: so few may be a placeholder for a document."""

Rows = Iterable[tuple[int, Row]]


@dataclass(slots=True)
class Survey:
    """Decisions that hold for whole columns, and documents by client code."""

    decimals: dict[int, Sign] = field(default_factory=dict)
    orders: dict[int, Order] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def reading(self, column: int) -> ColumnReading:
        """How the column's ambiguous cells are read."""
        return ColumnReading(self.decimals.get(column), self.orders.get(column))


@dataclass(slots=True)
class _Dates:
    dmy_impossible: bool = False
    mdy_impossible: bool = False

    def order(self, custom: Order) -> Order:
        """The custom, unless only the other order is possible throughout."""
        if custom == "DMY":
            return "MDY" if self.dmy_impossible and not self.mdy_impossible else "DMY"
        return "DMY" if self.mdy_impossible and not self.dmy_impossible else "MDY"


def survey(
    rows: Callable[[], Rows],
    layout: Layout,
    country: str,
    pause: Callable[[int], None],
) -> Survey:
    """Passes over the rows: once for the columns, and once more for client codes if some row
    has a code and no document. `pause` is told how many rows are done, and may raise.
    """
    money, days = columns_read_as(layout, Reading.MONEY), columns_read_as(layout, Reading.DATE)
    proofs: dict[int, Counter[Sign]] = {column: Counter() for column in money}
    evidence = {column: _Dates() for column in days}
    nameless = _Nameless(layout, country)
    seen: dict[str, tuple[bool, bool]] = {}
    watched = [*money, *days]
    for count, (_, row) in enumerate(rows()):
        if not count & 0xFFF:
            pause(count)
        width = len(row)
        for column in watched:
            cell = row[column] if column < width else ""
            if type(cell) is str and cell:
                _learn(cell, column, proofs, evidence, seen)
        nameless.see(row)
    found = Survey(_signs(proofs, layout, country), _orders(evidence, layout, country))
    found.documents = nameless.documents(rows, pause)
    return found


def columns_read_as(layout: Layout, reading: Reading) -> tuple[int, ...]:
    """Columns whose field is read as money, or as a date."""
    fields = FIELDS[layout.kind]
    return tuple(
        column
        for mapping in (layout.mapping, *layout.blocks.values())
        for name, columns in mapping.items()
        if fields[name].reading is reading
        for column in columns
    )


def _learn(
    text: str,
    column: int,
    proofs: dict[int, Counter[Sign]],
    evidence: dict[int, _Dates],
    seen: dict[str, tuple[bool, bool]],
) -> None:
    if column in proofs:
        sign = amounts.proven_sign(text)
        if sign is not None:
            proofs[column][sign] += 1
        return
    impossible = seen.get(text)
    if impossible is None:
        if len(seen) > dates.LAST_KNOWN:
            seen.clear()
        impossible = seen[text] = dates.impossible_orders(text_of(text))
    evidence[column].dmy_impossible |= impossible[0]
    evidence[column].mdy_impossible |= impossible[1]


def _signs(proofs: dict[int, Counter[Sign]], layout: Layout, country: str) -> dict[int, Sign]:
    """A column's own proof, else the other columns', else the country's custom."""
    together = sum(proofs.values(), Counter[Sign]())
    otherwise = amounts.decided(together) or amounts.custom_of(country)
    chosen = {}
    for column, own in proofs.items():
        override = layout.readings.get(column, ColumnReading()).decimal
        chosen[column] = override or amounts.decided(own) or otherwise
    return chosen


def _orders(evidence: dict[int, _Dates], layout: Layout, country: str) -> dict[int, Order]:
    custom = dates.custom_of(country)
    return {
        column: layout.readings.get(column, ColumnReading()).order or found.order(custom)
        for column, found in evidence.items()
    }


class _Nameless:
    """Rows with a client code and no document: another row may say whose code it is."""

    def __init__(self, layout: Layout, country: str) -> None:
        self._client = next(iter(layout.mapping.get("debtor_id", ())), -1)
        self._document = next(iter(layout.mapping.get("doc_number", ())), -1)
        self._type = next(iter(layout.mapping.get("doc_type", ())), -1)
        self._codes: set[str] = set()
        self._needed = self._client >= 0 and self._document >= 0
        header = layout.headers[self._document] if self._document >= 0 else ""
        self._reader = DocumentReader(country, header)

    def see(self, row: Row) -> None:
        """Note the client code of a row without a usable document."""
        if self._needed and self._document < len(row):
            cell = row[self._document]
            if (cell == "" or _may_be_nothing(cell)) and self._read(row).number is None:
                code = self._code(row)
                if code:
                    self._codes.add(code)

    def documents(
        self, rows: Callable[[], Rows], pause: Callable[[int], None]
    ) -> dict[str, Document]:
        """The documents of those client codes, from the first row that has one."""
        found: dict[str, Document] = {}
        if not self._codes:
            return found
        for count, (_, row) in enumerate(rows()):
            if not count & 0xFFF:
                pause(count)
            code = self._code(row)
            if code in self._codes and code not in found:
                document = self._read(row)
                if document.number is not None:
                    found[code] = document
            if len(found) == len(self._codes):
                break
        return found

    def _read(self, row: Row) -> Document:
        kind = row[self._type] if 0 <= self._type < len(row) else ""
        cell = row[self._document] if self._document < len(row) else ""
        return self._reader.read(cell, kind)

    def _code(self, row: Row) -> str:
        if self._client >= len(row):
            return ""
        code = identifier_of(row[self._client])
        return "" if isinstance(code, DigitsLost) else code


def _may_be_nothing(cell: object) -> bool:
    """Cheaply: whether a document cell could hold no usable document."""
    text = str(cell)
    return (
        len(set(text)) <= FEW
        or "E" in text
        or "X0101" in text
        or not any(map(str.isdigit, text))
    )
