"""Two threads that turned out to be one person's become one."""

from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from console.store.previews import PREVIEW_LENGTH, settle_waiting
from console.store.records import (
    activities,
    conversation_events,
    conversation_labels,
    conversations,
    mentions,
    messages,
    outbox,
    presence,
    promises,
)
from console.store.rows import Stored
from console.store.touched import Touched


def merge(connection: Connection, touched: Touched, *, into: int, gone: Stored) -> None:
    """Move everything of the thread `gone` into `into`; items stand by their order keys."""
    for table in (messages, activities, outbox, promises):
        connection.execute(
            update(table).where(table.c.conversation_id == gone.id).values(conversation_id=into)
        )
    _move_keyed(connection, into, gone.id)
    connection.execute(delete(conversations).where(conversations.c.id == gone.id))
    kept = connection.execute(select(conversations).where(conversations.c.id == into)).one()
    values = {
        name: _larger(getattr(kept, name), getattr(gone, name))
        for name in (
            "last_at_us",
            "last_order",
            "window_closes_at_us",
            "last_inbound_at_us",
            "last_outgoing_at_us",
        )
    }
    values |= {
        "unread": kept.unread + gone.unread,
        "first_unread_id": kept.first_unread_id or gone.first_unread_id,
        "draft": kept.draft or gone.draft,
        "debtor_id": kept.debtor_id or gone.debtor_id,
        "user_id": kept.user_id or gone.user_id,
        "resolved_at_us": kept.resolved_at_us and gone.resolved_at_us,
        "importance": max(kept.importance, gone.importance),
        "marked_unread": kept.marked_unread or gone.marked_unread,
        **_work_of(kept if kept.assigned_at_us is not None else gone),
        **_ends(connection, into),
    }
    connection.execute(update(conversations).where(conversations.c.id == into).values(**values))
    settle_waiting(connection, into)
    touched.conversation(into)
    touched.conversation(gone.id)


def _work_of(row: Stored) -> dict[str, Any]:
    names = ("assigned_to", "assigned_at_us", "assigned_by")
    return {name: getattr(row, name) for name in names}


def _move_keyed(connection: Connection, into: int, gone: int) -> None:
    """Rows of which a conversation has one of a kind: what both have stays once."""
    for table, kind in (
        (conversation_labels, conversation_labels.c.label_key),
        (conversation_events, conversation_events.c.change_id),
    ):
        theirs = table.c.conversation_id == gone
        has = select(kind).where(table.c.conversation_id == into)
        connection.execute(delete(table).where(theirs, kind.in_(has)))
        connection.execute(update(table).where(theirs).values(conversation_id=into))
    for other in (mentions, presence):
        connection.execute(
            update(other).where(other.c.conversation_id == gone).values(conversation_id=into)
        )


def _larger(one: int | None, other: int | None) -> int | None:
    return max((us for us in (one, other) if us is not None), default=None)


def _ends(connection: Connection, conversation_id: int) -> dict[str, Any]:
    """The newest message, and the newest of ours, of the thread as it is now."""
    said = select(messages).where(
        messages.c.conversation_id == conversation_id, messages.c.item == "message"
    )
    newest = connection.execute(said.order_by(messages.c.order_key.desc()).limit(1)).first()
    if newest is None:
        return {}
    ours = connection.execute(
        select(messages.c.id, messages.c.by)
        .where(
            messages.c.order_key
            == select(func.max(messages.c.order_key))
            .where(messages.c.conversation_id == conversation_id)
            .where(messages.c.outgoing, messages.c.item == "message")
            .scalar_subquery(),
            messages.c.conversation_id == conversation_id,
            messages.c.outgoing,
        )
        .limit(1)
    ).first()
    return {
        "preview": (newest.text or "")[:PREVIEW_LENGTH],
        "preview_kind": newest.kind,
        "preview_outgoing": newest.outgoing,
        "preview_message_id": newest.id,
        "last_outgoing_id": ours.id if ours is not None else None,
        "last_outgoing_by": ours.by if ours is not None else None,
    }
