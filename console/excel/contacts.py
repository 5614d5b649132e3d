"""Checks the rows of a contacts file: one datum of one person a row."""

from collections.abc import Iterator

from console.domain.placement import ContactRecord, ContactType, Quality, RowNote
from console.excel import words
from console.excel.cells import UNREADABLE, Cell, Row, text_of
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
    optional_text,
    quoted,
)
from console.excel.phones import NoPhone, PhoneReader, pieces_of
from console.excel.report import Report
from console.excel.survey import Survey

EMPTY_DATUM = "0"
CELLULAR_WORDS = ("CEL", "MOVIL", "WPP", "WHATSAPP")
ContactKey = tuple[str, Quality, ContactType, str]


class ContactReader:
    """Turns rows into contacts, and what is wrong with them into notes."""

    def __init__(
        self,
        layout: Layout,
        settings: ImportSettings,
        survey: Survey,
        report: Report,
        *,
        is_1904: bool,
    ) -> None:
        mapping = layout.mapping
        self._report = report
        self._headers = layout.headers
        self._cells = Cells(survey, is_1904=is_1904)
        self._people = PersonReader(layout, settings.country)
        self._phones = PhoneReader(settings.country)
        self._account = column_of(mapping, "account_no")
        self._quality = column_of(mapping, "quality")
        self._type = column_of(mapping, "contact_type")
        self._value = column_of(mapping, "contact_value")
        self._source = column_of(mapping, "source")
        self._reported_on = column_of(mapping, "reported_on")
        self._seen: dict[ContactKey, int] = {}

    def read(self, number: int, row: Row) -> Iterator[ContactRecord]:
        """The contact of one row of data, if it is accepted."""
        self._report.records_total += 1
        found = self._contact(number, row)
        if isinstance(found, RowNote):
            self._report.rejected.append(found)
        else:
            yield found

    def _contact(self, number: int, row: Row) -> ContactRecord | RowNote:
        person = self._people.read(row)
        account = account_of(row[self._account]) if self._account >= 0 else NO_ACCOUNT
        if not (account.number or person.document.number or person.client_code):
            return self._note(number, "NO_KEY", row, self._account)
        kind = words.contact_type(_text(row, self._type))
        quality = self._quality_of(row)
        if kind is None or quality is None:
            column = self._type if kind is None else self._quality
            return self._note(number, "CONTACT_TYPE_UNKNOWN", row, column)
        value = self._datum(row, kind)
        if isinstance(value, NoPhone):
            missing = value is NoPhone.PLACEHOLDER
            code = "CONTACT_MISSING" if missing else "CONTACT_INVALID"
            return self._note(number, code, row, self._value)
        key = (_person_key(person, account), quality, kind, value.casefold())
        first = self._seen.setdefault(key, number)
        if first != number:
            header, quote = self._headers[self._value], quoted(row, self._value)
            return RowNote(number, "DUPLICATE_CONTACT", header, quote, other_row=first)
        return self._record(number, row, person, account, (quality, kind, value))

    def _record(
        self,
        number: int,
        row: Row,
        person: Person,
        account: Account,
        found: tuple[Quality, ContactType, str],
    ) -> ContactRecord:
        quality, kind, value = found
        notes = []
        if account.is_lost:
            notes.append(self._note(number, "DIGITS_LOST", row, self._account))
        elif document_was_lost(person.document):
            column = self._people.document_column
            notes.append(self._note(number, "DIGITS_LOST", row, column))
        reported_on = None
        if self._reported_on >= 0 and row[self._reported_on] != "":
            reported_on = self._cells.day(row[self._reported_on], self._reported_on)
        if reported_on is UNREADABLE:
            notes.append(self._note(number, "FIELD_UNREADABLE", row, self._reported_on))
            reported_on = None
        self._report.warnings.extend(notes)
        return ContactRecord(
            row=number,
            type=kind,
            quality=quality,
            value=value,
            account_key=account.key or None,
            account_no=account.number,
            doc_type=person.document.type,
            doc_number=person.document.number,
            client_code=person.client_code,
            full_name=person.full_name,
            source=optional_text(row, self._source),
            reported_on=reported_on,
            warnings=tuple(note.code for note in notes),
        )

    def _quality_of(self, row: Row) -> Quality | None:
        """A file without such a column brings the debtors' own contacts."""
        return (
            Quality.DEBTOR if self._quality < 0 else words.quality(text_of(row[self._quality]))
        )

    def _datum(self, row: Row, kind: ContactType) -> str | NoPhone:
        """The normalised datum, or why there is none."""
        cell: Cell = row[self._value]
        text = text_of(cell)
        if not text or text == EMPTY_DATUM:
            return NoPhone.PLACEHOLDER
        if kind is ContactType.ADDRESS:
            return text
        if kind is ContactType.EMAIL:
            return words.mail_of(text) or NoPhone.INVALID
        cellular = words.plain(_text(row, self._type)).startswith(CELLULAR_WORDS)
        read = [self._phones.read(piece, cellular=cellular) for piece in pieces_of(cell)]
        numbers = [number for number in read if isinstance(number, str)]
        if numbers:
            return numbers[0]
        return NoPhone.INVALID if NoPhone.INVALID in read or not read else NoPhone.PLACEHOLDER

    def _note(self, number: int, code: str, row: Row, column: int) -> RowNote:
        header = self._headers[column] if column >= 0 else None
        return RowNote(number, code, header, quoted(row, column))


def _text(row: Row, column: int) -> str:
    return text_of(row[column]) if column >= 0 else ""


def _person_key(person: Person, account: Account) -> str:
    document = person.document
    if document.number is not None:
        return f"{document.type}:{document.number}"
    return f"ACCOUNT:{account.key}" if account.key else f"CLIENT:{person.client_code}"
