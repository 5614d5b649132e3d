"""The customer service window: 24 hours from a person's last message to one number."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

import sqlalchemy as sa

from console.relay import erasure_marks
from console.relay.bulk import BulkInsert
from console.relay.identity import person_of_phone, person_of_user
from console.relay.instants import from_us
from console.relay.item import Json
from console.relay.schema import IDENTITIES, WINDOWS

WINDOW = timedelta(hours=24)
MARGIN = timedelta(seconds=60)
"""Meta measures with its own clock: do not send in the last minute."""


def people(connection: sa.Connection, person: str) -> tuple[str, ...]:
    """`person` under every identifier the relay has seen together with it."""
    if person.startswith("user:"):
        query = sa.select(IDENTITIES.c.phone_person).where(IDENTITIES.c.user_person == person)
    else:
        query = sa.select(IDENTITIES.c.user_person).where(IDENTITIES.c.phone_person == person)
    known = (person, *connection.execute(query).scalars())
    return (*known, *erasure_marks.marker(connection)(known))


class Inbound(NamedTuple):
    """A person wrote to a number, or called it. `sender` is a Party as the wire writes it."""

    phone_number_id: str | None
    sender: Json
    at_us: int


def note_inbound(connection: sa.Connection, inbound: Iterable[Inbound]) -> None:
    """Open the windows of the senders, and remember which identifiers belong together.

    The window is kept under the first identifier; `people` finds it by the other one.
    """
    latest: dict[tuple[str, str], int] = {}
    links: dict[str, str] = {}
    for number, sender, at_us in inbound:
        persons = persons_of(sender)
        if not persons:
            continue
        if len(persons) == 2:  # noqa: PLR2004 - a number and a user id
            links[persons[1]] = persons[0]
        key = (number or "", persons[0])
        latest[key] = max(latest.get(key, 0), at_us)
    # Sorted, so that two instances never wait for each other's rows crosswise.
    _LINK.execute(connection, sorted(links.items()))
    _OPEN.execute(connection, [(*key, at_us) for key, at_us in sorted(latest.items())])


_LINK = BulkInsert(
    IDENTITIES,
    ("user_person", "phone_person"),
    "ON CONFLICT (user_person) DO UPDATE SET phone_person = excluded.phone_person"
    " WHERE identities.phone_person <> excluded.phone_person",
)
_OPEN = BulkInsert(
    WINDOWS,
    ("phone_number_id", "person", "last_inbound_us"),
    "ON CONFLICT (phone_number_id, person)"
    " DO UPDATE SET last_inbound_us = excluded.last_inbound_us"
    " WHERE windows.last_inbound_us < excluded.last_inbound_us",
)


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


def persons_of(sender: Json) -> list[str]:
    """The identities behind a Party: by number, then by user id."""
    phone, wa_id, user_id = sender.get("phone"), sender.get("wa_id"), sender.get("user_id")
    persons = []
    if phone:  # it is wa_id's, in E.164
        persons.append(phone[1:])
    elif wa_id:
        persons.append(_person_of_phone(wa_id))
    if user_id:
        persons.append(person_of_user(user_id))
    return persons


_person_of_phone = lru_cache(maxsize=1 << 16)(person_of_phone)
