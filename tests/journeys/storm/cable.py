"""A TCP proxy between two programs: it can be cut, slowed, or keep the answers to itself.

With several targets it is the load balancer before them: one that does not answer is passed.
"""

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from typing_extensions import override

Address = tuple[str, int]


class Cable:
    """Listens on a port of its own and carries bytes to the first target that answers."""

    def __init__(self, targets: Sequence[Address]) -> None:
        self.targets = tuple(targets)
        self.delay_s = 0.0
        """Before each piece, both ways."""
        self.keeps_answers = False
        """Requests pass, and nothing ever comes back: a time-out after acceptance."""
        self._server: asyncio.Server | None = None
        self._ends: set[_End] = set()
        self._reaching: set[asyncio.Task[None]] = set()
        self._turn = 0

    @property
    def port(self) -> int:
        """Its port on 127.0.0.1."""
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """Where to speak HTTP through it."""
        return f"http://127.0.0.1:{self.port}"

    async def plug(self) -> None:
        """Begin to carry."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(partial(_Near, self), "127.0.0.1", 0)

    async def unplug(self) -> None:
        """End, whatever is under way."""
        assert self._server is not None
        self._server.close()
        self.cut()
        for task in self._reaching:
            task.cancel()
        await asyncio.gather(*self._reaching, return_exceptions=True)
        await self._server.wait_closed()

    def cut(self) -> None:
        """Break every connection that is open; new ones are welcome."""
        for end in tuple(self._ends):
            end.abort()

    def joined(self, end: "_End") -> None:
        """An end is open; a near one is led on to a target."""
        self._ends.add(end)
        if isinstance(end, _Near):
            # kept in a set, and ended with the cable
            task = asyncio.get_running_loop().create_task(self._reach(end))
            self._reaching.add(task)
            task.add_done_callback(self._reaching.discard)

    def left(self, end: "_End") -> None:
        """An end is closed."""
        self._ends.discard(end)

    async def _reach(self, near: "_Near") -> None:
        loop = asyncio.get_running_loop()
        for _ in self.targets:
            host, port = self.targets[self._turn % len(self.targets)]
            self._turn += 1
            with suppress(OSError):
                await loop.create_connection(partial(_Far, self, near), host, port)
                return
        near.abort()


class _End(asyncio.Protocol):
    """One side of a carried connection: what it hears, its peer says."""

    is_answer = False

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._transport: asyncio.Transport | None = None
        self._waiting: deque[bytes] = deque()
        self.peer: _End | None = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._cable.joined(self)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._cable.left(self)
        if self.peer is not None:
            self.peer.abort()  # what one side ended is over for both

    @override
    def data_received(self, data: bytes) -> None:
        self._waiting.append(data)
        if self._cable.delay_s:
            asyncio.get_running_loop().call_later(self._cable.delay_s, self.pass_on)
        else:
            self.pass_on()

    @override
    def pause_writing(self) -> None:
        if self.peer is not None and self.peer._transport is not None:
            self.peer._transport.pause_reading()

    @override
    def resume_writing(self) -> None:
        if self.peer is not None and self.peer._transport is not None:
            self.peer._transport.resume_reading()

    def pass_on(self) -> None:
        """Say what waits, in its order."""
        if self.peer is None:
            return  # not there yet: it asks when it is
        while self._waiting:
            piece = self._waiting.popleft()
            if not (self.is_answer and self._cable.keeps_answers):
                self.peer.say(piece)

    def say(self, piece: bytes) -> None:
        """Write, if this end is still open."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(piece)

    def abort(self) -> None:
        """Break it off."""
        if self._transport is not None:
            self._transport.abort()


class _Near(_End):
    """Towards whoever called."""


class _Far(_End):
    """Towards the target; what came before it was there is passed on now."""

    is_answer = True

    def __init__(self, cable: Cable, near: _Near) -> None:
        super().__init__(cable)
        self._near = near

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.peer, self._near.peer = self._near, self
        if self._near._transport is None or self._near._transport.is_closing():
            self.abort()
        else:
            self._near.pass_on()
