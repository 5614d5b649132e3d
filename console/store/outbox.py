"""Commands decided here and not yet accepted by the relay."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from console.domain.delivery import Delivery
from console.domain.ids import (
    AccountId,
    ContactPointId,
    ConversationId,
    DebtorId,
    MessageId,
)
from console.store.instants import from_us, maybe_at, to_us
from console.store.previews import settle_waiting
from console.store.records import conversations, messages, outbox
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.ports import OutgoingMessage, QueuedCommand, Topic


def enqueue(connection: Connection, message: OutgoingMessage, body: dict[str, Any]) -> None:
    """Put a message's command at the end of the line, due at once."""
    at_us = to_us(message.at)
    connection.execute(
        insert(outbox).values(
            message_id=message.id,
            conversation_id=message.conversation_id,
            contact_point_id=message.contact_point_id,
            account_id=message.account_id,
            by=message.by,
            template=(message.template or {}).get("name"),
            body=body,
            attempts=0,
            created_at_us=at_us,
            due_at_us=at_us,
        )
    )


def drop_pending(
    connection: Connection, touched: Touched, conversation_ids: Sequence[int], code: str
) -> None:
    """Nothing that waits for these conversations goes out any more; the thread says why."""
    waiting = connection.scalars(
        select(outbox.c.message_id).where(outbox.c.conversation_id.in_(conversation_ids))
    ).all()
    refuse_pending(connection, touched, waiting, code)


def refuse_pending(
    connection: Connection, touched: Touched, message_ids: Sequence[str], code: str
) -> None:
    """These messages do not go out any more; their threads say why.

    What was tried before may be at the relay: its sender asks the gate at once, and calls it
    back.
    """
    tried = outbox.c.attempts > 0
    for message_id in message_ids:
        again = update(outbox).where(outbox.c.message_id == message_id, tried)
        if connection.execute(again.values(due_at_us=outbox.c.created_at_us)).rowcount:
            touched.topic(Topic.OUTBOX)
            continue
        _refuse(connection, touched, message_id, code, None)


class SqlOutbox:
    """Implements usecases.ports.Outbox."""

    def __init__(self, connection: Connection, touched: Touched) -> None:
        self._connection = connection
        self._touched = touched

    def due(self, now: datetime, limit: int) -> tuple[QueuedCommand, ...]:
        """Implements Outbox: only the head of each conversation's line may go."""
        heads = select(func.min(outbox.c.seq)).group_by(outbox.c.conversation_id)
        rows = self._connection.execute(
            select(outbox, conversations.c.debtor_id)
            .join(conversations, conversations.c.id == outbox.c.conversation_id)
            .where(outbox.c.seq.in_(heads), outbox.c.due_at_us <= to_us(now))
            .order_by(outbox.c.seq)
            .limit(limit)
        )
        return tuple(map(_to_command, rows))

    def relayed(self, message_id: MessageId) -> None:
        """Implements Outbox."""
        self._connection.execute(delete(outbox).where(outbox.c.message_id == message_id))
        _raise_to(self._connection, message_id, Delivery.RELAYED)
        _announce(self._connection, self._touched, message_id)

    def refused(self, message_id: MessageId, code: str, message: str, at: datetime) -> None:
        """Implements Outbox."""
        del at  # the message keeps the instant at which it was written
        _refuse(self._connection, self._touched, message_id, code, message or None)

    def retry(self, message_id: MessageId, at: datetime, error: str) -> None:
        """Implements Outbox."""
        self._connection.execute(
            update(outbox)
            .where(outbox.c.message_id == message_id)
            .values(due_at_us=to_us(at), attempts=outbox.c.attempts + 1, last_error=error)
        )
        self._touched.topic(Topic.OUTBOX)

    def pending(self) -> int:
        """Implements Outbox."""
        return int(self._connection.scalar(select(func.count()).select_from(outbox)) or 0)

    def next_due_at(self) -> datetime | None:
        """Implements Outbox."""
        heads = select(func.min(outbox.c.seq)).group_by(outbox.c.conversation_id)
        return maybe_at(
            self._connection.scalar(
                select(func.min(outbox.c.due_at_us)).where(outbox.c.seq.in_(heads))
            )
        )


def _refuse(
    connection: Connection, touched: Touched, message_id: str, code: str, error: str | None
) -> None:
    connection.execute(delete(outbox).where(outbox.c.message_id == message_id))
    _raise_to(connection, message_id, Delivery.BLOCKED, error_code=str(code), error=error)
    conversation_id = _announce(connection, touched, message_id)
    if conversation_id is not None:
        settle_waiting(connection, conversation_id)


def _raise_to(
    connection: Connection, message_id: str, delivery: Delivery, **values: str | None
) -> None:
    connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.delivery < delivery)
        .values(delivery=delivery, **values)
    )


def _announce(connection: Connection, touched: Touched, message_id: str) -> int | None:
    touched.topic(Topic.OUTBOX)
    conversation_id: int | None = connection.scalar(
        select(messages.c.conversation_id).where(messages.c.id == message_id)
    )
    if conversation_id is not None:
        touched.conversation(conversation_id)
    return conversation_id


def _to_command(row: Stored) -> QueuedCommand:
    return QueuedCommand(
        seq=row.seq,
        message_id=MessageId(row.message_id),
        conversation_id=ConversationId(row.conversation_id),
        debtor_id=None if row.debtor_id is None else DebtorId(row.debtor_id),
        contact_point_id=(
            None if row.contact_point_id is None else ContactPointId(row.contact_point_id)
        ),
        account_id=None if row.account_id is None else AccountId(row.account_id),
        by=row.by,
        template=row.template,
        body=row.body,
        attempts=row.attempts,
        created_at=from_us(row.created_at_us),
    )
