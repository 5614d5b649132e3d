"""The journal of raw webhooks: on disk, byte for byte, before Meta hears a yes."""

import asyncio
import threading
from dataclasses import dataclass
from datetime import datetime
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


class Journal:
    """Appends webhooks in groups: those that arrive during a commit share the next."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._pending: list[dict[str, Any]] = []
        self._flush: asyncio.Future[None] | None = None
        self.appended = asyncio.Event()

    async def append(self, body: bytes, signature: str, received_at: datetime) -> None:
        """Store `body`; return when it is on disk. Raises: StorageUnavailable."""
        row = {"received_us": to_us(received_at), "body": body, "signature": signature}
        with self._lock:
            if self._flush is not None and self._flush.done():
                # The writer could not even begin: those callers were told so.
                self._pending, self._flush = [], None
            self._pending.append(row)
            if self._flush is None:
                self._flush = self._database.submit(self._write_pending)
            flush = self._flush
        await asyncio.shield(flush)
        self.appended.set()

    def _write_pending(self, transaction: Transaction) -> None:
        with self._lock:
            rows, self._pending, self._flush = self._pending, [], None
        transaction.connection.execute(JOURNAL.insert(), rows)


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
