"""How people take being pressed: threats and repetitions annoy, kind words calm."""

from dataclasses import dataclass
from typing import Any

from console.simulator.outgoing import Outgoing
from console.simulator.people import Person
from console.simulator.resource import table

THREAT, REPETITION, KINDNESS = 2, 1, -1
KIND_CUES = frozenset({"sorry", "thanks"})
MOST_REMEMBERED = 4
PRESSURE, HEARD = "pressure", "heard"


@dataclass(frozen=True)
class Mood:
    """What a message did to a person."""

    was_pressed: bool
    step: dict[str, Any] | None
    """What they do instead of what their script says, if it has come to that."""
    level: str = ""


def feel(person: Person, message: Outgoing, cues: list[str]) -> Mood:
    """Let `person` take `message` in; their pressure is kept in `facts`."""
    pressure = int(person.facts.get(PRESSURE, "0"))
    heard = [one for one in person.facts.get(HEARD, "").split("\x1f") if one]
    words = " ".join(message.text.lower().split())
    change = 0
    if "rude" in cues:
        change = THREAT
    elif words and words in heard:
        change = REPETITION
    elif KIND_CUES & set(cues):
        change = KINDNESS
    pressure = max(0, pressure + change)
    person.facts[PRESSURE] = str(pressure)
    person.facts[HEARD] = "\x1f".join([*heard, words][-MOST_REMEMBERED:])
    if change <= 0:
        return Mood(was_pressed=False, step=None)
    tempers: dict[str, dict[str, Any]] = table("scripts.json")["tempers"]
    reached = [(name, one) for name, one in tempers.items() if pressure >= one["from"]]
    if not reached:
        return Mood(was_pressed=True, step=None)
    level, step = reached[-1]
    return Mood(was_pressed=True, step=step, level=level)
