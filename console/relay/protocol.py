"""The HTTP/1.1 protocol of the server, with limits on how requests may arrive.

uvicorn's own waits forever for the head and the body of a request, and keeps as many headers
as come. A request that arrives at once, as nearly all do, costs no timer.
"""

import asyncio
from typing import Any

from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from console.relay.event_stream import ABORT

HEAD_S = 20.0
_HEAD_BYTES = 32 << 10
_HEADERS = 100
_SLOWEST_BYTES_PER_S = 10_000
_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-length: 0\r\nconnection: close\r\n\r\n"
)
_TOO_SLOW_BODY = (
    b'{"error":{"code":"body_too_slow","message":"the body did not arrive in time"}}'
)
_TOO_SLOW = (
    b"HTTP/1.1 408 Request Timeout\r\ncontent-type: application/json\r\n"
    b"content-length: %d\r\nconnection: close\r\n\r\n%s"
) % (len(_TOO_SLOW_BODY), _TOO_SLOW_BODY)


class Protocol(HttpToolsProtocol):
    """Ends a connection whose requests come too slowly, or with heads that are too large.

    A body may take `body_timeout_s`, and longer as far as it comes at 10 kB a second.
    Also lets a response drop its connection without waiting for the peer.
    """

    _timer: asyncio.TimerHandle | None = None
    _in_head = True
    _head_bytes = 0
    """Of what came while a head was awaited: at least the head itself, but for `_came`."""
    _came = 0
    _refused = False
    body_timeout_s = 30.0
    _body_timer: asyncio.TimerHandle | None = None
    _in_body = False
    _body_bytes = 0
    _body_from_s = 0.0

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own
        super().connection_made(transport)
        self._await_head()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        self._end_body()
        super().connection_lost(exc)

    @override
    def data_received(self, data: bytes) -> None:
        self._came = len(data)
        if self._in_head:
            self._head_bytes += self._came
        super().data_received(data)
        if self._in_head:
            if self._head_bytes > _HEAD_BYTES:
                self._refuse()
            elif self._timer is None:
                self._await_head()
        elif self._in_body and self._body_timer is None:
            self._body_from_s = self.loop.time()
            self._watch_body(self.body_timeout_s)

    @override
    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head = True

    @override
    def on_headers_complete(self) -> None:
        self._stop_waiting()
        self._in_head = False
        most, self._head_bytes = self._head_bytes + self._came, 0
        if len(self.headers) > _HEADERS or (most > _HEAD_BYTES and self._is_head_too_large()):
            self._refuse()
        else:
            self._in_body, self._body_bytes = True, 0
            self.begin_request()

    def _is_head_too_large(self) -> bool:
        return sum(len(name) + len(value) for name, value in self.headers) > _HEAD_BYTES

    def begin_request(self) -> None:
        """The head is whole and within its limits: start what answers the request."""
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]  # extensions are open
        scope["extensions"] = {ABORT: {"abort": self.transport.abort}}
        super().on_headers_complete()

    @override
    def on_body(self, body: bytes) -> None:
        if not self._refused:
            self._body_bytes += len(body)
            super().on_body(body)

    @override
    def on_message_complete(self) -> None:
        self._end_body()
        if not self._refused:
            super().on_message_complete()

    def _await_head(self) -> None:
        self._timer = self.loop.call_later(HEAD_S, self._late)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        if self._in_head and not self.transport.is_closing():
            self.transport.close()

    def _watch_body(self, wait_s: float) -> None:
        self._body_timer = self.loop.call_later(wait_s, self._look_at_body)

    def _look_at_body(self) -> None:
        """The time is over; more is given for what came, or while we do not read ourselves."""
        allowed_s = self.body_timeout_s + self._body_bytes / _SLOWEST_BYTES_PER_S
        left_s = self._body_from_s + allowed_s - self.loop.time()
        if left_s > 0:
            self._watch_body(left_s)
        elif self.flow.read_paused:
            self._watch_body(self.body_timeout_s)
        else:
            self._refuse(_TOO_SLOW)

    def _end_body(self) -> None:
        self._in_body = False
        if self._body_timer is not None:
            self._body_timer.cancel()
            self._body_timer = None

    def _refuse(self, answer: bytes = _TOO_LARGE) -> None:
        self._stop_waiting()
        self._refused = True
        if not self.transport.is_closing():
            if not self._has_begun():
                self.transport.write(answer)
            self.transport.close()

    def _has_begun(self) -> bool:
        """Whether an answer to this request is on its way: then none is added."""
        cycle: Any = self.cycle  # None before the first request
        return bool(cycle and cycle.response_started and not cycle.response_complete)
