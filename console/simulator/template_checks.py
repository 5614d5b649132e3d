"""Does a template message fit its template? Renders its body on the way.

Source: "Sending templates" and "Error codes", WhatsApp Cloud API, read 2026-11.
"""

import re
from dataclasses import dataclass
from typing import Any

from console.simulator.body_checks import Json, required, required_list, required_object
from console.simulator.graph_error import GraphError
from console.simulator.review import VARIABLE, part, text_of, variables
from console.simulator.templates import Template, Templates

LONGEST_BODY = 1024
_UNFIT_TEXT = re.compile(r"[\n\r\t]| {5,}")
_PARAMETER_OBJECTS = {
    "currency": "currency",
    "date_time": "date_time",
    "image": "image",
    "video": "video",
    "document": "document",
    "location": "location",
}


@dataclass(frozen=True)
class Filled:
    """A template with its variables replaced."""

    template: Template
    text: str
    buttons: tuple[tuple[str, str], ...]
    """(label, payload) of the quick replies, in order."""


def fill(templates: Templates, given: Json) -> Filled:
    """Check `given` (the `template` object of a request). Raises: GraphError."""
    template = _sendable(templates, given)
    components = given.get("components") or []
    if not isinstance(components, list):
        raise GraphError(131009, "Parameter 'template.components' must be a list.")
    sent = [(str(one.get("type", "")).lower(), one) for one in components]
    _check_header(template, [one for kind, one in sent if kind == "header"])
    body = [one for kind, one in sent if kind == "body"]
    named = template.parameter_format == "NAMED"
    values = _values(body, text_of(template.components, "BODY"), "body", named=named)
    text = _rendered(text_of(template.components, "BODY"), values)
    if len(text) > LONGEST_BODY:
        raise GraphError(132005, f"Translated text has {len(text)} characters, more than 1024.")
    replies = _check_buttons(template, [one for kind, one in sent if kind == "button"])
    return Filled(template, text, replies)


def _sendable(templates: Templates, given: Json) -> Template:
    name = str(required(given, "name", "template."))
    language = str(
        required(required_object(given, "language", "template."), "code", "language.")
    )
    template = templates.find(name, language)
    if template is None:
        raise GraphError(132001, f"template name ({name}) does not exist in {language}")
    if template.status == "PAUSED":
        raise GraphError(132015, f"Template {name} is paused due to low quality.")
    if template.status == "DISABLED":
        raise GraphError(132016, f"Template {name} is disabled.")
    if template.status != "APPROVED":
        raise GraphError(132001, f"template name ({name}) is not approved in {language}")
    return template


def _values(sent: list[Json], text: str, place: str, *, named: bool) -> dict[str, str]:
    """What replaces each variable of `text`."""
    wanted = list(dict.fromkeys(variables(text)))
    parameters = [one for component in sent for one in component.get("parameters") or []]
    if named and any(not one.get("parameter_name") for one in parameters):
        raise GraphError(100, "Parameter name is missing or empty")
    if len(parameters) != len(wanted):
        raise GraphError(
            132000,
            f"{place}: number of localizable_params ({len(parameters)}) does not match "
            f"the expected number of params ({len(wanted)})",
        )
    if not named:
        wanted.sort(key=int)
        return {name: _value(one, place) for name, one in zip(wanted, parameters, strict=True)}
    values = {str(one["parameter_name"]): _value(one, place) for one in parameters}
    if set(values) != set(wanted):
        missing = ", ".join(sorted(set(wanted) - set(values)))
        raise GraphError(132000, f"{place}: no value for the parameters {missing}")
    return values


def _value(parameter: Json, place: str) -> str:
    kind = parameter.get("type")
    if kind in ("currency", "date_time"):
        shape = required_object(parameter, str(kind), f"{place}.")
        return str(required(shape, "fallback_value", f"{kind}."))
    if kind != "text":
        raise GraphError(132012, f"{place}: expected a parameter of type text, received {kind}")
    text = parameter.get("text")
    if not isinstance(text, str) or not text:
        raise GraphError(131008, "Parameter of type text is missing text value")
    if _UNFIT_TEXT.search(text):
        raise GraphError(
            132018,
            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
        )
    return text


def _rendered(text: str, values: dict[str, str]) -> str:
    return VARIABLE.sub(lambda found: values[found.group(1).strip()], text)


def _check_header(template: Template, sent: list[Json]) -> None:
    header = part(template.components, "HEADER")
    shape = str(header.get("format", "TEXT")) if header else "TEXT"
    if shape == "TEXT":
        text = text_of(template.components, "HEADER")
        _values(sent, text, "header", named=template.parameter_format == "NAMED")
        return
    parameters = [one for component in sent for one in component.get("parameters") or []]
    received = str(parameters[0].get("type", "UNKNOWN")).upper() if parameters else "UNKNOWN"
    if received != shape:
        raise GraphError(
            132012, f"header: Format mismatch, expected {shape}, received {received}"
        )
    required_object(parameters[0], _PARAMETER_OBJECTS.get(shape.lower(), "image"), "header.")


def _check_buttons(template: Template, sent: list[Json]) -> tuple[tuple[str, str], ...]:
    """The quick replies with the payloads that a tap will send back."""
    known: list[dict[str, Any]] = (part(template.components, "BUTTONS") or {}).get(
        "buttons", []
    )
    given = {int(one.get("index", -1)): one for one in sent}
    for index, component in given.items():
        if not 0 <= index < len(known):
            raise GraphError(132018, f"buttons: there is no button at index {index}")
        kind = str(known[index]["type"])
        if str(component.get("sub_type", "")).upper() != kind:
            raise GraphError(132012, f"buttons: button at index {index} is of type {kind}")
        required_list(component, "parameters", "button.")
    for index, button in enumerate(known):
        _check_needed(index, button, given.get(index))
    return tuple(
        (str(button["text"]), _payload(given.get(index)) or str(button["text"]))
        for index, button in enumerate(known)
        if button["type"] == "QUICK_REPLY"
    )


def _check_needed(index: int, button: dict[str, Any], component: Json | None) -> None:
    needs = (button["type"] == "URL" and "{{" in str(button.get("url"))) or (
        button["type"] == "COPY_CODE"
    )
    if needs and component is None:
        kind = str(button["type"]).title()
        raise GraphError(
            131008, f"buttons: Button at index {index} of type {kind} requires a parameter"
        )


def _payload(component: Json | None) -> str:
    parameters = (component or {}).get("parameters") or [{}]
    return str(parameters[0].get("payload") or "")
