"""The ordered stream of events: pages from the database, news from memory."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence

import sqlalchemy as sa

from console.relay.database import Database
from console.relay.schema import COUNTERS, EVENTS
from console.relay.transaction import EventRow

HEARTBEAT_S = 10.0
_REMEMBERED = 4096
_PAGE = 500


class CursorTooOld(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """Events after the cursor have been deleted. `oldest` is the first that is left."""

    def __init__(self, oldest: int) -> None:
        super().__init__(f"the oldest event kept is {oldest}")
        self.oldest = oldest


class Stream:
    """Every reader has its own pace: the latest events wait in memory, older ones on disk.

    `announce` is called on the loop with what each commit added, in order.
    """

    def __init__(self) -> None:
        self.head = 0
        self.readers = 0
        self.closed = False
        self._recent: deque[tuple[int, str]] = deque(maxlen=_REMEMBERED)
        self._news = asyncio.Event()

    def announce(self, events: Sequence[EventRow]) -> None:
        """Wake every reader."""
        self._recent.extend((event.seq, frame(event)) for event in events)
        self.head = events[-1].seq
        self._wake()

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self.closed = True
        self._wake()

    async def follow(self, database: Database, after: int) -> AsyncIterator[str]:
        """Frames of Server-Sent Events after `after`, forever; comments when it is quiet.

        Ends when the server stops, or when the reader fell behind what is kept.
        """
        self.readers += 1
        try:
            yield ": connected\n\n"
            while not self.closed:
                news = self._news
                frames = self._remembered(after)
                if frames is None:
                    frames = await self._from_disk(database, after)
                if frames:
                    after = frames[-1][0]
                    yield "".join(text for _, text in frames)
                elif comment := await self._quiet(news):
                    yield comment
        except CursorTooOld:
            return  # asking again, the reader is told so
        finally:
            self.readers -= 1

    async def _from_disk(self, database: Database, after: int) -> list[tuple[int, str]]:
        events = await database.read(lambda connection: page(connection, after, _PAGE))
        return [(event.seq, frame(event)) for event in events]

    async def _quiet(self, news: asyncio.Event) -> str:
        """Wait for news; a comment if none came, so that cut connections are noticed."""
        try:
            async with asyncio.timeout(HEARTBEAT_S):
                await news.wait()
        except TimeoutError:
            return ": still here\n\n"
        return ""

    def _remembered(self, after: int) -> list[tuple[int, str]] | None:
        """The frames after `after` if memory has all of them; None if the disk must."""
        if after >= self.head:
            return []
        if not self._recent or self._recent[0][0] > after + 1:
            return None
        start = after + 1 - self._recent[0][0]
        return [self._recent[at] for at in range(start, len(self._recent))[:_PAGE]]

    def _wake(self) -> None:
        waiting, self._news = self._news, asyncio.Event()
        waiting.set()


def frame(event: EventRow) -> str:
    """One event as Server-Sent Events write it."""
    return f"id: {event.seq}\nevent: {event.type}\ndata: {event.json()}\n\n"


def page(connection: sa.Connection, after: int, limit: int) -> tuple[EventRow, ...]:
    """Up to `limit` events after `after`; 0 begins at the oldest kept. Raises: CursorTooOld."""
    if 0 < after < (oldest := oldest_seq(connection)) - 1:
        raise CursorTooOld(oldest)
    query = sa.select(EVENTS).where(EVENTS.c.seq > after).order_by(EVENTS.c.seq).limit(limit)
    return tuple(EventRow(*row) for row in connection.execute(query))


def head_seq(connection: sa.Connection) -> int:
    """The newest sequence number ever given."""
    query = sa.select(COUNTERS.c.value).where(COUNTERS.c.name == "event_seq")
    return int(connection.execute(query).scalar() or 0)


def oldest_seq(connection: sa.Connection) -> int:
    """The oldest event kept; one beyond the head when none is."""
    oldest = connection.execute(sa.select(sa.func.min(EVENTS.c.seq))).scalar()
    return head_seq(connection) + 1 if oldest is None else int(oldest)
