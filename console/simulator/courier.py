"""Posts webhooks: signed, in batches when there are many, again until the receiver answers 200.

Delivery contract: WhatsApp webhooks overview (at least once, no order, up to 1,000 updates and
3 MB in one body, retried for up to seven days with decreasing frequency).
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from console.simulator.chance import dice
from console.simulator.clock import Clock
from console.simulator.envelope import (
    CHANGES,
    ENTRIES,
    ITEMS,
    Update,
    as_bytes,
    signature,
    wrapped,
)
from console.simulator.faults import Fault, Faults
from console.simulator.notes import Note
from console.simulator.people import People
from console.simulator.posting import Poster, fetch
from console.simulator.settings import Settings
from console.simulator.timeline import Timeline

RETRY_AFTER_S = (0.5, 2.0, 8.0, 30.0, 120.0, 600.0, 1800.0, *(3600.0 * 6,) * 27)
"""Lived seconds between attempts; together they reach seven days."""
MOST_IN_SMALL_BATCH = 50
MOST_BYTES = 3 * 1024 * 1024
CROWD = 64
"""So many updates waiting are put together whatever `batch_share` says."""
GATHER_S = 0.03
TIMEOUT_S = 20.0
MOST_AT_ONCE = 16
HELD_AT_MOST_S = 3.0
OK = "200"


@dataclass(slots=True)
class Attempt:
    """One POST to the receiver and how it ended."""

    at_s: int
    url: str
    updates: int
    outcome: str


class Courier:
    """Carries updates to one callback URL. Until there is one, they wait."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        timeline: Timeline,
        faults: Faults,
        people: People,
        note: Note,
    ) -> None:
        self.url = settings.webhook_url
        self.fields: list[str] | None = None
        self.attempts: deque[Attempt] = deque(maxlen=2000)
        self.undelivered: dict[int, Update] = {}
        self.on_outcome: Callable[[Update, str, str], None] = lambda *_: None
        self.before_post: Callable[[], None] = lambda: None
        self._settings, self._clock, self._timeline = settings, clock, timeline
        self._faults, self._people, self._note = faults, people, note
        self._queue: asyncio.Queue[int] = asyncio.Queue()
        self._has_url = asyncio.Event()
        self._slots = asyncio.Semaphore(1 if settings.in_order else MOST_AT_ONCE)
        self._held: list[Update] = []
        self._numbered = 0
        self._poster = Poster(TIMEOUT_S)
        self.in_flight = 0
        self.delivered = 0
        self._dice = dice(settings.seed, "batches")
        self.aim(self.url)

    def aim(self, url: str | None) -> None:
        """Post to `url` from now on; what waits goes there too."""
        self.url = url
        if url:
            self._has_url.set()
        else:
            self._has_url.clear()

    def post(self, update: Update) -> None:
        """Take `update` for delivery, unless an ordered misfortune befalls it."""
        if self.fields is not None and update.field not in self.fields:
            return  # the app did not subscribe to it
        fault = self._faults.take("webhook", self._addresses(update), update.kind)
        if fault is None:
            self._enqueue(update)
        elif fault.action == "delay":
            asyncio.get_running_loop().call_later(fault.delay_s, self._enqueue, update)
        elif fault.action == "reorder":
            self._hold(update, fault)
        elif fault.action == "duplicate":
            for _ in range(fault.copies + 1):
                self._enqueue(replace(update))
        elif fault.action != "drop":
            names = {"timeout": "unheard"}
            self._enqueue(replace(update, spoiled=names.get(fault.action, fault.action)))

    def _addresses(self, update: Update) -> set[str]:
        if not self._faults:
            return set()
        person = self._people.by_user_id(update.about) if update.about else None
        if person is None:
            return set()
        return {person.user_id, person.wa_id or "", f"+{person.wa_id}"}

    def _hold(self, update: Update, fault: Fault) -> None:
        self._held.append(update)
        if fault.count <= 0:
            self._release()
        elif len(self._held) == 1:
            asyncio.get_running_loop().call_later(HELD_AT_MOST_S, self._release)

    def _release(self) -> None:
        held, self._held = self._held, []
        for update in reversed(held):
            self._enqueue(update)

    def _enqueue(self, update: Update) -> None:
        self.owe(self._numbered + 1, update)
        self._note("owed", str(self._numbered), update)

    def owe(self, number: int, update: Update) -> None:
        """Let `update` be posted under `number`."""
        self._numbered = max(self._numbered, number)
        self.undelivered[number] = update
        self._queue.put_nowait(number)

    def settle(self, numbers: list[int]) -> None:
        """Forget updates that need not be posted again."""
        for number in numbers:
            self.undelivered.pop(number, None)

    async def run(self) -> None:
        """Post until cancelled."""
        try:
            async with asyncio.TaskGroup() as posting:
                while True:
                    await self._has_url.wait()
                    await self._slots.acquire()
                    numbers = await self._next_batch()
                    if self._settings.in_order:
                        await self._deliver(numbers)
                    else:
                        posting.create_task(self._deliver(numbers))
        finally:
            self._poster.close()

    async def _next_batch(self) -> list[int]:
        numbers = [await self._queue.get()]
        if self._is_spoiled(numbers[0]):
            return numbers
        most = self._settings.batch_most
        if self._queue.qsize() < CROWD:
            if self._dice.random() >= self._settings.batch_share:
                return numbers
            await asyncio.sleep(GATHER_S)
            if self._queue.qsize() < CROWD:
                most = min(most, MOST_IN_SMALL_BATCH)
        while len(numbers) < most and not self._queue.empty():
            numbers.append(self._queue.get_nowait())
            if self._is_spoiled(numbers[-1]):
                break
        return numbers

    def _is_spoiled(self, number: int) -> bool:
        update = self.undelivered.get(number)
        return update is not None and bool(update.spoiled)

    async def _deliver(self, numbers: list[int]) -> None:
        """Post until heard. The slot, which the caller took, is held while posting only."""
        for pause_s in (*RETRY_AFTER_S, None):
            try:
                updates = [self.undelivered[n] for n in numbers if n in self.undelivered]
                heard = not updates or await self._try(updates)
            finally:
                self._slots.release()
            if heard or pause_s is None:
                break
            await asyncio.sleep(pause_s / self._timeline.speed)
            await self._has_url.wait()
            await self._slots.acquire()
        self.settle(numbers)
        self._note("paid", "", numbers)

    async def _try(self, updates: list[Update]) -> bool:
        spoils = {update.spoiled for update in updates} - {""}
        style = self._dice.choice((ENTRIES, CHANGES, ITEMS))
        body = as_bytes(wrapped(self._settings.waba_id, updates, style))
        if len(body) > MOST_BYTES and len(updates) > 1:
            half = len(updates) // 2
            first = await self._try(updates[:half])
            return await self._try(updates[half:]) and first
        secret = self._settings.app_secret
        signed = signature("wrong" + secret if "bad_signature" in spoils else secret, body)
        url = self.url or ""
        outcome = await self._send(url, body, signed)
        for update in updates:
            update.spoiled = ""
            self.on_outcome(update, outcome, url)
        self.attempts.append(Attempt(self._clock.epoch_s(), url, len(updates), outcome))
        heard = outcome == OK and not spoils
        self.delivered += len(updates) if heard else 0
        return heard

    async def _send(self, url: str, body: bytes, signed: str) -> str:
        self.before_post()  # what the receiver is about to learn must outlive us
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "facebookexternalua",
            "X-Hub-Signature-256": signed,
        }
        self.in_flight += 1
        try:
            return str(await self._poster.post(url, body, headers))
        except (OSError, ValueError, EOFError, TimeoutError) as error:
            return type(error).__name__
        finally:
            self.in_flight -= 1

    async def shake_hands(self, url: str, verify_token: str) -> bool:
        """Ask `url` whether it wants the webhooks, as Meta does before it accepts it."""
        challenge = str(dice(self._settings.seed, "challenge", url).randint(10**8, 10**9))
        query = {
            "hub.mode": "subscribe",
            "hub.challenge": challenge,
            "hub.verify_token": verify_token,
        }
        return await fetch(url, query, TIMEOUT_S) == challenge

    def forget(self) -> None:
        """Drop everything that was not delivered."""
        self.undelivered.clear()
        self._held.clear()
        self.attempts.clear()
        self.delivered = 0

    def waiting(self, most: int | None = None) -> list[Update]:
        """What the receiver has not confirmed yet, the oldest `most`."""
        return list(self.undelivered.values())[:most]
