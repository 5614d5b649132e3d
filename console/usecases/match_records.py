"""Finds the accounts that payments, recalls and contacts are about. Names never match."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from console.domain.placement import (
    ContactRecord,
    PaymentRecord,
    Quality,
    RecallRecord,
    comparable,
)


class MatchedBy(StrEnum):
    """The key that found a payment's account, in the order in which they are tried."""

    REFERENCE = "reference"
    ACCOUNT_NO = "account_no"
    DOC_AMOUNT = "doc_amount"


class Cover(StrEnum):
    """How far one payment alone covers the amount due as it was loaded."""

    FULL = "full"
    PARTIAL = "partial"
    OVER = "over"


class UnmatchedReason(StrEnum):
    """Why no account was found; the record is kept for a person to decide."""

    KEYS_DISAGREE = "KEYS_DISAGREE"
    AMBIGUOUS = "AMBIGUOUS"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"
    NOT_FOUND = "NOT_FOUND"


@dataclass(frozen=True, slots=True)
class LoadedAccount:
    """What matching must know of one account of the creditor's portfolio. `key` is unique.

    Units: amounts in minor units of `currency`; None where all amounts are of one currency.
    """

    key: str
    account_no: str | None
    debtor_key: str
    doc_number: str | None
    payment_reference: str | None
    due_minor: int
    balance_minor: int | None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A payment and its account. `cover` is None for a reversal, and for a payment in another
    currency than the account's.
    """

    payment: PaymentRecord
    account: LoadedAccount
    by: MatchedBy
    cover: Cover | None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A payment for a person to decide."""

    payment: PaymentRecord
    reason: UnmatchedReason


class AccountIndex:
    """The creditor's accounts by account number, payment reference and document."""

    def __init__(self, accounts: Iterable[LoadedAccount]) -> None:
        self.by_number: dict[str, LoadedAccount] = {}
        self.by_document: dict[str, list[LoadedAccount]] = defaultdict(list)
        self._by_reference: dict[str, LoadedAccount | None] = {}
        for account in accounts:
            self._add(account)

    def of_reference(self, reference: str | None) -> LoadedAccount | None:
        """The one account that has this payment reference."""
        return self._by_reference.get(comparable(reference)) if reference else None

    def of_number(self, number: str | None) -> LoadedAccount | None:
        """The account of this number, letters and digits compared."""
        return self.by_number.get(comparable(number)) if number else None

    def of_document(self, number: str | None) -> list[LoadedAccount]:
        """All accounts of a debtor's document."""
        return self.by_document.get(number, []) if number else []

    def _add(self, account: LoadedAccount) -> None:
        if account.account_no:
            self.by_number.setdefault(comparable(account.account_no), account)
        if account.doc_number:
            self.by_document[account.doc_number].append(account)
        if account.payment_reference:
            reference = comparable(account.payment_reference)
            taken = reference in self._by_reference
            self._by_reference[reference] = None if taken else account


def match_payment(payment: PaymentRecord, index: AccountIndex) -> Match | Unmatched:
    """The account of one payment, by the first key that finds one."""
    by_reference = index.of_reference(payment.payment_reference)
    by_number = index.of_number(payment.account_no)
    if by_reference is not None and by_number is not None and by_reference != by_number:
        return Unmatched(payment, UnmatchedReason.KEYS_DISAGREE)
    if by_reference is not None:
        return _match(payment, by_reference, MatchedBy.REFERENCE)
    if by_number is not None:
        return _match(payment, by_number, MatchedBy.ACCOUNT_NO)
    accounts = index.of_document(payment.doc_number)
    if not accounts:
        return Unmatched(payment, UnmatchedReason.NOT_FOUND)
    amount = abs(payment.amount_minor)
    fitting = [
        account
        for account in accounts
        if amount in (account.due_minor, account.balance_minor)
        and _same_currency(payment, account)
    ]
    if len(fitting) == 1:
        return _match(payment, fitting[0], MatchedBy.DOC_AMOUNT)
    several = UnmatchedReason.AMBIGUOUS if fitting else UnmatchedReason.AMOUNT_DIFFERS
    return Unmatched(payment, several)


def cover_of(paid_minor: int, due_minor: int) -> Cover:
    """How far this payment alone covers the amount due as loaded."""
    if paid_minor == due_minor:
        return Cover.FULL
    return Cover.PARTIAL if paid_minor < due_minor else Cover.OVER


def _match(payment: PaymentRecord, account: LoadedAccount, by: MatchedBy) -> Match:
    if payment.is_reversal or not _same_currency(payment, account):
        return Match(payment, account, by, None)
    return Match(payment, account, by, cover_of(payment.amount_minor, account.due_minor))


def _same_currency(payment: PaymentRecord, account: LoadedAccount) -> bool:
    return account.currency in {None, payment.currency}


def match_recall(recall: RecallRecord, index: AccountIndex) -> list[LoadedAccount]:
    """The accounts that a line recalls: its account, or all of its document."""
    if recall.account_no is not None:
        found = index.of_number(recall.account_no)
        return [found] if found is not None else []
    return index.of_document(recall.doc_number)


