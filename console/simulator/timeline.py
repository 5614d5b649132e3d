"""Things that will happen after a while, in a world that may run faster than life."""

import asyncio
from collections.abc import Callable


class Timeline:
    """Calls functions later on the running loop. Delays are lived seconds, divided by speed."""

    def __init__(self, speed: float) -> None:
        self.speed = speed
        self._waiting: dict[int, asyncio.TimerHandle] = {}
        self._acts: dict[int, Callable[[], None]] = {}
        self._numbered = 0

    def after(self, delay_s: float, act: Callable[[], None]) -> None:
        """Call `act` once, `delay_s` lived seconds from now."""
        self._numbered = number = self._numbered + 1
        self._acts[number] = act
        self._waiting[number] = asyncio.get_running_loop().call_later(
            delay_s / self.speed, self._happen, number
        )

    def _happen(self, number: int) -> None:
        del self._waiting[number]
        self._acts.pop(number)()

    def advance(self, lived_s: float) -> None:
        """Bring everything closer by so many lived seconds; what is due happens at once."""
        loop = asyncio.get_running_loop()
        for number, handle in sorted(self._waiting.items(), key=lambda one: one[1].when()):
            when = max(loop.time(), handle.when() - lived_s / self.speed)
            handle.cancel()
            self._waiting[number] = loop.call_at(when, self._happen, number)

    def pending(self) -> int:
        """How many things are still to happen."""
        return len(self._waiting)

    def forget(self) -> None:
        """Cancel everything that has not happened yet."""
        for handle in self._waiting.values():
            handle.cancel()
        self._waiting.clear()
        self._acts.clear()
