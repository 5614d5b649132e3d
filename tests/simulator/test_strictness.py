"""What Meta refuses of templates and of messages made from them, with its codes."""

from typing import Any

import pytest

from console.simulator.body_checks import Json, text_within
from console.simulator.graph_error import GraphError
from console.simulator.media import MediaStore
from console.simulator.notes import unkept
from console.simulator.outgoing import Checker
from console.simulator.templates import Templates

NOW_S = 1_800_000_000
BODY = "Hola {{1}}, tu pago de {{2}} quedó registrado en tu cuenta de ahorro. Gracias."
TAP: Json = {"type": "QUICK_REPLY", "text": "Ya pagué"}
LINK: Json = {
    "type": "URL",
    "text": "Pagar",
    "url": "https://p.example/{{1}}",
    "example": ["x"],
}
HANDLE: Json = {"header_handle": ["4::aW"]}


def templates() -> Templates:
    return Templates(1, lambda: NOW_S, lambda *_: None, lambda _: None, unkept)


def body(text: str = BODY) -> Json:
    return {"type": "BODY", "text": text, "example": {"body_text": [["Ana", "$1"]]}}


def draft(*components: Json, **parts: Any) -> Json:
    made = {"name": "uno", "language": "es_MX", "category": "UTILITY"}
    return made | {"components": list(components) or [body()]} | parts


def buttons(*listed: Json) -> Json:
    return {"type": "BUTTONS", "buttons": list(listed)}


def refusal(given: Json) -> tuple[int, int | None]:
    try:
        templates().create(given)
    except GraphError as error:
        return error.code, error.subcode
    return 0, None


def card(*listed: Json) -> Json:
    header = {"type": "HEADER", "format": "IMAGE", "example": HANDLE}
    return {"components": [header, buttons(*listed)]}


@pytest.mark.parametrize("body", [{}, {"body": 7}, {"body": ""}])
def test_a_refused_text_is_named_by_its_place(body: Json) -> None:
    with pytest.raises(GraphError) as refused:
        text_within(body, "body", 4096, "text")
    assert "'text.body'" in refused.value.details


