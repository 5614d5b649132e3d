"""Whether a template message fits its template, as strictly as Meta checks it.

Source: "Sending templates", "Template components" and the error codes 132000, 132005, 132012
and 132018 of the WhatsApp Cloud API (2026-11).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.relay.item import Json, obj, rows, text

BODY_LONGEST = 1024
HEADER_LONGEST = 60
_VARIABLE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_UNFIT = re.compile(r"[\n\r\t]| {5,}")
_MEDIA = ("IMAGE", "VIDEO", "DOCUMENT", "GIF")
_NEEDS_PARAMETER = ("COPY_CODE",)


class WrongVariables(ValueError):  # noqa: N818 - named for what happened
    """The message does not fit the template; the sentence names the place."""


@dataclass(frozen=True, slots=True)
class Definition:
    """The parts of a template that a message must fit."""

    named: bool
    header_format: str
    header_text: str
    body: str
    buttons: tuple[Json, ...]


def definition_of(document: Mapping[str, Any]) -> Definition | None:
    """The template as Meta listed it; None when its components were not listed."""
    components = [obj(one) for one in rows(document.get("components"))]
    if not components:
        return None
    parts = {str(one.get("type", "")).upper(): one for one in components}
    header = parts.get("HEADER", {})
    return Definition(
        named=text(document.get("parameter_format")) == "NAMED",
        header_format=(text(header.get("format")) or "TEXT").upper() if header else "",
        header_text=text(header.get("text")) or "",
        body=text(obj(parts.get("BODY")).get("text")) or "",
        buttons=tuple(obj(one) for one in rows(obj(parts.get("BUTTONS")).get("buttons"))),
    )


def problem(definition: Definition, template: Json) -> str | None:
    """Why Meta would refuse `template` (the object of a message); None when it fits."""
    try:
        _check(definition, template)
    except WrongVariables as error:
        return str(error)
    return None


def _check(definition: Definition, template: Json) -> None:
    sent = template.get("components")
    if sent is not None and not isinstance(sent, list):
        _refuse("components must be a list")
    by_kind: dict[str, list[Json]] = {}
    for component in map(obj, rows(sent)):
        by_kind.setdefault((text(component.get("type")) or "").lower(), []).append(component)
    for kind in ("header", "body"):
        if len(by_kind.get(kind, [])) > 1:
            _refuse(f"{kind} is given twice")
    _check_header(definition, _parameters(by_kind.get("header", [])))
    values = _values("body", definition.body, _parameters(by_kind.get("body", [])), definition)
    _fits("body", definition.body, values, BODY_LONGEST)
    _check_buttons(definition.buttons, by_kind.get("button", []))


def _check_header(definition: Definition, parameters: list[Json]) -> None:
    shape = definition.header_format
    if shape in ("", "TEXT"):
        values = _values("header", definition.header_text, parameters, definition)
        _fits("header", definition.header_text, values, HEADER_LONGEST)
        return
    kind = text(parameters[0].get("type")) if len(parameters) == 1 else None
    if (kind or "").upper() != shape:
        found = kind or f"{len(parameters)} parameters"
        _refuse(f"header needs one parameter of type {shape.lower()}, and has {found}")
    if shape in _MEDIA:
        file = obj(parameters[0].get(shape.lower()))
        if not (text(file.get("id")) or text(file.get("link"))):
            _refuse(f"header.{shape.lower()} needs the id or link of the file")


def _values(
    place: str, pattern: str, parameters: list[Json], definition: Definition
) -> dict[str, str]:
    """What replaces each variable of `pattern`."""
    wanted = list(dict.fromkeys(_VARIABLE.findall(pattern)))
    texts = [_text_of(place, one) for one in parameters]
    if not definition.named:
        if len(parameters) != len(wanted):
            _refuse(f"{place} has {len(parameters)} parameters; the template has {len(wanted)}")
        wanted.sort(key=lambda name: (len(name), name))
        return dict(zip(wanted, texts, strict=True))
    names = [text(one.get("parameter_name")) or "" for one in parameters]
    if not all(names):
        _refuse(f"{place} has a parameter without parameter_name, which this template needs")
    if len(set(names)) != len(names):
        _refuse(f"{place} has a parameter_name twice")
    if set(names) != set(wanted):
        _refuse(f"{place} has the parameters {_list(names)}; the template has {_list(wanted)}")
    return dict(zip(names, texts, strict=True))


def _text_of(place: str, parameter: Json) -> str:
    kind = text(parameter.get("type"))
    if kind in ("currency", "date_time"):
        value = obj(parameter.get(kind)).get("fallback_value")
    elif kind == "text":
        value = parameter.get("text")
    else:
        _refuse(f"{place} has a parameter of type {kind}; a variable needs text")
        return ""
    if not isinstance(value, str) or not value.strip():
        _refuse(f"{place} has an empty parameter; every variable needs a text")
        return ""
    if _UNFIT.search(value):
        _refuse(f"{place} has a parameter with a line break, a tab or more than 4 spaces")
    return value


def _fits(place: str, pattern: str, values: Mapping[str, str], longest: int) -> None:
    rendered = _VARIABLE.sub(lambda found: values.get(found.group(1), ""), pattern)
    if len(rendered) > longest:
        _refuse(f"{place} has {len(rendered)} characters when filled; {longest} are possible")


def _check_buttons(known: tuple[Json, ...], sent: list[Json]) -> None:
    given: dict[int, Json] = {}
    for component in sent:
        index = _index(component)
        if not 0 <= index < len(known):
            _refuse(f"there is no button {component.get('index')} in the template")
        if index in given:
            _refuse(f"button {index} is given twice")
        given[index] = component
    for index, button in enumerate(known):
        _check_button(index, button, given.get(index))


def _check_button(index: int, button: Json, component: Json | None) -> None:
    kind = (text(button.get("type")) or "").upper()
    variable = kind == "URL" and bool(_VARIABLE.search(text(button.get("url")) or ""))
    if component is None:
        if variable or kind in _NEEDS_PARAMETER:
            _refuse(f"button {index} ({kind.lower()}) needs a parameter")
        return
    if (text(component.get("sub_type")) or "").upper() != kind:
        _refuse(f"button {index} of the template is {kind.lower()}")
    if kind == "PHONE_NUMBER" or (kind == "URL" and not variable):
        _refuse(f"button {index} ({kind.lower()}) is fixed and takes no parameter")
    parameters = _parameters([component])
    if len(parameters) != 1:
        _refuse(f"button {index} needs exactly one parameter")
    if kind == "URL":
        _text_of(f"button {index}", parameters[0])


def _index(component: Json) -> int:
    try:
        return int(str(component.get("index")))
    except ValueError:
        return -1


def _parameters(components: list[Json]) -> list[Json]:
    return [obj(one) for component in components for one in rows(component.get("parameters"))]


def _list(names: list[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _refuse(sentence: str) -> None:
    raise WrongVariables(sentence)
