"""`POST /_sim/inbound`: somebody outside says what a person does, of any kind.

`from` is a phone number or a business-scoped user id; `kind` is one of:

* text {text, referral?} · button {text, payload?} · button_reply, list_reply {id, title}
* flow {response, name?, body?} · call_permission {response, source?, expires?}
* image, video, audio, document, sticker {content? (base64), mime_type?, caption?, filename?}
* location {location?} · contacts {contacts, origin?} · order {order?}
* reaction {message_id, emoji?} · edit {message_id, text} · revoke {message_id}
* unsupported {unsupported?} · unknown {type} · broken_interactive · request_welcome
* preference {value: stop|resume} · system {system, parts?}
* new_number {number} · new_user_id {user_id} · identity
* echo {text} · history {texts?, phase?, declined?} · sync {action?} · handover {event?}
* call {event: connect|terminate|RINGING|ACCEPTED|REJECTED, id?, direction?}

Beside any message: `reply_to` or `context`, `forwarded`, `frequently_forwarded`, `name`, and
`standby: true` for the field `standby` instead of `messages`.
"""

import base64
import json
from collections.abc import Callable
from functools import partial
from typing import Any

from console.simulator.body_checks import Json
from console.simulator.inbound import UNSUPPORTED
from console.simulator.people import READER, Person
from console.simulator.receipt import receipt_png, statement_pdf
from console.simulator.resource import content
from console.simulator.wa_id import dialled_digits, is_user_id, wa_id_of
from console.simulator.world import World

FILES = {
    "image": "image/png",
    "document": "application/pdf",
    "audio": "audio/ogg; codecs=opus",
    "video": "video/mp4",
    "sticker": "image/webp",
}
BESIDE = ("caption", "filename", "voice", "animated")
SHORTEST_MP4 = bytes.fromhex("0000001866747970697336") + b"isom\x00\x00\x02\x00isommp42"
ORDER = {
    "catalog_id": "774485461512159",
    "text": "Quisiera esto",
    "product_items": [
        {
            "product_retailer_id": "di9ozbzfi4",
            "quantity": 2,
            "item_price": 30,
            "currency": "MXN",
        }
    ],
}
FAILED = {
    "code": 131000,
    "title": "Something went wrong",
    "message": "Something went wrong",
    "error_data": {"details": "Message failed to send because of an unknown error."},
}


