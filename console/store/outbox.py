"""Commands decided here and not yet accepted by the relay."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from console.domain.delivery import Delivery, Hold
from console.domain.ids import (
    AccountId,
    ContactPointId,
    ConversationId,
    DebtorId,
    MessageId,
)
from console.store.instants import from_us, maybe_at, maybe_us, to_us
from console.store.previews import enter_thread, forget_outgoing, settle_waiting
from console.store.records import conversations, messages, outbox
from console.store.rows import Stored
from console.store.touched import Touched
from console.usecases.ports import (
    OutgoingMessage,
    QueuedCommand,
    TakenBack,
    Topic,
)
from console.usecases.send_files import with_media

_IN_LINE = outbox.c.hold.is_distinct_from(Hold.SCHEDULED)
"""What is scheduled stands in no line before its time: others of the conversation pass it."""


def enqueue(connection: Connection, message: OutgoingMessage, body: dict[str, Any]) -> None:
    """Put a message's command at the end of the line, due at once or when its hold ends."""
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
            due_at_us=at_us if message.due_at is None else to_us(message.due_at),
            hold=message.hold,
            expires_at_us=maybe_us(message.expires_at),
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
        in_line = or_(_IN_LINE, outbox.c.due_at_us <= to_us(now))
        heads = select(func.min(outbox.c.seq)).where(in_line)
        rows = self._connection.execute(
            select(outbox, conversations.c.debtor_id)
            .join(conversations, conversations.c.id == outbox.c.conversation_id)
            .where(outbox.c.seq.in_(heads.group_by(outbox.c.conversation_id)))
            .where(outbox.c.due_at_us <= to_us(now))
            .order_by(outbox.c.seq)
            .limit(limit)
        )
        return tuple(map(_to_command, rows))

    def release(self, message_id: MessageId, now: datetime) -> bool:
        """Implements Outbox. Whoever changes the row first has it: taking back deletes it."""
        mine = outbox.c.message_id == message_id
        due = outbox.c.due_at_us <= to_us(now)
        held = select(outbox.c.hold).where(mine, due).with_for_update()
        row = self._connection.execute(held).one_or_none()
        if row is None:
            return False
        if row.hold is not None:
            self._connection.execute(update(outbox).where(mine).values(hold=None))
        if row.hold == Hold.SCHEDULED:
            enter_thread(self._connection, message_id, to_us(now))
            _announce(self._connection, self._touched, message_id)
        return True

    def take_back(self, message_id: MessageId, by: str) -> TakenBack | None:
        """Implements Outbox."""
        held = delete(outbox).where(
            outbox.c.message_id == message_id, outbox.c.by == by, outbox.c.hold.is_not(None)
        )
        if not self._connection.execute(held).rowcount:
            return None
        found = self._connection.execute(
            select(messages).where(messages.c.id == message_id)
        ).one()
        _announce(self._connection, self._touched, message_id)
        self._connection.execute(delete(messages).where(messages.c.id == message_id))
        forget_outgoing(self._connection, found.conversation_id, message_id)
        return TakenBack(
            message_id,
            ConversationId(found.conversation_id),
            found.text or "",
            found.quoted_id,
            found.media,
        )

    def uploaded(self, message_id: MessageId, media_id: str) -> None:
        """Implements Outbox."""
        mine = outbox.c.message_id == message_id
        body = self._connection.scalar(select(outbox.c.body).where(mine))
        if body is None:
            return
        named = with_media(body, media_id)
        self._connection.execute(update(outbox).where(mine).values(body=named))
        self._connection.execute(
            update(messages).where(messages.c.id == message_id).values(media_id=media_id)
        )
        _announce(self._connection, self._touched, message_id)

    def hurry(self, message_id: MessageId, by: str, now: datetime) -> None:
        """Implements Outbox."""
        held = outbox.c.message_id == message_id, outbox.c.hold == Hold.UNDO
        changed = update(outbox).where(*held, outbox.c.by == by)
        self._connection.execute(changed.values(due_at_us=to_us(now)))
        self._touched.topic(Topic.OUTBOX)

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
            .values(
                due_at_us=to_us(at),
                attempts=outbox.c.attempts + 1,
                last_error=error,
                hold=None,
            )
        )
        self._touched.topic(Topic.OUTBOX)

    def pending(self) -> int:
        """Implements Outbox."""
        return int(self._connection.scalar(select(func.count()).select_from(outbox)) or 0)

    def next_due_at(self) -> datetime | None:
        """Implements Outbox."""
        heads = (
            select(func.min(outbox.c.seq)).where(_IN_LINE).group_by(outbox.c.conversation_id)
        )
        next_up = or_(outbox.c.seq.in_(heads), outbox.c.hold == Hold.SCHEDULED)
        return maybe_at(
            self._connection.scalar(select(func.min(outbox.c.due_at_us)).where(next_up))
        )


def _refuse(
    connection: Connection, touched: Touched, message_id: str, code: str, error: str | None
) -> None:
    _end_schedule(connection, message_id)
    connection.execute(delete(outbox).where(outbox.c.message_id == message_id))
    _raise_to(connection, message_id, Delivery.BLOCKED, error_code=str(code), error=error)
    conversation_id = _announce(connection, touched, message_id)
    if conversation_id is not None:
        settle_waiting(connection, conversation_id)


def _end_schedule(connection: Connection, message_id: str) -> None:
    """What was to go later and never will is shown where the talk stands now."""
    newest = connection.scalar(
        select(conversations.c.last_order)
        .join(outbox, outbox.c.conversation_id == conversations.c.id)
        .where(outbox.c.message_id == message_id, outbox.c.hold == Hold.SCHEDULED)
    )
    if newest is not None:
        enter_thread(connection, message_id, newest)


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
        hold=None if row.hold is None else Hold(row.hold),
        expires_at=maybe_at(row.expires_at_us),
    )
