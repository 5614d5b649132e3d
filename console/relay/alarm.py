"""A sleep that somebody may end: how the services beside the server wait."""

import asyncio


class Alarm:
    """Rung by whoever has news; a ring while nobody sleeps is not lost.

    A service clears it before it looks for work: what comes after that look wakes it.
    """

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """There may be something to do."""
        self._rung.set()

    def clear(self) -> None:
        """What was rung for so far is about to be looked at."""
        self._rung.clear()

    async def sleep(self, longest_s: float) -> bool:
        """Until it rings, `longest_s` seconds at most; whether it rang."""
        try:
            async with asyncio.timeout(longest_s):
                await self._rung.wait()
        except TimeoutError:
            return False
        return True
