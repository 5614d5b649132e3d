"""POST /v1/media and GET /v1/media/{id}."""

import asyncio
import hashlib
import os
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from console.relay import media_store
from console.relay.answers import Refusal, json_answer
from console.relay.auth import Door
from console.relay.config import RelayConfig
from console.relay.database import Database
from console.relay.media_fetcher import LARGEST, DamagedFile, MediaFetcher
from console.relay.media_store import KEPT, MediaRow
from console.relay.templates_api import refused_by_meta
from console.relay.transaction import Transaction
from console.relay.whatsapp import GraphClient, MetaRefused, MetaUnavailable
from console.runtime.clock import Clock


def media_routes(
    config: RelayConfig,
    database: Database,
    graph: GraphClient,
    fetcher: MediaFetcher,
    clock: Clock,
    door: Door,
) -> list[Route]:
    """Upload to Meta, keeping a copy; download what is kept, or fetch it now."""

    async def upload(request: Request) -> Response:
        if int(request.headers.get("content-length") or 0) > LARGEST + 4096:
            raise Refusal(413, "too_large", f"the file is larger than {LARGEST} bytes")
        async with request.form(max_files=1, max_fields=8) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise Refusal(422, "invalid_media", "the multipart field file is missing")
            content = await file.read()
            mime_type = str(form.get("type") or file.content_type or "")
            number = _number(str(form.get("phone_number_id") or ""), config)
            name = file.filename or "file"
        try:
            media_id = await graph.upload(number, name, content, mime_type)
        except (MetaRefused, MetaUnavailable) as error:
            raise refused_by_meta(error, "media_refused") from error
        row = MediaRow(media_id, number, mime_type, None, name, len(content), KEPT, 0, 0)
        path = media_store.path_of(config.media_dir, media_id)
        await asyncio.to_thread(_write, path, content)
        await database.write(partial(_keep, row=row, now=clock.now()))
        digest = hashlib.sha256(content).hexdigest()
        return json_answer({"id": media_id, "mime_type": mime_type, "sha256": digest}, 201)

    async def download(request: Request) -> Response:
        media_id = request.path_params["id"]
        row = await database.read(partial(media_store.find, media_id=media_id))
        if row is None:
            raise Refusal(404, "not_found", "no message named a file with this id")
        path = media_store.path_of(config.media_dir, media_id)
        if row.state != KEPT or not path.exists():
            row = await _fetch_now(fetcher, row)
        return _file(path, row)

    return [
        Route("/v1/media", door.guarded(upload), methods=["POST"]),
        Route("/v1/media/{id:path}", door.guarded(download), methods=["GET"]),
    ]


async def _fetch_now(fetcher: MediaFetcher, row: MediaRow) -> MediaRow:
    try:
        return await fetcher.fetch(row)
    except MetaRefused as error:
        message = f"Meta does not have this file any more: {error}"
        raise Refusal(404, "media_gone", message) from error
    except (MetaUnavailable, DamagedFile, OSError) as error:
        message = f"the file cannot be fetched now: {error}"
        raise Refusal(503, "media_unavailable", message, 10.0) from error


def _file(path: Path, row: MediaRow) -> Response:
    """The file as an attachment: what strangers send is never shown by a browser."""
    mime_type = (row.mime_type or "application/octet-stream").encode("latin-1", "ignore")
    name = quote(row.filename or row.media_id, safe="")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "X-Content-Type-Options": "nosniff",
    }
    media_type = mime_type.decode("latin-1").replace("\r", "").replace("\n", "")
    return FileResponse(path, media_type=media_type, headers=headers)


def _number(asked: str, config: RelayConfig) -> str:
    if not asked and config.numbers:
        return config.numbers[0].phone_number_id
    if config.number(asked) is None:
        raise Refusal(422, "invalid_media", "phone_number_id is not a number of this relay")
    return asked


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial_path = path.with_suffix(".upload")
    with partial_path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial_path.replace(path)


def _keep(transaction: Transaction, row: MediaRow, now: datetime) -> None:
    media_store.keep(transaction.connection, row, now)
