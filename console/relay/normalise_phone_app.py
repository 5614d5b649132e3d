"""What the phone app beside us did, in the words of the wire: echoes, history, contacts.

A number may be used from the WhatsApp Business app and through the Cloud API at once; Meta
calls it coexistence.
Source: Meta's smb_message_echoes, history and smb_app_state_sync references (2026-05).
"""

from collections.abc import Iterator
from typing import Any

from console.relay.item import (
    NOBODY,
    Change,
    Item,
    Json,
    an_object,
    known_party,
    obj,
    required,
    rows,
    said,
    text,
    time_of,
    whole,
)
from console.relay.normalise import body_of
from console.wire.events import EventType

_DETAIL = ("phase", "chunk_order", "progress")


def echo(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """The business wrote, edited or deleted from its phone, or from another program."""
    item = an_object(raw)
    message_id = required(item, "id")
    kind = text(item.get("type")) or "unknown"
    payload: Json = {
        "message_id": message_id,
        "recipient": known_party(item.get("to"), item.get("to_user_id"), change.contacts),
        "sent_at": time_of(item.get("timestamp"), change.received_at),
        "group_id": text(item.get("group_id")),
        "raw": item,
    }
    if kind == "edit":
        edit = obj(item.get("edit"))
        inner = obj(edit.get("message"))
        payload |= body_of(inner, text(inner.get("type")) or "text")
        payload["original_message_id"] = required(edit, "original_message_id")
        payload["kind"] = kind
    else:
        payload |= body_of(item, kind)
        if kind == "revoke":
            revoked = obj(item.get("revoke"))
            payload["original_message_id"] = required(revoked, "original_message_id")
    payload.pop("choice", None)
    key = f"echo|{change.phone_number_id}|{message_id}"
    return Item(
        key, EventType.MESSAGE_ECHOED, change.phone_number_id, change.waba_id, said(payload)
    )


def historic_messages(value: Json) -> Iterator[Json]:
    """Each message of a `history` value with its thread and its place in the whole.

    Files come later and alone, in `messages` beside no `history`.
    """
    for chunk in map(obj, rows(value.get("history"))):
        place = obj(chunk.get("metadata"))
        for thread in map(obj, rows(chunk.get("threads"))):
            for one in rows(thread.get("messages")):
                yield {"message": one, "thread": thread, "place": place}
    for one in rows(value.get("messages")):
        yield {"message": one, "thread": {}, "place": {}}


def historic(change: Change, found: Json) -> Item:
    """One message of the time before, as `historic_messages` found it."""
    item = an_object(found["message"])
    thread, place = obj(found["thread"]), obj(found["place"])
    message_id = required(item, "id")
    kind = text(item.get("type")) or "unknown"
    ours = _is_ours(change, item)
    side, side_user = ("to", "to_user_id") if ours else ("from", "from_user_id")
    about = obj(thread.get("context"))
    wa_id = item.get(side) or about.get("wa_id") or thread.get("id")
    user_id = item.get(side_user) or about.get("user_id")
    payload = {
        "message_id": message_id,
        "direction": "out" if ours else "in",
        "party": known_party(wa_id, user_id, change.contacts),
        "sent_at": time_of(item.get("timestamp"), change.received_at),
        **body_of(item, kind),
        "status": _status(item),
        **{name: whole(place.get(name)) for name in _DETAIL},
        "raw": item,
    }
    key = f"history|{change.phone_number_id}|{message_id}|{kind}"
    return Item(
        key, EventType.HISTORY_RECEIVED, change.phone_number_id, change.waba_id, said(payload)
    )


def contact(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """A contact was added to the phone app, changed there, or removed."""
    item = an_object(raw)
    described = obj(item.get("contact"))
    number = (text(described.get("phone_number")) or "").removeprefix("+")
    stamp = obj(item.get("metadata")).get("timestamp")
    action = required(item, "action").lower()
    payload = {
        "party": known_party(number or None, described.get("user_id"), NOBODY),
        "action": action,
        "changed_at": time_of(stamp, change.received_at),
        "full_name": text(described.get("full_name")),
        "first_name": text(described.get("first_name")),
        "raw": item,
    }
    who = number or described.get("user_id")
    key = f"contact|{change.phone_number_id}|{who}|{action}|{stamp}"
    return Item(
        key, EventType.CONTACT_SYNCED, change.phone_number_id, change.waba_id, said(payload)
    )


def _is_ours(change: Change, item: Json) -> bool:
    """Whether the business wrote it: only then Meta names a recipient."""
    display = obj(change.value.get("metadata")).get("display_phone_number")
    sender = item.get("from")
    return bool(item.get("to") or item.get("to_user_id")) or (
        sender is not None and text(sender) == (text(display) or "").removeprefix("+")
    )


def _status(item: Json) -> str | None:
    found = text(obj(item.get("history_context")).get("status"))
    return found.lower() if found else None
