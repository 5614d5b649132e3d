"""Takes from the queue what may leave now; everything that forbids a send is asked again."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from console.relay import gate, gate_facts, kill_switches, outbox, reaches
from console.relay.bulk import BulkInsert
from console.relay.config import LimitsConfig, NumberConfig, RelayConfig
from console.relay.gate import Facts, Refusal, Sending
from console.relay.instants import from_us, to_us
from console.relay.item import Json, obj
from console.relay.kill_switches import Switch
from console.relay.limits import Pairs
from console.relay.outbox import CAMPAIGN, LOCAL, QUEUED, REPLY, Claim
from console.relay.schema import ATTEMPTS, COMMANDS
from console.relay.transaction import Transaction
from console.wire.commands import CommandState
from console.wire.events import Failure

_WAITING = sa.literal_column("'queued'", sa.Text)
_UNDER_WAY = sa.literal_column("'sending'", sa.Text)
_LOOK = 64
"""Commands looked at together, at most. What is held or refused costs no room."""
_HELD_FOR = timedelta(seconds=60)
_EXPIRED_AT_ONCE = 500
_BEGIN = BulkInsert(ATTEMPTS, ("id", "command_id", "started_us"))


@dataclass(frozen=True, slots=True)
class Room:
    """How many messages a number may start now; replies use a campaign's room too."""

    total: int = 0
    campaign: int = 0


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a look at the queue gave.

    `next_at` is when looking again makes sense; `is_full` whether there was no room for all
    that was there, or not all was looked at.
    """

    claims: tuple[Claim, ...]
    next_at: datetime | None
    is_full: bool


@dataclass(slots=True)
class _Batch:
    """What one look at a number's queue decides, on its way to the database."""

    number: NumberConfig
    facts: Facts
    pairs: Pairs
    limits: LimitsConfig
    now: datetime
    claims: list[Claim] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def claim(
    transaction: Transaction, config: RelayConfig, rooms: Mapping[str, Room], now: datetime
) -> Claimed:
    """Take as many commands per number as there is room for, replies first.

    A person's messages of one priority keep their order; what is forbidden now fails, what
    is held back waits.
    """
    _expire(transaction, now)
    claims: list[Claim] = []
    is_full = False
    switches = kill_switches.engaged(transaction.connection)
    for phone_number_id, room in rooms.items():
        number = config.number(phone_number_id)
        if number is None or room.total <= 0 or _is_held(switches, number):
            continue
        replies, more = _claim(transaction, config, number, REPLY, room.total, now)
        left = min(room.campaign, room.total - len(replies))
        campaign, more_campaign = (
            _claim(transaction, config, number, CAMPAIGN, left, now) if left > 0 else ([], True)
        )
        claims += [*replies, *campaign]
        is_full = is_full or more or more_campaign
    return Claimed(tuple(claims), _next_at(transaction.connection, now), is_full)


