"""Where committed changes are told to whoever listens, on the event loop."""

import asyncio
from collections.abc import Callable

from console.usecases.ports import ChangeSet

Listener = Callable[[ChangeSet], None]


class WhileShown:
    """Passes changes on while a screen is in front; collects them while it is not.

    A hidden screen that reads again at every change takes the time of the one that is seen.
    """

    def __init__(self, listener: Listener, is_shown: Callable[[], bool]) -> None:
        self._listener = listener
        self._is_shown = is_shown
        self._missed = ChangeSet()

    def data_changed(self, changes: ChangeSet) -> None:
        """Some transaction was committed."""
        if self._is_shown():
            self._listener(changes)
        else:
            self._missed = merged(self._missed, changes)

    def shown(self) -> None:
        """The screen came to the front: tell it what it missed."""
        missed, self._missed = self._missed, ChangeSet()
        if missed:
            self._listener(missed)


def merged(one: ChangeSet, other: ChangeSet) -> ChangeSet:
    """What either of the two touched."""
    return ChangeSet(
        one.conversations | other.conversations,
        one.debtors | other.debtors,
        one.topics | other.topics,
    )


class ChangeHub:
    """Takes change sets from any thread and passes them on, on the loop's thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._listeners: list[Listener] = []

    def listen(self, *listeners: Listener) -> None:
        """Add listeners; they are called in this order."""
        self._listeners.extend(listeners)

    def ignore(self, listener: Listener) -> None:
        """Tell that listener nothing more."""
        self._listeners = [one for one in self._listeners if one != listener]

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
