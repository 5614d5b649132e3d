"""Which instance does what: of several on one database, each kind of work has one doer.

A lease is a row with an end, by the database's clock. Its holder renews it; when the holder
dies or is cut off it ends, and another instance takes it, under a higher term. What must not
be done by two is done in a transaction that locks the row and looks who holds it (a fence): an
instance that was frozen and comes back finds out before it does anything.
"""

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

import sqlalchemy as sa

from console.relay.alarm import Alarm
from console.relay.database import Database, StorageUnavailable
from console.relay.database_faults import LeaseLost
from console.relay.schema import LEASES
from console.relay.transaction import Transaction
from console.relay.upsert import insert

LOG = logging.getLogger(__name__)
LEASE_S = 9.0
"""How long work stands still after its instance died."""
_TICK_S = 1.0
_US = 1_000_000

Run = Callable[[], Coroutine[Any, Any, None]]


class Leases:
    """The leases of this instance. An SQLite file has one relay, which holds all of them."""

    def __init__(self, database: Database) -> None:
        self.holder = uuid.uuid4().hex
        self._database = database
        self._names: set[str] = set()
        self._terms: dict[str, int] = {}
        self._running: dict[str, int] = {}
        self._closing = False
        self._renew_at_s = 0.0
        self._renewed_term = False
        self._alarm = Alarm()
        self._changed = asyncio.Event()

    def holds(self, name: str) -> bool:
        """Whether this instance does that work, as far as it knows."""
        return not self._database.shared or name in self._terms

    def fence(self, name: str, transaction: Transaction) -> bool:
        """Whether what runs here under `name` may go on, until this transaction ends.

        Thread: the writer's.
        """
        if not self._database.shared:
            return True
        term = self._running.get(name)
        mine = sa.select(LEASES.c.name).where(
            LEASES.c.name == name, LEASES.c.holder == self.holder, LEASES.c.term == term
        )
        return transaction.connection.execute(mine.with_for_update()).scalar() is not None

    def wake(self) -> None:
        """Another instance gave something up: look at once."""
        self._alarm.ring()

    def doubt(self) -> None:
        """A commit may or may not hold: begin the work anew, from what is stored."""
        if self._database.shared:
            self._renewed_term = True
            self._renew_at_s = 0.0
            self._alarm.ring()

    async def run(self) -> None:
        """Renew what is held and take what is free, until cancelled."""
        while self._database.shared:
            self._alarm.clear()
            try:
                await self._tick()
            except StorageUnavailable as error:
                LOG.debug("leases wait, the database is away: %s", error)
            await self._alarm.sleep(_TICK_S)

    async def while_held(self, name: str, run: Run, *, patient: bool = False) -> None:
        """Do `run` whenever the lease is held here; cancel it when the lease is lost.

        A `patient` one is left to find out at its fence, and to finish what is under way.
        Ends when `run` ends after `close`. What `run` raises goes through.
        """
        if not self._database.shared:
            await run()
            return
        self._names.add(name)
        while True:
            await self.until(lambda: self.holds(name) or self._closing)
            if self._closing:
                return
            LOG.info("this instance is now the %s", name)
            try:
                await self._run(name, run, patient=patient)
            except LeaseLost:
                self._terms.pop(name, None)
                LOG.info("another instance is now the %s", name)

    def close(self) -> None:
        """Take nothing any more; what runs may come to its end."""
        self._closing = True
        self._tell()

    async def release(self) -> None:
        """Give everything up, so that others need not wait for its end."""
        if not self._database.shared:
            return
        self._terms = {}
        try:
            await self._database.write(partial(_give_up, holder=self.holder))
        except StorageUnavailable as error:
            LOG.info("leases end by themselves, the database is away: %s", error)

    async def _run(self, name: str, run: Run, *, patient: bool) -> None:
        term = self._running[name] = self._terms[name]
        try:
            async with asyncio.TaskGroup() as group:
                working = group.create_task(run())
                losing = group.create_task(
                    self.until(lambda: self._terms.get(name) != term and not self._closing)
                )
                await asyncio.wait((working, losing), return_when=asyncio.FIRST_COMPLETED)
                losing.cancel()
                if not patient:
                    working.cancel()
        except* LeaseLost:
            raise LeaseLost(name) from None

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to be true of what is held here."""
        while not true():
            await self._changed.wait()

    async def _tick(self) -> None:
        now_s = asyncio.get_running_loop().time()
        missing: frozenset[str] = frozenset()
        if not self._closing:
            missing = frozenset(self._names - self._terms.keys())
        due = now_s >= self._renew_at_s
        if not due and missing:
            due = await self._database.read(partial(_any_free, names=missing))
        if not due:
            return
        anew, self._renewed_term = self._renewed_term, False
        renew = partial(_renew_and_take, holder=self.holder, names=missing, anew=anew)
        self._renew_at_s = now_s + LEASE_S / 3
        self._update(await self._database.write(renew))

    def _update(self, terms: Mapping[str, int]) -> None:
        if terms != self._terms and not self._closing:
            self._terms = dict(terms)
            self._tell()

    def _tell(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()


def _now_us(connection: sa.Connection) -> sa.ColumnElement[int]:
    """The database's clock: instances may disagree about the time."""
    if connection.dialect.name == "sqlite":
        seconds: sa.ColumnElement[Any] = (sa.func.julianday("now") - 2440587.5) * 86400
    else:
        seconds = sa.func.extract("epoch", sa.func.clock_timestamp())
    return sa.cast(seconds * _US, sa.BigInteger)


def _any_free(connection: sa.Connection, names: frozenset[str]) -> bool:
    held = sa.select(sa.func.count()).where(
        LEASES.c.name.in_(sorted(names)), LEASES.c.expires_us > _now_us(connection)
    )
    return int(connection.execute(held).scalar_one()) < len(names)


def _renew_and_take(
    transaction: Transaction, holder: str, names: frozenset[str], *, anew: bool
) -> dict[str, int]:
    """The leases that `holder` has after this, with their terms."""
    connection = transaction.connection
    end_us = _now_us(connection) + int(LEASE_S * _US)
    mine = LEASES.c.holder == holder
    connection.execute(
        LEASES.update().where(mine).values(expires_us=end_us, term=LEASES.c.term + int(anew))
    )
    for name in sorted(names):
        fresh = insert(connection, LEASES).values(
            name=name, holder=holder, term=1, expires_us=end_us
        )
        connection.execute(
            fresh.on_conflict_do_update(
                index_elements=[LEASES.c.name],
                set_={
                    "holder": holder,
                    "term": LEASES.c.term + 1,
                    "expires_us": fresh.excluded.expires_us,
                },
                where=LEASES.c.expires_us <= _now_us(connection),
            )
        )
    rows = connection.execute(sa.select(LEASES.c.name, LEASES.c.term).where(mine))
    return {row.name: row.term for row in rows}


def _give_up(transaction: Transaction, holder: str) -> None:
    transaction.connection.execute(
        LEASES.update().where(LEASES.c.holder == holder).values(expires_us=0, holder="")
    )
