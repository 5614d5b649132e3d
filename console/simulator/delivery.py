"""The life of a message of the business: accepted, then sent, delivered, read, or failed."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from console.simulator.business import TIERS, Business
from console.simulator.chance import OUTBOUND, dice, digits, wamid
from console.simulator.clock import Clock
from console.simulator.courier import Courier
from console.simulator.envelope import Update, about_number, contact
from console.simulator.graph_error import GraphError, failure
from console.simulator.ledger import Ledger, Sent
from console.simulator.notes import Note
from console.simulator.outgoing import Outgoing
from console.simulator.people import ABSENT, People, Person
from console.simulator.pricing import pricing_of
from console.simulator.resource import table
from console.simulator.settings import Settings
from console.simulator.timeline import Timeline
from console.simulator.wa_id import dialled_digits, is_on_whatsapp, is_user_id

REASONS = {
    131026: "Message undeliverable.",
    131047: "Message failed to send because more than 24 hours have passed since the customer "
    "last replied to this number.",
    131048: "Message failed to send because there are restrictions on how many messages can be "
    "sent from this phone number.",
    131049: "In order to maintain a healthy ecosystem engagement, the message failed to be "
    "delivered.",
    131050: "Recipient has chosen to stop receiving marketing messages from your business.",
    131053: "The media could not be fetched from its link, or is of a kind that WhatsApp "
    "does not take.",
    137000: "The identity key hash does not match the recipient's.",
    132015: "Template is paused due to low quality, so it cannot be sent.",
}
NO_MARKETING_COUNTRY = "1"
NOWHERE = ".invalid"
FAILS_AFTER_S = 0.8
HELD, HELD_S = "held_for_quality_assessment", 600.0
"""What paced messages are told at first, and how long they wait."""
PLAYED_AFTER_S = 2.0
DAY_S = 24 * 3600
NEW_SHAPE_FROM = (24, 0)
"""Before this Graph version statuses carry their conversation, and failed ones no contacts."""


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
        business: Business,
        note: Note,
    ) -> None:
        self._settings, self._clock, self._timeline = settings, clock, timeline
        self._people, self._ledger, self._courier = people, ledger, courier
        self._business, self._note = business, note
        self._reached: deque[tuple[int, str]] = deque()
        self._reached_today: set[str] = set()
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
            return Addressed(_lost(to), to, by_user_id=False)
        number = dialled_digits(to) or ""
        if number == dialled_digits(self._settings.display_phone_number):
            raise GraphError(131021, "Recipient phone number is the sender's.")
        self._business.check_recipient(number)
        person = self._people.by_number(number)
        person.last_by_number_at_s = self._clock.epoch_s()
        return Addressed(person, to, by_user_id=False)

    def accept(self, addressed: Addressed, message: Outgoing, fail_with: int | None) -> Sent:
        """Give the message an id and let its life begin."""
        person, body, now_s = addressed.person, message.body, self._clock.epoch_s()
        person.sent_to += 1
        callback = body.get("biz_opaque_callback_data")
        sent = Sent(
            wamid(self._settings.seed, OUTBOUND, person.address, person.sent_to),
            now_s,
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
            nth=person.sent_to,
            fails_with=fail_with or self._why_not(person, message, now_s),
            message_status=self._first_status(message),
            replies=message.replies,
        )
        person.answer_entry_point(now_s)
        sent.pricing = pricing_of(message.category, person, now_s)
        self._ledger.sent[sent.wamid] = sent
        if not _is_lost(person):
            self._people.keep(person)
        self._note("sent", sent.wamid, sent)
        self._let_live(person, sent)
        return sent

    def check_by_user_id(self, addressed: Addressed, message: Outgoing) -> None:
        """Refuse authentication by business-scoped id. Raises: GraphError 131062."""
        if addressed.by_user_id and message.category == "authentication":
            raise GraphError(131062, "Authentication templates need a phone number in `to`.")

    def _first_status(self, message: Outgoing) -> str:
        if self._business.pacing and message.category == "marketing":
            return HELD
        return "accepted"

    def _why_not(self, person: Person, message: Outgoing, now_s: int) -> int | None:
        """The code with which the message will fail after it was accepted."""
        gone = person.kind == ABSENT or person.has_left
        if gone or (person.wa_id and not is_on_whatsapp(person.wa_id)):
            return 131026
        key = message.body.get("recipient_identity_key_hash") or person.identity_hash
        if key != person.identity_hash:
            return 137000
        if _has_dead_link(message):
            return 131053
        if not person.window_is_open(now_s):
            if message.type != "template":
                return 131047
            if not self._within_limit(person, now_s):
                return 131048
        return self._why_no_marketing(person, message)

    def _why_no_marketing(self, person: Person, message: Outgoing) -> int | None:
        if not message.category.startswith("marketing"):
            return None
        if self._business.pacing == "drop":
            return 132015
        if person.stopped_marketing:
            return 131050
        return 131049 if (person.wa_id or "").startswith(NO_MARKETING_COUNTRY) else None

    def _within_limit(self, person: Person, now_s: int) -> bool:
        """Count a person reached outside a window against the portfolio's messaging limit."""
        while self._reached and now_s - self._reached[0][0] >= DAY_S:
            self._reached_today.discard(self._reached.popleft()[1])
        most = TIERS[self._business.messaging_limit]
        if person.key not in self._reached_today:
            if most is not None and len(self._reached_today) >= most:
                return False
            self._reached_today.add(person.key)
            self._reached.append((now_s, person.key))
        return True

    def resume(self) -> None:
        """Let the lives that a restart interrupted go on."""
        for sent in self._ledger.sent.values():
            known = self._people.by_user_id(sent.person)
            self._let_live(known or _lost(sent.to), sent)

    def _let_live(self, person: Person, sent: Sent) -> None:
        known = {one["status"] for one in sent.statuses}
        if "failed" in known:
            return
        begun_s = 0.0
        for status, at_s in self._life(person, sent):
            if status in known:
                begun_s = at_s
            else:
                act = partial(self._happen, person, sent, status)
                self._timeline.after(at_s - begun_s, act)

    def _life(self, person: Person, sent: Sent) -> list[tuple[str, float]]:
        """The statuses to come and when, in lived seconds since the message was accepted."""
        held_s = HELD_S if sent.message_status == HELD else 0.0
        if sent.fails_with is not None:
            return [("failed", held_s + FAILS_AFTER_S)]
        draw = dice(self._settings.seed, "delivery", person.key, sent.nth)
        at_s = held_s + draw.uniform(0.2, 0.7)
        life = [("sent", at_s)]
        if sent.type == "reaction":
            return life
        at_s += draw.uniform(0.3, 1.2)
        life.append(("delivered", at_s))
        if not table("scripts.json")["kinds"].get(person.kind, {}).get("reads", True):
            return life
        at_s += draw.uniform(1.0, 4.0)
        life.append(("read", at_s))
        if sent.type == "audio":
            life.append(("played", at_s + PLAYED_AFTER_S))
        return life

    def _happen(self, person: Person, sent: Sent, status: str) -> None:
        found: dict[str, Any] = {"status": status}
        if status == "failed":
            code = sent.fails_with or 131000
            details = REASONS.get(code, "The message could not be delivered.")
            found["errors"] = [failure(code, details)]
        elif status in ("sent", "delivered"):
            if conversation := self._conversation(person, sent, status):
                found["conversation"] = conversation
            found["pricing"] = sent.pricing
        self._post(person, sent, found)
        if status == "read":
            self.on_read(person, sent, sent.message())

    def _has_old_shape(self) -> bool:
        version = self._business.webhook_version.lstrip("v").split(".")
        return tuple(map(int, version)) < NEW_SHAPE_FROM

    def _conversation(self, person: Person, sent: Sent, status: str) -> dict[str, Any] | None:
        free = sent.pricing["type"] == "free_entry_point"
        if not (self._has_old_shape() or free):
            return None
        day = sent.at_s // DAY_S
        made_id = digits(self._settings.seed, 32, "conversation", person.key, day)
        origin = {"type": "referral_conversion" if free else sent.category}
        until = {"expiration_timestamp": str(sent.at_s + DAY_S)} if status == "sent" else {}
        return {"id": made_id, **until, "origin": origin}

    def _post(self, person: Person, sent: Sent, found: dict[str, Any]) -> None:
        now_s = self._clock.epoch_s()
        status: dict[str, Any] = {"id": sent.wamid, "timestamp": str(now_s)} | found
        if person.shows_number(now_s):
            status["recipient_id"] = person.wa_id
        if not _is_lost(person):
            status["recipient_user_id"] = person.user_id
        if sent.biz_opaque_callback_data is not None:
            status["biz_opaque_callback_data"] = sent.biz_opaque_callback_data
        lived = {"status": found["status"], "at_s": now_s}
        if found["status"] == "failed":
            lived["code"] = found["errors"][0]["code"]
        sent.statuses.append(lived)
        self._note("status", sent.wamid, lived)
        parts: dict[str, Any] = {"statuses": [status]}
        if found["status"] != "failed" or not self._has_old_shape():
            parts = {"contacts": [contact(person, now_s)], **parts}
        value = about_number(self._settings, **parts)
        self._courier.post(Update("messages", value, person.key, "status", sent.wamid))


def _has_dead_link(message: Outgoing) -> bool:
    """Whether the file's host is under `.invalid`, where nothing can be fetched."""
    part = message.body.get(message.type)
    link = part.get("link") if isinstance(part, dict) else None
    host = urlsplit(str(link)).hostname if link else None
    return (host or "").endswith(NOWHERE)


def _lost(to: str) -> Person:
    """Whom an address means that nobody has."""
    return Person("", ABSENT, "es", f"lost.{to}", "".join(filter(str.isdigit, to)))


def _is_lost(person: Person) -> bool:
    """Whether the person stands for an address that nobody has."""
    return person.user_id.startswith("lost.")
