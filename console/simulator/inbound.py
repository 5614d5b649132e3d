"""A person writes to the business: the message, its id, its webhook, the window it opens."""

from typing import Any

from console.simulator.chance import INBOUND, wamid
from console.simulator.clock import Clock
from console.simulator.courier import Courier
from console.simulator.envelope import Update, about_number, contact
from console.simulator.ledger import Ledger, Received
from console.simulator.media import INBOUND_LIVES_S, Media, MediaStore
from console.simulator.notes import Note
from console.simulator.people import People, Person, identity_hash
from console.simulator.resource import content
from console.simulator.settings import Settings
from console.simulator.wa_id import country_of, user_id_of

UNSUPPORTED = {
    "code": 131051,
    "title": "Message type unknown",
    "message": "Message type unknown",
    "error_data": {"details": "Message type is currently not supported."},
}
CORE = "messages"


class Inbound:
    """Lets people write."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        media: MediaStore,
        ledger: Ledger,
        courier: Courier,
        people: People,
        note: Note,
    ) -> None:
        self._settings, self._clock = settings, clock
        self._media, self._ledger, self._courier = media, ledger, courier
        self._people, self._note = people, note
        self.identity_check = False

    def write(
        self,
        person: Person,
        kind: str,
        part: Any,  # noqa: ANN401 - JSON has no narrower type
        context: dict[str, Any] | None = None,
        **beside: object,
    ) -> str:
        """Post a message whose object of type `kind` is `part`; returns its id.

        `field` among `beside` names another webhook field than `messages` (standby).
        """
        field = str(beside.pop("field", CORE))
        now_s = self._clock.epoch_s()
        made_id = self._next_id(person)
        message: dict[str, Any] = {}
        if context:
            message["context"] = context
        if person.shows_number(now_s):
            message["from"] = person.wa_id
        message |= {
            "from_user_id": person.user_id,
            "id": made_id,
            "timestamp": str(now_s),
            "type": kind,
        }
        if part is not None:
            message[kind] = part
        message |= beside
        if self.identity_check:
            message["identity"] = {
                "acknowledged": True,
                "created_timestamp": str(now_s),
                "hash": person.identity_hash,
            }
        if "referral" in beside:
            person.from_ad_at_s = now_s
        person.last_inbound_at_s = now_s
        self._people.keep(person)
        received = Received(made_id, now_s, person.key, message)
        self._ledger.received[made_id] = received
        self._note("received", made_id, received)
        who = contact(person, now_s)
        if self.identity_check:
            who["identity_key_hash"] = person.identity_hash
        value = about_number(self._settings, contacts=[who], messages=[message])
        if not person.blocked:
            self._courier.post(Update(field, value, person.key, "message", made_id))
        return made_id

    def _next_id(self, person: Person) -> str:
        person.written += 1
        return wamid(self._settings.seed, INBOUND, person.address, person.written)

    def text(self, person: Person, body: str, context: dict[str, Any] | None = None) -> str:
        """Write a text."""
        return self.write(person, "text", {"body": body}, context)

    def send_file(
        self,
        person: Person,
        kind: str,
        file: bytes,
        mime_type: str,
        **beside: object,
    ) -> str:
        """Send a picture, sound, document, sticker or video."""
        until_s = self._clock.epoch_s() + INBOUND_LIVES_S
        name = beside.get("filename")
        origin = f"{person.key}.{person.written}"
        filename = str(name) if name else None
        media = self._media.keep(file, mime_type, filename, until_s, origin)
        part = {"mime_type": mime_type, "sha256": media.sha256_base64, "id": media.id}
        part["url"] = self._url(media)
        return self.write(person, kind, part | beside)

    def _url(self, media: Media) -> str:
        path = self._media.address(media, self._clock.epoch_s())
        return f"http://{self._settings.host}:{self._settings.port}{path}"

    def speak(self, person: Person) -> str:
        """Send a voice note in the person's language."""
        sound = content(f"voice_{person.language}.ogg")
        return self.send_file(person, "audio", sound, "audio/ogg; codecs=opus", voice=True)

    def stick(self, person: Person) -> str:
        """Send a sticker."""
        picture = content("sticker.webp")
        return self.send_file(person, "sticker", picture, "image/webp", animated=False)

    def tap(self, person: Person, choice: tuple[str, str, str], answered: str) -> str:
        """Tap a button or list row of the message `answered` (its id)."""
        kind, label, name = choice
        context = {"from": self._settings.display_phone_number, "id": answered}
        if kind == "button":
            return self.write(person, "button", {"payload": name, "text": label}, context)
        reply = {"type": kind, kind: {"id": name, "title": label}}
        return self.write(person, "interactive", reply, context)

    def edit(self, person: Person, original: str, body: str) -> str:
        """Correct an earlier text."""
        message = {"context": {"id": original}, "type": "text", "text": {"body": body}}
        part = {"original_message_id": original, "message": message}
        return self.write(person, "edit", part)

    def revoke(self, person: Person, original: str) -> str:
        """Delete an earlier message for everybody."""
        return self.write(person, "revoke", {"original_message_id": original})

    def prefer(self, person: Person, value: str) -> None:
        """Stop or resume marketing messages of this business; no message is written."""
        now_s = self._clock.epoch_s()
        person.stopped_marketing = value == "stop"
        self._people.keep(person)
        preference: dict[str, Any] = {"user_id": person.user_id}
        if person.shows_number(now_s):
            preference["wa_id"] = person.wa_id
        preference |= {
            "detail": f"User requested to {value} marketing messages",
            "category": "marketing_messages",
            "value": value,
            "timestamp": now_s,
        }
        about = about_number(
            self._settings, contacts=[contact(person, now_s)], user_preferences=[preference]
        )
        self._courier.post(Update("user_preferences", about, person.key, "account", at_s=now_s))

    def leave(self, person: Person) -> None:
        """The person blocks the business; nobody is told."""
        person.has_left = True
        self._people.keep(person)

    def system(self, person: Person, kind: str, **parts: object) -> str:
        """Post a system message; only a changed identity has a contacts block."""
        now_s = self._clock.epoch_s()
        made_id = self._next_id(person)
        message: dict[str, Any] = {"id": made_id, "timestamp": str(now_s), "type": "system"}
        if person.shows_number(now_s):
            message["from"] = person.wa_id
        identity = parts.pop("identity", None)
        message["system"] = {"type": kind, **parts}
        if identity is not None:
            message["identity"] = identity
        self._people.keep(person)
        who = {} if identity is None else {"contacts": [contact(person, now_s)]}
        value = about_number(self._settings, **who, messages=[message])
        self._courier.post(Update(CORE, value, person.key, "message", made_id))
        return made_id

    def change_number(self, person: Person, number: str) -> str:
        """The person moves to another number; their business-scoped id is made anew."""
        body = f"User {person.name} changed from {person.wa_id} to {number}"
        made_id = self.system(person, "user_changed_number", body=body, wa_id=number)
        user_id = user_id_of(self._settings.seed, country_of(number), f"{number}.moved")
        self._people.rename(person, user_id=user_id, wa_id=number)
        return made_id

    def change_user_id(self, person: Person, user_id: str) -> str:
        """The person's business-scoped id becomes another one."""
        previous = person.user_id
        self._people.rename(person, user_id=user_id)
        return self.system(
            person,
            "user_changed_user_id",
            body=f"User {person.name} changed their user id",
            user_id=user_id,
            previous_user_id=previous,
        )

    def change_identity(self, person: Person) -> str:
        """The person installed WhatsApp anew: their identity key is another one."""
        changes = int(person.facts.get("installations", "0")) + 1
        person.facts["installations"] = str(changes)
        person.identity_hash = identity_hash(self._settings.seed, person.user_id, changes)
        now_s = str(self._clock.epoch_s())
        identity = {
            "acknowledged": False, "created_timestamp": now_s, "hash": person.identity_hash
        }  # fmt: skip
        return self.system(
            person,
            "customer_identity_changed",
            body=f"User {person.name} may have changed",
            customer=person.wa_id or person.user_id,
            wa_id=person.wa_id or "",
            identity=identity,
        )
