"""Promises to pay, their history and what was paid for them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, insert, or_, select, update

from console.domain.folding import folded, like
from console.domain.ids import AccountId, ConversationId, DebtorId, MessageId, PromiseId
from console.domain.money import Money
from console.domain.placement import comparable
from console.domain.promise import JUDGED_AGAIN, Credit
from console.store.facts import split
from console.store.instants import from_us, to_us
from console.store.records import (
    accounts,
    creditors,
    debtors,
    payments,
    portfolios,
    promise_events,
    promise_instalments,
    promises,
)
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.ports import NewPromise, Topic
from console.usecases.views import PromiseRow


class SqlPromises:
    """Implements usecases.ports.Promises."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def add(self, promise: NewPromise) -> bool:
        """Implements Promises."""
        if self.find(promise.id) is not None:
            return False
        at_us = to_us(promise.made_at)
        self._connection.execute(
            insert(promises).values(
                id=promise.id,
                debtor_id=promise.debtor_id,
                account_id=promise.account_id,
                conversation_id=promise.conversation_id,
                amount_minor=promise.amount.minor,
                paid_minor=0,
                currency=promise.amount.currency,
                due_on=promise.due_on,
                state=str(promise.state),
                channel=promise.channel,
                evidence_message_id=promise.evidence_message_id,
                made_at_us=at_us,
                made_by=promise.by,
                changed_at_us=at_us,
            )
        )
        self._connection.execute(
            insert(promise_instalments).values(
                promise_id=promise.id,
                number=1,
                amount_minor=promise.amount.minor,
                due_on=promise.due_on,
            )
        )
        self._log(promise.id, promise.state, 0, promise.made_at, None)
        self._note(promise.debtor_id, promise.conversation_id)
        return True

    def find(self, promise_id: PromiseId) -> PromiseRow | None:
        """Implements Promises."""
        return next(iter(self._rows(promise_rows().where(promises.c.id == promise_id))), None)

    def list(
        self,
        *,
        states: Sequence[str] = (),
        due_from: date | None = None,
        due_to: date | None = None,
        text: str = "",
        limit: int = 1000,
    ) -> tuple[PromiseRow, ...]:
        """Implements Promises."""
        query = promise_rows().order_by(promises.c.due_on, promises.c.made_at_us, promises.c.id)
        if states:
            query = query.where(promises.c.state.in_(list(map(str, states))))
        if due_from is not None:
            query = query.where(promises.c.due_on >= due_from)
        if due_to is not None:
            query = query.where(promises.c.due_on <= due_to)
        for word in folded(text).split():
            named = debtors.c.name_folded.like(like(word), escape="\\")
            key = comparable(word)
            numbered = accounts.c.account_key.like(f"%{key}%") if key else named
            query = query.where(or_(named, numbered))
        return self._rows(query.limit(limit))

    def of_account(self, account_id: AccountId) -> tuple[PromiseRow, ...]:
        """Implements Promises."""
        query = promise_rows().where(promises.c.account_id == account_id)
        return self._rows(query.order_by(promises.c.made_at_us.desc(), promises.c.id.desc()))

    def to_judge(
        self, today: date
    ) -> Iterator[tuple[PromiseRow, tuple[Credit, ...], date | None]]:
        """Implements Promises."""
        del today  # a promise may be kept before it is due
        query = promise_rows().where(promises.c.state.in_(JUDGED_AGAIN))
        ordered = query.order_by(promises.c.due_on, promises.c.id)
        for row in self._connection.execute(ordered).all():
            yield to_promise(row), self._credits(row), row.payments_loaded_on

    def _credits(self, row: Stored) -> tuple[Credit, ...]:
        """Payments of the account from the debtor's own day of the promise on."""
        zones = split(row.zones)
        zone = ZoneInfo(zones[0]) if zones else UTC
        made_on = from_us(row.made_at_us).astimezone(zone).date()
        paid = self._connection.execute(
            select(payments.c.paid_on, payments.c.amount_minor)
            .where(payments.c.account_id == row.account_id)
            .where(payments.c.currency == row.currency, payments.c.paid_on >= made_on)
            .order_by(payments.c.paid_on, payments.c.id)
        )
        return tuple(Credit(each.paid_on, each.amount_minor) for each in paid)

    def set_state(
        self, promise_id: PromiseId, state: str, paid: Money, at: datetime, reason: str | None
    ) -> None:
        """Implements Promises."""
        row = self._connection.execute(
            update(promises)
            .where(promises.c.id == promise_id)
            .values(
                state=str(state),
                paid_minor=paid.minor,
                changed_at_us=to_us(at),
                version=promises.c.version + 1,
            )
            .returning(promises.c.debtor_id, promises.c.conversation_id)
        ).one()
        self._log(promise_id, state, paid.minor, at, reason)
        self._note(row.debtor_id, row.conversation_id)

    def _log(
        self, promise_id: str, state: str, paid_minor: int, at: datetime, reason: str | None
    ) -> None:
        self._connection.execute(
            insert(promise_events).values(
                promise_id=promise_id,
                state=str(state),
                paid_minor=paid_minor,
                at_us=to_us(at),
                reason=reason,
            )
        )

    def _note(self, debtor_id: int, conversation_id: int | None) -> None:
        self._touched.topic(Topic.PROMISES)
        self._touched.debtor(debtor_id)
        if conversation_id is not None:
            self._touched.conversation(conversation_id)

    def _rows(self, query: Select[Any]) -> tuple[PromiseRow, ...]:
        return tuple(map(to_promise, self._connection.execute(query)))


def promise_rows() -> Select[Any]:
    """Promises with their person, account and creditor."""
    return (
        select(
            promises,
            debtors.c.name.label("person"),
            debtors.c.zones,
            accounts.c.account_no,
            accounts.c.product,
            accounts.c.dpd,
            creditors.c.name.label("creditor"),
            creditors.c.payments_loaded_on,
        )
        .join(debtors, debtors.c.id == promises.c.debtor_id)
        .join(accounts, accounts.c.id == promises.c.account_id)
        .join(portfolios, portfolios.c.id == accounts.c.portfolio_id)
        .join(creditors, creditors.c.id == portfolios.c.creditor_id)
    )


def to_promise(row: Stored) -> PromiseRow:
    """A row of `promise_rows` as lists show it."""
    evidence = row.evidence_message_id
    return PromiseRow(
        id=PromiseId(row.id),
        debtor_id=DebtorId(row.debtor_id),
        account_id=AccountId(row.account_id),
        conversation_id=(
            None if row.conversation_id is None else ConversationId(row.conversation_id)
        ),
        person=row.person,
        account_no=row.account_no,
        product=row.product,
        creditor=row.creditor,
        amount=Money(row.amount_minor, row.currency),
        paid=Money(row.paid_minor, row.currency),
        due_on=row.due_on,
        state=row.state,
        channel=row.channel,
        evidence_message_id=None if evidence is None else MessageId(evidence),
        made_at=from_us(row.made_at_us),
        made_by=row.made_by,
        dpd=row.dpd,
    )
