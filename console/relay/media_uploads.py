"""Uploads: streamed to disk, checked, and not sent to Meta again while Meta has them."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import sqlalchemy as sa

from console.relay import media_types
from console.relay.instants import to_us
from console.relay.schema import MEDIA, UPLOADS
from console.relay.upsert import insert_or_update

REUSED_FOR = timedelta(days=29)
"""Meta keeps an upload for 30 days; the last day is left for the message to be fetched."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Staged:
    """A file on disk that has no media id yet."""

    path: Path
    size: int
    digest: str
    sniffed: tuple[str, ...]
    head: bytes


class UnfitFile(ValueError):  # noqa: N818 - named for what it is
    """Meta would refuse it. `code` is the answer's; the sentence says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def stage(source: IO[bytes], folder: Path) -> Staged:
    """Copy `source` to a file of its own in `folder`, piece by piece.

    Raises: OSError. Thread: any; it blocks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{secrets.token_hex(16)}.upload"
    digest = hashlib.sha256()
    head = b""
    size = 0
    try:
        with path.open("wb") as file:
            while piece := source.read(_PIECE):
                head = head or piece[: media_types.HEAD]
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return Staged(path, size, digest.hexdigest(), media_types.sniff(head), head)


def refuse_unfit(staged: Staged, mime_type: str) -> None:
    """Say what Meta would say, before Meta is asked. Raises: UnfitFile."""
    name = media_types.bare(mime_type)
    limit = media_types.LIMITS.get(name)
    if limit is None:
        known = ", ".join(media_types.LIMITS)
        msg = f'type "{name}" is none that WhatsApp takes; it takes {known}'
        raise UnfitFile("media_type_unsupported", msg)
    if not staged.size:
        raise UnfitFile("invalid_media", "the file is empty")
    if staged.size > limit:
        msg = f"the file has {staged.size} bytes; WhatsApp takes at most {limit} of {name}"
        raise UnfitFile("media_too_large", msg)
    if not media_types.agrees(name, staged.sniffed, staged.head):
        shown = staged.sniffed[0] if staged.sniffed else "something else"
        msg = f"the file is declared as {name}, and its first bytes show {shown}"
        raise UnfitFile("media_type_mismatch", msg)


def known_at_meta(
    connection: sa.Connection, digest: str, phone_number_id: str, mime_type: str, now: datetime
) -> str | None:
    """The media id under which Meta has this content for that number; None if it has not."""
    query = sa.select(UPLOADS.c.media_id).where(
        UPLOADS.c.digest == digest,
        UPLOADS.c.phone_number_id == phone_number_id,
        UPLOADS.c.mime_type == mime_type,
        UPLOADS.c.uploaded_us > to_us(now - REUSED_FOR),
    )
    return connection.execute(query).scalar()


def remember(
    connection: sa.Connection,
    digest: str,
    phone_number_id: str,
    mime_type: str,
    media_id: str,
    now: datetime,
) -> None:
    """Meta has it now."""
    row = {
        "digest": digest,
        "phone_number_id": phone_number_id,
        "mime_type": mime_type,
        "media_id": media_id,
        "uploaded_us": to_us(now),
    }
    insert_or_update(connection, UPLOADS, row, ("media_id", "uploaded_us"))


def used_again(connection: sa.Connection, media_id: str, now: datetime) -> None:
    """Our copy lives on with the message that names it."""
    mine = MEDIA.c.media_id == media_id
    connection.execute(MEDIA.update().where(mine).values(seen_us=to_us(now)))
