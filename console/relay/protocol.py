"""The HTTP/1.1 protocol of the server, with limits on what comes before a request is known.

uvicorn's own waits forever for the head of a request, and keeps as many headers as come.
"""

import asyncio
from typing import Any

from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from console.relay.event_stream import ABORT

HEAD_S = 20.0
_HEAD_BYTES = 32 << 10
_HEADERS = 100
_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-length: 0\r\nconnection: close\r\n\r\n"
)


class Protocol(HttpToolsProtocol):
    """Ends a connection whose request heads come too slowly or are too large.

    Also lets a response drop its connection without waiting for the peer.
    """

    _timer: asyncio.TimerHandle | None = None
    _in_head = True
    _head_bytes = 0
    _refused = False

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own
        super().connection_made(transport)
        self._await_head()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    @override
    def data_received(self, data: bytes) -> None:
        if self._in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > _HEAD_BYTES:
            self._refuse()

    @override
    def on_message_begin(self) -> None:
        super().on_message_begin()
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]  # extensions are open
        scope["extensions"] = {ABORT: {"abort": self.transport.abort}}
        if not self._in_head:
            self._await_head()

    @override
    def on_headers_complete(self) -> None:
        self._stop_waiting()
        self._in_head = False
        self._head_bytes = 0
        size = sum(len(name) + len(value) for name, value in self.headers)
        if len(self.headers) > _HEADERS or size > _HEAD_BYTES:
            self._refuse()
        else:
            super().on_headers_complete()

    @override
    def on_body(self, body: bytes) -> None:
        if not self._refused:
            super().on_body(body)

    @override
    def on_message_complete(self) -> None:
        if not self._refused:
            super().on_message_complete()

    def _await_head(self) -> None:
        self._in_head = True
        self._timer = self.loop.call_later(HEAD_S, self._late)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        if self._in_head and not self.transport.is_closing():
            self.transport.close()

    def _refuse(self) -> None:
        self._stop_waiting()
        self._refused = True
        if not self.transport.is_closing():
            self.transport.write(_TOO_LARGE)
            self.transport.close()
