"""Checks the rows of an exclusion list: whom nobody may contact, by any of their keys."""

from typing_extensions import override

from console.domain.placement import BlockReason, ExclusionRecord, RowNote
from console.excel import words
from console.excel.cells import Row
from console.excel.contactpoints import ContactPoints, Phones
from console.excel.layout import ImportSettings, Layout
from console.excel.person import Account, Person, column_of, optional_text, quoted
from console.excel.records import RecordReader
from console.excel.report import Report
from console.excel.survey import Survey

Keys = tuple[str, str | None, str | None, tuple[str, ...], str | None]


class ExclusionReader(RecordReader[ExclusionRecord]):
    """Turns rows into exclusions. A side field never stops one: whoever asked not to be
    contacted is not contacted because a date is misspelt.
    """

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
        self._points = ContactPoints(layout, settings.country)
        self._phone = column_of(layout.mapping, "phone")
        self._excluded_on = column_of(layout.mapping, "excluded_on")
        self._until_on = column_of(layout.mapping, "excluded_until")
        self._reason = column_of(layout.mapping, "exclusion_reason")
        self._seen: dict[Keys, int] = {}

    @override
    def _checked(self, number: int, row: Row) -> ExclusionRecord | RowNote:
        person, account = self._people.read(row), self._account_in(row)
        phones, (mail, bad_mail) = self._points.phones(row), self._points.mail(row)
        keys = _keys(person, account, phones, mail)
        if not any(keys):
            return self._refused(number, row, phones, bad_mail)
        first = self._seen.setdefault(keys, number)
        if first != number:
            column = self._first_key(keys)
            header, value = self._headers[column], quoted(row, column)
            return RowNote(number, "DUPLICATE_EXCLUSION", header, value, other_row=first)
        notes = self._lost_digits(number, row, person, account)
        notes += self._bad_points(number, row, phones, bad_mail)
        excluded_on = self._side_day(number, row, self._excluded_on, notes)
        until_on = self._side_day(number, row, self._until_on, notes)
        self._report.warnings.extend(notes)
        reason = optional_text(row, self._reason)
        return ExclusionRecord(
            row=number,
            account_key=account.key or None,
            account_no=account.number,
            doc_type=person.document.type,
            doc_number=person.document.number,
            client_code=person.client_code,
            full_name=person.full_name,
            phones=phones.numbers,
            email=mail,
            reason=reason,
            block_reason=words.block_reason(reason or "") or BlockReason.NO_CONTACT,
            excluded_on=excluded_on,
            until_on=until_on,
            warnings=tuple(note.code for note in notes),
        )

    def _refused(self, number: int, row: Row, phones: Phones, bad_mail: int | None) -> RowNote:
        """A row that names nobody: its phone or mail is not valid, or it has no key at all."""
        column = phones.invalid_column if phones.invalid_column is not None else bad_mail
        if column is not None:
            return self._note(number, "CONTACT_INVALID", row, column)
        return self._note(number, "NO_KEY", row, max(self._account, self._phone))

    def _bad_points(
        self, number: int, row: Row, phones: Phones, bad_mail: int | None
    ) -> list[RowNote]:
        notes = []
        if phones.invalid_column is not None:
            header = self._headers[phones.invalid_column]
            notes.append(RowNote(number, "PHONE_INVALID", header, phones.invalid))
        if bad_mail is not None:
            notes.append(self._note(number, "EMAIL_INVALID", row, bad_mail))
        return notes

    def _first_key(self, keys: Keys) -> int:
        """The column to look at for what names the exclusion."""
        account, document, _, phones, _ = keys
        if account:
            return self._account
        if document:
            return self._people.document_column
        return self._phone if phones else 0


def _keys(person: Person, account: Account, phones: Phones, mail: str | None) -> Keys:
    document = person.document
    number = document.number and f"{document.type}:{document.number}"
    return (account.key, number, person.client_code, tuple(sorted(phones.numbers)), mail)
