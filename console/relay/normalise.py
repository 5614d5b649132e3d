"""Meta's items in the words of the wire. Each function reads one item of one change.

They raise ValueError (or what pydantic raises, which is one) for an item that cannot be
what it says; explode.py keeps such an item as unknown.
Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks (2026-11).
"""

import hashlib
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from console.relay.item import Change, Item, Json, instant, obj, party, rows, text
from console.relay.jsontext import canonical
from console.wire.events import (
    AccountNotice,
    Choice,
    Context,
    Edited,
    EventType,
    Failure,
    IdentityChanged,
    Media,
    Party,
    PreferenceChanged,
    Reaction,
    Received,
    Revoked,
    Status,
    TemplateUpdated,
)

MEDIA_KINDS = ("image", "video", "audio", "document", "sticker")
IDENTITY_KINDS = (
    "user_changed_number",
    "customer_changed_number",
    "user_changed_user_id",
    "customer_identity_changed",
)
TEMPLATE_FIELDS = (
    "message_template_status_update",
    "message_template_quality_update",
    "message_template_components_update",
    "template_category_update",
)
NOTICES = {
    "phone_number_quality_update": EventType.NUMBER_UPDATED,
    "phone_number_name_update": EventType.NUMBER_UPDATED,
    "business_capability_update": EventType.NUMBER_UPDATED,
    "account_settings_update": EventType.NUMBER_UPDATED,
    "account_update": EventType.ACCOUNT_ALERT,
    "account_alerts": EventType.ACCOUNT_ALERT,
    "account_review_update": EventType.ACCOUNT_ALERT,
    "security": EventType.ACCOUNT_ALERT,
    "messaging_handovers": EventType.HANDOVER_CHANGED,
}


