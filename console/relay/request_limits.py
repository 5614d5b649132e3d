"""Bodies that are too large or come too slowly, and tokens that ask too often."""

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.relay.answers import Refusal
from console.relay.media_types import LARGEST

_BODIES = ("POST", "PUT", "PATCH", "DELETE")
_MEDIA = "/v1/media"
_MEDIA_LARGEST = LARGEST + (1 << 16)
_LARGEST = 4 << 20
_SLOWEST_BYTES_PER_S = 10_000
_BURST_S = 2.0


class RequestLimits:
    """ASGI middleware: ends a request whose body is too large, or drips.

    A body may take `timeout_s`, and longer as far as it comes at 10 kB a second or faster.
    """

    def __init__(self, app: ASGIApp, timeout_s: float) -> None:
        self._app = app
        self._timeout_s = timeout_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its body measured."""
        if scope["type"] == "http" and scope["method"] in _BODIES:
            receive = self._measured(scope, receive)
        await self._app(scope, receive, send)

    def _measured(self, scope: Scope, receive: Receive) -> Receive:
        largest = _MEDIA_LARGEST if scope["path"] == _MEDIA else _LARGEST
        started_s = asyncio.get_running_loop().time()
        size, more = 0, True

        async def measured() -> Message:
            nonlocal size, more
            if not more:
                return await receive()
            deadline_s = started_s + self._timeout_s + size / _SLOWEST_BYTES_PER_S
            try:
                async with asyncio.timeout_at(deadline_s):
                    message = await receive()
            except TimeoutError as error:
                raise Refusal(
                    408, "body_too_slow", "the body did not arrive in time"
                ) from error
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
            if size > largest:
                raise Refusal(413, "too_large", f"the body is larger than {largest} bytes")
            return message

        return measured


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
