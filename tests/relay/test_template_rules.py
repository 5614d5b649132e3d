"""Template messages that Meta would refuse are refused before they are stored."""

from typing import Any

import pytest

from console.relay.template_rules import definition_of, problem
from tests.relay.graph import CUOTA, Graph
from tests.relay.server import DEBTOR, Client
from tests.relay.test_commands import code_of

Json = dict[str, Any]
BUTTONS = [
    {"type": "QUICK_REPLY", "text": "Ya pagué"},
    {"type": "URL", "text": "Pagar", "url": "https://pay.example/{{1}}"},
    {"type": "URL", "text": "Ayuda", "url": "https://pay.example/help"},
    {"type": "COPY_CODE", "example": "REF"},
    {"type": "PHONE_NUMBER", "text": "Llamar", "phone_number": "+525512345678"},
]
NAMED: Json = {
    **CUOTA,
    "name": "nombrada",
    "parameter_format": "NAMED",
    "components": [
        {"type": "HEADER", "format": "TEXT", "text": "Hola {{nombre}}"},
        {"type": "BODY", "text": "{{nombre}}, su cuota de {{monto}} vence. Gracias."},
    ],
}
POSITIONAL: Json = {
    **CUOTA,
    "name": "contada",
    "components": [
        {"type": "HEADER", "format": "DOCUMENT"},
        {"type": "BODY", "text": "Hola {{1}}, debe {{2}} desde {{1}}. Gracias."},
        {"type": "BUTTONS", "buttons": BUTTONS},
    ],
}


def part(kind: str, *parameters: Json, **more: Any) -> Json:
    return {"type": kind, "parameters": list(parameters), **more}


def words(text: Any, name: str | None = None) -> Json:
    return {"type": "text", "text": text, **({"parameter_name": name} if name else {})}


HEADER = part("header", {"type": "document", "document": {"id": "m1"}})
BODY = part("body", words("Ana"), words("$ 120"))
URL = part("button", words("abc"), sub_type="url", index="1")
CODE = part(
    "button", {"type": "coupon_code", "coupon_code": "R1"}, sub_type="copy_code", index=3
)
NAMES = [
    part("header", words("Ana", "nombre")),
    part("body", words("$ 1", "monto"), words("Ana", "nombre")),
]


@pytest.mark.parametrize(
    ("template", "components"),
    [
        (POSITIONAL, [HEADER, BODY, URL, CODE]),
        (
            POSITIONAL,
            [
                HEADER,
                BODY,
                URL,
                CODE,
                part(
                    "button",
                    {"type": "payload", "payload": "P"},
                    sub_type="quick_reply",
                    index=0,
                ),
            ],
        ),
        (NAMED, NAMES),
    ],
)
def test_what_fits_is_let_through(template: Json, components: list[Json]) -> None:
    definition = definition_of(template)
    assert definition is not None
    assert problem(definition, {"components": components}) is None


MISFITS: list[tuple[Json, list[Any], str]] = [
    (POSITIONAL, [], "header needs one parameter of type document"),
    (POSITIONAL, [part("header", {"type": "image", "image": {"id": "m"}}), BODY, URL, CODE],
     "type document, and has image"),
    (POSITIONAL, [part("header", {"type": "document", "document": {}}), BODY, URL, CODE],
     "id or link"),
    (POSITIONAL, [HEADER, part("body", words("Ana")), URL, CODE], "body has 1 parameters"),
    (POSITIONAL, [HEADER, part("body", words("A"), words("")), URL, CODE], "empty parameter"),
    (POSITIONAL, [HEADER, part("body", words("A"), words(" ")), URL, CODE], "empty parameter"),
    (POSITIONAL, [HEADER, part("body", words("A"), words(None)), URL, CODE], "empty parameter"),
    (POSITIONAL, [HEADER, part("body", words("A\nB"), words("x")), URL, CODE], "line break"),
    (POSITIONAL, [HEADER, part("body", words("A\tB"), words("x")), URL, CODE], "a tab"),
    (POSITIONAL, [HEADER, part("body", words("A     B"), words("x")), URL, CODE], "4 spaces"),
    (POSITIONAL, [HEADER, part("body", words("A"), words("x" * 1024)), URL, CODE],
     "characters when filled; 1024"),
    (POSITIONAL, [HEADER, part("body", words("A"), {"type": "image"}), URL, CODE],
     "type image; a variable needs text"),
    (POSITIONAL, [HEADER, BODY, BODY, URL, CODE], "body is given twice"),
    (POSITIONAL, [HEADER, BODY, CODE], "button 1 (url) needs a parameter"),
    (POSITIONAL, [HEADER, BODY, URL], "button 3 (copy_code) needs a parameter"),
    (POSITIONAL, [HEADER, BODY, URL, URL, CODE], "button 1 is given twice"),
    (POSITIONAL, [HEADER, BODY, URL, CODE, {**URL, "index": "2"}], "button 2 (url) is fixed"),
    (POSITIONAL, [HEADER, BODY, URL, CODE, {**URL, "index": "9"}], "no button 9"),
    (POSITIONAL, [HEADER, BODY, URL, CODE, {**URL, "index": None}], "no button None"),
    (POSITIONAL, [HEADER, BODY, {**URL, "sub_type": "flow"}, CODE], "button 1 of the template"),
    (POSITIONAL, [HEADER, BODY, {**URL, "parameters": []}, CODE], "exactly one parameter"),
    (NAMED, [NAMES[0], part("body", words("$ 1"), words("Ana", "nombre"))],
     "without parameter_name"),
    (NAMED, [NAMES[0], part("body", words("$ 1", "suma"), words("Ana", "nombre"))],
     "the template has monto, nombre"),
    (NAMED, [NAMES[0], part("body", words("a", "monto"), words("b", "monto"))], "twice"),
    (NAMED, [part("header", words("x" * 60, "nombre")), NAMES[1]], "header has 65 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "components", "words_of_it"), MISFITS)
def test_what_does_not_fit_is_named(
    template: Json, components: list[Any], words_of_it: str
) -> None:
    definition = definition_of(template)
    assert definition is not None
    assert words_of_it in (problem(definition, {"components": components}) or "")


def test_a_template_without_known_components_is_metas_to_judge() -> None:
    assert definition_of(CUOTA) is None


def test_a_misfit_is_refused_before_it_is_stored(relay: Client, graph: Graph) -> None:
    graph.template_pages = [[NAMED]]
    relay.http.post("/v1/templates/sync", headers=relay.headers)
    body = {"name": "nombrada", "language": {"code": "es_MX"}, "components": NAMES[:1]}
    message = {"to": f"+{DEBTOR}", "type": "template", "template": body}
    assert code_of(relay.send("k", message)) == (422, "wrong_variables")
    (event,) = relay.wait_for_types("message.refused")
    assert event["payload"]["code"] == "wrong_variables"
    fitting = {**message, "template": {**body, "components": NAMES}}
    assert relay.send("k", fitting).status_code == 202
