"""Statuses and calls in the words of the wire: how what we sent fares, and who rings.

As in normalise.py, ValueError and TypeError mean that an item is not what it says.
Source: Meta's messages/status and calls webhook references (2026-05, 2026-11).
"""

from typing import Any

from console.relay.item import (
    Change,
    Item,
    Json,
    an_object,
    known_party,
    obj,
    party,
    required,
    said,
    text,
    time_of,
    whole,
)
from console.relay.normalise import failures_of
from console.wire.events import EventType


def status(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """An item of `statuses`: of a message, or of a call that we made."""
    item = an_object(raw)
    if item.get("type") == "call":
        return _call_status(change, item)
    message_id, state = required(item, "id"), required(item, "status").lower()
    failures = failures_of(item)
    payload: Json = {
        "message_id": message_id,
        "recipient": party(
            item.get("recipient_id"), item.get("recipient_user_id"), change.contacts
        ),
        "status": state,
        "at": time_of(item.get("timestamp"), change.received_at),
        "failures": failures,
        "raw": item,
    }
    if (attempt := text(item.get("biz_opaque_callback_data"))) is not None:
        payload["attempt_id"] = attempt
    if pricing := obj(item.get("pricing")):
        payload["pricing"] = pricing
    member = item.get("recipient_participant_id")
    member_user = item.get("recipient_participant_user_id")
    key = f"status|{change.phone_number_id}|{message_id}|{state}|{member or member_user}"
    if member or member_user or item.get("recipient_type") == "group":
        payload["participant"] = party(member, member_user, change.contacts)
        payload["recipient"] = {}
        payload["group_id"] = text(item.get("recipient_id"))
        payload = said(payload)
    if failures:
        key += f"|{failures[0]['code']}"
    return Item(key, EventType.MESSAGE_STATUS, change.phone_number_id, change.waba_id, payload)


def call(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """An item of `calls`: somebody rings, or a call is over."""
    item = an_object(raw)
    call_id, event = required(item, "id"), required(item, "event").lower()
    direction = text(item.get("direction"))
    ours = (direction or "").upper() == "BUSINESS_INITIATED"
    side, side_user = ("to", "to_user_id") if ours else ("from", "from_user_id")
    payload = {
        "party": known_party(item.get(side), item.get(side_user), change.contacts),
        "at": time_of(item.get("timestamp"), change.received_at),
        "event": event,
        "direction": direction and direction.lower(),
        "status": _lower(item.get("status")),
        "duration_s": whole(item.get("duration")),
    }
    return _call(change, item, call_id, payload)


def _call_status(change: Change, item: Json) -> Item:
    call_id, event = required(item, "id"), required(item, "status").lower()
    payload = {
        "party": known_party(
            item.get("recipient_id"), item.get("recipient_user_id"), change.contacts
        ),
        "at": time_of(item.get("timestamp"), change.received_at),
        "event": event,
        "direction": "business_initiated",
    }
    return _call(change, item, call_id, payload)


def _call(change: Change, item: Json, call_id: str, payload: Json) -> Item:
    told = said(
        {
            "call_id": call_id,
            **payload,
            "attempt_id": text(item.get("biz_opaque_callback_data")),
            "failures": failures_of(item) or failures_of(change.value),
            "raw": item,
        }
    )
    key = f"call|{change.phone_number_id}|{call_id}|{payload['event']}"
    return Item(key, EventType.CALL_RECEIVED, change.phone_number_id, change.waba_id, told)


def _lower(value: object) -> str | None:
    found = text(value)
    return found.lower() if found else None
