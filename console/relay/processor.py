"""Takes journalled webhooks apart after Meta has its answer, and resumes after a crash."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from console.relay import apply, journal
from console.relay.database import Database, StorageUnavailable
from console.relay.database_faults import is_storage_failure
from console.relay.explode import explode, unusable
from console.relay.instants import to_us
from console.relay.item import Item
from console.relay.journal import Entry, Express, Journal
from console.relay.schema import JOURNAL
from console.relay.transaction import Transaction
from console.runtime.clock import Clock
from console.wire.events import EventType

LOG = logging.getLogger(__name__)
_RETRY_S = 0.5
_MESSAGE = EventType.MESSAGE_RECEIVED
_TEMPLATE = EventType.TEMPLATE_UPDATED
_UNSTORABLE = (sa.exc.SQLAlchemyError, ValueError, TypeError, OverflowError)
Batch = list[tuple[Entry, tuple[Item, ...]]]


@dataclass(frozen=True, slots=True)
class Followers:
    """Who wants to know of what was stored."""

    media_expected: Callable[[], None]
    templates_changed: Callable[[], None]


class Processor:
    """Runs beside the server; one webhook that cannot be stored never stops the others."""

    def __init__(
        self,
        database: Database,
        journal_: Journal,
        clock: Clock,
        followers: Followers,
        numbers: Iterable[str],
    ) -> None:
        self._database = database
        self._journal = journal_
        self._clock = clock
        self._followers = followers
        self._numbers = frozenset(numbers)

    async def run(self) -> None:
        """Work until cancelled; when nothing waits, small webhooks are read at the door."""
        try:
            while True:
                self._journal.appended.clear()
                try:
                    worked = await self._step()
                except StorageUnavailable as error:
                    LOG.warning("webhooks wait, the database is away: %s", error)
                    await asyncio.sleep(_RETRY_S)
                    continue
                if not worked:
                    # Not before: what waited since another instance ended goes first.
                    self._journal.express = Express(
                        self._store_at_the_door, self._store_at_the_door_again, self._tell
                    )
                    await self._journal.appended.wait()
        finally:
            self._journal.express = None

    async def _step(self) -> bool:
        batch = await self._database.read(_load)
        if not batch:
            return False
        try:
            await self._store(batch)
        except _UNSTORABLE:
            for one in batch:
                await self._store_alone(one)
        self._tell(item for _, items in batch for item in items)
        return True

    async def _store(self, batch: Batch, *, one_by_one: bool = False) -> None:
        await self._database.write(partial(self._write, batch=batch, one_by_one=one_by_one))

    def _write(self, transaction: Transaction, batch: Batch, *, one_by_one: bool) -> None:
        now = self._clock.now()
        items = [item for _, found in batch for item in found]
        apply.store(transaction, items, now, numbers=self._numbers, one_by_one=one_by_one)
        entries = tuple(entry for entry, _ in batch)
        journal.mark_processed(transaction.connection, entries, now)

    def _store_at_the_door(self, transaction: Transaction, items: list[Item]) -> bool:
        """Store what a group of webhooks said with them; False leaves them to the queue.

        Without a savepoint, since hardly any group fails: the commit of one that does is
        undone, and run again.
        """
        if items and not self._database.holds(transaction):
            return False  # another instance does this now
        apply.store(transaction, items, self._clock.now(), numbers=self._numbers)
        return True

    def _store_at_the_door_again(self, transaction: Transaction, items: list[Item]) -> bool:
        try:
            with transaction.attempt():
                return self._store_at_the_door(transaction, items)
        except _UNSTORABLE as error:
            if is_storage_failure(error):
                raise  # the disk or the connection: nothing of this commit can be kept
            LOG.info("webhooks are taken apart one by one: %s", type(error).__name__)
            return False

    async def _store_alone(self, one: tuple[Entry, tuple[Item, ...]]) -> None:
        entry, items = one
        try:
            await self._store([one], one_by_one=True)
        except _UNSTORABLE as error:
            LOG.exception("webhook %s is kept as unknown", entry.id)
            unknown = tuple(unusable(item, error) for item in items)
            await self._database.write(partial(_set_aside, entry=entry, fault=str(error)))
            await self._store([(entry, unknown)])

    def _tell(self, items: Iterable[Item]) -> None:
        for item in items:
            if item.type is _MESSAGE:
                if "media" in item.payload:
                    self._followers.media_expected()
            elif item.type is _TEMPLATE:
                self._followers.templates_changed()


def _load(connection: sa.Connection) -> Batch:
    """The next webhooks, taken apart; on a reader thread, so that writes go on."""
    return [
        (entry, explode(entry.body, entry.received_at)) for entry in journal.waiting(connection)
    ]


def _set_aside(transaction: Transaction, entry: Entry, fault: str) -> None:
    transaction.connection.execute(
        JOURNAL.update()
        .where(JOURNAL.c.id == entry.id)
        .values(fault=fault, processed_us=to_us(entry.received_at))
    )
