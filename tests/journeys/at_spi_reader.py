"""Reads the program as a screen reader does: over the accessibility bus, from outside.

Run within dbus-run-session: python -m tests.journeys.at_spi_reader FOLDER BUTTON
It opens the window (see at_spi_window), walks what it exposes, presses the button whose name
begins with BUTTON, and prints JSON: what is showing, before and after, as [depth, role, name,
actions].
"""

import asyncio
import json
import os
import sys
from typing import Any

from dbus_fast import BusType, Message, Variant
from dbus_fast.aio import MessageBus

ATSPI = "org.a11y.atspi"
ROOT = "/org/a11y/atspi/accessible/root"
PATIENCE_S, DEEPEST, MOST = 60.0, 30, 4_000
SHOWING = 1 << 25
"""ATSPI_STATE_SHOWING, in the first of two words of states."""
Node = tuple[int, str, str, int]
Place = tuple[str, str]


class Bus:
    """Calls on one bus."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus

    async def ask(
        self, where: Place, interface: str, member: str, signature: str = "", *body: Any
    ) -> Any:
        """The first value of the answer, None where the object does not know the question."""
        call = Message(
            destination=where[0],
            path=where[1],
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        answer = await self._bus.call(call)
        if answer.error_name or not answer.body:
            return None
        value = answer.body[0]
        return value.value if isinstance(value, Variant) else value

    async def name_of(self, where: Place) -> str:
        """The accessible name."""
        name = await self.ask(
            where,
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            f"{ATSPI}.Accessible",
            "Name",
        )
        return "" if name is None else str(name)

    async def children_of(self, where: Place) -> list[Place]:
        """Those beneath."""
        found = await self.ask(where, f"{ATSPI}.Accessible", "GetChildren")
        return [(each[0], each[1]) for each in found or []]

    async def actions_of(self, where: Place) -> list[str]:
        """What can be done with it."""
        found = await self.ask(where, f"{ATSPI}.Action", "GetActions")
        return [str(each[0]) for each in found or []]

    async def walk(self, where: Place) -> list[tuple[Node, Place]]:
        """It and everything beneath that is showing, in reading order."""
        found: list[tuple[Node, Place]] = []
        waiting = [(0, where)]
        while waiting and len(found) < MOST:
            depth, here = waiting.pop()
            states = await self.ask(here, f"{ATSPI}.Accessible", "GetState") or [0]
            if depth > 1 and not states[0] & SHOWING:
                continue
            role = str(await self.ask(here, f"{ATSPI}.Accessible", "GetRoleName") or "")
            actions = len(await self.actions_of(here))
            found.append(((depth, role, await self.name_of(here), actions), here))
            if depth < DEEPEST:
                beneath = await self.children_of(here)
                waiting.extend((depth + 1, each) for each in reversed(beneath))
        return found


async def accessibility_bus() -> Bus:
    """The bus that programs expose themselves on, told that somebody reads."""
    session = Bus(await MessageBus(bus_type=BusType.SESSION).connect())
    place = ("org.a11y.Bus", "/org/a11y/bus")
    address = await session.ask(place, "org.a11y.Bus", "GetAddress")
    await session.ask(
        place,
        "org.freedesktop.DBus.Properties",
        "Set",
        "ssv",
        "org.a11y.Status",
        "IsEnabled",
        Variant("b", True),
    )
    return Bus(await MessageBus(bus_address=address).connect())


async def program(bus: Bus) -> Place:
    """Our program among those on the bus."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            for place in await bus.children_of((f"{ATSPI}.Registry", ROOT)):
                if await bus.name_of(place) == "Acuerdo":
                    return place
            await asyncio.sleep(0.3)


async def read(folder: str, button: str) -> dict[str, Any]:
    """What a reader meets, before and after it pressed the button."""
    bus = await accessibility_bus()
    window = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.journeys.at_spi_window", folder),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"},
    )
    assert window.stdout is not None
    async with asyncio.timeout(PATIENCE_S * 2):
        line = await window.stdout.readline()
    if line.strip() != b"ready":
        raise RuntimeError("the window did not open")
    app = await program(bus)
    before = await bus.walk(app)
    pressed = await press(bus, before, button)
    await asyncio.sleep(1)
    after = await bus.walk(app)
    await window.communicate(b"")
    return {
        "before": [node for node, _ in before],
        "after": [node for node, _ in after],
        "pressed": pressed,
        "status": window.returncode,
    }


async def press(bus: Bus, found: list[tuple[Node, Place]], name: str) -> bool:
    """Do the first action of the button called so."""
    for (_, _, called, actions), place in found:
        if actions and called.startswith(name):
            return bool(await bus.ask(place, f"{ATSPI}.Action", "DoAction", "i", 0))
    return False


if __name__ == "__main__":
    print(json.dumps(asyncio.run(read(*sys.argv[1:3])), ensure_ascii=False))
