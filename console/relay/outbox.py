"""The durable queue to Meta: an attempt is on disk before it is made, and settled after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from console.relay.config import NumberConfig
from console.relay.instants import to_us
from console.relay.item import Json
from console.relay.matching import advance_command, recipient_party
from console.relay.schema import ATTEMPTS, COMMANDS
from console.relay.transaction import NewEvent, Transaction
from console.wire.commands import CommandState
from console.wire.events import Cancelled, EventType, Failed, Failure, Unsettled

QUEUED = COMMANDS.c.state == sa.literal_column("'queued'")
"""Written out, not as a parameter: only then do both databases use the partial indexes."""
UNKNOWN_FOR = timedelta(hours=24)
LOCAL = "relay"
"""Who refused, where it was not Meta."""
REPLY, CAMPAIGN = 0, 1
"""Priorities: what answers a person goes before what opens a conversation."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A command with a fresh attempt, ready to be posted."""

    attempt_id: str
    command_id: str
    number: NumberConfig
    person: str
    template_name: str | None
    template_language: str | None
    tries: int
    not_after: datetime | None
    body: Json
    priority: int
    portfolio: str
    is_first_reach: bool
    """Whether it counts somebody more towards the portfolio's limit."""
    claimed_at: datetime


def recover(transaction: Transaction, now: datetime) -> int:
    """After a crash: attempts without an outcome are unknown. How many there were."""
    query = (
        sa.select(ATTEMPTS.c.id, ATTEMPTS.c.command_id, COMMANDS.c.phone_number_id)
        .join(COMMANDS, COMMANDS.c.id == ATTEMPTS.c.command_id)
        .where(ATTEMPTS.c.outcome.is_(None))
    )
    open_attempts = transaction.connection.execute(query).all()
    for row in open_attempts:
        reason = "the relay stopped between asking Meta and hearing the answer"
        mark_unsettled(transaction, row.id, row.command_id, row.phone_number_id, reason, now)
    return len(open_attempts)


def mark_unsettled(
    transaction: Transaction,
    attempt_id: str,
    command_id: str,
    phone_number_id: str,
    reason: str,
    now: datetime,
) -> None:
    """Nobody knows whether Meta has it: it waits for a status, and is not sent again."""
    connection = transaction.connection
    connection.execute(
        ATTEMPTS.update()
        .where(ATTEMPTS.c.id == attempt_id)
        .values(outcome="unknown", error=json.dumps({"message": reason}))
    )
    sending = (CommandState.QUEUED.value, CommandState.SENDING.value)
    connection.execute(
        COMMANDS.update()
        .where(COMMANDS.c.id == command_id, COMMANDS.c.state.in_(sending))
        .values(state=CommandState.UNKNOWN.value, check_us=to_us(now + UNKNOWN_FOR))
    )
    payload = Unsettled(command_id=command_id, attempt_id=attempt_id, at=now, reason=reason)
    _unsettled(transaction, f"unsettled|{attempt_id}", phone_number_id, payload)


def tell_still_unknown(
    transaction: Transaction, command_id: str, phone_number_id: str, now: datetime
) -> None:
    """Its time is over and no status came: somebody has to look, it is not sent again."""
    attempts = sa.select(ATTEMPTS.c.id).where(
        ATTEMPTS.c.command_id == command_id, ATTEMPTS.c.outcome == "unknown"
    )
    hours = UNKNOWN_FOR // timedelta(hours=1)
    reason = f"no status came in {hours} hours; ask the person before sending it again"
    for attempt_id in transaction.connection.execute(attempts).scalars().all():
        payload = Unsettled(command_id=command_id, attempt_id=attempt_id, at=now, reason=reason)
        _unsettled(transaction, f"still-unsettled|{attempt_id}", phone_number_id, payload)


def _unsettled(
    transaction: Transaction, key: str, phone_number_id: str, payload: Unsettled
) -> None:
    transaction.emit(
        NewEvent(
            key=key,
            type=EventType.MESSAGE_UNSETTLED,
            at=payload.at,
            phone_number_id=phone_number_id,
            payload=payload,
        )
    )


def fail(
    transaction: Transaction,
    command_id: str,
    phone_number_id: str,
    failures: Sequence[Failure],
    now: datetime,
    *,
    attempt_id: str | None = None,
) -> None:
    """The command is over; the consoles hear why."""
    expired = any(failure.code == "expired" for failure in failures)
    state = CommandState.EXPIRED if expired else CommandState.FAILED
    advance_command(transaction.connection, command_id, state)
    payload = Failed(
        command_id=command_id, attempt_id=attempt_id, failed_at=now, failures=tuple(failures)
    )
    transaction.emit(
        NewEvent(
            key=f"failed|{command_id}|{attempt_id}",
            type=EventType.MESSAGE_FAILED,
            at=now,
            phone_number_id=phone_number_id,
            payload=payload,
        )
    )


def requeue(
    connection: sa.Connection,
    command_id: str,
    due_at: datetime,
    *,
    counts: bool,
    held: str | None = None,
) -> None:
    """Try again at `due_at`; `counts` whether this try uses one of those allowed.

    What is `held` (its reason) lets the person's later messages pass.
    """
    connection.execute(
        COMMANDS.update()
        .where(COMMANDS.c.id == command_id, COMMANDS.c.state == CommandState.SENDING.value)
        .values(
            state=CommandState.QUEUED.value,
            due_us=to_us(due_at),
            held=held,
            tries=COMMANDS.c.tries + int(counts),
        )
    )


def counts_by_state(connection: sa.Connection) -> dict[str, int]:
    """How many commands there are in each state."""
    query = sa.select(COMMANDS.c.state, sa.func.count()).group_by(COMMANDS.c.state)
    return {row[0]: row[1] for row in connection.execute(query)}


def cancel(
    transaction: Transaction, command_id: str, author: str, now: datetime
) -> CommandState | None:
    """Call back what has not left; the state it has then, None where there is no such command.

    Only a queued command becomes cancelled; every other one stays what it is.
    """
    connection = transaction.connection
    mine = COMMANDS.c.id == command_id
    called_back = connection.execute(
        COMMANDS.update().where(mine, QUEUED).values(state=CommandState.CANCELLED.value)
    ).rowcount
    row = connection.execute(
        sa.select(COMMANDS.c.state, COMMANDS.c.person, COMMANDS.c.phone_number_id).where(mine)
    ).one_or_none()
    if row is None:
        return None
    if called_back:
        payload = Cancelled(
            command_id=command_id,
            recipient=recipient_party(row.person),
            author=author,
            cancelled_at=now,
        )
        transaction.emit(
            NewEvent(
                key=f"cancelled|{command_id}",
                type=EventType.MESSAGE_CANCELLED,
                at=now,
                phone_number_id=row.phone_number_id,
                payload=payload,
            )
        )
    return CommandState(row.state)


def release_held(connection: sa.Connection, code: str, now: datetime) -> None:
    """What held these back was lifted: look at them now."""
    connection.execute(
        COMMANDS.update()
        .where(QUEUED, COMMANDS.c.held == code)
        .values(due_us=to_us(now), held=None)
    )
