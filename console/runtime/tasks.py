"""Ownership of asyncio tasks."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

OnFailure = Callable[[str, BaseException], None]


class TaskOwner:
    """Owns the tasks of one screen or service, so that none outlives it.

    A name holds one live task: starting it again cancels the older one, as a new
    search replaces the old. Failures reach `on_failure`; cancellation is silent.
    """

    def __init__(self, on_failure: OnFailure) -> None:
        self._on_failure = on_failure
        self._latest: dict[str, asyncio.Task[None]] = {}
        self._alive: set[asyncio.Task[None]] = set()

    def start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` on the current loop under `name`."""
        if older := self._latest.get(name):
            older.cancel()
        task = asyncio.get_running_loop().create_task(work, name=name)  # the one creator
        self._latest[name] = task
        self._alive.add(task)
        task.add_done_callback(self._finished)

    async def aclose(self) -> None:
        """Cancel everything and wait until it has really stopped."""
        for task in self._alive:
            task.cancel()
        await asyncio.gather(*self._alive, return_exceptions=True)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._alive.discard(task)
        if self._latest.get(task.get_name()) is task:
            del self._latest[task.get_name()]
        if not task.cancelled() and (error := task.exception()):
            self._on_failure(task.get_name(), error)
