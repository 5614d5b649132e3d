"""What happens beside the messages of a person: echoes, history, handovers and calls.

Each is a webhook field of its own. Source: webhook references of smb_message_echoes, history,
smb_app_state_sync, messaging_handovers and calls, read 2026-11.
"""

from typing import Any

from console.simulator.chance import OUTBOUND, digits, wamid
from console.simulator.clock import Clock
from console.simulator.courier import Courier
from console.simulator.envelope import Update, about_number, contact
from console.simulator.people import People, Person
from console.simulator.settings import Settings

Json = dict[str, Any]
HISTORY_PHASES = (0, 1, 2)
OFFER = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"


class Sideline:
    """Posts webhooks of the fields beside `messages`."""

    def __init__(
        self, settings: Settings, clock: Clock, people: People, courier: Courier
    ) -> None:
        self._settings, self._clock = settings, clock
        self._people, self._courier = people, courier

    def echo(self, person: Person, given: Json) -> str:
        """The business wrote to `person` from its telephone (coexistence)."""
        kind = str(given.get("type") or "text")
        part = {"body": str(given.get("text", ""))} if kind == "text" else given[kind]
        message = self._written(person, kind, part)
        field = str(given.get("field") or "smb_message_echoes")
        self._post(field, person, contacts=[self._contact(person)], message_echoes=[message])
        return str(message["id"])

    def _written(self, person: Person, kind: str, part: object) -> Json:
        person.sent_to += 1
        self._people.keep(person)
        made_id = wamid(self._settings.seed, OUTBOUND, person.address, person.sent_to)
        message: Json = {"from": self._settings.display_phone_number}
        if person.wa_id:
            message["to"] = person.wa_id
        return message | {
            "to_user_id": person.user_id,
            "id": made_id,
            "timestamp": str(self._clock.epoch_s()),
            "type": kind,
            kind: part,
        }

    def history(self, person: Person, given: Json) -> str:
        """A piece of the back-fill after coexistence began; with `declined` its refusal."""
        if given.get("declined"):
            error = {
                "code": 2593109,
                "title": "History sync is turned off by the business from the WhatsApp "
                "Business App",
                "message": "History sync is turned off",
                "error_data": {"details": "History sharing is turned off by the business"},
            }
            self._post("history", person, history=[{"errors": [error]}])
            return ""
        texts = [str(one) for one in given.get("texts") or ["Hola"]]
        messages = []
        for text in texts:
            message = self._written(person, "text", {"body": text})
            message["history_context"] = {"status": "READ"}
            messages.append(message)
        phase = int(given.get("phase", 0))
        thread = {"id": person.wa_id or person.user_id, "messages": messages}
        progress = int(given.get("progress", 100 * (phase + 1) // len(HISTORY_PHASES)))
        metadata = {
            "phase": phase, "chunk_order": int(given.get("chunk", 1)), "progress": progress
        }  # fmt: skip
        self._post("history", person, history=[{"metadata": metadata, "threads": [thread]}])
        return str(messages[-1]["id"])

    def sync(self, person: Person, given: Json) -> None:
        """The telephone's address book gained or lost a contact."""
        entry = {
            "type": "contact",
            "contact": {
                "full_name": person.name,
                "first_name": person.name.split()[0],
                "phone_number": person.wa_id,
            },
            "action": str(given.get("action", "add")),
            "metadata": {"timestamp": str(self._clock.epoch_s())},
        }
        self._post("smb_app_state_sync", person, state_sync=[entry])

    def handover(self, person: Person, given: Json) -> None:
        """Control of the thread passes between the business and Meta's agent."""
        taken = given.get("event", "pass") in ("take", "taken")
        owner = {"app_id": self._settings.app_id} if taken else {"role": "meta_business_agent"}
        name = "take_thread_control" if taken else "pass_thread_control"
        event = {
            "recipient": {"wa_id": person.wa_id, "user_id": person.user_id},
            "timestamp": str(self._clock.epoch_s()),
            "type": name,
            name: {"new_owner": owner, "metadata": str(given.get("metadata", ""))},
        }
        self._post(
            "messaging_handovers",
            person,
            contacts=[self._contact(person)],
            messaging_handovers=[event],
        )

    def call(self, person: Person, given: Json) -> str:
        """A person calls (connect), a call ends (terminate), or ours rings (RINGING ...)."""
        event = str(given.get("event", "connect"))
        now_s = self._clock.epoch_s()
        nth = (person.written, person.sent_to, now_s)
        made_id = str(
            given.get("id") or f"wacid.{digits(self._settings.seed, 24, person.key, nth)}"
        )
        contacts = [self._contact(person)]
        if event in ("RINGING", "ACCEPTED", "REJECTED"):
            status: Json = {
                "id": made_id, "type": "call", "status": event, "timestamp": str(now_s)
            }  # fmt: skip
            status["recipient_id"] = person.wa_id
            self._post("calls", person, contacts=contacts, statuses=[status])
            return made_id
        direction = str(given.get("direction", "USER_INITIATED"))
        call: Json = {
            "id": made_id,
            "to": self._settings.display_phone_number,
            "from": person.wa_id,
            "from_user_id": person.user_id,
            "event": event,
            "timestamp": str(now_s),
            "direction": direction,
        }
        if event == "connect":
            call["session"] = {"sdp_type": "offer", "sdp": OFFER}
            if direction == "USER_INITIATED":
                person.last_inbound_at_s = now_s
                self._people.keep(person)
        else:
            seconds = int(given.get("duration", 35))
            call |= {"status": str(given.get("status", "COMPLETED")), "duration": seconds}
            call |= {"start_time": str(now_s - seconds), "end_time": str(now_s)}
        self._post("calls", person, contacts=contacts, calls=[call])
        return made_id

    def _contact(self, person: Person) -> Json:
        return contact(person, self._clock.epoch_s())

    def _post(self, field: str, person: Person, **parts: object) -> None:
        kind = "message" if field.endswith("echoes") else "account"
        value = about_number(self._settings, **parts)
        at_s = None if kind == "message" else self._clock.epoch_s()
        self._courier.post(Update(field, value, person.key, kind, at_s=at_s))
