"""POST /v1/media and GET /v1/media/{id}."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay import media_store, media_uploads
from console.relay.answers import Refusal, json_answer
from console.relay.auth import Door
from console.relay.config import RelayConfig
from console.relay.database import Database
from console.relay.media_answer import file_answer
from console.relay.media_fetcher import DamagedFile, MediaFetcher
from console.relay.media_store import KEPT, MediaRow
from console.relay.media_types import LARGEST
from console.relay.media_uploads import Staged, UnfitFile
from console.relay.templates_api import refused_by_meta
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.runtime.clock import Clock

_ENVELOPE = 1 << 16
"""Room for the multipart lines around a file."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """An upload as the console describes it."""

    name: str
    mime_type: str
    phone_number_id: str


def media_routes(
    config: RelayConfig,
    database: Database,
    graph: GraphClient,
    fetcher: MediaFetcher,
    clock: Clock,
    door: Door,
) -> list[Route]:
    """Upload to Meta, keeping a copy; download what is kept, or fetch it now."""
    uploads = _Uploads(config, database, graph, clock)

    async def download(request: Request) -> Response:
        media_id = request.path_params["id"]
        row = await database.read(partial(media_store.find, media_id=media_id))
        if row is None:
            raise Refusal(404, "not_found", "no message named a file with this id")
        path = media_store.path_of(config.media_dir, media_id)
        if row.state != KEPT or not path.exists():
            row = await _fetch_now(fetcher, row)
        return file_answer(request, path, row)

    return [
        Route("/v1/media", door.guarded(uploads.receive), methods=["POST"]),
        Route("/v1/media/{id:path}", door.guarded(download), methods=["GET"]),
    ]


class _Uploads:
    """Takes files from consoles; the same content goes to Meta once in 29 days."""

    def __init__(
        self, config: RelayConfig, database: Database, graph: GraphClient, clock: Clock
    ) -> None:
        self._config = config
        self._database = database
        self._graph = graph
        self._clock = clock

    async def receive(self, request: Request) -> Response:
        """Answer the media id. Nothing larger than a piece is ever in memory."""
        if int(request.headers.get("content-length") or 0) > LARGEST + _ENVELOPE:
            raise Refusal(413, "too_large", f"the file is larger than {LARGEST} bytes")
        async with request.form(max_files=1, max_fields=8) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise Refusal(422, "invalid_media", "the multipart field file is missing")
            offer = _Offer(
                name=file.filename or "file",
                mime_type=str(form.get("type") or file.content_type or ""),
                phone_number_id=_number(str(form.get("phone_number_id") or ""), self._config),
            )
            staged = await asyncio.to_thread(
                media_uploads.stage, file.file, self._config.media_dir
            )
        try:
            media_uploads.refuse_unfit(staged, offer.mime_type)
            return await self._pass_on(staged, offer)
        except UnfitFile as error:
            raise Refusal(422, error.code, str(error)) from error
        finally:
            await asyncio.to_thread(staged.path.unlink, missing_ok=True)

    async def _pass_on(self, staged: Staged, offer: _Offer) -> Response:
        now = self._clock.now()
        known = await self._database.read(
            partial(
                media_uploads.known_at_meta,
                digest=staged.digest,
                phone_number_id=offer.phone_number_id,
                mime_type=offer.mime_type,
                now=now,
            )
        )
        media_id = known or await self._upload(staged, offer)
        path = media_store.path_of(self._config.media_dir, media_id)
        await asyncio.to_thread(staged.path.replace, path)
        row = MediaRow(
            media_id,
            offer.phone_number_id,
            offer.mime_type,
            staged.digest,
            offer.name,
            staged.size,
            KEPT,
            0,
            0,
        )
        keep = partial(_keep, row=row, offer=offer, uploaded=known is None, now=now)
        await self._database.write(keep)
        answer = {
            "id": media_id,
            "mime_type": offer.mime_type,
            "sha256": staged.digest,
            "size": staged.size,
            "reused": known is not None,
        }
        return json_answer(answer, 200 if known else 201)

    async def _upload(self, staged: Staged, offer: _Offer) -> str:
        try:
            with await asyncio.to_thread(staged.path.open, "rb") as content:
                return await self._graph.upload(
                    offer.phone_number_id, offer.name, content, offer.mime_type
                )
        except (MetaRefused, MetaUnavailable) as error:
            raise refused_by_meta(error, "media_refused") from error


async def _fetch_now(fetcher: MediaFetcher, row: MediaRow) -> MediaRow:
    try:
        return await fetcher.fetch(row)
    except MetaRefused as error:
        message = f"Meta does not have this file any more: {error}"
        raise Refusal(404, "media_gone", message) from error
    except (MetaUnavailable, DamagedFile, OSError) as error:
        message = f"the file cannot be fetched now: {error}"
        raise Refusal(503, "media_unavailable", message, 10.0) from error


def _number(asked: str, config: RelayConfig) -> str:
    if not asked and config.numbers:
        return config.numbers[0].phone_number_id
    if config.number(asked) is None:
        raise Refusal(422, "invalid_media", "phone_number_id is not a number of this relay")
    return asked


def _keep(
    transaction: Transaction, *, row: MediaRow, offer: _Offer, uploaded: bool, now: datetime
) -> None:
    connection = transaction.connection
    media_store.keep(connection, row, now)
    if uploaded:
        media_uploads.remember(
            connection,
            row.sha256 or "",
            offer.phone_number_id,
            offer.mime_type,
            row.media_id,
            now,
        )
    else:
        media_uploads.used_again(connection, row.media_id, now)
