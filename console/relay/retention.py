"""Forgets what is older than the retention period, a little at a time.

Raw webhooks go as soon as Meta repeats them no more; a SQLite file gives its pages back.
"""

import asyncio
import logging
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from console.relay import media_store
from console.relay.database import Database, StorageUnavailable
from console.relay.instants import to_us
from console.relay.schema import (
    ATTEMPTS,
    COMMANDS,
    EVENTS,
    ITEMS,
    JOURNAL,
    MEDIA,
    PARKED_STATUSES,
    UPLOADS,
)
from console.relay.transaction import Transaction
from console.runtime.clock import Clock

LOG = logging.getLogger(__name__)
_EVERY_S = 3600.0
_SLICE = 2000
# Meta repeats a webhook for seven days: its key must be remembered longer, whatever is set.
_KEYS_AT_LEAST = timedelta(days=10)
_UPLOADS = timedelta(days=30)  # so long Meta keeps them
_PAGES = 2000
_INCREMENTAL = 2  # as PRAGMA auto_vacuum says it
_OVER = (
    "accepted",
    "sent",
    "delivered",
    "read",
    "played",
    "failed",
    "expired",
    "unknown",
    "cancelled",
)


class Retention:
    """Runs beside the server."""

    def __init__(self, days: int, folder: Path, database: Database, clock: Clock) -> None:
        self._kept = timedelta(days=days)
        self._folder = folder
        self._database = database
        self._clock = clock

    async def run(self) -> None:
        """Forget every hour until cancelled."""
        while True:
            try:
                await self.forget()
            except StorageUnavailable as error:
                LOG.warning("nothing was deleted, the database is away: %s", error)
            await asyncio.sleep(_EVERY_S)

    async def forget(self) -> None:
        """Delete everything that is too old. Raises: StorageUnavailable."""
        now = self._clock.now()
        cutoff = now - self._kept
        work = partial(forget_slice, cutoff=cutoff, now=now)
        deleted = _SLICE
        while deleted >= _SLICE:
            deleted = await self._database.write(work)
        await self._forget_media(cutoff)
        while await self._database.write(_give_back):
            pass

    async def _forget_media(self, cutoff: datetime) -> None:
        old = await self._database.read(partial(media_store.older_than, cutoff=cutoff))
        for media_id in old:
            path = media_store.path_of(self._folder, media_id)
            await asyncio.to_thread(path.unlink, missing_ok=True)
            await self._database.write(partial(_forget_file, media_id=media_id))


def forget_slice(transaction: Transaction, cutoff: datetime, now: datetime) -> int:
    """Delete some of what is too old from each table; the largest number deleted.

    A webhook that could not be understood stays as long as events do: somebody may look.
    """
    connection = transaction.connection
    old_us = to_us(cutoff)
    keys_us = to_us(min(cutoff, now - _KEYS_AT_LEAST))
    bodies_us = to_us(max(cutoff, now - _KEYS_AT_LEAST))
    over = COMMANDS.c.state.in_(_OVER) & (COMMANDS.c.created_us < old_us)
    commands = connection.execute(sa.select(COMMANDS.c.id).where(over).limit(_SLICE)).scalars()
    gone = list(commands)
    connection.execute(ATTEMPTS.delete().where(ATTEMPTS.c.command_id.in_(gone)))
    connection.execute(COMMANDS.delete().where(COMMANDS.c.id.in_(gone)))
    spent = JOURNAL.c.fault.is_(None) & (JOURNAL.c.received_us < bodies_us)
    processed = JOURNAL.c.processed_us.is_not(None) & (spent | (JOURNAL.c.received_us < old_us))
    connection.execute(UPLOADS.delete().where(UPLOADS.c.uploaded_us < to_us(now - _UPLOADS)))
    return max(
        len(gone),
        _delete(connection, EVENTS, EVENTS.c.seq, EVENTS.c.at_us < old_us),
        _delete(connection, JOURNAL, JOURNAL.c.id, processed),
        _delete(connection, ITEMS, ITEMS.c.key, ITEMS.c.seen_us < keys_us),
        _delete(
            connection,
            PARKED_STATUSES,
            PARKED_STATUSES.c.message_id,
            PARKED_STATUSES.c.seen_us < old_us,
        ),
    )


def _delete(
    connection: sa.Connection,
    table: sa.Table,
    key: "sa.Column[int] | sa.Column[bytes] | sa.Column[str]",
    old: sa.ColumnElement[bool],
) -> int:
    first = sa.select(key).where(old).order_by(key).limit(_SLICE)
    return connection.execute(table.delete().where(key.in_(first), old)).rowcount


def _give_back(transaction: Transaction) -> bool:
    """Return some free pages to the disk; whether there are more. PostgreSQL's autovacuum
    does that by itself.
    """
    connection = transaction.connection
    if connection.dialect.name != "sqlite":
        return False
    if connection.exec_driver_sql("PRAGMA auto_vacuum").scalar() != _INCREMENTAL:
        return False  # a file made otherwise; VACUUM by hand changes it
    before = _free_pages(connection)
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA incremental_vacuum({_PAGES})")
    cursor.fetchall()  # a page for each step: it must be stepped to its end
    cursor.close()
    after = _free_pages(connection)
    return 0 < after < before


def _free_pages(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA freelist_count").scalar() or 0)


def _forget_file(transaction: Transaction, media_id: str) -> None:
    transaction.connection.execute(MEDIA.delete().where(MEDIA.c.media_id == media_id))
