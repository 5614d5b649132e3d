"""The durable queue to Meta: an attempt is on disk before it is made, and settled after."""

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from console.relay import gate, limits
from console.relay.config import NumberConfig, RelayConfig
from console.relay.instants import from_us, to_us
from console.relay.item import Json
from console.relay.matching import advance_command
from console.relay.schema import ATTEMPTS, COMMANDS
from console.relay.transaction import NewEvent, Transaction
from console.wire.commands import CommandState
from console.wire.events import EventType, Failed, Failure, Unsettled

_QUEUED = COMMANDS.c.state == CommandState.QUEUED.value
_LOCAL = "relay"


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
    body: Json


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a look at the queue gave. `next_at` is when looking again makes sense."""

    claims: tuple[Claim, ...]
    next_at: datetime | None


def claim(
    transaction: Transaction, config: RelayConfig, rooms: dict[str, int], now: datetime
) -> Claimed:
    """Take up to `rooms` commands per number, in order for each person.

    Everything that forbids a send is asked again here; what is forbidden now fails.
    """
    _expire(transaction, now)
    claims: list[Claim] = []
    for phone_number_id, room in rooms.items():
        number = config.number(phone_number_id)
        if number is not None and room > 0:
            for row in _ready(transaction.connection, phone_number_id, room, now):
                claimed = _take(transaction, config, number, row, now)
                claims += [claimed] if claimed else []
    return Claimed(tuple(claims), _next_at(transaction.connection, rooms, now))


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
        .values(state=CommandState.UNKNOWN.value)
    )
    payload = Unsettled(command_id=command_id, attempt_id=attempt_id, at=now, reason=reason)
    transaction.emit(
        NewEvent(
            key=f"unsettled|{attempt_id}",
            type=EventType.MESSAGE_UNSETTLED,
            at=now,
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
    connection: sa.Connection, command_id: str, due_at: datetime, *, counts: bool
) -> None:
    """Try again at `due_at`; `counts` whether this try uses one of those allowed."""
    connection.execute(
        COMMANDS.update()
        .where(COMMANDS.c.id == command_id, COMMANDS.c.state == CommandState.SENDING.value)
        .values(
            state=CommandState.QUEUED.value,
            due_us=to_us(due_at),
            tries=COMMANDS.c.tries + int(counts),
        )
    )


def counts_by_state(connection: sa.Connection) -> dict[str, int]:
    """How many commands there are in each state."""
    query = sa.select(COMMANDS.c.state, sa.func.count()).group_by(COMMANDS.c.state)
    return {row[0]: row[1] for row in connection.execute(query)}


def _expire(transaction: Transaction, now: datetime) -> None:
    """Whatever outlived its time fails, also where sends are held back."""
    query = (
        sa.select(COMMANDS.c.id, COMMANDS.c.phone_number_id, COMMANDS.c.not_after_us)
        .where(_QUEUED, COMMANDS.c.not_after_us <= to_us(now))
        .limit(500)
    )
    for row in transaction.connection.execute(query).all():
        details = f"not to be sent after {from_us(row.not_after_us).isoformat()}"
        failure = Failure(code="expired", title=_LOCAL, details=details)
        fail(transaction, row.id, row.phone_number_id, (failure,), now)


def _ready(
    connection: sa.Connection, phone_number_id: str, room: int, now: datetime
) -> Iterable[sa.Row[Any]]:
    """The first due command of each person who has none under way, replies first."""
    earlier = COMMANDS.alias("earlier")
    blocked = sa.exists().where(
        earlier.c.phone_number_id == COMMANDS.c.phone_number_id,
        earlier.c.person == COMMANDS.c.person,
        earlier.c.seq < COMMANDS.c.seq,
        earlier.c.state.in_(("queued", "sending")),
    )
    query = (
        sa.select(COMMANDS)
        .where(_QUEUED, COMMANDS.c.phone_number_id == phone_number_id)
        .where(COMMANDS.c.due_us <= to_us(now), ~blocked)
        .order_by(COMMANDS.c.priority, COMMANDS.c.seq)
        .limit(room)
    )
    return connection.execute(query).all()


def _take(
    transaction: Transaction,
    config: RelayConfig,
    number: NumberConfig,
    row: sa.Row[Any],
    now: datetime,
) -> Claim | None:
    connection = transaction.connection
    sending = gate.Sending(
        number=number,
        person=row.person,
        template_name=row.template_name,
        template_language=row.template_language,
        not_after=from_us(row.not_after_us) if row.not_after_us is not None else None,
    )
    refused = gate.refusal(connection, sending, config.limits, now)
    if refused and refused.held:
        _defer(connection, row.id, now + timedelta(seconds=5))
        return None
    if refused:
        failure = Failure(code=refused.code, title=_LOCAL, details=refused.message)
        fail(transaction, row.id, number.phone_number_id, (failure,), now)
        return None
    if wait_until := limits.take_pair(connection, number.phone_number_id, row.person, now):
        _defer(connection, row.id, wait_until)
        return None
    return _begin_attempt(connection, number, row, now)


def _begin_attempt(
    connection: sa.Connection, number: NumberConfig, row: sa.Row[Any], now: datetime
) -> Claim:
    attempt_id = str(uuid.uuid4())
    connection.execute(
        ATTEMPTS.insert().values(id=attempt_id, command_id=row.id, started_us=to_us(now))
    )
    connection.execute(
        COMMANDS.update()
        .where(COMMANDS.c.id == row.id)
        .values(state=CommandState.SENDING.value)
    )
    return Claim(
        attempt_id=attempt_id,
        command_id=row.id,
        number=number,
        person=row.person,
        template_name=row.template_name,
        template_language=row.template_language,
        tries=row.tries + 1,
        body={**json.loads(row.body), "biz_opaque_callback_data": attempt_id},
    )


def _defer(connection: sa.Connection, command_id: str, due_at: datetime) -> None:
    connection.execute(
        COMMANDS.update().where(COMMANDS.c.id == command_id).values(due_us=to_us(due_at))
    )


def _next_at(
    connection: sa.Connection, rooms: dict[str, int], now: datetime
) -> datetime | None:
    """The next instant at which time alone makes something ready."""
    mine = COMMANDS.c.phone_number_id.in_(list(rooms))
    due = connection.execute(
        sa.select(sa.func.min(COMMANDS.c.due_us)).where(
            _QUEUED, mine, COMMANDS.c.due_us > to_us(now)
        )
    ).scalar()
    expiry = connection.execute(
        sa.select(sa.func.min(COMMANDS.c.not_after_us)).where(_QUEUED)
    ).scalar()
    times = [us for us in (due, expiry) if us is not None]
    return from_us(min(times)) if times else None
