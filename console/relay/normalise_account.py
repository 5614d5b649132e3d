"""Templates, numbers, accounts, preferences and handovers in the words of the wire.

These are few, so their payloads are made by the wire's models themselves.
Source: Meta's webhook references (2026-05, 2026-11); older Graph versions' keys are read too.
"""

import hashlib
from datetime import datetime
from typing import Any

from pydantic import BaseModel

from console.relay.item import (
    Change,
    Item,
    Json,
    an_object,
    instant,
    known_party,
    obj,
    party,
    required,
    rows,
    text,
)
from console.relay.jsontext import canonical
from console.wire.events import (
    AccountNotice,
    EventType,
    Handover,
    Party,
    PreferenceChanged,
    TemplateUpdated,
)

TEMPLATE_FIELDS = frozenset(
    (
        "message_template_status_update",
        "message_template_quality_update",
        "message_template_components_update",
        "template_category_update",
    )
)
NOTICES = {
    "phone_number_quality_update": EventType.NUMBER_UPDATED,
    "phone_number_name_update": EventType.NUMBER_UPDATED,
    "business_capability_update": EventType.NUMBER_UPDATED,
    "account_settings_update": EventType.NUMBER_UPDATED,
    "business_username_update": EventType.NUMBER_UPDATED,
    "account_update": EventType.ACCOUNT_ALERT,
    "account_alerts": EventType.ACCOUNT_ALERT,
    "account_review_update": EventType.ACCOUNT_ALERT,
    "security": EventType.ACCOUNT_ALERT,
    "flows": EventType.ACCOUNT_ALERT,
    "partner_solutions": EventType.ACCOUNT_ALERT,
    "payment_configuration_update": EventType.ACCOUNT_ALERT,
}
_STATUS_OF_EVENT = {
    "REINSTATED": "APPROVED",
    "UNPAUSED": "APPROVED",
    "UNARCHIVED": "APPROVED",
    # A warning: the template is still sent, and pauses by itself if it goes on.
    "FLAGGED": None,
}
_EVENT_NAMES = ("event", "decision", "alert_type", "code", "status")
_SUMMARY_NAMES = ("alert_description", "description", "message", "title", "rejection_reason")


def template(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """A change of a template's status, category, quality or text."""
    item = an_object(raw)
    due = item.get("category_update_timestamp")
    payload = TemplateUpdated(
        name=required(item, "message_template_name"),
        language=required(item, "message_template_language").replace("-", "_"),
        status=_template_status(change, item),
        category=text(item.get("new_category")) or text(item.get("message_template_category")),
        previous_category=text(item.get("previous_category")),
        correct_category=text(item.get("correct_category")),
        category_changes_at=None if due is None else instant(due, change.received_at),
        quality=text(item.get("new_quality_score")),
        reason=_template_reason(item),
        raw={"field": change.field, **item},
    )
    return _item(change, _hashed(change, item), EventType.TEMPLATE_UPDATED, payload)


def notice(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """Everything about the account or the number that a person should hear of."""
    item = an_object(raw)
    limit = item.get("max_daily_conversations_per_business") or item.get("current_limit")
    payload = AccountNotice(
        field=change.field,
        event=_first(item, _EVENT_NAMES),
        summary=_first(item, _SUMMARY_NAMES)
        or text(obj(item.get("error_data")).get("details")),
        waba_id=change.waba_id,
        display_phone_number=text(item.get("display_phone_number")),
        messaging_limit=text(limit),
        previous_limit=text(item.get("old_limit")),
        raw=item,
    )
    type_ = NOTICES.get(change.field, EventType.ACCOUNT_ALERT)
    return _item(change, _hashed(change, item), type_, payload)


def preference(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """An item of `user_preferences`: marketing messages stopped, resumed, signed up for."""
    item = an_object(raw)
    who = known_party(item.get("wa_id"), item.get("user_id"), change.contacts)
    payload = PreferenceChanged(
        sender=Party(**who),
        category=required(item, "category"),
        value=required(item, "value").lower(),
        changed_at=instant(item.get("timestamp"), change.received_at),
        detail=text(item.get("detail")),
        raw=item,
    )
    key = (
        f"preference|{change.phone_number_id}|{who.get('user_id') or who.get('wa_id')}"
        f"|{payload.category}|{payload.value}|{item.get('timestamp')}"
    )
    return _item(change, key, EventType.PREFERENCE_CHANGED, payload)


def handover(change: Change, raw: Any) -> Item:  # noqa: ANN401 - what Meta sent
    """Control of a thread was passed on or taken, to or from Meta's Business Agent.

    Meta names the two sides by role or by app id, in an object named for what happened or
    beside an `event`; all of these are read.
    """
    item = an_object(raw)
    named = next((name for name in item if name.startswith("control_")), None)
    control = obj(item.get(named)) if named else item
    person = obj(item.get("sender")) or obj(item.get("recipient")) or obj(item.get("user"))
    found = party(
        person.get("wa_id") or person.get("phone_number") or item.get("from"),
        person.get("user_id") or item.get("from_user_id"),
        change.contacts,
    )
    stamp = item.get("timestamp") or control.get("timestamp")
    payload = Handover(
        field=change.field,
        event=named or _first(item, (*_EVENT_NAMES, "type", "action")),
        holder=_side(control, ("new_owner", "new_owner_app_id", "owner", "to")),
        previous_holder=_side(control, ("previous_owner", "previous_owner_app_id", "from")),
        party=Party(**found) if found else None,
        at=_moment(stamp, change.received_at),
        waba_id=change.waba_id,
        raw=item,
    )
    return _item(change, _hashed(change, item), EventType.HANDOVER_CHANGED, payload)


def handovers(value: Json) -> list[Any]:
    """The items of a `messaging_handovers` value: a list of them, or itself alone."""
    return rows(value.get("messaging_handovers")) or rows(value.get("handovers")) or [value]


def _item(change: Change, key: str, type_: EventType, payload: BaseModel) -> Item:
    told = payload.model_dump(mode="json", exclude_none=True)
    return Item(key, type_, change.phone_number_id, change.waba_id, told)


def _moment(stamp: object, received_at: datetime) -> datetime | None:
    """Seconds, or milliseconds where there are too many of them to be seconds."""
    digits = text(stamp)
    if digits and digits.isdigit() and len(digits) > len("1739321024"):
        digits = digits[:-3]
    return None if digits is None else instant(digits, received_at)


def _side(control: Json, names: tuple[str, ...]) -> str | None:
    for name in names:
        side = control.get(name)
        if found := text(side) or _first(obj(side), ("role", "name", "type", "app_id", "id")):
            return found
    return None


def _template_status(change: Change, item: Json) -> str | None:
    if change.field != "message_template_status_update":
        return None
    event = text(item.get("event")) or ""
    return _STATUS_OF_EVENT.get(event, event or None)


def _template_reason(item: Json) -> str | None:
    reason = text(item.get("reason"))
    named = text(obj(item.get("other_info")).get("title")) or (
        None if reason == "NONE" else reason
    )
    flagged = item.get("event") == "FLAGGED"
    return named or ("FLAGGED" if flagged else None)


def _first(item: Json, names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := text(item.get(name)))), None)


def _hashed(change: Change, item: Json) -> str:
    """For items without an id: the same content of the same entry is the same thing."""
    content = canonical(item).encode("utf-8", "replace")
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    return f"{change.field}|{change.waba_id}|{change.entry_time}|{digest}"
