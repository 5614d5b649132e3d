"""What the relay knows of each file: expected, kept on disk, or lost."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from console.relay.instants import to_us
from console.relay.schema import MEDIA
from console.relay.upsert import insert_or_ignore, insert_or_update
from console.wire.events import Media

EXPECTED = "expected"
KEPT = "kept"
LOST = "lost"
RETRY_S = (1, 5, 30, 120, 600, 1800, 3600, 7200, 14400)
"""Inbound files live seven days at Meta; most failures pass within minutes."""


@dataclass(frozen=True, slots=True)
class MediaRow:
    """One file. `sha256` is as Meta wrote it: hexadecimal or base64.

    `sniffed_type` is what the first bytes show, where that is not what was declared.
    """

    media_id: str
    phone_number_id: str | None
    mime_type: str | None
    sha256: str | None
    filename: str | None
    size: int | None
    state: str
    tries: int
    due_us: int
    sniffed_type: str | None = None

    @property
    def disagrees(self) -> bool:
        """Whether the file is not what was declared."""
        return self.sniffed_type is not None


def path_of(folder: Path, media_id: str) -> Path:
    """Where the file of `media_id` is kept; its name never comes from outside."""
    return folder / hashlib.sha256(media_id.encode("utf-8", "replace")).hexdigest()


def expect(
    connection: sa.Connection, media: Media, phone_number_id: str | None, now: datetime
) -> None:
    """A webhook named a file: fetch it."""
    row = {
        "media_id": media.media_id,
        "phone_number_id": phone_number_id,
        "mime_type": media.mime_type,
        "sha256": media.sha256,
        "filename": media.filename,
        "state": EXPECTED,
        "tries": 0,
        "due_us": to_us(now),
        "seen_us": to_us(now),
    }
    insert_or_ignore(connection, MEDIA, row)


def find(connection: sa.Connection, media_id: str) -> MediaRow | None:
    """The file of that id, if a webhook or an upload named it."""
    found = connection.execute(_rows().where(MEDIA.c.media_id == media_id))
    row = found.mappings().one_or_none()
    return MediaRow(**row) if row else None


def due(connection: sa.Connection, now: datetime, limit: int) -> tuple[MediaRow, ...]:
    """Files to fetch now."""
    waiting = _rows().where(MEDIA.c.state == EXPECTED, MEDIA.c.due_us <= to_us(now))
    found = connection.execute(waiting.order_by(MEDIA.c.due_us).limit(limit))
    return tuple(MediaRow(**row) for row in found.mappings())


def next_due_us(connection: sa.Connection) -> int | None:
    """When the next file is to be tried."""
    query = sa.select(sa.func.min(MEDIA.c.due_us)).where(MEDIA.c.state == EXPECTED)
    found = connection.execute(query).scalar()
    return None if found is None else int(found)


def keep(connection: sa.Connection, row: MediaRow, now: datetime) -> None:
    """The file is on disk."""
    kept = {
        "media_id": row.media_id,
        "phone_number_id": row.phone_number_id,
        "mime_type": row.mime_type,
        "sha256": row.sha256,
        "filename": row.filename,
        "size": row.size,
        "state": KEPT,
        "tries": row.tries,
        "due_us": to_us(now),
        "seen_us": to_us(now),
        "sniffed_type": row.sniffed_type,
    }
    learned = ("state", "size", "mime_type", "sha256", "sniffed_type")
    insert_or_update(connection, MEDIA, kept, learned)


def postpone(connection: sa.Connection, row: MediaRow, fault: str, now: datetime) -> None:
    """It did not work: try again later, or give it up as lost."""
    given_up = row.tries >= len(RETRY_S)
    wait = timedelta(seconds=0 if given_up else RETRY_S[row.tries])
    connection.execute(
        MEDIA.update()
        .where(MEDIA.c.media_id == row.media_id, MEDIA.c.state == EXPECTED)
        .values(
            state=LOST if given_up else EXPECTED,
            tries=row.tries + 1,
            due_us=to_us(now + wait),
            fault=fault,
        )
    )


def lose(connection: sa.Connection, media_id: str, fault: str) -> None:
    """Meta no longer has it."""
    mine = MEDIA.c.media_id == media_id
    connection.execute(MEDIA.update().where(mine).values(state=LOST, fault=fault))


def older_than(connection: sa.Connection, cutoff: datetime) -> Sequence[str]:
    """The ids of files seen before `cutoff`."""
    query = sa.select(MEDIA.c.media_id).where(MEDIA.c.seen_us < to_us(cutoff))
    return connection.execute(query).scalars().all()


def _rows() -> sa.Select[*tuple[Any, ...]]:
    return sa.select(
        MEDIA.c.media_id,
        MEDIA.c.phone_number_id,
        MEDIA.c.mime_type,
        MEDIA.c.sha256,
        MEDIA.c.filename,
        MEDIA.c.size,
        MEDIA.c.state,
        MEDIA.c.tries,
        MEDIA.c.due_us,
        MEDIA.c.sniffed_type,
    )
