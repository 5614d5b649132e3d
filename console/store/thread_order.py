"""Where a new item stands in its thread."""

from sqlalchemy import Connection, func, select, update

from console.store.instants import SECOND_US
from console.store.records import activities, conversation_events, conversations, messages

LATE_US = 5 * SECOND_US
"""Meta's timestamps have whole seconds, so "a little older" only means "the same moment"."""


def place(connection: Connection, conversation_id: int, at_us: int) -> int:
    """The order key of an item of `at_us` that is about to be inserted.

    Items stand in the order in which they came, unless one is clearly older than the newest:
    then it stands at its own time, behind others of the same second.
    """
    last = connection.scalar(
        select(conversations.c.last_order).where(conversations.c.id == conversation_id)
    )
    newest = int(last or 0)
    if at_us < newest - LATE_US:
        return _behind_its_second(connection, conversation_id, at_us)
    order = max(at_us, newest + 1)
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation_id)
        .values(last_order=order)
    )
    return order


def _behind_its_second(connection: Connection, conversation_id: int, at_us: int) -> int:
    found = [
        connection.scalar(
            select(func.max(table.c.order_key)).where(
                table.c.conversation_id == conversation_id,
                table.c.order_key >= at_us,
                table.c.order_key < at_us + SECOND_US,
            )
        )
        for table in (messages, activities, conversation_events)
    ]
    return max([at_us, *(int(key) + 1 for key in found if key is not None)])
