"""The door WhatsApp knocks on."""

import hashlib
import hmac
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from console.relay.answers import Refusal, read_limited
from console.relay.config import MetaConfig
from console.relay.database import StorageUnavailable
from console.relay.journal import Journal
from console.relay.metrics import Metrics
from console.runtime.clock import Clock

PATH = "/webhooks/whatsapp"
LARGEST = 4 << 20
"""Meta posts up to 3 MB."""
_HEADER = "x-hub-signature-256"


def signed_by(secrets: Iterable[str], body: bytes, header: str) -> bool:
    """Whether `header` is sha256=<hex> of the raw `body` under any of `secrets`.

    Source: Meta, Graph API webhooks, "Validating payloads" (2026-11).
    """
    given = header.encode("utf-8", "replace")
    matches = [hmac.compare_digest(_signature(secret, body), given) for secret in secrets]
    return any(matches)


def webhook_routes(
    meta: MetaConfig, journal: Journal, clock: Clock, metrics: Metrics
) -> list[Route]:
    """Meta's handshake, and what it posts: checked, on disk, then answered."""

    async def handshake(request: Request) -> Response:
        query = request.query_params
        asked = query.get("hub.mode") == "subscribe"
        given = query.get("hub.verify_token", "").encode("utf-8", "replace")
        known = hmac.compare_digest(given, meta.verify_token.encode("utf-8", "replace"))
        if not (asked and known and meta.verify_token):
            raise Refusal(403, "forbidden", "the verify token is not the one configured")
        return PlainTextResponse(query.get("hub.challenge", ""))

    async def receive(request: Request) -> Response:
        body = await read_limited(request, LARGEST)
        signature = request.headers.get(_HEADER, "")
        if not signed_by(meta.app_secrets, body, signature):
            metrics.webhook("forged")
            raise Refusal(403, "bad_signature", "the signature is missing or wrong")
        try:
            await journal.append(body, signature, clock.now())
        except StorageUnavailable as error:
            metrics.webhook("not_stored")
            raise Refusal(503, "not_stored", "it cannot be stored now", 5.0) from error
        metrics.webhook("stored")
        return Response(status_code=200)

    async def answer(request: Request) -> Response:
        return await (receive if request.method == "POST" else handshake)(request)

    return [Route(PATH, answer, methods=["GET", "POST"])]


def _signature(secret: str, body: bytes) -> bytes:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return f"sha256={digest}".encode()
