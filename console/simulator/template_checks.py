"""Does a template message fit its template? Renders its body on the way.

Source: "Sending templates" and "Error codes", WhatsApp Cloud API, read 2026-11.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from console.simulator.body_checks import Json, required, required_object
from console.simulator.graph_error import GraphError
from console.simulator.review import VARIABLE, part, text_of, variables
from console.simulator.template import Template
from console.simulator.template_button_checks import check_buttons, parameters_of
from console.simulator.templates import Templates

LONGEST_BODY = 1024
_UNFIT_TEXT = re.compile(r"[\n\r\t]| {5,}")
_COMPONENTS = ("header", "body", "button", "limited_time_offer", "carousel", "footer")
_PLACE = ("latitude", "longitude", "name", "address")
MediaCheck = Callable[[str, Json], None]
"""Refuses a media object {id or link} that cannot be sent as the named kind."""


@dataclass(frozen=True)
class Filled:
    """A template with its variables replaced."""

    template: Template
    text: str
    buttons: tuple[tuple[str, str], ...]
    """(label, payload) of the quick replies, in order."""


def fill(templates: Templates, given: Json, check_media: MediaCheck) -> Filled:
    """Check `given` (the `template` object of a request). Raises: GraphError."""
    template = _sendable(templates, given)
    sent = _by_kind(given.get("components"), "template.components")
    named = template.parameter_format == "NAMED"
    text = _check_parts(template.components, sent, check_media, named=named)
    replies = check_buttons(template.components, sent.get("button", []))
    _check_offer(template, sent.get("limited_time_offer", []))
    replies += _check_carousel(template, sent.get("carousel", []), check_media)
    return Filled(template, text, replies)


def _by_kind(components: object, where: str) -> dict[str, list[Json]]:
    """The components of a request by their kind."""
    if components is None:
        return {}
    if not isinstance(components, list) or not all(isinstance(c, dict) for c in components):
        raise GraphError(131009, f"Parameter '{where}' must be a list of objects.")
    found: dict[str, list[Json]] = {}
    for one in components:
        kind = str(one.get("type", "")).lower()
        if kind not in _COMPONENTS:
            raise GraphError(
                100, f"Param {where}['type'] must be one of {{{', '.join(_COMPONENTS)}}}"
            )
        found.setdefault(kind, []).append(one)
    return found


def _sendable(templates: Templates, given: Json) -> Template:
    name = str(required(given, "name", "template."))
    language = required_object(given, "language", "template.")
    code = str(required(language, "code", "language."))
    if language.get("policy", "deterministic") != "deterministic":
        raise GraphError(100, "Param template.language.policy must be one of {DETERMINISTIC}")
    template = templates.find(name, code)
    if template is None:
        raise GraphError(132001, f"template name ({name}) does not exist in {code}")
    if template.status == "PAUSED":
        raise GraphError(132015, f"Template {name} is paused due to low quality.")
    if template.status == "DISABLED":
        raise GraphError(132016, f"Template {name} is disabled.")
    if template.status != "APPROVED":
        raise GraphError(132001, f"template name ({name}) is not approved in {code}")
    return template


def _check_parts(
    components: list[dict[str, Any]],
    sent: dict[str, list[Json]],
    check_media: MediaCheck,
    *,
    named: bool,
) -> str:
    """Header and body; the rendered body."""
    _check_header(components, sent.get("header", []), check_media, named=named)
    body = text_of(components, "BODY")
    text = _rendered(body, _values(sent.get("body", []), body, "body", named=named))
    if len(text) > LONGEST_BODY:
        raise GraphError(132005, f"Translated text has {len(text)} characters, more than 1024.")
    return text


def _values(sent: list[Json], text: str, place: str, *, named: bool) -> dict[str, str]:
    """What replaces each variable of `text`."""
    wanted = list(dict.fromkeys(variables(text)))
    parameters = parameters_of(sent)
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


def _check_header(
    components: list[dict[str, Any]],
    sent: list[Json],
    check_media: MediaCheck,
    *,
    named: bool,
) -> None:
    header = part(components, "HEADER")
    shape = str(header.get("format", "TEXT")).upper() if header else "TEXT"
    if shape == "TEXT":
        _values(sent, text_of(components, "HEADER"), "header", named=named)
        return
    parameters = parameters_of(sent)
    received = str(parameters[0].get("type", "UNKNOWN")).upper() if parameters else "UNKNOWN"
    if received != shape:
        raise GraphError(
            132012, f"header: Format mismatch, expected {shape}, received {received}"
        )
    given = required_object(parameters[0], shape.lower(), "header.")
    if shape == "LOCATION":
        for key in _PLACE:
            required(given, key, "header.location.")
    else:
        check_media("video" if shape == "GIF" else shape.lower(), given)


def _check_offer(template: Template, sent: list[Json]) -> None:
    """A limited-time offer with an expiration needs to be told when."""
    offer = (part(template.components, "LIMITED_TIME_OFFER") or {}).get("limited_time_offer")
    if offer is None:
        if sent:
            raise GraphError(132018, "The template has no limited_time_offer component.")
        return
    if offer.get("has_expiration", True):
        parameters = parameters_of(sent)
        given = parameters[0].get("limited_time_offer") if parameters else None
        until = given.get("expiration_time_ms") if isinstance(given, dict) else None
        if not isinstance(until, int):
            raise GraphError(
                131008, "Required parameter 'limited_time_offer.expiration_time_ms' is missing."
            )


def _check_carousel(
    template: Template, sent: list[Json], check_media: MediaCheck
) -> tuple[tuple[str, str], ...]:
    """Every card with its header, its body's variables and its buttons."""
    cards = (part(template.components, "CAROUSEL") or {}).get("cards", [])
    given = [card for one in sent for card in one.get("cards") or []]
    if len(given) != len(cards):
        raise GraphError(
            132018, f"carousel: {len(given)} cards were sent, the template has {len(cards)}"
        )
    replies: tuple[tuple[str, str], ...] = ()
    by_index = {int(card.get("card_index", -1)): card for card in given}
    for index, card in enumerate(cards):
        if index not in by_index:
            raise GraphError(132018, f"carousel: the card with index {index} is missing")
        parts = _by_kind(by_index[index].get("components"), "cards.components")
        named = template.parameter_format == "NAMED"
        _check_parts(card["components"], parts, check_media, named=named)
        replies += check_buttons(card["components"], parts.get("button", []))
    return replies
