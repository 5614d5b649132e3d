"""Lets people read, think and answer, in character, over as many turns as it takes."""

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from console.simulator.chance import dice
from console.simulator.clock import Clock
from console.simulator.ledger import Ledger, Sent
from console.simulator.notes import Note
from console.simulator.outgoing import Outgoing
from console.simulator.people import People, Person
from console.simulator.personas.cues import account_in, amount_in, cues_of
from console.simulator.personas.performer import Performer, Turn
from console.simulator.personas.temper import Mood, feel
from console.simulator.resource import table
from console.simulator.settings import Settings
from console.simulator.timeline import Timeline

CALM = Mood(was_pressed=False, step=None)
MILD = ("annoyed", "fed_up")
MOST_TURNS = 40
"""After so many answers a person only reads: two machines must not talk for ever."""
NIGHT_FROM = time(21, 30)
MORNING = time(5, 0)


@dataclass
class Act:
    """One thing that a person is about to do; `number` tells it from all others."""

    number: str
    verb: str
    person: str
    wamid: str
    turn: int
    nth: int


class Actor:
    """Plays every person of this world."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        timeline: Timeline,
        people: People,
        ledger: Ledger,
        performer: Performer,
        note: Note,
    ) -> None:
        self._settings, self._clock, self._timeline = settings, clock, timeline
        self._people, self._ledger, self._performer = people, ledger, performer
        self._note = note
        self.acts: dict[str, Act] = {}
        """What people are about to do, by number."""

    def begin(self) -> None:
        """Let those who write first do so after a while."""
        for person in self._people:
            after_s = self._script(person).get("opens_after_s")
            if after_s and person.state == "new":
                self._timeline.after(after_s, partial(self._open, person))

    def _open(self, person: Person) -> None:
        if person.state == "new":
            self._answer(person, "", ["any"])

    def react(self, person: Person, sent: Sent, message: Outgoing) -> None:
        """The person has just read `message`: answer as their kind does, or not at all."""
        if not self._script(person).get("states") or person.has_left:
            return
        if amount := amount_in(message.text):
            person.facts["monto"] = amount
        if account := account_in(message.text):
            person.facts.setdefault("cuenta", account)
        cues = cues_of(message)
        mood = feel(person, message, cues)
        self._answer(person, sent.wamid, cues, mood)

    def tell_kept(self, person: Person) -> None:
        """A promised day has come and the person has paid: they say so, with the receipt."""
        person.turns += 1
        if "paid" in self._script(person).get("states", {}):
            person.state = "paid"
        self._people.keep(person)
        self._do(person, "", ["say:kept", "receipt"])

    def _script(self, person: Person) -> dict[str, Any]:
        found: dict[str, Any] = table("scripts.json")["kinds"].get(person.kind, {})
        return found

    def _answer(self, person: Person, wamid: str, cues: list[str], mood: Mood = CALM) -> None:
        step = self._step(person, cues)
        if mood.step and not (mood.level in MILD and self._has_own_answer(person)):
            step = mood.step
        if step is None or person.turns >= MOST_TURNS:
            self._people.keep(person)
            return
        person.turns += 1
        person.state = step.get("then", person.state)
        self._people.keep(person)
        self._do(person, wamid, step["do"])

    def _has_own_answer(self, person: Person) -> bool:
        """Whether the script says itself what a threat brings."""
        return "rude" in self._script(person)["states"].get(person.state, {})

    def _do(self, person: Person, wamid: str, verbs: list[str]) -> None:
        draw = dice(self._settings.seed, "turn", person.key, person.turns)
        at_s = self._thinking_s(person, draw)
        for nth, verb in enumerate(verbs):
            number = f"{person.key}.{person.turns}.{nth}"
            act = Act(number, verb, person.key, wamid, person.turns, nth)
            self._note("act", number, act)
            self._intend(act, at_s)
            at_s += draw.uniform(1.0, 3.0)

    def resume(self) -> None:
        """Do soon what a restart kept people from doing."""
        for act in list(self.acts.values()):
            self._intend(act, 1.0 + act.nth)

    def _intend(self, act: Act, after_s: float) -> None:
        self.acts[act.number] = act
        self._timeline.after(after_s, partial(self._perform, act))

    def _perform(self, act: Act) -> None:
        person, sent = self._people.by_user_id(act.person), self._ledger.sent.get(act.wamid)
        if person is not None:
            message = sent.message() if sent else Outgoing("text", {})
            draw = dice(self._settings.seed, "act", act.number)
            self._performer.perform(act.verb, Turn(person, act.wamid, message, draw))
        del self.acts[act.number]
        self._note("acted", act.number, None)

    def _step(self, person: Person, cues: list[str]) -> dict[str, Any] | None:
        script = self._script(person)
        if not script.get("states"):
            return None
        here = script["states"].get(person.state, {})
        for cues_known in (here, table("scripts.json")["common"]):
            for cue in cues:
                if cue in cues_known:
                    found: dict[str, Any] = cues_known[cue]
                    return found
        return None

    def _thinking_s(self, person: Person, draw: random.Random) -> float:
        slow: float = self._script(person).get("slow", 1.0)
        wait_s = draw.uniform(2.0, 6.0) * slow
        if person.waits_for_night:
            wait_s += until_night_s(self._clock.now(), person.zone)
        return wait_s


def until_night_s(now: datetime, zone: str) -> float:
    """Seconds from `now` (aware) until the person's night begins; 0 when it is night."""
    local = now.astimezone(ZoneInfo(zone))
    if local.time() >= NIGHT_FROM or local.time() < MORNING:
        return 0.0
    begins = local.replace(hour=NIGHT_FROM.hour, minute=NIGHT_FROM.minute, second=0)
    return (begins - local) / timedelta(seconds=1)
