"""Checks the rows of a portfolio, one account (or instalment, or block) at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from console.domain.money import decimals
from console.domain.placement import PortfolioRecord, RowNote
from console.excel import words
from console.excel.cells import UNREADABLE, Cell, Row, Unreadable, text_of
from console.excel.contactpoints import ContactPoints, Phones
from console.excel.fieldreader import Cells, Unread
from console.excel.fields import BLOCK_AMOUNTS
from console.excel.layout import ImportSettings, Layout, Mapping
from console.excel.mapping import state_column
from console.excel.numbers import whole_number
from console.excel.person import (
    NO_ACCOUNT,
    Account,
    Person,
    PersonReader,
    account_of,
    column_of,
    debtor_key,
    optional_identifier,
    optional_text,
    quoted,
)
from console.excel.registers import Register, register
from console.excel.report import Report
from console.excel.survey import Survey

FARTHEST_DAYS_APART = 2
OTHER_AMOUNTS = (
    "principal", "interest", "late_interest", "original_amount", "instalment_amount",
)  # fmt: skip
OTHER_TEXTS = ("zone", "risk_score", "bucket", "past_behaviour", "offer", "portfolio_state")
INSTALMENT = re.compile(r"0*(\d+)(?:\s*(?:/|de|of)\s*\d+)?", re.IGNORECASE)
COUNTS = ("instalments_overdue", "instalments_total")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one account's fields: the row's own, or those of a block."""

    block: str | None
    account: int
    key_amount: int
    balance: int
    due_on: int
    dpd: int
    minimum: int
    last_on: int
    last_amount: int
    reference: int
    status: int
    currency: int
    product: int
    instalment: int
    amounts: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, int], ...]
    filling: tuple[int, ...]


@dataclass(slots=True)
class RowPart:
    """What all accounts of a row share."""

    number: int
    person: Person
    phones: Phones
    mail: str | None
    address: str | None
    state: str | None
    extra: dict[str, str]
    warnings: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(slots=True)
class Keys:
    """The key fields of one account, all of them readable."""

    account: Account
    currency: str
    decimals: int
    due_minor: int
    due_on: date | None
    dpd: int | None
    instalment: str | None


@dataclass(slots=True)
class Age:
    """How old a debt is. `code` is the warning that it deserves."""

    dpd: int | None
    due_on: date | None
    derived: tuple[str, ...] = ()
    code: str | None = None


