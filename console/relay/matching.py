"""Finds the command that a status is about, and settles it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from console.relay.bulk import BulkInsert, BulkLookup
from console.relay.delivery import advance, state_of_status
from console.relay.instants import to_us
from console.relay.item import Item, Json
from console.relay.schema import ATTEMPTS, COMMANDS, PARKED_STATUSES
from console.relay.transaction import NewEvent, Transaction
from console.wire.commands import CommandState
from console.wire.events import Accepted, EventType, Party

_SELECT = (
    "SELECT attempts.id, attempts.message_id, attempts.command_id, attempts.outcome,"
    " commands.state FROM attempts JOIN commands ON commands.id = attempts.command_id"
)
_BY_ATTEMPT = BulkLookup(_SELECT, "attempts.id")
_BY_MESSAGE = BulkLookup(_SELECT, "attempts.message_id")
_PARK = BulkInsert(
    PARKED_STATUSES, ("message_id", "status", "seen_us"), "ON CONFLICT DO NOTHING"
)


@dataclass(slots=True)
class Match:
    """The attempt behind a status, and how far it and its command have come."""

    attempt_id: str
    command_id: str
    is_accepted: bool
    state: CommandState


class Statuses:
    """The statuses of one batch: what they are about is looked up together."""

    def __init__(self, transaction: Transaction, items: Iterable[Item], now: datetime) -> None:
        self._transaction = transaction
        self._now = now
        self._parked: list[tuple[str, str]] = []
        listed = [item.payload for item in items if item.type is EventType.MESSAGE_STATUS]
        attempts = {status["attempt_id"] for status in listed if "attempt_id" in status}
        messages = {status["message_id"] for status in listed}
        connection = transaction.connection
        self._by_attempt = {
            row.id: _match(row) for row in _BY_ATTEMPT.execute(connection, sorted(attempts))
        }
        self._by_message = {
            row.message_id: self._by_attempt.get(row.id) or _match(row)
            for row in _BY_MESSAGE.execute(connection, sorted(messages))
        }

    def apply(self, item: Item) -> None:
        """Advance the command behind the status and name it in the payload, or park it."""
        status = item.payload
        match = self._of(status)
        if match is None:
            self._parked.append((status["message_id"], status["status"]))
            return
        if not match.is_accepted:
            self._accept(match, status, item.phone_number_id)
        learned = state_of_status(status["status"])
        if learned is not None and advance(match.state, learned) is not match.state:
            if match.state is CommandState.FAILED:
                status["after_failure"] = True
            connection = self._transaction.connection
            match.state = advance_command(connection, match.command_id, learned)
        status["command_id"] = match.command_id
        status["attempt_id"] = match.attempt_id

    def park(self) -> None:
        """Keep those that outran Meta's answer for their message."""
        seen_us = to_us(self._now)
        rows = [(*one, seen_us) for one in sorted(set(self._parked))]
        _PARK.execute(self._transaction.connection, rows)

    def _of(self, status: Json) -> Match | None:
        """By the attempt id that Meta carried back, else by the message id."""
        attempt = status.get("attempt_id")
        if attempt and (found := self._by_attempt.get(attempt)):
            return found
        return self._by_message.get(status["message_id"])

    def _accept(self, match: Match, status: Json, phone_number_id: str | None) -> None:
        """A status proves that Meta took the attempt, whatever became of the answer."""
        connection, message_id = self._transaction.connection, status["message_id"]
        connection.execute(
            ATTEMPTS.update()
            .where(ATTEMPTS.c.id == match.attempt_id)
            .values(outcome="accepted", message_id=message_id)
        )
        connection.execute(
            COMMANDS.update()
            .where(COMMANDS.c.id == match.command_id)
            .values(message_id=message_id)
        )
        match.is_accepted = True
        match.state = advance_command(connection, match.command_id, CommandState.ACCEPTED)
        accepted = Accepted(
            command_id=match.command_id,
            attempt_id=match.attempt_id,
            message_id=message_id,
            recipient=Party(**status["recipient"]),
            accepted_at=self._now,
        )
        self._transaction.emit(accepted_event(accepted, phone_number_id))


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


def _match(row: sa.Row[tuple[str, str, str, str, str]]) -> Match:
    accepted = row.outcome == "accepted"
    return Match(row.id, row.command_id, accepted, CommandState(row.state))
