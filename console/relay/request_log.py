"""One line and one measurement per HTTP request; nothing of what was said in it."""

import logging
import re
import secrets
import time
from collections.abc import Iterable
from itertools import count

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.relay.logs import REQUEST_ID
from console.relay.metrics import Metrics

LOG = logging.getLogger(__name__)
_FAILED = 500
_REFUSED = 400
_OURS = re.compile(rb"^[A-Za-z0-9_.-]{8,64}$")
GIVEN = b"x-request-id"
_THIS_PROCESS = secrets.token_hex(4).encode()
_SERIAL = count(1)
"""Asking the system for chance each time would let go of the interpreter each time."""
_BUSY = ("/webhooks/whatsapp", "/healthz", "/readyz", "/metrics")
"""Asked for all the time: a line for each good answer would hide the others."""


class RequestLog:
    """ASGI middleware: names each request, measures it, logs route, status and duration."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = request_id_of(scope["headers"])
        token = REQUEST_ID.set(request_id.decode())
        started_s = time.perf_counter()
        answered: list[tuple[int, float]] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered.append((message["status"], time.perf_counter() - started_s))
                headers = [*message.get("headers", ()), (GIVEN, request_id)]
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self._app(scope, receive, told)
        finally:
            status, first_s = answered[0] if answered else (_FAILED, 0.0)
            route, method = _route(scope), scope["method"]
            self._metrics.answered(route, method, status, first_s)
            log_request(method, route, status, time.perf_counter() - started_s)
            REQUEST_ID.reset(token)


def log_request(method: str, route: str, status: int, whole_s: float) -> None:
    """One line; of what is asked for all the time, only if it was refused."""
    if is_told(route, status):
        fields = {
            "method": method,
            "route": route,
            "status": status,
            "duration_ms": round(whole_s * 1000, 1),
        }
        LOG.log(_level(route, status), "request", extra={"fields": fields})


def is_told(route: str, status: int) -> bool:
    """Whether the log has a line for such a request."""
    return LOG.isEnabledFor(_level(route, status))


def _level(route: str, status: int) -> int:
    return logging.DEBUG if status < _REFUSED and route in _BUSY else logging.INFO


def request_id_of(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The one that a proxy gave, or a new one."""
    for name, value in headers:
        if name == GIVEN and is_fit(value):
            return bytes(value)
    return new_id()


def is_fit(given: bytes) -> bool:
    """Whether a proxy's id of a request may stand in our answer and log."""
    return bool(_OURS.match(given))


def new_id() -> bytes:
    """An id for a request that came without one."""
    return b"%s%08x" % (_THIS_PROCESS, next(_SERIAL))


def _route(scope: Scope) -> str:
    """The path with the name of its last part, never its value: that may be a person."""
    if "endpoint" not in scope:
        return "unmatched"
    path = str(scope["path"])
    for name, value in scope.get("path_params", {}).items():
        path = path.removesuffix(str(value)) + f"{{{name}}}"
    return path
