"""Follows the relay's events and applies each exactly once."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from datetime import timedelta
from functools import partial

from console.runtime.clock import Clock
from console.runtime.errors import Unavailable
from console.sync.connection import Connection, Line
from console.sync.relay_client import (
    NOT_LET_IN_CODE,
    CursorAhead,
    CursorTooOld,
    RelayClient,
    RelayRefused,
)
from console.usecases.apply_event import apply_events
from console.usecases.ports import Runner, UnitOfWork
from console.wire.events import Event

SLICE = 50
"""Events per transaction: a flood of status events must not hold the writer for long."""
BACKOFF_S = (0.5, 1, 2, 4, 8, 15)


class EventStream:
    """Reads events in order, from the database's cursor on; reconnects by itself."""

    def __init__(
        self, runner: Runner, relay: RelayClient, connection: Connection, clock: Clock
    ) -> None:
        self._runner = runner
        self._relay = relay
        self._connection = connection
        self._clock = clock
        self._failures = 0

    async def run(self) -> None:
        """Follow until cancelled. The network is weather, not an error."""
        while True:
            try:
                await self._follow()
                self._rest(Line.AWAY, "stream ended")
            except CursorTooOld as error:
                await self._move(partial(skip_gap, oldest=error.oldest), error)
            except CursorAhead as error:
                await self._move(partial(go_back, head=error.head), error)
            except Unavailable as error:
                line = Line.NOT_LET_IN if error.code == NOT_LET_IN_CODE else Line.AWAY
                self._rest(line, str(error))
            except RelayRefused as error:
                self._rest(Line.AWAY, str(error))
            await asyncio.sleep(self._pause_s())

    async def _follow(self) -> None:
        after = await self._runner.read(lambda uow: uow.cursor.last())
        if self._failures == 0:
            self._connection.report(Line.CONNECTING)
        after = await self._catch_up(after)
        async with aclosing(self._relay.stream(after)) as batches:
            async for batch in batches:
                self._failures = 0
                await self._apply(batch)
                self._connection.report(Line.UP, synced=True)

    async def _move(self, move: Callable[..., bool], told: RelayRefused) -> None:
        try:
            if not await self._runner.write(partial(move, clock=self._clock)):
                self._rest(Line.AWAY, str(told))  # it contradicts itself: no hurry to ask again
        except Unavailable as error:
            self._rest(Line.AWAY, str(error))

    async def _catch_up(self, after: int) -> int:
        """Take whole pages until the newest event: cheaper than a stream after a night off."""
        while True:
            started = asyncio.get_running_loop().time()
            page = await self._relay.events(after)
            latency_ms = round((asyncio.get_running_loop().time() - started) * 1000)
            await self._apply(page.events)
            self._failures = 0
            self._connection.report(Line.UP, latency_ms=latency_ms, synced=True)
            if not page.events or page.next >= page.head:
                return max(after, page.next) if page.events else after
            after = page.next

    async def _apply(self, events: Sequence[Event]) -> None:
        for start in range(0, len(events), SLICE):
            chunk = events[start : start + SLICE]
            await self._runner.write(partial(apply_all, chunk, clock=self._clock))

    def _rest(self, line: Line, detail: str) -> None:
        self._failures += 1
        retry_at = self._clock.now() + timedelta(seconds=self._pause_s())
        self._connection.report(line, retry_at=retry_at, detail=detail)

    def _pause_s(self) -> float:
        return BACKOFF_S[min(self._failures, len(BACKOFF_S)) - 1] if self._failures else 0.0


def apply_all(events: Sequence[Event], uow: UnitOfWork, *, clock: Clock) -> int:
    """Apply several events in this transaction; how many were new."""
    return apply_events(events, uow, now=clock.now())


def go_back(uow: UnitOfWork, *, head: int, clock: Clock) -> bool:
    """The relay was restored from an older copy: go on where that ends, and write it down.

    What it tells again is known by its ids. False if the cursor is there already.
    """
    last = uow.cursor.last()
    if last <= head:
        return False
    uow.audit.add(clock.now(), "sync", "events.restored", "relay", {"from": last, "to": head})
    uow.cursor.move_to(head)
    return True


def skip_gap(uow: UnitOfWork, *, oldest: int, clock: Clock) -> bool:
    """Events are gone at the relay: go on with the oldest kept, and write the gap down.

    False if there is no gap after all (another console of this workspace was faster).
    """
    last = uow.cursor.last()
    if oldest - 1 <= last:
        return False
    uow.audit.add(clock.now(), "sync", "events.gap", "relay", {"from": last, "to": oldest})
    uow.cursor.move_to(oldest - 1)
    return True
