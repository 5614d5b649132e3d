"""The life of a message of the business: accepted, then sent, delivered, read, or failed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from console.simulator.chance import OUTBOUND, dice, wamid
from console.simulator.clock import Clock
from console.simulator.courier import Courier
from console.simulator.envelope import Update, about_number, contact
from console.simulator.graph_error import GraphError, failure
from console.simulator.ledger import Ledger, Sent
from console.simulator.outgoing import Outgoing
from console.simulator.people import ABSENT, People, Person
from console.simulator.resource import table
from console.simulator.settings import Settings
from console.simulator.timeline import Timeline
from console.simulator.wa_id import dialled_digits, is_on_whatsapp, is_user_id

REASONS = {
    131026: "Message undeliverable.",
    131047: "Message failed to send because more than 24 hours have passed since the customer "
    "last replied to this number.",
    131049: "In order to maintain a healthy ecosystem engagement, the message failed to be "
    "delivered.",
    131050: "Recipient has chosen to stop receiving marketing messages from your business.",
}
NO_MARKETING_COUNTRY = "1"


@dataclass(frozen=True)
class Addressed:
    """Whom a request means, and how it called them."""

    person: Person
    input: str
    by_user_id: bool


class Delivery:
    """Accepts messages and tells the business how they fared."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        timeline: Timeline,
        people: People,
        ledger: Ledger,
        courier: Courier,
    ) -> None:
        self._settings, self._clock, self._timeline = settings, clock, timeline
        self._people, self._ledger, self._courier = people, ledger, courier
        self.on_read: Callable[[Person, Sent, Outgoing], None] = lambda *_: None

    def address(self, body: dict[str, Any]) -> Addressed:
        """Find the person that `to` or `recipient` means. Raises: GraphError."""
        to = str(body.get("to") or "")
        if not to:
            person = self._people.by_user_id(str(body["recipient"]))
            if person is None:
                raise GraphError(100, "Param recipient is not a user of this portfolio.")
            return Addressed(person, str(body["recipient"]), by_user_id=True)
        if is_user_id(to):  # Meta drops the letters and takes the rest for a number
            lost = Person("", ABSENT, "es", f"lost.{to}", "".join(filter(str.isdigit, to)))
            return Addressed(lost, to, by_user_id=False)
        number = dialled_digits(to) or ""
        if number == dialled_digits(self._settings.display_phone_number):
            raise GraphError(131021, "Recipient phone number is the sender's.")
        person = self._people.by_number(number)
        person.last_by_number_at_s = self._clock.epoch_s()
        return Addressed(person, to, by_user_id=False)

    def accept(self, addressed: Addressed, message: Outgoing, fail_with: int | None) -> Sent:
        """Give the message an id and let its life begin."""
        person, body = addressed.person, message.body
        person.sent_to += 1
        callback = body.get("biz_opaque_callback_data")
        sent = Sent(
            wamid(self._settings.seed, OUTBOUND, person.address, person.sent_to),
            self._clock.epoch_s(),
            addressed.input,
            person.key,
            person.wa_id,
            message.type,
            message.text,
            message.category,
            body,
            message.template,
            message.language,
            str(callback) if callback is not None else None,
        )
        self._ledger.sent[sent.wamid] = sent
        code = fail_with or self._why_not(person, message, sent.at_s)
        if code is None:
            self._let_live(person, sent, message)
        else:
            self._timeline.after(0.8, partial(self._fail, person, sent, code))
        return sent

    def _why_not(self, person: Person, message: Outgoing, now_s: int) -> int | None:
        if person.kind == ABSENT or (person.wa_id and not is_on_whatsapp(person.wa_id)):
            return 131026
        if message.type != "template" and not person.window_is_open(now_s):
            return 131047
        if message.category == "marketing":
            if person.stopped_marketing:
                return 131050
            if (person.wa_id or "").startswith(NO_MARKETING_COUNTRY):
                return 131049
        return None

    def _let_live(self, person: Person, sent: Sent, message: Outgoing) -> None:
        draw = dice(self._settings.seed, "delivery", person.key, person.sent_to)
        at_s = draw.uniform(0.2, 0.7)
        self._timeline.after(at_s, partial(self._tell, person, sent, "sent"))
        if message.type == "reaction":
            return
        at_s += draw.uniform(0.3, 1.2)
        self._timeline.after(at_s, partial(self._tell, person, sent, "delivered"))
        if not table("scripts.json")["kinds"].get(person.kind, {}).get("reads", True):
            return
        at_s += draw.uniform(1.0, 4.0)
        self._timeline.after(at_s, partial(self._read, person, sent, message))
        if message.type == "audio":
            self._timeline.after(at_s + 2.0, partial(self._tell, person, sent, "played"))

    def _read(self, person: Person, sent: Sent, message: Outgoing) -> None:
        self._tell(person, sent, "read")
        self.on_read(person, sent, message)

    def _fail(self, person: Person, sent: Sent, code: int) -> None:
        errors = [failure(code, REASONS.get(code, "The message could not be delivered."))]
        self._post(person, sent, {"status": "failed", "errors": errors})

    def _tell(self, person: Person, sent: Sent, status: str) -> None:
        found: dict[str, Any] = {"status": status}
        if status in ("sent", "delivered"):
            found["pricing"] = {
                "billable": True,
                "pricing_model": "PMP",
                "category": sent.category,
                "type": "regular",
            }
        self._post(person, sent, found)

    def _post(self, person: Person, sent: Sent, found: dict[str, Any]) -> None:
        now_s = self._clock.epoch_s()
        status: dict[str, Any] = {"id": sent.wamid, "timestamp": str(now_s)} | found
        if person.shows_number(now_s):
            status["recipient_id"] = person.wa_id
        if not person.user_id.startswith("lost."):
            status["recipient_user_id"] = person.user_id
        if sent.biz_opaque_callback_data is not None:
            status["biz_opaque_callback_data"] = sent.biz_opaque_callback_data
        sent.statuses.append({"status": found["status"], "at_s": now_s})
        if found["status"] == "failed":
            sent.statuses[-1]["code"] = found["errors"][0]["code"]
        parts: dict[str, Any] = {"statuses": [status]}
        if found["status"] != "failed":
            parts = {"contacts": [contact(person, now_s)], **parts}
        value = about_number(self._settings, **parts)
        self._courier.post(Update("messages", value, person.key, "status", sent.wamid))
