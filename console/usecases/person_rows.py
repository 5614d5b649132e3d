"""Rows of the panel that tell what was paid, and where else one talks with the person."""

from dataclasses import dataclass
from datetime import date, datetime

from console.domain.ids import ConversationId
from console.domain.money import Money


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment of the person's, or its reversal (a negative amount)."""

    id: int
    paid_on: date
    amount: Money
    channel: str | None
    account_no: str | None


@dataclass(frozen=True, slots=True)
class ChatRow:
    """A conversation with the person. `line` is the business number that it goes through."""

    conversation_id: ConversationId
    phone: str | None
    line: str
    last_at: datetime
    preview: str
    preview_kind: str
    preview_outgoing: bool
    unread: int
    resolved: bool
