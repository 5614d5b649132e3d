"""Tells the consoles of a command that was not taken."""

from datetime import datetime

from console.relay.gate import Refusal, Sending
from console.relay.matching import recipient_party
from console.relay.once import is_first
from console.relay.transaction import NewEvent, Transaction
from console.wire.events import EventType, Refused


def tell(
    transaction: Transaction, sending: Sending, refused: Refusal, author: str, now: datetime
) -> None:
    """Emit message.refused; the same refusal of the same command is told once."""
    key = f"refused|{sending.command_id}|{refused.code}"
    if not is_first(transaction.connection, key, now):
        return
    payload = Refused(
        command_id=sending.command_id or "",
        code=refused.code,
        message=refused.message,
        recipient=recipient_party(sending.person),
        author=author,
        refused_at=now,
    )
    transaction.emit(
        NewEvent(
            key=key,
            type=EventType.MESSAGE_REFUSED,
            at=now,
            phone_number_id=sending.number.phone_number_id,
            payload=payload,
        )
    )
