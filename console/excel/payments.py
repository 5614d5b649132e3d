"""Checks the rows of a payments file."""

from collections.abc import Iterator
from datetime import date

from console.domain.money import decimals
from console.domain.placement import PaymentRecord, RowNote
from console.excel import words
from console.excel.cells import UNREADABLE, Row, Unreadable, text_of
from console.excel.fieldreader import Cells
from console.excel.layout import ImportSettings, Layout
from console.excel.person import (
    NO_ACCOUNT,
    PersonReader,
    account_of,
    column_of,
    document_was_lost,
    optional_identifier,
    optional_text,
    quoted,
)
from console.excel.report import Report
from console.excel.survey import Survey

PaymentKey = tuple[str, date, int]


class PaymentReader:
    """Turns rows into payments, and what is wrong with them into notes."""

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
        self._settings = settings
        self._report = report
        self._headers = layout.headers
        self._cells = Cells(survey, is_1904=is_1904)
        self._people = PersonReader(layout, settings.country)
        self._account = column_of(mapping, "account_no")
        self._reference = column_of(mapping, "payment_reference")
        self._operation = column_of(mapping, "operation_no")
        self._amount = column_of(mapping, "amount")
        self._paid_on = column_of(mapping, "paid_on")
        self._value_on = column_of(mapping, "value_on")
        self._movement = column_of(mapping, "movement_type")
        self._channel = column_of(mapping, "channel")
        self._currency = column_of(mapping, "currency")
        self._seen: dict[PaymentKey, int] = {}

    def read(self, number: int, row: Row) -> Iterator[PaymentRecord]:
        """The payment of one row of data, if it is accepted."""
        self._report.records_total += 1
        found = self._payment(number, row)
        if isinstance(found, RowNote):
            self._report.rejected.append(found)
        else:
            yield found

    def _payment(self, number: int, row: Row) -> PaymentRecord | RowNote:
        person = self._people.read(row)
        account = account_of(row[self._account]) if self._account >= 0 else NO_ACCOUNT
        reference = optional_identifier(row, self._reference)
        if not (account.number or person.document.number or person.client_code or reference):
            return self._note(number, "NO_KEY", row, self._account)
        currency = self._currency_of(row)
        amount = self._signed(row, decimals(currency))
        if not isinstance(amount, int) or not amount:
            return self._note(number, _amount_code(amount), row, self._amount)
        paid_on = self._day(row, self._paid_on)
        if not isinstance(paid_on, date):
            code = "DATE_MISSING" if paid_on is None else "DATE_INVALID"
            return self._note(number, code, row, self._paid_on)
        operation = optional_identifier(row, self._operation)
        first = self._seen_in(operation, paid_on, amount, number)
        if first is not None:
            column = self._operation
            header, value = self._headers[column], quoted(row, column)
            return RowNote(number, "DUPLICATE_PAYMENT", header, value, other_row=first)
        notes = []
        if account.is_lost:
            notes.append(self._note(number, "DIGITS_LOST", row, self._account))
        elif document_was_lost(person.document):
            column = self._people.document_column
            notes.append(self._note(number, "DIGITS_LOST", row, column))
        value_on = self._day(row, self._value_on)
        if value_on is UNREADABLE:
            notes.append(self._note(number, "FIELD_UNREADABLE", row, self._value_on))
            value_on = None
        self._report.warnings.extend(notes)
        return PaymentRecord(
            row=number,
            amount_minor=amount,
            currency=currency,
            paid_on=paid_on,
            account_key=account.key or None,
            account_no=account.number,
            payment_reference=reference,
            operation_no=operation,
            doc_type=person.document.type,
            doc_number=person.document.number,
            client_code=person.client_code,
            full_name=person.full_name,
            channel=optional_text(row, self._channel),
            value_on=value_on,
            movement=optional_text(row, self._movement),
            warnings=tuple(note.code for note in notes),
        )

    def _signed(self, row: Row, places: int) -> int | Unreadable | None:
        """The amount, below zero when the file or the kind of movement takes it back."""
        if self._amount < 0:
            return None
        amount = self._cells.money(row[self._amount], self._amount, places)
        if isinstance(amount, int) and self._movement >= 0:
            movement = text_of(row[self._movement])
            return -abs(amount) if movement and words.is_reversal(movement) else amount
        return amount

    def _day(self, row: Row, column: int) -> date | Unreadable | None:
        return (
            self._cells.day(row[column], column) if column >= 0 and row[column] != "" else None
        )

    def _seen_in(
        self, operation: str | None, paid_on: date, amount: int, number: int
    ) -> int | None:
        if operation is None:
            return None
        first = self._seen.setdefault((operation, paid_on, amount), number)
        return first if first != number else None

    def _currency_of(self, row: Row) -> str:
        settings = self._settings
        if self._currency < 0:
            return settings.currency
        text = text_of(row[self._currency])
        return words.currency_of(text, settings.country, settings.currency)

    def _note(self, number: int, code: str, row: Row, column: int) -> RowNote:
        header = self._headers[column] if column >= 0 else None
        return RowNote(number, code, header, quoted(row, column))


def _amount_code(amount: int | Unreadable | None) -> str:
    if amount is None:
        return "AMOUNT_MISSING"
    return "AMOUNT_UNREADABLE" if amount is UNREADABLE else "AMOUNT_ZERO"
