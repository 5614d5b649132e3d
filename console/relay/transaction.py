"""One transaction of the relay, and the events that it adds to the stream."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel

from console.relay.instants import iso, to_us
from console.relay.jsontext import dump, dump_model
from console.relay.schema import COUNTERS, EVENTS
from console.relay.upsert import insert
from console.wire.events import EventType

CHANNEL = "acuerdo_relay"
"""Where instances on one PostgreSQL tell each other what happened (NOTIFY)."""
NEW_EVENTS = "events"
_EVENT_SEQ = "event_seq"


@dataclass(frozen=True, slots=True)
class EventRow:
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
            f'{{"seq":{self.seq},"id":{dump(self.id)},"type":{dump(self.type)},'
            f'"at":"{iso(self.at_us)}","phone_number_id":{dump(self.phone_number_id)},'
            f'"payload":{self.payload}}}'
        )


@dataclass(frozen=True, slots=True)
class NewEvent:
    """Something to tell the consoles. The same `key` always makes the same event id."""

    key: str
    type: EventType
    at: datetime
    phone_number_id: str | None
    payload: BaseModel


class Transaction:
    """The connection of a running transaction; `emit` numbers events without gaps."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._new: list[NewEvent] = []

    def emit(self, event: NewEvent) -> None:
        """Add `event` to the stream when this transaction commits."""
        self._new.append(event)

    def flush(self) -> tuple[EventRow, ...]:
        """Write what was emitted, and return it numbered."""
        if not self._new:
            return ()
        first = self._reserve(len(self._new))
        rows = tuple(_row(seq, event) for seq, event in enumerate(self._new, start=first))
        self._new.clear()
        self.connection.execute(EVENTS.insert(), [_columns(row) for row in rows])
        return rows

    def _reserve(self, count: int) -> int:
        """The first of `count` sequence numbers; a rollback gives them back.

        The counter's row stays locked until the commit, so that numbers become visible in
        their order and without gaps, whichever instance gave them.
        """
        fresh = insert(self.connection, COUNTERS)
        taken = fresh.on_conflict_do_update(
            index_elements=[COUNTERS.c.name],
            set_={"value": COUNTERS.c.value + fresh.excluded.value},
        )
        told: list[sa.ColumnElement[Any]] = []
        if self.connection.dialect.name == "postgresql":
            told = [sa.func.pg_notify(CHANNEL, NEW_EVENTS)]  # in the same round trip
        row = {"name": _EVENT_SEQ, "value": count}
        given = self.connection.execute(taken.returning(COUNTERS.c.value, *told), row)
        head: int = given.one()[0]
        return head - count + 1


def event_id(key: str) -> str:
    """A stable id: the same thing learned twice, even by two relays, has the same id."""
    return "evt_" + hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _row(seq: int, event: NewEvent) -> EventRow:
    return EventRow(
        seq=seq,
        id=event_id(event.key),
        type=event.type.value,
        at_us=to_us(event.at),
        phone_number_id=event.phone_number_id,
        payload=dump_model(event.payload),
    )


def _columns(row: EventRow) -> dict[str, object]:
    return {
        "seq": row.seq,
        "id": row.id,
        "type": row.type,
        "at_us": row.at_us,
        "phone_number_id": row.phone_number_id,
        "payload": row.payload,
    }
