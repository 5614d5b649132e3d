"""One transaction of the relay, and the events that it adds to the stream."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic import BaseModel

from console.relay.bulk import BulkInsert
from console.relay.database_faults import is_storage_failure
from console.relay.instants import iso, to_us
from console.relay.jsontext import dump, dump_model, dump_parsed
from console.relay.schema import EVENTS
from console.wire.events import EventType

CHANNEL = "acuerdo_relay"
"""Where instances on one PostgreSQL tell each other what happened (NOTIFY)."""
NEW_EVENTS = "events"
_EVENT_SEQ = "event_seq"

_KEY_BYTES = 16


class EventRow(NamedTuple):
    """An event as it is stored; `payload` is JSON text."""

    seq: int
    id: str
    type: str
    at_us: int
    phone_number_id: str | None
    payload: str

    def json(self) -> str:
        """The event as the wire writes it."""
        return (
            f'{{"seq":{self.seq},"id":"{self.id}","type":"{self.type}",'
            f'"at":"{_iso(self.at_us)}","phone_number_id":{_dump(self.phone_number_id)},'
            f'"payload":{self.payload}}}'
        )


_us = lru_cache(maxsize=256)(to_us)
_iso = lru_cache(maxsize=256)(iso)
_dump = lru_cache(maxsize=256)(dump)


class NewEvent(NamedTuple):
    """Something to tell the consoles. The same `key` always makes the same event id.

    `payload` is a model of the wire, or the JSON object of one.
    """

    key: str
    type: EventType
    at: datetime
    phone_number_id: str | None
    payload: BaseModel | dict[str, Any]


class Transaction:
    """The connection of a running transaction; `emit` numbers events without gaps."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._new: list[NewEvent] = []

    def emit(self, event: NewEvent) -> None:
        """Add `event` to the stream when this transaction commits."""
        self._new.append(event)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Undo what is done inside, events too, if it raises; the rest stands."""
        emitted = len(self._new)
        # Not begin_nested: SQLAlchemy writes and compiles three statements anew each time.
        self.connection.exec_driver_sql("SAVEPOINT attempt")
        try:
            yield
        except BaseException as error:
            del self._new[emitted:]
            # After a failure of the storage nothing of the whole transaction can be kept.
            if not (isinstance(error, Exception) and is_storage_failure(error)):
                self.connection.exec_driver_sql("ROLLBACK TO SAVEPOINT attempt")
                self.connection.exec_driver_sql("RELEASE SAVEPOINT attempt")
            raise
        self.connection.exec_driver_sql("RELEASE SAVEPOINT attempt")

    def flush(self) -> tuple[EventRow, ...]:
        """Write what was emitted, and return it numbered."""
        if not self._new:
            return ()
        first = self._reserve(len(self._new))
        rows = tuple(_row(seq, event) for seq, event in enumerate(self._new, start=first))
        self._new.clear()
        _INSERT.execute(self.connection, rows)
        return rows

    def _reserve(self, count: int) -> int:
        """The first of `count` sequence numbers; a rollback gives them back.

        The counter's row stays locked until the commit, so that numbers become visible in
        their order and without gaps, whichever instance gave them.
        """
        taken = _TAKE[self.connection.dialect.name]
        given = self.connection.exec_driver_sql(taken, (_EVENT_SEQ, count))
        head: int = given.one()[0]
        return head - count + 1


_COUNT_ON = (
    "INSERT INTO counters (name, value) VALUES ({0}, {0}) ON CONFLICT (name)"
    " DO UPDATE SET value = counters.value + excluded.value RETURNING value"
)
_TAKE = {
    "sqlite": _COUNT_ON.format("?"),
    # told to the other instances in the same round trip
    "postgresql": f"{_COUNT_ON.format('%s')}, pg_notify('{CHANNEL}', '{NEW_EVENTS}')",
}
_INSERT = BulkInsert(EVENTS, EventRow._fields)


@lru_cache(maxsize=1 << 13)
def digest_of(key: str) -> bytes:
    """Sixteen bytes that stand for `key`."""
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=_KEY_BYTES).digest()


def event_id(key: str) -> str:
    """A stable id: the same thing learned twice, even by two relays, has the same id."""
    return "evt_" + digest_of(key).hex()


def _row(seq: int, event: NewEvent) -> EventRow:
    payload = event.payload
    return EventRow(
        seq,
        event_id(event.key),
        str(event.type),
        _us(event.at),
        event.phone_number_id,
        dump_parsed(payload) if isinstance(payload, dict) else dump_model(payload),
    )
