"""People reached outside their window in the last 24 hours: Meta's messaging limit.

It is counted for a whole business portfolio. Source:
https://developers.facebook.com/docs/whatsapp/messaging-limits (2026-11).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from console.relay.instants import from_us, to_us
from console.relay.schema import REACHES
from console.relay.upsert import insert_or_update

DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Reach:
    """Who was reached, and how many more may be. `most` None: as many as one likes."""

    most: int | None = None
    used: int = 0
    known: frozenset[str] = frozenset()
    frees_at: datetime | None = None
    """When the next place becomes free, where there is none now."""

    def has_room(self, persons: Collection[str], more: int = 0) -> bool:
        """Whether one may be written to after `more` others."""
        if self.most is None or not self.known.isdisjoint(persons):
            return True
        return self.used + more < self.most


def load(
    connection: sa.Connection,
    portfolio: str,
    most: int | None,
    persons: Collection[str],
    now: datetime,
) -> Reach:
    """What `portfolio` has used of its limit, and who of `persons` is counted in it."""
    if most is None:
        return Reach()
    recent = sa.and_(REACHES.c.portfolio == portfolio, REACHES.c.reached_us > to_us(now - DAY))
    count = sa.select(sa.func.count()).select_from(REACHES).where(recent)
    used = int(connection.execute(count).scalar_one())
    query = sa.select(REACHES.c.person).where(recent, REACHES.c.person.in_(list(persons)))
    known = frozenset(connection.execute(query).scalars())
    return Reach(most, used, known, _frees_at(connection, recent, used - most))


def note(
    connection: sa.Connection, portfolio: str, persons: Collection[str], now: datetime
) -> None:
    """These were written to at `now`."""
    reached = [
        {"portfolio": portfolio, "person": person, "reached_us": to_us(now)}
        for person in sorted(set(persons))
    ]
    insert_or_update(connection, REACHES, reached, ["reached_us"])


def forget(connection: sa.Connection, portfolio: str, person: str, noted_at: datetime) -> None:
    """Meta refused the message noted at `noted_at`; a later one to the person still counts."""
    connection.execute(
        REACHES.delete()
        .where(REACHES.c.portfolio == portfolio, REACHES.c.person == person)
        .where(REACHES.c.reached_us <= to_us(noted_at))
    )


def forget_old(connection: sa.Connection, portfolio: str, now: datetime) -> None:
    """Whoever was reached a day ago counts no more, and is not kept."""
    connection.execute(
        REACHES.delete().where(
            REACHES.c.portfolio == portfolio, REACHES.c.reached_us <= to_us(now - DAY)
        )
    )


def _frees_at(
    connection: sa.Connection, recent: sa.ColumnElement[bool], over: int
) -> datetime | None:
    if over < 0:
        return None
    query = sa.select(REACHES.c.reached_us).where(recent).order_by(REACHES.c.reached_us)
    us = connection.execute(query.offset(over).limit(1)).scalar()
    return None if us is None else from_us(us) + DAY
