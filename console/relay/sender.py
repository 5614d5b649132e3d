"""Sends queued commands to Meta, no faster than allowed, each attempt on disk before."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from console.relay import outbox, settle
from console.relay.config import RelayConfig
from console.relay.database import Database, StorageUnavailable
from console.relay.graph_errors import Scope
from console.relay.limits import NumberBucket
from console.relay.metrics import Metrics
from console.relay.outbox import Claim, Claimed
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, Outcome
from console.runtime.clock import Clock

T = TypeVar("T")
LOG = logging.getLogger(__name__)
_IN_FLIGHT = 64
_STORAGE_RETRY_S = 0.5


class Sender:
    """One loop that claims, many requests under way; ends when asked to stop."""

    def __init__(
        self,
        config: RelayConfig,
        database: Database,
        graph: GraphClient,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._config = config
        self._database = database
        self._graph = graph
        self._clock = clock
        self._metrics = metrics
        self._wake = asyncio.Event()
        self._stopping = False
        self._in_flight = 0
        self._paused_until_s: dict[tuple[Scope, str], float] = {}
        self._buckets = {
            number.phone_number_id: NumberBucket(number.messages_per_s)
            for number in config.numbers
        }

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    def stop(self) -> None:
        """Claim nothing more; `run` ends when what is under way has been settled."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Send until told to stop. What a crash left open becomes unknown first."""
        await self._keep_trying(partial(outbox.recover, now=self._clock.now()))
        async with asyncio.TaskGroup() as under_way:
            while not self._stopping:
                self._wake.clear()
                try:
                    wait_s = await self._step(under_way)
                except StorageUnavailable as error:
                    LOG.warning("sends wait, the database is away: %s", error)
                    wait_s = _STORAGE_RETRY_S
                await self._sleep(wait_s)

    async def _step(self, under_way: asyncio.TaskGroup) -> float | None:
        """Start what may start now; seconds until time alone allows more."""
        rooms = self._rooms()
        now = self._clock.now()
        claim = partial(outbox.claim, config=self._config, rooms=rooms, now=now)
        claimed = await self._database.write(claim)
        for one in claimed.claims:
            self._in_flight += 1
            self._buckets[one.number.phone_number_id].take(1, self._monotonic_s())
            under_way.create_task(self._send(one))
        return self._wait_s(rooms, claimed)

    async def _send(self, claim: Claim) -> None:
        try:
            started_s = self._monotonic_s()
            outcome = await self._graph.send(claim.number.phone_number_id, claim.body)
            self._metrics.sent(type(outcome).__name__.lower(), self._monotonic_s() - started_s)
            await self._settle(claim, outcome)
        finally:
            self._in_flight -= 1
            self._wake.set()

    async def _settle(self, claim: Claim, outcome: Outcome) -> None:
        now = self._clock.now()
        pause = await self._keep_trying(
            partial(settle.settle, claim=claim, outcome=outcome, now=now)
        )
        if pause is not None:
            until_s = self._monotonic_s() + pause.wait_s
            self._paused_until_s[pause.scope, pause.target] = until_s

    async def _keep_trying(self, work: Callable[[Transaction], T]) -> T:
        """Store it however long the database is away: an outcome must not be lost."""
        while True:
            try:
                return await self._database.write(work)
            except StorageUnavailable as error:
                LOG.warning("an outcome waits, the database is away: %s", error)
                await asyncio.sleep(_STORAGE_RETRY_S)

    def _rooms(self) -> dict[str, int]:
        """How many messages each number may start now."""
        now_s = self._monotonic_s()
        free = _IN_FLIGHT - self._in_flight
        rooms = {}
        for number in self._config.numbers:
            held = self._paused_s(number.phone_number_id, number.waba_id, now_s) > 0
            available = self._buckets[number.phone_number_id].available(now_s)
            room = 0 if held else max(0, min(free, available))
            rooms[number.phone_number_id] = room
            free -= room
        return rooms

    def _wait_s(self, rooms: dict[str, int], claimed: Claimed) -> float | None:
        waits = [self._paused_s("", "", self._monotonic_s())]
        for number in self._config.numbers:
            phone_number_id = number.phone_number_id
            taken = sum(c.number.phone_number_id == phone_number_id for c in claimed.claims)
            if taken >= rooms[phone_number_id]:  # there may be more than there was room for
                waits.append(1 / number.messages_per_s)
            now_s = self._monotonic_s()
            waits.append(self._paused_s(phone_number_id, number.waba_id, now_s))
        if claimed.next_at is not None:
            waits.append(max(0.001, (claimed.next_at - self._clock.now()).total_seconds()))
        return min((wait for wait in waits if wait > 0), default=None)

    def _paused_s(self, phone_number_id: str, waba_id: str, now_s: float) -> float:
        keys = (
            (Scope.EVERYTHING, ""),
            (Scope.WABA, waba_id),
            (Scope.NUMBER, phone_number_id),
        )
        return max(self._paused_until_s.get(key, 0.0) - now_s for key in keys)

    async def _sleep(self, wait_s: float | None) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._wake.wait()
        except TimeoutError:
            return

    def _monotonic_s(self) -> float:
        return asyncio.get_running_loop().time()
