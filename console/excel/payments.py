"""Checks the rows of a payments file."""

from datetime import date

from typing_extensions import override

from console.domain.money import decimals
from console.domain.placement import PaymentRecord, RowNote
from console.excel import words
from console.excel.cells import UNREADABLE, Row, Unreadable, text_of
from console.excel.layout import ImportSettings, Layout
from console.excel.person import (
    column_of,
    optional_identifier,
    optional_text,
    quoted,
)
from console.excel.records import RecordReader
from console.excel.report import Report
from console.excel.survey import Survey

PaymentKey = tuple[str, date, int]


class PaymentReader(RecordReader[PaymentRecord]):
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
        super().__init__(layout, settings, survey, report, is_1904=is_1904)
        mapping = layout.mapping
        self._settings = settings
        self._reference = column_of(mapping, "payment_reference")
        self._operation = column_of(mapping, "operation_no")
        self._amount = column_of(mapping, "amount")
        self._paid_on = column_of(mapping, "paid_on")
        self._value_on = column_of(mapping, "value_on")
        self._movement = column_of(mapping, "movement_type")
        self._channel = column_of(mapping, "channel")
        self._currency = column_of(mapping, "currency")
        self._seen: dict[PaymentKey, int] = {}

    @override
    def _checked(self, number: int, row: Row) -> PaymentRecord | RowNote:
        person = self._people.read(row)
        account = self._account_in(row)
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
        notes = self._lost_digits(number, row, person, account)
        value_on = self._side_day(number, row, self._value_on, notes)
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


def _amount_code(amount: int | Unreadable | None) -> str:
    if amount is None:
        return "AMOUNT_MISSING"
    return "AMOUNT_UNREADABLE" if amount is UNREADABLE else "AMOUNT_ZERO"
