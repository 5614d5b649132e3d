from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.template import (
    Button,
    Template,
    Variable,
    missing_of,
    problems_of,
    render,
    sanitise,
    send_object,
    template_of,
    variables_of,
)

NAMED: list[dict[str, Any]] = [
    {"type": "HEADER", "format": "TEXT", "text": "Estado de su cuota"},
    {
        "type": "BODY",
        "text": "Hola {{nombre}}, su cuota de {{monto}} vence el {{fecha}}. Gracias.",
    },
    {"type": "FOOTER", "text": "Responda BAJA para no recibir mensajes"},
    {
        "type": "BUTTONS",
        "buttons": [
            {"type": "QUICK_REPLY", "text": "Ya pagué"},
            {"type": "URL", "text": "Pagar", "url": "https://pay.example/{{1}}"},
            {"type": "PHONE_NUMBER", "text": "Llamar", "phone_number": "+571"},
        ],
    },
]
VALUES = {"nombre": "Ana", "monto": "$ 120.000", "fecha": "30 nov", "button:1.1": "abc"}


def named() -> Template:
    return template_of("recordatorio", "es_CO", NAMED)


def counting(body: str, header: str | None = None) -> Template:
    parts = [{"type": "BODY", "text": body}]
    if header is not None:
        parts.insert(0, {"type": "HEADER", "format": "TEXT", "text": header})
    return template_of("aviso", "es_MX", parts)


def test_variables_are_found_once_in_the_order_of_the_parts() -> None:
    assert variables_of(named()) == (
        Variable("nombre", "nombre", "body"),
        Variable("monto", "monto", "body"),
        Variable("fecha", "fecha", "body"),
        Variable("button:1.1", "1", "button:1"),
    )
    assert named().named
    again = counting("{{1}} y {{2}} y {{1}}", header="Hola {{1}}")
    assert [each.key for each in variables_of(again)] == ["header.1", "1", "2"]
    assert not again.named


def test_the_preview_is_what_the_phone_shows() -> None:
    shown = render(named(), VALUES)
    assert shown.header == "Estado de su cuota"
    assert shown.body == "Hola Ana, su cuota de $ 120.000 vence el 30 nov. Gracias."
    assert shown.footer == "Responda BAJA para no recibir mensajes"
    assert shown.buttons == (
        Button("quick_reply", "Ya pagué"),
        Button("url", "Pagar", "https://pay.example/abc"),
        Button("phone_number", "Llamar"),
    )


def test_what_has_no_value_stays_visible_and_is_named() -> None:
    values = {"nombre": "Ana", "monto": " \n "}
    assert "{{monto}}" in render(named(), values).body
    assert missing_of(named(), values) == ("monto", "fecha", "button:1.1")
    assert [each.code for each in problems_of(named(), values)] == ["missing"] * 3


def test_what_is_sent_has_meta_s_shape() -> None:
    assert send_object(named(), VALUES, {0: "PAID:case42"}) == {
        "name": "recordatorio",
        "language": {"code": "es_CO"},
        "components": [
            {
                "type": "body",
                "parameters": [
                    {"type": "text", "parameter_name": "nombre", "text": "Ana"},
                    {"type": "text", "parameter_name": "monto", "text": "$ 120.000"},
                    {"type": "text", "parameter_name": "fecha", "text": "30 nov"},
                ],
            },
            {
                "type": "button",
                "sub_type": "quick_reply",
                "index": "0",
                "parameters": [{"type": "payload", "payload": "PAID:case42"}],
            },
            {
                "type": "button",
                "sub_type": "url",
                "index": "1",
                "parameters": [{"type": "text", "text": "abc"}],
            },
        ],
    }


def test_counting_parameters_go_in_their_order_and_unnamed() -> None:
    sent = send_object(counting("de {{2}} a {{1}}", "Hola {{1}}"), {
        "1": "uno", "2": "dos", "header.1": "Ana",
    })  # fmt: skip
    assert sent["components"] == [
        {"type": "header", "parameters": [{"type": "text", "text": "Ana"}]},
        {
            "type": "body",
            "parameters": [{"type": "text", "text": "uno"}, {"type": "text", "text": "dos"}],
        },
    ]


def test_a_template_without_variables_sends_no_components() -> None:
    template = counting("Hola, buen día.")
    assert send_object(template, {}) == {"name": "aviso", "language": {"code": "es_MX"}}
    assert render(template, {}).footer is None


def test_a_button_without_a_payload_sends_its_own_text() -> None:
    sent = send_object(named(), VALUES)
    assert sent["components"][1]["parameters"] == [{"type": "payload", "payload": "Ya pagué"}]


@given(st.text())
def test_a_value_is_always_one_that_meta_takes(value: str) -> None:
    clean = sanitise(value)
    assert not {"\n", "\r", "\t"} & set(clean)
    assert "    " not in clean
    assert sanitise(clean) == clean


def test_a_body_grown_too_long_by_its_values_is_refused() -> None:
    template = counting("Hola {{1}}.")
    (problem,) = problems_of(template, {"1": "x" * 1024})
    assert (problem.code, problem.part, problem.length, problem.limit) == (
        "too_long", "body", 1030, 1024,
    )  # fmt: skip
    with pytest.raises(ValueError, match="aviso"):
        send_object(template, {"1": "x" * 1024})


@pytest.mark.parametrize(
    ("part", "where"),
    [
        ({"type": "HEADER", "format": "DOCUMENT"}, "header"),
        ({"type": "CAROUSEL", "cards": []}, "carousel"),
        ({"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "text": "Copiar"}]}, "button:0"),
    ],
)
def test_parts_that_want_more_than_text_are_named(part: dict[str, Any], where: str) -> None:
    template = template_of("x", "es", [part, {"type": "BODY", "text": "Hola"}])
    assert [(each.code, each.part) for each in problems_of(template, {})] == [
        ("unsupported", where)
    ]
    header = render(template, {})
    assert (header.header, header.header_media) == (
        None,
        "document" if where == "header" else None,
    )


def test_a_template_without_a_body_shows_nothing() -> None:
    assert render(template_of("x", "es", []), {}).body == ""
