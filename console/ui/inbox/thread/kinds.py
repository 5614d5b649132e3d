"""Messages that are neither text nor file: places, people, answers, orders, adverts."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from PySide6.QtCore import QCoreApplication

from console.ui.inbox.thread.parts import Act, CardPart, LabelPart, Part, TextPart
from console.usecases.views import ThreadItem

_say = QCoreApplication.translate
_FIELDS, _LONGEST = 20, 300  # of a form, in what is drawn


def place(item: ThreadItem) -> Iterator[Part]:
    """A place; a click shows it on a map."""
    content = item.content
    where = f"{content.get('latitude', '?')}, {content.get('longitude', '?')}"
    name = str(content.get("name") or _say("Bubble", "Ubicación"))
    address = str(content.get("address") or where)
    url = f"https://www.openstreetmap.org/?mlat={where.replace(', ', '&mlon=')}#map=17"
    known = "latitude" in content and "longitude" in content
    act = Act("open_link", url) if known else None
    mark = "external" if known else None
    yield CardPart("location", "ok", name, address, act=act, mark=mark)


def people(item: ThreadItem) -> Iterator[Part]:
    """Contact cards."""
    for card in _dicts(item.content.get("contacts")):
        name = _dict(card.get("name")).get("formatted_name") or _say("Bubble", "Contacto")
        phones = ", ".join(str(p.get("phone") or "") for p in _dicts(card.get("phones")))
        yield CardPart("contact", "info", str(name), phones, act=None, mark=None)


def picked(item: ThreadItem) -> Iterator[Part]:
    """What was picked from a list or tapped, with its description."""
    kind = str(item.content.get("type") or "")
    title = (
        _say("Bubble", "Opción elegida de una lista")
        if kind == "list_reply"
        else _say("Bubble", "Botón elegido")
    )
    yield LabelPart(title, "list" if kind == "list_reply" else "reply", color="text3")
    yield TextPart(item.choice or "")
    described = _dict(item.content.get(kind)).get("description")
    if described:
        yield TextPart(str(described)[:_LONGEST], "small", "text2")


def form(item: ThreadItem) -> Iterator[Part]:
    """The answers to a form, field by field."""
    yield LabelPart(_say("Bubble", "Formulario respondido"), "list", color="text3")
    reply = _dict(item.content.get("nfm_reply"))
    answers = _answers(reply.get("response_json"))
    lines = [f"*{name}:* {value}" for name, value in answers.items()][:_FIELDS]
    yield TextPart("\n".join(lines) or item.text or _say("Bubble", "Sin respuestas"))


def _answers(raw: object) -> dict[str, str]:
    """Fields of Meta's JSON text, without its own token; none where it is no such text."""
    try:
        read = json.loads(raw) if isinstance(raw, str) else None
    except ValueError:
        return {}
    return {
        name.replace("_", " "): _short(value)
        for name, value in _dict(read).items()
        if name != "flow_token"
    }


def _short(value: object) -> str:
    if isinstance(value, bool):
        return _say("Bubble", "sí") if value else _say("Bubble", "no")
    if isinstance(value, list):
        return ", ".join(map(_short, value))[:_LONGEST]
    return str(value)[:_LONGEST]


def order(item: ThreadItem) -> Iterator[Part]:
    """Products that somebody wants, as many as there are."""
    products = _dicts(item.content.get("product_items"))
    title = _say("Bubble", "Pedido de {count} productos").format(count=len(products))
    yield LabelPart(title, "receipt", color="text3")
    lines = [
        f"{p.get('quantity', 1)} × {p.get('product_retailer_id', '?')} · "
        f"{p.get('item_price', '?')} {p.get('currency', '')}"
        for p in products[:_FIELDS]
    ]
    yield TextPart("\n".join([*lines, *([item.text] if item.text else [])]) or "–")


def call_permission(item: ThreadItem) -> Iterator[Part]:
    """Whether one may call."""
    reply = _dict(item.content.get("call_permission_reply"))
    words = (
        _say("Bubble", "Acepta llamadas por WhatsApp")
        if reply.get("response") == "accept"
        else _say("Bubble", "No acepta llamadas por WhatsApp")
    )
    yield LabelPart(words, "phone", role="small", color="text2")


def advert(content: Mapping[str, object]) -> Iterator[Part]:
    """The advert through which somebody came; a click opens it."""
    referral = _dict(content.get("referral"))
    if not referral:
        return
    name = str(referral.get("headline") or _say("Bubble", "Anuncio"))
    url = str(referral.get("source_url") or "")
    act = Act("open_link", url) if url.startswith(("http://", "https://")) else None
    facts = _say("Bubble", "Llegó desde un anuncio")
    yield CardPart("megaphone", "info", name, facts, act=act, mark="external" if act else None)


def unknown(item: ThreadItem) -> Iterator[Part]:
    """A kind that nobody has described, by the name that Meta gives it."""
    unsupported = _dict(item.content.get("unsupported")).get("type")
    raw = str(unsupported or item.content.get("type") or item.kind_name)
    shown = _say("Bubble", "Mensaje de un tipo que no se puede mostrar: {kind}")
    yield LabelPart(shown.format(kind=raw), "help", role="small", color="text3")
    if item.text:
        yield TextPart(item.text)


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: object) -> list[dict[str, Any]]:
    rows = cast("list[object]", value) if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, dict)]
