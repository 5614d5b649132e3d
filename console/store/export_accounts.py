"""A worklist as it leaves the house: every account with what creditors ask for, streaming."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select, tuple_

from console.domain.folding import folded
from console.domain.money import Money
from console.store.facts import Person, claimed, threads
from console.store.instants import from_us
from console.store.promise_chips import promise_chips
from console.store.queue import worklist
from console.store.queue_rows import last_contact_us
from console.store.records import accounts, contact_points, creditors, debtors, portfolios
from console.store.rows import Stored
from console.usecases.exporting import AccountLine, ExportScope
from console.usecases.views import PromiseChip

_PAGE = 2000
_SAMPLED = 200
_READ = (
    accounts.c.id,
    accounts.c.debtor_id,
    accounts.c.portfolio_id,
    accounts.c.account_no,
    accounts.c.product,
    accounts.c.currency,
    accounts.c.due_minor,
    accounts.c.balance_minor,
    accounts.c.minimum_payment_minor,
    accounts.c.last_payment_minor,
    accounts.c.last_payment_on,
    accounts.c.dpd,
    accounts.c.due_on,
    accounts.c.as_of,
    accounts.c.segment,
    accounts.c.status,
    accounts.c.block_reason,
    accounts.c.agent,
    accounts.c.payment_reference,
    accounts.c.score,
    accounts.c.terms,
    accounts.c.extra,
    debtors.c.name,
    debtors.c.doc_type,
    debtors.c.doc_number,
    debtors.c.client_code,
    debtors.c.email,
    debtors.c.address,
    debtors.c.region,
    debtors.c.country,
)


def account_lines(
    connection: Connection, scope: ExportScope, now: datetime, *, with_phones: bool
) -> Iterator[AccountLine]:
    """Every account of the scope in priority order, a page at a time."""
    places = _places(connection)
    for ids in _pages(connection, scope):
        query = (
            select(*_READ)
            .join(debtors, debtors.c.id == accounts.c.debtor_id)
            .where(accounts.c.id.in_(ids))
        )
        rows = {row[0]: row for row in connection.execute(query).all()}
        people = {row[1] for row in rows.values()}
        page = _Page(connection, people, now, with_phones=with_phones)
        yield from (page.line(rows[key], *places[rows[key][2]]) for key in ids)


def extra_names(connection: Connection, scope: ExportScope) -> tuple[str, ...]:
    """The columns of creditors' files that have no field, as some accounts have them."""
    query = worklist(select(accounts.c.extra), scope.segment, scope.portfolio_id)
    if scope.creditor is not None:
        query = query.where(accounts.c.portfolio_id.in_(portfolios_of(scope.creditor)))
    query = query.where(accounts.c.extra.is_not(None)).limit(_SAMPLED)
    found = (name for text in connection.scalars(query) for name in json.loads(text))
    return tuple(dict.fromkeys(found))


def _pages(connection: Connection, scope: ExportScope) -> Iterator[Sequence[int]]:
    """The accounts' numbers in priority order."""
    query = worklist(
        select(accounts.c.rank, accounts.c.id), scope.segment, scope.portfolio_id
    ).order_by(accounts.c.rank, accounts.c.id)
    if scope.creditor is not None:
        query = query.where(accounts.c.portfolio_id.in_(portfolios_of(scope.creditor)))
    after: tuple[int, int] | None = None
    while True:
        beyond = (
            query
            if after is None
            else query.where(tuple_(accounts.c.rank, accounts.c.id) > tuple_(*after))
        )
        found = connection.execute(beyond.limit(_PAGE)).all()
        if found:
            yield [row.id for row in found]
        if len(found) < _PAGE:
            return
        after = (found[-1].rank, found[-1].id)


def portfolios_of(creditor: str) -> Stored:
    """The numbers of a creditor's portfolios."""
    return (
        select(portfolios.c.id)
        .join(creditors, creditors.c.id == portfolios.c.creditor_id)
        .where(creditors.c.name_key == folded(creditor))
    )


def _places(connection: Connection) -> dict[int, tuple[str, str]]:
    """Creditor and name of every portfolio."""
    query = select(portfolios.c.id, creditors.c.name.label("creditor"), portfolios.c.name).join(
        creditors, creditors.c.id == portfolios.c.creditor_id
    )
    return {row.id: (row.creditor, row.name) for row in connection.execute(query)}


class _Page:
    """What belongs to the people of one page."""

    def __init__(
        self, connection: Connection, people: Iterable[int], now: datetime, *, with_phones: bool
    ) -> None:
        ids = list(people)
        self._promises: dict[int, PromiseChip] = promise_chips(connection, ids)
        self._threads: dict[int, Person] = threads(connection, ids)
        self._claimed: dict[int, str] = claimed(connection, ids, now)
        self._phones = _phones(connection, ids) if with_phones else {}

    def line(self, row: Stored, creditor: str, portfolio: str) -> AccountLine:
        """The account with all that was found."""
        # taken apart at once: by name each of them costs as much as the rest of the row
        (
            _id, person, _portfolio, account_no, product, currency, due, balance, minimum,
            last_payment, last_payment_on, dpd, due_on, as_of, segment, status, block, agent,
            reference, score, terms, extra, name, doc_type, doc_number, client_code, email,
            address, region, country,
        ) = row  # fmt: skip
        promise = self._promises.get(person)
        thread = self._threads.get(person)
        last = None if thread is None else last_contact_us(thread)
        return AccountLine(
            person=name,
            doc_type=doc_type,
            doc_number=doc_number,
            client_code=client_code,
            address=address,
            region=region,
            country=country,
            account_no=account_no,
            creditor=creditor,
            portfolio=portfolio,
            product=product,
            currency=currency,
            due=Money(due, currency),
            balance=_money(balance, currency),
            minimum_payment=_money(minimum, currency),
            last_payment=_money(last_payment, currency),
            last_payment_on=last_payment_on,
            dpd=dpd,
            due_on=due_on,
            as_of=as_of,
            segment=segment,
            status=status,
            block_reason=block,
            agent=agent,
            payment_reference=reference,
            priority=score,
            terms=_terms(terms),
            promise_state=promise.state if promise else None,
            promise_due_on=promise.due_on if promise else None,
            promise_amount=promise.amount if promise else None,
            last_contact_at=None if last is None else from_us(last),
            claimed_by=self._claimed.get(person),
            phones=tuple(self._phones.get(person, ())),
            email=email,
            extra=json.loads(extra) if extra else {},
        )


def _phones(connection: Connection, people: Sequence[int]) -> dict[int, list[str]]:
    """Each person's phones in the order of the creditor's file."""
    query = (
        select(contact_points.c.debtor_id, contact_points.c.value)
        .where(contact_points.c.debtor_id.in_(people), contact_points.c.kind == "phone")
        .order_by(contact_points.c.position, contact_points.c.id)
    )
    found: dict[int, list[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.debtor_id, []).append(row.value)
    return found


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


@lru_cache(maxsize=4096)
def _terms(stored: str | None) -> tuple[tuple[str, int], ...]:
    found: list[Any] = json.loads(stored or "[]")
    return tuple((code, points) for code, points, _detail in found)
