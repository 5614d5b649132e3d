"""A stream to one console, which is cut off when it no longer reads."""

import asyncio
import logging

from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send
from typing_extensions import override

LOG = logging.getLogger(__name__)
STALLED_S = 30.0
"""A reader who takes nothing for so long is gone, or will resume by its cursor."""
ABORT = "acuerdo.abort"
"""The ASGI extension with which the server lets a connection be dropped at once."""


class EventStream(StreamingResponse):
    """Holds one page for a reader, whatever its pace: the next is made when it took this."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until the reader leaves, stalls, or the frames end."""

        async def hurried(message: Message) -> None:
            try:
                async with asyncio.timeout(STALLED_S):
                    await send(message)
            except TimeoutError:
                LOG.info("a reader took nothing for %s s and is cut off", STALLED_S)
                abort = scope.get("extensions", {}).get(ABORT)
                if abort is None:
                    raise
                abort["abort"]()
                await send(message)  # to nobody, and so at once

        await super().__call__(scope, receive, hurried)
