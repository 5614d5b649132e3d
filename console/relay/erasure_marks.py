"""Opt-outs of people who were erased: kept as keyed hashes, so that they still hold.

The key is in the same database: it keeps the numbers from whoever reads the table, not from
whoever has the whole database and tries every number there is.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable

import sqlalchemy as sa

from console.relay.schema import KEYS, SUPPRESSIONS
from console.relay.suppressions import OPTED_OUT
from console.relay.upsert import insert_or_ignore

_NAME = "erasure"
_PREFIX = "erased:"
KEPT = "kept after an erasure"


def marker(connection: sa.Connection) -> Callable[[Iterable[str]], tuple[str, ...]]:
    """What gives the marks under which persons' opt-outs may stand; none before an erasure."""
    query = sa.select(KEYS.c.value).where(KEYS.c.name == _NAME)
    key = connection.execute(query).scalar()
    if key is None:
        return lambda _persons: ()
    return lambda persons: tuple(_mark(bytes(key), person) for person in persons)


def hide_suppressions(connection: sa.Connection, persons: tuple[str, ...]) -> int:
    """Put the opt-outs of a person under the mark of each identifier; how many there are."""
    mine = SUPPRESSIONS.c.person.in_(persons)
    found = connection.execute(sa.select(SUPPRESSIONS).where(mine)).all()
    if not found:
        return 0
    new = {"name": _NAME, "value": secrets.token_bytes(32)}
    insert_or_ignore(connection, KEYS, new)
    rows = [
        {
            "person": mark,
            "scope": row.scope,
            "recipient": "",
            "reason": row.reason if row.reason == OPTED_OUT else KEPT,
            "set_by": row.set_by,
            "set_us": row.set_us,
        }
        for row in found
        for mark in marker(connection)(persons)
    ]
    insert_or_ignore(connection, SUPPRESSIONS, rows)
    connection.execute(SUPPRESSIONS.delete().where(mine))
    return len(found)


def _mark(key: bytes, person: str) -> str:
    return (
        _PREFIX + hmac.new(key, person.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
    )
