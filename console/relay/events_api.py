"""GET /v1/events and /v1/events/stream."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from functools import partial

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay import stream
from console.relay.answers import Refusal
from console.relay.auth import Door
from console.relay.database import Database, StorageUnavailable
from console.relay.event_stream import EventStream
from console.relay.stream import CursorTooOld, Stream
from console.relay.transaction import EventRow

LOG = logging.getLogger(__name__)
_LARGEST_PAGE = 1000
_LARGEST_SEQ = (1 << 63) - 1


def events_routes(database: Database, stream_: Stream, door: Door) -> list[Route]:
    """Pages, and the live stream."""

    async def page(request: Request) -> Response:
        after = _number(request.query_params.get("after"), "after", 0, 0, _LARGEST_SEQ)
        limit = _number(request.query_params.get("limit"), "limit", 500, 1, None)
        events, head = await _read(database, after, min(limit, _LARGEST_PAGE))
        listed = ",".join(event.json() for event in events)
        next_ = events[-1].seq if events else after
        body = f'{{"events":[{listed}],"next":{next_},"head":{head}}}'
        return Response(body, media_type="application/json")

    async def follow(request: Request) -> Response:
        last = request.headers.get("last-event-id") or request.query_params.get("after")
        after = _number(last, "after", 0, 0, _LARGEST_SEQ)
        await _read(database, after, 1)  # a cursor that is too old is told so, not cut off
        frames = _while_welcome(stream_.follow(database, after), request, door)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return EventStream(frames, media_type="text/event-stream", headers=headers)

    return [
        Route("/v1/events", door.guarded(page)),
        Route("/v1/events/stream", door.guarded(follow)),
    ]


async def _read(database: Database, after: int, limit: int) -> tuple[tuple[EventRow, ...], int]:
    try:
        events, head = await database.read(partial(_page_and_head, after=after, limit=limit))
    except CursorTooOld as error:
        message = f"events up to {error.oldest - 1} are no longer kept; start at the oldest"
        refusal = Refusal(410, "cursor_too_old", message, oldest=error.oldest)
        raise refusal from error
    if after > head:
        message = f"the relay's events end at {head}: its database was restored; go on there"
        raise Refusal(409, "cursor_ahead", message, head=head)
    return events, head


def _page_and_head(
    connection: sa.Connection, after: int, limit: int
) -> tuple[tuple[EventRow, ...], int]:
    return stream.page(connection, after, limit), stream.head_seq(connection)


async def _while_welcome(
    frames: AsyncIterator[bytes], request: Request, door: Door
) -> AsyncIterator[bytes]:
    """`frames` until the token is revoked. Readers who came together ask at their own times."""
    loop = asyncio.get_running_loop()
    every_s = stream.HEARTBEAT_S - 1
    checked_s = loop.time() - every_s * random.random() / 2  # noqa: S311 - no secret
    async for text in frames:
        if loop.time() - checked_s > every_s:
            checked_s = loop.time()
            try:
                if not await door.is_still_open(request):
                    return
            except StorageUnavailable as error:
                LOG.debug("a token is looked at later, the database is away: %s", error)
        yield text


def _number(given: str | None, name: str, default: int, least: int, most: int | None) -> int:
    if given is None or given == "":
        return default
    digits = given.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):  # noqa: PLR2004 - 64 bits
        raise Refusal(400, "invalid_parameter", f"{name} is not a whole number")
    value = int(digits)
    if value < least or (most is not None and value > most):
        raise Refusal(400, "invalid_parameter", f"{name} is out of range")
    return value
