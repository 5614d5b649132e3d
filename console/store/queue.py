"""Segments and worklists, computed as sets."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, tuple_

from console.domain.folding import folded, like
from console.domain.ids import AccountId, DebtorId, PortfolioId
from console.domain.money import Money
from console.domain.placement import comparable
from console.domain.segment import SEGMENTS
from console.store.priorities import recompute
from console.store.queue_rows import queue_rows
from console.store.records import accounts, creditors, debtors, portfolios, segment_totals
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.ports import Topic
from console.usecases.views import QueuePage, QueueRow, SegmentRow

_STREAM_PAGE = 200


def worklist(
    query: Select[Any], segment: str | None, portfolio_id: PortfolioId | None = None
) -> Select[Any]:
    """The query, over accounts that are still with us, of one segment or of all.

    Raises: ValueError for an unknown segment.
    """
    query = query.where(accounts.c.withdrawn_at_us.is_(None))
    if portfolio_id is not None:
        query = query.where(accounts.c.portfolio_id == portfolio_id)
    if segment is None:
        return query
    if segment not in SEGMENTS:
        raise ValueError(f"no segment is called {segment!r}")
    return query.where(accounts.c.segment == segment)


class SqlQueue:
    """Implements usecases.ports.Queue."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def segments(self) -> tuple[SegmentRow, ...]:
        """Implements Queue: read from the sums that every load keeps."""
        rows = self._connection.execute(
            select(segment_totals, creditors.c.name, portfolios.c.country)
            .join(portfolios, portfolios.c.id == segment_totals.c.portfolio_id)
            .join(creditors, creditors.c.id == portfolios.c.creditor_id)
            .order_by(
                creditors.c.name, segment_totals.c.portfolio_id, segment_totals.c.currency
            )
        ).all()
        groups: dict[tuple[int, str], list[Any]] = {}
        for row in rows:
            groups.setdefault((row.portfolio_id, row.segment), []).append(row)
        ordered = sorted(groups.values(), key=_portfolio_then_age)
        each = [
            _segment_row(group, group[0].name, group[0].portfolio_id, group[0].country)
            for group in ordered
        ]
        totals = [
            _segment_row([row for row in rows if row.segment == segment], None, None, None)
            for segment in SEGMENTS
            if any(row.segment == segment for row in rows)
        ]
        return (*each, *totals)

    def page(
        self,
        segment: str | None,
        *,
        portfolio_id: PortfolioId | None = None,
        text: str = "",
        after: str | None = None,
        limit: int = 100,
        now: datetime,
    ) -> QueuePage:
        """Implements Queue."""
        query = worklist(select(accounts.c.id, accounts.c.rank), segment, portfolio_id)
        query = _matching(query, text)
        if after is not None:
            query = query.where(_beyond(after))
        found = self._connection.execute(
            query.order_by(accounts.c.rank, accounts.c.id).limit(limit + 1)
        ).all()
        page = found[:limit]
        more = len(found) > limit
        return QueuePage(
            queue_rows(self._connection, [row.id for row in page], now),
            f"{page[-1].rank}:{page[-1].id}" if more else None,
            self._total(segment, portfolio_id, text),
        )

    def _total(self, segment: str | None, portfolio_id: PortfolioId | None, text: str) -> int:
        if text.strip():
            query = worklist(select(func.count(accounts.c.id)), segment, portfolio_id)
            return int(self._connection.scalar(_matching(query, text)) or 0)
        counted = select(func.sum(segment_totals.c.accounts))
        if segment is not None:
            counted = counted.where(segment_totals.c.segment == segment)
        if portfolio_id is not None:
            counted = counted.where(segment_totals.c.portfolio_id == portfolio_id)
        return int(self._connection.scalar(counted) or 0)

    def row(self, account_id: AccountId, now: datetime) -> QueueRow | None:
        """Implements Queue."""
        return next(iter(queue_rows(self._connection, [account_id], now)), None)

    def extras(self, account_id: AccountId) -> dict[str, str]:
        """Implements Queue."""
        query = select(accounts.c.extra).where(accounts.c.id == account_id)
        found: dict[str, str] = json.loads(self._connection.scalar(query) or "{}")
        return found

    def account_by_no(self, account_no: str) -> tuple[AccountId, ...]:
        """Implements Queue: accounts still with us first."""
        key = comparable(account_no)
        if not key:
            return ()
        query = (
            select(accounts.c.id)
            .where(accounts.c.account_key == key)
            .order_by(accounts.c.withdrawn_at_us.is_not(None), accounts.c.id)
        )
        return tuple(map(AccountId, self._connection.scalars(query)))

    def stream(
        self, segment: str | None, now: datetime, portfolio_id: PortfolioId | None = None
    ) -> Iterator[QueueRow]:
        """Implements Queue: a page at a time."""
        after: tuple[int, int] | None = None
        while True:
            query = worklist(select(accounts.c.rank, accounts.c.id), segment, portfolio_id)
            if after is not None:
                query = query.where(tuple_(accounts.c.rank, accounts.c.id) > tuple_(*after))
            found = self._connection.execute(
                query.order_by(accounts.c.rank, accounts.c.id).limit(_STREAM_PAGE)
            ).all()
            if not found:
                return
            yield from queue_rows(self._connection, [row.id for row in found], now)
            after = (found[-1].rank, found[-1].id)

    def recompute_priorities(
        self, now: datetime, debtor_ids: Iterable[DebtorId] | None = None
    ) -> int:
        """Implements Queue."""
        some = None if debtor_ids is None else list(debtor_ids)
        changed = recompute(self._connection, now, some)
        if changed:
            self._touched.topic(Topic.PORTFOLIO)
            self._touched.debtors(some or ())
        return changed


