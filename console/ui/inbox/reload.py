"""Reading again without starving: many changes in a row cost one more read, not one each."""

import asyncio
from collections.abc import Awaitable, Callable

from console.runtime.tasks import TaskOwner

PAUSE_S = 0.05


class Reloader:
    """Runs `load` when asked; asked while it runs, it runs once more afterwards.

    Units: `pause_s` is kept between two runs in a row.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        name: str,
        load: Callable[[], Awaitable[None]],
        pause_s: float = PAUSE_S,
    ) -> None:
        self._tasks, self._name, self._load, self._pause_s = tasks, name, load, pause_s
        self._running = 0  # number of the run under way, 0 when idle
        self._runs = 0
        self._again = False

    def ask(self, after_s: float = 0) -> None:
        """Something changed; what matters less may wait so that the rest comes first."""
        self._again = True
        if not self._running:
            self._start(after_s)

    def restart(self) -> None:
        """Something else is wanted now: what is being read no longer matters."""
        self._again = True
        self._start()

    def _start(self, after_s: float = 0) -> None:
        self._runs += 1
        self._running = self._runs
        self._tasks.start(self._name, self._run(self._runs, after_s))

    async def _run(self, number: int, after_s: float) -> None:
        try:
            if after_s:
                await asyncio.sleep(after_s)
            while self._again:
                self._again = False
                await self._load()
                if self._again:
                    await asyncio.sleep(self._pause_s)
        finally:
            if self._running == number:
                self._running = 0
