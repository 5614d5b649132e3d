"""Checks the rows of a recall list."""

from collections.abc import Iterator

from console.domain.placement import RecallRecord, RowNote
from console.excel.cells import UNREADABLE, Row
from console.excel.fieldreader import Cells
from console.excel.layout import ImportSettings, Layout
from console.excel.person import (
    NO_ACCOUNT,
    PersonReader,
    account_of,
    column_of,
    document_was_lost,
    optional_text,
    quoted,
)
from console.excel.report import Report
from console.excel.survey import Survey


class RecallReader:
    """Turns rows into recalls. A side field never stops one."""

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
        self._recall_on = column_of(layout.mapping, "recall_on")
        self._reason = column_of(layout.mapping, "recall_reason")
        self._seen: dict[str, int] = {}

    def read(self, number: int, row: Row) -> Iterator[RecallRecord]:
        """The recall of one row of data, if it is accepted."""
        self._report.records_total += 1
        found = self._recall(number, row)
        if isinstance(found, RowNote):
            self._report.rejected.append(found)
        else:
            yield found

    def _recall(self, number: int, row: Row) -> RecallRecord | RowNote:
        person = self._people.read(row)
        account = account_of(row[self._account]) if self._account >= 0 else NO_ACCOUNT
        if not (account.number or person.document.number or person.client_code):
            return self._note(number, "NO_KEY", row, self._account)
        first = self._seen.setdefault(account.key, number) if account.key else number
        if first != number:
            header, value = self._headers[self._account], quoted(row, self._account)
            return RowNote(number, "DUPLICATE_ACCOUNT", header, value, other_row=first)
        notes = []
        if account.is_lost:
            notes.append(self._note(number, "DIGITS_LOST", row, self._account))
        elif document_was_lost(person.document):
            column = self._people.document_column
            notes.append(self._note(number, "DIGITS_LOST", row, column))
        recall_on = None
        if self._recall_on >= 0 and row[self._recall_on] != "":
            recall_on = self._cells.day(row[self._recall_on], self._recall_on)
        if recall_on is UNREADABLE:
            notes.append(self._note(number, "FIELD_UNREADABLE", row, self._recall_on))
            recall_on = None
        self._report.warnings.extend(notes)
        return RecallRecord(
            row=number,
            account_key=account.key or None,
            account_no=account.number,
            doc_type=person.document.type,
            doc_number=person.document.number,
            client_code=person.client_code,
            full_name=person.full_name,
            recall_on=recall_on,
            reason=optional_text(row, self._reason),
            warnings=tuple(note.code for note in notes),
        )

    def _note(self, number: int, code: str, row: Row, column: int) -> RowNote:
        header = self._headers[column] if column >= 0 else None
        return RowNote(number, code, header, quoted(row, column))
