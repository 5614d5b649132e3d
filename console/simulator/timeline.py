"""Things that will happen after a while, in a world that may run faster than life."""

import asyncio
from collections.abc import Callable


class Timeline:
    """Calls functions later on the running loop. Delays are lived seconds, divided by speed."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._waiting: dict[int, asyncio.TimerHandle] = {}
        self._numbered = 0

    def after(self, delay_s: float, act: Callable[[], None]) -> None:
        """Call `act` once, `delay_s` lived seconds from now."""
        self._numbered = number = self._numbered + 1
        self._waiting[number] = asyncio.get_running_loop().call_later(
            delay_s / self.speed, self._happen, number, act
        )

    def _happen(self, number: int, act: Callable[[], None]) -> None:
        del self._waiting[number]
        act()

    def pending(self) -> int:
        """How many things are still to happen."""
        return len(self._waiting)

    def forget(self) -> None:
        """Cancel everything that has not happened yet."""
        for handle in self._waiting.values():
            handle.cancel()
        self._waiting.clear()
