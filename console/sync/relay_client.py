"""The relay over HTTP, as the console's services use it.

Unavailable            (console.runtime.errors) the relay is away, or does not let us in
RelayRefused           the relay said no to this one request, for good
  CursorTooOld         the events after our cursor are no longer kept
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import quote

import httpx

from console.runtime.errors import Unavailable
from console.wire.events import Event, Page

AWAY = {500, 502, 503, 504, 429}
NOT_LET_IN = {401, 403}
AWAY_CODE = "relay_away"
NOT_LET_IN_CODE = "relay_not_let_in"
GONE = 410
SSE_TIMEOUT = httpx.Timeout(10.0, read=40.0)  # a comment comes at least every 15 s


class RelayRefused(Exception):  # noqa: N818 - it is an answer, not an accident
    """The relay refused a request. `code` is one of the contract's codes."""

    def __init__(self, code: str, message: str, status: int) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status


class CursorTooOld(RelayRefused):
    """Events between our cursor and `oldest` are gone (the retention period has passed)."""

    def __init__(self, message: str, oldest: int) -> None:
        super().__init__("cursor_too_old", message, GONE)
        self.oldest = oldest


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file from the relay."""

    content: bytes
    mime_type: str


class RelayClient:
    """Asks the relay. Every transport failure becomes Unavailable at this edge."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def events(self, after: int, limit: int = 500) -> Page:
        """A page of events after `after`.

        Raises: Unavailable, CursorTooOld.
        """
        answer = await self._ask("GET", "/v1/events", params={"after": after, "limit": limit})
        return Page.model_validate_json(answer.content)

    async def stream(self, after: int) -> AsyncGenerator[tuple[Event, ...]]:
        """Batches of events after `after`, as they come; ends when the connection does.

        An empty batch is a sign of life. What arrives while the caller is busy comes as one
        batch, so that a flood costs one transaction and not one each.

        Raises: Unavailable, CursorTooOld.
        """
        request = self._http.build_request(
            "GET", "/v1/events/stream", params={"after": after}, timeout=SSE_TIMEOUT
        )
        try:
            response = await self._http.send(request, stream=True)
            try:
                if response.is_error:
                    await response.aread()
                    _refuse(response)
                rest = b""
                async for chunk in response.aiter_bytes():
                    *frames, rest = (rest + chunk).replace(b"\r\n", b"\n").split(b"\n\n")
                    yield tuple(event for frame in frames if (event := _event_of(frame)))
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            raise Unavailable(str(error) or type(error).__name__, code=AWAY_CODE) from error

    async def send(self, message_id: str, body: dict[str, Any]) -> str:
        """Hand a command over; its state. The same id twice is the same command.

        Raises: Unavailable, RelayRefused.
        """
        answer = await self._ask(
            "POST", "/v1/messages", json=body, headers={"Idempotency-Key": message_id}
        )
        return str(answer.json()["state"])

    async def suppress(self, recipient: str, reason: str) -> None:
        """Let nobody write to that phone or user id any more. Twice is the same as once.

        Raises: Unavailable, RelayRefused.
        """
        await self._ask(
            "PUT", f"/v1/suppressions/{quote(recipient, safe='')}", json={"reason": reason}
        )

    async def templates(self) -> list[dict[str, Any]]:
        """All templates that the relay knows, in Meta's shape."""
        answer = await self._ask("GET", "/v1/templates")
        return list(answer.json()["templates"])

    async def numbers(self) -> list[dict[str, Any]]:
        """The business numbers that the relay sends from."""
        answer = await self._ask("GET", "/v1/numbers")
        return list(answer.json()["numbers"])

    async def media(self, media_id: str) -> Fetched:
        """A file of a message."""
        answer = await self._ask("GET", f"/v1/media/{media_id}")
        mime_type = answer.headers.get("content-type", "application/octet-stream")
        return Fetched(answer.content, mime_type)

    async def _ask(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own options
        try:
            answer = await self._http.request(method, path, **options)
        except httpx.HTTPError as error:
            raise Unavailable(str(error) or type(error).__name__, code=AWAY_CODE) from error
        if answer.is_error:
            _refuse(answer)
        return answer


def _event_of(frame: bytes) -> Event | None:
    lines = (line for line in frame.split(b"\n") if line.startswith(b"data:"))
    text = b"\n".join(line[5:].removeprefix(b" ") for line in lines)
    return Event.model_validate_json(text) if text else None


def _refuse(answer: httpx.Response) -> NoReturn:
    try:
        error = answer.json()["error"]
        code, message = str(error["code"]), str(error["message"])
    except (ValueError, KeyError, TypeError):
        error, code, message = {}, "unexpected_answer", answer.text[:200]
    if answer.status_code in AWAY:
        raise Unavailable(f"{answer.status_code} {code}", code=AWAY_CODE)
    if answer.status_code in NOT_LET_IN:
        raise Unavailable(message, "renew_token", code=NOT_LET_IN_CODE)
    if answer.status_code == GONE:
        raise CursorTooOld(message, int(error.get("oldest", 0)))
    raise RelayRefused(code, message, answer.status_code)
