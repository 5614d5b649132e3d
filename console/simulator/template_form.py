"""What the API refuses of a template at once, before anybody reviews it.

Source: "Message templates", "Template components", "Authentication templates", "Template
guidelines", read 2026-11; subcodes 2388xxx from the error reference.
"""

import re
from collections.abc import Callable
from typing import Any

from console.simulator.body_checks import well_shaped
from console.simulator.graph_error import GraphError
from console.simulator.resource import table
from console.simulator.review import VARIABLE, part, text_of, variables
from console.simulator.template_buttons import check_buttons
from console.simulator.template_form_error import invalid

_NAME = re.compile(r"^[a-z0-9_]{1,512}$")
_EDGE = re.compile(r"^\s*\{\{[^{}]*\}\}|\{\{[^{}]*\}\}[\s.,;:!?¡¿]*$")
_TEXT_LIMITS = {"BODY": 1024, "FOOTER": 60}
HEADER_LIMIT = 60
OFFER_LIMIT = 16
WORDS_PER_VARIABLE = 2
CATEGORIES = ("MARKETING", "UTILITY", "AUTHENTICATION")
FORMATS = ("POSITIONAL", "NAMED")
MEDIA_HEADERS = ("IMAGE", "VIDEO", "GIF", "DOCUMENT")
COMPONENTS = (
    "HEADER", "BODY", "FOOTER", "BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER",
    "CALL_PERMISSION_REQUEST",
)  # fmt: skip
CARDS = (2, 10)
TTL_S = {"UTILITY": (30, 43_200), "AUTHENTICATION": (30, 900), "MARKETING": (43_200, 2_592_000)}
THIRTY_DAYS = -1
CODE_MINUTES = (1, 90)
CODE_TEXTS = {
    "es": "*{{1}}* es tu código de verificación.",
    "pt": "*{{1}}* é seu código de verificação.",
    "en": "*{{1}}* is your verification code.",
}
Json = dict[str, Any]


def read_form(given: Json) -> list[Json]:
    """The components of a submission as Meta keeps them. Raises: GraphError 100."""

    def read() -> list[Json]:
        _check_form(given)
        category = str(given["category"]).upper()
        return _completed(given["components"], category, str(given["language"]))

    return well_shaped(read)


def read_components(
    components: Any,  # noqa: ANN401 - JSON
    parameter_format: str,
    category: str,
    language: str,
) -> list[Json]:
    """The components of an edit as Meta keeps them. Raises: GraphError 100 with a subcode."""

    def read() -> list[Json]:
        check_components(components, parameter_format, category)
        return _completed(components, category, language)

    return well_shaped(read)


def _check_form(given: Json) -> None:
    """Refuse what the API itself refuses. Raises: GraphError 100 with a 2388xxx subcode."""
    for required in ("name", "language", "category", "components"):
        if not given.get(required):
            raise GraphError(100, f"The parameter {required} is required.")
    if not _NAME.match(str(given["name"])):
        raise GraphError(100, "Param name must be lower-case letters, digits and underscores.")
    if str(given["language"]) not in table("template_languages.json")["codes"]:
        raise GraphError(
            100, f"Param language {given['language']} is not a supported language."
        )
    category = str(given["category"]).upper()
    if category not in CATEGORIES:
        raise GraphError(100, f"Param category must be one of {{{', '.join(CATEGORIES)}}}.")
    if format_of(given) not in FORMATS:
        raise GraphError(
            100, f"Param parameter_format must be one of {{{', '.join(FORMATS)}}}."
        )
    check_ttl(given.get("message_send_ttl_seconds"), category)
    check_components(given["components"], format_of(given), category)


def format_of(given: Json) -> str:
    """POSITIONAL or NAMED, in whatever case it was written."""
    return str(given.get("parameter_format") or "POSITIONAL").upper()


def check_ttl(given: object, category: str) -> None:
    """Refuse a time to live outside the category's bounds (seconds)."""
    if given is None or given == THIRTY_DAYS:
        return
    least, most = TTL_S[category]
    if not isinstance(given, int) or not least <= given <= most:
        raise invalid(
            f"message_send_ttl_seconds must be between {least} and {most} for {category}.",
            2388047,
            "Message template TTL is not valid",
        )


def check_components(components: object, parameter_format: str, category: str) -> None:
    """Kinds, lengths, edges, examples and buttons. Raises: GraphError 100 with a subcode."""
    if not isinstance(components, list) or not all(isinstance(one, dict) for one in components):
        raise GraphError(100, "Param components must be a list of objects.")
    kinds = [str(one.get("type", "")).upper() for one in components]
    for kind in kinds:
        if kind not in COMPONENTS:
            raise GraphError(
                100, f"Param components[type] must be one of {{{', '.join(COMPONENTS)}}}."
            )
        if kinds.count(kind) > 1:
            raise invalid(f"More than one {kind}.", 2388047, "Message template is not valid")
    if category == "AUTHENTICATION":
        _check_authentication(components)
        return
    for name, check in _CHECKS.items():
        if found := part(components, name):
            check(found, parameter_format)
    if "BODY" not in kinds or not text_of(components, "BODY"):
        raise invalid("The BODY component is required.", 2388047, "Message template incomplete")


def _check_text(component: Json, kind: str) -> str:
    text, limit = str(component.get("text") or ""), _TEXT_LIMITS[kind]
    if len(text) > limit:
        raise invalid(
            f"{kind} must be at most {limit} characters.", 2388040, "Character limit exceeded"
        )
    return text


