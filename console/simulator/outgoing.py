"""What the business asks to send: checked as Meta checks it, and put into one shape.

Bodies and limits: "Messages" reference, WhatsApp Cloud API, read 2026-11.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from console.simulator.body_checks import (
    Json,
    one_of,
    optional_text,
    required,
    required_list,
    required_object,
    text_within,
    well_shaped,
)
from console.simulator.graph_error import GraphError
from console.simulator.interactive_checks import check_interactive
from console.simulator.media import LIMITS, MediaStore
from console.simulator.template_checks import fill
from console.simulator.templates import Templates
from console.simulator.wa_id import dialled_digits, is_user_id

LONGEST_CALLBACK = 512
MOST_CONTACTS = 5
LONGEST_EMOJI = 16
UNCAPTIONED = ("audio", "sticker")
MOST_LATITUDE, MOST_LONGITUDE = 90, 180


@dataclass
class Outgoing:
    """A message that passed the checks."""

    type: str
    body: Json
    text: str = ""
    """What the person reads: the rendered template, the text, the caption."""
    template: str | None = None
    language: str | None = None
    category: str = "service"
    replies: list[tuple[str, str, str]] = field(default_factory=list)
    """What can be tapped: (kind of answer, label, id or payload)."""


class Checker:
    """Checks request bodies against the account's templates and media."""

    def __init__(
        self, templates: Templates, media: MediaStore, now_s: Callable[[], int]
    ) -> None:
        self._templates, self._media, self._now_s = templates, media, now_s
        self._by_type: dict[str, Callable[[Json], Outgoing]] = {
            "text": self._text,
            "template": self._template,
            "interactive": self._interactive,
            "reaction": self._reaction,
            "location": self._location,
            "contacts": self._contacts,
            **dict.fromkeys(LIMITS, self._media_message),
        }

    def check(self, body: Json) -> Outgoing:
        """The message in one shape. Raises: GraphError."""
        return well_shaped(partial(self._check, body))

    def _check(self, body: Json) -> Outgoing:
        check_envelope(body)
        return self._by_type[one_of(body | {"type": _type(body)}, "type", self._by_type)](body)

    def _text(self, body: Json) -> Outgoing:
        text = text_within(required_object(body, "text"), "body", 4096, "text")
        return Outgoing("text", body, text)

    def _template(self, body: Json) -> Outgoing:
        given = required_object(body, "template")
        filled = fill(self._templates, given, self._check_media)
        template = filled.template
        replies = [("button", label, payload) for label, payload in filled.buttons]
        category = template.category.lower()
        return Outgoing(
            "template", body, filled.text, template.name, template.language, category, replies
        )

    def _interactive(self, body: Json) -> Outgoing:
        interactive = required_object(body, "interactive")
        text = check_interactive(interactive)
        return Outgoing("interactive", body, text, replies=_choices(interactive["action"]))

    def _reaction(self, body: Json) -> Outgoing:
        reaction = required_object(body, "reaction")
        required(reaction, "message_id", "reaction.")
        emoji = reaction.get("emoji", "")
        if not isinstance(emoji, str) or len(emoji) > LONGEST_EMOJI or emoji.isalnum():
            raise GraphError(131009, "Parameter 'reaction.emoji' must be an emoji or empty.")
        return Outgoing("reaction", body, emoji)

    def _location(self, body: Json) -> Outgoing:
        location = required_object(body, "location")
        for key, most in (("latitude", MOST_LATITUDE), ("longitude", MOST_LONGITUDE)):
            value = location.get(key)
            if value is None:
                raise GraphError(131008, f"Required parameter 'location.{key}' is missing.")
            if not _is_number_within(value, most):
                raise GraphError(131009, f"Parameter 'location.{key}' is out of range.")
        return Outgoing("location", body, str(location.get("name", "")))

    def _contacts(self, body: Json) -> Outgoing:
        contacts = required_list(body, "contacts")
        if len(contacts) > MOST_CONTACTS:
            raise GraphError(131009, "Too many contacts.")
        for one in contacts:
            name = required_object(one, "name", "contacts.")
            required(name, "formatted_name", "contacts.name.")
        return Outgoing("contacts", body)

    def _media_message(self, body: Json) -> Outgoing:
        kind = _type(body)
        given = required_object(body, kind)
        caption = optional_text(given, "caption", 1024, kind)
        if kind in UNCAPTIONED and caption:
            raise GraphError(100, f'Unexpected key "caption" on param "{kind}".')
        self._check_media(kind, given)
        if kind == "audio" and given.get("voice") in (True, "true"):
            self._check_voice(given)
        return Outgoing(kind, body, caption)

    def _check_media(self, kind: str, given: Json) -> None:
        media_id, link = given.get("id"), given.get("link")
        if not media_id and not link:
            raise GraphError(
                131008, f"Required parameter '{kind}.id' or '{kind}.link' is missing."
            )
        if media_id:
            self._check_file(kind, str(media_id))
        elif urlsplit(str(link)).scheme not in ("http", "https"):
            raise GraphError(131009, f"Parameter '{kind}.link' must be a web address.")

    def _check_voice(self, given: Json) -> None:
        media = self._media.find(str(given.get("id")), self._now_s())
        if media and not media.mime_type.startswith("audio/ogg"):
            raise GraphError(131053, "A voice message must be an OGG file with Opus sound.")

    def _check_file(self, kind: str, media_id: str) -> None:
        media = self._media.find(media_id, self._now_s())
        if media is None:
            raise GraphError(131009, f"Media id {media_id} is not known or has expired.")
        most, types = LIMITS[kind]
        if media.mime_type.partition(";")[0].strip() not in types or len(media.content) > most:
            raise GraphError(131053, f"{media.mime_type} cannot be sent as {kind}.")


def _is_number_within(value: object, most: int) -> bool:
    try:
        return abs(float(str(value))) <= most
    except ValueError:
        return False


def _type(body: Json) -> str:
    return str(body.get("type") or "text")


def check_envelope(body: Json) -> None:
    """Refuse an unusable addressing part. Raises: GraphError."""
    if body.get("messaging_product") != "whatsapp":
        raise GraphError(100, "Param messaging_product must be one of {WHATSAPP}")
    if body.get("recipient_type", "individual") not in ("individual", "group"):
        raise GraphError(100, "Param recipient_type must be one of {GROUP, INDIVIDUAL}")
    if not (body.get("to") or body.get("recipient")):
        raise GraphError(100, "The parameter to is required.")
    if len(str(body.get("biz_opaque_callback_data") or "")) > LONGEST_CALLBACK:
        raise GraphError(100, "Param biz_opaque_callback_data must be at most 512 characters.")
    if body.get("context") is not None:
        required(required_object(body, "context"), "message_id", "context.")
    to = str(body.get("to") or "")
    if to and dialled_digits(to) is None and not is_user_id(to):
        raise GraphError(131009, f"Parameter 'to' is no phone number: {to}")
    if not to and not is_user_id(str(body["recipient"])):
        raise GraphError(131009, "Parameter 'recipient' is no business-scoped user id.")


def _choices(action: Json) -> list[tuple[str, str, str]]:
    found = [
        ("button_reply", str(button["reply"]["title"]), str(button["reply"]["id"]))
        for button in action.get("buttons", [])
    ]
    for section in action.get("sections", []):
        found += [("list_reply", str(row["title"]), str(row["id"])) for row in section["rows"]]
    return found
