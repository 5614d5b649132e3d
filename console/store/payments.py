"""Payments in the workspace: found their accounts, and kept once each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select, union

from console.domain.placement import PaymentRecord, comparable
from console.store.records import accounts, debtors, payments, portfolios
from console.store.rows import Stored
from console.store.upserts import upsert
from console.usecases.match_records import (
    AccountIndex,
    LoadedAccount,
    Match,
    PaymentTotals,
    Unmatched,
    match_payment,
)

CHUNK = 2000


@dataclass(slots=True)
class Found:
    """Payments with what they belong to, and who owns the accounts that were found."""

    payments: list[Match | Unmatched]
    owners: dict[str, int]
    """Debtors by `LoadedAccount.key`, which is the account's id as text."""

    def debtor_of(self, match: Match) -> int:
        """Whose account it is."""
        return self.owners[match.account.key]

    def debtors(self) -> set[int]:
        """Everybody who paid."""
        return {self.debtor_of(one) for one in self.payments if isinstance(one, Match)}

    def report(self) -> dict[str, Any]:
        """The counts, sums and lists of the contract's import JSON."""
        totals = PaymentTotals()
        for one in self.payments:
            totals.take(one)
        return totals.to_json()


def match_all(connection: Connection, batch: Stored, records: Sequence[PaymentRecord]) -> Found:
    """Every payment with what it belongs to among the accounts of the batch's creditor."""
    found = Found([], {})
    for start in range(0, len(records), CHUNK):
        some = records[start : start + CHUNK]
        rows = _accounts(connection, batch, some)
        found.owners |= {str(row.id): row.debtor_id for row in rows}
        index = AccountIndex(map(_loaded, rows))
        found.payments += [match_payment(record, index) for record in some]
    return found


def _loaded(row: Stored) -> LoadedAccount:
    return LoadedAccount(
        key=str(row.id),
        account_no=row.account_no,
        debtor_key=str(row.debtor_id),
        doc_number=row.doc_number,
        payment_reference=row.payment_reference,
        due_minor=row.due_minor,
        balance_minor=row.balance_minor,
        currency=row.currency,
    )


def _accounts(
    connection: Connection, batch: Stored, records: Sequence[PaymentRecord]
) -> list[Any]:
    """The creditor's accounts that the payments may mean, each once: the one of the named
    portfolio, else one that is still with us, else the newest.
    """
    once: dict[tuple[int | None, str], Any] = {}
    for row in _candidates(connection, batch, records):
        # Only an account number means the same account in every portfolio of the creditor.
        owner = None if row.account_no else row.debtor_id
        once.setdefault((owner, row.account_key), row)
    return list(once.values())


def _candidates(
    connection: Connection, batch: Stored, records: Sequence[PaymentRecord]
) -> Iterator[Any]:
    references = {key for each in records if (key := comparable(each.payment_reference or ""))}
    numbers = {key for each in records if (key := comparable(each.account_no or ""))}
    documents = {each.doc_number for each in records if each.doc_number}
    meant = union(
        select(accounts.c.id).where(accounts.c.payment_reference_key.in_(references)),
        select(accounts.c.id).where(accounts.c.account_key.in_(numbers)),
        select(accounts.c.id).join(debtors).where(debtors.c.doc_number.in_(documents)),
    )
    query = (
        select(
            accounts.c.id,
            accounts.c.debtor_id,
            accounts.c.account_no,
            accounts.c.account_key,
            accounts.c.payment_reference,
            accounts.c.currency,
            accounts.c.due_minor,
            accounts.c.balance_minor,
            debtors.c.doc_number,
        )
        .join(portfolios, portfolios.c.id == accounts.c.portfolio_id)
        .join(debtors, debtors.c.id == accounts.c.debtor_id)
        .where(portfolios.c.creditor_id == batch.creditor_id, accounts.c.id.in_(meant))
        .order_by(
            accounts.c.portfolio_id != batch.portfolio_id,
            accounts.c.withdrawn_at_us.is_not(None),
            accounts.c.id.desc(),
        )
    )
    yield from connection.execute(query)


def store(connection: Connection, batch: Stored, found: Found) -> Counter[str]:
    """Keep each payment once, whatever files bring it again: how many were created, updated
    (they found their account only now) and unchanged.
    """
    counts: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    rows = [_row(batch, one, found, seen) for one in found.payments]
    for start in range(0, len(rows), CHUNK):
        counts += _store_some(connection, batch.creditor_id, rows[start : start + CHUNK])
    return counts


def _store_some(
    connection: Connection, creditor_id: int, rows: list[dict[str, Any]]
) -> Counter[str]:
    prints = [row["fingerprint"] for row in rows]
    known = {
        row.fingerprint: row
        for row in connection.execute(
            select(payments).where(
                payments.c.creditor_id == creditor_id, payments.c.fingerprint.in_(prints)
            )
        )
    }
    counts: Counter[str] = Counter()
    fresh: list[dict[str, Any]] = []
    for row in rows:
        before = known.get(row["fingerprint"])
        if before is not None and before.account_id == row["account_id"]:
            counts["unchanged"] += 1
            continue
        counts["created" if before is None else "updated"] += 1
        fresh.append(row)
    if fresh:
        statement = upsert(connection, payments)
        news = {
            name: statement.excluded[name]
            for name in ("account_id", "debtor_id", "matched_by", "unmatched", "cover")
        }
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["creditor_id", "fingerprint"], set_=news
            ),
            fresh,
        )
    return counts


def _row(
    batch: Stored, one: Match | Unmatched, found: Found, seen: Counter[str]
) -> dict[str, Any]:
    payment = one.payment
    match = one if isinstance(one, Match) else None
    return {
        "creditor_id": batch.creditor_id,
        "batch_id": batch.id,
        "row": payment.row,
        "fingerprint": _fingerprint(payment, seen),
        "account_id": int(match.account.key) if match is not None else None,
        "debtor_id": found.debtor_of(match) if match is not None else None,
        "matched_by": match.by.value if match is not None else None,
        "unmatched": one.reason.value if isinstance(one, Unmatched) else None,
        "cover": match.cover.value if match is not None and match.cover is not None else None,
        "amount_minor": payment.amount_minor,
        "currency": payment.currency,
        "paid_on": payment.paid_on,
        "value_on": payment.value_on,
        "operation_no": payment.operation_no,
        "payment_reference": payment.payment_reference,
        "account_no": payment.account_no,
        "doc_number": payment.doc_number,
        "full_name": payment.full_name,
        "channel": payment.channel,
        "movement": payment.movement,
    }


def _fingerprint(payment: PaymentRecord, seen: Counter[str]) -> str:
    """The same payment in two files has the same one. An operation number tells payments
    apart; without it equal payments of one file are counted.
    """
    what = [payment.paid_on.isoformat(), str(payment.amount_minor), payment.currency]
    if payment.operation_no:
        what += ["operation", comparable(payment.operation_no)]
    else:
        what += [
            comparable(payment.payment_reference or ""),
            payment.account_key or "",
            payment.doc_number or "",
            payment.client_code or "",
        ]
        plain = "|".join(what)
        seen[plain] += 1
        what.append(str(seen[plain]))
    return sha256("|".join(what).encode()).hexdigest()
