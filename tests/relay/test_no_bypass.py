"""Random histories: nothing that was forbidden at its moment is ever handed to Meta.

The machine drives the relay's own transactions on a real database, and keeps its own, much
simpler account of what was forbidden, which looks at none of the relay's code.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from console.relay import (
    acceptance,
    claiming,
    commands,
    kill_switches,
    number_standings,
    outbox,
    schema,
    settle,
    suppressions,
    templates,
    windows,
)
from console.relay.claiming import Room
from console.relay.config import Hours, LimitsConfig, MetaConfig, NumberConfig, RelayConfig
from console.relay.identity import person_of_phone
from console.relay.instants import to_us
from console.relay.kill_switches import Switch
from console.relay.message_rules import InvalidMessage
from console.relay.outbox import Claim
from console.relay.transaction import Transaction
from console.relay.whatsapp import NotSent, Outcome, Rejected, Taken, Uncertain
from console.wire.commands import CommandState, CommandStatus
from console.wire.events import TemplateUpdated

Json = dict[str, Any]
NUMBER, WABA = "pn1", "waba1"
PHONES = ("5215512345678", "5215500000001", "5215500000002", "5215500000003")
VARIANTS = {"5215512345678": "525512345678"}
TEMPLATES = ("cuota", "promo")
TIER = 2
CAP = 3
DAY = timedelta(hours=24)
WINDOW = DAY - timedelta(seconds=60)
OPENS, CLOSES = time(2), time(23)
TEMPLATE = {
    "language": "es_MX",
    "status": "APPROVED",
    "components": [{"type": "BODY", "text": "Hola"}],
}

KINDS: list[Json] = [
    {"type": "text", "text": {"body": "hola"}},
    *(
        {"type": "template", "template": {"name": name, "language": {"code": "es_MX"}}}
        for name in TEMPLATES
    ),
]
OUTCOMES = ("taken", "taken", "taken", "rejected", "busy", "lost", "away")
SCOPES = (suppressions.EVERYTHING, suppressions.MARKETING)
SWITCHES = (("all", ""), ("waba", WABA), ("number", NUMBER), ("template", "cuota"))


class Sends:
    """A relay without its sockets."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
        self.now = datetime(2026, 11, 16, 12, tzinfo=UTC)
        self.config = RelayConfig(
            database=Path("unused"),
            media_dir=Path("unused"),
            meta=MetaConfig("t", ("s",), "v"),
            numbers=(NumberConfig(NUMBER, WABA),),
            limits=LimitsConfig(CAP, Hours(OPENS, CLOSES)),
        )
        self.bodies: dict[str, Json] = {}
        self.suppressed: dict[str, str] = {}
        self.heard: dict[str, datetime] = {}
        self.switches: set[tuple[str, str]] = set()
        self.status = dict.fromkeys(TEMPLATES, "APPROVED")
        self.cancelled: set[str] = set()
        self.over: Counter[str] = Counter()
        self.left: list[tuple[str, str, datetime]] = []
        self.firsts: list[tuple[str, str, datetime]] = []
        self.under_way: list[Claim] = []
        self.handed: list[str] = []
        with self.engine.begin() as connection:
            schema.prepare(connection)
            record = {"whatsapp_business_manager_messaging_limit": "TIER_50"}
            number = self.config.numbers[0]
            number_standings.learn(connection, number, record, None, self.now)
            listed = [
                {**TEMPLATE, "name": "cuota", "category": "UTILITY"},
                {**TEMPLATE, "name": "promo", "category": "MARKETING"},
            ]
            templates.replace_all(connection, WABA, listed, self.now)

    def write(self, work: Any, **arguments: Any) -> Any:
        with self.engine.begin() as connection:
            transaction = Transaction(connection)
            result = work(transaction, **arguments)
            transaction.flush()
            return result

    def post(self, phone: str, key: str, given: Json) -> None:
        body: Json = {"to": f"+{phone}", **given}
        try:
            drafted = commands.draft(key, body, self.config.numbers)
        except InvalidMessage:
            return
        asked = [acceptance.Asked(drafted, "test")]
        (stored,) = self.write(
            acceptance.accept_all, asked=asked, limits=self.config.limits, now=self.now
        )
        if isinstance(stored, CommandStatus):
            self.bodies.setdefault(key, body)

    def suppress(self, phone: str, scope: str) -> None:
        spelled = VARIANTS.get(phone, phone)
        person = person_of_phone(spelled)
        stopped = suppressions.Suppression(person, spelled, scope, "asked", "test")
        self.write(lambda t: suppressions.suppress(t.connection, stopped, self.now))
        if self.suppressed.get(phone) != suppressions.EVERYTHING:
            self.suppressed[phone] = scope

    def unsuppress(self, phone: str) -> None:
        person = person_of_phone(phone)
        self.write(lambda t: suppressions.release(t.connection, (person,), None))
        self.suppressed.pop(phone, None)

    def hear(self, phone: str) -> None:
        party = {"wa_id": VARIANTS.get(phone, phone)}
        inbound = windows.Inbound(NUMBER, party, to_us(self.now))
        self.write(lambda t: windows.note_inbound(t.connection, [inbound]))
        self.heard[phone] = self.now

    def engage(self, where: tuple[str, str], automatic: bool) -> None:
        switch = Switch(*where, "stop", "test", automatic=automatic)
        self.write(lambda t: kill_switches.engage(t.connection, switch, self.now))
        self.switches.add(where)

    def disengage(self) -> None:
        for where in self.switches:
            self.write(lambda t, one=where: kill_switches.release(t.connection, *one))
        self.write(lambda t: outbox.release_held(t.connection, "kill_switch", self.now))
        self.switches.clear()

    def change_template(self, name: str, status: str) -> None:
        update = TemplateUpdated(name=name, language="es-MX", status=status)
        self.write(lambda t: templates.apply_update(t.connection, WABA, update, self.now))
        self.status[name] = status

    def pass_time(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    def cancel(self, key: int) -> None:
        state = self.write(outbox.cancel, command_id=f"k{key}", author="test", now=self.now)
        if state is CommandState.CANCELLED:
            self.cancelled.add(f"k{key}")

    def crash(self) -> None:
        self.write(outbox.recover, now=self.now)
        for claim in self.under_way:
            self.over[claim.command_id] += 1
        self.under_way.clear()

    def what_may_leave_leaves(self) -> None:
        """After each step the sender looks; Meta answers the oldest when three are open."""
        while len(self.under_way) > 2:
            self.answer("taken")
        rooms = {NUMBER: Room(3, 2)}
        claimed = self.write(claiming.claim, config=self.config, rooms=rooms, now=self.now)
        for claim in claimed.claims:
            self.judge(claim)
            self.under_way.append(claim)
        people = [claim.person for claim in self.under_way]
        assert len(set(people)) == len(people), "one message to a person at a time"

    def answer(self, outcome: str) -> None:
        if not self.under_way:
            return
        claim = self.under_way.pop(0)
        answered = _outcome(outcome, claim)
        self.write(settle.settle, settled=[(claim, answered)], now=self.now)
        if isinstance(answered, Taken | Uncertain):
            self.over[claim.command_id] += 1
        if not isinstance(answered, Taken | Uncertain):  # it reached nobody
            self.left = [one for one in self.left if one[0] != claim.command_id]
            self.firsts = [one for one in self.firsts if one[0] != claim.command_id]

    def judge(self, claim: Claim) -> None:
        """What a person with a pencil would say of this send."""
        key = claim.command_id
        self.handed.append(key)
        body = self.bodies[key]
        phone = body["to"].lstrip("+")
        name = body.get("template", {}).get("name")
        is_open = phone in self.heard and self.now < self.heard[phone] + WINDOW
        assert key not in self.cancelled
        assert self.over[key] == 0, "Meta may have it already"
        assert all(other.command_id != key for other in self.under_way)
        assert self.suppressed.get(phone) != suppressions.EVERYTHING
        assert not (name == "promo" and phone in self.suppressed)
        stopping = {("all", ""), ("waba", WABA), ("number", NUMBER), ("template", name)}
        assert not stopping & self.switches
        assert name is None or self.status[name] == "APPROVED"
        assert name is not None or is_open
        assert OPENS <= self.now.time() < CLOSES
        assert "not_before" not in body or _at(body["not_before"]) <= self.now
        assert "not_after" not in body or self.now < _at(body["not_after"])
        self.left = [one for one in self.left if one[0] != key]
        mine = [at for _, to, at in self.left if to == phone and at > self.now - DAY]
        assert len(mine) < CAP
        self.left.append((key, phone, self.now))
        if name is not None and not is_open:
            self.firsts.append((key, phone, self.now))
            reached = {to for _, to, at in self.firsts if at > self.now - DAY}
            assert len(reached) <= TIER

    def close(self) -> None:
        self.engine.dispose()

    def step(self) -> None:
        """Something happens, and then the sender looks."""
        pick = self.random.choice
        phone = pick(PHONES)
        steps: list[tuple[int, Callable[[], None]]] = [
            (12, lambda: self.post(phone, f"k{self.random.randrange(400)}", self.message())),
            (6, lambda: self.answer(pick(OUTCOMES))),
            (6, lambda: self.pass_time(pick([1, 7, 45, 200, 430]))),
            (4, lambda: self.hear(phone)),
            (2, lambda: self.cancel(self.random.randrange(400))),
            (1, lambda: self.suppress(phone, pick(SCOPES))),
            (2, lambda: self.unsuppress(phone)),
            (1, lambda: self.engage(pick(SWITCHES), pick([True, False]))),
            (2, self.disengage),
            (2, lambda: self.change_template(pick(TEMPLATES), pick(["PAUSED", "APPROVED"]))),
            (1, self.crash),
        ]
        weights = [weight for weight, _ in steps]
        (act,) = self.random.choices([act for _, act in steps], weights)
        act()
        self.what_may_leave_leaves()

    def message(self) -> Json:
        pick = self.random.choice
        hours = {
            "not_before": pick([None, None, 1, 6, 20]),
            "not_after": pick([None, 0.5, 9, 40]),
        }
        times = {
            when: (self.now + timedelta(hours=later)).isoformat()
            for when, later in hours.items()
            if later
        }
        return {**pick(KINDS), **times, "priority": pick([None, "reply", "campaign"])}


def _outcome(outcome: str, claim: Claim) -> Outcome:
    match outcome:
        case "taken":
            return Taken(f"wamid.{claim.attempt_id}", None, None, "accepted")
        case "rejected":
            return Rejected(400, {"code": 131026, "message": "no"})
        case "busy":
            return Rejected(503, {"code": 131016, "message": "later"})
        case "lost":
            return Uncertain("cut")
        case _:
            return NotSent("away")


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.fixture(autouse=True, scope="module")
def small_tier() -> Iterator[None]:
    """A limit that short histories reach."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(number_standings._TIERS, "TIER_50", TIER)
        yield


@given(st.integers(0, 2**32))
@settings(max_examples=20, deadline=None)
def test_nothing_forbidden_is_ever_handed_to_meta(seed: int) -> None:
    sends = Sends(Random(seed))
    try:
        for _ in range(100):
            sends.step()
    finally:
        sends.close()


def test_the_histories_are_full_of_sends() -> None:
    sends = Sends(Random(1))
    for _ in range(400):
        sends.step()
    sends.close()
    assert len(sends.handed) > 15
    assert {"text", "template"} == {sends.bodies[key]["type"] for key in sends.handed}
