"""Lines of a thread: messages and notes, with the events between them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, or_, select

from console.domain.delivery import Delivery, Hold, retry_id
from console.domain.ids import ConversationId
from console.store.instants import from_us, maybe_at
from console.store.records import activities, conversations, messages, outbox
from console.store.rows import Stored
from console.store.work_lines import work_lines
from console.usecases.views import ItemKind, MediaRow, TemplateShown, ThreadItem, ThreadPage

_LOST = (Delivery.FAILED, Delivery.BLOCKED)
PICTURES = ("image", "sticker", "video")


def find_item(connection: Connection, name: str) -> ThreadItem | None:
    """The message whose id, ours or Meta's, is `name`."""
    query = select(messages).where(or_(messages.c.id == name, messages.c.wamid == name))
    return next(iter(_items(connection, query.limit(1))), None)


def pictures(
    connection: Connection, conversation_id: int, limit: int
) -> tuple[ThreadItem, ...]:
    """Implements Messages.pictures."""
    query = (
        select(messages)
        .where(messages.c.conversation_id == conversation_id)
        .where(messages.c.kind.in_(PICTURES), messages.c.media_path.is_not(None))
        .where(messages.c.revoked_at_us.is_(None))
        .order_by(messages.c.order_key.desc(), messages.c.id.desc())
        .limit(limit)
    )
    return tuple(reversed(list(_items(connection, query))))


def thread_page(
    connection: Connection, conversation_id: int, before: int | None, limit: int
) -> ThreadPage:
    """The newest `limit` items, or those before an order key; oldest first."""
    found = [
        *_items(connection, _next(messages, conversation_id, before, limit)),
        *_events(connection, _next(activities, conversation_id, before, limit)),
        *work_lines(connection, conversation_id, before, limit),
    ]
    found.sort(key=lambda item: (item.order, item.id), reverse=True)
    page = _whole_orders(found, limit)
    first_unread = connection.scalar(
        select(conversations.c.first_unread_id).where(conversations.c.id == conversation_id)
    )
    return ThreadPage(
        ConversationId(conversation_id),
        tuple(reversed(page)),
        has_older=len(found) > len(page),
        first_unread_id=first_unread,
    )


def thread_page_after(
    connection: Connection, conversation_id: int, after: int, limit: int
) -> ThreadPage:
    """The `limit` items that follow an order key, oldest first."""
    found = [
        *_items(connection, _next(messages, conversation_id, after, limit, onward=True)),
        *_events(connection, _next(activities, conversation_id, after, limit, onward=True)),
        *work_lines(connection, conversation_id, after, limit, onward=True),
    ]
    found.sort(key=lambda item: (item.order, item.id))
    page = _whole_orders(found, limit)
    return ThreadPage(
        ConversationId(conversation_id),
        tuple(page),
        has_older=True,
        has_newer=len(found) > len(page),
    )


def _whole_orders(found: list[ThreadItem], limit: int) -> list[ThreadItem]:
    """Up to `limit` items, without parting those of one order key: the next page asks for
    what is before it.
    """
    end = min(limit, len(found))
    while 0 < end < len(found) and found[end].order == found[end - 1].order:
        end += 1
    return found[:end]


def _next(
    table: Stored,
    conversation_id: int,
    beside: int | None,
    limit: int,
    *,
    onward: bool = False,
) -> Select[Any]:
    """Rows before an order key, newest first; `onward`, those after it, oldest first."""
    query = select(table).where(table.c.conversation_id == conversation_id)
    place, name = table.c.order_key, table.c.id
    if beside is not None:
        query = query.where(place > beside if onward else place < beside)
    order = (place, name) if onward else (place.desc(), name.desc())
    return query.order_by(*order).limit(limit + 8)


def _events(connection: Connection, query: Select[Any]) -> Iterable[ThreadItem]:
    """Activities, except those that only say that a message of ours went out."""
    told = exists().where(and_(messages.c.id == activities.c.message_id, messages.c.outgoing))
    for row in connection.execute(query.where(~told)):
        content: dict[str, object] = {"due_on": row.due_on, "account_id": row.account_id}
        if row.amount_minor is not None:
            content |= {"amount_minor": row.amount_minor, "currency": row.currency}
        yield ThreadItem(
            id=row.id,
            order=row.order_key,
            item=ItemKind.EVENT,
            kind_name=row.code,
            outgoing=row.by != "debtor",
            at=from_us(row.at_us),
            text=row.note,
            author=row.by,
            content={name: value for name, value in content.items() if value is not None},
        )