def _portfolio_then_age(group: list[Any]) -> tuple[str, int, int]:
    return group[0].name, group[0].portfolio_id, SEGMENTS.index(group[0].segment)


def _segment_row(
    rows: list[Any], creditor: str | None, portfolio_id: int | None, country: str | None
) -> SegmentRow:
    """One segment over its currencies. A debtor of two currencies is counted in each."""
    due: dict[str, int] = {}
    for row in rows:
        due[row.currency] = due.get(row.currency, 0) + row.due_minor
    return SegmentRow(
        segment=rows[0].segment,
        accounts=sum(row.accounts for row in rows),
        debtors=sum(row.debtors for row in rows),
        due=tuple(Money(minor, currency) for currency, minor in sorted(due.items())),
        creditor=creditor,
        portfolio_id=None if portfolio_id is None else PortfolioId(portfolio_id),
        country=country,
    )


def _matching(query: Select[Any], text: str) -> Select[Any]:
    """Every word stands in the name, or the whole text in a number."""
    words = folded(text).split()
    if not words:
        return query
    named = [debtors.c.name_folded.like(like(word), escape="\\") for word in words]
    people = _people(and_(*named))
    key = comparable(text)
    if not key:
        return query.where(people)
    documented = _people(debtors.c.doc_number.like(f"{key}%"))
    return query.where(or_(people, accounts.c.account_key.like(f"%{key}%"), documented))


def _people(where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Accounts of whom the condition finds: the people are looked up once, not per account."""
    found: ColumnElement[bool] = accounts.c.debtor_id.in_(select(debtors.c.id).where(where))
    return found


def _beyond(cursor: str) -> Stored:
    """What comes after a cursor: both parts compared at once, as the index is ordered."""
    rank, _, key = cursor.partition(":")
    try:
        position = (int(rank), int(key))
    except ValueError:
        raise ValueError(f"{cursor!r} is no cursor of a worklist") from None
    return tuple_(accounts.c.rank, accounts.c.id) > tuple_(*position)
