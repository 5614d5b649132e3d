"""Keeps the stream in step with the database: others' commits, and restored copies."""

import asyncio
import logging
from collections.abc import Callable, Sequence

import sqlalchemy as sa

from console.relay.database import Database, StorageUnavailable
from console.relay.stream import CursorTooOld, Stream, head_seq, page
from console.relay.transaction import EventRow

LOG = logging.getLogger(__name__)
_PAGE = 500
_SHARED_S = 1.0
_ALONE_S = 5.0


class Tail:
    """Reads once for all readers of this instance, however many there are.

    `tell` hears of what other instances stored.
    """

    def __init__(
        self, database: Database, stream: Stream, tell: Callable[[Sequence[EventRow]], None]
    ) -> None:
        self._database = database
        self._stream = stream
        self._tell = tell

    async def run(self) -> None:
        """Follow until cancelled: at once when told, and by the clock in case nobody tells."""
        pause_s = _SHARED_S if self._database.shared else _ALONE_S
        while True:
            self._stream.behind.clear()
            try:
                while await self.step():
                    pass
            except StorageUnavailable as error:
                LOG.debug("the stream waits, the database is away: %s", error)
                await asyncio.sleep(_SHARED_S)
            try:
                async with asyncio.timeout(pause_s):
                    await self._stream.behind.wait()
            except TimeoutError:
                continue

    async def step(self) -> bool:
        """Take over what the database has beyond the stream; whether there may be more.

        Raises: StorageUnavailable.
        """
        known = self._stream.head
        try:
            events, head = await self._database.read(lambda found: _news(found, known))
        except CursorTooOld as error:
            self._stream.restart(error.oldest - 1)
            return True
        if head < known:
            LOG.error("the database was restored from an older copy: it ends at %s", head)
            self._stream.restart(head)
            return False
        if events:
            self._tell(self._stream.announce(events))
        return len(events) == _PAGE


def _news(connection: sa.Connection, known: int) -> tuple[tuple[EventRow, ...], int]:
    head = head_seq(connection)
    return (page(connection, known, _PAGE) if head > known else ()), head
