"""Messages in the words of the wire: what a person wrote, tapped, edited, took back.

The functions raise ValueError or TypeError for an item that cannot be what it says;
explode.py keeps such an item as unknown.
Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks (2026-11).
"""

from typing import Any

from console.relay.item import (
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
)
from console.wire.events import EventType, Failure

MEDIA_KINDS = frozenset(("image", "video", "audio", "document", "sticker"))
IDENTITY_KINDS = (
    "user_changed_number",
    "customer_changed_number",
    "user_changed_user_id",
    "customer_identity_changed",
)
_MESSAGE = EventType.MESSAGE_RECEIVED  # named once: Python 3.11 looks a member up slowly
_BESIDE = ("referral", "errors", "group_id")
"""What stands beside the inner object and belongs to what was said."""


def message(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """An item of `messages`, or of `standby`."""
    item = an_object(raw)
    message_id = required(item, "id")
    kind = text(item.get("type")) or "unknown"
    if kind == "system" and system_kind(item) in IDENTITY_KINDS:
        type_, payload = EventType.IDENTITY_CHANGED, _identity(change, item)
    elif kind == "edit":
        type_, payload = EventType.MESSAGE_EDITED, _edited(change, item)
    elif kind == "revoke":
        type_, payload = EventType.MESSAGE_REVOKED, _revoked(change, item)
    elif kind == "reaction":
        type_, payload = EventType.REACTION_RECEIVED, _reaction(change, item)
    else:
        type_, payload = _MESSAGE, _received(change, item, kind)
    key = f"message|{change.phone_number_id}|{message_id}"
    return Item(key, type_, change.phone_number_id, change.waba_id, payload)


def failure_of(raw: Any) -> Json:  # noqa: ANN401 - what Meta sent
    """One of Meta's error objects, as wire.events.Failure. Its number decides."""
    item = an_object(raw)
    return said(
        {
            "code": text(item.get("code")) or "unknown",
            "title": text(item.get("title")) or text(item.get("message")),
            "details": text(obj(item.get("error_data")).get("details")),
        }
    )


def failure(raw: Any) -> Failure:  # noqa: ANN401 - what Meta sent
    """As `failure_of`, for those who keep it."""
    return Failure(**failure_of(raw))


def failures_of(item: Json) -> list[Json]:
    """The errors of an item; one that is no object is left to `raw`."""
    return [failure_of(error) for error in rows(item.get("errors")) if isinstance(error, dict)]


def body_of(item: Json, kind: str) -> Json:
    """What any message says, whoever wrote it: kind, text, media, choice, context, content."""
    inner = item.get(kind)
    content: Json = inner.copy() if isinstance(inner, dict) else {}
    if isinstance(inner, list):
        content = {kind: inner}
    for beside in _BESIDE:
        if beside in item:
            content[beside] = item[beside]
    body: Json = {"kind": kind}
    choice = _choice(kind, content) if kind in ("button", "interactive") else None
    if (words := _words(kind, content, choice)) is not None:
        body["text"] = words
    if kind in MEDIA_KINDS and (media := _media(content)):
        body["media"] = media
    if choice:
        body["choice"] = choice
    if (context := item.get("context")) and isinstance(context, dict):
        body["context"] = _context(context)
    body["content"] = content
    return body


def system_kind(item: Json) -> str:
    """Meta's type of a system message."""
    return text(obj(item.get("system")).get("type")) or ""


def _received(change: Change, item: Json, kind: str) -> Json:
    payload: Json = {
        "message_id": text(item["id"]),
        "sender": _sender(change, item),
        "sent_at": time_of(item.get("timestamp"), change.received_at),
        **body_of(item, kind),
        "raw": item,
    }
    if (group := text(item.get("group_id"))) is not None:
        payload["group_id"] = group
    if change.field == "standby":
        payload["read_only"] = True
        payload["content"]["standby"] = True
    return payload


def _edited(change: Change, item: Json) -> Json:
    edit = obj(item.get("edit"))
    inner = obj(edit.get("message"))
    kind = text(inner.get("type")) or "text"
    return said(
        {
            "message_id": text(item["id"]),
            "original_message_id": required(edit, "original_message_id"),
            "sender": _sender(change, item),
            "sent_at": time_of(item.get("timestamp"), change.received_at),
            "text": _words(kind, obj(inner.get(kind)), None),
            "raw": item,
        }
    )


def _revoked(change: Change, item: Json) -> Json:
    return {
        "message_id": text(item["id"]),
        "original_message_id": required(obj(item.get("revoke")), "original_message_id"),
        "sender": _sender(change, item),
        "sent_at": time_of(item.get("timestamp"), change.received_at),
        "raw": item,
    }


def _reaction(change: Change, item: Json) -> Json:
    reaction = obj(item.get("reaction"))
    return said(
        {
            "message_id": text(item["id"]),
            "target_message_id": required(reaction, "message_id"),
            "sender": _sender(change, item),
            "sent_at": time_of(item.get("timestamp"), change.received_at),
            "emoji": text(reaction.get("emoji")) or None,
            "raw": item,
        }
    )


def _identity(change: Change, item: Json) -> Json:
    """Somebody has another number or id now, or must be proved again.

    The new id in `system` is not the sender's: a person is known by the previous one.
    """
    system = obj(item.get("system"))
    wa_id = item.get("from") or system.get("customer")
    user_id = item.get("from_user_id") or system.get("previous_user_id")
    if not (wa_id or user_id):
        user_id = system.get("user_id")
    return said(
        {
            "message_id": text(item.get("id")),
            "sender": known_party(wa_id, user_id, change.contacts),
            "kind": system_kind(item),
            "sent_at": time_of(item.get("timestamp"), change.received_at),
            "body": text(system.get("body")),
            "new_wa_id": text(system.get("wa_id")) or text(system.get("new_wa_id")),
            "new_user_id": text(system.get("user_id")),
            "previous_user_id": text(system.get("previous_user_id")),
            "identity": obj(item.get("identity")) or obj(system.get("identity")) or None,
            "raw": item,
        }
    )


def _sender(change: Change, item: Json) -> Json:
    return known_party(item.get("from"), item.get("from_user_id"), change.contacts)


def _choice(kind: str, content: Json) -> Json | None:
    if kind == "button":
        title = text(content.get("text")) or text(content.get("payload"))
        return said({"id": text(content.get("payload")), "title": title}) if title else None
    picked = obj(content.get(text(content.get("type")) or ""))
    title = text(picked.get("title"))
    if not title:
        return None
    described = text(picked.get("description"))
    return said({"id": text(picked.get("id")), "title": title, "description": described})


def _words(kind: str, content: Json, choice: Json | None) -> str | None:
    """What a person reads of it: the body, the caption, or the picked title."""
    if choice:
        return str(choice["title"])
    if kind in MEDIA_KINDS:
        return text(content.get("caption"))
    if kind == "interactive":
        return text(obj(content.get("nfm_reply")).get("body"))
    return text(content.get("body")) or (text(content.get("text")) if kind == "order" else None)


def _media(content: Json) -> Json | None:
    media_id = text(content.get("id"))
    if not media_id:
        return None
    return said(
        {
            "media_id": media_id,
            "mime_type": text(content.get("mime_type")),
            "sha256": text(content.get("sha256")),
            "filename": text(content.get("filename")),
            "voice": content.get("voice") is True,
            "animated": content.get("animated") is True,
        }
    )


def _context(context: Json) -> Json:
    forwarded = bool(context.get("forwarded") or context.get("frequently_forwarded"))
    quoted = text(context.get("id"))
    return (
        {"forwarded": forwarded}
        if quoted is None
        else {
            "message_id": quoted,
            "forwarded": forwarded,
        }
    )
