"""Connections for many requests at once, each taken from a stack.

httpx's own pool looks at every idle connection for every request, which with a hundred of
them costs more than the request.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx


class Lines:
    """Clients of one connection each; the one used last is used first, and stays warm."""

    def __init__(
        self, make: Callable[[httpx.Limits], httpx.AsyncClient], idle_s: float
    ) -> None:
        self._make = make
        self._limits = httpx.Limits(
            max_connections=1, max_keepalive_connections=1, keepalive_expiry=idle_s
        )
        self._idle: list[httpx.AsyncClient] = []

    @asynccontextmanager
    async def one(self) -> AsyncIterator[httpx.AsyncClient]:
        """A client that nobody else uses meanwhile."""
        line = self._idle.pop() if self._idle else self._make(self._limits)
        try:
            yield line
        finally:
            self._idle.append(line)

    async def close(self) -> None:
        """Let go of all of them."""
        while self._idle:
            await self._idle.pop().aclose()
