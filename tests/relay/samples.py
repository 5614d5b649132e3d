"""One sample of everything Meta sends, and what it must become.

Written from Meta's webhook references as of 2026-11. A sample is a field, its value, and for
every event that comes of it the type and a part of the payload.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any

from tests.relay.server import DEBTOR, NUMBER

Json = dict[str, Any]
Expected = tuple[str, Json]
BUSINESS = "525500000000"
USER = "MX.13491208655302741918"
AT = 1749416383
AT_ISO = "2025-06-08T20:59:43Z"
META = {"display_phone_number": BUSINESS, "phone_number_id": NUMBER}
CONTACT = {
    "profile": {"name": "Ana", "username": "@ana"},
    "wa_id": DEBTOR,
    "user_id": USER,
    "parent_user_id": "MX.ENT.118",
}
ANA = {
    "wa_id": DEBTOR,
    "phone": "+525512345678",
    "user_id": USER,
    "name": "Ana",
    "username": "@ana",
}


@dataclass(frozen=True)
class Sample:
    """A field and its value, as Meta sends it; the events that come of it."""

    name: str
    field: str
    value: Json
    events: list[Expected] = dataclasses.field(default_factory=list)


def value(**more: Any) -> Json:
    return {"messaging_product": "whatsapp", "metadata": META, "contacts": [CONTACT], **more}


def inbound(kind: str, **more: Any) -> Json:
    """A message of a kind, from a user with number and user id."""
    return {
        "from": DEBTOR,
        "from_user_id": USER,
        "id": f"wamid.{kind}",
        "timestamp": str(AT),
        "type": kind,
        **more,
    }


def received(name: str, message: Json, **expected: Any) -> Sample:
    payload = {"message_id": message["id"], "sender": ANA, "sent_at": AT_ISO, **expected}
    event = ("message.received", payload)
    return Sample(name, "messages", value(messages=[message]), [event])


def interactive(name: str, inner: Json, **expected: Any) -> Sample:
    message = inbound("interactive", interactive=inner)
    return received(f"interactive {name}", message, kind="interactive", **expected)


def file(kind: str, **more: Any) -> Json:
    return inbound(kind, **{kind: {"id": "m1", "mime_type": "x/y", "sha256": "h=", **more}})


def media(**more: Any) -> Json:
    described = {"media_id": "m1", "mime_type": "x/y", "sha256": "h="}
    return {**described, "voice": False, "animated": False, **more}


_URL = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1"
MESSAGES = [
    received("text", inbound("text", text={"body": "Ya pagué"}), kind="text", text="Ya pagué"),
    received("image", file("image", caption="recibo", url=_URL), text="recibo", media=media()),
    received("video", file("video", caption="v"), kind="video", text="v", media=media()),
    received("voice note", file("audio", voice=True), kind="audio", media=media(voice=True)),
    received("sticker", file("sticker", animated=True), media=media(animated=True)),
    received("document", file("document", filename="s.pdf"), media=media(filename="s.pdf")),
    received(
        "location",
        inbound("location", location={"latitude": 4.6, "longitude": -74.0, "name": "Casa"}),
        kind="location",
        content={"latitude": 4.6, "longitude": -74.0, "name": "Casa"},
    ),
    received(
        "contacts",
        inbound("contacts", contacts=[{"name": {}, "origin": "contact_request"}]),
        kind="contacts",
        content={"contacts": [{"name": {}, "origin": "contact_request"}]},
    ),
    received(
        "button",
        inbound("button", button={"payload": "PAID", "text": "Ya pagué"}, context={"id": "T"}),
        text="Ya pagué",
        choice={"id": "PAID", "title": "Ya pagué"},
        context={"message_id": "T", "forwarded": False},
    ),
    interactive(
        "button_reply",
        {"type": "button_reply", "button_reply": {"id": "b1", "title": "Sí"}},
        text="Sí",
        choice={"id": "b1", "title": "Sí"},
    ),
    interactive(
        "list_reply",
        {"type": "list_reply", "list_reply": {"id": "p", "title": "3", "description": "d"}},
        choice={"id": "p", "title": "3", "description": "d"},
    ),
    interactive(
        "nfm_reply",
        {
            "type": "nfm_reply",
            "nfm_reply": {"name": "flow", "body": "Sent", "response_json": '{"a":1}'},
        },
        text="Sent",
    ),
    interactive(
        "call_permission_reply",
        {"type": "call_permission_reply", "call_permission_reply": {"response": "accept"}},
        content={
            "type": "call_permission_reply",
            "call_permission_reply": {"response": "accept"},
        },
    ),
    received(
        "interactive with an error and nothing else",
        inbound("interactive", errors=[{"code": 131000}]),
        kind="interactive",
        content={"errors": [{"code": 131000}]},
    ),
    received(
        "order",
        inbound("order", order={"catalog_id": "c", "text": "dos", "product_items": []}),
        text="dos",
    ),
    received(
        "referral",
        inbound(
            "text", text={"body": "Hola"}, referral={"source_type": "ad", "ctwa_clid": "A"}
        ),
        content={"body": "Hola", "referral": {"source_type": "ad", "ctwa_clid": "A"}},
    ),
    received(
        "forwarded often",
        inbound("text", text={"body": "x"}, context={"frequently_forwarded": True}),
        context={"forwarded": True},
    ),
    received(
        "product enquiry",
        inbound("text", text={"body": "x"}, context={"referred_product": {"catalog_id": "c"}}),
        context={"forwarded": False},
    ),
    received(
        "unsupported edit",
        inbound("unsupported", errors=[{"code": 131051}], unsupported={"type": "edit"}),
        kind="unsupported",
        content={"type": "edit", "errors": [{"code": 131051}]},
    ),
    received("unknown", inbound("unknown", errors=[{"code": 131051}]), kind="unknown"),
    received("request_welcome", inbound("request_welcome"), kind="request_welcome"),
    received("a kind of tomorrow", inbound("hologram", hologram={"x": 1}), content={"x": 1}),
    received("in a group", inbound("text", text={"body": "x"}, group_id="g1"), group_id="g1"),
    received("timestamp as number", {**inbound("text", text={"body": "x"}), "timestamp": AT}),
    Sample(
        "reaction",
        "messages",
        value(messages=[inbound("reaction", reaction={"message_id": "W", "emoji": "👍"})]),
        [("reaction.received", {"target_message_id": "W", "emoji": "👍", "sender": ANA})],
    ),
    Sample(
        "edit",
        "messages",
        value(
            messages=[
                inbound(
                    "edit",
                    edit={
                        "original_message_id": "W",
                        "message": {"type": "text", "text": {"body": "nuevo"}},
                    },
                )
            ]
        ),
        [("message.edited", {"original_message_id": "W", "text": "nuevo", "sender": ANA})],
    ),
    Sample(
        "revoke",
        "messages",
        value(messages=[inbound("revoke", revoke={"original_message_id": "W"})]),
        [("message.revoked", {"original_message_id": "W", "sender": ANA})],
    ),
    Sample(
        "only a user id",
        "messages",
        {
            "metadata": META,
            "contacts": [{"profile": {"username": "@ana"}, "user_id": USER}],
            "messages": [
                {
                    "from_user_id": USER,
                    "id": "wamid.u",
                    "timestamp": str(AT),
                    "type": "text",
                    "text": {"body": "x"},
                }
            ],
        },
        [("message.received", {"sender": {"user_id": USER, "username": "@ana"}})],
    ),
    Sample(
        "arrays side by side",
        "messages",
        value(
            messages=[inbound("text", text={"body": "x"})],
            statuses=[{"id": "W", "status": "read", "timestamp": str(AT)}],
            errors=[{"code": 130429, "title": "Rate limit hit"}],
        ),
        [
            ("message.received", {"text": "x"}),
            ("message.status", {"status": "read"}),
            ("account.alert", {"event": "130429", "summary": "Rate limit hit"}),
        ],
    ),
    Sample(
        "standby",
        "standby",
        value(messages=[inbound("text", text={"body": "x"})]),
        [("message.received", {"read_only": True, "text": "x"})],
    ),
]


def system(kind: str, **more: Any) -> Json:
    about = {"body": "b", "type": kind, **more}
    return {
        "from": DEBTOR,
        "id": "wamid.s",
        "timestamp": str(AT),
        "type": "system",
        "system": about,
    }


def identity(name: str, message: Json, **expected: Any) -> Sample:
    bare = {"messaging_product": "whatsapp", "metadata": META, "messages": [message]}
    return Sample(name, "messages", bare, [("identity.changed", expected)])


_OLD = {"wa_id": DEBTOR, "phone": "+525512345678"}
_HASH = {"hash": "H", "acknowledged": "x", "created_timestamp": AT}
SYSTEM = [
    identity(
        "user_changed_number",
        system("user_changed_number", wa_id="5215599999999"),
        sender=_OLD,
        kind="user_changed_number",
        new_wa_id="5215599999999",
        body="b",
    ),
    identity(
        "customer_changed_number",
        system("customer_changed_number", new_wa_id="5215599999999", customer=DEBTOR),
        sender=_OLD,
        new_wa_id="5215599999999",
    ),
    identity(
        "user_changed_user_id without a number",
        {
            name: part
            for name, part in system(
                "user_changed_user_id", user_id="MX.2", previous_user_id="MX.1"
            ).items()
            if name != "from"
        },
        sender={"user_id": "MX.1"},
        new_user_id="MX.2",
        previous_user_id="MX.1",
    ),
    identity(
        "customer_identity_changed",
        {**system("customer_identity_changed"), "identity": _HASH},
        kind="customer_identity_changed",
        identity=_HASH,
    ),
    Sample(
        "a system message of another kind",
        "messages",
        {"metadata": META, "messages": [system("viewed_video")]},
        [("message.received", {"kind": "system", "text": "b"})],
    ),
]


def status(name: str, raw: Json, **expected: Any) -> Sample:
    whole = {"id": "W", "timestamp": str(AT), "recipient_id": DEBTOR, **raw}
    event = ("message.status", {"message_id": "W", "at": AT_ISO, **expected})
    bare = {"metadata": META, "statuses": [whole]}
    return Sample(f"status {name}", "messages", bare, [event])


_PRICING = {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "utility"}
STATUSES = [
    status("sent", {"status": "sent", "pricing": _PRICING}, status="sent", pricing=_PRICING),
    status(
        "with an older Graph's conversation",
        {"status": "delivered", "conversation": {"id": "c", "origin": {"type": "utility"}}},
        status="delivered",
        recipient={"wa_id": DEBTOR, "phone": "+525512345678"},
    ),
    status("read", {"status": "read", "recipient_user_id": USER}, status="read"),
    status("played", {"status": "played"}, status="played"),
    status("DELETED", {"status": "DELETED"}, status="deleted"),
    status(
        "failed",
        {
            "status": "failed",
            "biz_opaque_callback_data": "a1",
            "errors": [{"code": 131049, "title": "t", "error_data": {"details": "d"}}],
        },
        status="failed",
        attempt_id="a1",
        failures=[{"code": "131049", "title": "t", "details": "d"}],
    ),
    status(
        "of a group",
        {
            "status": "delivered",
            "recipient_id": "g1",
            "recipient_type": "group",
            "recipient_participant_id": DEBTOR,
        },
        recipient={},
        group_id="g1",
        participant={"wa_id": DEBTOR, "phone": "+525512345678"},
    ),
    status(
        "of a username user",
        {"status": "read", "recipient_id": None, "recipient_user_id": USER},
        recipient={"user_id": USER},
    ),
]

CALLS = [
    Sample(
        "call connect",
        "calls",
        value(
            calls=[
                {
                    "id": "wacid.1",
                    "from": DEBTOR,
                    "to": BUSINESS,
                    "event": "connect",
                    "timestamp": str(AT),
                    "direction": "USER_INITIATED",
                    "session": {"sdp_type": "offer", "sdp": "v=0"},
                }
            ]
        ),
        [
            (
                "call.received",
                {
                    "call_id": "wacid.1",
                    "event": "connect",
                    "direction": "user_initiated",
                    "party": ANA,
                    "at": AT_ISO,
                },
            )
        ],
    ),
    Sample(
        "call terminate",
        "calls",
        value(
            calls=[
                {
                    "id": "wacid.1",
                    "from": BUSINESS,
                    "to": DEBTOR,
                    "event": "terminate",
                    "timestamp": str(AT),
                    "direction": "BUSINESS_INITIATED",
                    "status": "COMPLETED",
                    "duration": 30,
                }
            ]
        ),
        [
            (
                "call.received",
                {
                    "event": "terminate",
                    "direction": "business_initiated",
                    "status": "completed",
                    "duration_s": 30,
                    "party": ANA,
                },
            )
        ],
    ),
    Sample(
        "call status",
        "calls",
        value(
            statuses=[
                {
                    "id": "wacid.1",
                    "type": "call",
                    "status": "RINGING",
                    "timestamp": str(AT),
                    "recipient_id": DEBTOR,
                }
            ]
        ),
        [("call.received", {"call_id": "wacid.1", "event": "ringing", "party": ANA})],
    ),
]


def echo(kind: str, **more: Any) -> Json:
    message = {"from": BUSINESS, "to": DEBTOR, "id": "wamid.e", "timestamp": str(AT)}
    return {"metadata": META, "message_echoes": [{**message, "type": kind, **more}]}


_TO = {"recipient": {"wa_id": DEBTOR, "phone": "+525512345678"}, "message_id": "wamid.e"}
PHONE_APP = [
    Sample(
        "echo",
        "smb_message_echoes",
        echo("text", text={"body": "Buenas"}),
        [("message.echoed", {**_TO, "kind": "text", "text": "Buenas", "sent_at": AT_ISO})],
    ),
    Sample(
        "echo of another program",
        "message_echoes",
        echo("image", image={"id": "m1", "mime_type": "x/y", "sha256": "h="}),
        [("message.echoed", {**_TO, "kind": "image", "media": media()})],
    ),
    Sample(
        "echo of an edit",
        "smb_message_echoes",
        echo(
            "edit",
            edit={
                "original_message_id": "W",
                "message": {"type": "text", "text": {"body": "b"}},
            },
        ),
        [("message.echoed", {"kind": "edit", "original_message_id": "W", "text": "b"})],
    ),
    Sample(
        "echo of a deletion",
        "smb_message_echoes",
        echo("revoke", revoke={"original_message_id": "W"}),
        [("message.echoed", {"kind": "revoke", "original_message_id": "W"})],
    ),
    Sample(
        "history",
        "history",
        {
            "metadata": META,
            "history": [
                {
                    "metadata": {"phase": 0, "chunk_order": 1, "progress": 55},
                    "threads": [
                        {
                            "id": DEBTOR,
                            "messages": [
                                {
                                    "from": DEBTOR,
                                    "id": "wamid.h1",
                                    "timestamp": str(AT),
                                    "type": "text",
                                    "text": {"body": "Hola"},
                                    "history_context": {"status": "READ"},
                                },
                                {
                                    "from": BUSINESS,
                                    "to": DEBTOR,
                                    "id": "wamid.h2",
                                    "timestamp": str(AT),
                                    "type": "media_placeholder",
                                    "history_context": {"status": "DELIVERED"},
                                },
                            ],
                        }
                    ],
                }
            ],
        },
        [
            (
                "history.received",
                {
                    "message_id": "wamid.h1",
                    "direction": "in",
                    "party": {"wa_id": DEBTOR, "phone": "+525512345678"},
                    "text": "Hola",
                    "status": "read",
                    "phase": 0,
                    "chunk_order": 1,
                    "progress": 55,
                },
            ),
            ("history.received", {"direction": "out", "kind": "media_placeholder"}),
        ],
    ),
    Sample(
        "history's files",
        "history",
        value(messages=[file("image")]),
        [("history.received", {"direction": "in", "kind": "image", "media": media()})],
    ),
    Sample(
        "history that was declined",
        "history",
        {"metadata": META, "history": [{"errors": [{"code": 2593109, "title": "declined"}]}]},
        [("account.alert", {"event": "2593109", "summary": "declined", "field": "history"})],
    ),
    Sample(
        "contact of the phone app",
        "smb_app_state_sync",
        {
            "metadata": META,
            "state_sync": [
                {
                    "type": "contact",
                    "contact": {
                        "full_name": "Ana Paz",
                        "first_name": "Ana",
                        "phone_number": f"+{DEBTOR}",
                    },
                    "action": "add",
                    "metadata": {"timestamp": str(AT)},
                }
            ],
        },
        [
            (
                "contact.synced",
                {
                    "party": {"wa_id": DEBTOR, "phone": "+525512345678"},
                    "action": "add",
                    "full_name": "Ana Paz",
                    "changed_at": AT_ISO,
                },
            )
        ],
    ),
]

_CUOTA = {"message_template_name": "cuota", "message_template_language": "es-CO"}


def template(name: str, field_: str, raw: Json, **expected: Any) -> Sample:
    about = {"name": "cuota", "language": "es_CO", **expected}
    return Sample(f"template {name}", field_, {**_CUOTA, **raw}, [("template.updated", about)])


def template_event(event: str, status_: str | None, **more: Any) -> Sample:
    expected = {"status": status_} if status_ else {}
    field_ = "message_template_status_update"
    return template(event, field_, {"event": event, "reason": "NONE"}, **expected, **more)


TEMPLATES = [
    *(
        template_event(event, event)
        for event in (
            "APPROVED",
            "PENDING",
            "REJECTED",
            "PAUSED",
            "DISABLED",
            "IN_APPEAL",
            "LOCKED",
            "ARCHIVED",
            "PENDING_DELETION",
            "DELETED",
            "LIMIT_EXCEEDED",
        )
    ),
    *(template_event(event, "APPROVED") for event in ("UNPAUSED", "REINSTATED", "UNARCHIVED")),
    template_event("FLAGGED", None, reason="FLAGGED"),
    template(
        "first pause",
        "message_template_status_update",
        {"event": "PAUSED", "other_info": {"title": "FIRST_PAUSE"}},
        reason="FIRST_PAUSE",
    ),
    template(
        "quality",
        "message_template_quality_update",
        {"previous_quality_score": "GREEN", "new_quality_score": "RED"},
        quality="RED",
    ),
    template(
        "components", "message_template_components_update", {"message_template_element": "x"}
    ),
    template(
        "category, announced",
        "template_category_update",
        {
            "new_category": "UTILITY",
            "correct_category": "MARKETING",
            "category_update_timestamp": AT,
        },
        category="UTILITY",
        correct_category="MARKETING",
        category_changes_at=AT_ISO,
    ),
    template(
        "category, done",
        "template_category_update",
        {"previous_category": "UTILITY", "new_category": "MARKETING"},
        category="MARKETING",
        previous_category="UTILITY",
    ),
]


def notice(type_: str, field_: str, raw: Json, **expected: Any) -> Sample:
    return Sample(f"{field_} {raw}", field_, raw, [(type_, {"field": field_, **expected})])


ACCOUNT = [
    notice(
        "number.updated",
        "phone_number_quality_update",
        {"event": "FLAGGED", "current_limit": "TIER_1K", "old_limit": "TIER_10K"},
        event="FLAGGED",
        messaging_limit="TIER_1K",
        previous_limit="TIER_10K",
    ),
    notice(
        "number.updated",
        "phone_number_quality_update",
        {
            "display_phone_number": BUSINESS,
            "event": "THROUGHPUT_UPGRADE",
            "max_daily_conversations_per_business": "TIER_UNLIMITED",
        },
        event="THROUGHPUT_UPGRADE",
        messaging_limit="TIER_UNLIMITED",
        display_phone_number=BUSINESS,
    ),
    notice(
        "number.updated",
        "phone_number_name_update",
        {"decision": "REJECTED", "rejection_reason": "NAME_EMPLOYEE"},
        event="REJECTED",
        summary="NAME_EMPLOYEE",
    ),
    notice(
        "number.updated",
        "business_capability_update",
        {"max_daily_conversations_per_business": 2000, "max_phone_numbers_per_waba": 2},
        messaging_limit="2000",
    ),
    notice("number.updated", "account_settings_update", {"type": "phone_number_settings"}),
    notice("number.updated", "business_username_update", {"status": "approved"}),
    notice(
        "account.alert",
        "account_update",
        {"event": "ACCOUNT_RESTRICTION", "restriction_info": [{"restriction_type": "X"}]},
        event="ACCOUNT_RESTRICTION",
    ),
    notice(
        "account.alert",
        "account_alerts",
        {"entity_type": "WABA", "alert_type": "OBA_APPROVED", "alert_description": "d"},
        event="OBA_APPROVED",
        summary="d",
    ),
    notice(
        "account.alert", "account_review_update", {"decision": "APPROVED"}, event="APPROVED"
    ),
    notice(
        "account.alert",
        "security",
        {"event": "PIN_RESET_REQUEST", "requester": "615"},
        event="PIN_RESET_REQUEST",
    ),
    notice(
        "account.alert",
        "flows",
        {"event": "FLOW_STATUS_CHANGE", "message": "Flow 1 is THROTTLED", "flow_id": "1"},
        event="FLOW_STATUS_CHANGE",
        summary="Flow 1 is THROTTLED",
    ),
    notice("account.alert", "partner_solutions", {"event": "SOLUTION_CREATED"}),
    notice("account.alert", "payment_configuration_update", {"configuration_name": "c"}),
    Sample(
        "handover, passed",
        "messaging_handovers",
        {
            "metadata": META,
            "sender": {"phone_number": DEBTOR},
            "timestamp": str(AT * 1000),
            "control_passed": {"previous_owner": "business_agent", "new_owner": "business"},
        },
        [
            (
                "handover.changed",
                {
                    "event": "control_passed",
                    "holder": "business",
                    "previous_holder": "business_agent",
                    "party": {"wa_id": DEBTOR, "phone": "+525512345678"},
                    "at": AT_ISO,
                },
            )
        ],
    ),
    Sample(
        "handover, by app ids",
        "messaging_handovers",
        {
            "metadata": META,
            "event": "taken",
            "new_owner_app_id": 5,
            "previous_owner_app_id": 6,
        },
        [("handover.changed", {"event": "taken", "holder": "5", "previous_holder": "6"})],
    ),
    *(
        Sample(
            f"preference {word}",
            "user_preferences",
            value(
                user_preferences=[
                    {
                        "wa_id": DEBTOR,
                        "user_id": USER,
                        "category": "marketing_messages",
                        "value": word,
                        "timestamp": AT,
                        "detail": "d",
                    }
                ]
            ),
            [
                (
                    "preference.changed",
                    {"value": word, "sender": ANA, "changed_at": AT_ISO, "detail": "d"},
                )
            ],
        )
        for word in ("stop", "resume", "signup")
    ),
]

UNKNOWN = [
    Sample(name, name, {"x": [1, None]}, [("unknown", {"field": name})])
    for name in (
        "group_lifecycle_update",
        "group_participants_update",
        "group_settings_update",
        "group_status_update",
        "automatic_events",
        "a field of tomorrow",
    )
]
ALL = [
    *MESSAGES,
    *SYSTEM,
    *STATUSES,
    *CALLS,
    *PHONE_APP,
    *TEMPLATES,
    *ACCOUNT,
    *UNKNOWN,
]
