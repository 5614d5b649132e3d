"""Everybody who has WhatsApp in this world: personas, and whoever else is written to."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from console.simulator.chance import dice
from console.simulator.notes import Note, unkept
from console.simulator.wa_id import country_of, dialled_digits, is_user_id, user_id_of, wa_id_of

READER = "reader"
"""Kind of a person nobody described: gets and reads everything, never answers."""
ABSENT = "not_on_whatsapp"
THIRTY_DAYS_S = 30 * 24 * 3600
WINDOW_S = 24 * 3600
FREE_ENTRY_POINT_S = 72 * 3600


@dataclass
class Person:
    """One WhatsApp user as this business meets them."""

    name: str
    kind: str
    language: str
    user_id: str
    wa_id: str | None = None
    username: str | None = None
    zone: str = "America/Mexico_City"
    waits_for_night: bool = False
    last_inbound_at_s: int | None = None
    last_by_number_at_s: int | None = None
    stopped_marketing: bool = False
    blocked: bool = False
    sent_to: int = 0
    written: int = 0
    state: str = "new"
    turns: int = 0
    facts: dict[str, str] = field(default_factory=dict)
    from_ad_at_s: int | None = None
    """When the person came from an advertisement that the business has not answered late."""
    free_until_s: int = 0
    """Until when a free entry point lasts."""
    identity_hash: str = ""
    has_left: bool = False
    """The person has blocked the business: nothing reaches them, nothing comes from them."""

    @property
    def key(self) -> str:
        """What tells this person from all others: the user id."""
        return self.user_id

    @property
    def address(self) -> str:
        """What message ids are made from."""
        return self.wa_id or self.user_id

    def shows_number(self, now_s: int) -> bool:
        """Whether webhooks carry the phone number.

        A person with a username shows it only for 30 days after the number was used.
        """
        if self.wa_id is None:
            return False
        if self.username is None:
            return True
        seen_s = self.last_by_number_at_s
        return seen_s is not None and now_s - seen_s < THIRTY_DAYS_S

    def window_is_open(self, now_s: int) -> bool:
        """Whether the person wrote within the last 24 hours."""
        return self.last_inbound_at_s is not None and now_s - self.last_inbound_at_s < WINDOW_S

    def answer_entry_point(self, now_s: int) -> None:
        """The business writes: within 24 hours of an advertisement that makes 72 hours free."""
        if self.from_ad_at_s is not None and now_s - self.from_ad_at_s < WINDOW_S:
            self.free_until_s = now_s + FREE_ENTRY_POINT_S
        self.from_ad_at_s = None

    def entry_point_is_open(self, now_s: int) -> bool:
        """Whether messages are free of charge because of an advertisement."""
        return now_s < self.free_until_s


def identity_hash(seed: int, user_id: str, changes: int = 0) -> str:
    """The key hash of a person's WhatsApp identity; another one after each new installation."""
    return base64.b64encode(dice(seed, "identity", user_id, changes).randbytes(8)).decode()


class People:
    """The directory. Finding a number nobody has used yet makes its person."""

    def __init__(self, seed: int, note: Note = unkept) -> None:
        self._seed, self._note = seed, note
        self._by_wa_id: dict[str, Person] = {}
        self._by_user_id: dict[str, Person] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._by_user_id.values())

    def add(self, person: Person) -> Person:
        """Let `person` exist; an older person of the same number or id gives way."""
        self._by_user_id[person.user_id] = person
        if person.wa_id is not None:
            older = self._by_wa_id.get(person.wa_id)
            if older is not None and older.user_id != person.user_id:
                del self._by_user_id[older.user_id]
            self._by_wa_id[person.wa_id] = person
        return person

    def keep(self, person: Person) -> None:
        """Note the person as they are now."""
        self._note("person", person.user_id, person)

    def rename(self, person: Person, *, user_id: str = "", wa_id: str = "") -> None:
        """Give a person another business-scoped id or another number."""
        if user_id:
            del self._by_user_id[person.user_id]
            person.user_id = user_id
        if wa_id:
            self._by_wa_id.pop(person.wa_id or "", None)
            person.wa_id = wa_id
        self.add(person)
        self.keep(person)

    def introduce(self, given: dict[str, Any]) -> Person:
        """Make a person from {phone?, name, kind, language?, username?, user_id?, facts?}."""
        number = dialled_digits(str(given.get("phone") or ""))
        wa_id = wa_id_of(number) if number else None
        country = str(given.get("country") or (country_of(wa_id) if wa_id else "MX"))
        made_id = user_id_of(self._seed, country, wa_id or str(given["name"]))
        person = self.add(
            Person(
                name=str(given["name"]),
                kind=str(given["kind"]),
                language=str(given.get("language", "es")),
                user_id=str(given.get("user_id") or made_id),
                wa_id=wa_id,
                username=given.get("username"),
                zone=str(given.get("zone", "America/Mexico_City")),
                waits_for_night=bool(given.get("waits_for_night", False)),
                facts={str(k): str(v) for k, v in given.get("facts", {}).items()},
                identity_hash=identity_hash(self._seed, made_id),
            )
        )
        self.keep(person)
        return person

    def by_number(self, number: str) -> Person:
        """The person behind a dialled number (digits only)."""
        found = self._by_wa_id.get(wa_id_of(number))
        name = f"Contacto {number[-4:]}"
        return found or self.introduce({"phone": number, "name": name, "kind": READER})

    def by_user_id(self, user_id: str) -> Person | None:
        """The person with this business-scoped id, if anybody has it."""
        return self._by_user_id.get(user_id)

    def by_any(self, address: str) -> Person | None:
        """The person behind a phone number or a business-scoped id."""
        if is_user_id(address):
            return self.by_user_id(address)
        number = dialled_digits(address)
        return self.by_number(number) if number else None

    def clear(self) -> None:
        """Let nobody exist."""
        self._by_wa_id.clear()
        self._by_user_id.clear()
