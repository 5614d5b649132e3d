"""Reading again without starving: many changes in a row cost one more read, not one each."""

import asyncio
from collections.abc import Awaitable, Callable

from console.runtime.tasks import TaskOwner

PAUSE_S = 0.05


class Reloader:
    """Runs `load` when asked; asked while it runs, it runs once more afterwards."""

    def __init__(
        self, tasks: TaskOwner, name: str, load: Callable[[], Awaitable[None]]
    ) -> None:
        self._tasks, self._name, self._load = tasks, name, load
        self._running = 0  # number of the run under way, 0 when idle
        self._runs = 0
        self._again = False

    def ask(self) -> None:
        """Something changed."""
        self._again = True
        if not self._running:
            self._start()

    def restart(self) -> None:
        """Something else is wanted now: what is being read no longer matters."""
        self._again = True
        self._start()

    def _start(self) -> None:
        self._runs += 1
        self._running = self._runs
        self._tasks.start(self._name, self._run(self._runs))

    async def _run(self, number: int) -> None:
        try:
            while self._again:
                self._again = False
                await self._load()
                if self._again:
                    await asyncio.sleep(PAUSE_S)
        finally:
            if self._running == number:
                self._running = 0
