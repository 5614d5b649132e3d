"""The short way of a webhook: from the parser to its door, and the answer from there.

What Meta posts is small and comes whole, thousands of times a second on a bad day. Such a
request needs no task, no middleware and no scope of its own, which cost three times what it
takes to check and store a message. Everything else goes uvicorn's way, as do webhooks that
are large, come in chunks, or want an answer in between.
"""

import logging
import time
from typing import Any, cast

from starlette.responses import Response
from typing_extensions import override
from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT
from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from console.relay.answers import Refusal, fault_answer, refusal_answer
from console.relay.logs import REQUEST_ID
from console.relay.protocol import Protocol
from console.relay.request_log import GIVEN, is_fit, is_told, log_request, new_id
from console.relay.webhook import PATH, SIGNATURE, WebhookDoor

WEBHOOKS = "webhooks"
"""Under this name the application's lifespan tells the protocol of the door."""
LOG = logging.getLogger(__name__)
_TARGET = PATH.encode()
_LARGEST = HIGH_WATER_LIMIT
"""Bytes of a body on the short way: as much as uvicorn takes in before it asks for a pause."""
_OK = STATUS_LINE[200] + b"content-length: 0\r\n"
_CLOSE = b"connection: close\r\n"
_SLOWLY = frozenset({b"transfer-encoding", b"expect", b"upgrade", b"connection"})
"""What a request says that wants more than to be taken in."""


class WebhookProtocol(Protocol):
    """Hands plain webhooks to the door as they come; one at a time on a connection.

    Whoever sends more before the first is answered gets that answer and a closed connection,
    as HTTP allows: RFC 9112, section 9.3.2.
    """

    _taking = False
    """A webhook comes in on the short way, or waits to be stored."""
    _crowded = False
    _leaving = False
    _idle_from_s: float | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - uvicorn's own
        super().__init__(*args, **kwargs)
        self._door: WebhookDoor | None = self.app_state.get(WEBHOOKS)
        self._pieces: list[bytes] = []
        self._signature = b""
        self._request_id = b""
        self._began_s = 0.0

    @override
    def on_message_begin(self) -> None:
        if self._taking:
            self._crowded = True
            self.flow.pause_reading()
        self.url, self.headers, self.expect_100_continue = b"", [], False
        self._in_head = True

    @override
    def begin_request(self) -> None:
        if self._crowded:
            return
        if self._door is not None and self._is_plain() and self._has_room():
            self._taking = True
            self._request_id = self._request_id or new_id()
            self._began_s = time.perf_counter()
        else:
            self._begin_slowly()

    def _begin_slowly(self) -> None:
        """Make up for what uvicorn does when a request begins, with what came since."""
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()
        self._in_head = False
        self.url, self.expect_100_continue = url, expects
        self.headers.extend(headers)
        super().begin_request()

    def _is_plain(self) -> bool:
        """Whether the request is a webhook that nothing speaks against taking the short way."""
        if self.url != _TARGET or self.parser.get_method() != b"POST":
            return False
        if self.parser.get_http_version() != "1.1":
            return False
        length = signature = request_id = b""
        for name, value in self.headers:
            if name == SIGNATURE:
                signature = value
            elif name == b"content-length":
                length = value
            elif name == GIVEN and not request_id and is_fit(value):
                request_id = value
            elif name in _SLOWLY and value.lower() != b"keep-alive":
                return False
        self._signature, self._request_id = signature, request_id
        return length.isdigit() and int(length) <= _LARGEST

    def _has_room(self) -> bool:
        """Whether this is the connection's only request, and the server takes more of them."""
        cycle: Any = self.cycle  # None before the first request that went uvicorn's way
        is_alone = cycle is None or cycle.response_complete
        most = self.limit_concurrency
        return is_alone and (most is None or len(self.connections) < most)

    @override
    def on_body(self, body: bytes) -> None:
        if self._crowded or self._refused:
            return
        if self._taking:
            self._body_bytes += len(body)
            self._pieces.append(body)
        else:
            super().on_body(body)

    @override
    def on_message_complete(self) -> None:
        if self._crowded:
            return
        if not self._taking or self._refused:
            super().on_message_complete()
            return
        self._end_body()
        pieces, self._pieces = self._pieces, []
        body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        cast("WebhookDoor", self._door).take(body, self._signature, self._stored)

    def _stored(self, error: BaseException | None) -> None:
        """Answer, on the loop; whoever left meanwhile posts it again."""
        failure = None if error is None else self._failure(error)
        self._note(200 if failure is None else failure.status_code)
        self._taking = False
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        leaving = self._crowded or self._leaving
        closing = _CLOSE if leaving else b""
        head, body = (_OK, b"") if failure is None else (_head(failure), bytes(failure.body))
        self.transport.write(
            b"%sx-request-id: %s\r\n%s\r\n%s" % (head, self._request_id, closing, body)
        )
        if leaving:
            self.transport.close()
        else:
            self._rest()

    def _failure(self, error: BaseException) -> Response:
        if isinstance(error, Refusal):
            return refusal_answer(error)
        LOG.error("a webhook could not be stored", exc_info=error)
        return fault_answer()

    def _note(self, status: int) -> None:
        seconds = time.perf_counter() - self._began_s
        cast("WebhookDoor", self._door).metrics.answered(PATH, "POST", status, seconds)
        if is_told(PATH, status):
            token = REQUEST_ID.set(self._request_id.decode())
            log_request("POST", PATH, status, seconds)
            REQUEST_ID.reset(token)

    # --- connections that are kept ------------------------------------------------------

    def _rest(self) -> None:
        """Wait for the next request. One timer serves many of them."""
        self._idle_from_s = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self._watch_idle(self.timeout_keep_alive)

    def _watch_idle(self, wait_s: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(wait_s, self._look_whether_idle)

    def _look_whether_idle(self) -> None:
        self.timeout_keep_alive_task = None
        if self._idle_from_s is None:
            return  # at work; the next rest sets a timer again
        left_s = self._idle_from_s + self.timeout_keep_alive - self.loop.time()
        if left_s > 0:
            self._watch_idle(left_s)
        else:
            self.timeout_keep_alive_handler()

    @override
    def _unset_keepalive_if_required(self) -> None:
        if self._idle_from_s is None or self.transport.is_closing():
            super()._unset_keepalive_if_required()
        self._idle_from_s = None

    @override
    def shutdown(self) -> None:
        if self._taking:
            self._leaving = True
        else:
            super().shutdown()


def _head(answer: Response) -> bytes:
    lines = (b"%s: %s\r\n" % header for header in answer.raw_headers)
    return STATUS_LINE[answer.status_code] + b"".join(lines)


def protocol(body_timeout_s: float) -> type[WebhookProtocol]:
    """The protocol with a server's own time limit: uvicorn makes it from a class."""
    return cast(
        "type[WebhookProtocol]",
        type("BoundedProtocol", (WebhookProtocol,), {"body_timeout_s": body_timeout_s}),
    )
