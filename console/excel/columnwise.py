"""Checks a portfolio a column at a time: ordinary rows become staged rows at once.

A row is ordinary if it is data without doubt and none of its cells deserves a remark. Every
other row goes to the reader that goes row by row, which decides; the rules are its own, here
they only run down columns. Files with blocks or instalments go row by row throughout.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from itertools import compress
from typing import Any, Protocol, TypeVar

from console.domain.contact import Role
from console.domain.folding import folded
from console.domain.money import decimals
from console.domain.placement import PortfolioRecord, comparable
from console.excel import words
from console.excel.amounts import FRACTION_TOLERANCE
from console.excel.cells import Cell, DigitsLost, Row, Unreadable, identifier_of, text_of
from console.excel.contactpoints import PhoneColumn
from console.excel.layout import Layout
from console.excel.numbers import whole_number
from console.excel.person import account_of
from console.excel.portfolio import Age, PortfolioReader
from console.excel.report import Report
from console.excel.rowclass import TOTAL_LETTERS, RowClassifier, is_total
from console.excel.tally import PortfolioTally
from console.usecases.staged import (
    ROW_COLUMNS,
    Owner,
    StagedRow,
    StagedRows,
    encode_extra,
    mail_point,
    only,
    phone_point,
    place_texts,
    points_of,
    row_of,
)

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Column = Sequence[Cell]

BAD = Unreadable.CELL
PLAIN_NUMBER = re.compile("[0-9A-DF-Z]*[0-9][0-9A-DF-Z-]*")
"""Digits and capitals (no E, which could be an exponent) with dashes between: nothing to tidy,
no placeholder, no lost digits.
"""

_ALWAYS = frozenset(
    {"batch_id", "account_key", "instalment_key", "row", "identity_key", "account_no"}
    | {"doc_type", "doc_number", "name", "name_folded", "zones", "regions", "currency"}
    | {"due_minor", "dpd", "due_on", "workable"}
)
_FED_BY = {
    "client_code": "debtor_id",
    "balance_minor": "total_balance",
    "minimum_payment_minor": "minimum_payment",
    "last_payment_on": "last_payment_date",
    "last_payment_minor": "last_payment_amount",
    "payment_reference_key": "payment_reference",
    "block_reason": "status",
    "consent": "whatsapp_consent",
}
"""The field that feeds a staged column, where their names differ."""


class RowByRow(Protocol):
    """Reads one row of whichever class."""

    def take(self, number: int, row: Row) -> Iterator[Any]:
        """The accepted records of the row."""
        ...


class Columnwise:
    """Turns chunks of rows into staged rows; what is wrong goes to the report."""

    def __init__(
        self,
        reader: PortfolioReader,
        others: RowByRow,
        report: Report,
        tally: PortfolioTally,
        owner: Owner,
    ) -> None:
        self._reader = reader
        self._others = others
        layout = report.layout
        self._report = report
        self._tally = tally
        self._owner = owner
        self._classifier = RowClassifier(layout)
        self._fields = reader.accounts[0]
        self._is_plain = (
            not layout.blocks
            and self._fields.instalment < 0
            and self._fields.account >= 0
            and reader.people.document_column >= 0
        )
        self.columns = columns_of(layout, reader) if self._is_plain else ROW_COLUMNS

    def take(self, numbers: Sequence[int], rows: Sequence[Row]) -> StagedRows:
        """The accepted records of a chunk, and their contact points."""
        if not self._is_plain or not rows:
            return self._each_row(numbers, rows)
        columns: list[Column] = list(zip(*rows, strict=False))
        chunk = Chunk(self._reader, columns, len(rows))
        chunk.read()
        chunk.leave_out(self._doubtful(numbers, columns))
        self._leave_out_repeated(chunk)
        plain = chunk.ordinary()
        made = self._staged(numbers, chunk, plain)
        if sum(plain) < len(rows):
            odd = [not flag for flag in plain]
            rest = self._each_row(list(compress(numbers, odd)), list(compress(rows, odd)))
            made.rows.extend(rest.rows)
            made.points.extend(rest.points)
        return made

    def _each_row(self, numbers: Sequence[int], rows: Sequence[Row]) -> StagedRows:
        records: list[PortfolioRecord] = [
            record
            for number, row in zip(numbers, rows, strict=True)
            for record in self._others.take(number, row)
        ]
        found = [row_of(self._owner, record, self._place_of(record)) for record in records]
        if self.columns is not ROW_COLUMNS:
            found = only(self.columns, found)
        points = [point for record in records for point in points_of(self._owner, record)]
        return StagedRows(self.columns, found, points)

    def _place_of(self, record: PortfolioRecord) -> tuple[str, str]:
        phone = record.phones[0] if record.phones else None
        return place_texts(self._owner.country, record.state, phone)

    def _doubtful(self, numbers: Sequence[int], columns: Sequence[Column]) -> set[int]:
        """Rows that may be no data, or that are to be shown."""
        odd: set[int] = set()
        for column, text in self._classifier.begins:
            first = text.split()[0]
            odd.update(
                index
                for index, cell in enumerate(columns[column])
                if type(cell) is str and first in cell.casefold()
            )
        odd.update(
            index
            for index, cell in enumerate(columns[self._fields.account])
            if type(cell) is str and cell[:1] in TOTAL_LETTERS and is_total(cell)
        )
        shown = self._report.show_rows
        if shown:
            odd.update(index for index, number in enumerate(numbers) if number in shown)
        return odd

    def _leave_out_repeated(self, chunk: "Chunk") -> None:
        """An account that stands above, or twice in the chunk, is decided row by row."""
        keys, seen = chunk.account_keys, self._reader.rows_of
        if len(set(keys)) < len(keys):
            times = Counter(keys)
            chunk.leave_out({index for index, key in enumerate(keys) if times[key] > 1})
        repeated = seen.known(keys)
        if repeated:
            chunk.leave_out({index for index, key in enumerate(keys) if key in repeated})

    def _staged(
        self, numbers: Sequence[int], chunk: "Chunk", plain: Sequence[bool]
    ) -> StagedRows:
        """Staged rows of the ordinary rows, counted."""
        owner, tally = self._owner, self._tally
        rows = list(compress(numbers, plain))
        found = chunk.columns_of_rows(plain)
        phones: list[tuple[str, ...]] = found.pop("phones")
        references: list[tuple[str, ...]] = found.pop("reference_phones")
        size = len(rows)
        keys, debtors = found["account_key"], found["identity_key"]
        self._reader.rows_of.note_all(keys, rows)
        self._report.saw_accepted(rows)
        nothing: list[None] = [None] * size
        balances = found.get("balance_minor", nothing)
        tally.take_many(found["currency"], found["due_minor"], balances, debtors, phones)
        tally.take_accounts(keys)
        tally.take_reasons(found.get("block_reason", ()))
        found["batch_id"] = [owner.batch_id] * size
        found["instalment_key"] = [""] * size
        found["row"] = rows
        states = found.get("region", nothing)
        places = list(map(self._place, states, phones))
        found["zones"] = [place[0] for place in places]
        found["regions"] = [place[1] for place in places]
        made = list(zip(*(found[name] for name in self.columns), strict=True))
        consents = found.get("consent", nothing)
        mails = found.get("email", nothing)
        points = list(self._points(debtors, phones, references, consents, mails))
        return StagedRows(self.columns, made, points)

    def _place(self, state: str | None, phones: tuple[str, ...]) -> tuple[str, str]:
        return place_texts(self._owner.country, state, phones[0] if phones else None)

    def _points(
        self,
        keys: Sequence[str],
        phones: Sequence[tuple[str, ...]],
        references: Sequence[tuple[str, ...]],
        consents: Sequence[int | None],
        mails: Sequence[str | None],
    ) -> Iterator[StagedRow]:
        batch_id = self._owner.batch_id
        people = zip(keys, phones, references, consents, mails, strict=True)
        for key, own, others, consent, mail in people:
            for position, phone in enumerate(own):
                yield phone_point(batch_id, key, phone, Role.DEBTOR, position, consent)
            for position, phone in enumerate(others):
                yield phone_point(batch_id, key, phone, Role.REFERENCE, position, None)
            if mail:
                yield mail_point(batch_id, key, mail)


class Chunk:
    """The columns of some rows, read. Rows with a remark are left out as they are found."""

    def __init__(self, reader: PortfolioReader, columns: Sequence[Column], size: int) -> None:
        self._reader = reader
        self._cells = columns
        self._size = size
        self._odd: set[int] = set()
        self._fields = reader.accounts[0]
        self._found: dict[str, Sequence[Any]] = {}
        self.account_keys: list[str] = []

    def leave_out(self, rows: set[int]) -> None:
        """These rows are not ordinary."""
        self._odd |= rows

    def ordinary(self) -> list[bool]:
        """Which rows are ordinary."""
        return [index not in self._odd for index in range(self._size)]

    def columns_of_rows(self, plain: Sequence[bool]) -> dict[str, list[Any]]:
        """Columns by name, of those rows only."""
        if not self._odd:
            return {name: list(column) for name, column in self._found.items()}
        return {name: list(compress(column, plain)) for name, column in self._found.items()}

    def read(self) -> None:
        """Read every column."""
        self._read_person()
        self._read_account()
        self._read_money()
        self._read_age()
        self._read_contacts()
        self._read_texts()
        self._read_extra()

    def _column(self, column: int) -> Column:
        return self._cells[column]

    def _leave_out_where(self, values: Sequence[object], bad: object) -> None:
        if bad in values:
            self._odd.update(i for i, value in enumerate(values) if value is bad)

    # --- who ----------------------------------------------------------------------------------

    def _read_person(self) -> None:
        people, found = self._reader.people, self._found
        numbers = list(map(people.quick_document, self._column(people.document_column)))
        types: list[str | None] = [people.quick_type] * self._size
        kinds = self._column(people.type_column) if people.type_column >= 0 else ()
        written = self._column(people.document_column)
        for index, number in enumerate(numbers):
            if number is None:
                document = people.document_of(written[index], kinds[index] if kinds else "")
                if document.number is None or document.code is not None:
                    self._odd.add(index)
                numbers[index], types[index] = document.number, document.type
        names = people.names(self._cells)
        self._leave_out_where(names, None)
        found["doc_type"], found["doc_number"], found["name"] = types, numbers, names
        found["name_folded"] = [name and folded(name) for name in names]
        found["identity_key"] = [
            f"{kind or 'DOC'}:{number}" for kind, number in zip(types, numbers, strict=True)
        ]
        if people.client_column >= 0:
            found["client_code"] = list(map(_code, self._column(people.client_column)))

    def _read_account(self) -> None:
        cells = self._column(self._fields.account)
        numbers, keys = [], self.account_keys
        for index, cell in enumerate(cells):
            if type(cell) is str and PLAIN_NUMBER.fullmatch(cell):
                numbers.append(cell)
                keys.append(cell.replace("-", ""))
                continue
            account = account_of(cell)
            if account.number is None:
                self._odd.add(index)
            numbers.append(account.number or "")
            keys.append(account.key)
        self._found["account_no"], self._found["account_key"] = numbers, keys

    # --- how much, how old --------------------------------------------------------------------

    def _read_money(self) -> None:
        fields, found = self._fields, self._found
        if fields.currency >= 0:
            codes = each(self._reader.currency_of, self._column(fields.currency))
        else:
            codes = [self._reader.currency_of("")] * self._size
        found["currency"] = codes
        places = each(decimals, codes)
        due = self._money(fields.key_amount, places)
        found["due_minor"] = due
        self._odd.update(
            i for i, minor in enumerate(due) if type(minor) is not int or minor < 0
        )
        for name, column in (
            ("balance_minor", fields.balance),
            ("minimum_payment_minor", fields.minimum),
            ("last_payment_minor", fields.last_amount),
        ):
            if column >= 0:
                found[name] = self._readable(self._money(column, places))

    def _money(self, column: int, places: Sequence[int]) -> list[Any]:
        cells, money = self._column(column), self._reader.cells.money
        if len(set(places)) > 1:
            return [
                money(cell, column, place) for cell, place in zip(cells, places, strict=True)
            ]
        place = places[0]
        unit = int(10**place)
        try:
            return [
                nearest
                if type(cell) is float
                and abs((scaled := cell * unit) - (nearest := round(scaled)))
                < FRACTION_TOLERANCE
                else money(cell, column, place)
                for cell in cells
            ]
        except (OverflowError, ValueError):  # a number that is infinite, or none
            return [money(cell, column, place) for cell in cells]

    def _readable(self, values: list[Any]) -> list[Any]:
        self._leave_out_where(values, Unreadable.CELL)
        return values

    def _days(self, column: int) -> list[Any]:
        cells = self._reader.cells
        return self._readable(each(lambda cell: cells.day(cell, column), self._column(column)))

    def _read_age(self) -> None:
        fields, found, nothing = self._fields, self._found, [None] * self._size
        due_on = self._days(fields.due_on) if fields.due_on >= 0 else nothing
        days = nothing
        if fields.dpd >= 0:
            days = self._readable(each(whole_number, self._column(fields.dpd)))
        ages = each(self._age_of, list(zip(days, due_on, strict=True)))
        self._odd.update(i for i, age in enumerate(ages) if age[2])
        found["dpd"] = [age[0] for age in ages]
        found["due_on"] = [age[1] for age in ages]
        if fields.last_on >= 0:
            found["last_payment_on"] = each(_iso, self._days(fields.last_on))

    def _age_of(self, stated: tuple[Any, Any]) -> tuple[int | None, str | None, bool]:
        """Days, ISO day, and whether somebody must look."""
        if Unreadable.CELL in stated:
            return None, None, True
        age: Age = self._reader.age(*stated)
        return age.dpd, _iso(age.due_on), age.code is not None

    # --- how to reach -------------------------------------------------------------------------

    def _read_contacts(self) -> None:
        contacts = self._reader.contacts
        for name, columns in (
            ("phones", contacts.own),
            ("reference_phones", contacts.references),
        ):
            lists: list[list[str]] = [[] for _ in range(self._size)]
            for phone in columns:
                self._add_phones(phone, lists)
            self._found[name] = list(map(tuple, lists))
        if contacts.mails:
            self._found["email"] = list(map(self._mail, *map(self._column, contacts.mails)))
            self._odd.update(i for i, mail in enumerate(self._found["email"]) if mail is BAD)
        if self._reader.consent >= 0:
            consents = each(
                lambda cell: words.consent(text_of(cell)), self._column(self._reader.consent)
            )
            self._found["consent"] = [None if yes is None else int(yes) for yes in consents]

    def _add_phones(self, phone: PhoneColumn, lists: Sequence[list[str]]) -> None:
        contacts = self._reader.contacts
        quick = contacts.quick
        areas = self._column(phone.area) if phone.area >= 0 else ()
        for index, cell in enumerate(self._column(phone.column)):
            if cell == "":
                continue
            numbers, found = lists[index], quick(cell)
            if found is None:
                area = areas[index] if areas else ""
                if contacts.add(cell, area, phone, numbers) is not None:
                    self._odd.add(index)
            elif found not in numbers:
                numbers.append(found)

    def _mail(self, *cells: Cell) -> str | Unreadable | None:
        for cell in cells:
            quick = cell and words.quick_mail(cell)
            if quick:
                return quick
            text = text_of(cell)
            if text:
                return words.mail_of(text) or BAD
        return None

    # --- the rest -----------------------------------------------------------------------------

    def _read_texts(self) -> None:
        reader, fields, found = self._reader, self._fields, self._found
        for name, column in (
            ("product", fields.product),
            ("agent", reader.agent),
            ("status", fields.status),
            ("region", -1 if reader.state is None else reader.state),
        ):
            if column >= 0:
                found[name] = each(_text, self._column(column))
        reference = fields.reference
        if reference >= 0:
            references = list(map(_code, self._column(reference)))
            found["payment_reference"] = references
            found["payment_reference_key"] = [
                comparable(one) if one else None for one in references
            ]
        found["workable"] = [1] * self._size
        if fields.status >= 0:
            is_baixa = fields.status in reader.baixa
            reasons = each(
                lambda status: status and words.block_reason(status, is_baixa=is_baixa),
                found["status"],
            )
            found["block_reason"] = [reason and reason.value for reason in reasons]
            found["workable"] = [0 if reason else 1 for reason in reasons]
        if reader.address:
            found["address"] = self._addresses(reader.address)

    def _addresses(self, columns: Sequence[int]) -> list[str | None]:
        parts = [each(_text, self._column(column)) for column in columns]
        if len(parts) == 1:
            return parts[0]
        return [", ".join(filter(None, one)) or None for one in zip(*parts, strict=True)]

    def _read_extra(self) -> None:
        """Other texts, amounts and counts, as one JSON text a row."""
        fields = self._fields
        named: list[tuple[str, list[Any]]] = [
            (name, each(_text, self._column(column))) for name, column in self._reader.extra
        ]
        places = each(decimals, self._found["currency"])
        for name, column in fields.counts:
            whole = self._readable(each(whole_number, self._column(column)))
            named.append((name, [None if one is None else str(one) for one in whole]))
        sums: dict[str, list[Any]] = {}
        for name, column in fields.amounts:
            minor = self._readable(self._money(column, places))
            before = sums.get(name)
            sums[name] = minor if before is None else list(map(_sum, before, minor))
        for name, minors in sums.items():
            named.append((name, [None if one is None else str(one) for one in minors]))
        if not named:
            return
        names = [name for name, _ in named]
        texts = zip(*(column for _, column in named), strict=True)
        self._found["extra"] = [
            encode_extra({n: text for n, text in zip(names, row, strict=True) if text})
            if any(row)
            else None
            for row in texts
        ]


def columns_of(layout: Layout, reader: PortfolioReader) -> tuple[str, ...]:
    """The staged columns that a file without blocks and instalments can fill."""
    fields = reader.accounts[0]
    fed = set(layout.mapping)
    has_extra = bool(reader.extra or fields.amounts or fields.counts)
    more = {"region"} if reader.state is not None else set()
    more |= {"extra"} if has_extra else set()
    return tuple(
        name
        for name in ROW_COLUMNS
        if name in _ALWAYS or name in more or _FED_BY.get(name, name) in fed
    )


def each(read: Callable[[K], T], column: Sequence[K]) -> list[T]:
    """`read` of every cell; repeated cells are read once.

    True and 1 are equal and read differently, so a column with flags is read cell by cell.
    """
    distinct = set(column)
    if len(distinct) * 2 > len(column) or bool in map(type, distinct):
        return [read(cell) for cell in column]
    known = {cell: read(cell) for cell in distinct}
    return [known[cell] for cell in column]


def _text(cell: Cell) -> str | None:
    return text_of(cell) or None


def _code(cell: Cell) -> str | None:
    found = identifier_of(cell)
    return None if isinstance(found, DigitsLost) else found or None


def _iso(day: date | Unreadable | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else None


def _sum(one: Any, other: Any) -> int | None:  # noqa: ANN401 - or Unreadable, whose row is out
    parts = [part for part in (one, other) if type(part) is int]
    return sum(parts) if parts else None
