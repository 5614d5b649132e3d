"""Adds up the accepted records of a portfolio, as the control totals show them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, repeat
from typing import Any

from console.domain.placement import BlockReason, PortfolioRecord
from console.excel.layout import ImportSettings, Layout
from console.excel.registers import register

Json = dict[str, Any]


@dataclass(slots=True)
class Sums:
    """Sums of one currency, in minor units."""

    due_minor: int = 0
    balance_minor: int = 0
    records: int = 0


@dataclass(slots=True)
class InstalmentAccount:
    """An account whose rows are its instalments. Only those not flagged paid are open."""

    account_no: str | None
    rows: list[int]
    open_instalments: int = 0
    due_minor: int = 0
    due_on: date | None = None
    dpd: int | None = None
    blocked: bool = False

    def add(self, record: PortfolioRecord) -> None:
        """One more instalment."""
        self.rows.append(record.row)
        if record.block_reason is BlockReason.PAID:
            return
        self.open_instalments += 1
        self.due_minor += record.due_minor
        self.blocked |= record.block_reason is not None
        if record.due_on is not None:
            self.due_on = min(self.due_on or record.due_on, record.due_on)
        if record.dpd is not None:
            self.dpd = record.dpd if self.dpd is None else max(self.dpd, record.dpd)

    @property
    def workable(self) -> bool:
        """Something is open, and no open instalment is blocked."""
        return bool(self.open_instalments) and not self.blocked


class PortfolioTally:
    """Counts and sums over a portfolio's accepted records."""

    def __init__(
        self, layout: Layout, settings: ImportSettings, *, frugal: bool = False
    ) -> None:
        fields = set(layout.mapping).union(*layout.blocks.values())
        self._has_due = "due_amount" in fields
        self._has_balance = "total_balance" in fields
        self._has_instalments = "instalment_no" in fields
        self._has_blocks = bool(layout.blocks)
        self._currency = settings.currency
        self._sums: dict[str, Sums] = {}
        self._debtors = register(frugal=frugal)
        self._accounts = register(frugal=frugal)
        self._reasons: Counter[str] = Counter()
        self._owners = register(frugal=frugal)
        self._shared: set[int] = set()
        self._without_phone = 0
        self.instalments: dict[str, InstalmentAccount] = {}

    def take(self, record: PortfolioRecord) -> None:
        """One more accepted record."""
        sums = self._sums.get(record.currency)
        if sums is None:
            sums = self._sums[record.currency] = Sums()
        sums.records += 1
        sums.due_minor += record.due_minor
        sums.balance_minor += record.balance_minor or 0
        debtor = self._debtors.note(record.debtor_key, len(self._debtors))
        self._accounts.note(record.account_key, 0)
        if record.block_reason is not None:
            self._reasons[record.block_reason.value] += 1
        if not record.phones:
            self._without_phone += 1
        for phone in record.phones:
            digits = int(phone)
            if self._owners.note(digits, debtor) != debtor:
                self._shared.add(digits)
        if self._has_instalments:
            self._take_instalment(record)

    def take_many(
        self,
        currencies: Sequence[str],
        due: Sequence[int],
        balances: Sequence[int | None],
        debtors: Sequence[str],
        phones: Sequence[Sequence[str]],
    ) -> None:
        """As `take`, for many records at once, a column each. The caller counts accounts and
        reasons.
        """
        for currency in set(currencies):
            mine = [found == currency for found in currencies]
            sums = self._sums.setdefault(currency, Sums())
            sums.records += sum(mine)
            sums.due_minor += sum(compress(due, mine))
            sums.balance_minor += sum(filter(None, compress(balances, mine)))
        known, owners = self._debtors, self._owners
        for key, numbers in zip(debtors, phones, strict=True):
            debtor = known.note(key, len(known))
            if not numbers:
                self._without_phone += 1
            for phone in numbers:
                digits = int(phone)
                if owners.note(digits, debtor) != debtor:
                    self._shared.add(digits)

    def take_accounts(self, keys: Sequence[str]) -> None:
        """Accounts of `take_many`."""
        self._accounts.note_all(keys, repeat(0))

    def take_reasons(self, reasons: Iterable[str | None]) -> None:
        """Reasons of `take_many`."""
        self._reasons.update(reason for reason in reasons if reason is not None)

    def _take_instalment(self, record: PortfolioRecord) -> None:
        account = self.instalments.get(record.account_key)
        if account is None:
            account = self.instalments[record.account_key] = InstalmentAccount(
                record.account_no, []
            )
        account.add(record)

    def figures(self) -> Json:
        """The contract's words for what was counted."""
        return {
            "totals": self._totals(self._sums.get(self._currency, Sums())),
            "totals_by_currency": {
                currency: {**self._totals(sums), "records": sums.records}
                for currency, sums in sorted(self._sums.items())
            },
            "debtors": len(self._debtors),
            "accounts": len(self._accounts),
            "not_workable": {
                "records": self._reasons.total(),
                "by_reason": dict(sorted(self._reasons.items())),
            },
            "without_phone": self._without_phone,
            "shared_phones": len(self._shared),
        }

    def _totals(self, sums: Sums) -> Json:
        return {
            "due_amount_minor": sums.due_minor if self._has_due else None,
            "balance_minor": sums.balance_minor if self._has_balance else None,
        }

    def sample(self, record: PortfolioRecord) -> Json:
        """One record as `--show-rows` shows it."""
        shown: Json = {"row": record.row}
        if self._has_blocks:
            shown["block"] = record.block
        shown |= {
            "doc_type": record.doc_type,
            "doc_number": record.doc_number,
            "debtor_id": record.client_code,
            "full_name": record.full_name,
            "phones": list(record.phones),
            "email": record.email,
            "account_no": record.account_no,
        }
        if self._has_instalments:
            number = record.instalment_no
            shown["instalment_no"] = int(number) if number and number.isdigit() else number
        return shown | {
            "product": record.product,
            "currency": record.currency,
            "due_amount_minor": record.due_minor if self._has_due else None,
            "balance_minor": record.balance_minor,
            "dpd": record.dpd,
            "due_date": iso(record.due_on),
            "derived": list(record.derived),
            "last_payment_on": iso(record.last_payment_on),
            "payment_reference": record.payment_reference,
            "block_reason": record.block_reason.value if record.block_reason else None,
            "workable": record.workable,
            "whatsapp_consent": record.whatsapp_consent,
            "warnings": list(record.warnings),
        }


def iso(day: date | None) -> str | None:
    """The day as YYYY-MM-DD."""
    return day.isoformat() if day is not None else None
