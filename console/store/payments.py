"""Payments find their accounts: by reference, by account number, by document and amount.

Source: the rule book of imports, section 8. Names never match.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from console.domain.placement import PaymentRecord, comparable
from console.store.records import accounts, debtors, payments, portfolios
from console.store.rows import Stored
from console.store.upserts import upsert

CHUNK = 2000
REFERENCE, ACCOUNT_NO, DOC_AMOUNT = "reference", "account_no", "doc_amount"
KEYS_DISAGREE, AMBIGUOUS = "KEYS_DISAGREE", "AMBIGUOUS"
AMOUNT_DIFFERS, NOT_FOUND = "AMOUNT_DIFFERS", "NOT_FOUND"


@dataclass(frozen=True, slots=True)
class Match:
    """What a payment belongs to: an account and the key that found it, or why none."""

    account: Any = None
    by: str | None = None
    reason: str | None = None

    def cover(self, payment: PaymentRecord) -> str | None:
        """How much of what was due this payment alone covers."""
        if self.account is None or payment.is_reversal:
            return None
        due: int = self.account.due_minor
        if payment.amount_minor == due:
            return "full"
        return "partial" if payment.amount_minor < due else "over"


@dataclass(slots=True)
class _Known:
    """Accounts of the creditor that some payments may mean, by each key."""

    by_reference: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    by_account: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    by_document: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))


def match_all(
    connection: Connection,
    batch: Stored,
    records: Sequence[PaymentRecord],
) -> list[tuple[PaymentRecord, Match]]:
    """Every payment with what it belongs to."""
    found: list[tuple[PaymentRecord, Match]] = []
    for start in range(0, len(records), CHUNK):
        some = records[start : start + CHUNK]
        known = _known(connection, batch, some)
        found += [(record, _match(record, known)) for record in some]
    return found


def _known(connection: Connection, batch: Stored, records: Sequence[PaymentRecord]) -> _Known:
    known = _Known()
    references = {key for each in records if (key := comparable(each.payment_reference or ""))}
    numbers = {each.account_key for each in records if each.account_key}
    documents = {each.doc_number for each in records if each.doc_number}
    for row in _accounts(connection, batch, accounts.c.payment_reference_key.in_(references)):
        known.by_reference[row.payment_reference_key].append(row)
    for row in _accounts(connection, batch, accounts.c.account_key.in_(numbers)):
        known.by_account[row.account_key].append(row)
    for row in _accounts(connection, batch, debtors.c.doc_number.in_(documents)):
        known.by_document[row.doc_number].append(row)
    return known


def _accounts(
    connection: Connection, batch: Stored, where: ColumnElement[bool]
) -> Iterable[Any]:
    """The creditor's accounts, those of the named portfolio first, then the newest."""
    return connection.execute(
        select(
            accounts.c.id,
            accounts.c.debtor_id,
            accounts.c.account_no,
            accounts.c.account_key,
            accounts.c.payment_reference_key,
            accounts.c.currency,
            accounts.c.due_minor,
            accounts.c.balance_minor,
            debtors.c.doc_type,
            debtors.c.doc_number,
        )
        .join(portfolios, portfolios.c.id == accounts.c.portfolio_id)
        .join(debtors, debtors.c.id == accounts.c.debtor_id)
        .where(and_(portfolios.c.creditor_id == batch.creditor_id, where))
        .order_by(
            accounts.c.portfolio_id != batch.portfolio_id,
            accounts.c.withdrawn_at_us.is_not(None),
            accounts.c.id.desc(),
        )
    )


def _match(payment: PaymentRecord, known: _Known) -> Match:
    referred = known.by_reference.get(comparable(payment.payment_reference or ""), [])
    numbered = known.by_account.get(payment.account_key or "", [])
    if referred and numbered:
        both = {row.id for row in referred} & {row.id for row in numbered}
        if not both:
            return Match(reason=KEYS_DISAGREE)
        account = next(row for row in referred if row.id in both)
        return Match(account, REFERENCE)
    if referred:
        several = len({row.account_key for row in referred}) > 1
        return Match(reason=AMBIGUOUS) if several else Match(referred[0], REFERENCE)
    if numbered:
        return Match(numbered[0], ACCOUNT_NO)
    return _match_document(payment, known)


def _match_document(payment: PaymentRecord, known: _Known) -> Match:
    owned = [
        row
        for row in known.by_document.get(payment.doc_number or "", [])
        if payment.doc_type in {None, row.doc_type} or row.doc_type is None
    ]
    if not owned:
        return Match(reason=NOT_FOUND)
    amount = abs(payment.amount_minor)
    same = {
        row.account_key: row
        for row in reversed(owned)
        if row.currency == payment.currency and amount in (row.due_minor, row.balance_minor)
    }
    if not same:
        return Match(reason=AMOUNT_DIFFERS)
    if len(same) > 1:
        return Match(reason=AMBIGUOUS)
    return Match(next(iter(same.values())), DOC_AMOUNT)


def store(
    connection: Connection,
    batch: Stored,
    found: Sequence[tuple[PaymentRecord, Match]],
) -> Counter[str]:
    """Keep each payment once, whatever files bring it again: how many were created, updated
    (they found their account only now) and unchanged.
    """
    counts: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    rows = [_row(batch, record, match, seen) for record, match in found]
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
    batch: Stored,
    payment: PaymentRecord,
    match: Match,
    seen: Counter[str],
) -> dict[str, Any]:
    account = match.account
    return {
        "creditor_id": batch.creditor_id,
        "batch_id": batch.id,
        "row": payment.row,
        "fingerprint": _fingerprint(payment, seen),
        "account_id": account.id if account is not None else None,
        "debtor_id": account.debtor_id if account is not None else None,
        "matched_by": match.by,
        "unmatched": match.reason,
        "cover": match.cover(payment),
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


def report(found: Sequence[tuple[PaymentRecord, Match]]) -> dict[str, Any]:
    """The counts, sums and lists of the contract's import JSON."""
    matched = [(record, match) for record, match in found if match.account is not None]
    lost = [(record, match) for record, match in found if match.account is None]
    return {
        "matched": len(matched),
        "unmatched": len(lost),
        "matches": [
            {
                "row": record.row,
                "by": match.by,
                "account_no": match.account.account_no,
                "amount_minor": record.amount_minor,
                "paid_on": record.paid_on.isoformat(),
                "cover": match.cover(record),
            }
            for record, match in matched
        ],
        "unmatched_rows": [
            {"row": record.row, "reason": match.reason, "amount_minor": record.amount_minor}
            for record, match in lost
        ],
        "matched_counts": dict(Counter(match.by for _, match in matched)),
        "unmatched_counts": dict(Counter(match.reason for _, match in lost)),
        "cover_counts": dict(
            Counter(cover for record, match in matched if (cover := match.cover(record)))
        ),
        "reversals": sum(record.is_reversal for record, _ in found),
        "debtors": len({match.account.debtor_id for _, match in matched}),
        "accounts": len({match.account.id for _, match in matched}),
        "totals": {
            "amount_minor": _total(found),
            "payments_minor": _total(pair for pair in found if not pair[0].is_reversal),
            "reversals_minor": _total(pair for pair in found if pair[0].is_reversal),
            "matched_minor": _total(matched),
            "unmatched_minor": _total(lost),
        },
    }


def _total(found: Iterable[tuple[PaymentRecord, Match]]) -> int:
    return sum(record.amount_minor for record, _ in found)
