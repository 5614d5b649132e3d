"""What the readers of payments, contacts and recalls have in common: one record a row."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date
from typing import Generic, TypeVar

from console.domain.placement import RowNote
from console.excel.cells import UNREADABLE, Row, Unreadable
from console.excel.fieldreader import Cells
from console.excel.layout import ImportSettings, Layout
from console.excel.person import (
    NO_ACCOUNT,
    Account,
    Person,
    PersonReader,
    account_of,
    column_of,
    document_was_lost,
    quoted,
)
from console.excel.report import Report
from console.excel.survey import Survey

R = TypeVar("R")


class RecordReader(ABC, Generic[R]):
    """Turns rows into records, and what is wrong with them into notes."""

    def __init__(
        self,
        layout: Layout,
        settings: ImportSettings,
        survey: Survey,
        report: Report,
        *,
        is_1904: bool,
    ) -> None:
        self._report = report
        self._headers = layout.headers
        self._cells = Cells(survey, is_1904=is_1904)
        self._people = PersonReader(layout, settings.country)
        self._account = column_of(layout.mapping, "account_no")

    def read(self, number: int, row: Row) -> Iterator[R]:
        """The record of one row of data, if it is accepted."""
        self._report.records_total += 1
        found = self._checked(number, row)
        if isinstance(found, RowNote):
            self._report.rejected.append(found)
        else:
            yield found

    @abstractmethod
    def _checked(self, number: int, row: Row) -> R | RowNote:
        """The record, or why there is none."""

    def _account_in(self, row: Row) -> Account:
        return account_of(row[self._account]) if self._account >= 0 else NO_ACCOUNT

    def _lost_digits(
        self, number: int, row: Row, person: Person, account: Account
    ) -> list[RowNote]:
        """A warning when a spreadsheet has rounded the account or the document."""
        if account.is_lost:
            return [self._note(number, "DIGITS_LOST", row, self._account)]
        if document_was_lost(person.document):
            return [self._note(number, "DIGITS_LOST", row, self._people.document_column)]
        return []

    def _day(self, row: Row, column: int) -> date | Unreadable | None:
        return (
            self._cells.day(row[column], column) if column >= 0 and row[column] != "" else None
        )

    def _side_day(
        self, number: int, row: Row, column: int, notes: list[RowNote]
    ) -> date | None:
        """A day that never stops the record: unreadable, it becomes one of the notes."""
        day = self._day(row, column)
        if day is UNREADABLE:
            notes.append(self._note(number, "FIELD_UNREADABLE", row, column))
        return day if isinstance(day, date) else None

    def _note(self, number: int, code: str, row: Row, column: int) -> RowNote:
        header = self._headers[column] if column >= 0 else None
        return RowNote(number, code, header, quoted(row, column))
