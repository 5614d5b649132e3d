"""What may never leave, whatever a console says; asked on arrival and before each send."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from console.relay import kill_switches, suppressions, templates, windows
from console.relay.config import LimitsConfig, NumberConfig
from console.relay.instants import from_us, to_us
from console.relay.schema import COMMANDS

DAY = timedelta(hours=24)
_SPENT = ("failed", "expired")


@dataclass(frozen=True, slots=True)
class Sending:
    """The facts of a message that decide whether it may leave."""

    number: NumberConfig
    person: str
    template_name: str | None
    template_language: str | None
    not_after: datetime | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message does not leave. `held` means: not now, but it may wait here."""

    code: str
    message: str
    retry_after_s: float | None = None
    held: bool = False


def refusal(
    connection: sa.Connection, sending: Sending, limits: LimitsConfig, now: datetime
) -> Refusal | None:
    """Why `sending` must not leave at `now`; None when it may.

    What waiting cannot cure comes first.
    """
    persons = windows.people(connection, sending.person)
    return (
        _expired(sending, now)
        or _suppressed(connection, sending, persons)
        or _killed(connection, sending)
        or _template(connection, sending)
        or _window(connection, sending, persons, now)
        or _hours(limits, now)
    )


def rate_capped(
    connection: sa.Connection, person: str, limits: LimitsConfig, now: datetime
) -> Refusal | None:
    """Whether the person has had all the messages that a day allows."""
    if limits.recipient_per_day is None:
        return None
    since = to_us(now - DAY)
    query = (
        sa.select(sa.func.count(), sa.func.min(COMMANDS.c.created_us))
        .where(COMMANDS.c.person.in_(windows.people(connection, person)))
        .where(COMMANDS.c.created_us > since, COMMANDS.c.state.not_in(_SPENT))
    )
    count, oldest_us = connection.execute(query).one()
    if count < limits.recipient_per_day:
        return None
    wait = (from_us(oldest_us) + DAY - now).total_seconds()
    limit = limits.recipient_per_day
    return Refusal("rate_capped", f"{count} of {limit} messages a day are used", max(1.0, wait))


def _expired(sending: Sending, now: datetime) -> Refusal | None:
    if sending.not_after is not None and now >= sending.not_after:
        return Refusal("expired", f"not to be sent after {sending.not_after.isoformat()}")
    return None


def _suppressed(
    connection: sa.Connection, sending: Sending, persons: tuple[str, ...]
) -> Refusal | None:
    scopes = suppressions.scopes_of(connection, persons)
    if suppressions.EVERYTHING in scopes:
        return Refusal("suppressed", "this person asked not to be written to")
    if suppressions.MARKETING in scopes and _is_marketing(connection, sending):
        return Refusal("suppressed", "this person stopped marketing messages")
    return None


def _is_marketing(connection: sa.Connection, sending: Sending) -> bool:
    known = _standing(connection, sending)
    return known is not None and known.category == "MARKETING"


def _killed(connection: sa.Connection, sending: Sending) -> Refusal | None:
    number, name = sending.number, sending.template_name
    stopping = [
        switch
        for switch in kill_switches.engaged(connection)
        if switch.stops(number.phone_number_id, number.waba_id, name)
    ]
    if not stopping:
        return None
    by_hand = [switch for switch in stopping if not switch.automatic]
    first = (by_hand or stopping)[0]
    return Refusal("kill_switch", f"sends are stopped: {first.reason}", held=not by_hand)


def _template(connection: sa.Connection, sending: Sending) -> Refusal | None:
    known = _standing(connection, sending)
    if known is None or known.may_send:
        return None
    status = known.status or "unknown to Meta"
    name = f"{sending.template_name} ({sending.template_language})"
    return Refusal("template_not_approved", f"the template {name} is {status}")


def _window(
    connection: sa.Connection, sending: Sending, persons: tuple[str, ...], now: datetime
) -> Refusal | None:
    if sending.template_name is not None:
        return None
    if windows.is_open(connection, sending.number.phone_number_id, persons, now):
        return None
    return Refusal(
        "window_closed", "more than 24 hours since the person last wrote; use a template"
    )


def _hours(limits: LimitsConfig, now: datetime) -> Refusal | None:
    if limits.hours is None or not (wait_s := limits.hours.wait_s(now)):
        return None
    return Refusal("out_of_hours", "outside the hours that the administrator set", wait_s)


def _standing(connection: sa.Connection, sending: Sending) -> templates.Standing | None:
    if sending.template_name is None:
        return None
    return templates.standing(
        connection,
        sending.number.waba_id,
        sending.template_name,
        sending.template_language or "",
    )
