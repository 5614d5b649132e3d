"""What a conversation's line in the inbox says, kept in step with its messages."""

from typing import Any

from sqlalchemy import Connection, Select, select, update

from console.domain.delivery import Delivery, Hold
from console.store.instants import DAY_US
from console.store.records import conversations, messages, outbox
from console.store.rows import Stored
from console.store.thread_order import place

PREVIEW_LENGTH = 300
NEVER_SENT = (Delivery.BLOCKED, Delivery.FAILED)
SILENT_KINDS = frozenset({"system", "status"})
"""Kinds that WhatsApp sends by itself: nobody wrote, so no answer is owed."""


def note_outgoing(connection: Connection, message: dict[str, Any]) -> None:
    """The newest line is ours; no answer is owed any more."""
    values = _preview(message) | {
        "last_outgoing_id": message["id"],
        "last_outgoing_by": message["by"],
        "last_outgoing_at_us": message["at_us"],
        "waiting_since_us": None,
    }
    connection.execute(_of(message["conversation_id"]).values(**values))


def note_incoming(connection: Connection, message: dict[str, Any]) -> None:
    """The debtor wrote: unread, an answer is owed, the window opens, the thread too.

    Source: Meta's customer-service window lasts 24 hours from the user's last message.
    """
    row = connection.execute(
        select(
            conversations.c.waiting_since_us,
            conversations.c.window_closes_at_us,
            conversations.c.last_inbound_at_us,
            conversations.c.last_order,
            conversations.c.unread,
            conversations.c.first_unread_id,
            conversations.c.last_outgoing_at_us,
        ).where(conversations.c.id == message["conversation_id"])
    ).one()
    at_us, is_newest = message["at_us"], message["order_key"] >= row.last_order
    values: dict[str, Any] = {}
    if is_newest:
        values |= _preview(message)
    if message["kind"] not in SILENT_KINDS:
        values |= {
            "unread": row.unread + 1,
            "first_unread_id": row.first_unread_id or message["id"],
            "resolved_at_us": None,
            "last_inbound_at_us": max(at_us, row.last_inbound_at_us or 0),
            "window_closes_at_us": max(at_us + DAY_US, row.window_closes_at_us or 0),
        }
        if is_newest and row.waiting_since_us is None:
            values["waiting_since_us"] = at_us
    if values:
        connection.execute(_of(message["conversation_id"]).values(**values))
    if not is_newest:  # behind the newest line, who waits for whom is to be looked up
        settle_waiting(connection, message["conversation_id"])


def note_elsewhere(connection: Connection, message: dict[str, Any]) -> None:
    """The line of something said elsewhere: shown if it is the newest; ours is an answer."""
    conversation = message["conversation_id"]
    newest = select(conversations.c.last_order).where(conversations.c.id == conversation)
    if message["order_key"] >= connection.execute(newest).scalar_one():
        connection.execute(_of(conversation).values(**_preview(message)))
    if message["outgoing"]:
        settle_waiting(connection, conversation)


def settle_waiting(connection: Connection, conversation_id: int) -> None:
    """Set since when an answer is owed: the oldest message of the debtor's after the last of
    ours that went, or may still go, out.
    """
    mine = messages.c.conversation_id == conversation_id
    answered = connection.scalar(
        select(messages.c.order_key)
        .where(mine, messages.c.outgoing, messages.c.item == "message")
        .where(messages.c.id.not_in(_scheduled()))
        .where(messages.c.delivery.not_in(NEVER_SENT))
        .order_by(messages.c.order_key.desc())
        .limit(1)
    )
    waiting = connection.scalar(
        select(messages.c.at_us)
        .where(mine, messages.c.outgoing.is_(False), messages.c.item == "message")
        .where(messages.c.order_key > (answered or 0), messages.c.kind.not_in(SILENT_KINDS))
        .order_by(messages.c.order_key)
        .limit(1)
    )
    connection.execute(_of(conversation_id).values(waiting_since_us=waiting))


def enter_thread(connection: Connection, message_id: str, at_us: int) -> None:
    """A message that was scheduled goes: from now on it is the newest line."""
    mine = messages.c.id == message_id
    conversation = connection.scalar(select(messages.c.conversation_id).where(mine))
    if conversation is None:
        return
    key = place(connection, conversation, at_us)
    connection.execute(update(messages).where(mine).values(at_us=at_us, order_key=key))
    row = connection.execute(select(messages).where(mine)).mappings().one()
    note_outgoing(connection, dict(row))


def forget_outgoing(connection: Connection, conversation_id: int, message_id: str) -> None:
    """A message of ours was taken back: the line shows what was there before it."""
    shown = connection.execute(
        select(conversations.c.preview_message_id, conversations.c.last_outgoing_id).where(
            conversations.c.id == conversation_id
        )
    ).one()
    if message_id not in shown:
        return
    values = _before(connection, conversation_id)
    connection.execute(_of(conversation_id).values(**values))
    settle_waiting(connection, conversation_id)


def _before(connection: Connection, conversation_id: int) -> dict[str, Any]:
    """The newest message and the newest of ours, without what only waits for its time."""
    newest = (
        select(messages)
        .where(messages.c.conversation_id == conversation_id, messages.c.item == "message")
        .where(messages.c.id.not_in(_scheduled()))
        .order_by(messages.c.order_key.desc())
        .limit(1)
    )
    last = connection.execute(newest).mappings().one_or_none()
    ours = connection.execute(newest.where(messages.c.outgoing)).one_or_none()
    values: dict[str, Any] = {
        "last_outgoing_id": ours.id if ours else None,
        "last_outgoing_by": ours.by if ours else None,
        "last_outgoing_at_us": ours.at_us if ours else None,
    }
    if last is None:
        return values | {"preview": "", "preview_message_id": None}
    return values | _preview(dict(last))


def retell(connection: Connection, message_id: str, text: str) -> None:
    """A message changed: if the preview shows it, it shows the new text."""
    connection.execute(
        update(conversations)
        .where(conversations.c.preview_message_id == message_id)
        .values(preview=text[:PREVIEW_LENGTH])
    )


def _scheduled() -> Select[tuple[str]]:
    """What waits for its hour has not been said yet."""
    return select(outbox.c.message_id).where(outbox.c.hold == Hold.SCHEDULED)


def _preview(message: dict[str, Any]) -> dict[str, Any]:
    return {
        "preview": (message["text"] or "")[:PREVIEW_LENGTH],
        "preview_kind": message["kind"],
        "preview_outgoing": message["outgoing"],
        "preview_message_id": message["id"],
        "last_at_us": message["at_us"],
    }


def _of(conversation_id: int) -> Stored:
    return update(conversations).where(conversations.c.id == conversation_id)
