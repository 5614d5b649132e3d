"""Checks the rows of a recall list."""

from typing_extensions import override

from console.domain.placement import RecallRecord, RowNote
from console.excel.cells import Row
from console.excel.layout import ImportSettings, Layout
from console.excel.person import (
    column_of,
    optional_text,
    quoted,
)
from console.excel.records import RecordReader
from console.excel.report import Report
from console.excel.survey import Survey


class RecallReader(RecordReader[RecallRecord]):
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
        super().__init__(layout, settings, survey, report, is_1904=is_1904)
        self._recall_on = column_of(layout.mapping, "recall_on")
        self._reason = column_of(layout.mapping, "recall_reason")
        self._seen: dict[str, int] = {}

    @override
    def _checked(self, number: int, row: Row) -> RecallRecord | RowNote:
        person = self._people.read(row)
        account = self._account_in(row)
        if not (account.number or person.document.number or person.client_code):
            return self._note(number, "NO_KEY", row, self._account)
        first = self._seen.setdefault(account.key, number) if account.key else number
        if first != number:
            header, value = self._headers[self._account], quoted(row, self._account)
            return RowNote(number, "DUPLICATE_ACCOUNT", header, value, other_row=first)
        notes = self._lost_digits(number, row, person, account)
        recall_on = self._side_day(number, row, self._recall_on, notes)
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