def _claim(
    transaction: Transaction,
    config: RelayConfig,
    number: NumberConfig,
    priority: int,
    room: int,
    now: datetime,
) -> tuple[list[Claim], bool]:
    """Up to `room` claims, and whether there may be more."""
    connection = transaction.connection
    look = min(_LOOK, room + _LOOK // 4)
    asked = {
        "number": number.phone_number_id,
        "priority": priority,
        "now_us": to_us(now),
        "look": look,
    }
    rows = connection.execute(_READY, asked).all()
    if not rows:
        return [], False
    sendings = [sending_of(row, number) for row in rows]
    facts = gate_facts.load(connection, number, sendings, config.limits, now)
    pairs = Pairs(connection, number.phone_number_id, {row.person for row in rows})
    batch = _Batch(number, facts, pairs, config.limits, now)
    for row, sending in zip(rows, sendings, strict=True):
        if len(batch.claims) >= room:
            return _store(connection, batch), True
        _take(transaction, batch, row, sending)
    return _store(connection, batch), len(rows) >= look


def _is_held(switches: Sequence[Switch], number: NumberConfig) -> bool:
    """Whether all that leaves from the number waits: then nothing needs to be looked at."""
    stopping = [s for s in switches if s.stops(number.phone_number_id, number.waba_id, None)]
    return bool(stopping) and all(switch.automatic for switch in stopping)


def _ready_query() -> sa.Select[Any]:
    """The first due command of each person who has none under way."""
    now_us = sa.bindparam("now_us", type_=sa.BigInteger)
    earlier = COMMANDS.alias("earlier")
    waits = sa.and_(
        earlier.c.state == _WAITING,
        earlier.c.priority <= COMMANDS.c.priority,
        earlier.c.held.is_(None),
        sa.or_(earlier.c.not_before_us.is_(None), earlier.c.not_before_us <= now_us),
    )
    blocked = sa.exists().where(
        earlier.c.phone_number_id == COMMANDS.c.phone_number_id,
        earlier.c.person == COMMANDS.c.person,
        sa.or_(
            earlier.c.state == _UNDER_WAY,
            sa.and_(earlier.c.seq < COMMANDS.c.seq, waits),
        ),
        earlier.c.state.in_((_WAITING, _UNDER_WAY)),
    )
    return (
        sa.select(COMMANDS)
        .where(QUEUED, COMMANDS.c.phone_number_id == sa.bindparam("number"))
        .where(COMMANDS.c.priority == sa.bindparam("priority"))
        .where(COMMANDS.c.due_us <= now_us, ~blocked)
        .order_by(COMMANDS.c.due_us, COMMANDS.c.seq)
        .limit(sa.bindparam("look", type_=sa.Integer))
        .with_for_update(of=COMMANDS, skip_locked=True)
    )


_READY = _ready_query()


def sending_of(row: sa.Row[Any], number: NumberConfig) -> Sending:
    """What the gate asks of a stored command."""
    is_template = row.template_name is not None
    return Sending(
        number=number,
        person=row.person,
        template_name=row.template_name,
        template_language=row.template_language,
        template=obj(json.loads(row.body).get("template")) if is_template else None,
        not_before=from_us(row.not_before_us) if row.not_before_us is not None else None,
        not_after=from_us(row.not_after_us) if row.not_after_us is not None else None,
        command_id=row.id,
    )


def _take(transaction: Transaction, batch: _Batch, row: sa.Row[Any], sending: Sending) -> None:
    connection, now = transaction.connection, batch.now
    persons = batch.facts.persons(row.person)
    if not batch.seen.isdisjoint(persons):
        return  # one message to a person at a time
    refused = gate.refusal(batch.facts, sending, batch.limits, now) or _shortage(batch, sending)
    if refused and (not refused.held or gate.outlived(refused, sending, now)):
        failure = Failure(code=refused.code, title=LOCAL, details=refused.message)
        outbox.fail(transaction, row.id, row.phone_number_id, (failure,), now)
        return
    if refused:
        _hold(connection, row, refused, now)
        return
    if wait_until := batch.pairs.take(row.person, now):
        _put_off(connection, row, wait_until, now)
        return
    batch.seen.update(persons)
    first = sending.template_name is not None and not batch.facts.window_is_open(
        row.person, now
    )
    is_new = first and batch.facts.reach.known.isdisjoint(persons)
    if first:
        batch.reached.append(row.person)
    batch.claims.append(_begun(batch, row, is_new=is_new))


def _shortage(batch: _Batch, sending: Sending) -> Refusal | None:
    more = sum(claim.is_first_reach for claim in batch.claims)
    return gate.rate_capped(
        batch.facts, sending, batch.limits, batch.now, queued=False
    ) or gate.unreachable(batch.facts, sending, batch.now, more=more)


def _begun(batch: _Batch, row: sa.Row[Any], *, is_new: bool) -> Claim:
    attempt_id = str(uuid.uuid4())
    body: Json = json.loads(row.body)
    return Claim(
        attempt_id=attempt_id,
        command_id=row.id,
        number=batch.number,
        person=row.person,
        template_name=row.template_name,
        template_language=row.template_language,
        tries=row.tries + 1,
        not_after=from_us(row.not_after_us) if row.not_after_us is not None else None,
        body={**body, "biz_opaque_callback_data": attempt_id},
        priority=row.priority,
        portfolio=batch.facts.number.portfolio,
        is_first_reach=is_new,
        claimed_at=batch.now,
    )


def _store(connection: sa.Connection, batch: _Batch) -> list[Claim]:
    """The attempts are on disk before they are made."""
    if not batch.claims:
        return []
    now_us = to_us(batch.now)
    _BEGIN.execute(
        connection, [(one.attempt_id, one.command_id, now_us) for one in batch.claims]
    )
    connection.execute(
        COMMANDS.update()
        .where(COMMANDS.c.id.in_([one.command_id for one in batch.claims]))
        .values(state=CommandState.SENDING.value, left_us=now_us, held=None)
    )
    batch.pairs.store()
    reaches.note(connection, batch.facts.number.portfolio, batch.reached, batch.now)
    return batch.claims


def _hold(connection: sa.Connection, row: sa.Row[Any], refused: Refusal, now: datetime) -> None:
    """It waits with its reason until somebody, or time, lifts what holds it."""
    wait = timedelta(seconds=refused.retry_after_s) if refused.retry_after_s else _HELD_FOR
    values = {"due_us": to_us(now + wait), "held": refused.code}
    alike = COMMANDS.c.seq == row.seq
    if refused.code == "kill_switch" and row.template_name is not None:
        alike = _same_template(row, now)
    connection.execute(COMMANDS.update().where(alike).values(values))


def _same_template(row: sa.Row[Any], now: datetime) -> sa.ColumnElement[bool]:
    """A part of a campaign, lest it be looked at one by one before everybody else's."""
    part = (
        sa.select(COMMANDS.c.seq)
        .where(QUEUED, COMMANDS.c.phone_number_id == row.phone_number_id)
        .where(COMMANDS.c.priority == row.priority, COMMANDS.c.due_us <= to_us(now))
        .where(COMMANDS.c.template_name == row.template_name)
        .limit(2000)
    )
    return COMMANDS.c.seq.in_(part)


def _put_off(
    connection: sa.Connection, row: sa.Row[Any], due_at: datetime, now: datetime
) -> None:
    """The pair's messages wait together: what is behind this one is not looked at before."""
    connection.execute(
        COMMANDS.update()
        .where(COMMANDS.c.phone_number_id == row.phone_number_id)
        .where(COMMANDS.c.person == row.person, QUEUED, COMMANDS.c.due_us <= to_us(now))
        .values(due_us=to_us(due_at), held=None)
    )


def _expire(transaction: Transaction, now: datetime) -> None:
    """Whatever outlived its time fails, also where sends are held back."""
    query = (
        sa.select(COMMANDS.c.id, COMMANDS.c.phone_number_id, COMMANDS.c.not_after_us)
        .where(QUEUED, COMMANDS.c.not_after_us <= to_us(now))
        .limit(_EXPIRED_AT_ONCE)
    )
    for row in transaction.connection.execute(query).all():
        details = f"not to be sent after {from_us(row.not_after_us).isoformat()}"
        failure = Failure(code="expired", title=LOCAL, details=details)
        outbox.fail(transaction, row.id, row.phone_number_id, (failure,), now)


def _next_at(connection: sa.Connection, now: datetime) -> datetime | None:
    """The next instant at which time alone makes something ready, of whichever number."""
    due = (
        sa.select(COMMANDS.c.due_us)
        .where(QUEUED, COMMANDS.c.due_us > to_us(now))
        .order_by(COMMANDS.c.due_us)
        .limit(1)
    )
    expiry = (
        sa.select(COMMANDS.c.not_after_us)
        .where(QUEUED, COMMANDS.c.not_after_us.is_not(None))
        .order_by(COMMANDS.c.not_after_us)
        .limit(1)
    )
    found = (connection.execute(query).scalar() for query in (due, expiry))
    times = [us for us in found if us is not None]
    return from_us(min(times)) if times else None
