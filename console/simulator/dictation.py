"""`POST /_sim/inbound`: somebody outside says what a person writes, of any kind."""

import base64
from collections.abc import Callable
from functools import partial
from typing import Any

from console.simulator.body_checks import Json
from console.simulator.inbound import UNSUPPORTED
from console.simulator.people import READER, Person
from console.simulator.receipt import receipt_png, statement_pdf
from console.simulator.wa_id import is_user_id
from console.simulator.world import World

FILES = {
    "image": "image/png",
    "document": "application/pdf",
    "audio": "audio/ogg; codecs=opus",
    "video": "video/mp4",
    "sticker": "image/webp",
}
PLAIN = ("location", "contacts", "order", "interactive", "request_welcome")
BESIDE = ("caption", "filename", "voice", "animated")


class Dictation:
    """Writes in a person's name."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._inbound = world.inbound
        self._kinds: dict[str, Callable[[Person, Json], str | None]] = {
            "text": self._text,
            "button": self._button,
            "button_reply": partial(self._reply, "button_reply"),
            "list_reply": partial(self._reply, "list_reply"),
            "reaction": self._reaction,
            "edit": self._edit,
            "revoke": self._revoke,
            "unsupported": self._unsupported,
            "preference": self._preference,
            "system": self._system,
            **{kind: partial(self._file, kind) for kind in FILES},
            **{kind: partial(self._plain, kind) for kind in PLAIN},
        }

    def dictate(self, given: Json) -> str | None:
        """Write what `given` says; returns the message id, None for a preference.

        Raises: ValueError or KeyError when it makes no sense.
        """
        person = self._person(given)
        kind = str(given.get("kind") or given.get("type") or "text")
        if kind not in self._kinds:
            raise ValueError(f"unknown kind {kind}; known: {', '.join(self._kinds)}")
        return self._kinds[kind](person, given)

    def _person(self, given: Json) -> Person:
        address = str(given.get("from") or "")
        person = self._world.people.by_any(address)
        if person is None and is_user_id(address):
            made = {"name": given.get("name") or "Sin número", "kind": READER}
            made |= {"user_id": address, "username": given.get("username") or "@alguien"}
            return self._world.people.introduce(made)
        if person is None:
            raise ValueError("'from' must be a phone number or a business-scoped user id")
        if given.get("name"):
            person.name = str(given["name"])
        return person

    def _context(self, given: Json) -> dict[str, Any] | None:
        answered = given.get("reply_to")
        if isinstance(given.get("context"), dict):
            return dict(given["context"])
        business = self._world.settings.display_phone_number
        return {"from": business, "id": answered} if answered else None

    def _tapped(self, person: Person, given: Json) -> dict[str, Any] | None:
        """The context of a tap: what was answered, else the newest message to the person."""
        if found := self._context(given):
            return found
        sent = self._world.ledger.sent.values()
        newest = next((one.wamid for one in reversed(sent) if one.person == person.key), None)
        return self._context({"reply_to": newest})

    def _text(self, person: Person, given: Json) -> str:
        beside = {"referral": given["referral"]} if given.get("referral") else {}
        part = {"body": str(given["text"])}
        return self._inbound.write(person, "text", part, self._context(given), **beside)

    def _button(self, person: Person, given: Json) -> str:
        label = str(given["text"])
        part = {"payload": str(given.get("payload") or label), "text": label}
        return self._inbound.write(person, "button", part, self._tapped(person, given))

    def _reply(self, kind: str, person: Person, given: Json) -> str:
        choice = {"id": str(given["id"]), "title": str(given["title"])}
        part = {"type": kind, kind: choice}
        return self._inbound.write(person, "interactive", part, self._tapped(person, given))

    def _reaction(self, person: Person, given: Json) -> str:
        part = {"message_id": str(given["message_id"]), "emoji": str(given.get("emoji", "👍"))}
        return self._inbound.write(person, "reaction", part)

    def _edit(self, person: Person, given: Json) -> str:
        return self._inbound.edit(person, str(given["message_id"]), str(given["text"]))

    def _revoke(self, person: Person, given: Json) -> str:
        return self._inbound.revoke(person, str(given["message_id"]))

    def _unsupported(self, person: Person, given: Json) -> str:
        part = {"type": str(given.get("unsupported", "poll"))}
        return self._inbound.write(person, "unsupported", part, errors=[UNSUPPORTED])

    def _preference(self, person: Person, given: Json) -> None:
        self._inbound.prefer(person, str(given.get("value", "stop")))

    def _system(self, person: Person, given: Json) -> str:
        return self._inbound.system(
            person, str(given["system"]), **dict(given.get("parts", {}))
        )

    def _plain(self, kind: str, person: Person, given: Json) -> str:
        default = {"latitude": 19.4326, "longitude": -99.1332} if kind == "location" else None
        part = given.get(kind, default)
        if part is None:
            raise ValueError(f"'{kind}' is missing")
        return self._inbound.write(person, kind, part, self._context(given))

    def _file(self, kind: str, person: Person, given: Json) -> str:
        beside = {name: given[name] for name in BESIDE if name in given}
        if "content" not in given:
            if kind == "audio":
                return self._inbound.speak(person)
            if kind == "sticker":
                return self._inbound.stick(person)
        if kind == "document":
            beside.setdefault("filename", "documento.pdf")
        file = _file_of(kind, person, given)
        mime_type = str(given.get("mime_type") or FILES[kind])
        return self._inbound.send_file(person, kind, file, mime_type, **beside)


def _file_of(kind: str, person: Person, given: Json) -> bytes:
    if "content" in given:
        return base64.b64decode(str(given["content"]), validate=True)
    if kind == "image":
        return receipt_png(["COMPROBANTE", person.name[:20]])
    if kind == "document":
        return statement_pdf(["Documento", person.name])
    raise ValueError(f"'content' (base64) is needed for {kind}")
