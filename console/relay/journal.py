"""The journal of raw webhooks: on disk, byte for byte, before Meta hears a yes."""

import asyncio
import threading
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from console.relay.database import Database
from console.relay.instants import from_us, to_us
from console.relay.schema import JOURNAL
from console.relay.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Entry:
    """A webhook that waits to be taken apart."""

    id: int
    received_at: datetime
    body: bytes


@dataclass(slots=True)
class _Group:
    """Webhooks that share a commit; `closed` once the writer has begun with them."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    stored: asyncio.Future[None] | None = None
    closed: bool = False


class Journal:
    """Appends webhooks in groups: those that arrive during a commit share the next."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._group = _Group(closed=True)
        self.appended = asyncio.Event()

    async def append(self, body: bytes, signature: str, received_at: datetime) -> None:
        """Store `body`; return when it is on disk. Raises: StorageUnavailable."""
        row = {"received_us": to_us(received_at), "body": body, "signature": signature}
        with self._lock:
            group = self._group
            # one that is done but open: the writer could not even begin, its callers know
            if group.closed or (group.stored is not None and group.stored.done()):
                group = self._group = _Group()
            group.rows.append(row)
            if group.stored is None:
                group.stored = self._database.submit(partial(self._write, group=group))
        await asyncio.shield(group.stored)
        self.appended.set()

    def _write(self, transaction: Transaction, group: _Group) -> None:
        with self._lock:
            group.closed = True
        transaction.connection.execute(JOURNAL.insert(), group.rows)


def waiting(connection: sa.Connection, after: int, limit: int) -> tuple[Entry, ...]:
    """The oldest webhooks not yet taken apart, beyond entry `after`."""
    rows = connection.execute(
        sa.select(JOURNAL.c.id, JOURNAL.c.received_us, JOURNAL.c.body)
        .where(JOURNAL.c.processed_us.is_(None), JOURNAL.c.id > after)
        .order_by(JOURNAL.c.id)
        .limit(limit)
    )
    return tuple(Entry(row.id, from_us(row.received_us), row.body) for row in rows)


def mark_processed(
    connection: sa.Connection, entries: tuple[Entry, ...], now: datetime
) -> None:
    """Never take these apart again; in the transaction that stores what they said."""
    connection.execute(
        JOURNAL.update().where(JOURNAL.c.id == sa.bindparam("entry")),
        [{"entry": entry.id, "processed_us": to_us(now)} for entry in entries],
    )


def backlog(connection: sa.Connection) -> int:
    """How many webhooks wait to be taken apart."""
    query = sa.select(sa.func.count()).where(JOURNAL.c.processed_us.is_(None))
    return int(connection.execute(query).scalar_one())