def test_what_is_right_is_taken() -> None:
    offer = {"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "¡Se acaba!"}}
    code = {"type": "COPY_CODE", "example": "ABC"}
    otp = {"type": "OTP", "otp_type": "COPY_CODE"}
    for given in (
        draft(),
        draft(body(), buttons(TAP, TAP, LINK)),
        draft({"type": "HEADER", "format": "DOCUMENT", "example": HANDLE}, body()),
        draft({"type": "HEADER", "format": "LOCATION"}, body()),
        draft(body("Aprovecha hoy."), offer, buttons(code), category="MARKETING"),
        draft(body("Elige."), {"type": "CAROUSEL", "cards": [card(TAP), card(TAP)]}),
        draft(buttons(otp), {"type": "BODY"}, category="AUTHENTICATION", name="codigo"),
        draft(message_send_ttl_seconds=43_200),
    ):
        assert refusal(given) == (0, None), given


def test_what_is_wrong_is_refused_with_the_subcode() -> None:
    phone = {"type": "PHONE_NUMBER", "text": "Llamar", "phone_number": "5255"}
    cases: list[tuple[Json, tuple[int, int | None]]] = [
        (draft(language="es_XX"), (100, None)),
        (draft(category="SPAM"), (100, None)),
        (draft({"type": "SIDEBAR"}), (100, None)),
        (draft(body(), body()), (100, 2388047)),
        (draft(message_send_ttl_seconds=5), (100, 2388047)),
        (draft(body(), buttons(*[TAP] * 11)), (100, 2388047)),
        (draft(body(), buttons(TAP, LINK, TAP)), (100, 2388047)),
        (draft(body(), buttons(phone, phone)), (100, 2388047)),
        (draft(body(), buttons(LINK, LINK, LINK)), (100, 2388047)),
        (draft(body(), buttons(LINK | {"example": None})), (100, 2388043)),
        (draft(body(), buttons(LINK | {"url": "https://p/{{1}}/x"})), (100, 2388072)),
        (draft(body(), buttons(TAP | {"text": "x" * 26})), (100, 2388040)),
        (draft(body(), buttons({"type": "TELEPORT", "text": "x"})), (100, 2388047)),
        (draft({"type": "HEADER", "format": "IMAGE"}, body()), (100, 2388043)),
        (draft({"type": "HEADER", "text": "Hola {{1}}"}, body()), (100, 2388043)),
        (draft(body(), {"type": "FOOTER", "text": "De {{1}}"}), (100, 2388073)),
        (draft({"type": "BODY", "text": BODY}), (100, 2388043)),
        (draft(body(), {"type": "CAROUSEL", "cards": [card(TAP)]}), (100, 2388047)),
        (
            draft(body(), {"type": "CAROUSEL", "cards": [card(TAP), card(LINK)]}),
            (100, 2388047),
        ),
        (draft(buttons(TAP), category="AUTHENTICATION"), (100, 2388047)),
    ]
    for given, expected in cases:
        assert refusal(given) == expected, given


def test_caps_of_edits_and_of_templates_hold() -> None:
    known = templates()
    made = known.create(draft())
    made.status = "APPROVED"
    known.edit(made, {"components": [body(BODY + " Otra.")]})
    for status, subcode in (("PENDING", 2388025), ("APPROVED", 2388037)):
        made.status = status
        assert _edit(known, made.id, {}) == subcode
    made.status = "REJECTED"
    assert _edit(known, made.id, {}) is None
    made.status, made.edits_s = "APPROVED", []
    assert _edit(known, made.id, {"category": "MARKETING"}) == 2388039
    made.edits_s = [NOW_S - 86_400 * day for day in range(2, 12)]
    assert _edit(known, made.id, {}) == 2388037
    known.most = len(list(known))
    assert _code(known, draft(body(BODY + " Dos."), name="dos")) == (100, 2388019)
    known.most += 1000
    for nth in range(99):
        assert _code(known, draft(body(f"{BODY} {nth}."), name=f"n{nth}")) == (0, None)
    assert _code(known, draft(body(BODY + " Tres."), name="tres")) == (80007, None)


def _edit(known: Templates, made_id: str, given: Json) -> int | None:
    template = known.by_id(made_id)
    assert template is not None
    try:
        known.edit(template, given)
    except GraphError as error:
        return error.subcode
    return None


def _code(known: Templates, given: Json) -> tuple[int, int | None]:
    try:
        known.create(given)
    except GraphError as error:
        return error.code, error.subcode
    return 0, None


def test_three_pauses_disable_for_good() -> None:
    known = templates()
    made = known.create(draft())
    for expected in ("PAUSED", "PAUSED", "DISABLED"):
        known.changes.change(made, "PAUSED")
        assert made.status == expected


def sending(*components: Json, **parts: Any) -> Json:
    """An account with one rich template, and the answer to a message made from it."""
    known = templates()
    link = LINK | {"example": ["https://p.example/a"]}
    code = {"type": "COPY_CODE", "example": "ABC"}
    header = {"type": "HEADER", "format": "IMAGE", "example": HANDLE}
    made = known.create(draft(header, body(), buttons(TAP, link, code)))
    made.status = parts.pop("status", "APPROVED")
    given = {"name": "uno", "language": {"code": "es_MX"}, "components": list(components)}
    message = {"messaging_product": "whatsapp", "to": "525544330011", "type": "template"}
    checker = Checker(known, MediaStore(1), lambda: NOW_S)
    try:
        checker.check(message | {"template": given | parts})
    except GraphError as error:
        return {"code": error.code}
    return {"code": 0}


PICTURE = {
    "type": "header",
    "parameters": [{"type": "image", "image": {"link": "https://x/a"}}],
}
WORDS: Json = {
    "type": "body",
    "parameters": [{"type": "text", "text": "Ana"}, {"type": "text", "text": "$1"}],
}
GO: Json = {"type": "button", "sub_type": "url", "index": "1"}
GO |= {"parameters": [{"type": "text", "text": "abc"}]}
COPY: Json = {"type": "button", "sub_type": "copy_code", "index": 2}
COPY |= {"parameters": [{"type": "coupon_code", "coupon_code": "REF1"}]}
ALL = (PICTURE, WORDS, GO, COPY)


def test_a_message_that_fits_its_template_passes() -> None:
    assert sending(*ALL)["code"] == 0


def test_a_message_that_does_not_fit_is_refused_with_the_right_code() -> None:
    text: Json = {"type": "text", "text": "Ana"}
    gif = {"type": "header", "parameters": [{"type": "video", "video": {"link": "https://x"}}]}
    spaced = GO | {"parameters": [{"type": "text", "text": "a b"}]}
    long = COPY | {"parameters": [{"type": "coupon_code", "coupon_code": "x" * 21}]}
    cases: list[tuple[tuple[Json, ...], int]] = [
        ((PICTURE, GO, COPY), 132000),
        ((PICTURE, WORDS | {"parameters": [text]}, GO, COPY), 132000),
        ((PICTURE, WORDS | {"parameters": [text, {"type": "payload"}]}, GO, COPY), 132012),
        (
            (PICTURE, WORDS | {"parameters": [text, text | {"text": "a\nb"}]}, GO, COPY),
            132018,
        ),
        ((PICTURE, WORDS | {"parameters": [text, text | {"text": ""}]}, GO, COPY), 131008),
        (
            (PICTURE, WORDS | {"parameters": [text, text | {"text": "x" * 1024}]}, GO, COPY),
            132005,
        ),
        ((gif, WORDS, GO, COPY), 132012),
        ((WORDS, GO, COPY), 132012),
        ((PICTURE, WORDS, COPY), 131008),
        ((PICTURE, WORDS, spaced, COPY), 132018),
        ((PICTURE, WORDS, GO, long), 132018),
        ((PICTURE, WORDS, GO, COPY, COPY), 132018),
        ((PICTURE, WORDS, GO | {"sub_type": "flow"}, COPY), 132012),
        ((PICTURE, WORDS, GO | {"index": 9}, COPY), 132018),
        ((PICTURE, WORDS, GO, COPY, {"type": "sidebar"}), 100),
        ((*ALL, {"type": "limited_time_offer", "parameters": []}), 132018),
        ((*ALL, {"type": "carousel", "cards": [{}]}), 132018),
    ]
    for components, expected in cases:
        assert sending(*components)["code"] == expected, components
    for status, expected in (("PAUSED", 132015), ("DISABLED", 132016), ("PENDING", 132001)):
        assert sending(*ALL, status=status)["code"] == expected
    assert sending(*ALL, language={"code": "es"})["code"] == 132001
    assert sending(*ALL, name="dos")["code"] == 132001
