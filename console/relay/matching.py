"""Finds the command that a status is about, and settles it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from console.relay.bulk import BulkInsert, BulkLookup, BulkUpdate
from console.relay.delivery import advance, state_of_status
from console.relay.instants import to_us
from console.relay.item import Item, Json
from console.relay.schema import ATTEMPTS, COMMANDS, PARKED_STATUSES
from console.relay.transaction import NewEvent, Transaction
from console.wire.commands import CommandState
from console.wire.events import Accepted, EventType, Party

_STATUS = EventType.MESSAGE_STATUS
_SELECT = (
    "SELECT attempts.id, attempts.message_id, attempts.command_id, attempts.outcome,"
    " commands.state FROM attempts JOIN commands ON commands.id = attempts.command_id"
)
_BY_ATTEMPT = BulkLookup(_SELECT, "attempts.id")
_BY_MESSAGE = BulkLookup(_SELECT, "attempts.message_id")
_ATTEMPTS_TAKEN = BulkUpdate(ATTEMPTS, "id", ("outcome", "message_id"))
_COMMANDS_NAMED = BulkUpdate(COMMANDS, "id", ("message_id",))
_COMMANDS_ADVANCED = BulkUpdate(COMMANDS, "id", ("state",))
_PARK = BulkInsert(
    PARKED_STATUSES, ("message_id", "status", "seen_us"), "ON CONFLICT DO NOTHING"
)


@dataclass(slots=True)
class Command:
    """The command behind some statuses, and how far it has come."""

    id: str
    state: CommandState


@dataclass(slots=True)
class Match:
    """The attempt behind a status."""

    attempt_id: str
    command: Command
    is_accepted: bool


@dataclass(slots=True)
class _Learned:
    """What the statuses of a batch change, by the key of its row."""

    attempts: dict[str, tuple[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    parked: set[tuple[str, str]] = field(default_factory=set)


class Statuses:
    """The statuses of one batch: what they are about is looked up together, and what follows
    from them written together. Writers take turns, so that what was read stays true meanwhile.
    """

    def __init__(self, transaction: Transaction, items: Iterable[Item], now: datetime) -> None:
        self._transaction = transaction
        self._now = now
        self._learned = _Learned()
        self._commands: dict[str, Command] = {}
        listed = [item.payload for item in items if item.type is _STATUS]
        attempts = {status["attempt_id"] for status in listed if "attempt_id" in status}
        messages = {status["message_id"] for status in listed}
        connection = transaction.connection
        self._by_attempt = {
            row.id: self._match(row)
            for row in _BY_ATTEMPT.execute(connection, sorted(attempts))
        }
        self._by_message = {
            row.message_id: self._by_attempt.get(row.id) or self._match(row)
            for row in _BY_MESSAGE.execute(connection, sorted(messages))
        }

    def apply(self, item: Item) -> None:
        """Advance the command behind the status and name it in the payload, or park it."""
        status = item.payload
        match = self._of(status)
        if match is None:
            self._learned.parked.add((status["message_id"], status["status"]))
            return
        if not match.is_accepted:
            self._accept(match, status, item.phone_number_id)
        learned = state_of_status(status["status"])
        failed = match.command.state is CommandState.FAILED
        if learned is not None and self._advance(match.command, learned) and failed:
            status["after_failure"] = True
        status["command_id"] = match.command.id
        status["attempt_id"] = match.attempt_id

    def store(self) -> None:
        """Write what was learned; keep those that outran Meta's answer for their message."""
        connection, seen_us = self._transaction.connection, to_us(self._now)
        learned, self._learned = self._learned, _Learned()
        _ATTEMPTS_TAKEN.execute(
            connection, [(key, *told) for key, told in learned.attempts.items()]
        )
        _COMMANDS_NAMED.execute(connection, list(learned.names.items()))
        _COMMANDS_ADVANCED.execute(connection, list(learned.states.items()))
        _PARK.execute(connection, [(*one, seen_us) for one in sorted(learned.parked)])

    def _match(self, row: sa.Row[tuple[str, str, str, str, str]]) -> Match:
        """Attempts of one command share what is known of it."""
        command = Command(row.command_id, CommandState(row.state))
        command = self._commands.setdefault(row.command_id, command)
        return Match(row.id, command, row.outcome == "accepted")

    def _of(self, status: Json) -> Match | None:
        """By the attempt id that Meta carried back, else by the message id."""
        attempt = status.get("attempt_id")
        if attempt and (found := self._by_attempt.get(attempt)):
            return found
        return self._by_message.get(status["message_id"])

    def _accept(self, match: Match, status: Json, phone_number_id: str | None) -> None:
        """A status proves that Meta took the attempt, whatever became of the answer."""
        message_id = status["message_id"]
        accepted = Accepted(
            command_id=match.command.id,
            attempt_id=match.attempt_id,
            message_id=message_id,
            recipient=Party(**status["recipient"]),
            accepted_at=self._now,
        )
        self._learned.attempts[match.attempt_id] = ("accepted", message_id)
        self._learned.names[match.command.id] = message_id
        match.is_accepted = True
        self._advance(match.command, CommandState.ACCEPTED)
        self._transaction.emit(accepted_event(accepted, phone_number_id))

    def _advance(self, command: Command, learned: CommandState) -> bool:
        """Whether `learned` is further than the command was known to be."""
        state = advance(command.state, learned)
        if state is command.state:
            return False
        command.state = state
        self._learned.states[command.id] = state.value
        return True


def advance_command(connection: sa.Connection, command_id: str, learned: CommandState) -> None:
    """Raise the command's state to `learned` if that is further."""
    row = sa.select(COMMANDS.c.state).where(COMMANDS.c.id == command_id)
    current = CommandState(connection.execute(row).scalar_one())
    state = advance(current, learned)
    if state is not current:
        connection.execute(
            COMMANDS.update().where(COMMANDS.c.id == command_id).values(state=state.value)
        )


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
