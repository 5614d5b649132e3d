"""Sends queued commands to Meta, no faster than allowed, each attempt on disk before."""

import asyncio
import logging
from dataclasses import dataclass
from functools import partial

from console.relay import claiming, number_standings, outbox
from console.relay.alarm import Alarm
from console.relay.claiming import Claimed, Room
from console.relay.config import NumberConfig, RelayConfig
from console.relay.database import Database, StorageUnavailable
from console.relay.database_faults import LeaseLost
from console.relay.graph_errors import Scope
from console.relay.limits import NumberBucket
from console.relay.metrics import Metrics
from console.relay.outbox import CAMPAIGN, Claim
from console.relay.settler import STORAGE_RETRY_S, Settler
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, Outcome
from console.runtime.clock import Clock

LOG = logging.getLogger(__name__)
_CAMPAIGN_SLOTS = 192
_REPLY_SLOTS = 64
"""Requests under way at once. Replies have slots of their own, so that a campaign which Meta
answers slowly does not hold them up; the client opens a connection for each."""
_TICK_S = 0.04
"""A campaign is claimed in groups this far apart: each claim is one commit."""
_LONGEST_WAIT_S = 2.0
"""Look at least this often: what another instance stored is not announced here."""


@dataclass(slots=True)
class _Line:
    """One number: its rate, and what of it is under way."""

    number: NumberConfig
    bucket: NumberBucket
    replies: int = 0
    campaign: int = 0


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
        self._settler = Settler(database.unfenced(), clock)
        self._alarm = Alarm()
        self._stopping = False
        self._paused_until_s: dict[tuple[Scope, str], float] = {}
        self._next_campaign_s = 0.0
        self._is_rate_bound = False
        self._lines = {
            number.phone_number_id: _Line(
                number, NumberBucket(number.messages_per_s, number_standings.USUAL_PER_S)
            )
            for number in config.numbers
        }
        share = max(1, len(self._lines))
        self._campaign_slots = max(8, _CAMPAIGN_SLOTS // share)
        self._reply_slots = max(4, _REPLY_SLOTS // share)

    def wake(self) -> None:
        """There may be something to send."""
        self._alarm.ring()

    def received(self, phone_number_id: str, count: int) -> None:
        """People wrote `count` messages to the number, which Meta takes off its rate."""
        if line := self._lines.get(phone_number_id):
            line.bucket.receive(count, self._monotonic_s())

    def stop(self) -> None:
        """Claim nothing more; `run` ends when what is under way has been settled."""
        self._stopping = True
        self._alarm.ring()

    async def run(self) -> None:
        """Send until told to stop. What a crash left open becomes unknown first."""
        recover = partial(outbox.recover, now=self._clock.now())
        await self._settler.keep_trying(self._database.guarded(recover))
        async with asyncio.TaskGroup() as under_way:
            while not self._stopping:
                self._alarm.clear()
                try:
                    wait_s = await self._step(under_way)
                except LeaseLost:
                    LOG.info("another instance sends now; what is under way is settled here")
                    break
                except StorageUnavailable as error:
                    LOG.warning("sends wait, the database is away: %s", error)
                    wait_s = STORAGE_RETRY_S
                    self._is_rate_bound = False
                since_s = self._monotonic_s()
                await self._alarm.sleep(wait_s)
                if self._is_rate_bound:
                    self._metrics.waited_for_rate(self._monotonic_s() - since_s)

    async def _step(self, under_way: asyncio.TaskGroup) -> float:
        """Start what may start now; seconds until time alone allows more."""
        rooms = self._rooms()
        if not any(room.total for room in rooms.values()):
            return self._wait_s(None)
        if any(room.campaign for room in rooms.values()):
            self._next_campaign_s = self._monotonic_s() + _TICK_S
        claim = partial(self._claim, rooms=rooms)
        claimed = await self._database.write(claim)
        for one in claimed.claims:
            line = self._lines[one.number.phone_number_id]
            line.bucket.take(1, self._monotonic_s())
            self._count(line, one, 1)
            under_way.create_task(self._send(one))
        return self._wait_s(claimed)

    def _claim(self, transaction: Transaction, rooms: dict[str, Room]) -> Claimed:
        standings = number_standings.load(transaction.connection, self._config.numbers)
        for phone_number_id, standing in standings.items():
            line = self._lines[phone_number_id]
            line.bucket.per_s = standing.rate(line.number)
            line.bucket.metas_per_s = standing.metas_rate
        return claiming.claim(transaction, self._config, rooms, self._clock.now())

    async def _send(self, claim: Claim) -> None:
        line = self._lines[claim.number.phone_number_id]
        try:
            started_s = self._monotonic_s()
            outcome = await self._graph.send(claim.number.phone_number_id, claim.body)
            self._metrics.sent(type(outcome).__name__.lower(), self._monotonic_s() - started_s)
            await self._settle(claim, outcome)
        finally:
            self._count(line, claim, -1)

    async def _settle(self, claim: Claim, outcome: Outcome) -> None:
        pause = await self._settler.settle(claim, outcome)
        if pause is not None:
            until_s = self._monotonic_s() + pause.wait_s
            self._paused_until_s[pause.scope, pause.target] = until_s

    def _rooms(self) -> dict[str, Room]:
        """How many messages each number may start now."""
        now_s = self._monotonic_s()
        is_time = now_s >= self._next_campaign_s
        rooms = {}
        for line in self._lines.values():
            available = line.bucket.available(now_s)
            if self._paused_s(line.number, now_s) > 0:
                available = 0
            free = self._campaign_slots - line.campaign
            campaign = min(free, line.bucket.available(now_s, campaign=True), available)
            free_replies = self._reply_slots - line.replies
            total = min(available, max(0, free_replies) + (campaign if is_time else 0))
            room = Room(max(0, total), max(0, campaign) if is_time else 0)
            rooms[line.number.phone_number_id] = room
        return rooms

    def _wait_s(self, claimed: Claimed | None) -> float:
        """Until there are tokens again, a pause ends, or something becomes due.

        Whoever stores a command wakes us sooner. The end of a request does not: a claim for
        each would cost more than the messages.
        """
        now_s = self._monotonic_s()
        under_way = any(line.replies or line.campaign for line in self._lines.values())
        waits = [_TICK_S if under_way else _LONGEST_WAIT_S]
        if claimed is not None:  # else nothing was looked at, and what waited still does
            slow = any(line.bucket.wait_s(now_s) > 0 for line in self._lines.values())
            self._is_rate_bound = slow and claimed.is_full
        if claimed is None or claimed.is_full:
            waits += [self._line_wait_s(line, now_s) for line in self._lines.values()]
        if claimed is not None and claimed.next_at is not None:
            due_s = (claimed.next_at - self._clock.now()).total_seconds()
            waits.append(max(0.001, due_s))
        return min(waits)

    def _line_wait_s(self, line: _Line, now_s: float) -> float:
        tick_s = max(0.001, self._next_campaign_s - now_s)
        return max(tick_s, self._paused_s(line.number, now_s), line.bucket.wait_s(now_s))

    def _paused_s(self, number: NumberConfig, now_s: float) -> float:
        keys = (
            (Scope.EVERYTHING, ""),
            (Scope.WABA, number.waba_id),
            (Scope.NUMBER, number.phone_number_id),
        )
        return max(self._paused_until_s.get(key, 0.0) - now_s for key in keys)

    def _monotonic_s(self) -> float:
        return asyncio.get_running_loop().time()

    @staticmethod
    def _count(line: _Line, claim: Claim, change: int) -> None:
        if claim.priority == CAMPAIGN:
            line.campaign += change
        else:
            line.replies += change
