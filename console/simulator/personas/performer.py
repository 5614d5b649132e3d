"""Turns the acts of a script into WhatsApp messages: words, taps, pictures, sounds, edits."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from console.simulator.inbound import Inbound
from console.simulator.outgoing import Outgoing
from console.simulator.people import Person
from console.simulator.personas.cashier import Cashier
from console.simulator.receipt import receipt_png, statement_pdf
from console.simulator.resource import table
from console.simulator.timeline import Timeline

QUOTING_SHARE = 0.15
CORRECTS_AFTER_S = 4.0


@dataclass(frozen=True)
class Turn:
    """One answer being given: who, to what, and the dice for it."""

    person: Person
    wamid: str
    message: Outgoing
    draw: random.Random


class Performer:
    """Writes what people do."""

    def __init__(
        self,
        inbound: Inbound,
        timeline: Timeline,
        cashier: Cashier,
        business: str,
        creditor: str,
    ) -> None:
        self._inbound, self._timeline, self._cashier = inbound, timeline, cashier
        self._business, self._creditor = business, creditor
        self._acts: dict[str, Callable[[Turn, str], object]] = {
            "say": self._say,
            "tap": self._tap,
            "react": self._react,
            "receipt": self._receipt,
            "document": self._document,
            "location": self._location,
            "voice": lambda turn, _: inbound.speak(turn.person),
            "sticker": lambda turn, _: inbound.stick(turn.person),
            "edit": self._edit,
            "revoke": self._revoke,
            "stop_marketing": lambda turn, _: inbound.prefer(turn.person, "stop"),
            "block": lambda turn, _: inbound.leave(turn.person),
        }

    def perform(self, act: str, turn: Turn) -> None:
        """Do one act, `verb:argument` as scripts.json explains."""
        verb, _, argument = act.partition(":")
        self._acts[verb](turn, argument)

    def _say(self, turn: Turn, phrase: str) -> str:
        context = None
        if turn.wamid and turn.draw.random() < QUOTING_SHARE:
            context = {"from": self._business, "id": turn.wamid}
        said = words(turn, phrase)
        if phrase in table("scripts.json")["promising"]:
            self._cashier.promise(turn.person, fact(turn, "dia"))
        return self._inbound.text(turn.person, said, context)

    def _tap(self, turn: Turn, argument: str) -> None:
        wanted, _, phrase = argument.partition("/")
        pattern = re.compile(table("scripts.json")["taps"][wanted], re.IGNORECASE)
        for choice in turn.message.replies:
            if pattern.search(choice[1]):
                self._inbound.tap(turn.person, choice, turn.wamid)
                return
        self._say(turn, phrase)

    def _react(self, turn: Turn, emoji: str) -> None:
        if turn.wamid:
            part = {"message_id": turn.wamid, "emoji": emoji}
            self._inbound.write(turn.person, "reaction", part)

    def _receipt(self, turn: Turn, _: str) -> None:
        amount = fact(turn, "monto")
        folio = self._cashier.pay(turn.person)
        picture = receipt_png(
            [
                "COMPROBANTE",
                self._creditor[:20],
                turn.person.name[:20],
                f"MONTO {amount}",
                f"FOLIO {folio}",
            ]
        )
        caption = words(turn, "receipt_caption")
        self._inbound.send_file(turn.person, "image", picture, "image/png", caption=caption)

    def _document(self, turn: Turn, _: str) -> None:
        lines = ["Estado de cuenta", self._creditor, turn.person.name, fact(turn, "monto")]
        self._inbound.send_file(
            turn.person,
            "document",
            statement_pdf(lines),
            "application/pdf",
            filename="estado de cuenta.pdf",
        )

    def _location(self, turn: Turn, _: str) -> None:
        place = {
            "latitude": round(19.43 + turn.draw.uniform(-0.2, 0.2), 6),
            "longitude": round(-99.13 + turn.draw.uniform(-0.2, 0.2), 6),
            "name": "Mercado de la colonia",
            "address": f"Calle {turn.draw.randint(1, 40)} #{turn.draw.randint(10, 400)}",
        }
        self._inbound.write(turn.person, "location", place)

    def _edit(self, turn: Turn, argument: str) -> None:
        first, _, corrected = argument.partition("/")
        original = self._say(turn, first)
        better = words(turn, corrected)
        later = partial(self._inbound.edit, turn.person, original, better)
        self._timeline.after(CORRECTS_AFTER_S, lambda: void(later))

    def _revoke(self, turn: Turn, phrase: str) -> None:
        original = self._say(turn, phrase)
        later = partial(self._inbound.revoke, turn.person, original)
        self._timeline.after(CORRECTS_AFTER_S, lambda: void(later))


def void(act: Callable[[], object]) -> None:
    """Call `act` and forget what it returns."""
    act()


def fact(turn: Turn, name: str) -> str:
    """What the person holds on to through the conversation: day, amount, instalment."""
    known = turn.person.facts
    if name == "nombre":
        return turn.person.name
    if name not in known:
        known[name] = turn.draw.choice(_spoken(turn)["facts"][name])
    return known[name]


def words(turn: Turn, phrase: str) -> str:
    """One of the wordings of `phrase` in the person's language, filled in."""
    wordings = _spoken(turn)["phrases"][phrase]
    said = turn.person.facts.get(f"said:{phrase}")
    wording = turn.draw.choice([one for one in wordings if one != said] or wordings)
    turn.person.facts[f"said:{phrase}"] = wording
    return re.sub(r"\{(\w+)\}", lambda found: fact(turn, found.group(1)), wording)


def _spoken(turn: Turn) -> dict[str, dict[str, list[str]]]:
    spoken: dict[str, dict[str, list[str]]] = table(f"phrases_{turn.person.language}.json")
    return spoken
