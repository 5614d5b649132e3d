"""Limits of interactive messages.

Source: "Interactive messages", WhatsApp Cloud API, read 2026-11.
"""

from collections.abc import Callable

from console.simulator.body_checks import (
    Json,
    labelled,
    one_of,
    optional_text,
    required,
    required_list,
    required_object,
    text_within,
    unique,
)
from console.simulator.graph_error import GraphError

MOST_BUTTONS = 3
MOST_SECTIONS = 10
MOST_ROWS = 10
LONGEST_TTL_MINUTES = 43_200
LONGEST_PAYLOAD = 512
CARDS = (2, 10)
LONGEST_URL = 2000
HEADLESS = (
    "location_request_message", "call_permission_request", "request_contact_info", "carousel"
)  # fmt: skip


def check_interactive(interactive: Json) -> str:
    """Refuse what Meta refuses; returns the body text."""
    kind = one_of(interactive, "type", CHECKS, "interactive.")
    body = required_object(interactive, "body", "interactive.")
    text = text_within(body, "text", 4096 if kind == "list" else 1024, "interactive.body")
    if interactive.get("footer"):
        footer = required_object(interactive, "footer", "interactive.")
        text_within(footer, "text", 60, "interactive.footer")
    _check_header(interactive, kind)
    action = required_object(interactive, "action", "interactive.")
    CHECKS[kind](action)
    return text


def _check_header(interactive: Json, kind: str) -> None:
    if not interactive.get("header"):
        return
    header = required_object(interactive, "header", "interactive.")
    if kind in HEADLESS:
        raise GraphError(131009, f"Parameter 'interactive.header' is not allowed for {kind}.")
    shapes = ("text",) if kind == "list" else ("text", "image", "video", "document")
    shape = one_of(header, "type", shapes, "header.")
    if shape == "text":
        text_within(header, "text", 60, "interactive.header")
    else:
        file = required_object(header, shape, "header.")
        if not file.get("id") and not file.get("link"):
            raise GraphError(131008, f"Required parameter 'header.{shape}.id' is missing.")


def _buttons(action: Json, kind: str = "reply") -> None:
    buttons = required_list(action, "buttons", "action.")
    if len(buttons) > MOST_BUTTONS:
        raise GraphError(131009, "Invalid buttons count. Min allowed buttons: 1, Max: 3")
    replies = []
    for button in buttons:
        one_of(button, "type", (kind,), "button.")
        replies.append(required_object(button, kind, "button."))
    unique([labelled(reply, "title", 20, "Button title") for reply in replies], "button titles")
    unique([labelled(reply, "id", 256, "Button id") for reply in replies], "button ids")


def _list(action: Json) -> None:
    labelled(action, "button", 20, "List button")
    sections = required_list(action, "sections", "action.")
    if len(sections) > MOST_SECTIONS:
        raise GraphError(131009, "Invalid sections count. Max allowed sections: 10")
    rows = []
    for section in sections:
        if len(sections) > 1:
            labelled(section, "title", 24, "Section title")
        rows += required_list(section, "rows", "section.")
    if len(rows) > MOST_ROWS:
        raise GraphError(131009, "Total row count exceed max allowed count: 10")
    for row in rows:
        labelled(row, "title", 24, "Row title")
        optional_text(row, "description", 72, "row")
    unique([labelled(row, "id", 200, "Row id") for row in rows], "row ids")


def _cta_url(action: Json) -> None:
    parameters = required_object(action, "parameters", "action.")
    labelled(parameters, "display_text", 20, "Button display_text")
    url = str(required(parameters, "url", "parameters."))
    if not url.startswith(("http://", "https://")) or len(url) > LONGEST_URL:
        raise GraphError(131009, "Parameter 'url' must be a web address.")


def _flow(action: Json) -> None:
    parameters = required_object(action, "parameters", "action.")
    required(parameters, "flow_message_version", "parameters.")
    if not (parameters.get("flow_id") or parameters.get("flow_name")):
        raise GraphError(131008, "Required parameter 'parameters.flow_id' is missing.")
    text_within(parameters, "flow_cta", 30, "parameters")
    action_of = parameters.get("flow_action", "navigate")
    if action_of not in ("navigate", "data_exchange"):
        raise GraphError(131009, "Parameter 'flow_action' must be navigate or data_exchange.")
    if parameters.get("mode", "published") not in ("draft", "published"):
        raise GraphError(131009, "Parameter 'mode' must be draft or published.")


def _carousel(action: Json) -> None:
    cards = required_list(action, "cards", "action.")
    least, most = CARDS
    if not least <= len(cards) <= most:
        raise GraphError(131009, "Invalid cards count. Min allowed cards: 2, Max: 10")
    for index, card in enumerate(cards):
        if card.get("card_index") != index:
            raise GraphError(131009, "Parameter 'card_index' must count the cards from 0.")
        header = required_object(card, "header", "card.")
        shape = one_of(header, "type", ("image", "video"), "card.header.")
        required_object(header, shape, "card.header.")
        inner = required_object(card, "action", "card.")
        if inner.get("buttons"):
            _buttons(inner, "quick_reply")
        else:
            _cta_url(inner)


def _voice_call(action: Json) -> None:
    parameters = action.get("parameters") or {}
    optional_text(parameters, "display_text", 20, "parameters")
    optional_text(parameters, "payload", LONGEST_PAYLOAD, "parameters")
    minutes = str(parameters.get("ttl_minutes", 1))
    if not minutes.isdigit() or not 1 <= int(minutes) <= LONGEST_TTL_MINUTES:
        raise GraphError(131009, "Parameter 'ttl_minutes' must be between 1 and 43200.")


def _named(name: str) -> Callable[[Json], None]:
    def check(action: Json) -> None:
        one_of(action, "name", (name,), "action.")

    return check


CHECKS: dict[str, Callable[[Json], None]] = {
    "button": _buttons,
    "list": _list,
    "cta_url": _cta_url,
    "flow": _flow,
    "location_request_message": _named("send_location"),
    "call_permission_request": _named("call_permission_request"),
    "request_contact_info": _named("request_contact_info"),
    "voice_call": _voice_call,
    "carousel": _carousel,
}
