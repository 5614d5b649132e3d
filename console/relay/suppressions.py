"""People who are never sent to, by anybody; or not with marketing."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from console.relay.instants import iso, to_us
from console.relay.schema import SUPPRESSIONS
from console.relay.upsert import insert_or_ignore

EVERYTHING = "all"
MARKETING = "marketing"
OPTED_OUT = "opted_out"
"""The reason of a suppression that the person asked for, and may take back."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """An opt-out as it is written down."""

    person: str
    recipient: str
    scope: str
    reason: str
    set_by: str


def suppress(connection: sa.Connection, suppression: Suppression, now: datetime) -> None:
    """Never send to this person again. An older entry keeps its date and reason."""
    row = {
        "person": suppression.person,
        "scope": suppression.scope,
        "recipient": suppression.recipient,
        "reason": suppression.reason,
        "set_by": suppression.set_by,
        "set_us": to_us(now),
    }
    insert_or_ignore(connection, SUPPRESSIONS, row)


def release(connection: sa.Connection, persons: tuple[str, ...], scope: str | None) -> int:
    """Take back the opt-out of one scope, or of all; how many there were."""
    mine = SUPPRESSIONS.delete().where(SUPPRESSIONS.c.person.in_(persons))
    if scope is not None:
        mine = mine.where(SUPPRESSIONS.c.scope == scope)
    return connection.execute(mine).rowcount


def take_back(connection: sa.Connection, persons: tuple[str, ...]) -> int:
    """The person asked to be written to again: forget what the person had asked for."""
    asked = SUPPRESSIONS.delete().where(
        SUPPRESSIONS.c.person.in_(persons),
        SUPPRESSIONS.c.scope == EVERYTHING,
        SUPPRESSIONS.c.reason == OPTED_OUT,
    )
    return connection.execute(asked).rowcount


def scopes_of(connection: sa.Connection, persons: tuple[str, ...]) -> frozenset[str]:
    """What the person is suppressed for."""
    query = sa.select(SUPPRESSIONS.c.scope).where(SUPPRESSIONS.c.person.in_(persons))
    return frozenset(connection.execute(query).scalars())


def describe(connection: sa.Connection, persons: tuple[str, ...]) -> list[dict[str, str]]:
    """The person's opt-outs, for people to read."""
    query = sa.select(SUPPRESSIONS).where(SUPPRESSIONS.c.person.in_(persons))
    return [
        {
            "recipient": row.recipient,
            "scope": row.scope,
            "reason": row.reason,
            "set_by": row.set_by,
            "set_at": iso(row.set_us),
        }
        for row in connection.execute(query)
    ]
