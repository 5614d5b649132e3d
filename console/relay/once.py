"""Things that are told once, however often they happen."""

import hashlib
from datetime import datetime

import sqlalchemy as sa

from console.relay.instants import to_us
from console.relay.schema import ITEMS
from console.relay.upsert import insert_or_ignore


def is_first(connection: sa.Connection, key: str, now: datetime) -> bool:
    """Whether `key` was not asked about before, as long as keys are kept."""
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=16).digest()
    if connection.execute(sa.select(ITEMS.c.key).where(ITEMS.c.key == digest)).first():
        return False
    insert_or_ignore(connection, ITEMS, {"key": digest, "seen_us": to_us(now)})
    return True
