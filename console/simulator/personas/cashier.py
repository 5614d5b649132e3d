"""Who pays, when and how much: promises are kept or broken, and payments are booked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import partial
from zoneinfo import ZoneInfo

from console.simulator.chance import dice, digits
from console.simulator.clock import Clock
from console.simulator.notes import Note
from console.simulator.people import People, Person
from console.simulator.personas.payments import Payment, Payments
from console.simulator.resource import table
from console.simulator.timeline import Timeline

NOON = time(12, 0)
DAYS_BEFORE = 2
USUALLY_KEPT = 0.75
CURRENCIES = {"es": "MXN", "pt": "BRL", "en": "USD"}
WEEKDAYS = {
    "lunes": 0, "segunda-feira": 0, "monday": 0, "jueves": 3, "quinta-feira": 3,
    "thursday": 3, "viernes": 4, "sexta-feira": 4, "friday": 4, "sábado": 5,
}  # fmt: skip


@dataclass
class Promise:
    """What a person said they would pay and when; `kept` is decided when it is made."""

    person: str
    amount: str
    """A decimal with two places."""
    due_at_s: int
    kept: bool
    state: str = "open"
    """open, kept (paid in time) or broken."""


class Cashier:
    """Books what people pay, and lets promised days come."""

    def __init__(
        self,
        seed: int,
        clock: Clock,
        timeline: Timeline,
        people: People,
        payments: Payments,
        note: Note,
    ) -> None:
        self._seed, self._clock, self._timeline = seed, clock, timeline
        self._people, self._payments, self._note = people, payments, note
        self.promises: dict[str, Promise] = {}
        """The newest promise of every person who made one."""
        self.on_kept: Callable[[Person], None] = lambda _: None

    def promise(self, person: Person, day: str) -> None:
        """The person names a day, in words: it comes, and with it the payment, or not."""
        known = self.promises.get(person.key)
        if (known and known.state == "open") or "folio" in person.facts or _never_pays(person):
            return
        due = _day_meant(day, self._clock.now().astimezone(ZoneInfo(person.zone)))
        script = table("scripts.json")["kinds"].get(person.kind, {})
        draw = dice(self._seed, "keeps", person.key, person.turns)
        made = Promise(
            person.key,
            str(amount_due(person)),
            int(due.timestamp()),
            kept=draw.random() < script.get("keeps", USUALLY_KEPT),
        )
        self._keep(made)
        self._wait_for(made)

    def _keep(self, promise: Promise) -> None:
        self.promises[promise.person] = promise
        self._note("promise", promise.person, promise)

    def resume(self) -> None:
        """Wait again for the days that an earlier run waited for."""
        for promise in self.promises.values():
            if promise.state == "open":
                self._wait_for(promise)

    def _wait_for(self, promise: Promise) -> None:
        left_s = max(0.0, promise.due_at_s - self._clock.now().timestamp())
        self._timeline.after(left_s, partial(self._come_due, promise))

    def _come_due(self, promise: Promise) -> None:
        person = self._people.by_user_id(promise.person)
        if person is None or promise.state != "open":
            return
        if promise.kept:
            self.pay(person)
            self.on_kept(person)
        else:
            promise.state = "broken"
            self._keep(promise)

    def pay(self, person: Person) -> str:
        """Book the person's payment, once; the folio that their receipt shows."""
        if folio := person.facts.get("folio"):
            return folio
        folio = digits(self._seed, 8, "folio", person.key)
        person.facts["folio"] = folio
        self._people.keep(person)
        when = table("scripts.json")["kinds"].get(person.kind, {}).get("pays", "now")
        if when == "never":
            return folio  # a receipt to show, and no money behind it
        promise = self.promises.get(person.key)
        now = self._clock.now()
        in_time = promise is not None and promise.state == "open"
        if promise and in_time:
            promise.state = "kept"
            self._keep(promise)
        paid_at = now - timedelta(days=DAYS_BEFORE if when == "before" else 0)
        self._payments.add(
            Payment(
                reference=folio,
                account=account_of(self._seed, person),
                name=person.name,
                phone=f"+{person.wa_id}" if person.wa_id else "",
                paid_on=paid_at.astimezone(ZoneInfo(person.zone)).date().isoformat(),
                amount=promise.amount if promise else str(amount_due(person)),
                currency=person.facts.get("moneda", CURRENCIES.get(person.language, "MXN")),
                person=person.key,
                kept_promise=in_time,
            )
        )
        return folio


def _never_pays(person: Person) -> bool:
    script = table("scripts.json")["kinds"].get(person.kind, {})
    return script.get("pays") == "never" or not script.get("states")


def account_of(seed: int, person: Person) -> str:
    """The account that the person owes on: what was told, or one of their own."""
    return person.facts.get("cuenta") or digits(seed, 10, "account", person.key)


def amount_due(person: Person) -> Decimal:
    """What the person means to pay: an instalment if one was agreed, else what they owe."""
    said = person.facts.get("parcial") or person.facts.get("monto") or "1000.00"
    return amount_meant(said)


def amount_meant(text: str) -> Decimal:
    """The figure in "$1,250.00", "R$ 1.250,00" or "$300"."""
    figure = re.sub(r"[^\d.,]", "", text).strip(".,")
    cents = re.search(r"[.,](\d{2})$", figure)
    whole = re.sub(r"\D", "", figure[: cents.start()] if cents else figure) or "0"
    return Decimal(f"{whole}.{cents.group(1) if cents else '00'}")


def _day_meant(day: str, now: datetime) -> datetime:
    """Noon of the next day that the words name: a weekday, or a day of the month."""
    number = re.search(r"\d+", day)
    wanted = WEEKDAYS.get(day.lower().removeprefix("day ").strip())
    for ahead in range(1, 62):
        found = now + timedelta(days=ahead)
        if (number and found.day == int(number.group())) or found.weekday() == wanted:
            return datetime.combine(found.date(), NOON, tzinfo=now.tzinfo)
    return datetime.combine((now + timedelta(days=3)).date(), NOON, tzinfo=now.tzinfo)
