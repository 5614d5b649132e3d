"""Reads what the gate needs to know, for many messages of one number in a few queries."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from console.relay import erasure_marks, kill_switches, number_standings, reaches, templates
from console.relay.config import LimitsConfig, NumberConfig
from console.relay.gate import DAY, Contact, Facts, Sending
from console.relay.instants import from_us, to_us
from console.relay.schema import COMMANDS, IDENTITIES, SUPPRESSIONS, WINDOWS

_SPENT = ("failed", "expired", "cancelled")
_at_us = sa.func.coalesce(
    COMMANDS.c.left_us, COMMANDS.c.not_before_us, COMMANDS.c.created_us
).label("at_us")
"""When a message left, or is to leave."""


def load(
    connection: sa.Connection,
    number: NumberConfig,
    sendings: Sequence[Sending],
    limits: LimitsConfig,
    at: datetime,
) -> Facts:
    """What is known about `sendings`, which all leave from `number`."""
    aliases = _aliases(connection, {sending.person for sending in sendings})
    everybody = sorted({one for persons in aliases.values() for one in persons})
    keys = {sending.template_key for sending in sendings if sending.template_name}
    standing = number_standings.load(connection, (number,))[number.phone_number_id]
    capped = limits.recipient_per_day is not None
    return Facts(
        switches=kill_switches.engaged(connection),
        aliases=aliases,
        scopes=_scopes(connection, everybody),
        standings=templates.standings(connection, number.waba_id, keys),
        last_inbound=_last_inbound(connection, number.phone_number_id, everybody),
        contacts=_contacts(connection, everybody, at) if capped else {},
        number=standing,
        reach=reaches.load(
            connection,
            standing.portfolio,
            standing.most_people if keys else None,
            everybody,
            at,
        ),
    )


def _aliases(connection: sa.Connection, persons: Collection[str]) -> dict[str, tuple[str, ...]]:
    query = sa.select(IDENTITIES.c.user_person, IDENTITIES.c.phone_person).where(
        sa.or_(
            IDENTITIES.c.user_person.in_(list(persons)),
            IDENTITIES.c.phone_person.in_(list(persons)),
        )
    )
    others: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        others[row.user_person].append(row.phone_person)
        others[row.phone_person].append(row.user_person)
    linked = {person: (person, *others.get(person, ())) for person in persons}
    marks = erasure_marks.marker(connection)
    return {person: (*known, *marks(known)) for person, known in linked.items()}


def _scopes(connection: sa.Connection, persons: Sequence[str]) -> dict[str, frozenset[str]]:
    query = sa.select(SUPPRESSIONS.c.person, SUPPRESSIONS.c.scope).where(
        SUPPRESSIONS.c.person.in_(persons)
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        found[row.person].add(row.scope)
    return {person: frozenset(scopes) for person, scopes in found.items()}


def _last_inbound(
    connection: sa.Connection, phone_number_id: str, persons: Sequence[str]
) -> dict[str, datetime]:
    query = sa.select(WINDOWS.c.person, WINDOWS.c.last_inbound_us).where(
        WINDOWS.c.phone_number_id == phone_number_id, WINDOWS.c.person.in_(persons)
    )
    return {row.person: from_us(row.last_inbound_us) for row in connection.execute(query)}


def _contacts(
    connection: sa.Connection, persons: Sequence[str], at: datetime
) -> dict[str, tuple[Contact, ...]]:
    query = (
        sa.select(COMMANDS.c.person, COMMANDS.c.id, COMMANDS.c.left_us, _at_us)
        .where(COMMANDS.c.person.in_(persons), COMMANDS.c.state.not_in(_SPENT))
        .where(_at_us > to_us(at - DAY))
        .where(sa.or_(COMMANDS.c.left_us.is_not(None), _at_us <= to_us(at)))
    )
    found: dict[str, list[Contact]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.person].append(_contact(row))
    return {person: tuple(contacts) for person, contacts in found.items()}


def _contact(row: Any) -> Contact:  # noqa: ANN401 - a row of some columns
    return Contact(row.id, from_us(row.at_us), row.left_us is not None)
