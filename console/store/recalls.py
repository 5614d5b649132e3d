"""Recall lists: accounts that the creditor takes back are withdrawn, never deleted."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, update

from console.domain.placement import RecallRecord
from console.store.instants import to_us
from console.store.keeping import keep_some
from console.store.known_accounts import known_accounts
from console.store.leaving import drop_sends, operation_of
from console.store.lines import chunks
from console.store.records import accounts
from console.store.rows import Stored
from console.store.totals import refresh
from console.store.touched import Touched
from console.usecases.match_records import RecallTotals, match_recall
from console.usecases.views import Effect, Operation

Recalled = dict[int, tuple[date, str | None]]


class Recalls:
    """What a recall list says, compared with what is known."""

    def __init__(
        self,
        connection: Connection,
        batch: Stored,
        lines: Callable[[], Iterator[RecallRecord]],
    ) -> None:
        self._connection = connection
        self._batch = batch
        self._lines = lines
        self._totals = RecallTotals()
        self._said: Recalled = {}
        self._rows: dict[int, Any] = {}

    def read(self) -> None:
        """Match every line. What an earlier line says of an account stays."""
        for some in chunks(self._lines()):
            known = known_accounts(self._connection, self._batch, some)
            for record in some:
                found = match_recall(record, known.index)
                self._totals.take(record, found)
                for account in found:
                    row = known.rows[account.key]
                    self._rows.setdefault(row.id, row)
                    day = record.recall_on or row.recalled_on or self._batch.as_of
                    reason = record.reason or row.recall_reason
                    self._said.setdefault(row.id, (day, reason))

    @property
    def _news(self) -> Recalled:
        """Accounts that are not yet recalled in this way."""
        return {
            key: said for key, said in self._said.items() if not _is_so(self._rows[key], said)
        }

    def effect(self) -> Effect:
        """Withdrawn, or recalled in another way than before."""
        news = self._news
        gone = sum(self._rows[key].withdrawn_at_us is None for key in news)
        return Effect(0, len(news) - gone, len(self._said) - len(news), gone)

    def operation(self) -> Operation:
        """What is under way with the accounts that go."""
        return operation_of(self._connection, *self._leaving())

    def _leaving(self) -> tuple[set[int], set[int]]:
        """Accounts that are worked until now, and whose they are."""
        ids = {key for key in self._news if self._rows[key].withdrawn_at_us is None}
        return ids, {self._rows[key].debtor_id for key in ids}

    def report(self) -> dict[str, Any]:
        """The contract's words."""
        return self._totals.to_json()

    def store(self, touched: Touched, now: datetime) -> None:
        """Withdraw the accounts with day and reason; what waits to be sent for them dies."""
        news, (gone, owners) = self._news, self._leaving()
        groups: dict[tuple[date, str | None], list[int]] = defaultdict(list)
        for key, said in news.items():
            groups[said].append(key)
        for (day, reason), ids in groups.items():
            for some in chunks(ids):
                keep_some(self._connection, self._batch.id, accounts, some)
                self._withdraw(some, day, reason, now)
        for portfolio_id in {self._rows[key].portfolio_id for key in news}:
            refresh(self._connection, portfolio_id)
        drop_sends(self._connection, touched, gone, owners)
        touched.debtors(self._rows[key].debtor_id for key in news)

    def _withdraw(self, ids: list[int], day: date, reason: str | None, now: datetime) -> None:
        self._connection.execute(
            update(accounts)
            .where(accounts.c.id.in_(ids))
            .values(
                withdrawn_at_us=func.coalesce(accounts.c.withdrawn_at_us, to_us(now)),
                recalled_on=day,
                recall_reason=reason,
                version=accounts.c.version + 1,
            )
        )


def _is_so(row: Stored, said: tuple[date, str | None]) -> bool:
    return (
        row.withdrawn_at_us is not None
        and row.recalled_on == said[0]
        and row.recall_reason == said[1]
    )
