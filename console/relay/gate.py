"""What may never leave, whatever a console says; asked on arrival and before each send.

The rules are pure functions of `Facts`, which gate_facts.py reads from the database for many
messages at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from console.relay import suppressions, template_rules, windows
from console.relay.config import LimitsConfig, NumberConfig
from console.relay.item import Json
from console.relay.kill_switches import Switch
from console.relay.number_standings import NumberStanding
from console.relay.reaches import Reach
from console.relay.templates import Standing

DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Sending:
    """The facts of a message that decide whether it may leave."""

    number: NumberConfig
    person: str
    template_name: str | None
    template_language: str | None
    not_after: datetime | None
    template: Json | None = None
    not_before: datetime | None = None
    command_id: str | None = None

    @property
    def template_key(self) -> tuple[str, str]:
        """Which template, in which language."""
        return self.template_name or "", self.template_language or ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a message does not leave. `held` means: not now, but it may wait here."""

    code: str
    message: str
    retry_after_s: float | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A message to a person: when it left, or is to leave."""

    command_id: str
    at: datetime
    has_left: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known at one instant about some messages of one number."""

    switches: tuple[Switch, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Each person under every identifier that the relay has seen together with it."""
    scopes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What each identifier is suppressed for."""
    standings: Mapping[tuple[str, str], Standing] = field(default_factory=dict)
    last_inbound: Mapping[str, datetime] = field(default_factory=dict)
    contacts: Mapping[str, tuple[Contact, ...]] = field(default_factory=dict)
    """Messages of the last day to each identifier; read where a day's number is limited."""
    number: NumberStanding = field(default_factory=lambda: NumberStanding(""))
    reach: Reach = field(default_factory=Reach)

    def persons(self, person: str) -> tuple[str, ...]:
        """Every identifier of `person`."""
        return self.aliases.get(person, (person,))

    def window_is_open(self, person: str, at: datetime) -> bool:
        """Whether free-form messages may go to the person at `at`."""
        heard = [
            self.last_inbound[one] for one in self.persons(person) if one in self.last_inbound
        ]
        return bool(heard) and at < max(heard) + windows.WINDOW - windows.MARGIN


def refusal(
    facts: Facts, sending: Sending, limits: LimitsConfig, at: datetime
) -> Refusal | None:
    """Why `sending` must not leave at `at`; None when it may.

    What waiting cannot cure comes first.
    """
    return (
        _expired(sending, at)
        or _suppressed(facts, sending)
        or _killed(facts, sending)
        or _number(facts)
        or _template(facts, sending)
        or _window(facts, sending, at)
        or _hours(limits, at)
    )


def rate_capped(
    facts: Facts, sending: Sending, limits: LimitsConfig, at: datetime, *, queued: bool
) -> Refusal | None:
    """Whether the person has had all the messages that a day allows.

    `queued`: count those too that wait to leave.
    """
    most = limits.recipient_per_day
    if most is None:
        return None
    moments = sorted(
        contact.at
        for one in facts.persons(sending.person)
        for contact in facts.contacts.get(one, ())
        if at - DAY < contact.at
        # The clock was read before the sender's turn: one may have left since.
        and (contact.has_left or contact.at <= at)
        and contact.command_id != sending.command_id
        and (queued or contact.has_left)
    )
    if len(moments) < most:
        return None
    wait_s = (moments[len(moments) - most] + DAY - at).total_seconds()
    message = f"{len(moments)} of {most} messages a day are used"
    return Refusal("rate_capped", message, max(1.0, wait_s), held=True)


def unreachable(
    facts: Facts, sending: Sending, at: datetime, *, more: int = 0
) -> Refusal | None:
    """Whether the portfolio's limit of people a day leaves no place; `more` were just taken."""
    if sending.template_name is None or facts.window_is_open(sending.person, at):
        return None
    if facts.reach.has_room(facts.persons(sending.person), more):
        return None
    frees_at = facts.reach.frees_at or at + DAY
    message = (
        f"Meta lets this account write first to {facts.reach.most} people in 24 hours, "
        "and that many were written to"
    )
    wait_s = max(1.0, (frees_at - at).total_seconds())
    return Refusal("portfolio_limit", message, wait_s, held=True)


def outlived(refused: Refusal, sending: Sending, at: datetime) -> bool:
    """Whether `sending` would expire before what holds it back is over."""
    return (
        sending.not_after is not None
        and at + timedelta(seconds=refused.retry_after_s or 0.0) >= sending.not_after
    )


def _expired(sending: Sending, at: datetime) -> Refusal | None:
    if sending.not_after is not None and at >= sending.not_after:
        return Refusal("expired", f"not to be sent after {sending.not_after.isoformat()}")
    return None


def _suppressed(facts: Facts, sending: Sending) -> Refusal | None:
    scopes = {
        scope
        for one in facts.persons(sending.person)
        for scope in facts.scopes.get(one, frozenset())
    }
    if suppressions.EVERYTHING in scopes:
        return Refusal("suppressed", "this person asked not to be written to")
    if suppressions.MARKETING in scopes and _is_marketing(facts, sending):
        return Refusal("suppressed", "this person stopped marketing messages")
    return None


def _is_marketing(facts: Facts, sending: Sending) -> bool:
    known = facts.standings.get(sending.template_key)
    return known is not None and known.category == "MARKETING"


def _killed(facts: Facts, sending: Sending) -> Refusal | None:
    number, name = sending.number, sending.template_name
    stopping = [
        switch
        for switch in facts.switches
        if switch.stops(number.phone_number_id, number.waba_id, name)
    ]
    if not stopping:
        return None
    by_hand = [switch for switch in stopping if not switch.automatic]
    first = (by_hand or stopping)[0]
    return Refusal("kill_switch", f"sends are stopped: {first.reason}", held=not by_hand)


def _number(facts: Facts) -> Refusal | None:
    if facts.number.blocked is None:
        return None
    return Refusal("number_blocked", facts.number.blocked, held=True)


def _template(facts: Facts, sending: Sending) -> Refusal | None:
    known = facts.standings.get(sending.template_key)
    if sending.template_name is None or known is None:
        return None
    if not known.may_send:
        status = known.status or "unknown to Meta"
        name = f"{sending.template_name} ({sending.template_language})"
        return Refusal("template_not_approved", f"the template {name} is {status}")
    if known.definition is None or sending.template is None:
        return None
    if problem := template_rules.problem(known.definition, sending.template):
        name = f"{sending.template_name} ({sending.template_language})"
        return Refusal("wrong_variables", f"the template {name} does not fit: {problem}")
    return None


def _window(facts: Facts, sending: Sending, at: datetime) -> Refusal | None:
    if sending.template_name is not None or facts.window_is_open(sending.person, at):
        return None
    return Refusal(
        "window_closed", "more than 24 hours since the person last wrote; use a template"
    )


def _hours(limits: LimitsConfig, at: datetime) -> Refusal | None:
    if limits.hours is None or not (wait_s := limits.hours.wait_s(at)):
        return None
    return Refusal("out_of_hours", "outside the hours that the administrator set", wait_s)
