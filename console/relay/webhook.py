"""The door WhatsApp knocks on."""

import hmac
from collections.abc import Iterable

from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from console.relay.answers import Refusal, refused
from console.relay.config import MetaConfig
from console.relay.database import StorageUnavailable
from console.relay.journal import Journal
from console.relay.metrics import Metrics
from console.runtime.clock import Clock

PATH = "/webhooks/whatsapp"
LARGEST = 4 << 20
"""Meta posts up to 3 MB."""
_HEADER = b"x-hub-signature-256"
_STORED = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]}
_NO_BODY = {"type": "http.response.body", "body": b""}


class WebhookShortcut:
    """ASGI middleware: what Meta posts goes to the door at once, past routing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._door: WebhookDoor | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on whatever is no webhook."""
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        door = self._door = self._door or _door_of(scope["app"].routes)
        scope["endpoint"] = door
        try:
            await door(scope, receive, send)
        except Refusal as refusal:
            answer = await refused(Request(scope), refusal)
            await answer(scope, receive, send)
        except ClientDisconnect:
            pass  # nobody is left to answer; Meta posts it again


def _door_of(routes: Iterable[BaseRoute]) -> "WebhookDoor":
    for route in routes:
        if isinstance(route, Route) and isinstance(route.endpoint, WebhookDoor):
            return route.endpoint
    msg = "the application has no door for webhooks"
    raise LookupError(msg)


class Signatures:
    """Checks `X-Hub-Signature-256` against every secret that may have signed.

    The keyed hashes are kept and copied: `hmac.digest` would let go of the interpreter for
    each body, and wait for it behind the thread that writes.
    Source: Meta, Graph API webhooks, "Validating payloads" (2026-11).
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        self._keyed = [hmac.new(secret.encode(), digestmod="sha256") for secret in secrets]

    def fit(self, body: bytes, header: bytes) -> bool:
        """Whether `header` is sha256=<hex> of the raw `body` under any of the secrets."""
        found = False
        for keyed in self._keyed:
            mine = keyed.copy()
            mine.update(body)
            signature = b"sha256=" + mine.hexdigest().encode()
            found |= hmac.compare_digest(signature, header)
        return found


def webhook_routes(
    meta: MetaConfig, journal: Journal, clock: Clock, metrics: Metrics
) -> list[Route]:
    """Meta's handshake, and what it posts: checked, on disk, then answered."""
    return [Route(PATH, WebhookDoor(meta, journal, clock, metrics), methods=["GET", "POST"])]


class WebhookDoor:
    """An ASGI application of its own: on the busiest path nothing stands between."""

    def __init__(
        self, meta: MetaConfig, journal: Journal, clock: Clock, metrics: Metrics
    ) -> None:
        self._verify_token = meta.verify_token.encode("utf-8", "replace")
        self._signatures = Signatures(meta.app_secrets)
        self._journal = journal
        self._clock = clock
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the handshake, or take a webhook in. Raises: Refusal."""
        if scope["method"] == "POST":
            await self._take_in(scope, receive)
            await send(_STORED)
            await send(_NO_BODY)
        else:
            await self._handshake(scope)(scope, receive, send)

    def _handshake(self, scope: Scope) -> PlainTextResponse:
        query = QueryParams(scope["query_string"])
        asked = query.get("hub.mode") == "subscribe"
        given = query.get("hub.verify_token", "").encode("utf-8", "replace")
        known = hmac.compare_digest(given, self._verify_token)
        if not (asked and known and self._verify_token):
            raise Refusal(403, "forbidden", "the verify token is not the one configured")
        return PlainTextResponse(query.get("hub.challenge", ""))

    async def _take_in(self, scope: Scope, receive: Receive) -> None:
        signature, length = b"", b"0"
        for name, value in scope["headers"]:
            if name == _HEADER:
                signature = value
            elif name == b"content-length":
                length = value
        body = await _body(receive, length)
        if not self._signatures.fit(body, signature):
            self._metrics.webhook("forged")
            raise Refusal(403, "bad_signature", "the signature is missing or wrong")
        try:
            await self._journal.append(body, signature.decode("latin-1"), self._clock.now())
        except StorageUnavailable as error:
            self._metrics.webhook("not_stored")
            raise Refusal(503, "not_stored", "it cannot be stored now", 5.0) from error
        self._metrics.webhook("stored")


async def _body(receive: Receive, declared: bytes) -> bytes:
    """The whole body. Raises: Refusal 413, ClientDisconnect."""
    if declared.isdigit() and int(declared) > LARGEST:
        raise _too_large()
    pieces: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        piece = message.get("body", b"")
        size += len(piece)
        if size > LARGEST:
            raise _too_large()
        pieces.append(piece)
        more = message.get("more_body", False)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _too_large() -> Refusal:
    return Refusal(413, "too_large", f"the body is larger than {LARGEST} bytes")
