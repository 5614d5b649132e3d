"""The door WhatsApp knocks on.

Nearly all webhooks are small and come whole, and webhook_protocol.py brings those here by the
short way; whatever else is posted comes as any request does.
"""

import asyncio
import hmac
from collections.abc import Iterable
from functools import partial

from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from console.relay.answers import Refusal
from console.relay.config import MetaConfig
from console.relay.database import StorageUnavailable
from console.relay.journal import Answer, Journal
from console.relay.metrics import Metrics
from console.runtime.clock import Clock

PATH = "/webhooks/whatsapp"
LARGEST = 4 << 20
"""Meta posts up to 3 MB."""
SIGNATURE = b"x-hub-signature-256"
_STORED = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]}
_NO_BODY = {"type": "http.response.body", "body": b""}


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


def webhook_route(door: "WebhookDoor") -> Route:
    """Meta's handshake, and what it posts: checked, on disk, then answered."""
    return Route(PATH, door, methods=["GET", "POST"])


class WebhookDoor:
    """An ASGI application of its own; also asked by the protocol itself."""

    def __init__(
        self, meta: MetaConfig, journal: Journal, clock: Clock, metrics: Metrics
    ) -> None:
        self._verify_token = meta.verify_token.encode("utf-8", "replace")
        self._signatures = Signatures(meta.app_secrets)
        self._journal = journal
        self._journal.verdict = self._verdict
        self._clock = clock
        self.metrics = metrics

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
            if name == SIGNATURE:
                signature = value
            elif name == b"content-length":
                length = value
        body = await _body(receive, length)
        stored = asyncio.get_running_loop().create_future()
        self.take(body, signature, partial(_settle, stored))
        await stored

    def take(self, body: bytes, signature: bytes, answer: Answer) -> None:
        """What Meta posted, whole. `answer` is told None when it is on disk, else a Refusal,
        or the fault that was met. Thread: the loop's.
        """
        if not self._signatures.fit(body, signature):
            self.metrics.webhooks("forged")
            answer(Refusal(403, "bad_signature", "the signature is missing or wrong"))
            return
        self._journal.take(body, signature.decode("latin-1"), self._clock.now(), answer)

    def _verdict(self, count: int, error: BaseException | None) -> BaseException | None:
        """What `count` webhooks of one commit are told."""
        if isinstance(error, StorageUnavailable):
            self.metrics.webhooks("not_stored", count)
            return Refusal(503, "not_stored", "it cannot be stored now", 5.0)
        if error is None:
            self.metrics.webhooks("stored", count)
        return error


def _settle(stored: "asyncio.Future[None]", error: BaseException | None) -> None:
    if stored.done():
        return  # the caller left
    if error is None:
        stored.set_result(None)
    else:
        stored.set_exception(error)


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
