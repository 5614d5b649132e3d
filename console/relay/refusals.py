"""Tells the consoles of a command that was not taken."""

import hashlib
from datetime import datetime

import sqlalchemy as sa

from console.relay.gate import Refusal, Sending
from console.relay.instants import to_us
from console.relay.matching import recipient_party
from console.relay.schema import ITEMS
from console.relay.transaction import NewEvent, Transaction
from console.relay.upsert import insert_or_ignore
from console.wire.events import EventType, Refused


def tell(
    transaction: Transaction, sending: Sending, refused: Refusal, author: str, now: datetime
) -> None:
    """Emit message.refused; the same refusal of the same command is told once."""
    key = f"refused|{sending.command_id}|{refused.code}"
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=16).digest()
    connection = transaction.connection
    told = sa.select(ITEMS.c.key).where(ITEMS.c.key == digest)
    if connection.execute(told).first():
        return
    insert_or_ignore(connection, ITEMS, {"key": digest, "seen_us": to_us(now)})
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
