"""The stored priority of accounts, computed by the domain's rule in bounded memory."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    MetaData,
    Table,
    exists,
    func,
    or_,
    select,
    text,
    true,
)

from console.domain.priority import PriorityFacts, Term, amount_points, prioritise
from console.runtime.rule_files import priority_weights
from console.store.bulk import insert_rows
from console.store.facts import failed, split
from console.store.first_priorities import tell_new_accounts
from console.store.instants import DAY_US, SECOND_US, to_us
from console.store.previews import NEVER_SENT
from console.store.records import accounts, conversations, debtors, messages, promises
from console.store.rows import Stored

_CHUNK = 5000
_NEW = Table("new_priorities", MetaData())
"""Temporary, on PostgreSQL: updating row by row is slow over a network."""
_ATTEMPTS_SPAN = timedelta(days=7)


@dataclass(slots=True)
class History:
    """What a person's threads and promises say. Most people have none."""

    waiting: bool = False
    window_closes_at_us: int = 0
    inbound_at_us: int | None = None
    touched_at_us: int | None = None
    undelivered: bool = False
    attempts_7d: int = 0
    states: list[str] = field(default_factory=list)
    promise: Any = None


class Scorer:
    """Scores accounts of one moment. What is said of an account whose person has no history
    follows from its amount's points and its age, of which a portfolio has few combinations.
    """

    def __init__(
        self,
        histories: dict[int, History],
        largest: dict[tuple[int, str], int],
        now: datetime,
    ) -> None:
        self._histories = histories
        self._largest = largest
        self._now = now
        self._weights = priority_weights()
        self._untold: dict[tuple[int, int | None], tuple[int, int, str]] = {}

    def news(self, row: Stored) -> tuple[int, int, int, str] | None:
        """Rank, score and terms with the account's id, if they are not what is stored."""
        key, debtor_id, portfolio_id, currency, due_minor, dpd, rank, score, terms = row
        most = self._largest.get((portfolio_id, currency), 0)
        history = self._histories.get(debtor_id)
        if history is None:
            found = self._without_history(due_minor, most, dpd)
        else:
            facts = _facts(due_minor, most, dpd, history, self._now)
            told = prioritise(facts, self._weights)
            found = -told.rank, told.score, _terms(told.terms)
        return None if found == (rank, score, terms) else (key, *found)

    def untold(self, due_minor: int, most: int, dpd: int | None) -> tuple[int, int, str]:
        """Rank, score and the terms' JSON behind the amount's, of an account whose person has
        no history. The same for all amounts of as many points.
        """
        told = prioritise(PriorityFacts(due_minor, most, dpd), self._weights)
        points = amount_points(due_minor, most, self._weights)
        others = _terms(told.terms[1:] if points else told.terms)
        return -told.rank, told.score, others[1:]

    def _without_history(
        self, due_minor: int, most: int, dpd: int | None
    ) -> tuple[int, int, str]:
        points = amount_points(due_minor, most, self._weights)
        known = self._untold.get((points, dpd))
        if known is None:
            known = self._untold[points, dpd] = self.untold(due_minor, most, dpd)
        rank, score, rest = known
        if not points:
            return rank, score, f"[{rest}"
        comma = "" if rest == "]" else ","
        return rank, score, f'[["amount",{points},"{due_minor}"]{comma}{rest}'


_encode = json.JSONEncoder(separators=(",", ":")).encode


def _terms(terms: Sequence[Term]) -> str:
    return _encode([list(term) for term in terms])


