"""Commands are accepted in groups: those that come during a commit share the next.

A group costs the questions and the writes of one command. On a database that several instances
take turns for, that is how many may arrive a second.
"""

import asyncio
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import sqlalchemy as sa

from console.relay import commands, gate, gate_facts, refusals
from console.relay.bulk import BulkInsert
from console.relay.commands import COLUMNS, Conflict, Draft
from console.relay.config import LimitsConfig, NumberConfig
from console.relay.database import Database
from console.relay.message_rules import InvalidMessage
from console.relay.schema import COMMANDS
from console.relay.transaction import Transaction
from console.runtime.clock import Clock
from console.wire.commands import CommandState, CommandStatus

Outcome = CommandStatus | gate.Refusal | Conflict | InvalidMessage
_FURTHEST = timedelta(days=30)
_UNSTORABLE = (sa.exc.SQLAlchemyError, ValueError, TypeError, OverflowError)
_STORE = BulkInsert(COMMANDS, COLUMNS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A console, or a program, wants `drafted` sent."""

    drafted: Draft
    author: str

    def leaves_at(self, now: datetime) -> datetime:
        """The earliest moment of its release."""
        return max(now, self.drafted.sending.not_before or now)


@dataclass(slots=True)
class _Group:
    """Commands that share a commit; the writer closes it when its turn comes."""

    stored: "asyncio.Future[list[Outcome]]"
    asked: list[Asked] = field(default_factory=list)


class Acceptance:
    """Stores what consoles want sent, or says why it may not leave."""

    def __init__(self, database: Database, limits: LimitsConfig, clock: Clock) -> None:
        self._database = database
        self._limits = limits
        self._clock = clock
        self._lock = threading.Lock()
        self._open: _Group | None = None

    async def accept(self, drafted: Draft, author: str) -> CommandStatus | gate.Refusal:
        """Where the command stands once it is on disk, or why it may not leave.

        Raises: Conflict, InvalidMessage, StorageUnavailable.
        """
        one = Asked(drafted, author)
        with self._lock:
            group = self._open
            if group is None or group.stored.done():  # done and open: it never began
                group = self._begin()
            place = len(group.asked)
            group.asked.append(one)
        try:
            outcome = (await asyncio.shield(group.stored))[place]
        except _UNSTORABLE:  # one of the group spoils it: each for itself then
            outcome = (await self._database.write(partial(self._accept_all, asked=[one])))[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _begin(self) -> _Group:
        asked: list[Asked] = []
        self._open = _Group(self._database.submit(partial(self._store, asked=asked)), asked)
        return self._open

    def _store(self, transaction: Transaction, asked: list[Asked]) -> list[Outcome]:
        with self._lock:
            if self._open is not None and self._open.asked is asked:
                self._open = None
        return self._accept_all(transaction, asked)

    def _accept_all(self, transaction: Transaction, asked: Sequence[Asked]) -> list[Outcome]:
        """At the moment of its turn: what left before was claimed before."""
        return accept_all(transaction, asked, self._limits, self._clock.now())


def accept_all(
    transaction: Transaction, asked: Sequence[Asked], limits: LimitsConfig, now: datetime
) -> list[Outcome]:
    """Store the commands, or say of each why it may not leave; in their order."""
    outcomes: dict[int, Outcome] = {}
    left = dict(enumerate(asked))
    while left:
        found = _Round(transaction, limits, now).judge(left)
        outcomes |= found
        left = {place: one for place, one in left.items() if place not in found}
    return [outcomes[place] for place in range(len(asked))]


class _Round:
    """Judges commands that do not depend on one another; the others wait for the next."""

    def __init__(self, transaction: Transaction, limits: LimitsConfig, now: datetime) -> None:
        self._transaction = transaction
        self._limits = limits
        self._now = now
        self._outcomes: dict[int, Outcome] = {}
        self._counted: set[str] = set()
        self._accepted: list[Asked] = []

    def judge(self, asked: dict[int, Asked]) -> dict[int, Outcome]:
        """What becomes of the commands, by their places; at least of one."""
        fresh = self._unknown(asked)
        facts = self._facts(fresh)
        for place, one in fresh.items():  # in their order: they may count for one another
            self._judge(place, one, facts[place])
        rows = [commands.row(one.drafted, one.author, self._now) for one in self._accepted]
        _STORE.execute(self._transaction.connection, rows)
        return self._outcomes

    def _unknown(self, asked: dict[int, Asked]) -> dict[int, Asked]:
        """Those whose keys were never used, as far as no key comes twice."""
        first: dict[str, int] = {}
        for place, one in asked.items():
            if one.drafted.id in first:
                break  # it depends on what becomes of the first
            first[one.drafted.id] = place
        known = commands.known(self._transaction.connection, first)
        fresh = {}
        for key, place in first.items():
            one = asked[place]
            if key in known:
                self._outcomes[place] = _again(known[key], one.drafted)
            elif one.leaves_at(self._now) > self._now + _FURTHEST:
                msg = f"not_before is more than {_FURTHEST.days} days ahead; queue it later"
                self._outcomes[place] = InvalidMessage(msg)
            else:
                fresh[place] = one
        return fresh

    def _facts(self, fresh: dict[int, Asked]) -> dict[int, gate.Facts]:
        found: dict[int, gate.Facts] = {}
        for (number, at), places in _alike(fresh, self._now).items():
            sendings = [fresh[place].drafted.sending for place in places]
            connection = self._transaction.connection
            known = gate_facts.load(connection, number, sendings, self._limits, at)
            found |= dict.fromkeys(places, known)
        return found

    def _judge(self, place: int, one: Asked, facts: gate.Facts) -> None:
        persons = facts.persons(one.drafted.sending.person)
        if self._limits.recipient_per_day is not None:
            counts = not self._counted.isdisjoint(persons)
            self._counted.update(persons)
            if counts:
                return  # another of this round counts towards the person's day: the next one
        if refused := _refusal(facts, one, self._limits, self._now):
            sending = one.drafted.sending
            refusals.tell(self._transaction, sending, refused, one.author, self._now)
            self._outcomes[place] = refused
            return
        self._accepted.append(one)
        self._outcomes[place] = CommandStatus(id=one.drafted.id, state=CommandState.QUEUED)


def _alike(
    fresh: dict[int, Asked], now: datetime
) -> dict[tuple[NumberConfig, datetime], list[int]]:
    """The places by what their facts are asked for: the number, and the moment."""
    found: dict[tuple[NumberConfig, datetime], list[int]] = defaultdict(list)
    for place, one in fresh.items():
        found[one.drafted.sending.number, one.leaves_at(now)].append(place)
    return found


def _refusal(
    facts: gate.Facts, one: Asked, limits: LimitsConfig, now: datetime
) -> gate.Refusal | None:
    """What forbids it at the moment of its release. What only lacks room waits here."""
    sending, at = one.drafted.sending, one.leaves_at(now)
    refused = gate.refusal(facts, sending, limits, at) or gate.rate_capped(
        facts, sending, limits, at, queued=True
    )
    if refused:
        return refused
    crowded = gate.unreachable(facts, sending, at)
    return crowded if crowded and gate.outlived(crowded, sending, at) else None


def _again(known: commands.Known, drafted: Draft) -> CommandStatus | Conflict:
    if known.body_hash != drafted.body_hash:
        return Conflict(drafted.id)
    state = CommandState(known.state)
    return CommandStatus(id=drafted.id, state=state, message_id=known.message_id)
