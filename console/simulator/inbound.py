"""A person writes to the business: the message, its id, its webhook, the window it opens."""

from typing import Any

from console.simulator.chance import INBOUND, wamid
from console.simulator.clock import Clock
from console.simulator.courier import Courier
from console.simulator.envelope import Update, about_number, contact
from console.simulator.ledger import Ledger, Received
from console.simulator.media import INBOUND_LIVES_S, Media, MediaStore
from console.simulator.people import Person
from console.simulator.resource import content
from console.simulator.settings import Settings

UNSUPPORTED = {
    "code": 131051,
    "title": "Message type unknown",
    "message": "Message type unknown",
    "error_data": {"details": "Message type is currently not supported."},
}


class Inbound:
    """Lets people write."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        media: MediaStore,
        ledger: Ledger,
        courier: Courier,
    ) -> None:
        self._settings, self._clock = settings, clock
        self._media, self._ledger, self._courier = media, ledger, courier

    def write(
        self,
        person: Person,
        kind: str,
        part: Any,  # noqa: ANN401 - JSON has no narrower type
        context: dict[str, Any] | None = None,
        **beside: object,
    ) -> str:
        """Post a message whose object of type `kind` is `part`; returns its id."""
        now_s = self._clock.epoch_s()
        person.written += 1
        made_id = wamid(self._settings.seed, INBOUND, person.address, person.written)
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
            kind: part,
            **beside,
        }
        person.last_inbound_at_s = now_s
        self._ledger.received[made_id] = Received(made_id, now_s, person.key, message)
        value = about_number(
            self._settings, contacts=[contact(person, now_s)], messages=[message]
        )
        if not person.blocked:
            self._courier.post(Update("messages", value, person.key, "message", made_id))
        return made_id

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

    def system(self, person: Person, kind: str, **parts: object) -> str:
        """Post a system message, such as user_changed_number; it has no contacts block."""
        now_s = self._clock.epoch_s()
        person.written += 1
        made_id = wamid(self._settings.seed, INBOUND, person.address, person.written)
        message = {
            "from": person.wa_id,
            "id": made_id,
            "timestamp": str(now_s),
            "type": "system",
            "system": {"type": kind, **parts},
        }
        value = about_number(self._settings, messages=[message])
        self._courier.post(Update("messages", value, person.key, "message", made_id))
        return made_id