def recompute(
    connection: Connection,
    now: datetime,
    debtor_ids: Sequence[int] | None = None,
    portfolio_id: int | None = None,
) -> int:
    """Bring the stored priorities up to date: all, some debtors' or one portfolio's; how many
    changed.
    """
    of_people = true() if debtor_ids is None else accounts.c.debtor_id.in_(debtor_ids)
    # Not by the portfolio's index, which would be sorted by id anew for every chunk.
    of_file = true() if portfolio_id is None else accounts.c.portfolio_id + 0 == portfolio_id
    largest = _largest(connection, of_people & of_file)
    scorer = Scorer(_histories(connection, now, debtor_ids), largest, now)
    changed = 0
    if portfolio_id is not None and debtor_ids is None:
        told = tell_new_accounts(
            connection, portfolio_id, largest, priority_weights(), scorer.untold
        )
        if told is not None:
            changed = told.accounts
            of_file = of_file & or_(accounts.c.id < told.first_id, _has_history())
    for rows in _chunks(connection, of_people & of_file):
        news = [one for row in rows if (one := scorer.news(row)) is not None]
        _store(connection, news)
        changed += len(news)
    return changed


def _has_history() -> ColumnElement[bool]:
    mine = (
        exists().where(conversations.c.debtor_id == accounts.c.debtor_id),
        exists().where(promises.c.debtor_id == accounts.c.debtor_id),
    )
    return or_(*mine)


def _chunks(connection: Connection, where: ColumnElement[bool]) -> Iterator[Sequence[Any]]:
    last = 0
    while True:
        rows = connection.execute(
            select(
                accounts.c.id,
                accounts.c.debtor_id,
                accounts.c.portfolio_id,
                accounts.c.currency,
                accounts.c.due_minor,
                accounts.c.dpd,
                accounts.c.rank,
                accounts.c.score,
                accounts.c.terms,
            )
            .where(accounts.c.withdrawn_at_us.is_(None), accounts.c.id > last, where)
            .order_by(accounts.c.id)
            .limit(_CHUNK)
        ).all()
        if not rows:
            return
        yield rows
        if len(rows) < _CHUNK:
            return
        last = rows[-1].id


def _largest(connection: Connection, where: ColumnElement[bool]) -> dict[tuple[int, str], int]:
    """The largest past due of each portfolio and currency of those accounts: a look at the
    end of an index for each, since an inbound message must not read a whole portfolio.
    """
    all_of = accounts.alias("all_of")
    pairs = (
        select(accounts.c.portfolio_id, accounts.c.currency)
        .where(accounts.c.withdrawn_at_us.is_(None), where)
        .distinct()
        .subquery()
    )
    most = (
        select(func.max(all_of.c.due_minor))
        .where(
            all_of.c.portfolio_id == pairs.c.portfolio_id,
            all_of.c.currency == pairs.c.currency,
            all_of.c.withdrawn_at_us.is_(None),
        )
        .scalar_subquery()
    )
    query = select(pairs.c.portfolio_id, pairs.c.currency, most.label("most"))
    return {(row.portfolio_id, row.currency): row.most for row in connection.execute(query)}


def _facts(
    due_minor: int, most: int, dpd: int | None, history: History, now: datetime
) -> PriorityFacts:
    now_us = to_us(now)
    left_us = history.window_closes_at_us - now_us
    return PriorityFacts(
        due_minor=due_minor,
        max_due_minor=most,
        dpd=dpd,
        kept=history.states.count("kept") + history.states.count("kept_late"),
        partially_kept=history.states.count("partially_kept"),
        broken=history.states.count("broken"),
        waiting=history.waiting,
        window_minutes_left=left_us // (60 * SECOND_US) if left_us > 0 else None,
        days_since_inbound=_days(history.inbound_at_us, now_us),
        days_since_touch=_days(history.touched_at_us, now_us),
        promise=history.promise.state if history.promise is not None else None,
        promise_due_in_days=_due_in(history.promise, now),
        attempts_7d=history.attempts_7d,
        undelivered=history.undelivered,
    )


def _days(at_us: int | None, now_us: int) -> int | None:
    return None if at_us is None else max(0, now_us - at_us) // DAY_US


def _due_in(promise: Stored, now: datetime) -> int | None:
    """Whole days in the debtor's own calendar."""
    if promise is None:
        return None
    zones = split(promise.zones)
    today = now.astimezone(ZoneInfo(zones[0]) if zones else UTC).date()
    days: int = (promise.due_on - today).days
    return days


