"""Tables that leave the house, a page at a time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from console.domain.delivery import Delivery
from console.domain.money import Money
from console.store.instants import from_us, to_us
from console.store.records import (
    accounts,
    conversations,
    creditors,
    debtors,
    messages,
    payments,
)
from console.store.rows import Stored
from console.store.touched import Touched

_PAGE = 500


class SqlExports:
    """Implements usecases.ports.Exports."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        del touched  # nothing is written here

    def conversations(
        self, from_at: datetime | None, to_at: datetime | None
    ) -> Iterator[dict[str, Any]]:
        """Implements Exports. Internal notes stay in the house."""
        query = _said().where(messages.c.item == "message")
        if from_at is not None:
            query = query.where(messages.c.at_us >= to_us(from_at))
        if to_at is not None:
            query = query.where(messages.c.at_us < to_us(to_at))
        for row in self._pages(query, messages.c.at_us, messages.c.id):
            yield {
                "person": row.person,
                "account_no": row.account_no,
                "phone": row.phone,
                "at": from_us(row.at_us),
                "direction": "out" if row.outgoing else "in",
                "kind": row.kind,
                "text": row.text,
                "by": row.by,
                "delivery": None if row.delivery is None else Delivery(row.delivery).name,
                "template": (row.template or {}).get("name"),
            }

    def payments(self, from_on: date | None, to_on: date | None) -> Iterator[dict[str, Any]]:
        """Implements Exports. Both days are included."""
        query = (
            select(
                payments,
                func.coalesce(debtors.c.name, payments.c.full_name).label("person"),
                func.coalesce(accounts.c.account_no, payments.c.account_no).label("number"),
                creditors.c.name.label("creditor"),
            )
            .join(creditors, creditors.c.id == payments.c.creditor_id)
            .outerjoin(accounts, accounts.c.id == payments.c.account_id)
            .outerjoin(debtors, debtors.c.id == payments.c.debtor_id)
        )
        if from_on is not None:
            query = query.where(payments.c.paid_on >= from_on)
        if to_on is not None:
            query = query.where(payments.c.paid_on <= to_on)
        for row in self._pages(query, payments.c.paid_on, payments.c.id):
            yield {
                "person": row.person,
                "account_no": row.number,
                "creditor": row.creditor,
                "paid_on": row.paid_on,
                "amount": Money(row.amount_minor, row.currency),
                "reference": row.payment_reference or row.operation_no,
                "matched_by": row.matched_by,
                "reversal": row.amount_minor < 0,
            }

    def _pages(self, query: Select[Any], first: Stored, second: Stored) -> Iterator[Any]:
        ordered = query.order_by(first, second).limit(_PAGE)
        page = self._connection.execute(ordered).all()
        while page:
            yield from page
            if len(page) < _PAGE:
                return
            after = (getattr(page[-1], first.name), getattr(page[-1], second.name))
            page = self._connection.execute(
                ordered.where(tuple_(first, second) > tuple_(*after))
            ).all()


def _said() -> Select[Any]:
    """Messages with their person; the account is the debtor's most urgent one."""
    account = (
        select(accounts.c.account_no)
        .where(accounts.c.debtor_id == conversations.c.debtor_id)
        .order_by(accounts.c.withdrawn_at_us.is_not(None), accounts.c.rank, accounts.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            messages,
            conversations.c.phone,
            func.coalesce(debtors.c.name, conversations.c.name).label("person"),
            account.label("account_no"),
        )
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .outerjoin(debtors, debtors.c.id == conversations.c.debtor_id)
    )
