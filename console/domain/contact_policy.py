"""The send gate: whether a message may go to a debtor now, and if not, why and until when.

One function, without a way around it; every outbound path asks it when the message is
written and again when it is sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from console.domain.contact import (
    Allowed,
    ContactFacts,
    CountryProfile,
    Decision,
    Hours,
    Proposal,
    Reason,
    Refused,
    Role,
)
from console.domain.contact_caps import MIDNIGHT, CapBook, CapHit, cap_book
from console.domain.contact_hours import Closure, LocalCalendar, instant

WINDOW_RULE = "whatsapp_window"
TEMPLATE_RULE = "whatsapp_template"
PAYMENTS_RULE = "payments_loaded"
MARKETING_RULE = "whatsapp_marketing"
HORIZON = timedelta(days=62)
"""How far ahead an opening is looked for."""
CUSTOMER_WINDOW = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Rules:
    """What binds a message besides the debtor's own facts.

    `profiles` are those of every candidate region: all of them must allow. `holidays` name
    the public holidays over the coming two months (those of every candidate region),
    `local_holidays` are the administrator's own closed days. `creditor_hours` narrow the
    hours, never widen them. Free text must leave `window_margin_s` before Meta's window ends.
    A message that says "you have not paid" needs payments loaded within
    `payments_fresh_days`. `kill_switch` is the reason when somebody stopped all sends.
    """

    profiles: tuple[CountryProfile, ...]
    creditor_hours: Mapping[int, Hours] | None = None
    local_holidays: frozenset[date] = frozenset()
    holidays: Mapping[date, str] = field(default_factory=dict)
    window_margin_s: int = 120
    payments_fresh_days: int = 3
    kill_switch: str | None = None
    _calendars: dict[str, tuple[LocalCalendar, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def calendars(self, zone: str) -> tuple[LocalCalendar, ...]:
        """The calendar of each profile in `zone`; kept, since rules serve many debtors."""
        if zone not in self._calendars:
            self._calendars[zone] = tuple(
                LocalCalendar(
                    zone, profile, self.creditor_hours, self.holidays, self.local_holidays
                )
                for profile in self.profiles
            )
        return self._calendars[zone]


def may_contact(
    facts: ContactFacts, proposal: Proposal, rules: Rules, now: datetime
) -> Decision:
    """Decide whether the message may go at `now` (aware), in the order of `Reason`.

    Where several zones or regions are possible, every one must allow. An answer in free text
    inside an exchange that the debtor opened is exempt from the caps and the soft pause, and
    from the hours only where the profile says so; never from the rest. What cannot be cured
    by waiting about the person comes first, so that nobody is told "try at 8:00" about a
    debtor who has opted out.

    Raises: ValueError for an instant without a zone.
    """
    if now.tzinfo is None:
        raise ValueError("the gate needs an aware instant")
    question = _Question(facts, proposal, rules)
    return (
        question.about_the_person()
        or question.about_the_pause(now)
        or question.about_the_time(now)
        or question.about_the_message(now)
        or question.allowed(now)
    )


class _Question:
    """One question to the gate, with what several of its steps need."""

    __slots__ = ("_books", "_calendars", "_facts", "_proposal", "_rules")

    def __init__(self, facts: ContactFacts, proposal: Proposal, rules: Rules) -> None:
        self._facts = facts
        self._proposal = proposal
        self._rules = rules
        self._calendars = tuple(
            calendar for zone in facts.zones for calendar in rules.calendars(zone)
        )
        self._books = tuple(
            cap_book(calendar.zone, calendar.profile.caps, facts)
            for calendar in self._calendars
        )

    # --- checks, in the order of Reason ---------------------------------------------------

    def about_the_person(self) -> Refused | None:
        """What waiting does not cure: blocks, exclusions, consent, an unknown place."""
        facts = self._facts
        if not facts.placement_active:
            return Refused(Reason.PLACEMENT_INACTIVE, "placement")
        if facts.hard_block is not None:
            return Refused(Reason.HARD_BLOCK, "hard_block", detail=facts.hard_block)
        if not facts.contact_point_valid:
            return Refused(Reason.CONTACT_POINT_INVALID, "contact_point")
        if facts.role is Role.REFERENCE:
            return Refused(Reason.NOT_A_LIABLE_PARTY, self._law(), detail=facts.role)
        if facts.opted_out_at is not None:
            return Refused(Reason.OPTED_OUT, "opt_out", detail=facts.opted_out_at.isoformat())
        return self._consent() or self._marketing()

    def _marketing(self) -> Refused | None:
        stopped_at = self._facts.marketing_stopped_at
        if stopped_at is None or not self._proposal.is_marketing:
            return None
        detail = stopped_at.isoformat()
        return Refused(Reason.MARKETING_STOPPED, MARKETING_RULE, detail=detail)

    def _consent(self) -> Refused | None:
        asking = [profile for profile in self._rules.profiles if profile.consent_required]
        if self._facts.consent is False:
            return Refused(Reason.NO_CONSENT, self._law(), detail="denied")
        if asking and self._facts.consent is None:
            return Refused(Reason.NO_CONSENT, asking[0].rule, detail="unknown")
        return None

    def about_the_pause(self, now: datetime) -> Refused | None:
        """A pause silences us, not our answers; then the place must be known."""
        if self._facts.soft_pause is not None and not self._answers(now):
            return Refused(Reason.SOFT_PAUSE, "soft_pause", detail=self._facts.soft_pause)
        if not self._calendars:
            return Refused(Reason.ZONE_UNKNOWN, "zone")
        return None

    def about_the_time(self, now: datetime) -> Refused | None:
        """Holidays, hours and caps: what waiting cures, with the instant when it does."""
        refused = self._closed(now) or self._capped(now)
        if refused is None:
            return None
        reason, rule, detail = refused
        retry_at, then = self._after_waiting(now)
        return Refused(reason, rule, retry_at, detail, self._hours_local(now), then)

    def about_the_message(self, now: datetime) -> Refused | None:
        """The window or the template, fresh payments, the claim, the kill switch."""
        return self._window(now) or self._template() or self._freshness(now) or self._desk()

    def allowed(self, now: datetime) -> Allowed:
        """Yes, and until when."""
        until, rule = min(self._ends(now), key=lambda end: end[0])
        return Allowed(
            until, rule, self._answers(now), self._hours_local(now), self._left_today(now)
        )

    # --- the person --------------------------------------------------------------------------

    def _law(self) -> str:
        return self._rules.profiles[0].rule if self._rules.profiles else "liable_parties"

    def _answers(self, at: datetime) -> bool:
        """Whether free text at `at` answers a message of the debtor's in the open window."""
        closes_at, inbound_at = self._facts.window_closes_at, self._facts.last_inbound_at
        if self._proposal.template is not None or closes_at is None or inbound_at is None:
            return False
        return inbound_at >= closes_at - CUSTOMER_WINDOW and self._window(at) is None

    # --- the time ----------------------------------------------------------------------------

    def _bound(self, at: datetime) -> tuple[LocalCalendar, ...]:
        """The calendars whose hours bind at `at`."""
        if not self._answers(at):
            return self._calendars
        return tuple(each for each in self._calendars if not each.profile.replies_any_hour)

    def _closed(self, at: datetime) -> tuple[Reason, str, str | None] | None:
        bound = self._bound(at)
        holidays = (each.holiday(each.day_of(at)) for each in bound)
        if day_off := _first(holidays):
            return Reason.HOLIDAY, day_off.rule, day_off.holiday
        if closed := _first(each.closed_at(at) for each in bound):
            return Reason.OUTSIDE_HOURS, closed.rule, closed.zone
        return None

    def _cap_hit(self, at: datetime) -> tuple[CapHit, str] | None:
        if self._answers(at):
            return None
        hits = [
            (hit, calendar.profile.rule)
            for calendar, book in zip(self._calendars, self._books, strict=True)
            if (hit := book.hit(at))
        ]
        return max(hits, key=lambda each: each[0].free_at, default=None)

    def _capped(self, at: datetime) -> tuple[Reason, str, str | None] | None:
        found = self._cap_hit(at)
        return None if found is None else (Reason.CAP_REACHED, found[1], found[0].detail)

    def _after_waiting(self, now: datetime) -> tuple[datetime | None, Reason | None]:
        """The first instant at which everything allows, or what refuses even then."""
        opens_at = self._earliest(now)
        if opens_at is None:
            return None, None
        late = self.about_the_pause(opens_at) or self.about_the_message(opens_at)
        return (opens_at, None) if late is None else (None, late.reason)

    def _earliest(self, now: datetime) -> datetime | None:
        """The least instant that suits every calendar and cap; each step only skips closed."""
        at, limit = now, now + HORIZON
        while at <= limit:
            later = at
            for calendar in self._bound(at):
                opens_at = calendar.open_from(later, limit)
                if opens_at is None:
                    return None
                later = opens_at
            if hit := self._cap_hit(later):
                later = hit[0].free_at
            if later == at:
                return at
            at = later
        return None

    # --- the message -------------------------------------------------------------------------

    def _window_ends(self) -> datetime | None:
        closes_at = self._facts.window_closes_at
        margin = timedelta(seconds=self._rules.window_margin_s)
        return None if closes_at is None else closes_at - margin

    def _window(self, at: datetime) -> Refused | None:
        ends_at = self._window_ends()
        if self._proposal.template is not None or (ends_at is not None and at < ends_at):
            return None
        closed = self._facts.window_closes_at
        detail = None if closed is None else closed.isoformat()
        return Refused(Reason.WINDOW_CLOSED, WINDOW_RULE, detail=detail)

    def _template(self) -> Refused | None:
        proposal = self._proposal
        if proposal.template is None:
            return None
        if proposal.template_status != "APPROVED":
            detail = proposal.template_status
            return Refused(Reason.TEMPLATE_NOT_APPROVED, TEMPLATE_RULE, detail=detail)
        if proposal.missing:
            detail = ", ".join(proposal.missing)
            return Refused(Reason.VARIABLES_MISSING, TEMPLATE_RULE, detail=detail)
        return None

    def _stale_at(self) -> datetime | None:
        """From when the loaded payments are too old to say that somebody has not paid."""
        loaded_on = self._facts.payments_loaded_on
        if loaded_on is None:
            return None
        day = loaded_on + timedelta(days=self._rules.payments_fresh_days + 1)
        return min(instant(zone, day, MIDNIGHT, latest=False) for zone in self._facts.zones)

    def _freshness(self, at: datetime) -> Refused | None:
        if not self._proposal.says_unpaid:
            return None
        stale_at = self._stale_at()
        if stale_at is not None and at < stale_at:
            return None
        loaded_on = self._facts.payments_loaded_on
        detail = None if loaded_on is None else loaded_on.isoformat()
        return Refused(Reason.PAYMENTS_NOT_FRESH, PAYMENTS_RULE, detail=detail)

    def _desk(self) -> Refused | None:
        if self._facts.claimed_by not in (None, self._proposal.by):
            return Refused(Reason.CLAIMED_BY_ANOTHER, "claim", detail=self._facts.claimed_by)
        if self._rules.kill_switch is not None:
            return Refused(Reason.KILL_SWITCH, "kill_switch", detail=self._rules.kill_switch)
        return None

    # --- what is shown -----------------------------------------------------------------------

    def _ends(self, now: datetime) -> list[tuple[datetime, str]]:
        """Everything that ends the permission, with its rule; hours first."""
        openings = (each.opening(each.day_of(now)) for each in self._bound(now))
        ends = [(each.closes_at, each.rule) for each in openings if each]
        window_ends = self._window_ends()
        if self._proposal.template is None and window_ends is not None:
            ends.append((window_ends, WINDOW_RULE))
        stale_at = self._stale_at()
        if self._proposal.says_unpaid and stale_at is not None:
            ends.append((stale_at, PAYMENTS_RULE))
        return ends

    def _hours_local(self, now: datetime) -> tuple[datetime, datetime] | None:
        """What every calendar leaves open today, in the debtor's own (first) zone."""
        openings = [each.opening(each.day_of(now)) for each in self._calendars]
        known = [each for each in openings if each is not None]
        if len(known) < len(openings):
            return None
        opens_at = max(each.opens_at for each in known)
        closes_at = min(each.closes_at for each in known)
        place = ZoneInfo(self._facts.zones[0])
        if opens_at >= closes_at:
            return None
        return opens_at.astimezone(place), closes_at.astimezone(place)

    def _left_today(self, now: datetime) -> int | None:
        pairs = zip(self._calendars, self._books, strict=True)
        lefts = [_left(calendar, book, now) for calendar, book in pairs]
        return min((left for left in lefts if left is not None), default=None)


def _left(calendar: LocalCalendar, book: CapBook, now: datetime) -> int | None:
    return book.left(calendar.day_of(now))


def _first(closures: Iterator[Closure | None]) -> Closure | None:
    return next((closure for closure in closures if closure), None)
