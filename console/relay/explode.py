"""Takes a webhook apart: entries x changes x items, none of which can spoil another."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from console.relay import normalise
from console.relay.item import Change, Item, obj, rows, text
from console.relay.jsontext import canonical, parse
from console.wire.events import EventType, Unrecognised

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
    return tuple(item for entry in entries for item in _of_entry(entry, received_at))


def _of_entry(entry: Any, received_at: datetime) -> Iterator[Item]:  # noqa: ANN401 - outside's
    changes = rows(obj(entry).get("changes"))
    if not changes:
        yield _unknown("no-change", None, None, entry, "no changes")
    for change in changes:
        time = obj(entry).get("time")
        yield from _of_change(
            Change(
                waba_id=text(obj(entry).get("id")),
                field=text(obj(change).get("field")) or "",
                entry_time=time if isinstance(time, int) else None,
                value=obj(obj(change).get("value")),
                received_at=received_at,
            ),
            change,
        )


def _of_change(change: Change, raw: Any) -> Iterator[Item]:  # noqa: ANN401 - outside's
    found = False
    for read, thing in _readings(change):
        found = True
        yield _guarded(read, change, thing)
    if not found:
        yield _unknown(_content_key(change, raw), change, change.field, raw, None)


def _readings(change: Change) -> Iterator[tuple[Reader, Any]]:
    """Which reader understands which part of the change."""
    value = change.value
    if change.field in ("messages", "standby"):
        yield from ((normalise.message, message) for message in rows(value.get("messages")))
        yield from ((normalise.status, status) for status in rows(value.get("statuses")))
        yield from ((normalise.notice, error) for error in rows(value.get("errors")))
    elif change.field == "user_preferences":
        for preference in rows(value.get("user_preferences")):
            yield normalise.preference, preference
    elif change.field in normalise.TEMPLATE_FIELDS:
        yield normalise.template, value
    elif change.field in normalise.NOTICES:
        yield normalise.notice, value


def _guarded(read: Reader, change: Change, thing: Any) -> Item:  # noqa: ANN401 - outside's
    try:
        return read(change, thing)
    except _MALFORMED as error:
        reason = _reason(error)
        return _unknown(_content_key(change, thing), change, change.field, thing, reason)


def unusable(item: Item, error: Exception) -> Item:
    """`item` as an unknown one: it was read, and could not be stored as what it is."""
    raw = getattr(item.payload, "raw", None)
    payload = Unrecognised(field=item.type.value, error=_reason(error), raw=raw)
    return Item(item.key, EventType.UNKNOWN, item.phone_number_id, item.waba_id, payload)


def _unknown(
    key: str,
    change: Change | None,
    field: str | None,
    raw: Any,  # noqa: ANN401 - kept as it came
    error: str | None,
) -> Item:
    if change is None:
        key = f"unknown|{key}|{_digest(raw)}"
    return Item(
        key=key,
        type=EventType.UNKNOWN,
        phone_number_id=change.phone_number_id if change else None,
        waba_id=change.waba_id if change else None,
        payload=Unrecognised(field=field, error=error, raw=raw),
    )


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
