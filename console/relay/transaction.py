"""One transaction of the relay, and the events that it adds to the stream."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from pydantic import BaseModel

from console.relay.instants import iso, to_us
from console.relay.jsontext import dump, dump_model
from console.relay.schema import COUNTERS, EVENTS
from console.wire.events import EventType


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
        """The first of `count` sequence numbers; a rollback gives them back."""
        head = self.connection.execute(
            sa.select(COUNTERS.c.value).where(COUNTERS.c.name == "event_seq")
        ).scalar()
        if head is None:
            head = 0
            self.connection.execute(COUNTERS.insert().values(name="event_seq", value=count))
        else:
            self.connection.execute(
                COUNTERS.update()
                .where(COUNTERS.c.name == "event_seq")
                .values(value=head + count)
            )
        return int(head) + 1


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