class Dictation:
    """Acts in a person's name."""

    def __init__(self, world: World) -> None:
        self._world = world
        side = world.sideline
        self._kinds: dict[str, Callable[[Person, Json], str | None]] = {
            "text": self._text,
            "button": self._button,
            "button_reply": partial(self._reply, "button_reply"),
            "list_reply": partial(self._reply, "list_reply"),
            "flow": self._flow,
            "call_permission": self._call_permission,
            "interactive": partial(self._plain, "interactive", None),
            "broken_interactive": self._broken,
            "reaction": self._reaction,
            "edit": self._edit,
            "revoke": self._revoke,
            "contacts": self._contacts,
            "unsupported": self._unsupported,
            "unknown": self._unknown,
            "preference": self._preference,
            "system": self._system,
            "new_number": self._new_number,
            "new_user_id": self._new_user_id,
            "identity": lambda person, _: world.inbound.change_identity(person),
            "echo": side.echo,
            "history": side.history,
            "sync": side.sync,
            "handover": side.handover,
            "call": side.call,
            "order": partial(self._plain, "order", ORDER),
            "request_welcome": partial(self._plain, "request_welcome", {}),
            "location": partial(
                self._plain, "location", {"latitude": 19.4326, "longitude": -99.1332}
            ),
            **{kind: partial(self._file, kind) for kind in FILES},
        }

    def dictate(self, given: Json) -> str | None:
        """Do what `given` says; returns the message's id, None where there is none.

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

    def _write(
        self,
        person: Person,
        kind: str,
        part: object,
        given: Json,
        context: Json | None = None,
        **beside: object,
    ) -> str:
        """Write with what may stand beside any message."""
        if given.get("standby"):
            beside["field"] = "standby"
        context = context or self._context(given)
        return self._world.inbound.write(person, kind, part, context, **beside)

    def _context(self, given: Json) -> dict[str, Any] | None:
        if isinstance(given.get("context"), dict):
            return dict(given["context"])
        for name in ("forwarded", "frequently_forwarded"):
            if given.get(name):
                return {name: True}
        answered = given.get("reply_to")
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
        return self._write(person, "text", {"body": str(given["text"])}, given, **beside)

    def _button(self, person: Person, given: Json) -> str:
        label = str(given["text"])
        part = {"payload": str(given.get("payload") or label), "text": label}
        return self._write(person, "button", part, given, self._tapped(person, given))

    def _reply(self, kind: str, person: Person, given: Json) -> str:
        choice = {"id": str(given["id"]), "title": str(given["title"])}
        if given.get("description"):
            choice["description"] = str(given["description"])
        return self._answered(person, kind, choice, given)

    def _answered(self, person: Person, kind: str, inner: Json, given: Json) -> str:
        part = {"type": kind, kind: inner}
        return self._write(person, "interactive", part, given, self._tapped(person, given))

    def _flow(self, person: Person, given: Json) -> str:
        response = given.get("response", {"flow_token": "unused"})
        inner = {
            "name": str(given.get("name_of_flow", "flow")),
            "body": str(given.get("body", "Sent")),
            "response_json": response if isinstance(response, str) else json.dumps(response),
        }
        return self._answered(person, "nfm_reply", inner, given)

    def _call_permission(self, person: Person, given: Json) -> str:
        inner: Json = {"response": str(given.get("response", "accept"))}
        inner["response_source"] = str(given.get("source", "user_action"))
        if given.get("expires", inner["response"] == "accept"):
            week_s = 7 * 24 * 3600
            inner["expiration_timestamp"] = str(self._world.clock.epoch_s() + week_s)
        return self._answered(person, "call_permission_reply", inner, given)

    def _broken(self, person: Person, given: Json) -> str:
        return self._write(person, "interactive", None, given, errors=[FAILED])

    def _reaction(self, person: Person, given: Json) -> str:
        part = {"message_id": str(given["message_id"])}
        if emoji := str(given.get("emoji", "👍")):
            part["emoji"] = emoji
        return self._write(person, "reaction", part, given)

    def _edit(self, person: Person, given: Json) -> str:
        return self._world.inbound.edit(person, str(given["message_id"]), str(given["text"]))

    def _revoke(self, person: Person, given: Json) -> str:
        return self._world.inbound.revoke(person, str(given["message_id"]))

    def _contacts(self, person: Person, given: Json) -> str:
        contacts = [dict(one) for one in given["contacts"]]
        if given.get("origin"):
            contacts = [one | {"origin": str(given["origin"])} for one in contacts]
        return self._write(person, "contacts", contacts, given)

    def _unsupported(self, person: Person, given: Json) -> str:
        part = {"type": str(given.get("unsupported", "poll"))}
        return self._write(person, "unsupported", part, given, errors=[UNSUPPORTED])

    def _unknown(self, person: Person, given: Json) -> str:
        kind = str(given.get("type") or "unknown")
        return self._write(person, kind, given.get("part"), given, errors=[UNSUPPORTED])

    def _preference(self, person: Person, given: Json) -> None:
        self._world.inbound.prefer(person, str(given.get("value", "stop")))

    def _system(self, person: Person, given: Json) -> str:
        return self._world.inbound.system(
            person, str(given["system"]), **dict(given.get("parts", {}))
        )

    def _new_number(self, person: Person, given: Json) -> str:
        number = dialled_digits(str(given["number"]))
        if number is None:
            raise ValueError("'number' must be a phone number")
        return self._world.inbound.change_number(person, wa_id_of(number))

    def _new_user_id(self, person: Person, given: Json) -> str:
        if not is_user_id(str(given["user_id"])):
            raise ValueError("'user_id' must be a business-scoped user id")
        return self._world.inbound.change_user_id(person, str(given["user_id"]))

    def _plain(self, kind: str, default: Json | None, person: Person, given: Json) -> str:
        part = given.get(kind, default)
        if part is None:
            raise ValueError(f"'{kind}' is missing")
        return self._write(person, kind, part, given)

    def _file(self, kind: str, person: Person, given: Json) -> str:
        beside = {name: given[name] for name in BESIDE if name in given}
        if kind == "document":
            beside.setdefault("filename", "documento.pdf")
        if kind == "audio":
            beside.setdefault("voice", True)
        if kind == "sticker":
            beside.setdefault("animated", False)
        file = _file_of(kind, person, given)
        mime_type = str(given.get("mime_type") or FILES[kind])
        return self._world.inbound.send_file(person, kind, file, mime_type, **beside)


def _file_of(kind: str, person: Person, given: Json) -> bytes:
    if "content" in given:
        return base64.b64decode(str(given["content"]), validate=True)
    samples: dict[str, Callable[[], bytes]] = {
        "image": lambda: receipt_png(["COMPROBANTE", person.name[:20]]),
        "document": lambda: statement_pdf(["Documento", person.name]),
        "audio": lambda: content(f"voice_{person.language}.ogg"),
        "sticker": lambda: content("sticker.webp"),
        "video": lambda: SHORTEST_MP4,
    }
    return samples[kind]()
