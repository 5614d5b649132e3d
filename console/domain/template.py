"""Message templates in Meta's shape: their variables, what the phone shows, what is sent.

Source: Meta, WhatsApp Cloud API, message templates and template messages (read 2026-11).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

BODY_LIMIT = 1024
HEADER_LIMIT = 60
FOOTER_LIMIT = 60
BUTTON_LIMIT = 25
PAYLOAD_LIMIT = 256

_VARIABLE = re.compile(r"\{\{\s*([a-z0-9_]+)\s*\}\}", re.IGNORECASE)
_BREAKS = re.compile(r"[\r\n\t]+")
_PLAIN_PARTS = frozenset({"HEADER", "BODY", "FOOTER", "BUTTONS"})
_PLAIN_BUTTONS = frozenset({"QUICK_REPLY", "URL", "PHONE_NUMBER", "VOICE_CALL"})
_WIDE = re.compile(r" {4,}")


@dataclass(frozen=True, slots=True)
class Variable:
    """A place to be filled. `part` is "header", "body" or "button:N".

    `key` is what values are given by: the name, or the number where the template counts;
    prefixed with "header." or "button:N." outside the body of a counting template, since
    there every part counts from 1.
    """

    key: str
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a template as the phone shows it. `kind` in Meta's words, lower case."""

    kind: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A template as the phone shows it, with its values filled in."""

    header: str | None
    body: str
    footer: str | None
    buttons: tuple[Button, ...] = ()
    header_media: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """Why a template cannot be sent as filled: "missing", "too_long" or "unsupported".

    Unsupported are parts that want more than text: a header with a file, a carousel, an offer
    that expires, a coupon.
    """

    code: str
    part: str
    name: str | None = None
    length: int | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A template. `components` are Meta's, upper-case types as in GET message_templates."""

    name: str
    language: str
    components: tuple[Mapping[str, Any], ...]
    status: str = "APPROVED"
    category: str = "UTILITY"
    named: bool = field(default=False)


def template_of(
    name: str,
    language: str,
    components: Sequence[Mapping[str, Any]],
    *,
    status: str = "APPROVED",
    category: str = "UTILITY",
) -> Template:
    """A template from Meta's components; whether it names its variables is seen from them."""
    template = Template(name, language, tuple(components), status, category)
    named = any(not variable.name.isdigit() for variable in variables_of(template))
    return Template(name, language, tuple(components), status, category, named)


# --- variables -----------------------------------------------------------------------------


def variables_of(template: Template) -> tuple[Variable, ...]:
    """Every variable once per part, in the order in which the parts are shown."""
    found: dict[str, Variable] = {}
    for part, text in _texts(template):
        for name in _VARIABLE.findall(text):
            key = _key(part, name)
            found.setdefault(f"{part} {key}", Variable(key, name, part))
    return tuple(found.values())


