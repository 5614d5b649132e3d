"""What a creditor's file says about its debtors, once every cell has been read.

These are the records that pass from the reading of workbooks to the set-based load.
Money is in minor units of the record's currency, phones are E.164, documents are in their
normal form (upper case letters and digits).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class FileKind(StrEnum):
    """What a file brings."""

    PORTFOLIO = "portfolio"
    PAYMENTS = "payments"
    CONTACTS = "contacts"
    RECALL = "recall"
    EXCLUSIONS = "exclusions"


class BlockReason(StrEnum):
    """Why the creditor's status column says an account may not be worked."""

    DECEASED = "deceased"
    LEGAL = "legal"
    NO_CONTACT = "no_contact"
    FRAUD = "fraud"
    BANKRUPTCY = "bankruptcy"
    AGREEMENT = "agreement"
    PAID = "paid"


class Quality(StrEnum):
    """Whose contact a contacts file brings. References are kept, but never written to."""

    DEBTOR = "debtor"
    CO_DEBTOR = "co_debtor"
    REFERENCE = "reference"


class ContactType(StrEnum):
    """What kind of datum a contacts file brings."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class PortfolioRecord:
    """One accepted account (or instalment) of a portfolio file.

    `debtor_key` names the person inside the file's creditor and country: "RFC:ABCD…" by
    document, else "CLIENT:…", else "ACCOUNT:…" (else "ROW:…" in a file with blocks).
    `account_key` is the account number by letters and digits only, in upper case; it is
    derived from `debtor_key` where the file has no number. `derived` names the fields that
    were computed from another ("dpd" or "due_date"). `amounts_minor` holds the file's other
    amounts by field (principal, late_interest, original_amount …), `extra` its other texts,
    by field or, for a column without a field, by header.
    """

    row: int
    debtor_key: str
    account_key: str
    account_no: str | None
    doc_type: str | None
    doc_number: str | None
    client_code: str | None
    full_name: str | None
    phones: tuple[str, ...]
    email: str | None
    currency: str
    due_minor: int
    balance_minor: int | None
    dpd: int | None
    due_on: date | None
    derived: tuple[str, ...] = ()
    product: str | None = None
    instalment_no: str | None = None
    block: str | None = None
    minimum_payment_minor: int | None = None
    last_payment_on: date | None = None
    last_payment_minor: int | None = None
    payment_reference: str | None = None
    address: str | None = None
    state: str | None = None
    agent: str | None = None
    status: str | None = None
    block_reason: BlockReason | None = None
    whatsapp_consent: bool | None = None
    warnings: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    reference_phones: tuple[str, ...] = ()
    amounts_minor: dict[str, int] = field(default_factory=dict)

    @property
    def workable(self) -> bool:
        """Whether the creditor lets this account be worked."""
        return self.block_reason is None


@dataclass(frozen=True, slots=True)
class PaymentRecord:
    """One accepted payment (or, with a negative amount, reversal) of a payments file."""

    row: int
    amount_minor: int
    currency: str
    paid_on: date
    account_key: str | None
    account_no: str | None
    payment_reference: str | None
    operation_no: str | None
    doc_type: str | None
    doc_number: str | None
    client_code: str | None
    full_name: str | None
    channel: str | None = None
    value_on: date | None = None
    movement: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def is_reversal(self) -> bool:
        """A payment that was taken back."""
        return self.amount_minor < 0


@dataclass(frozen=True, slots=True)
class RecallRecord:
    """One accepted line of a recall list: an account, or all accounts of a document.

    `recall_on` None means from the day of the import on.
    """

    row: int
    account_key: str | None
    account_no: str | None
    doc_type: str | None
    doc_number: str | None
    client_code: str | None
    full_name: str | None
    recall_on: date | None
    reason: str | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """One accepted contact of a contacts file. `value` is normalised by its type."""

    row: int
    type: ContactType
    quality: Quality
    value: str
    account_key: str | None
    account_no: str | None
    doc_type: str | None
    doc_number: str | None
    client_code: str | None
    full_name: str | None
    source: str | None = None
    reported_on: date | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExclusionRecord:
    """One accepted line of a list of whom nobody may contact: a person, a phone or an account.

    The line names at least one of account, document, client code, `phones` (E.164) and
    `email`; all that it names are excluded. The account alone is excluded where it is named
    without a document; a document or a client code excludes the person with all accounts.
    `reason` is the list's own text, `block_reason` what it means (no_contact where it says
    nothing more). `excluded_on` None means from the day of the import on, `until_on` None
    means for good.
    """

    row: int
    account_key: str | None
    account_no: str | None
    doc_type: str | None
    doc_number: str | None
    client_code: str | None
    full_name: str | None
    phones: tuple[str, ...]
    email: str | None
    reason: str | None
    block_reason: BlockReason
    excluded_on: date | None
    until_on: date | None
    warnings: tuple[str, ...] = ()


ImportRecord = PortfolioRecord | PaymentRecord | RecallRecord | ContactRecord | ExclusionRecord


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something about one row that a person must know: a rejection, a skip or a warning.

    `code` is one of the rule book's (NO_KEY, PHONE_INVALID, TOTALS …); `column` the header as
    the file writes it, `value` the cell as it was read. The sentence for the person is made
    from these where it is shown, in their language.
    """

    row: int
    code: str
    column: str | None = None
    value: str | None = None
    block: str | None = None
    other_row: int | None = None


def comparable(number: str) -> str:
    """An account number or payment reference as it is compared: letters and digits only, in
    upper case; leading zeros count. Empty when it has none.
    """
    upper = number.upper()
    return upper if upper.isalnum() else "".join(filter(str.isalnum, upper))