def message(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """An item of `messages`: something a person wrote, tapped, edited, took back."""
    item = _object(raw)
    message_id = _required(item, "id")
    kind = text(item.get("type")) or "unknown"
    sender = _sender(change, item)
    sent_at = instant(item.get("timestamp"), change.received_at)
    build = _BUILDERS.get(kind, _received)
    if kind == "system" and _system_kind(item) in IDENTITY_KINDS:
        build = _identity
    type_, payload = build(change, item, sender, sent_at)
    key = f"message|{change.phone_number_id}|{message_id}"
    return Item(key, type_, change.phone_number_id, change.waba_id, payload)


def status(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """An item of `statuses`: how a message of ours fares."""
    item = _object(raw)
    message_id, state = _required(item, "id"), _required(item, "status").lower()
    failures = tuple(failure(error) for error in rows(item.get("errors")))
    payload = Status(
        message_id=message_id,
        attempt_id=text(item.get("biz_opaque_callback_data")),
        recipient=party(
            item.get("recipient_id"),
            item.get("recipient_user_id"),
            rows(change.value.get("contacts")),
        ),
        status=state,
        at=instant(item.get("timestamp"), change.received_at),
        failures=failures,
        pricing=obj(item.get("pricing")) or None,
        raw=item,
    )
    parts = [change.phone_number_id, message_id, state, item.get("recipient_participant_id")]
    if failures:
        parts.append(failures[0].code)
    key = "status|" + "|".join(str(part) for part in parts)
    return Item(key, EventType.MESSAGE_STATUS, change.phone_number_id, change.waba_id, payload)


def preference(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """An item of `user_preferences`: marketing messages stopped or resumed."""
    item = _object(raw)
    contacts = rows(change.value.get("contacts"))
    sender = _known(party(item.get("wa_id"), item.get("user_id"), contacts))
    payload = PreferenceChanged(
        sender=sender,
        category=_required(item, "category"),
        value=_required(item, "value").lower(),
        changed_at=instant(item.get("timestamp"), change.received_at),
        detail=text(item.get("detail")),
        raw=item,
    )
    who = sender.user_id or sender.wa_id
    key = (
        f"preference|{change.phone_number_id}|{who}|{payload.category}"
        f"|{payload.value}|{item.get('timestamp')}"
    )
    return Item(
        key, EventType.PREFERENCE_CHANGED, change.phone_number_id, change.waba_id, payload
    )


def template(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """A change of a template's status, category, quality or text."""
    item = _object(raw)
    payload = TemplateUpdated(
        name=_required(item, "message_template_name"),
        language=_required(item, "message_template_language").replace("-", "_"),
        status=_template_status(change, item),
        category=text(item.get("new_category")) or text(item.get("message_template_category")),
        quality=text(item.get("new_quality_score")),
        reason=_template_reason(item),
        raw={"field": change.field, **item},
    )
    return Item(
        _hashed(change, item), EventType.TEMPLATE_UPDATED, None, change.waba_id, payload
    )


def notice(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """Everything about the account or the number that a person should hear of."""
    item = _object(raw)
    event = next(
        (
            found
            for name in ("event", "decision", "alert_type", "code")
            if (found := text(item.get(name)))
        ),
        None,
    )
    payload = AccountNotice(
        field=change.field,
        event=event,
        summary=_summary(item),
        waba_id=change.waba_id,
        raw=item,
    )
    type_ = NOTICES.get(change.field, EventType.ACCOUNT_ALERT)
    return Item(_hashed(change, item), type_, change.phone_number_id, change.waba_id, payload)


def failure(raw: Any) -> Failure:  # noqa: ANN401 - what Meta sent
    """One of Meta's error objects. Its number decides; title and details explain."""
    item = _object(raw)
    return Failure(
        code=text(item.get("code")) or "unknown",
        title=text(item.get("title")) or text(item.get("message")),
        details=text(obj(item.get("error_data")).get("details")),
    )


def _received(
    change: Change, item: Json, sender: Party, sent_at: datetime
) -> tuple[EventType, BaseModel]:
    kind = text(item.get("type")) or "unknown"
    inner = item.get(kind)
    content: Json = dict(inner) if isinstance(inner, dict) else {}
    if isinstance(inner, list):
        content = {kind: inner}
    for extra in ("referral", "errors"):
        if extra in item:
            content[extra] = item[extra]
    if change.field == "standby":
        content["standby"] = True
    choice = _choice(kind, content)
    return EventType.MESSAGE_RECEIVED, Received(
        message_id=_required(item, "id"),
        sender=sender,
        sent_at=sent_at,
        kind=kind,
        text=_words(kind, content, choice),
        media=_media(kind, content),
        choice=choice,
        context=_context(item),
        content=content,
        raw=item,
    )


def _edited(
    _change: Change, item: Json, sender: Party, sent_at: datetime
) -> tuple[EventType, BaseModel]:
    edit = obj(item.get("edit"))
    inner = obj(edit.get("message"))
    kind = text(inner.get("type")) or "text"
    return EventType.MESSAGE_EDITED, Edited(
        message_id=_required(item, "id"),
        original_message_id=_required(edit, "original_message_id"),
        sender=sender,
        sent_at=sent_at,
        text=_words(kind, obj(inner.get(kind)), None),
        raw=item,
    )


def _revoked(
    _change: Change, item: Json, sender: Party, sent_at: datetime
) -> tuple[EventType, BaseModel]:
    return EventType.MESSAGE_REVOKED, Revoked(
        message_id=_required(item, "id"),
        original_message_id=_required(obj(item.get("revoke")), "original_message_id"),
        sender=sender,
        sent_at=sent_at,
        raw=item,
    )


def _reaction(
    _change: Change, item: Json, sender: Party, sent_at: datetime
) -> tuple[EventType, BaseModel]:
    reaction = obj(item.get("reaction"))
    return EventType.REACTION_RECEIVED, Reaction(
        message_id=_required(item, "id"),
        target_message_id=_required(reaction, "message_id"),
        sender=sender,
        sent_at=sent_at,
        emoji=text(reaction.get("emoji")) or None,
        raw=item,
    )


def _identity(
    _change: Change, item: Json, sender: Party, sent_at: datetime
) -> tuple[EventType, BaseModel]:
    system = obj(item.get("system"))
    return EventType.IDENTITY_CHANGED, IdentityChanged(
        message_id=text(item.get("id")),
        sender=sender,
        kind=_system_kind(item),
        sent_at=sent_at,
        body=text(system.get("body")),
        new_wa_id=text(system.get("wa_id")) or text(system.get("new_wa_id")),
        new_user_id=text(system.get("user_id")),
        previous_user_id=text(system.get("previous_user_id")),
        identity=obj(item.get("identity")) or obj(system.get("identity")) or None,
        raw=item,
    )


_BUILDERS = {
    "edit": _edited,
    "revoke": _revoked,
    "reaction": _reaction,
}


def _sender(change: Change, item: Json) -> Party:
    contacts = rows(change.value.get("contacts"))
    user_id = item.get("from_user_id")
    if item.get("type") == "system":
        system = obj(item.get("system"))
        user_id = user_id or system.get("previous_user_id") or system.get("user_id")
    return _known(party(item.get("from"), user_id, contacts))


def _known(found: Party) -> Party:
    if not (found.wa_id or found.user_id):
        msg = "neither number nor user id"
        raise ValueError(msg)
    return found


def _system_kind(item: Json) -> str:
    return text(obj(item.get("system")).get("type")) or ""


def _choice(kind: str, content: Json) -> Choice | None:
    if kind == "button":
        title = text(content.get("text")) or text(content.get("payload"))
        return Choice(id=text(content.get("payload")), title=title) if title else None
    if kind != "interactive":
        return None
    picked = obj(content.get(text(content.get("type")) or ""))
    title = text(picked.get("title"))
    if not title:
        return None
    return Choice(
        id=text(picked.get("id")), title=title, description=text(picked.get("description"))
    )


def _words(kind: str, content: Json, choice: Choice | None) -> str | None:
    """What a person reads of it: the body, the caption, or the picked title."""
    if choice:
        return choice.title
    if kind in MEDIA_KINDS:
        return text(content.get("caption"))
    if kind == "interactive":
        return text(obj(content.get("nfm_reply")).get("body"))
    return text(content.get("body")) or (text(content.get("text")) if kind == "order" else None)


def _media(kind: str, content: Json) -> Media | None:
    media_id = text(content.get("id"))
    if kind not in MEDIA_KINDS or not media_id:
        return None
    return Media(
        media_id=media_id,
        mime_type=text(content.get("mime_type")),
        sha256=text(content.get("sha256")),
        filename=text(content.get("filename")),
        voice=content.get("voice") is True,
        animated=content.get("animated") is True,
    )


def _context(item: Json) -> Context | None:
    context = obj(item.get("context"))
    if not context:
        return None
    forwarded = bool(context.get("forwarded") or context.get("frequently_forwarded"))
    return Context(message_id=text(context.get("id")), forwarded=forwarded)


def _template_status(change: Change, item: Json) -> str | None:
    if change.field != "message_template_status_update":
        return None
    event = text(item.get("event"))
    return {"REINSTATED": "APPROVED", "UNPAUSED": "APPROVED"}.get(event or "", event)


def _template_reason(item: Json) -> str | None:
    other = obj(item.get("other_info"))
    reason = text(item.get("reason"))
    return text(other.get("title")) or (None if reason == "NONE" else reason)


def _summary(item: Json) -> str | None:
    for name in ("alert_description", "description", "message", "title"):
        if found := text(item.get(name)):
            return found
    return text(obj(item.get("error_data")).get("details"))


def _object(raw: Any) -> Json:  # noqa: ANN401 - what Meta sent
    if not isinstance(raw, dict):
        msg = f"expected an object, found {type(raw).__name__}"
        raise TypeError(msg)
    return raw


def _required(item: Json, name: str) -> str:
    if not (found := text(item.get(name))):
        msg = f"{name} is missing"
        raise ValueError(msg)
    return found


def _hashed(change: Change, item: Json) -> str:
    """For items without an id: the same content of the same entry is the same thing."""
    content = canonical(item).encode("utf-8", "replace")
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    return f"{change.field}|{change.waba_id}|{change.entry_time}|{digest}"
