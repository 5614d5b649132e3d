"""Removes what is known of a person, on request. Every step may be repeated.

Events keep their place and lose their content, so that the stream stays without gaps. What is
on its way out at this moment is left and counted: asking again finishes it.
"""

import asyncio
import logging
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from console.relay import erasure_marks, media_store, outbox
from console.relay.database import Database
from console.relay.instants import to_us
from console.relay.jsontext import dump
from console.relay.schema import (
    ATTEMPTS,
    COMMANDS,
    ERASURES,
    EVENTS,
    IDENTITIES,
    JOURNAL,
    MEDIA,
    METADATA,
    PARKED_STATUSES,
    UPLOADS,
)
from console.relay.traces import GONE, Traces, media_ids, parsed, traces_of
from console.relay.transaction import NewEvent, Transaction
from console.runtime.clock import Clock
from console.wire.answers import Erasure
from console.wire.events import Erased, EventType

LOG = logging.getLogger(__name__)
_SLICE = 100
_PATTERNS = 20
_JOURNAL_SLICE = 500
_KEPT_BY_PERSON = ("commands", "suppressions")


@dataclass(slots=True)
class _Found:
    """What belongs to the person besides rows under the identifiers."""

    commands: frozenset[str]
    waiting: int
    media: frozenset[str] = frozenset()


async def trace(database: Database, person: str) -> Traces:
    """Everything that identifies the person. Raises: ValueError, StorageUnavailable."""
    return traces_of(await database.read(partial(_linked, person=person)))


async def erase(
    database: Database, folder: Path, traces: Traces, author: str, clock: Clock
) -> Erasure:
    """Remove what is stored. Raises: StorageUnavailable, with some of it perhaps done."""
    persons = traces.persons
    hidden = await database.write(
        lambda t: erasure_marks.hide_suppressions(t.connection, persons)
    )
    found = await database.write(
        partial(_call_back, persons=persons, author=author, now=clock.now())
    )
    events = await _erase_events(database, traces, found)
    bodies, unread = await _erase_journal(database, traces)
    await database.write(partial(_empty_commands, commands=found.commands))
    files = await _erase_files(database, folder, found.media)
    erasure = Erasure(
        id=str(uuid.uuid4()),
        events=events,
        webhooks=bodies,
        messages=len(found.commands),
        files=files,
        suppressions_kept=hidden,
        waiting=found.waiting + unread,
    )
    await database.write(
        partial(_finish, persons=persons, erasure=erasure, author=author, now=clock.now())
    )
    return erasure


def _linked(connection: sa.Connection, person: str) -> list[str]:
    """Every identifier that is linked to `person`, over any number of links."""
    known = [person]
    for one in known:
        query = sa.select(IDENTITIES.c.user_person, IDENTITIES.c.phone_person).where(
            (IDENTITIES.c.user_person == one) | (IDENTITIES.c.phone_person == one)
        )
        for row in connection.execute(query):
            known += [other for other in row if other not in known]
    return known


def _call_back(
    transaction: Transaction, persons: tuple[str, ...], author: str, now: datetime
) -> _Found:
    """Cancel what has not left, and list all commands but those that are leaving now."""
    query = sa.select(COMMANDS.c.id, COMMANDS.c.state).where(COMMANDS.c.person.in_(persons))
    rows = transaction.connection.execute(query).all()
    for row in rows:
        if row.state == "queued":
            outbox.cancel(transaction, row.id, author, now)
    over = frozenset(row.id for row in rows if row.state != "sending")
    return _Found(over, len(rows) - len(over))


async def _erase_events(database: Database, traces: Traces, found: _Found) -> int:
    wanted = (*traces.spellings, *(f'"{command}"' for command in sorted(found.commands)))
    seqs = await database.read(partial(_events_with, wanted=wanted))
    emptied = 0
    for start in range(0, len(seqs), _SLICE):
        work = partial(
            _empty_events,
            seqs=seqs[start : start + _SLICE],
            traces=traces,
            commands=found.commands,
        )
        count, media = await database.write(work)
        emptied += count
        found.media |= media
    return emptied


def _events_with(connection: sa.Connection, wanted: Sequence[str]) -> list[int]:
    seqs: set[int] = set()
    for start in range(0, len(wanted), _PATTERNS):
        texts = wanted[start : start + _PATTERNS]
        holds = sa.or_(*(EVENTS.c.payload.contains(one, autoescape=True) for one in texts))
        seqs.update(connection.execute(sa.select(EVENTS.c.seq).where(holds)).scalars())
    return sorted(seqs)