def match_contact(contact: ContactRecord, index: AccountIndex) -> list[LoadedAccount]:
    """The accounts that a contact belongs to: its account, or all of its document."""
    if contact.account_no is not None:
        found = index.of_number(contact.account_no)
        return [found] if found is not None else []
    return index.of_document(contact.doc_number)


@dataclass(slots=True)
class PaymentTotals:
    """Sums and lists over a whole payments file."""

    matches: list[Match] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    payments_minor: int = 0
    reversals_minor: int = 0
    matched_minor: int = 0
    unmatched_minor: int = 0
    reversals: int = 0

    def take(self, found: Match | Unmatched) -> None:
        """One more payment."""
        amount = found.payment.amount_minor
        if found.payment.is_reversal:
            self.reversals += 1
            self.reversals_minor += amount
        else:
            self.payments_minor += amount
        if isinstance(found, Match):
            self.matches.append(found)
            self.matched_minor += amount
        else:
            self.unmatched.append(found)
            self.unmatched_minor += amount

    def to_json(self) -> dict[str, object]:
        """The contract's words."""
        by = Counter(match.by.value for match in self.matches)
        covers = Counter(m.cover.value for m in self.matches if m.cover is not None)
        reasons = Counter(one.reason.value for one in self.unmatched)
        return {
            "totals": {
                "amount_minor": self.payments_minor + self.reversals_minor,
                "payments_minor": self.payments_minor,
                "reversals_minor": self.reversals_minor,
                "matched_minor": self.matched_minor,
                "unmatched_minor": self.unmatched_minor,
            },
            "matched": len(self.matches),
            "matched_counts": dict(sorted(by.items())),
            "unmatched_counts": dict(sorted(reasons.items())),
            "reversals": self.reversals,
            "cover_counts": dict(sorted(covers.items())),
            "debtors": len({match.account.debtor_key for match in self.matches}),
            "accounts": len({match.account.key for match in self.matches}),
            "unmatched": [
                {
                    "row": one.payment.row,
                    "reason": one.reason.value,
                    "amount_minor": one.payment.amount_minor,
                }
                for one in self.unmatched
            ],
            "matches": [
                {
                    "row": match.payment.row,
                    "by": match.by.value,
                    "account_no": match.account.account_no,
                    "amount_minor": match.payment.amount_minor,
                    "paid_on": match.payment.paid_on.isoformat(),
                    "cover": match.cover.value if match.cover is not None else None,
                }
                for match in self.matches
            ],
        }


@dataclass(slots=True)
class RecallTotals:
    """Which accounts a whole recall list takes back."""

    matched: int = 0
    unmatched_rows: list[int] = field(default_factory=list)
    accounts: dict[str, LoadedAccount] = field(default_factory=dict)

    def take(self, recall: RecallRecord, found: list[LoadedAccount]) -> None:
        """One more line, with the accounts it recalls."""
        if found:
            self.matched += 1
        else:
            self.unmatched_rows.append(recall.row)
        self.accounts.update((account.key, account) for account in found)

    def to_json(self) -> dict[str, object]:
        """The contract's words."""
        recalled = self.accounts.values()
        return {
            "totals": {
                "due_amount_minor": sum(account.due_minor for account in recalled),
                "balance_minor": sum(account.balance_minor or 0 for account in recalled),
            },
            "matched": self.matched,
            "unmatched": _not_found(self.unmatched_rows),
            "debtors": len({account.debtor_key for account in recalled}),
            "accounts": len(self.accounts),
            "recalled_accounts": sorted(
                account.account_no or account.key for account in recalled
            ),
        }


@dataclass(slots=True)
class ContactTotals:
    """What a whole contacts file brings."""

    by_type: Counter[str] = field(default_factory=Counter)
    by_quality: Counter[str] = field(default_factory=Counter)
    matched: int = 0
    unmatched_rows: list[int] = field(default_factory=list)
    debtors: set[str] = field(default_factory=set)
    accounts: set[str] = field(default_factory=set)

    def take(self, contact: ContactRecord, found: list[LoadedAccount]) -> None:
        """One more contact, with the accounts it belongs to."""
        self.by_type[contact.type.value] += 1
        self.by_quality[contact.quality.value] += 1
        if not found:
            self.unmatched_rows.append(contact.row)
            return
        self.matched += 1
        if contact.account_key is not None:
            self.accounts.add(contact.account_key)
        if contact.quality is Quality.DEBTOR:
            self.debtors.add(_person_of(contact, found))

    def to_json(self) -> dict[str, object]:
        """The contract's words."""
        return {
            "by_type": dict(sorted(self.by_type.items())),
            "by_quality": dict(sorted(self.by_quality.items())),
            "matched": self.matched,
            "unmatched": _not_found(self.unmatched_rows),
            "debtors": len(self.debtors),
            "accounts": len(self.accounts),
        }


def _person_of(contact: ContactRecord, found: list[LoadedAccount]) -> str:
    if contact.doc_number is not None:
        return f"{contact.doc_type}:{contact.doc_number}"
    return found[0].debtor_key


def _not_found(rows: list[int]) -> list[dict[str, object]]:
    return [{"row": row, "reason": UnmatchedReason.NOT_FOUND.value} for row in rows]
