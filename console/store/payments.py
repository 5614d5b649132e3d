"""Payments in the workspace: found their accounts, and kept once each."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, or_, select, update

from console.domain.placement import PaymentRecord, comparable
from console.store.keeping import keep_some
from console.store.known_accounts import known_accounts
from console.store.leaving import promises_about
from console.store.lines import chunks
from console.store.records import creditors, payments
from console.store.rows import Stored
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.match_records import Match, PaymentTotals, Unmatched, match_payment
from console.usecases.ports import Topic
from console.usecases.views import Effect, Operation

UNCHANGED = "unchanged"


class PaymentsFile:
    """What a payments file says, each payment with what it belongs to among the accounts of
    the batch's creditor.
    """

    def __init__(
        self,
        connection: Connection,
        batch: Stored,
        lines: Callable[[], Iterator[PaymentRecord]],
    ) -> None:
        self._connection = connection
        self._batch = batch
        self._lines = lines
        self._totals = PaymentTotals()
        self._seen: Counter[str] = Counter()
        self._owners: dict[int, int] = {}
        self._counts: Counter[str] = Counter()

    def read(self) -> None:
        """Match every payment, and see which are known already."""
        for some in chunks(self._lines()):
            self._compare(self._match(some))

    def effect(self) -> Effect:
        """Payments that are new, that find their account only now, and that were known."""
        counts = self._counts
        return Effect(counts["created"], counts["updated"], counts[UNCHANGED], 0)

    def report(self) -> dict[str, Any]:
        """The counts, sums and lists of the contract's import JSON."""
        return self._totals.to_json()

    def operation(self) -> Operation:
        """Open promises about accounts that the file pays."""
        return Operation(promises_paid=promises_about(self._connection, self._owners))

    def store(self, touched: Touched, now: datetime) -> None:
        """Keep each payment once, whatever files bring it again."""
        del now  # a payment's day is its own
        self._seen.clear()
        for some in chunks(self._lines()):
            fresh, known = self._compare(self._match(some, counted=True), counted=True)
            again = [known[row["fingerprint"]] for row in fresh if row["fingerprint"] in known]
            keep_some(self._connection, self._batch.id, payments, [row.id for row in again])
            _write(self._connection, fresh)
        through_day(self._connection, self._batch)
        touched.topic(Topic.PROMISES)
        touched.debtors(self._owners.values())

    def _match(
        self, some: Sequence[PaymentRecord], *, counted: bool = False
    ) -> list[dict[str, Any]]:
        known = known_accounts(self._connection, self._batch, some)
        rows: list[dict[str, Any]] = []
        for record in some:
            one = match_payment(record, known.index)
            if not counted:
                self._totals.take(one)
            row = _row(self._batch, one, self._seen)
            if isinstance(one, Match):
                owner = known.rows[one.account.key].debtor_id
                row["debtor_id"] = self._owners[row["account_id"]] = owner
            rows.append(row)
        return rows

    def _compare(
        self, rows: list[dict[str, Any]], *, counted: bool = False
    ) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """The rows that are new or have another account now, and what was known of all."""
        prints = [row["fingerprint"] for row in rows]
        query = select(payments).where(
            payments.c.creditor_id == self._batch.creditor_id,
            payments.c.fingerprint.in_(prints),
        )
        known = {row.fingerprint: row for row in self._connection.execute(query)}
        fresh: list[dict[str, Any]] = []
        for row in rows:
            before = known.get(row["fingerprint"])
            news = _news(row, before)
            if not counted:
                self._counts[news] += 1
            if news != UNCHANGED:
                fresh.append(row)
        return fresh, known


def _news(row: dict[str, Any], before: Stored | None) -> str:
    if before is None:
        return "created"
    if before.assigned_by or before.account_id == row["account_id"]:
        return UNCHANGED  # what a person decided stays
    return "updated"


def through_day(connection: Connection, batch: Stored) -> None:
    """The creditor's payments are known through the batch's day, if not further already."""
    connection.execute(
        update(creditors)
        .where(creditors.c.id == batch.creditor_id)
        .where(
            or_(
                creditors.c.payments_loaded_on.is_(None),
                creditors.c.payments_loaded_on < batch.as_of,
            )
        )
        .values(payments_loaded_on=batch.as_of)
    )


def _write(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    statement = upsert(connection, payments)
    news = {
        name: statement.excluded[name]
        for name in ("account_id", "debtor_id", "matched_by", "unmatched", "cover")
    }
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["creditor_id", "fingerprint"], set_=news
        ),
        rows,
    )


def _row(batch: Stored, one: Match | Unmatched, seen: Counter[str]) -> dict[str, Any]:
    payment = one.payment
    match = one if isinstance(one, Match) else None
    return {
        "creditor_id": batch.creditor_id,
        "batch_id": batch.id,
        "row": payment.row,
        "fingerprint": _fingerprint(payment, seen),
        "account_id": int(match.account.key) if match is not None else None,
        "debtor_id": None,
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
