"""However a request is damaged, it is refused as Graph refuses it, never by a crash."""

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from console.simulator.body_checks import Json
from console.simulator.graph_error import GraphError
from console.simulator.media import MediaStore
from console.simulator.notes import unkept
from console.simulator.outgoing import Checker
from console.simulator.templates import Templates
from tests.simulator.test_strictness import ALL, HANDLE, LINK, NOW_S, TAP, body, card, draft

ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", 0, -1, 1.5, True, "x" * 5000, [], {}, [None], [[]], [{}], {"type": 7}, {"a": []}]
)
CODE = {"type": "COPY_CODE", "example": "ABC"}
HEADER: Json = {"type": "HEADER", "format": "IMAGE", "example": HANDLE}
BUTTONS: Json = {"type": "BUTTONS", "buttons": [TAP, LINK, CODE]}
OFFER: Json = {"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "Ya"}}
CAROUSEL: Json = {"type": "CAROUSEL", "cards": [card(TAP), card(TAP)]}
SUBMITTED = [
    draft(HEADER, body(), BUTTONS),
    draft(body("Aprovecha hoy."), OFFER, CAROUSEL),
    draft({"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]})
    | {"category": "AUTHENTICATION"},
]
ROW = {"id": "p3", "title": "3 cuotas", "description": "sin interés"}
ACTIONS: dict[str, Json] = {
    "button": {"buttons": [{"type": "reply", "reply": {"id": "A", "title": "Sí"}}]},
    "list": {"button": "Ver", "sections": [{"title": "S", "rows": [ROW]}]},
    "cta_url": {"name": "cta_url", "parameters": {"display_text": "P", "url": "https://x"}},
    "flow": {"parameters": {"flow_message_version": "3", "flow_id": "1", "flow_cta": "A"}},
    "voice_call": {"parameters": {"display_text": "L", "ttl_minutes": 10}},
    "location_request_message": {"name": "send_location"},
}
PARTS: list[Json] = [
    {"type": "text", "text": {"body": "Hola", "preview_url": False}},
    {"type": "image", "image": {"link": "https://x/a.png", "caption": "c"}},
    {"type": "document", "document": {"link": "http://[", "filename": "a.pdf"}},
    {"type": "audio", "audio": {"id": "1", "voice": True}},
    {"type": "location", "location": {"latitude": 1, "longitude": 2}},
    {"type": "contacts", "contacts": [{"name": {"formatted_name": "Ana"}}]},
    {"type": "reaction", "reaction": {"message_id": "wamid.X", "emoji": "👍"}},
    {
        "type": "template",
        "template": {"name": "uno", "language": {"code": "es_MX"}, "components": list(ALL)},
    },
    *(
        {
            "type": "interactive",
            "interactive": {
                "type": kind,
                "header": {"type": "text", "text": "H"},
                "body": {"text": "B"},
                "footer": {"text": "F"},
                "action": action,
            },
        }
        for kind, action in ACTIONS.items()
    ),
]
ENVELOPE = {
    "messaging_product": "whatsapp",
    "to": "525544330011",
    "context": {"message_id": "w"},
}


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value inside `value`."""
    inner = list(value.items()) if isinstance(value, dict) else []
    inner = list(enumerate(value)) if isinstance(value, list) else inner
    return [path, *(one for key, part in inner for one in places(part, (*path, key)))]


def damaged(whole: Json, path: tuple[Any, ...], odd: Any) -> Json:
    """`whole` with something odd at `path`."""
    found = copy.deepcopy(whole)
    part: Any = found
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = odd
    return found


@st.composite
def damages(draw: Callable[..., Any], wholes: list[Json]) -> Json:
    whole: Json = draw(st.sampled_from(wholes))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(whole)[1:]))
        whole = damaged(whole, path, draw(ODD))
        if len(places(whole)) == 1:
            break
    return whole


def account() -> Templates:
    return Templates(1, lambda: NOW_S, lambda *_: None, lambda _: None, unkept)


@given(damages(SUBMITTED))
@settings(max_examples=300, deadline=None)
def test_a_damaged_template_is_taken_or_refused(given_template: Json) -> None:
    known = account()
    try:
        made = known.create(given_template)
    except GraphError:
        return
    assert known.by_id(made.id) is made


RICH = account()
RICH.create(draft(HEADER, body(), BUTTONS)).status = "APPROVED"
CHECKER = Checker(RICH, MediaStore(1), lambda: NOW_S)


@given(damages([ENVELOPE | part for part in PARTS]))
@settings(max_examples=600, deadline=None)
def test_a_damaged_message_is_taken_or_refused(message: Json) -> None:
    try:
        checked = CHECKER.check(message)
    except GraphError:
        return
    assert checked.body is message
