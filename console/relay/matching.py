"""Finds the command that a status is about, and settles it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from console.relay.delivery import advance, state_of_status
from console.relay.instants import to_us
from console.relay.schema import ATTEMPTS, COMMANDS, PARKED_STATUSES
from console.relay.transaction import NewEvent, Transaction
from console.relay.upsert import insert_or_ignore
from console.wire.commands import CommandState
from console.wire.events import Accepted, EventType, Party, Status

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Match:
    """The attempt behind a status."""

    attempt_id: str
    command_id: str


class Matches:
    """The attempts behind a batch of statuses, looked up together."""

    def __init__(self, connection: sa.Connection, statuses: Iterable[Status]) -> None:
        listed = tuple(statuses)
        by = ATTEMPTS.c
        ids = _look_up(connection, by.id, {s.attempt_id for s in listed if s.attempt_id})
        wamids = _look_up(connection, by.message_id, {s.message_id for s in listed})
        self._by_attempt = {row.id: Match(row.id, row.command_id) for row in ids}
        self._by_message = {row.message_id: Match(row.id, row.command_id) for row in wamids}

    def of(self, status: Status) -> Match | None:
        """By the attempt id that Meta carried back, else by the message id."""
        if status.attempt_id and (found := self._by_attempt.get(status.attempt_id)):
            return found
        return self._by_message.get(status.message_id)


def apply_status(
    transaction: Transaction,
    status: Status,
    matches: Matches,
    phone_number_id: str | None,
    now: datetime,
) -> Status:
    """Advance the command behind `status`, or park it; return it with the command named."""
    match = matches.of(status)
    if match is None:
        _park(transaction.connection, status, now)
        return status
    learned = state_of_status(status.status)
    _settle_attempt(transaction, match, status, phone_number_id, now)
    if learned is not None:
        advance_command(transaction.connection, match.command_id, learned)
    return status.model_copy(
        update={"command_id": match.command_id, "attempt_id": match.attempt_id}
    )


def advance_command(
    connection: sa.Connection, command_id: str, learned: CommandState
) -> CommandState:
    """Raise the command's state to `learned` if that is further; the state it has then."""
    row = sa.select(COMMANDS.c.state).where(COMMANDS.c.id == command_id).with_for_update()
    current = CommandState(connection.execute(row).scalar_one())
    state = advance(current, learned)
    if state is not current:
        connection.execute(
            COMMANDS.update().where(COMMANDS.c.id == command_id).values(state=state.value)
        )
    return state


def unpark(connection: sa.Connection, command_id: str, message_id: str) -> None:
    """Apply the statuses that outran Meta's answer for `message_id`."""
    mine = PARKED_STATUSES.c.message_id == message_id
    for status in connection.execute(sa.select(PARKED_STATUSES.c.status).where(mine)).scalars():
        if learned := state_of_status(status):
            advance_command(connection, command_id, learned)
    connection.execute(PARKED_STATUSES.delete().where(mine))


def _settle_attempt(
    transaction: Transaction,
    match: Match,
    status: Status,
    phone_number_id: str | None,
    now: datetime,
) -> None:
    """A status proves that Meta took the attempt, whatever became of the answer."""
    connection = transaction.connection
    attempt = connection.execute(
        sa.select(ATTEMPTS.c.outcome).where(ATTEMPTS.c.id == match.attempt_id)
    ).one()
    if attempt.outcome == "accepted":
        return
    connection.execute(
        ATTEMPTS.update()
        .where(ATTEMPTS.c.id == match.attempt_id)
        .values(outcome="accepted", message_id=status.message_id)
    )
    connection.execute(
        COMMANDS.update()
        .where(COMMANDS.c.id == match.command_id)
        .values(message_id=status.message_id)
    )
    advance_command(connection, match.command_id, CommandState.ACCEPTED)
    accepted = Accepted(
        command_id=match.command_id,
        attempt_id=match.attempt_id,
        message_id=status.message_id,
        recipient=status.recipient,
        accepted_at=now,
    )
    transaction.emit(accepted_event(accepted, phone_number_id))


def accepted_event(accepted: Accepted, phone_number_id: str | None) -> NewEvent:
    """The event that tells which message a command became."""
    return NewEvent(
        key=f"accepted|{accepted.attempt_id}",
        type=EventType.MESSAGE_ACCEPTED,
        at=accepted.accepted_at,
        phone_number_id=phone_number_id,
        payload=accepted,
    )


def recipient_party(person: str) -> Party:
    """The recipient as the relay knows it."""
    if person.startswith("user:"):
        return Party(user_id=person.removeprefix("user:"))
    return Party(wa_id=person, phone=f"+{person}")


def _park(connection: sa.Connection, status: Status, now: datetime) -> None:
    row = {"message_id": status.message_id, "status": status.status, "seen_us": to_us(now)}
    insert_or_ignore(connection, PARKED_STATUSES, row)


def _look_up(
    connection: sa.Connection, column: sa.Column[str], wanted: set[str]
) -> list[sa.Row[tuple[str, str, str | None]]]:
    found: list[sa.Row[tuple[str, str, str | None]]] = []
    listed = sorted(wanted)
    for start in range(0, len(listed), _CHUNK):
        query = sa.select(ATTEMPTS.c.id, ATTEMPTS.c.command_id, ATTEMPTS.c.message_id)
        found += connection.execute(query.where(column.in_(listed[start : start + _CHUNK])))
    return found