def _check_body(body: Json, parameter_format: str) -> None:
    text = _check_text(body, "BODY")
    found = variables(text)
    if _EDGE.search(text):
        raise invalid(
            "Variables can't be at the start or end of the template.",
            2388299,
            "This template contains variable parameters at the beginning or end",
        )
    words = len(VARIABLE.sub(" ", text).split())
    if found and words < WORDS_PER_VARIABLE * len(set(found)):
        raise invalid(
            "This template has too many variables for its length.",
            2388293,
            "Parameters words ratio exceeded",
        )
    if found and not _has_examples(body.get("example"), "body_text", found, parameter_format):
        raise invalid(
            "Every variable needs an example.", 2388043, "Message template is missing examples"
        )


def _has_examples(given: object, key: str, found: list[str], parameter_format: str) -> bool:
    example: Json = given if isinstance(given, dict) else {}
    if parameter_format == "NAMED":
        named = example.get(f"{key}_named_params") or []
        return set(found) <= {str(one.get("param_name")) for one in named if one.get("example")}
    rows = example.get(key) or []
    row = rows[0] if rows and isinstance(rows[0], list) else rows
    return len(row) >= len(set(found))


def _check_header(header: Json, parameter_format: str) -> None:
    shape = str(header.get("format") or "TEXT").upper()
    example = header.get("example")
    if shape in MEDIA_HEADERS:
        if not (isinstance(example, dict) and example.get("header_handle")):
            raise invalid(
                f"A header of format {shape} needs an example (header_handle).",
                2388043,
                "Message template is missing examples",
            )
        return
    if shape == "LOCATION":
        return
    text = str(header.get("text") or "")
    if shape != "TEXT" or not 1 <= len(text) <= HEADER_LIMIT:
        raise invalid("A text header has 1 to 60 characters.", 2388047, "Header is not valid")
    found = variables(text)
    if len(found) > 1:
        raise invalid("A header takes at most one variable.", 2388047, "Header is not valid")
    if found and not _has_examples(example, "header_text", found, parameter_format):
        raise invalid(
            "Every variable needs an example.", 2388043, "Message template is missing examples"
        )


def _check_footer(footer: Json, _: str) -> None:
    if variables(_check_text(footer, "FOOTER")):
        raise invalid("The footer takes no variables.", 2388073, "Footer is not valid")


def _check_offer(component: Json, _: str) -> None:
    offer = component.get("limited_time_offer") or {}
    if not 1 <= len(str(offer.get("text") or "")) <= OFFER_LIMIT:
        raise invalid("An offer has 1 to 16 characters.", 2388040, "Offer is not valid")


def _check_carousel(component: Json, parameter_format: str) -> None:
    cards = component.get("cards") or []
    least, most = CARDS
    if not least <= len(cards) <= most:
        raise invalid("A carousel has 2 to 10 cards.", 2388047, "Carousel is not valid")
    shapes = set()
    for card in cards:
        components = card.get("components") or []
        header = part(components, "HEADER")
        if header is None or str(header.get("format")).upper() not in ("IMAGE", "VIDEO"):
            raise invalid(
                "Every card needs an image or a video.", 2388047, "Carousel is not valid"
            )
        _check_header(header, parameter_format)
        if body := part(components, "BODY"):
            _check_body(body, parameter_format)
        buttons = (part(components, "BUTTONS") or {}).get("buttons") or []
        check_buttons(buttons)
        kinds = tuple(str(one.get("type")).upper() for one in buttons)
        shapes.add((str(header["format"]).upper(), body is None, kinds))
    if len(shapes) > 1:
        raise invalid("All cards have the same shape.", 2388047, "Carousel is not valid")


def _check_authentication(components: list[Json]) -> None:
    buttons = (part(components, "BUTTONS") or {}).get("buttons") or []
    if [str(one.get("type")).upper() for one in buttons] != ["OTP"]:
        raise invalid(
            "An authentication template has exactly one OTP button.",
            2388047,
            "Message template is not valid",
        )
    minutes = (part(components, "FOOTER") or {}).get("code_expiration_minutes")
    least, most = CODE_MINUTES
    if minutes is not None and not least <= int(minutes) <= most:
        raise invalid("A code expires after 1 to 90 minutes.", 2388047, "Footer is not valid")


_CHECKS: dict[str, Callable[[Json, str], None]] = {
    "HEADER": _check_header,
    "BODY": _check_body,
    "FOOTER": _check_footer,
    "BUTTONS": lambda component, _: check_buttons(component.get("buttons") or []),
    "CAROUSEL": _check_carousel,
    "LIMITED_TIME_OFFER": _check_offer,
}


def _completed(components: list[Json], category: str, language: str) -> list[Json]:
    """The components as Meta keeps them: upper-case kinds, fixed texts of authentication."""
    found = [one | {"type": str(one["type"]).upper()} for one in components]
    for one in found:
        if one["type"] == "HEADER":
            one["format"] = str(one.get("format") or "TEXT").upper()
        if one["type"] == "BUTTONS":
            one["buttons"] = [
                button | {"type": str(button["type"]).upper()} for button in one["buttons"]
            ]
    if category != "AUTHENTICATION":
        return found
    text = CODE_TEXTS.get(language[:2], CODE_TEXTS["en"])
    body = (part(found, "BODY") or {}) | {"type": "BODY", "text": text}
    return [body, *(one for one in found if one["type"] != "BODY")]
