"""Who a row is about: document, client code, account number, name."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.placement import comparable
from console.excel.cells import Cell, DigitsLost, Row, identifier_of, raw_text, text_of
from console.excel.documents import LOST, Document, DocumentReader
from console.excel.layout import Layout, Mapping
from console.excel.survey import Survey

NO_COLUMN = -1
UNKNOWN = Document(None, None)
"""No document because the file has no column for it."""


@dataclass(slots=True)
class Person:
    """The person of one row."""

    document: Document
    client_code: str | None
    full_name: str | None


@dataclass(slots=True)
class Account:
    """An account number as written and as compared; `is_lost`: its digits are gone."""

    number: str | None
    key: str
    is_lost: bool = False


NO_ACCOUNT = Account(None, "")
LOST_ACCOUNT = Account(None, "", is_lost=True)


def column_of(mapping: Mapping, name: str) -> int:
    """The one column of a field, or NO_COLUMN."""
    columns = mapping.get(name, ())
    return columns[0] if columns else NO_COLUMN


def optional_text(row: Row, column: int) -> str | None:
    """The text of a cell, None where there is no column or nothing in it."""
    return (text_of(row[column]) or None) if column >= 0 else None


def optional_identifier(row: Row, column: int) -> str | None:
    """The identifier in a cell; None where there is none, or its digits are gone."""
    if column < 0:
        return None
    found = identifier_of(row[column])
    return None if isinstance(found, DigitsLost) else found or None


def account_of(cell: Cell) -> Account:
    """The account number of a cell."""
    found = identifier_of(cell)
    if isinstance(found, DigitsLost):
        return LOST_ACCOUNT
    key = comparable(found)
    return Account(found, key) if key else NO_ACCOUNT


class PersonReader:
    """Reads the person of each row of one table."""

    def __init__(self, layout: Layout, country: str) -> None:
        mapping = layout.mapping
        self.document_column = column_of(mapping, "doc_number")
        self.type_column = column_of(mapping, "doc_type")
        self.client_column = column_of(mapping, "debtor_id")
        self._full_column = column_of(mapping, "full_name")
        self._name_columns = (*mapping.get("first_name", ()), *mapping.get("last_name", ()))
        header = layout.headers[self.document_column] if self.document_column >= 0 else ""
        self._documents = DocumentReader(country, header)
        self.quick_document = (
            self._documents.quick if self.type_column < 0 else lambda _cell: None
        )
        self.quick_type = self._documents.quick_type

    @property
    def name_column(self) -> int:
        """The column to look at when the name is missing."""
        if self._full_column >= 0:
            return self._full_column
        return self._name_columns[0] if self._name_columns else NO_COLUMN

    def read(self, row: Row) -> Person:
        """The person of a row."""
        return Person(
            self.document(row), optional_identifier(row, self.client_column), self._name(row)
        )

    def document(self, row: Row) -> Document:
        """The document of a row."""
        if self.document_column < 0:
            return UNKNOWN
        kind: Cell = row[self.type_column] if self.type_column >= 0 else ""
        return self.document_of(row[self.document_column], kind)

    def document_of(self, cell: Cell, kind: Cell) -> Document:
        """The document of a cell; `kind` is the cell of its type, empty without."""
        return self._documents.read(cell, kind)

    def names(self, columns: Sequence[Sequence[Cell]]) -> list[str | None]:
        """The names of many rows, given as columns."""
        full = columns[self._full_column] if self._full_column >= 0 else ()
        parts = [columns[column] for column in self._name_columns]
        names = [text_of(cell) or None for cell in full]
        if not parts:
            return names or [None] * len(columns[0])
        joined = [
            " ".join(filter(None, map(text_of, cells))) or None
            for cells in zip(*parts, strict=True)
        ]
        if not names:
            return joined
        return [name or other for name, other in zip(names, joined, strict=True)]

    def _name(self, row: Row) -> str | None:
        name = text_of(row[self._full_column]) if self._full_column >= 0 else ""
        if not name and self._name_columns:
            name = " ".join(filter(None, (text_of(row[c]) for c in self._name_columns)))
        return name or None


def debtor_key(
    person: Person, account: Account, row: int, survey: Survey, *, blocks: bool
) -> str:
    """Who the debtor is inside the file. Never by name, never by phone."""
    document = person.document
    if document.number is None and person.client_code is not None:
        document = survey.documents.get(person.client_code, document)
    if document.number is not None:
        return f"{document.type or 'DOC'}:{document.number}"
    if person.client_code is not None:
        return f"CLIENT:{comparable(person.client_code)}"
    return f"ROW:{row}" if blocks or not account.key else f"ACCOUNT:{account.key}"


def document_was_lost(document: Document) -> bool:
    """Whether a spreadsheet has thrown the document's digits away."""
    return document is LOST


def quoted(row: Row, column: int) -> str | None:
    """A cell as it is quoted to a person."""
    return raw_text(row[column]) if column >= 0 else None
