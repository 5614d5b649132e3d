"""Where committed changes are told to whoever listens, on the event loop."""

import asyncio
from collections.abc import Callable

from console.usecases.ports import ChangeSet

Listener = Callable[[ChangeSet], None]


class ChangeHub:
    """Takes change sets from any thread and passes them on, on the loop's thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._listeners: list[Listener] = []

    def listen(self, *listeners: Listener) -> None:
        """Add listeners; they are called in this order."""
        self._listeners.extend(listeners)

    def silence(self) -> None:
        """Nobody listens any more: the screens are being taken down."""
        self._listeners.clear()

    def announce(self, changes: ChangeSet) -> None:
        """Tell everybody soon.

        Thread: any.
        """
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell, changes)

    def _tell(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(changes)
