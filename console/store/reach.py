"""Whether WhatsApp reaches a number, as learnt from what was sent to it."""

from sqlalchemy import Connection, select, update

from console.store.records import contact_points, conversations


def note_reach(
    connection: Connection, conversation_id: int, at_us: int, *, reached: bool
) -> None:
    """Remember on the contact points of the conversation's number how the last try went."""
    identity = (
        select(conversations.c.identity)
        .where(conversations.c.id == conversation_id)
        .scalar_subquery()
    )
    values: dict[str, int | None] = (
        {"last_success_at_us": at_us, "unreachable_at_us": None}
        if reached
        else {"unreachable_at_us": at_us}
    )
    connection.execute(
        update(contact_points).where(contact_points.c.identity == identity).values(**values)
    )