def _histories(
    connection: Connection, now: datetime, debtor_ids: Sequence[int] | None
) -> dict[int, History]:
    found: dict[int, History] = {}
    _add_threads(connection, found, debtor_ids)
    _add_attempts(connection, found, now, debtor_ids)
    _add_promises(connection, found, debtor_ids)
    return found


def _of(column: Stored, debtor_ids: Sequence[int] | None) -> ColumnElement[bool]:
    chosen: ColumnElement[bool] = (
        column.is_not(None) if debtor_ids is None else column.in_(debtor_ids)
    )
    return chosen


def _add_threads(
    connection: Connection, found: dict[int, History], debtor_ids: Sequence[int] | None
) -> None:
    query = (
        select(conversations, messages.c.delivery)
        .outerjoin(messages, messages.c.id == conversations.c.last_outgoing_id)
        .where(_of(conversations.c.debtor_id, debtor_ids))
    )
    for row in connection.execute(query):
        person = found.setdefault(row.debtor_id, History())
        waits = row.waiting_since_us is not None and row.resolved_at_us is None
        person.waiting = person.waiting or waits
        person.window_closes_at_us = max(
            person.window_closes_at_us, row.window_closes_at_us or 0
        )
        person.inbound_at_us = _later(person.inbound_at_us, row.last_inbound_at_us)
        person.touched_at_us = _later(person.touched_at_us, row.last_outgoing_at_us)
        person.undelivered = person.undelivered or failed(row.delivery)


def _later(one: int | None, other: int | None) -> int | None:
    return max((us for us in (one, other) if us is not None), default=None)


def _add_attempts(
    connection: Connection,
    found: dict[int, History],
    now: datetime,
    debtor_ids: Sequence[int] | None,
) -> None:
    query = (
        select(conversations.c.debtor_id, func.count().label("attempts"))
        .join(messages, messages.c.conversation_id == conversations.c.id)
        .where(
            _of(conversations.c.debtor_id, debtor_ids),
            messages.c.outgoing,
            messages.c.opened_by_us,
            messages.c.at_us >= to_us(now - _ATTEMPTS_SPAN),
            messages.c.delivery.not_in(NEVER_SENT),
        )
        .group_by(conversations.c.debtor_id)
    )
    for row in connection.execute(query):
        found.setdefault(row.debtor_id, History()).attempts_7d = row.attempts


def _add_promises(
    connection: Connection, found: dict[int, History], debtor_ids: Sequence[int] | None
) -> None:
    query = (
        select(promises.c.debtor_id, promises.c.state, promises.c.due_on, debtors.c.zones)
        .join(debtors, debtors.c.id == promises.c.debtor_id)
        .where(_of(promises.c.debtor_id, debtor_ids))
        .order_by(promises.c.made_at_us, promises.c.id)
    )
    for row in connection.execute(query):
        person = found.setdefault(row.debtor_id, History())
        person.states.append(row.state)
        person.promise = row


def _store(connection: Connection, news: list[tuple[int, int, int, str]]) -> None:
    if not news:
        return
    if connection.dialect.name == "sqlite":
        cursor = connection.connection.cursor()
        cursor.executemany(
            "UPDATE accounts SET rank = ?, score = ?, terms = ? WHERE id = ?",
            [(rank, score, terms, key) for key, rank, score, terms in news],
        )
        cursor.close()
        return
    connection.execute(
        text(
            "CREATE TEMPORARY TABLE IF NOT EXISTS new_priorities"
            " (id bigint, rank int, score int, terms text) ON COMMIT DROP"
        )
    )
    connection.execute(text("DELETE FROM new_priorities"))
    insert_rows(connection, _NEW, ("id", "rank", "score", "terms"), news)
    connection.execute(
        text(
            "UPDATE accounts SET rank = n.rank, score = n.score, terms = n.terms"
            " FROM new_priorities n WHERE n.id = accounts.id"
        )
    )
