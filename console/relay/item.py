"""One thing a webhook said: the pieces that explode.py and the normalise modules work on.

Payloads are built as the JSON objects that the wire's models describe, without the models:
a webhook of a thousand items would otherwise spend most of its time making objects that are
written out at once. A test holds every payload against its model.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from console.relay.identity import phone_of_wa_id
from console.wire.events import EventType

Json = dict[str, Any]


class Contacts:
    """The `contacts` of a change: who is named there, found without looking through all."""

    def __init__(self, listed: list[Any]) -> None:
        self._all = listed
        self._places: dict[str, int] | None = None

    def of(self, wa_id: str | None, user_id: str | None) -> Json:
        """The first contact with either id; the only one where there is no id to go by."""
        if len(self._all) == 1:  # nearly always
            only = obj(self._all[0])
            return only if _is(only, wa_id, user_id) or not (wa_id or user_id) else {}
        if not (wa_id or user_id):
            return {}
        places = self._places
        if places is None:
            places = self._places = self._by_id()
        nowhere = len(self._all)
        by_user = places.get(f"user_id|{user_id}", nowhere) if user_id else nowhere
        by_number = places.get(f"wa_id|{wa_id}", nowhere) if wa_id else nowhere
        first = min(by_user, by_number)
        return obj(self._all[first]) if first < nowhere else {}

    def _by_id(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for place, listed in enumerate(self._all):
            contact = obj(listed)
            for kind in ("wa_id", "user_id"):
                if isinstance(value := contact.get(kind), str):
                    places.setdefault(f"{kind}|{value}", place)
        return places


def _is(contact: Json, wa_id: str | None, user_id: str | None) -> bool:
    """Whether the contact has either id."""
    by_number = bool(wa_id) and contact.get("wa_id") == wa_id
    return by_number or (bool(user_id) and contact.get("user_id") == user_id)


NOBODY = Contacts([])


class Change(NamedTuple):
    """Where an item stood: entry, field and value of the webhook.

    `phone_number_id` is the business number that it is about, where Meta says it.
    """

    waba_id: str | None
    field: str
    entry_time: int | None
    value: Json
    received_at: datetime
    phone_number_id: str | None
    contacts: "Contacts"


class Item(NamedTuple):
    """One normalised item. `key` is the same whenever and however Meta repeats it.

    `payload` is the JSON object of the event, as the wire's model of `type` describes it.
    """

    key: str
    type: EventType
    phone_number_id: str | None
    waba_id: str | None
    payload: Json


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


def whole(value: object) -> int | None:
    """`value` as a whole number when it is one, or digits; else None."""
    found = text(value)
    return int(found) if found and found.isascii() and found.isdigit() else None


def instant(value: object, default: datetime) -> datetime:
    """Epoch seconds, as number or digits, as an aware instant. Raises: ValueError."""
    return default if value is None else _instant(str(value))


def _instant(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, OSError) as error:
        msg = f"not a time: {seconds}"
        raise ValueError(msg) from error


def wire_time(at: datetime) -> str:
    """`at` as the wire writes it: ISO 8601, UTC, with a Z."""
    return at.isoformat().replace("+00:00", "Z")


def time_of(value: object, default: datetime) -> str:
    """Epoch seconds as the wire writes an instant. Raises: ValueError."""
    return wire_time(default) if value is None else _wire_time_of(str(value))


@lru_cache(maxsize=1 << 10)  # many messages are of one second
def _wire_time_of(seconds: str) -> str:
    return wire_time(_instant(seconds))


def said(payload: Json) -> Json:
    """`payload` without the keys that say nothing."""
    return {name: value for name, value in payload.items() if value is not None}


def required(item: Json, name: str) -> str:
    """The text under `name`. Raises: ValueError."""
    if not (found := text(item.get(name))):
        msg = f"{name} is missing"
        raise ValueError(msg)
    return found


def an_object(raw: Any) -> Json:  # noqa: ANN401 - what Meta sent
    """`raw` if it is an object. Raises: TypeError."""
    if not isinstance(raw, dict):
        msg = f"expected an object, found {type(raw).__name__}"
        raise TypeError(msg)
    return raw


def party(wa_id: object, user_id: object, contacts: Contacts) -> Json:
    """The user behind either identifier, with the name that `contacts` gives.

    The object of wire.events.Party. Raises: ValueError where nothing identifies anybody.
    """
    wa, user = text(wa_id), text(user_id)
    contact = contacts.of(wa, user)
    profile = obj(contact.get("profile"))
    wa = wa or text(contact.get("wa_id"))
    found: Json = {}
    if wa:
        found["wa_id"] = wa
        if phone := _phone(wa):
            found["phone"] = phone
    if user := user or text(contact.get("user_id")):
        found["user_id"] = user
    if (name := text(profile.get("name"))) is not None:
        found["name"] = name
    if (username := text(profile.get("username"))) is not None:
        found["username"] = username
    return found


def known_party(wa_id: object, user_id: object, contacts: Contacts) -> Json:
    """As `party`. Raises: ValueError where there is neither number nor user id."""
    found = party(wa_id, user_id, contacts)
    if not ("wa_id" in found or "user_id" in found):
        msg = "neither number nor user id"
        raise ValueError(msg)
    return found


_phone = lru_cache(maxsize=1 << 16)(phone_of_wa_id)