def _empty_events(
    transaction: Transaction, seqs: Sequence[int], traces: Traces, commands: frozenset[str]
) -> tuple[int, frozenset[str]]:
    """Empty the person's own events, redact the others'; how many, and the files named."""
    connection = transaction.connection
    rows = connection.execute(
        sa.select(EVENTS.c.seq, EVENTS.c.payload).where(EVENTS.c.seq.in_(seqs))
    ).all()
    media: set[str] = set()
    for row in rows:
        payload = parsed(row.payload)
        values = {"payload": traces.redacted(row.payload)}
        if traces.is_about(payload, commands):
            media.update(media_ids(payload))
            values = {"type": EventType.PERSON_ERASED.value, "payload": "{}"}
        connection.execute(EVENTS.update().where(EVENTS.c.seq == row.seq).values(values))
    return len(rows), frozenset(media)


async def _erase_journal(database: Database, traces: Traces) -> tuple[int, int]:
    """How many raw webhooks were emptied, and how many wait to be taken apart first."""
    after = emptied = unread = 0
    while page := await database.read(partial(_journal_page, after=after, traces=traces)):
        after, done, waiting = page
        unread += waiting
        if done:
            await database.write(partial(_empty_bodies, entries=done))
            emptied += len(done)
    return emptied, unread


def _journal_page(
    connection: sa.Connection, after: int, traces: Traces
) -> tuple[int, list[int], int] | None:
    query = sa.select(JOURNAL.c.id, JOURNAL.c.body, JOURNAL.c.processed_us)
    rows = connection.execute(
        query.where(JOURNAL.c.id > after).order_by(JOURNAL.c.id).limit(_JOURNAL_SLICE)
    ).all()
    if not rows:
        return None
    named = [row for row in rows if traces.found_in(row.body)]
    done = [row.id for row in named if row.processed_us is not None]
    return rows[-1].id, done, len(named) - len(done)


def _empty_bodies(transaction: Transaction, entries: Sequence[int]) -> None:
    mine = JOURNAL.c.id.in_(entries)
    transaction.connection.execute(
        JOURNAL.update().where(mine).values(body=b"", signature="", fault=None)
    )


def _empty_commands(transaction: Transaction, commands: frozenset[str]) -> None:
    """Leave that there was a message, and what became of it. Meta's ids hold the number."""
    connection = transaction.connection
    for ids in _slices(sorted(commands)):
        attempts = ATTEMPTS.c.command_id.in_(ids)
        messages = sa.select(ATTEMPTS.c.message_id).where(attempts)
        connection.execute(
            PARKED_STATUSES.delete().where(PARKED_STATUSES.c.message_id.in_(messages))
        )
        connection.execute(
            ATTEMPTS.update().where(attempts).values(message_id=None, error=None)
        )
        connection.execute(
            COMMANDS.update()
            .where(COMMANDS.c.id.in_(ids))
            .values(person=GONE, body="{}", body_hash="", message_id=None, check_us=None)
        )


async def _erase_files(database: Database, folder: Path, media: Iterable[str]) -> int:
    count = 0
    for media_id in sorted(media):
        path = media_store.path_of(folder, media_id)
        await asyncio.to_thread(path.unlink, missing_ok=True)
        count += await database.write(partial(_forget_file, media_id=media_id))
    return count


def _forget_file(transaction: Transaction, media_id: str) -> int:
    connection = transaction.connection
    connection.execute(UPLOADS.delete().where(UPLOADS.c.media_id == media_id))
    return connection.execute(MEDIA.delete().where(MEDIA.c.media_id == media_id)).rowcount


def _finish(
    transaction: Transaction,
    persons: tuple[str, ...],
    erasure: Erasure,
    author: str,
    now: datetime,
) -> None:
    """Forget who is who, write down that it was done, and have memories forget it too."""
    connection = transaction.connection
    for table in METADATA.sorted_tables:
        if "person" in table.c and table.name not in _KEPT_BY_PERSON:
            connection.execute(table.delete().where(table.c.person.in_(persons)))
    connection.execute(
        IDENTITIES.delete().where(
            IDENTITIES.c.user_person.in_(persons) | IDENTITIES.c.phone_person.in_(persons)
        )
    )
    connection.execute(
        ERASURES.insert().values(
            id=erasure.id, at_us=to_us(now), by=author, counts=dump(erasure.model_dump())
        )
    )
    told = Erased(erasure_id=erasure.id, events=erasure.events)
    key = f"erased|{erasure.id}"
    transaction.emit(NewEvent(key, EventType.PERSON_ERASED, now, None, told))


def _slices(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _SLICE] for start in range(0, len(ids), _SLICE))
