"""Where a person shows in what is stored: spellings of the number, user ids, parties."""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from console.relay.identity import person_of_phone, person_of_user
from console.relay.item import Json, obj, text

_USER = "user:"
_FEWEST_DIGITS = 7
_RAW_KEYS = ("from", "to", "wa_id", "recipient_id")
_RAW_USER_KEYS = ("user_id", "from_user_id", "recipient_user_id")
GONE = "erased"


@dataclass(frozen=True, slots=True)
class Traces:
    """A person under every identifier, and how each may be spelled in a text."""

    persons: tuple[str, ...]
    spellings: tuple[str, ...]

    @property
    def user_ids(self) -> tuple[str, ...]:
        """The business-scoped user ids."""
        return tuple(one.removeprefix(_USER) for one in self.persons if one.startswith(_USER))

    def is_about(self, payload: Json, commands: Collection[str]) -> bool:
        """Whether an event is this person's: sent by, sent to, or telling of their command."""
        parties = [obj(payload.get(name)) for name in ("sender", "recipient")]
        raw = obj(payload.get("raw"))
        phones = [party.get("wa_id") or party.get("phone") for party in parties]
        phones += [raw.get(key) for key in _RAW_KEYS]
        users = [party.get("user_id") for party in parties]
        users += [raw.get(key) for key in _RAW_USER_KEYS]
        return (
            text(payload.get("command_id")) in commands
            or any(person_of_phone(phone) in self.persons for phone in _texts(phones))
            or any(person_of_user(user) in self.persons for user in _texts(users))
        )

    def redacted(self, told: str) -> str:
        """`told` without the person's identifiers: somebody else's event that names them."""
        return self._pattern().sub(GONE, told)

    def found_in(self, body: bytes) -> bool:
        """Whether a raw webhook names the person."""
        return any(spelling.encode() in body for spelling in self.spellings)

    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.spellings, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)))


def traces_of(persons: Iterable[str]) -> Traces:
    """The traces of a person with those identifiers. Raises: ValueError for too few digits."""
    listed = tuple(dict.fromkeys(persons))
    spellings: dict[str, None] = {}
    for person in listed:
        if person.startswith(_USER):
            spellings[person.removeprefix(_USER)] = None
        elif len(person) < _FEWEST_DIGITS:
            msg = f"a phone number has at least {_FEWEST_DIGITS} digits"
            raise ValueError(msg)
        else:
            spellings |= dict.fromkeys(spelled(person))
    return Traces(listed, tuple(spellings))


def spelled(person: str) -> tuple[str, ...]:
    """Every way in which Meta or a console may write the digits of `person`."""
    others = (f"521{person[2:]}", f"54{person[3:]}", f"{person[:4]}{person[5:]}")
    same = {one for one in others if one != person and person_of_phone(one) == person}
    return (person, *sorted(same))


def parsed(payload: str) -> Json:
    """An event's payload."""
    return obj(json.loads(payload))


def media_ids(payload: Json) -> tuple[str, ...]:
    """The files that an event names."""
    found = text(obj(payload.get("media")).get("media_id"))
    return (found,) if found else ()


def _texts(values: Iterable[Any]) -> Iterable[str]:
    return (value for value in values if isinstance(value, str) and value)
