"""What Meta refuses in a message of each kind, said before the message is stored.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages and the
guides of each kind (2026-11). Lengths are characters.
"""

from collections.abc import Callable
from typing import Any

from console.relay.item import Json, obj, rows

TEXT_LONGEST = 4096
CAPTION_LONGEST = 1024
CALLBACK_LONGEST = 512
CONTACTS_MOST = 5
TTL_LONGEST_MINUTES = 43_200
_CAPTIONED = ("image", "video", "document")


class InvalidMessage(ValueError):  # noqa: N818 - named for what happened, like the project's Unavailable
    """The message cannot be sent to anybody; the sentence says what is wrong."""


def check(kind: str, content: Any) -> None:  # noqa: ANN401 - what a console sent
    """Refuse what Meta would refuse of a `kind` message. Raises: InvalidMessage."""
    CHECKS.get(kind, _nothing)(content)


def _text(content: Json) -> None:
    _required(content, "body", TEXT_LONGEST, "text.")


def _media(kind: str) -> Callable[[Json], None]:
    def check_media(content: Json) -> None:
        given = [name for name in ("id", "link") if content.get(name)]
        if len(given) != 1 or not isinstance(content[given[0]], str):
            _refuse(f"{kind} needs either id (an uploaded file) or link, as text")
        if "link" in given and not content["link"].startswith(("https://", "http://")):
            _refuse(f"{kind}.link must be a web address")
        if content.get("caption") is not None and kind not in _CAPTIONED:
            _refuse(f"{kind}.caption is not possible; only {', '.join(_CAPTIONED)} have one")
        _optional(content, "caption", CAPTION_LONGEST, f"{kind}.")

    return check_media


def _location(content: Json) -> None:
    for name, most in (("latitude", 90), ("longitude", 180)):
        try:
            value = float(content.get(name, "missing"))
        except (TypeError, ValueError):
            value = float("nan")
        if not -most <= value <= most:
            _refuse(f"location.{name} must be a number from -{most} to {most}")


def _contacts(content: Any) -> None:  # noqa: ANN401 - what a console sent
    cards = rows(content)
    if not 1 <= len(cards) <= CONTACTS_MOST:
        _refuse(f"contacts must hold 1 to {CONTACTS_MOST} contacts")
    for card in cards:
        name = obj(obj(card).get("name"))
        _required(name, "formatted_name", 1024, "contacts.name.")


def _reaction(content: Json) -> None:
    _required(content, "message_id", 1024, "reaction.")
    if not isinstance(content.get("emoji"), str):
        _refuse("reaction.emoji is missing; an empty text takes the reaction back")


def _interactive(content: Json) -> None:
    kind = content.get("type")
    if not isinstance(kind, str) or kind not in _ACTIONS:
        _refuse(f"interactive.type must be one of {', '.join(sorted(_ACTIONS))}")
        return
    longest = TEXT_LONGEST if kind == "list" else 1024
    _required(obj(content.get("body")), "text", longest, "interactive.body.")
    _optional(obj(content.get("footer")), "text", 60, "interactive.footer.")
    header = obj(content.get("header"))
    if header.get("type") == "text":
        _required(header, "text", 60, "interactive.header.")
    _ACTIONS[kind](obj(content.get("action")))


def _buttons(action: Json) -> None:
    buttons = rows(action.get("buttons"))
    if not 1 <= len(buttons) <= 3:  # noqa: PLR2004 - Meta's
        _refuse("interactive.action.buttons must hold 1 to 3 buttons")
    replies = [obj(obj(button).get("reply")) for button in buttons]
    for reply in replies:
        _required(reply, "id", 256, "interactive.action.buttons.reply.")
        _required(reply, "title", 20, "interactive.action.buttons.reply.")
    for name in ("id", "title"):
        _unique([reply[name] for reply in replies], f"interactive.action.buttons.reply.{name}")


def _list(action: Json) -> None:
    _required(action, "button", 20, "interactive.action.")
    sections = [obj(section) for section in rows(action.get("sections"))]
    if not 1 <= len(sections) <= 10:  # noqa: PLR2004 - Meta's
        _refuse("interactive.action.sections must hold 1 to 10 sections")
    listed = [obj(row) for section in sections for row in rows(section.get("rows"))]
    if not 1 <= len(listed) <= 10:  # noqa: PLR2004 - Meta's
        _refuse("interactive.action.sections must hold 1 to 10 rows in all")
    for section in sections:
        if len(sections) > 1:
            _required(section, "title", 24, "interactive.action.sections.")
        _optional(section, "title", 24, "interactive.action.sections.")
    for row in listed:
        _required(row, "id", 200, "interactive.action.sections.rows.")
        _required(row, "title", 24, "interactive.action.sections.rows.")
        _optional(row, "description", 72, "interactive.action.sections.rows.")
    _unique([row["id"] for row in listed], "interactive.action.sections.rows.id")


def _cta_url(action: Json) -> None:
    parameters = obj(action.get("parameters"))
    _required(parameters, "display_text", 20, "interactive.action.parameters.")
    _required(parameters, "url", 2000, "interactive.action.parameters.")


def _flow(action: Json) -> None:
    parameters = obj(action.get("parameters"))
    _required(parameters, "flow_message_version", 10, "interactive.action.parameters.")
    _required(parameters, "flow_cta", 30, "interactive.action.parameters.")
    if not (parameters.get("flow_id") or parameters.get("flow_name")):
        _refuse("interactive.action.parameters needs flow_id or flow_name")


def _voice_call(action: Json) -> None:
    parameters = obj(action.get("parameters"))
    _optional(parameters, "display_text", 20, "interactive.action.parameters.")
    minutes = parameters.get("ttl_minutes", 1)
    if not isinstance(minutes, int) or not 1 <= minutes <= TTL_LONGEST_MINUTES:
        _refuse(f"interactive.action.parameters.ttl_minutes must be 1 to {TTL_LONGEST_MINUTES}")


def _nothing(_content: Any) -> None:  # noqa: ANN401 - what a console sent
    """Meta's own answer decides."""


def _required(holder: Json, name: str, longest: int, where: str) -> None:
    value = holder.get(name)
    if not isinstance(value, str) or not value.strip():
        _refuse(f"{where}{name} is missing or empty")
    _optional(holder, name, longest, where)


def _optional(holder: Json, name: str, longest: int, where: str) -> None:
    value = holder.get(name)
    if value is None:
        return
    if not isinstance(value, str):
        _refuse(f"{where}{name} must be text")
    elif len(value) > longest:
        _refuse(f"{where}{name} has {len(value)} characters; {longest} are possible")


def _unique(values: list[str], what: str) -> None:
    if len(set(values)) != len(values):
        _refuse(f"{what} is there twice; every button or row needs its own")


def _refuse(sentence: str) -> None:
    raise InvalidMessage(sentence)


_ACTIONS: dict[str, Callable[[Json], None]] = {
    "button": _buttons,
    "list": _list,
    "cta_url": _cta_url,
    "flow": _flow,
    "voice_call": _voice_call,
    "location_request_message": _nothing,
    "call_permission_request": _nothing,
    "request_contact_info": _nothing,
    "product": _nothing,
    "product_list": _nothing,
    "catalog_message": _nothing,
    "address_message": _nothing,
    "carousel": _nothing,
}
CHECKS: dict[str, Callable[[Any], None]] = {
    "text": _text,
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "interactive": _interactive,
    **{kind: _media(kind) for kind in ("image", "video", "document", "audio", "sticker")},
}
