"""Who works whom: leases, taken by compare-and-set."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, select, update

from console.domain.ids import AccountId, DebtorId, PortfolioId
from console.store.instants import from_us, to_us
from console.store.queue import worklist
from console.store.records import accounts, claims
from console.store.touched import Touched
from console.store.upserts import upsert
from console.usecases.ports import Held, Topic

_CANDIDATES = 50


class SqlClaims:
    """Implements usecases.ports.Claims."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def acquire(
        self, debtor_id: DebtorId, by: str, now: datetime, lease_s: int
    ) -> datetime | Held:
        """Implements Claims: one statement decides, whoever comes at the same moment."""
        until_us = to_us(now + timedelta(seconds=lease_s))
        taken = self._connection.scalar(
            upsert(self._connection, claims)
            .values(debtor_id=debtor_id, by=by, until_us=until_us)
            .on_conflict_do_update(
                index_elements=["debtor_id"],
                set_={"by": by, "until_us": until_us},
                where=or_(claims.c.by == by, claims.c.until_us <= to_us(now)),
            )
            .returning(claims.c.until_us)
        )
        if taken is None:
            return self._holder(debtor_id)
        self._note(debtor_id)
        return from_us(taken)

    def _holder(self, debtor_id: DebtorId) -> Held:
        row = self._connection.execute(
            select(claims.c.by, claims.c.until_us).where(claims.c.debtor_id == debtor_id)
        ).one()
        return Held(row.by, from_us(row.until_us))

    def seize(self, debtor_id: DebtorId, by: str, now: datetime, lease_s: int) -> str | None:
        """Implements Claims."""
        held = self.acquire(debtor_id, by, now, lease_s)
        if not isinstance(held, Held):
            return None
        self._connection.execute(
            update(claims)
            .where(claims.c.debtor_id == debtor_id)
            .values(by=by, until_us=to_us(now + timedelta(seconds=lease_s)))
        )
        self._note(debtor_id)
        return held.by

    def release(self, debtor_id: DebtorId, by: str) -> None:
        """Implements Claims."""
        gone = self._connection.execute(
            delete(claims).where(claims.c.debtor_id == debtor_id, claims.c.by == by)
        )
        if gone.rowcount:
            self._note(debtor_id)

    def next_free(
        self,
        segment: str | None,
        by: str,
        now: datetime,
        skip: Sequence[DebtorId] = (),
        portfolio_id: PortfolioId | None = None,
    ) -> tuple[AccountId, ...]:
        """Implements Claims."""
        others = select(claims.c.debtor_id).where(
            claims.c.by != by, claims.c.until_us > to_us(now)
        )
        query = (
            worklist(select(accounts.c.id), segment, portfolio_id)
            .where(accounts.c.workable, accounts.c.debtor_id.not_in(others))
            .order_by(accounts.c.rank, accounts.c.id)
            .limit(_CANDIDATES)
        )
        if skip:
            query = query.where(accounts.c.debtor_id.not_in(skip))
        return tuple(map(AccountId, self._connection.scalars(query)))

    def _note(self, debtor_id: DebtorId) -> None:
        self._touched.debtor(debtor_id)
        self._touched.topic(Topic.CLAIMS)
