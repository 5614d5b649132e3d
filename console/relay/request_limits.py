"""Bodies that are too large, and tokens that ask too often."""

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.relay.answers import Refusal
from console.relay.media_types import LARGEST
from console.relay.webhook import PATH

_BODIES = ("POST", "PUT", "PATCH", "DELETE")
_MEDIA = "/v1/media"
_MEDIA_LARGEST = LARGEST + (1 << 16)
_LARGEST = 4 << 20
_BURST_S = 2.0


class RequestLimits:
    """ASGI middleware: ends a request whose body is too large, declared or not.

    How slowly it may come is the protocol's business; webhooks are counted at their door.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its body counted."""
        if scope["type"] == "http" and scope["method"] in _BODIES and scope["path"] != PATH:
            receive = _counted(scope, receive)
        await self._app(scope, receive, send)


def _counted(scope: Scope, receive: Receive) -> Receive:
    largest = _MEDIA_LARGEST if scope["path"] == _MEDIA else _LARGEST
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > largest:
            raise Refusal(413, "too_large", f"the body is larger than {largest} bytes")
        return message

    return counted


class Rates:
    """A token bucket for each holder of a token: so many requests a second, on average."""

    def __init__(self, per_s: float | None, now_s: Callable[[], float]) -> None:
        self._per_s = per_s
        self._now_s = now_s
        self._full_at_s: dict[str, float] = {}

    def take(self, name: str) -> None:
        """Count one request. Raises: Refusal 429."""
        if self._per_s is None:
            return
        now_s = self._now_s()
        full_at_s = max(now_s, self._full_at_s.get(name, now_s)) + 1 / self._per_s
        if (late_s := full_at_s - now_s - _BURST_S) > 0:
            message = f"more than {self._per_s:g} requests a second; ask more slowly"
            raise Refusal(429, "too_many_requests", message, round(late_s, 3))
        self._full_at_s[name] = full_at_s