def _items(connection: Connection, query: Select[Any]) -> Iterable[ThreadItem]:
    rows = connection.execute(query).all()
    quoted = _quoted(connection, {row.quoted_id for row in rows if row.quoted_id})
    held = _held(connection, [row.id for row in rows if row.delivery == Delivery.QUEUED])
    retried = _retried(connection, [row.id for row in rows if row.delivery in _LOST])
    return [
        replace(
            _to_item(row, quoted.get(row.quoted_id), held.get(row.id)),
            retried_id=retried.get(row.id),
        )
        for row in rows
    ]


def _retried(connection: Connection, failed: list[str]) -> dict[str, str]:
    """The attempts that followed those that did not arrive."""
    if not failed:
        return {}
    nexts = {retry_id(name): name for name in failed}
    query = select(messages.c.id).where(messages.c.id.in_(nexts))
    return {nexts[name]: name for name in connection.scalars(query)}


def _held(connection: Connection, names: list[str]) -> dict[str, Hold]:
    """Those that wait on purpose."""
    if not names:
        return {}
    waits = outbox.c.message_id.in_(names), outbox.c.hold.is_not(None)
    rows = connection.execute(select(outbox.c.message_id, outbox.c.hold).where(*waits))
    return {row.message_id: Hold(row.hold) for row in rows}


def _quoted(connection: Connection, names: set[str]) -> dict[str, Any]:
    if not names:
        return {}
    rows = connection.execute(
        select(messages.c.id, messages.c.wamid, messages.c.text, messages.c.outgoing).where(
            or_(messages.c.id.in_(names), messages.c.wamid.in_(names))
        )
    ).all()
    return {name: row for row in rows for name in (row.id, row.wamid) if name}


def _to_item(row: Stored, quoted: Stored, hold: Hold | None = None) -> ThreadItem:
    return ThreadItem(
        id=row.id,
        order=row.order_key,
        item=ItemKind(row.item),
        kind_name=row.kind,
        outgoing=row.outgoing,
        at=from_us(row.at_us),
        text=row.text,
        author=row.by,
        delivery=None if row.delivery is None else Delivery(row.delivery),
        sent_at=maybe_at(row.sent_at_us),
        delivered_at=maybe_at(row.delivered_at_us),
        read_at=maybe_at(row.read_at_us),
        error_code=row.error_code,
        error=row.error,
        template=_to_template(row),
        media=_to_media(row),
        choice=(row.choice or {}).get("title"),
        quoted_text=quoted.text if quoted else None,
        quoted_outgoing=quoted.outgoing if quoted else None,
        quoted_id=row.quoted_id,
        reactions=tuple(said[0] for said in (row.reactions or {}).values() if said[0]),
        edited=row.edited_at_us is not None,
        first_text=row.first_text,
        revoked=row.revoked_at_us is not None,
        forwarded=row.forwarded,
        content=row.content or {},
        hold=hold,
    )


def _to_template(row: Stored) -> TemplateShown | None:
    shown = row.template
    if shown is None:
        return None
    return TemplateShown(
        name=shown.get("name", ""),
        language=shown.get("language", ""),
        header=shown.get("header"),
        body=shown.get("body") or row.text or "",
        footer=shown.get("footer"),
        buttons=tuple(shown.get("buttons") or ()),
        chosen=row.chosen,
        chosen_at=maybe_at(row.chosen_at_us),
    )


def _to_media(row: Stored) -> MediaRow | None:
    media = row.media
    if not media or not (row.media_id or row.media_path):
        return None
    return MediaRow(
        media_id=row.media_id or "",
        mime_type=media.get("mime_type"),
        filename=media.get("filename"),
        sha256=media.get("sha256"),
        size_bytes=media.get("size_bytes"),
        voice=bool(media.get("voice")),
        animated=bool(media.get("animated")),
        path=row.media_path,
        duration_s=media.get("duration_s"),
        peaks=tuple(media.get("peaks") or ()),
    )
