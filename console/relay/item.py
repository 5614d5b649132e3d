"""One thing a webhook said: the pieces that explode.py and normalise.py work on."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from console.relay.identity import phone_of_wa_id
from console.wire.events import EventType, Party

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """Where an item stood: entry, field and value of the webhook."""

    waba_id: str | None
    field: str
    entry_time: int | None
    value: Json
    received_at: datetime

    @property
    def phone_number_id(self) -> str | None:
        """The business number that the change is about, where Meta says it."""
        return text(obj(self.value.get("metadata")).get("phone_number_id"))


@dataclass(frozen=True, slots=True)
class Item:
    """One normalised item. `key` is the same whenever and however Meta repeats it."""

    key: str
    type: EventType
    phone_number_id: str | None
    waba_id: str | None
    payload: BaseModel


def obj(value: object) -> Json:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[Any]:
    """`value` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: object) -> str | None:
    """`value` as text when it is text or a number, else None."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def instant(value: object, default: datetime) -> datetime:
    """Epoch seconds, as number or digits, as an aware instant. Raises: ValueError."""
    if value is None:
        return default
    try:
        return datetime.fromtimestamp(int(str(value)), UTC)
    except (OverflowError, OSError) as error:
        msg = f"not a time: {value}"
        raise ValueError(msg) from error


def party(wa_id: object, user_id: object, contacts: list[Any]) -> Party:
    """The user behind either identifier, with the name that `contacts` gives."""
    contact = _contact_of(text(wa_id), text(user_id), contacts)
    wa = text(wa_id) or text(contact.get("wa_id"))
    profile = obj(contact.get("profile"))
    return Party(
        wa_id=wa,
        phone=phone_of_wa_id(wa) if wa else None,
        user_id=text(user_id) or text(contact.get("user_id")),
        name=text(profile.get("name")),
        username=text(profile.get("username")),
    )


def _contact_of(wa_id: str | None, user_id: str | None, contacts: list[Any]) -> Json:
    known = [obj(contact) for contact in contacts]
    for contact in known:
        if user_id and contact.get("user_id") == user_id:
            return contact
        if wa_id and contact.get("wa_id") == wa_id:
            return contact
    lonely = len(known) == 1 and not (wa_id or user_id)
    return known[0] if lonely else {}
