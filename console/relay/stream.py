"""The ordered stream of events: pages from the database, news from memory."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from functools import partial

import sqlalchemy as sa

from console.relay.database import Database, StorageUnavailable
from console.relay.schema import COUNTERS, EVENTS
from console.relay.transaction import EventRow
from console.wire.events import EventType

HEARTBEAT_S = 10.0
_REMEMBERED = 4096
_REMEMBERED_BYTES = 32 << 20
_PAGE = 500
_PAGE_BYTES = 256 << 10
_DISK_AT_ONCE = 2
_AWAY_S = 1.0
Frame = tuple[int, bytes]


class CursorTooOld(RuntimeError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """Events after the cursor have been deleted. `oldest` is the first that is left."""

    def __init__(self, oldest: int) -> None:
        super().__init__(f"the oldest event kept is {oldest}")
        self.oldest = oldest


class Stream:
    """Every reader has its own pace: the latest events wait in memory, older ones on disk.

    `announce` is called on the loop with what each commit added. What another instance
    committed in between is missing there: `behind` is set, and who reads it from the
    database announces it. A reader costs the memory of one page, whatever its pace.
    """

    def __init__(self) -> None:
        self.head = 0
        self.readers = 0
        self.closed = False
        self.behind = asyncio.Event()
        self._recent: deque[Frame] = deque()
        self._recent_bytes = 0
        self._news = asyncio.Event()
        self._restarts = 0
        self._served = 0
        self._places: dict[int, int] = {}
        self._disk = asyncio.Semaphore(_DISK_AT_ONCE)

    @property
    def lag(self) -> int:
        """How many events the slowest reader has not taken yet."""
        return max(0, self.head - min(self._places.values(), default=self.head))

    def announce(self, events: Sequence[EventRow]) -> Sequence[EventRow]:
        """Take over those not known yet, if none is missing before them; wake every reader.

        Gives those taken over.
        """
        fresh = [event for event in events if event.seq > self.head]
        if not fresh:
            return ()
        if fresh[0].seq != self.head + 1:
            self.behind.set()
            return ()
        if any(event.type == EventType.PERSON_ERASED for event in fresh):
            self._recent.clear()  # what was erased on disk is in memory still
            self._recent_bytes = 0
        if self.readers:
            for event in fresh:
                self._remember(event.seq, frame(event))
        else:
            self.forget()  # whoever comes finds them on disk
        self.head = fresh[-1].seq
        self._wake()
        return fresh

    def forget(self) -> None:
        """What is stored of past events has changed: readers take it from there again."""
        self._recent.clear()
        self._recent_bytes = 0

    def restart(self, head: int) -> None:
        """The database is another one than it was: begin at its head. Readers are sent away,
        and told when they ask again.
        """
        self.head = head
        self.forget()
        self._restarts += 1
        self._wake()

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self.closed = True
        self._wake()

    async def follow(self, database: Database, after: int) -> AsyncIterator[bytes]:
        """Frames of Server-Sent Events after `after`, forever; comments when it is quiet.

        Ends when the server stops, when the reader fell behind what is kept, or when the
        database was restored. While the database is away, what is in memory goes on.
        """
        self.readers += 1
        self._served += 1
        reader, restarts = self._served, self._restarts
        self._places[reader] = after
        try:
            yield b": connected\n\n"
            while not self.closed and restarts == self._restarts:
                news = self._news
                frames = self._remembered(after)
                if frames is None:
                    frames = await self._from_disk(database, after)
                if frames:
                    after = frames[-1][0]
                    yield b"".join(text for _, text in frames)
                    self._places[reader] = after
                elif frames is None:
                    await asyncio.sleep(_AWAY_S)
                    yield b": the database is away\n\n"
                elif comment := await self._quiet(news):
                    yield comment
        except CursorTooOld:
            return  # asking again, the reader is told so
        finally:
            self.readers -= 1
            del self._places[reader]

    async def _from_disk(self, database: Database, after: int) -> list[Frame] | None:
        """The next frames; None while the database is away. Readers who lag wait in line."""
        async with self._disk:
            try:
                events = await database.read(partial(page, after=after, limit=_PAGE))
            except StorageUnavailable:
                return None
        return _first([(event.seq, frame(event)) for event in events])

    async def _quiet(self, news: asyncio.Event) -> bytes:
        """Wait for news; a comment if none came, so that cut connections are noticed."""
        try:
            async with asyncio.timeout(HEARTBEAT_S):
                await news.wait()
        except TimeoutError:
            return b": still here\n\n"
        return b""

    def _remember(self, seq: int, text: bytes) -> None:
        self._recent.append((seq, text))
        self._recent_bytes += len(text)
        while len(self._recent) > _REMEMBERED or self._recent_bytes > _REMEMBERED_BYTES:
            self._recent_bytes -= len(self._recent.popleft()[1])

    def _remembered(self, after: int) -> list[Frame] | None:
        """The frames after `after` if memory has all of them; None if the disk must."""
        if after >= self.head:
            return []
        if not self._recent or self._recent[0][0] > after + 1:
            return None
        start = after + 1 - self._recent[0][0]
        return _first([self._recent[at] for at in range(start, len(self._recent))[:_PAGE]])

    def _wake(self) -> None:
        waiting, self._news = self._news, asyncio.Event()
        waiting.set()


def frame(event: EventRow) -> bytes:
    """One event as Server-Sent Events write it; encoded once, for all readers."""
    return f"id: {event.seq}\nevent: {event.type}\ndata: {event.json()}\n\n".encode()


def _first(frames: list[Frame]) -> list[Frame]:
    """As many as one page may hold; at least one."""
    size = 0
    for count, (_, text) in enumerate(frames):
        size += len(text)
        if count and size > _PAGE_BYTES:
            return frames[:count]
    return frames


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
