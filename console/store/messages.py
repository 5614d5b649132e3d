"""What was said: written once, then only ever advanced."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, insert, or_, select, update

from console.domain.delivery import Delivery, Hold, advance
from console.domain.ids import ConversationId, MessageId
from console.store import previews
from console.store.instants import from_us, to_us
from console.store.mentions import note_mentions
from console.store.outbox import enqueue
from console.store.parked import Parked, park, unpark
from console.store.reach import UNREACHABLE, note_reached, note_unreachable
from console.store.recallable import recallable
from console.store.records import conversations, messages
from console.store.rows import Stored
from console.store.thread_items import find_item, pictures
from console.store.thread_order import place
from console.store.touched import Touched
from console.store.work_changes import SqlWork
from console.usecases.ports import (
    IncomingMessage,
    OutgoingMessage,
    RelayedMessage,
    Topic,
)
from console.usecases.views import ELSEWHERE, ThreadItem

_TIME_OF = {
    Delivery.SENT: "sent_at_us",
    Delivery.DELIVERED: "delivered_at_us",
    Delivery.READ: "read_at_us",
    Delivery.PLAYED: "read_at_us",
}


class SqlMessages:
    """Implements usecases.ports.Messages."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def add_outgoing(self, message: OutgoingMessage, body: dict[str, Any]) -> bool:
        """Implements Messages."""
        if self._is_known(message.id):
            return False
        row = self._place_outgoing(message) | {
            "kind": message.kind,
            "outgoing": True,
            "text": message.text,
            "by": message.by,
            "opened_by_us": message.opened_by_us,
            "delivery": Delivery.QUEUED,
            "template": message.template,
            "quoted_id": message.quoted_id,
            "promise_id": message.promise_id,
        }
        self._connection.execute(insert(messages), row)
        enqueue(self._connection, message, body)
        if message.hold is not Hold.SCHEDULED:
            previews.note_outgoing(self._connection, row)
        self._changed(message.conversation_id)
        self._touched.topic(Topic.OUTBOX)
        self._apply_parked(message.id, None)
        return True

    def _place_outgoing(self, message: OutgoingMessage) -> dict[str, Any]:
        """What is scheduled stands at its hour, below what comes before it."""
        if message.hold is Hold.SCHEDULED and message.due_at is not None:
            at_us = key = to_us(message.due_at)
        else:
            at_us = to_us(message.at)
            key = place(self._connection, message.conversation_id, at_us)
        row = _blank(message.conversation_id, message.id, at_us) | {"order_key": key}
        if message.media:
            row |= {"media": message.media, "media_path": message.media.get("path")}
        return row

    def add_incoming(self, message: IncomingMessage) -> bool:
        """Implements Messages."""
        if self._is_known(message.id):
            return False
        row = self._row_of(message)
        self._connection.execute(insert(messages), row)
        previews.note_incoming(self._connection, row)
        self._wake(message)
        note_reached(self._connection, message.conversation_id, row["at_us"])
        self._changed(message.conversation_id)
        self._apply_parked(None, message.id)
        return True

    def _wake(self, message: IncomingMessage) -> None:
        """Somebody wrote: what sleeps wakes, whatever it was to sleep for."""
        if message.kind not in previews.SILENT_KINDS:
            work = SqlWork(self._connection, self._touched)
            work.wake_for(message.conversation_id, message.id, message.sent_at)

    def add_elsewhere(self, message: IncomingMessage, *, delivery: Delivery | None) -> bool:
        """Implements Messages."""
        if self._is_known(message.id):
            return False
        row = self._row_of(message)
        if delivery is not None:
            row |= {"outgoing": True, "delivery": delivery, "by": ELSEWHERE}
        self._connection.execute(insert(messages), row)
        previews.note_elsewhere(self._connection, row)
        self._changed(message.conversation_id)
        self._apply_parked(None, message.id)
        return True

    def _row_of(self, message: IncomingMessage) -> dict[str, Any]:
        at_us = to_us(message.sent_at)
        return _blank(message.conversation_id, message.id, at_us) | {
            "order_key": place(self._connection, message.conversation_id, at_us),
            "kind": message.kind,
            "outgoing": False,
            "text": message.text,
            "wamid": message.id,
            "media": message.media,
            "media_id": (message.media or {}).get("media_id"),
            "choice": message.choice,
            "quoted_id": message.quoted_id,
            "forwarded": message.forwarded,
            "content": message.content or None,
        }

    def find(self, message_id: MessageId) -> ThreadItem | None:
        """Implements Messages."""
        return find_item(self._connection, message_id)

    def accepted(self, message_id: MessageId, wamid: str, at: datetime) -> None:
        """Implements Messages."""
        self.report(message_id=message_id, wamid=wamid, delivery=Delivery.ACCEPTED, at=at)
        self._apply_parked(None, wamid)

    def report(
        self,
        *,
        message_id: MessageId | None,
        wamid: str | None,
        delivery: Delivery,
        at: datetime,
        error_code: str | None = None,
        error: str | None = None,
    ) -> ConversationId | None:
        """Implements Messages."""
        found = self._row(message_id, wamid)
        if found is None:
            news = Parked("status", at, wamid, message_id, delivery, error_code, error)
            park(self._connection, news)
            return None
        values = _advanced(found, delivery, at, error_code, error)
        if wamid and found.outgoing and not found.wamid:
            values["wamid"] = wamid
        if values:
            self._set(found.id, values)
            self._after_report(found, delivery, to_us(at), error_code)
        return ConversationId(found.conversation_id)

    def _after_report(
        self,
        found: Stored,
        delivery: Delivery,
        at_us: int,
        error_code: str | None,
    ) -> None:
        if delivery in previews.NEVER_SENT:
            previews.settle_waiting(self._connection, found.conversation_id)
        if delivery >= Delivery.DELIVERED:
            note_reached(self._connection, found.conversation_id, at_us)
        elif error_code == UNREACHABLE:
            note_unreachable(self._connection, found.conversation_id, found.id, at_us)
        self._changed(found.conversation_id)

    def edit(self, wamid: str, text: str | None, at: datetime) -> None:
        """Implements Messages. The newest edit wins, whatever the order of arrival."""
        found = self._row(None, wamid)
        if found is None:
            park(self._connection, Parked("edit", at, wamid, text=text))
        elif found.edited_at_us is None or found.edited_at_us < to_us(at):
            first = found.first_text if found.edited_at_us is not None else found.text
            values = {"text": text, "first_text": first, "edited_at_us": to_us(at)}
            self._set(found.id, values)
            previews.retell(self._connection, found.id, text or "")
            self._changed(found.conversation_id)

    def revoke(self, wamid: str, at: datetime) -> None:
        """Implements Messages."""
        found = self._row(None, wamid)
        if found is None:
            park(self._connection, Parked("revoke", at, wamid))
        elif found.revoked_at_us is None:
            self._set(found.id, {"revoked_at_us": to_us(at)})
            previews.retell(self._connection, found.id, "")
            self._changed(found.conversation_id)

    def react(self, wamid: str, sender: str, emoji: str | None, at: datetime) -> None:
        """Implements Messages. Kept per sender as [emoji, instant]: the newest counts."""
        found = self._row(None, wamid)
        if found is None:
            park(self._connection, Parked("reaction", at, wamid, text=emoji, sender=sender))
            return
        reactions = dict(found.reactions or {})
        if sender in reactions and reactions[sender][1] > to_us(at):
            return
        reactions[sender] = [emoji, to_us(at)]
        self._set(found.id, {"reactions": reactions})
        self._changed(found.conversation_id)

    def choose(self, wamid: str, title: str, at: datetime) -> None:
        """Implements Messages."""
        found = self._row(None, wamid)
        if found is None:
            park(self._connection, Parked("choice", at, wamid, text=title))
        elif found.chosen_at_us is None or found.chosen_at_us < to_us(at):
            self._set(found.id, {"chosen": title, "chosen_at_us": to_us(at)})
            self._changed(found.conversation_id)

    def media_fetched(self, media_id: str, path: str, size_bytes: int) -> None:
        """Implements Messages."""
        rows = self._connection.execute(
            select(messages.c.id, messages.c.conversation_id, messages.c.media).where(
                messages.c.media_id == media_id
            )
        ).all()
        for row in rows:
            media = {**(row.media or {}), "size_bytes": size_bytes}
            self._set(row.id, {"media_path": path, "media": media})
            self._changed(row.conversation_id)

    def pictures(self, conversation_id: ConversationId, limit: int) -> tuple[ThreadItem, ...]:
        """Implements Messages."""
        return pictures(self._connection, conversation_id, limit)

    def keep_sound(
        self, message_id: MessageId, peaks: Sequence[int], duration_s: float
    ) -> None:
        """Implements Messages."""
        found = self._row(message_id, None)
        if found is not None and found.media:
            media = {**found.media, "peaks": list(peaks), "duration_s": duration_s}
            self._set(found.id, {"media": media})
            self._changed(found.conversation_id)

    def media_wanted(self, limit: int) -> tuple[str, ...]:
        """Implements Messages."""
        query = (
            select(messages.c.media_id)
            .where(messages.c.media_id.is_not(None), messages.c.media_path.is_(None))
            .where(messages.c.outgoing.is_(False))
            .order_by(messages.c.at_us.desc())
            .limit(limit)
        )
        return tuple(self._connection.scalars(query))

    def recallable(
        self, since: datetime, conversation_ids: Collection[ConversationId] | None, limit: int
    ) -> tuple[RelayedMessage, ...]:
        """Implements Messages."""
        return recallable(self._connection, to_us(since), conversation_ids, limit)

    def add_note(
        self, note_id: str, conversation_id: ConversationId, text: str, at: datetime, by: str
    ) -> None:
        """Implements Messages."""
        if self._is_known(note_id):
            return
        at_us = to_us(at)
        row = _blank(conversation_id, note_id, at_us) | {
            "order_key": place(self._connection, conversation_id, at_us),
            "item": "note",
            "kind": "note",
            "outgoing": True,
            "text": text,
            "by": by,
        }
        self._connection.execute(insert(messages), row)
        note_mentions(self._connection, note_id, conversation_id, text, at_us, by)
        self._changed(conversation_id)

    def _is_known(self, message_id: str) -> bool:
        query = select(exists().where(_named(message_id)))
        return bool(self._connection.scalar(query))

    def _row(self, message_id: str | None, wamid: str | None) -> Stored:
        wanted = [_named(name) for name in (message_id, wamid) if name]
        query = select(messages).where(or_(*wanted)).order_by(messages.c.outgoing.desc())
        return self._connection.execute(query.limit(1)).first() if wanted else None

    def _set(self, message_id: str, values: dict[str, Any]) -> None:
        self._connection.execute(
            update(messages).where(messages.c.id == message_id).values(**values)
        )

    def _changed(self, conversation_id: int) -> None:
        self._touched.conversation(conversation_id)
        self._touched.debtor(
            self._connection.scalar(
                select(conversations.c.debtor_id).where(conversations.c.id == conversation_id)
            )
        )

    def _apply_parked(self, message_id: str | None, wamid: str | None) -> None:
        for row in unpark(self._connection, message_id, wamid):
            at = from_us(row.at_us)
            if row.kind == "status":
                self.report(
                    message_id=row.message_id,
                    wamid=row.wamid,
                    delivery=Delivery(row.delivery),
                    at=at,
                    error_code=row.error_code,
                    error=row.error,
                )
            elif row.kind == "edit":
                self.edit(row.wamid, row.text, at)
            elif row.kind == "revoke":
                self.revoke(row.wamid, at)
            elif row.kind == "reaction":
                self.react(row.wamid, row.sender, row.text, at)
            else:
                self.choose(row.wamid, row.text, at)


def _named(name: str) -> ColumnElement[bool]:
    return or_(messages.c.id == name, messages.c.wamid == name)


def _blank(conversation_id: int, message_id: str, at_us: int) -> dict[str, Any]:
    return {
        "id": message_id,
        "conversation_id": conversation_id,
        "item": "message",
        "at_us": at_us,
        "opened_by_us": False,
        "forwarded": False,
    }


def _advanced(
    found: Stored,
    delivery: Delivery,
    at: datetime,
    error_code: str | None,
    error: str | None,
) -> dict[str, Any]:
    """What a report changes; nothing for one that was overtaken."""
    known = Delivery(found.delivery) if found.delivery is not None else Delivery.QUEUED
    state = advance(known, delivery)
    values: dict[str, Any] = {} if state == found.delivery else {"delivery": state}
    column = _TIME_OF.get(delivery)
    if column and getattr(found, column) is None:
        values[column] = to_us(at)
    unexplained = found.error_code == error_code and found.error is None and error is not None
    if state is delivery and error_code and (found.error_code is None or unexplained):
        values |= {"error_code": error_code, "error": error}
    if state >= Delivery.SENT and found.error_code is not None:
        values |= {"error_code": None, "error": None}
    return values
