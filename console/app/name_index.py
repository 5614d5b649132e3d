"""Makes new people quick to find, a slice at a time, after they were loaded."""

import asyncio

from console.runtime.tasks import TaskOwner
from console.usecases.ports import ChangeSet, Runner, Topic

SLICE = 5_000
"""Takes the writer some 20 ms; between two slices others write."""
PAUSE_S = 0.05


class NameIndexer:
    """One pass at a time; news during a pass means another."""

    def __init__(self, runner: Runner, tasks: TaskOwner) -> None:
        self._runner, self._tasks = runner, tasks
        self._is_running = self._is_stale = False

    def start(self) -> None:
        """Whoever waits is indexed soon."""
        self._is_stale = True
        if not self._is_running:
            self._is_running = True
            self._tasks.start("search.names", self._index())

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        if Topic.PORTFOLIO in changes.topics:
            self.start()

    async def _index(self) -> None:
        try:
            while self._is_stale:
                self._is_stale = False
                left = SLICE
                while left == SLICE:
                    left = await self._runner.write(lambda uow: uow.search.index_names(SLICE))
                    await asyncio.sleep(PAUSE_S)
        finally:
            self._is_running = False
