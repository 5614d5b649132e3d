"""Lines of a thread that tell who took, slept, marked or closed the conversation."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from console.store.instants import from_us
from console.store.records import conversation_events, work_changes
from console.store.rows import Stored
from console.usecases.views import ItemKind, ThreadItem

PREFIX = "work."
"""Before the kind of a change, in `ThreadItem.kind_name`."""


def work_lines(
    connection: Connection,
    conversation_id: int,
    edge: int | None,
    limit: int,
    *,
    onward: bool = False,
) -> Iterable[ThreadItem]:
    """The newest changes of the conversation's work state, or those before an order key;
    `onward`, those that follow it.
    """
    query = (
        select(conversation_events.c.order_key, work_changes)
        .join(work_changes, work_changes.c.id == conversation_events.c.change_id)
        .where(conversation_events.c.conversation_id == conversation_id)
    )
    place, name = conversation_events.c.order_key, conversation_events.c.change_id
    if edge is not None:
        query = query.where(place > edge if onward else place < edge)
    order = (place, name) if onward else (place.desc(), name.desc())
    newest = query.order_by(*order).limit(limit + 8)
    for row in connection.execute(newest):
        yield _line(row)


def _line(row: Stored) -> ThreadItem:
    detail = row.detail or {}
    content = {name: value for name, value in detail.items() if name != "note"}
    if "until_us" in content:
        content["until"] = from_us(content.pop("until_us"))
    if row.undone_at_us is not None:
        content["undone"] = True
    return ThreadItem(
        id=row.id,
        order=row.order_key,
        item=ItemKind.EVENT,
        kind_name=PREFIX + row.kind,
        outgoing=True,
        at=from_us(row.at_us),
        text=detail.get("note"),
        author=row.by,
        content=content,
    )
