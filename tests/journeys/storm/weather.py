"""Misfortunes, drawn from a seed, one after the other while the traffic lasts."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

import httpx

from tests.journeys.storm.town import RelayHouse, StormTown

Json = dict[str, Any]
PAUSE_S = (0.4, 1.6)
FAULTS: tuple[Json, ...] = (
    {"side": "send", "action": "timeout", "count": 5},
    {"side": "send", "action": "drop", "count": 2},
    {"side": "send", "action": "delay", "delay_s": 1.0, "count": 20},
    {"side": "send", "action": "5xx", "count": 20},
    {"side": "send", "action": "error", "code": 130429, "count": 10},
    {"side": "send", "action": "error", "code": 131056, "count": 5},
    {"side": "send", "action": "error", "code": 131016, "count": 20},
    {"side": "webhook", "action": "duplicate", "copies": 3, "count": 60},
    {"side": "webhook", "action": "reorder", "count": 40},
    {"side": "webhook", "action": "delay", "delay_s": 3.0, "count": 60},
    {"side": "webhook", "action": "timeout", "count": 30},
    {"side": "webhook", "action": "bad_signature", "count": 10},
)


@dataclass
class Weather:
    """Storms until it is `over`; `log` says what happened."""

    town: StormTown
    random: Random
    log: list[str] = field(default_factory=list)
    over: bool = False

    async def storm(self) -> None:
        """One misfortune after the other; every kind once before any comes again."""
        kinds = self._kinds()
        while not self.over:
            for kind in self.random.sample(kinds, len(kinds)):
                await asyncio.sleep(self.random.uniform(*PAUSE_S))
                if not self.over:
                    self.log.append(kind.__name__.removeprefix("_"))
                    await kind()

    async def calm(self) -> None:
        """Everything stands, and no ordered misfortune is left."""
        for house in self.town.relays:
            if house.server is None:
                await asyncio.to_thread(house.start)
            house.free_disk()
        if self.town.simulator is None:
            await asyncio.to_thread(self.town.start_simulator)
        for cable in self.town.cables.values():
            cable.delay_s, cable.keeps_answers = 0.0, False
        await self._steer("DELETE", "faults", None)

    def _kinds(self) -> list[Callable[[], Awaitable[None]]]:
        always = [self._ordered_fault] * 4
        always += [self._relay_killed, self._simulator_killed, self._cut, self._slow]
        always += [self._answers_lost]
        of_database = self._database_killed if self.town.cluster else self._disk_full
        return [*always, of_database]

    async def _ordered_fault(self) -> None:
        fault = self.random.choice(FAULTS)
        self.log[-1] += f" {fault['action']} {fault.get('code', '')}".rstrip()
        await self._steer("POST", "faults", fault)

    async def _relay_killed(self) -> None:
        house: RelayHouse = self.random.choice(self.town.relays)
        await self._again(house.kill, house.start)

    async def _simulator_killed(self) -> None:
        await self._again(self.town.kill_simulator, self.town.start_simulator)

    async def _database_killed(self) -> None:
        await asyncio.to_thread(self.town.bounce_database)

    async def _disk_full(self) -> None:
        house: RelayHouse = self.random.choice(self.town.relays)
        house.fill_disk()
        await asyncio.sleep(self.random.uniform(0.5, 2.0))
        house.free_disk()

    async def _cut(self) -> None:
        name = self.random.choice(sorted(self.town.cables))
        self.log[-1] += f" {name}"
        self.town.cables[name].cut()

    async def _slow(self) -> None:
        name = self.random.choice(sorted(self.town.cables))
        self.log[-1] += f" {name}"
        self.town.cables[name].delay_s = 0.2
        await asyncio.sleep(1.5)
        self.town.cables[name].delay_s = 0.0

    async def _answers_lost(self) -> None:
        name = self.random.choice(sorted(self.town.cables))
        self.log[-1] += f" {name}"
        self.town.cables[name].keeps_answers = True
        await asyncio.sleep(0.5)
        self.town.cables[name].keeps_answers = False
        self.town.cables[name].cut()

    async def _again(self, end: Callable[[], None], begin: Callable[[], None]) -> None:
        await asyncio.to_thread(end)
        await asyncio.sleep(self.random.uniform(0, 0.5))
        await asyncio.to_thread(begin)

    async def _steer(self, method: str, path: str, body: Json | None) -> None:
        url = f"http://127.0.0.1:{self.town.simulator_port}/_sim/{path}"
        async with httpx.AsyncClient(timeout=10, trust_env=False) as http:
            with suppress(httpx.TransportError):
                await http.request(method, url, json=body)