def missing_of(template: Template, values: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of variables without a value, each once. Blank text is no value: Meta refuses it."""
    keys = (each.key for each in variables_of(template))
    return tuple(dict.fromkeys(key for key in keys if not sanitise(values.get(key, ""))))


def sanitise(value: str) -> str:
    """A value as Meta accepts it: no line breaks or tabs, never four spaces in a row."""
    return _WIDE.sub("   ", _BREAKS.sub(" ", value)).strip()


def _texts(template: Template) -> Iterator[tuple[str, str]]:
    """(part, text) of everything that may hold variables."""
    for component in template.components:
        kind = _kind(component)
        if kind == "BODY" or (kind == "HEADER" and _format(component) == "TEXT"):
            yield kind.lower(), str(component.get("text", ""))
    for index, button in enumerate(_buttons(template)):
        yield f"button:{index}", str(button.get("url", ""))


def _key(part: str, name: str) -> str:
    return name if part == "body" or not name.isdigit() else f"{part}.{name}"


# --- what the phone shows ------------------------------------------------------------------


def render(template: Template, values: Mapping[str, str]) -> Preview:
    """The template with `values`; a variable without one stays visible as {{name}}."""
    header = _component(template, "HEADER")
    media = None if header is None or _format(header) == "TEXT" else _format(header).lower()
    footer = _component(template, "FOOTER")
    return Preview(
        None if header is None or media else _fill("header", str(header["text"]), values),
        _fill("body", _body(template), values),
        None if footer is None else str(footer.get("text", "")),
        tuple(_shown(index, each, values) for index, each in enumerate(_buttons(template))),
        media,
    )


def _shown(index: int, button: Mapping[str, Any], values: Mapping[str, str]) -> Button:
    url = button.get("url")
    filled = None if url is None else _fill(f"button:{index}", str(url), values)
    return Button(_kind(button).lower(), str(button.get("text", "")), filled)


def _fill(part: str, text: str, values: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        return sanitise(values.get(_key(part, match[1]), "")) or match[0]

    return _VARIABLE.sub(value, text)


# --- whether it may be sent ----------------------------------------------------------------


def problems_of(template: Template, values: Mapping[str, str]) -> tuple[TemplateProblem, ...]:
    """What keeps the template, so filled, from being sent; empty when nothing does."""
    found = [
        TemplateProblem("missing", each.part, each.name)
        for each in variables_of(template)
        if not sanitise(values.get(each.key, ""))
    ]
    preview = render(template, values)
    found += _too_long("header", preview.header or "", HEADER_LIMIT)
    found += _too_long("body", preview.body, BODY_LIMIT)
    found += _too_long("footer", preview.footer or "", FOOTER_LIMIT)
    for index, button in enumerate(preview.buttons):
        found += _too_long(f"button:{index}", button.text, BUTTON_LIMIT)
    found += [TemplateProblem("unsupported", part, name) for part, name in _foreign(template)]
    return tuple(found)


def _foreign(template: Template) -> Iterator[tuple[str, str]]:
    for component in template.components:
        kind = _kind(component)
        if kind == "HEADER" and _format(component) != "TEXT":
            yield "header", _format(component).lower()
        elif kind not in _PLAIN_PARTS:
            yield kind.lower(), kind.lower()
    for index, button in enumerate(_buttons(template)):
        if _kind(button) not in _PLAIN_BUTTONS:
            yield f"button:{index}", _kind(button).lower()


def _too_long(part: str, text: str, limit: int) -> list[TemplateProblem]:
    if len(text) <= limit:
        return []
    return [TemplateProblem("too_long", part, length=len(text), limit=limit)]


# --- what is sent --------------------------------------------------------------------------


def send_object(
    template: Template, values: Mapping[str, str], payloads: Mapping[int, str] | None = None
) -> dict[str, Any]:
    """The `template` object of a message to Meta.

    `payloads` are what quick-reply buttons send back when tapped, by their index; a button
    without one gets its own text. Raises: ValueError when a value is missing or too long, or
    the header wants a file.
    """
    if wrong := problems_of(template, values):
        raise ValueError(f"{template.name}: {wrong[0]}")
    components = [
        *_text_parameters(template, values),
        *_button_parameters(template, values, payloads or {}),
    ]
    sent: dict[str, Any] = {"name": template.name, "language": {"code": template.language}}
    return sent | ({"components": components} if components else {})


def _text_parameters(template: Template, values: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for part in ("header", "body"):
        mine = [each for each in variables_of(template) if each.part == part]
        if mine:
            ordered = mine if template.named else sorted(mine, key=_number)
            yield {"type": part, "parameters": [_parameter(each, values) for each in ordered]}


def _number(variable: Variable) -> int:
    return int(variable.name)


def _parameter(variable: Variable, values: Mapping[str, str]) -> dict[str, str]:
    text = {"type": "text", "text": sanitise(values[variable.key])}
    if variable.name.isdigit():
        return text
    return {"type": "text", "parameter_name": variable.name, "text": text["text"]}


def _button_parameters(
    template: Template, values: Mapping[str, str], payloads: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    urls = {each.part: each for each in variables_of(template)}
    for index, button in enumerate(_buttons(template)):
        parameter: dict[str, str] | None = None
        if _kind(button) == "QUICK_REPLY":
            payload = payloads.get(index, str(button.get("text", "")))[:PAYLOAD_LIMIT]
            parameter = {"type": "payload", "payload": payload}
        elif variable := urls.get(f"button:{index}"):
            parameter = {"type": "text", "text": sanitise(values[variable.key])}
        if parameter is not None:
            kind = _kind(button).lower()
            yield {
                "type": "button",
                "sub_type": kind,
                "index": str(index),
                "parameters": [parameter],
            }


# --- Meta's components ---------------------------------------------------------------------


def _component(template: Template, kind: str) -> Mapping[str, Any] | None:
    return next((each for each in template.components if _kind(each) == kind), None)


def _body(template: Template) -> str:
    body = _component(template, "BODY")
    return "" if body is None else str(body.get("text", ""))


def _buttons(template: Template) -> Iterable[Mapping[str, Any]]:
    component = _component(template, "BUTTONS")
    return [] if component is None else component.get("buttons", [])


def _kind(part: Mapping[str, Any]) -> str:
    return str(part.get("type", "")).upper()


def _format(header: Mapping[str, Any]) -> str:
    return str(header.get("format", "TEXT")).upper()
