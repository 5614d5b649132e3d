"""Debtors who write, consoles that listen, and an agent who answers every message once."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx
from httpx_sse import SSEError, aconnect_sse

from tests.journeys.storm.town import StormTown

Json = dict[str, Any]
TURNS = 5
"""So many messages does each debtor write."""
STOPS_EVERY = 40
"""One in so many says BAJA with the third message, and goes on writing."""
STOP_WORD, STOP_TURN = "BAJA", 2
SILENCED = 20
"""So many were suppressed before anything began."""
WORKERS = 32
PATIENCE_S = 240
_AGAIN_S = 0.1
_TIMEOUT = httpx.Timeout(10, read=10)
_FINAL = (202, 409, 422)


def phone(index: int) -> str:
    """The number of debtor `index`."""
    return f"+5215550{index:06d}"


def identity(address: str) -> str:
    """Mexico's two spellings of a number are one person."""
    digits = address.lstrip("+")
    return "52" + digits[3:] if digits.startswith("521") else digits


@dataclass
class Listener:
    """A console: follows the stream, resumes at its cursor after every cut."""

    town: StormTown
    events: list[Json] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    hears: Callable[[Json], None] = lambda _: None
    reconnects: int = 0

    async def listen(self) -> None:
        """Until cancelled."""
        url = self.town.cables["consoles"].url + "/v1/events/stream"
        async with httpx.AsyncClient(timeout=20, trust_env=False) as http:
            while True:
                headers = {"Authorization": f"Bearer {self.town.token}"}
                headers["Last-Event-ID"] = str(len(self.events))
                with suppress(httpx.HTTPError, SSEError):
                    async with aconnect_sse(http, "GET", url, headers=headers) as source:
                        async for message in source.aiter_sse():
                            if message.data:  # a comment arrives as an empty event
                                self._take(int(message.id), json.loads(message.data))
                self.reconnects += 1
                await asyncio.sleep(_AGAIN_S)

    def _take(self, seq: int, event: Json) -> None:
        if seq != len(self.events) + 1 or event["seq"] != seq:
            self.faults.append(f"{seq} after {len(self.events)}")
            return
        self.events.append(event)
        self.hears(event)


@dataclass
class Traffic:
    """`messages` inbound ones, and one command for each that was heard of."""

    town: StormTown
    messages: int
    listeners: list[Listener] = field(default_factory=list)
    answers: dict[str, tuple[int, Json]] = field(default_factory=dict)
    """By command: status and body of the definite answer."""
    addressed: dict[str, str] = field(default_factory=dict)
    """By command: to whom."""
    written: int = 0
    _wishes: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)

    @property
    def people(self) -> int:
        """How many debtors there are."""
        return self.messages // TURNS

    def silenced(self) -> list[str]:
        """The numbers that were suppressed before anything happened: the last ones."""
        return [phone(index) for index in range(self.people - SILENCED, self.people)]

    async def silence(self) -> None:
        """Suppress them."""
        async with self._client() as http:
            for number in self.silenced():
                path = f"/v1/suppressions/{number}"
                answer = await http.put(path, json={"reason": "asked by telephone"})
                assert answer.status_code == httpx.codes.OK, answer.text

    def listen(self, group: asyncio.TaskGroup, consoles: int = 3) -> list["asyncio.Task[None]"]:
        """Start the consoles and the agents' workers."""
        self.listeners = [Listener(self.town) for _ in range(consoles)]
        self.listeners[0].hears = self._heard
        tasks = [group.create_task(one.listen()) for one in self.listeners]
        return tasks + [group.create_task(self._answer_all()) for _ in range(WORKERS)]

    async def write(self) -> None:
        """Every debtor's messages; one whose fate is unknown is written again."""
        url = f"http://127.0.0.1:{self.town.simulator_port}/_sim/inbound"
        numbers = iter(range(self.messages))

        async def some(http: httpx.AsyncClient) -> None:
            for number in numbers:
                turn, person = divmod(number, self.people)
                stops = turn == STOP_TURN and person % STOPS_EVERY == 0
                text = STOP_WORD if stops else f"mensaje {number} ñ 😀"
                body = {"from": phone(person), "text": text}
                await _until(lambda body=body: http.post(url, json=body), (200,))  # type: ignore[misc]
                self.written += 1

        async with httpx.AsyncClient(timeout=_TIMEOUT, trust_env=False) as http:
            await asyncio.gather(*(some(http) for _ in range(WORKERS)))

    async def answered(self) -> None:
        """Every wish that was heard of has its definite answer."""
        await self._wishes.join()

    def _heard(self, event: Json) -> None:
        if event["type"] == "message.received":
            self._wishes.put_nowait(event["payload"])

    async def _answer_all(self) -> None:
        async with self._client() as http:
            while True:
                await self._answer(http, await self._wishes.get())
                self._wishes.task_done()

    async def _answer(self, http: httpx.AsyncClient, received: Json) -> None:
        key = f"reply-{received['message_id']}"
        to = received["sender"]["phone"]
        self.addressed[key] = to
        body = {"to": to, "type": "text", "text": {"body": f"Gracias: {received['text']}"}}
        headers = {"Idempotency-Key": key}
        answer = await _until(
            lambda: http.post("/v1/messages", json=body, headers=headers), _FINAL
        )
        self.answers[key] = answer.status_code, answer.json()

    def _client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self.town.cables["consoles"].url,
            headers={"Authorization": f"Bearer {self.town.token}"},
            timeout=_TIMEOUT,
            trust_env=False,
        )


async def _until(ask: Callable[[], Any], wanted: tuple[int, ...]) -> httpx.Response:
    """Ask again until the answer is definite."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            with suppress(httpx.HTTPError):
                answer: httpx.Response = await ask()
                if answer.status_code in wanted:
                    return answer
                assert answer.status_code in (429, 502, 503, 504), (
                    f"{answer.status_code}: {answer.text[:500]}"
                )
            await asyncio.sleep(_AGAIN_S)
