"""The customer service window: 24 hours from a person's last message to one number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from console.relay.identity import person_of_phone, person_of_user
from console.relay.instants import from_us, to_us
from console.relay.schema import IDENTITIES, WINDOWS
from console.relay.upsert import insert_or_raise, insert_or_update
from console.wire.events import Party

WINDOW = timedelta(hours=24)
MARGIN = timedelta(seconds=60)
"""Meta measures with its own clock: do not send in the last minute."""


def people(connection: sa.Connection, person: str) -> tuple[str, ...]:
    """`person` under every identifier the relay has seen together with it."""
    if person.startswith("user:"):
        query = sa.select(IDENTITIES.c.phone_person).where(IDENTITIES.c.user_person == person)
    else:
        query = sa.select(IDENTITIES.c.user_person).where(IDENTITIES.c.phone_person == person)
    return (person, *connection.execute(query).scalars())


@dataclass(frozen=True, slots=True)
class Inbound:
    """A person wrote to a number."""

    phone_number_id: str | None
    sender: Party
    at: datetime


def note_inbound(connection: sa.Connection, inbound: Iterable[Inbound]) -> None:
    """Open the windows of the senders, and remember which identifiers belong together."""
    latest: dict[tuple[str, str], int] = {}
    links: dict[str, str] = {}
    for one in inbound:
        persons = _persons(one.sender)
        if len(persons) == 2:  # noqa: PLR2004 - a number and a user id
            links[persons[1]] = persons[0]
        for person in persons:
            key = (one.phone_number_id or "", person)
            latest[key] = max(latest.get(key, 0), to_us(one.at))
    linked = [{"user_person": user, "phone_person": phone} for user, phone in links.items()]
    insert_or_update(connection, IDENTITIES, linked, replace=("phone_person",))
    opened = [
        {"phone_number_id": number, "person": person, "last_inbound_us": us}
        for (number, person), us in latest.items()
    ]
    insert_or_raise(connection, WINDOWS, opened, "last_inbound_us")


def is_open(
    connection: sa.Connection, phone_number_id: str, persons: tuple[str, ...], now: datetime
) -> bool:
    """Whether free-form messages may go from the number to the person at `now`."""
    query = sa.select(sa.func.max(WINDOWS.c.last_inbound_us)).where(
        WINDOWS.c.phone_number_id == phone_number_id, WINDOWS.c.person.in_(persons)
    )
    last = connection.execute(query).scalar()
    return last is not None and now < from_us(last) + WINDOW - MARGIN


def close(connection: sa.Connection, phone_number_id: str, persons: tuple[str, ...]) -> None:
    """Meta says that the window is closed: believe it."""
    connection.execute(
        WINDOWS.delete().where(
            WINDOWS.c.phone_number_id == phone_number_id, WINDOWS.c.person.in_(persons)
        )
    )


def _persons(sender: Party) -> list[str]:
    persons = [person_of_phone(sender.wa_id)] if sender.wa_id else []
    return [*persons, person_of_user(sender.user_id)] if sender.user_id else persons