class PortfolioReader:
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
        self._settings = settings
        self._survey = survey
        self._report = report
        self._headers = layout.headers
        self.cells = Cells(survey, is_1904=is_1904)
        self.people = PersonReader(layout, settings.country)
        self.contacts = ContactPoints(layout, settings.country)
        self.accounts = _columns_of_accounts(layout)
        self._has_blocks = bool(layout.blocks)
        self.address = layout.mapping.get("address", ())
        self.state = state_column(layout.mapping, layout.headers)
        self.agent = column_of(layout.mapping, "agent")
        self.consent = column_of(layout.mapping, "whatsapp_consent")
        self.extra = _extra_columns(layout)
        self.baixa = {
            c.status
            for c in self.accounts
            if c.status >= 0 and "BAIXA" in words.plain(layout.headers[c.status])
        }
        self.rows_of: Register = register(frugal=False)
        self._unnumbered: dict[str, int] = {}
        self._decimals: dict[str, int] = {}
        self._currencies: dict[Cell, str] = {}

    def be_frugal(self) -> None:
        """Remember in little memory what was seen. Before the first row."""
        self.rows_of = register(frugal=True)

    def read(self, number: int, row: Row) -> Iterator[PortfolioRecord]:
        """The accepted accounts of one row of data."""
        filled = self._filled(row) if self._has_blocks else self.accounts
        if not filled:
            self._report.records_total += 1
            self._report.rejected.append(RowNote(number, "AMOUNT_MISSING"))
            return
        person = self.people.read(row)
        part: RowPart | None = None
        for columns in filled:
            self._report.records_total += 1
            keys = self._keys(number, row, columns, person)
            if isinstance(keys, RowNote):
                self._report.rejected.append(keys)
                continue
            if part is None:
                part = self._row_part(number, row, person)
            yield self._record(row, columns, keys, part)

    def _filled(self, row: Row) -> list[Columns]:
        """Blocks with an account number, or with an amount that is neither empty nor zero."""
        return [
            columns
            for columns in self.accounts
            if (columns.account >= 0 and account_of(row[columns.account]) is not NO_ACCOUNT)
            or any(
                self.cells.money(row[column], column, 0) not in (None, 0)
                or self.cells.money(row[column], column, 2) not in (None, 0)
                for column in columns.filling
            )
        ]

    def _keys(self, number: int, row: Row, columns: Columns, person: Person) -> Keys | RowNote:
        """The key fields, or the first reason to reject the record."""
        account = account_of(row[columns.account]) if columns.account >= 0 else NO_ACCOUNT
        if not (account.number or person.document.number or person.client_code):
            return self._note(number, "NO_KEY", columns, row, columns.account)
        currency = self._currency(row, columns.currency)
        places = self._decimals.get(currency)
        if places is None:
            places = self._decimals[currency] = decimals(currency)
        due = None
        if columns.key_amount >= 0:  # a block may lack the amount that another block has
            due = self.cells.money(row[columns.key_amount], columns.key_amount, places)
        if due is None or due is UNREADABLE or due < 0:
            return self._note(number, _amount_code(due), columns, row, columns.key_amount)
        due_on = None
        if columns.due_on >= 0:
            due_on = self.cells.day(row[columns.due_on], columns.due_on)
        if due_on is UNREADABLE:
            return self._note(number, "DATE_INVALID", columns, row, columns.due_on)
        dpd = whole_number(row[columns.dpd]) if columns.dpd >= 0 else None
        if dpd is UNREADABLE:
            return self._note(number, "DPD_INVALID", columns, row, columns.dpd)
        keys = Keys(account, currency, places, due, due_on, dpd, None)
        keys.instalment = _instalment_of(optional_identifier(row, columns.instalment))
        first = self._seen_in(keys, number)
        if first is not None:
            note = self._note(number, "DUPLICATE_ACCOUNT", columns, row, columns.account)
            return replace(note, other_row=first)
        return keys

    def _seen_in(self, keys: Keys, number: int) -> int | None:
        """The row in which the account (account and instalment) stands already."""
        key = keys.account.key
        if not key:
            return None
        if keys.instalment is not None:
            key = f"{key} {keys.instalment}"
        if not self.rows_of.known((key,)):
            self.rows_of.note(key, number)
            return None
        return self.rows_of.note(key, number)

    def _record(self, row: Row, columns: Columns, keys: Keys, part: RowPart) -> PortfolioRecord:
        cells, unread, person = self.cells, Unread(), part.person
        places, account = keys.decimals, keys.account
        balance = self._amount(row, columns.balance, places, unread)
        minimum = self._amount(row, columns.minimum, places, unread)
        last_amount = self._amount(row, columns.last_amount, places, unread)
        last_on = None
        if columns.last_on >= 0 and row[columns.last_on] != "":
            read = cells.day(row[columns.last_on], columns.last_on)
            last_on = unread.keep_day(read, columns.last_on)
        amounts: dict[str, int] = {}
        for name, column in columns.amounts:
            minor = self._amount(row, column, places, unread)
            if minor is not None:
                amounts[name] = amounts.get(name, 0) + minor
        extra = part.extra
        for name, column in columns.counts:
            whole = unread.keep_whole(row, column)
            if whole is not None:
                extra = {**extra, name: str(whole)}
        age = self._age(keys)
        debtor = debtor_key(person, account, part.number, self._survey, blocks=self._has_blocks)
        status = optional_text(row, columns.status)
        warnings = self._warnings(row, columns, keys, part, unread, age)
        return PortfolioRecord(
            row=part.number,
            debtor_key=debtor,
            account_key=account.key or self._made_up_key(debtor),
            account_no=account.number,
            doc_type=person.document.type,
            doc_number=person.document.number,
            client_code=person.client_code,
            full_name=person.full_name,
            phones=part.phones.numbers,
            email=part.mail,
            currency=keys.currency,
            due_minor=keys.due_minor,
            balance_minor=balance,
            dpd=age.dpd,
            due_on=age.due_on,
            derived=age.derived,
            product=columns.block or optional_text(row, columns.product),
            instalment_no=keys.instalment,
            block=columns.block,
            minimum_payment_minor=minimum,
            last_payment_on=last_on,
            last_payment_minor=last_amount,
            payment_reference=optional_identifier(row, columns.reference),
            address=part.address,
            state=part.state,
            agent=optional_text(row, self.agent),
            status=status,
            block_reason=None
            if status is None
            else words.block_reason(status, is_baixa=columns.status in self.baixa),
            whatsapp_consent=words.consent(text_of(row[self.consent]))
            if self.consent >= 0
            else None,
            warnings=warnings,
            extra=extra,
            reference_phones=part.references,
            amounts_minor=amounts,
        )

    def _amount(self, row: Row, column: int, places: int, unread: Unread) -> int | None:
        if column < 0 or row[column] == "":
            return None
        return unread.keep_money(self.cells.money(row[column], column, places), column)

    def _currency(self, row: Row, column: int) -> str:
        return self._settings.currency if column < 0 else self.currency_of(row[column])

    def currency_of(self, cell: Cell) -> str:
        """The ISO code of a currency cell."""
        settings = self._settings
        known = self._currencies.get(cell)
        if known is None:
            known = words.currency_of(text_of(cell), settings.country, settings.currency)
            self._currencies[cell] = known
        return known

    def _made_up_key(self, debtor: str) -> str:
        """The key of an account without number: the debtor's first, second … such account."""
        nth = self._unnumbered[debtor] = self._unnumbered.get(debtor, 0) + 1
        return f"{debtor}#{nth}"

    def _age(self, keys: Keys) -> Age:
        return self.age(keys.dpd, keys.due_on)

    def age(self, dpd: int | None, due_on: date | None) -> Age:
        """The age of a debt of which days, date, both or none are stated."""
        as_of = self._settings.as_of
        if due_on is not None:
            derived = (as_of - due_on).days
            if dpd is None:
                return Age(derived, due_on, ("dpd",))
            apart = abs(derived - dpd) > FARTHEST_DAYS_APART
            return Age(dpd, due_on, (), "DPD_DATE_MISMATCH" if apart else None)
        if dpd is None:
            return Age(None, None, (), "AGE_UNKNOWN")
        try:
            return Age(dpd, as_of - timedelta(days=dpd), ("due_date",))
        except OverflowError:
            return Age(dpd, None)

    def _row_part(self, number: int, row: Row, person: Person) -> RowPart:
        """What the row says about its person; noted once, however many accounts it has."""
        phones = self.contacts.phones(row)
        mail, bad_mail = self.contacts.mail(row)
        notes = []
        if person.document.code is not None:
            notes.append(
                self._person_note(
                    number, person.document.code, row, self.people.document_column
                )
            )
        if person.full_name is None:
            notes.append(
                self._person_note(number, "NAME_MISSING", row, self.people.name_column)
            )
        if phones.invalid_column is not None:
            header = self._headers[phones.invalid_column]
            notes.append(RowNote(number, "PHONE_INVALID", header, phones.invalid))
        if bad_mail is not None:
            notes.append(self._person_note(number, "EMAIL_INVALID", row, bad_mail))
        self._report.warnings.extend(notes)
        address = [text for column in self.address if (text := text_of(row[column]))]
        return RowPart(
            number=number,
            person=person,
            phones=phones,
            mail=mail,
            address=", ".join(address) or None,
            state=optional_text(row, -1 if self.state is None else self.state),
            extra={name: text for name, c in self.extra if (text := text_of(row[c]))},
            warnings=tuple(sorted(note.code for note in notes)),
            references=self.contacts.reference_phones(row),
        )

    def _warnings(
        self, row: Row, columns: Columns, keys: Keys, part: RowPart, unread: Unread, age: Age
    ) -> tuple[str, ...]:
        """Notes about this account; the codes of these and of its row."""
        notes = []
        if keys.account.is_lost:
            if "DIGITS_LOST" not in part.warnings:
                notes.append(
                    self._note(part.number, "DIGITS_LOST", columns, row, columns.account)
                )
        elif keys.account.number is None:
            notes.append(
                self._note(part.number, "ACCOUNT_NO_MISSING", columns, row, columns.account)
            )
        if age.code == "AGE_UNKNOWN":
            notes.append(RowNote(part.number, age.code, block=columns.block))
        elif age.code is not None:
            notes.append(self._note(part.number, age.code, columns, row, columns.dpd))
        if unread.columns:
            first = min(unread.columns)
            notes.append(self._note(part.number, "FIELD_UNREADABLE", columns, row, first))
        if not notes:
            return part.warnings
        self._report.warnings.extend(notes)
        return tuple(sorted((*part.warnings, *(note.code for note in notes))))

    def _note(self, number: int, code: str, columns: Columns, row: Row, column: int) -> RowNote:
        header = self._headers[column] if column >= 0 else None
        return RowNote(number, code, header, quoted(row, column), columns.block)

    def _person_note(self, number: int, code: str, row: Row, column: int) -> RowNote:
        header = self._headers[column] if column >= 0 else None
        return RowNote(number, code, header, quoted(row, column))


