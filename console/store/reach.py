"""Whether WhatsApp reaches a number, as learnt from what was sent to it."""

from sqlalchemy import Connection, func, select, update

from console.store.records import contact_points, conversations, messages

UNREACHABLE = "131026"
"""Meta's error for a number that cannot receive (no WhatsApp, or too old a version)."""
_ANOTHER_DAY_US = 16 * 3_600_000_000
"""Failures this far apart are of different days: morning and evening are one."""


def note_reached(connection: Connection, conversation_id: int, at_us: int) -> None:
    """Remember on the contact points of the conversation's number that it was reached."""
    connection.execute(
        update(contact_points)
        .where(contact_points.c.identity == _identity(connection, conversation_id))
        .values(last_success_at_us=at_us, unreachable_at_us=None)
    )


def note_unreachable(
    connection: Connection, conversation_id: int, message_id: str, at_us: int
) -> None:
    """Remember that the number is not reached, if that was so on another day already.

    Meta says it of good numbers too, now and then: one failure is no reason to leave a number.
    """
    identity = _identity(connection, conversation_id)
    before = (
        select(messages.c.id)
        .join(conversations, conversations.c.id == messages.c.conversation_id)
        .where(
            conversations.c.identity == identity,
            messages.c.outgoing,
            messages.c.error_code == UNREACHABLE,
            messages.c.id != message_id,
            messages.c.at_us <= at_us - _ANOTHER_DAY_US,
            messages.c.at_us > func.coalesce(contact_points.c.last_success_at_us, 0),
        )
    )
    connection.execute(
        update(contact_points)
        .where(contact_points.c.identity == identity, before.exists())
        .values(unreachable_at_us=at_us)
    )


def _identity(connection: Connection, conversation_id: int) -> str:
    query = select(conversations.c.identity).where(conversations.c.id == conversation_id)
    return str(connection.execute(query).scalar_one())
