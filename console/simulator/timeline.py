"""Things that will happen after a while, in a world that may run faster than life."""

import asyncio
from collections.abc import Callable


class Timeline:
    """Calls functions later on the running loop. Delays are lived seconds, divided by speed."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._waiting: set[asyncio.TimerHandle] = set()

    def after(self, delay_s: float, act: Callable[[], None]) -> None:
        """Call `act` once, `delay_s` lived seconds from now."""
        handle: asyncio.TimerHandle | None = None

        def happen() -> None:
            if handle is not None:
                self._waiting.discard(handle)
            act()

        handle = asyncio.get_running_loop().call_later(delay_s / self.speed, happen)
        self._waiting.add(handle)

    def pending(self) -> int:
        """How many things are still to happen."""
        return len(self._waiting)

    def forget(self) -> None:
        """Cancel everything that has not happened yet."""
        for handle in self._waiting:
            handle.cancel()
        self._waiting.clear()
