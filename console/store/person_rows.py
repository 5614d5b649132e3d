"""What a person paid, and the conversations with them."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from console.domain.ids import ConversationId
from console.domain.money import Money
from console.store.instants import from_us
from console.store.records import payments
from console.store.rows import Stored
from console.usecases.person_rows import ChatRow, PaymentRow

_PAYMENTS = 12


def payments_of(connection: Connection, debtor_id: int) -> tuple[PaymentRow, ...]:
    """The newest payments and reversals, newest first."""
    query = (
        select(payments)
        .where(payments.c.debtor_id == debtor_id)
        .order_by(payments.c.paid_on.desc(), payments.c.id.desc())
        .limit(_PAYMENTS)
    )
    return tuple(
        PaymentRow(
            row.id,
            row.paid_on,
            Money(row.amount_minor, row.currency),
            row.channel,
            row.account_no,
        )
        for row in connection.execute(query)
    )


def chats_of(talks: Iterable[Stored]) -> tuple[ChatRow, ...]:
    """The conversations, the one where something was said last first."""
    rows = (
        ChatRow(
            conversation_id=ConversationId(talk.id),
            phone=talk.phone,
            line=talk.phone_number_id,
            last_at=from_us(talk.last_at_us),
            preview=talk.preview,
            preview_kind=talk.preview_kind,
            preview_outgoing=talk.preview_outgoing,
            unread=talk.unread,
            resolved=talk.resolved_at_us is not None,
        )
        for talk in talks
    )
    return tuple(sorted(rows, key=lambda row: row.last_at, reverse=True))
