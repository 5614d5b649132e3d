"""Tables that leave the house, a page at a time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from console.domain.delivery import Delivery
from console.domain.folding import folded
from console.domain.money import Money
from console.store.export_accounts import account_lines, extra_names
from console.store.instants import from_us, to_us
from console.store.promises import promise_rows, to_promise
from console.store.records import (
    accounts,
    conversations,
    creditors,
    debtors,
    messages,
    payments,
    portfolios,
    promises,
)
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.exporting import AccountLine, ExportScope
from console.usecases.views import PromiseRow

_PAGE = 2000


class SqlExports:
    """Implements usecases.ports.Exports."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        del touched  # nothing is written here

    def creditor(self, name: str) -> str | None:
        """Implements Exports."""
        query = select(creditors.c.name).where(creditors.c.name_key == folded(name))
        return self._connection.scalar(query.order_by(creditors.c.id).limit(1))

    def creditors(self) -> tuple[str, ...]:
        """Implements Exports."""
        query = select(creditors.c.name).order_by(creditors.c.name)
        return tuple(dict.fromkeys(self._connection.scalars(query)))

    def accounts(
        self, scope: ExportScope, now: datetime, *, with_phones: bool
    ) -> Iterator[AccountLine]:
        """Implements Exports."""
        return account_lines(self._connection, scope, now, with_phones=with_phones)

    def extra_names(self, scope: ExportScope) -> tuple[str, ...]:
        """Implements Exports: what a sample of the accounts has."""
        return extra_names(self._connection, scope)

    def promises(self, due_from: date | None, due_to: date | None) -> Iterator[PromiseRow]:
        """Implements Exports."""
        query = promise_rows()
        if due_from is not None:
            query = query.where(promises.c.due_on >= due_from)
        if due_to is not None:
            query = query.where(promises.c.due_on <= due_to)
        pages = self._pages(query, promises.c.due_on, promises.c.made_at_us, promises.c.id)
        return map(to_promise, pages)

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
                "creditor": row.creditor,
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

    def _pages(self, query: Select[Any], *keys: Stored) -> Iterator[Any]:
        """Rows in the order of `keys`, which together name a row."""
        ordered = query.order_by(*keys).limit(_PAGE)
        page = self._connection.execute(ordered).all()
        while page:
            yield from page
            if len(page) < _PAGE:
                return
            after = [getattr(page[-1], key.name) for key in keys]
            page = self._connection.execute(ordered.where(tuple_(*keys) > tuple_(*after))).all()


def _said() -> Select[Any]:
    """Messages with their person; the account is the debtor's most urgent one."""
    account = (
        select(accounts.c.id)
        .where(accounts.c.debtor_id == conversations.c.debtor_id)
        .order_by(accounts.c.withdrawn_at_us.is_not(None), accounts.c.rank, accounts.c.id)
        .limit(1)
        .correlate(conversations)
        .scalar_subquery()
    )
    return (
        select(
            messages,
            conversations.c.phone,
            func.coalesce(debtors.c.name, conversations.c.name).label("person"),
            accounts.c.account_no,
            creditors.c.name.label("creditor"),
        )
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .outerjoin(debtors, debtors.c.id == conversations.c.debtor_id)
        .outerjoin(accounts, accounts.c.id == account)
        .outerjoin(portfolios, portfolios.c.id == accounts.c.portfolio_id)
        .outerjoin(creditors, creditors.c.id == portfolios.c.creditor_id)
    )
