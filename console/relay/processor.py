"""Takes journalled webhooks apart after Meta has its answer, and resumes after a crash."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from console.relay import apply, journal
from console.relay.database import Database, StorageUnavailable
from console.relay.explode import explode, unusable
from console.relay.instants import to_us
from console.relay.item import Item
from console.relay.journal import Entry, Journal
from console.relay.schema import JOURNAL
from console.relay.transaction import Transaction
from console.runtime.clock import Clock
from console.wire.events import Received, TemplateUpdated

LOG = logging.getLogger(__name__)
_ENTRIES = 128
_BYTES = 4 << 20
_RETRY_S = 0.5


@dataclass(frozen=True, slots=True)
class Followers:
    """Who wants to know of what was stored."""

    media_expected: Callable[[], None]
    templates_changed: Callable[[], None]


class Processor:
    """Runs beside the server; one webhook that cannot be stored never stops the others."""

    def __init__(
        self, database: Database, journal_: Journal, clock: Clock, followers: Followers
    ) -> None:
        self._database = database
        self._journal = journal_
        self._clock = clock
        self._followers = followers

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            self._journal.appended.clear()
            try:
                worked = await self._step()
            except StorageUnavailable as error:
                LOG.warning("webhooks wait, the database is away: %s", error)
                await asyncio.sleep(_RETRY_S)
                continue
            if not worked:
                await self._journal.appended.wait()

    async def _step(self) -> bool:
        batch = await self._database.read(_load)
        if not batch:
            return False
        try:
            await self._store(batch)
        except (sa.exc.SQLAlchemyError, ValueError, TypeError, OverflowError):
            for one in batch:
                await self._store_alone(one)
        self._tell(item for _, items in batch for item in items)
        return True

    async def _store(
        self, batch: list[tuple[Entry, tuple[Item, ...]]], *, one_by_one: bool = False
    ) -> None:
        entries = tuple(entry for entry, _ in batch)
        items = tuple(item for _, found in batch for item in found)
        now = self._clock.now()
        store = partial(
            apply.store, entries=entries, items=items, now=now, one_by_one=one_by_one
        )
        await self._database.write(store)

    async def _store_alone(self, one: tuple[Entry, tuple[Item, ...]]) -> None:
        entry, items = one
        try:
            await self._store([one], one_by_one=True)
        except (sa.exc.SQLAlchemyError, ValueError, TypeError, OverflowError) as error:
            LOG.exception("webhook %s is kept as unknown", entry.id)
            unknown = tuple(unusable(item, error) for item in items)
            await self._database.write(partial(_set_aside, entry=entry, fault=str(error)))
            await self._store([(entry, unknown)])

    def _tell(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item.payload, Received) and item.payload.media:
                self._followers.media_expected()
            elif isinstance(item.payload, TemplateUpdated):
                self._followers.templates_changed()


def _load(connection: sa.Connection) -> list[tuple[Entry, tuple[Item, ...]]]:
    """The next webhooks, taken apart; on a reader thread, so that writes go on."""
    batch: list[tuple[Entry, tuple[Item, ...]]] = []
    size = 0
    for entry in journal.waiting(connection, after=0, limit=_ENTRIES):
        batch.append((entry, explode(entry.body, entry.received_at)))
        size += len(entry.body)
        if size > _BYTES:
            break
    return batch


def _set_aside(transaction: Transaction, entry: Entry, fault: str) -> None:
    transaction.connection.execute(
        JOURNAL.update()
        .where(JOURNAL.c.id == entry.id)
        .values(fault=fault, processed_us=to_us(entry.received_at))
    )
