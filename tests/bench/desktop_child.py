"""The real desktop, offscreen, steered by lines of JSON on standard input.

Run: python -m tests.bench.desktop_child BEGAN_NS PLAN
Each command is a list, its name first; each answer is one line of JSON. The window works on a
desk of `tests.bench.desk` at that desk's moment.
"""

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from typing_extensions import override

from console.app import desktop
from console.app.demo.hands import until
from console.app.desktop import Desktop
from console.app.services import RelayPlace
from console.app.workspace import Place
from console.domain.ids import ConversationId
from console.sync.connection import Line
from console.sync.relay_client import RelayClient
from console.usecases.ports import UnitOfWork
from console.usecases.views import ThreadPage
from tests.bench.desk import OPERATOR, clock
from tests.bench.measuring import resident_mb

POLL_S = 0.25
PATIENCE_S = 600.0
FRAME_MS = 16


def say(**answer: Any) -> None:
    """One answer."""
    print(json.dumps(answer), flush=True)


async def polled(self: RelayClient, after: int) -> Any:
    """The reference's way of hearing of events, in place of the stream."""
    while True:
        page = await self.events(after)
        yield page.events
        after = page.next if page.events else after
        await asyncio.sleep(POLL_S)


def whole_thread(conversation_id: ConversationId, uow: UnitOfWork) -> ThreadPage:
    """All of a thread's messages."""
    return uow.conversations.thread(conversation_id, limit=10**6)


class Painted(QObject):
    """Tells after each painting of a widget."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            asyncio.get_running_loop().call_soon(self._tell)
        return False


class Steered:
    """Does what it is told until standard input ends."""

    def __init__(self) -> None:
        self._told: asyncio.Queue[list[Any] | None] = asyncio.Queue()
        self._seen: set[str] = set()
        self._opened: list[float] = []
        self._wanted: int | None = None

    async def ready(self, opened: Desktop) -> None:
        """The window is open."""
        self._d = opened
        self._watcher = Painted(self._painted)
        opened.inbox.messages.viewport().installEventFilter(self._watcher)
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._listen, args=(loop,), daemon=True).start()
        say(ready=True)
        while (command := await self._told.get()) is not None:
            name, *values = command
            await getattr(self, f"do_{name}")(*values)
        opened.closed.set()

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(self._told.put_nowait, json.loads(line))
        loop.call_soon_threadsafe(self._told.put_nowait, None)

    def _painted(self) -> None:
        now_ns = time.monotonic_ns()
        items = self._d.inbox.presenter.thread.items
        for item in items[-5:]:
            if item.text and item.id not in self._seen:
                self._seen.add(item.id)
                say(shown=item.text, at_ns=now_ns)
        if self._wanted is not None and len(self._d.inbox.messages.stack.lines) > 1:
            self._wanted = None
            self._opened.append(now_ns)

    # --- commands -----------------------------------------------------------------------

    async def do_line(self) -> None:
        """Wait until the relay answers and everything was caught up."""
        await until(
            lambda: (
                self._d.services is not None
                and self._d.services.connection.state.line == Line.UP
            ),
            "line",
        )
        say(line="up")

    async def do_open(self, conversation_id: int) -> None:
        """Open a conversation and wait for the person beside it."""
        self._d.inbox.open_conversation(ConversationId(conversation_id))
        await until(lambda: self._d.inbox.presenter.person is not None, "person")
        await asyncio.sleep(0.5)
        person = self._d.inbox.presenter.person
        say(opened=conversation_id, phone=person.phone if person is not None else None)

    async def do_switch(self, conversation_ids: list[int]) -> None:
        """Open one after another; milliseconds from the click to the painted thread."""
        taken: list[float] = []
        for wanted in conversation_ids:
            self._wanted = wanted
            began = time.monotonic_ns()
            self._d.inbox.open_conversation(ConversationId(wanted))
            await until(lambda: self._wanted is None, "thread")
            taken.append((self._opened[-1] - began) / 1e6)
            await asyncio.sleep(0.4)
        say(switched=taken)

    async def do_read(self, conversation_ids: list[int]) -> None:
        """The reference: read each whole thread, without showing it."""
        taken: list[float] = []
        for wanted in conversation_ids:
            began = time.monotonic_ns()
            await self._d.worker.read(partial(whole_thread, ConversationId(wanted)))
            taken.append((time.monotonic_ns() - began) / 1e6)
        say(read=taken)

    async def do_away(self) -> None:
        """Stop listening to the relay."""
        await self._d._stop_services()
        say(away=True)

    async def do_catch_up(self, to_seq: int) -> None:
        """Listen again until that event is applied; the longest gap of a 16 ms timer."""
        ticks = [time.monotonic_ns()]
        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=FRAME_MS)
        timer.timeout.connect(lambda: ticks.append(time.monotonic_ns()))
        timer.start()
        began = time.monotonic_ns()
        self._d._start_services(self._d.plan.relay)
        await self._applied(to_seq)
        seconds = (time.monotonic_ns() - began) / 1e9
        await asyncio.sleep(1)
        timer.stop()
        gaps = sorted((b - a) / 1e6 for a, b in pairwise(ticks))
        say(longest_ms=gaps[-1], p99_ms=gaps[int(len(gaps) * 0.99)], seconds=seconds)

    async def do_applied(self, seq: int) -> None:
        """Wait until an event is applied."""
        await self._applied(seq)
        say(applied=seq)

    async def _applied(self, seq: int) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while await self._d.worker.read(lambda uow: uow.cursor.last()) < seq:  # noqa: ASYNC110 - the database wakes nobody
                await asyncio.sleep(0.02)

    async def do_memory(self) -> None:
        """Resident memory now."""
        say(resident_mb=resident_mb())


def main(plan: dict[str, Any]) -> int:
    """Open the window and be steered."""
    if plan.get("polls"):
        RelayClient.stream = polled  # type: ignore[method-assign]  # the reference's way
    relay = RelayPlace(plan["relay_url"], plan["token"]) if plan.get("relay_url") else None
    mistakes = desktop.run(
        desktop.Plan(
            place=Place(plan["workspace"]),
            environ={"ACUERDO_KEY_FILE": plan["key_file"]},
            folder=Path(plan["folder"]),
            by=OPERATOR,
            relay=relay,
            clock=clock(),
            scheme="light",
            phone_number_id=plan["phone_number_id"],
        ),
        Steered().ready,
    )
    for one in mistakes:
        print(repr(one), file=sys.stderr)
    return 1 if mistakes else 0


if __name__ == "__main__":
    raise SystemExit(main(json.loads(sys.argv[2])))
