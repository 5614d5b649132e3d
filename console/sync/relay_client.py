"""The relay over HTTP, as the console's services use it.

Unavailable            (console.runtime.errors) the relay is away, or does not let us in
RelayRefused           the relay said no to this one request, for good
  CursorAhead          our cursor is beyond the relay's newest event
  CursorTooOld         the events after our cursor are no longer kept

All of httpx's errors become Unavailable, and so does an answer that no relay gives (the page
of a proxy, a captive portal, another server at that address): it decides about no message.

httpx.HTTPError        transport, time-outs, protocol, redirects, encoding
httpx.StreamError      a stream that was cut off while it was read
httpx.InvalidURL       an address that cannot be one
httpx.CookieConflict   cookies, which no relay sets
ValueError             not JSON, or (pydantic's ValidationError) not of the wire's shape
"""

from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any, NoReturn
from urllib.parse import quote

import httpx

from console.runtime.errors import Unavailable
from console.wire.events import Event, Page

AWAY = {500, 502, 503, 504, 429}
NOT_LET_IN = {401, 403}
AWAY_CODE = "relay_away"
NOT_LET_IN_CODE = "relay_not_let_in"
UNEXPECTED = "unexpected_answer"
GONE = 410
CONFLICT = 409
TAKEN_ALREADY = "idempotency_conflict"
LEFT_ALREADY = "not_cancellable"
NOT_KNOWN = "not_found"
FOREIGN = (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, httpx.CookieConflict)
UPLOAD_TIMEOUT = httpx.Timeout(10.0, read=180.0)  # the relay answers when Meta has it
SSE_TIMEOUT = httpx.Timeout(10.0, read=40.0)  # a comment comes at least every 15 s


class RelayRefused(Exception):  # noqa: N818 - it is an answer, not an accident
    """The relay refused a request. `code` is one of the contract's codes."""

    def __init__(self, code: str, message: str, status: int) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status


class CursorAhead(RelayRefused):
    """Our cursor is beyond the relay's newest event `head`: its database was restored."""

    def __init__(self, message: str, head: int) -> None:
        super().__init__("cursor_ahead", message, CONFLICT)
        self.head = head


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
    """Asks the relay. Every failure on the way becomes Unavailable at this edge."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def events(self, after: int, limit: int = 500) -> Page:
        """A page of events after `after`.

        Raises: Unavailable, CursorTooOld.
        """
        answer = await self._ask("GET", "/v1/events", params={"after": after, "limit": limit})
        with _away_if_foreign():
            return Page.model_validate_json(answer.content)

    async def stream(self, after: int) -> AsyncGenerator[tuple[Event, ...]]:
        """Batches of events after `after`, as they come; ends when the connection does.

        An empty batch is a sign of life. What arrives while the caller is busy comes as one
        batch, so that a flood costs one transaction and not one each.

        Raises: Unavailable, CursorTooOld.
        """
        with _away_if_foreign():
            request = self._http.build_request(
                "GET", "/v1/events/stream", params={"after": after}, timeout=SSE_TIMEOUT
            )
            response = await self._http.send(request, stream=True)
            try:
                if not response.is_success:
                    await response.aread()
                    _refuse(response)
                rest = b""
                async for chunk in response.aiter_bytes():
                    *frames, rest = (rest + chunk).replace(b"\r\n", b"\n").split(b"\n\n")
                    yield tuple(event for frame in frames if (event := _event_of(frame)))
            finally:
                await response.aclose()

    async def send(self, message_id: str, body: dict[str, Any]) -> str:
        """Hand a command over; its state. The same id twice is the same command.

        Raises: Unavailable, RelayRefused.
        """
        answer = await self._ask(
            "POST", "/v1/messages", json=body, headers={"Idempotency-Key": message_id}
        )
        with _away_if_foreign():
            return str(_object(answer)["state"])

    async def cancel(self, message_id: str) -> bool:
        """Call a command back. False when it has left, or the relay never had it.

        Raises: Unavailable, RelayRefused.
        """
        try:
            await self._ask("DELETE", f"/v1/messages/{quote(message_id, safe='')}")
        except RelayRefused as refusal:
            if refusal.code in (LEFT_ALREADY, NOT_KNOWN):
                return False
            raise
        return True

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
        with _away_if_foreign():
            return list(_object(answer)["templates"])

    async def numbers(self) -> list[dict[str, Any]]:
        """The business numbers that the relay sends from."""
        answer = await self._ask("GET", "/v1/numbers")
        with _away_if_foreign():
            return list(_object(answer)["numbers"])

    async def media(self, media_id: str) -> Fetched:
        """A file of a message."""
        answer = await self._ask("GET", f"/v1/media/{media_id}")
        mime_type = answer.headers.get("content-type", "application/octet-stream")
        return Fetched(answer.content, mime_type)

    async def upload(
        self, file: IO[bytes], filename: str, mime_type: str, phone_number_id: str
    ) -> str:
        """Give the relay a file for a message from that number; its media id. The same
        content twice is the same file. `file` is read in pieces, on the loop.

        Raises: Unavailable, RelayRefused.
        """
        answer = await self._ask(
            "POST",
            "/v1/media",
            files={"file": (filename, file, mime_type)},
            data={"type": mime_type, "phone_number_id": phone_number_id},
            timeout=UPLOAD_TIMEOUT,
        )
        with _away_if_foreign():
            return str(_object(answer)["id"])

    async def _ask(self, method: str, path: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own options
        with _away_if_foreign():
            answer = await self._http.request(method, path, **options)
        if not answer.is_success:
            _refuse(answer)
        return answer


@contextmanager
def _away_if_foreign() -> Iterator[None]:
    """What httpx raises, and what no relay answers, means that the relay is away."""
    try:
        yield
    except FOREIGN as error:
        raise Unavailable(str(error) or type(error).__name__, code=AWAY_CODE) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Unavailable(UNEXPECTED, code=AWAY_CODE) from error


def _object(answer: httpx.Response) -> dict[str, Any]:
    return dict(answer.json())


def _event_of(frame: bytes) -> Event | None:
    lines = (line for line in frame.split(b"\n") if line.startswith(b"data:"))
    text = b"\n".join(line[5:].removeprefix(b" ") for line in lines)
    return Event.model_validate_json(text) if text else None


def _refuse(answer: httpx.Response) -> NoReturn:
    status = answer.status_code
    try:
        error = dict(answer.json()["error"])
        code, message = str(error["code"]), str(error["message"])
        oldest, head = int(error.get("oldest", 0)), int(error.get("head", 0))
    except (ValueError, KeyError, TypeError):
        error, code, message, oldest, head = {}, UNEXPECTED, UNEXPECTED, 0, 0
    if status in NOT_LET_IN:
        raise Unavailable(message, "renew_token", code=NOT_LET_IN_CODE)
    if status in AWAY or not error:
        raise Unavailable(f"{status} {code}", code=AWAY_CODE)
    if status == GONE:
        raise CursorTooOld(message, oldest)
    if code == "cursor_ahead":
        raise CursorAhead(message, head)
    raise RelayRefused(code, message, status)