def _instalment_of(text: str | None) -> str | None:
    """The number of an instalment: "03", "3" and "3/12" are the third."""
    match = INSTALMENT.fullmatch(text) if text is not None else None
    return match[1] if match is not None else text


def _amount_code(due: int | Unreadable | None) -> str:
    if due is None:
        return "AMOUNT_MISSING"
    return "AMOUNT_UNREADABLE" if due is UNREADABLE else "AMOUNT_NEGATIVE"


def _columns_of_accounts(layout: Layout) -> list[Columns]:
    if not layout.blocks:
        return [_columns(layout, layout.mapping, None)]
    return [_columns(layout, layout.mapping | own, name) for name, own in layout.blocks.items()]


def _columns(layout: Layout, mapping: Mapping, block: str | None) -> Columns:
    def one(name: str) -> int:
        return column_of(mapping, name)

    has_due = "due_amount" in mapping
    counts = [(name, one(name)) for name in COUNTS if name in mapping]
    amounts = [(name, one(name)) for name in OTHER_AMOUNTS if name in mapping]
    amounts += [("fees", column) for column in mapping.get("fees", ())]
    own = layout.blocks.get(block, {}) if block is not None else {}
    return Columns(
        block=block,
        account=one("account_no"),
        key_amount=one("due_amount") if has_due else one("total_balance"),
        balance=one("total_balance"),
        due_on=one("due_date"),
        dpd=one("days_past_due"),
        minimum=one("minimum_payment"),
        last_on=one("last_payment_date"),
        last_amount=one("last_payment_amount"),
        reference=one("payment_reference"),
        status=one("status"),
        currency=one("currency"),
        product=one("product"),
        instalment=one("instalment_no"),
        amounts=tuple(amounts),
        counts=tuple(counts),
        filling=tuple(own[name][0] for name in BLOCK_AMOUNTS if name in own),
    )


def _extra_columns(layout: Layout) -> tuple[tuple[str, int], ...]:
    """Texts that are kept beside the record: known ones by field, others by header."""
    known = [(name, layout.mapping[name][0]) for name in OTHER_TEXTS if name in layout.mapping]
    unknown = [(layout.headers[column], column) for column in layout.ignored()]
    return (*known, *unknown)
