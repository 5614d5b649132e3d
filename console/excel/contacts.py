"""Checks the rows of a contacts file: one datum of one person a row."""

from typing_extensions import override

from console.domain.placement import ContactRecord, ContactType, Quality, RowNote
from console.excel import words
from console.excel.cells import Cell, Row, text_of
from console.excel.layout import ImportSettings, Layout
from console.excel.person import (
    Account,
    Person,
    column_of,
    optional_text,
    quoted,
)
from console.excel.phones import NoPhone, PhoneReader, pieces_of
from console.excel.records import RecordReader
from console.excel.report import Report
from console.excel.survey import Survey

EMPTY_DATUM = "0"
CELLULAR_WORDS = ("CEL", "MOVIL", "WPP", "WHATSAPP")
ContactKey = tuple[str, Quality, ContactType, str]


class ContactReader(RecordReader[ContactRecord]):
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
        super().__init__(layout, settings, survey, report, is_1904=is_1904)
        mapping = layout.mapping
        self._phones = PhoneReader(settings.country)
        self._quality = column_of(mapping, "quality")
        self._type = column_of(mapping, "contact_type")
        self._value = column_of(mapping, "contact_value")
        self._source = column_of(mapping, "source")
        self._reported_on = column_of(mapping, "reported_on")
        self._seen: dict[ContactKey, int] = {}

    @override
    def _checked(self, number: int, row: Row) -> ContactRecord | RowNote:
        person = self._people.read(row)
        account = self._account_in(row)
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
        notes = self._lost_digits(number, row, person, account)
        reported_on = self._side_day(number, row, self._reported_on, notes)
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


def _text(row: Row, column: int) -> str:
    return text_of(row[column]) if column >= 0 else ""


def _person_key(person: Person, account: Account) -> str:
    document = person.document
    if document.number is not None:
        return f"{document.type}:{document.number}"
    return f"ACCOUNT:{account.key}" if account.key else f"CLIENT:{person.client_code}"
