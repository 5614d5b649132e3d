"""The journal of raw webhooks: on disk, byte for byte, before Meta hears a yes.

A small webhook is taken apart at the door, and its events are stored by the commit that
stores its bytes: it costs one flush of the disk instead of two, and no reading back. What is
large, or cannot be stored that way, waits in the journal for the processor.
"""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import NamedTuple

import sqlalchemy as sa

from console.relay.bulk import BulkInsert
from console.relay.database import Database
from console.relay.explode import explode
from console.relay.instants import from_us, to_us
from console.relay.item import Item
from console.relay.lanes import SHARE, Lane, lane_of
from console.relay.schema import JOURNAL
from console.relay.transaction import Transaction

AT_THE_DOOR = {
    Lane.INBOUND: 128 << 10,
    Lane.ACCOUNT: 128 << 10,
    Lane.STATUS: 16 << 10,
    Lane.HISTORY: 0,
}
"""Bytes up to which a webhook is taken apart at once: larger ones would hold others up."""
_INSERT = BulkInsert(JOURNAL, ("received_us", "body", "signature", "lane", "processed_us"))


class Entry(NamedTuple):
    """A webhook that waits to be taken apart."""

    id: int
    received_at: datetime
    body: bytes


Answer = Callable[[BaseException | None], None]
"""Told on the loop how a webhook's commit ended: None when it is on disk."""
Verdict = Callable[[int, BaseException | None], BaseException | None]
"""Told on the loop how a commit ended for so many webhooks; gives what each is told."""


class Arrival(NamedTuple):
    """A webhook at the door. `items` is None where it is left to the processor."""

    received_at: datetime
    body: bytes
    signature: str
    lane: Lane
    items: tuple[Item, ...] | None
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Express:
    """How the processor stores items with the webhooks that brought them.

    `store` raises what it meets, and `store_again`, which may then run, returns False having
    stored nothing; so do both where another instance stores. `tell` is called on the loop
    after the commit.
    """

    store: Callable[[Transaction, list[Item]], bool]
    store_again: Callable[[Transaction, list[Item]], bool]
    tell: Callable[[list[Item]], None]


@dataclass(slots=True)
class _Group:
    """Webhooks that share a commit; the writer closes it when its turn comes."""

    stored: "asyncio.Future[bool]"
    arrivals: list[Arrival] = field(default_factory=list)


class Journal:
    """Appends webhooks in groups: those that arrive during a commit share the next."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._open: _Group | None = None
        self.express: Express | None = None
        """Set while this instance's processor is the one that takes webhooks apart."""
        self.verdict: Verdict = _as_it_is
        self.appended = asyncio.Event()

    async def append(self, body: bytes, signature: str, received_at: datetime) -> None:
        """Store `body`; return when it is on disk. Raises: StorageUnavailable."""
        await asyncio.shield(self.take(body, signature, received_at))

    def take(
        self, body: bytes, signature: str, received_at: datetime, answer: Answer | None = None
    ) -> "asyncio.Future[bool]":
        """As `append`, without waiting. Many share the future: await it shielded."""
        lane = lane_of(body)
        express = self.express is not None and len(body) <= AT_THE_DOOR[lane]
        items = explode(body, received_at) if express else None
        arrival = Arrival(received_at, body, signature, lane, items, answer)
        with self._lock:
            group = self._open
            if group is None or group.stored.done():
                # A group that is done and still open: the writer could not even begin,
                # and its callers were told so.
                group = self._begin()
            group.arrivals.append(arrival)
        return group.stored

    def _begin(self) -> _Group:
        arrivals: list[Arrival] = []
        stored = self._database.submit(partial(self._write, arrivals=arrivals))
        self._open = _Group(stored, arrivals)
        stored.add_done_callback(partial(self._after, arrivals))
        return self._open

    def _write(self, transaction: Transaction, arrivals: list[Arrival]) -> bool:
        """Store a group; whether all of it was taken apart. May be run again."""
        is_first_run = False
        with self._lock:
            if self._open is not None and self._open.arrivals is arrivals:
                self._open, is_first_run = None, True
        told = False
        if express := self.express:
            items = [item for one in arrivals if one.items for item in one.items]
            store = express.store if is_first_run else express.store_again
            told = store(transaction, items)
        rows = [_row(one, is_done=told and one.items is not None) for one in arrivals]
        _INSERT.execute(transaction.connection, rows)
        return all(row[-1] is not None for row in rows)

    def _after(self, arrivals: list[Arrival], stored: "asyncio.Future[bool]") -> None:
        error = asyncio.CancelledError() if stored.cancelled() else stored.exception()
        answers = [one.answer for one in arrivals if one.answer is not None]
        said = self.verdict(len(answers), error)
        for answer in answers:
            answer(said)
        if error is not None:
            return
        if not stored.result():
            self.appended.set()
        if self.express is not None:
            self.express.tell([item for one in arrivals if one.items for item in one.items])


def _as_it_is(_count: int, error: BaseException | None) -> BaseException | None:
    return error


def _row(arrival: Arrival, *, is_done: bool) -> tuple[int, bytes, str, int, int | None]:
    us = to_us(arrival.received_at)
    lane = int(arrival.lane)
    return us, arrival.body, arrival.signature, lane, us if is_done else None


def waiting(connection: sa.Connection) -> tuple[Entry, ...]:
    """The webhooks to take apart next: the oldest of each lane, as much as its share."""
    ids = [one for lane in Lane for one in _turn_of(connection, lane)]
    if not ids:
        return ()
    rows = connection.execute(
        sa.select(JOURNAL.c.id, JOURNAL.c.received_us, JOURNAL.c.body)
        .where(JOURNAL.c.id.in_(ids))
        .order_by(JOURNAL.c.lane, JOURNAL.c.id)
    )
    return tuple(Entry(row.id, from_us(row.received_us), bytes(row.body)) for row in rows)


def _turn_of(connection: sa.Connection, lane: Lane) -> list[int]:
    """The ids of a lane's next turn: at least one, and not more bytes than its share."""
    ids: list[int] = []
    share, size = SHARE[lane], 0
    rows = connection.execute(
        sa.select(JOURNAL.c.id, sa.func.length(JOURNAL.c.body).label("size"))
        .where(JOURNAL.c.processed_us.is_(None), JOURNAL.c.lane == int(lane))
        .order_by(JOURNAL.c.id)
        .limit(share.webhooks)
    )
    for row in rows:
        size += row.size
        if ids and size > share.size:
            break
        ids.append(int(row.id))
    return ids


def mark_processed(
    connection: sa.Connection, entries: tuple[Entry, ...], now: datetime
) -> None:
    """Never take these apart again; in the transaction that stores what they said."""
    connection.execute(
        JOURNAL.update()
        .where(JOURNAL.c.id.in_([entry.id for entry in entries]))
        .values(processed_us=to_us(now))
    )


def backlog(connection: sa.Connection) -> int:
    """How many webhooks wait to be taken apart."""
    query = sa.select(sa.func.count()).where(JOURNAL.c.processed_us.is_(None))
    return int(connection.execute(query).scalar_one())
