"""Takes a webhook apart: entries x changes x items, none of which can spoil another."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from console.relay import normalise_account, normalise_phone_app, normalise_status
from console.relay.item import Change, Contacts, Item, Json, obj, rows, said, text
from console.relay.jsontext import canonical, parse
from console.relay.normalise import message
from console.wire.events import EventType

_MALFORMED = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
Reader = Callable[[Change, Any], Item]


def explode(body: bytes, received_at: datetime) -> tuple[Item, ...]:
    """Every item of the webhook `body`, in its order; what is not understood is unknown."""
    try:
        envelope = parse(body)
    except ValueError as error:
        raw = body.decode("utf-8", "replace")
        return (_unknown("not-json", None, None, raw, str(error)),)
    entries = rows(obj(envelope).get("entry"))
    if not entries:
        return (_unknown("no-entry", None, None, envelope, "no entry"),)
    found: list[Item] = []
    for entry in entries:
        _of_entry(entry, received_at, found)
    return tuple(found)


def _of_entry(entry: Any, received_at: datetime, found: list[Item]) -> None:  # noqa: ANN401 - outside's
    envelope = obj(entry)
    changes = rows(envelope.get("changes"))
    if not changes:
        found.append(_unknown("no-change", None, None, entry, "no changes"))
    time = envelope.get("time")
    for raw in changes:
        described = obj(raw)
        value = obj(described.get("value"))
        change = Change(
            _id(envelope.get("id")),
            text(described.get("field")) or "",
            time if isinstance(time, int) else None,
            value,
            received_at,
            _id(obj(value.get("metadata")).get("phone_number_id")),
            Contacts(rows(value.get("contacts"))),
        )
        before = len(found)
        for read, thing in _readings(change):
            found.append(_guarded(read, change, thing))
        if len(found) == before:
            found.append(_unknown(_content_key(change, raw), change, change.field, raw, None))


def _readings(change: Change) -> Iterator[tuple[Reader, Any]]:
    """Which reader understands which part of the change."""
    value, field = change.value, change.field
    if arrays := _ARRAYS.get(field):
        for name, read in arrays:
            if name in value:
                for thing in rows(value[name]):
                    yield read, thing
    elif field == "history":
        yield from _of_history(value)
    elif field == "messaging_handovers":
        for thing in normalise_account.handovers(value):
            yield normalise_account.handover, thing
    elif field in normalise_account.TEMPLATE_FIELDS:
        yield normalise_account.template, value
    elif field in normalise_account.NOTICES:
        yield normalise_account.notice, value


def _of_history(value: Json) -> Iterator[tuple[Reader, Any]]:
    for one in normalise_phone_app.historic_messages(value):
        yield _historic, one
    for place in (value, *map(obj, rows(value.get("history")))):
        for error in rows(place.get("errors")):
            yield normalise_account.notice, error


def _historic(change: Change, found: Any) -> Item:  # noqa: ANN401 - outside's
    return normalise_phone_app.historic(change, obj(found))


_MESSAGES: tuple[tuple[str, Reader], ...] = (
    ("messages", message),
    ("statuses", normalise_status.status),
    ("errors", normalise_account.notice),
)
_ECHOES: tuple[tuple[str, Reader], ...] = (("message_echoes", normalise_phone_app.echo),)
_ARRAYS: dict[str, tuple[tuple[str, Reader], ...]] = {
    "messages": _MESSAGES,
    "standby": (*_MESSAGES, *_ECHOES),
    "message_echoes": _ECHOES,
    "smb_message_echoes": _ECHOES,
    "smb_app_state_sync": (("state_sync", normalise_phone_app.contact),),
    "calls": (("calls", normalise_status.call), ("statuses", normalise_status.status)),
    "user_preferences": (("user_preferences", normalise_account.preference),),
}


def _guarded(read: Reader, change: Change, thing: Any) -> Item:  # noqa: ANN401 - outside's
    try:
        return read(change, thing)
    except _MALFORMED as error:
        if read is _historic:
            thing = obj(thing).get("message")
        reason = _reason(error)
        return _unknown(_content_key(change, thing), change, change.field, thing, reason)


def unusable(item: Item, error: Exception) -> Item:
    """`item` as an unknown one: it was read, and could not be stored as what it is."""
    payload = {
        "field": item.type.value,
        "error": _reason(error),
        "raw": item.payload.get("raw"),
    }
    return Item(item.key, EventType.UNKNOWN, item.phone_number_id, item.waba_id, payload)


def _unknown(
    key: str,
    change: Change | None,
    field: str | None,
    raw: Any,  # noqa: ANN401 - kept as it came
    error: str | None,
) -> Item:
    payload: Json = said({"field": field, "error": error, "raw": raw})
    if change is None:
        key = f"unknown|{key}|{_digest(raw)}"
        return Item(key, EventType.UNKNOWN, None, None, payload)
    return Item(key, EventType.UNKNOWN, change.phone_number_id, change.waba_id, payload)


def _id(value: object) -> str | None:
    """An id that a database can keep: PostgreSQL takes no NUL; the raw item has it all."""
    found = text(value)
    return None if found is None or "\0" in found else found


def _content_key(change: Change, raw: Any) -> str:  # noqa: ANN401 - outside's
    place = f"{change.field}|{change.waba_id}|{change.entry_time}"
    return f"unknown|{place}|{_digest(raw)}"


def _digest(raw: Any) -> str:  # noqa: ANN401 - outside's
    return hashlib.blake2b(
        canonical(raw).encode("utf-8", "replace"), digest_size=16
    ).hexdigest()


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return f"{type(error).__name__}: {error}"[:300]
