"""The send gate once more, naively: it looks at one instant, and finds others by stepping.

Written from the rules, not from the program; it shares only the value types.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from console.domain.contact import Channel, ContactFacts, CountryProfile, Proposal, Reason, Role
from console.domain.contact_policy import HORIZON, Rules

QUARTER = timedelta(minutes=15)


def window_open(facts: ContactFacts, rules: Rules, at: datetime) -> bool:
    if facts.window_closes_at is None:
        return False
    return at + timedelta(seconds=rules.window_margin_s) < facts.window_closes_at


def answering(facts: ContactFacts, proposal: Proposal, rules: Rules, at: datetime) -> bool:
    if proposal.template is not None or not window_open(facts, rules, at):
        return False
    if facts.last_inbound_at is None or facts.window_closes_at is None:
        return False
    return facts.window_closes_at - facts.last_inbound_at <= timedelta(hours=24)


def refusal(
    facts: ContactFacts, proposal: Proposal, rules: Rules, at: datetime
) -> Reason | None:
    """The first reason in the order of the list, None when the message may go."""
    return next(reasons(facts, proposal, rules, at), None)


def reasons(  # noqa: C901, PLR0912 - one line for each rule, in their order
    facts: ContactFacts, proposal: Proposal, rules: Rules, at: datetime
) -> Iterator[Reason]:
    reply = answering(facts, proposal, rules, at)
    if not facts.placement_active:
        yield Reason.PLACEMENT_INACTIVE
    if facts.hard_block:
        yield Reason.HARD_BLOCK
    if not facts.contact_point_valid:
        yield Reason.CONTACT_POINT_INVALID
    if facts.role not in (Role.DEBTOR, Role.CO_DEBTOR):
        yield Reason.NOT_A_LIABLE_PARTY
    if facts.opted_out_at:
        yield Reason.OPTED_OUT
    must = any(profile.consent_required for profile in rules.profiles)
    if facts.consent is False or (must and not facts.consent):
        yield Reason.NO_CONSENT
    if facts.marketing_stopped_at and proposal.is_marketing:
        yield Reason.MARKETING_STOPPED
    if facts.soft_pause and not reply:
        yield Reason.SOFT_PAUSE
    if not facts.zones or not rules.profiles:
        yield Reason.ZONE_UNKNOWN
    pairs = [
        (profile, at.astimezone(ZoneInfo(zone)), zone)
        for profile in rules.profiles
        for zone in facts.zones
    ]
    bound = [each for each in pairs if not (reply and each[0].replies_any_hour)]
    if any(is_holiday(profile, local, rules) for profile, local, _ in bound):
        yield Reason.HOLIDAY
    if not all(within_hours(profile, local, rules) for profile, local, _ in bound):
        yield Reason.OUTSIDE_HOURS
    if not reply and any(over_a_cap(facts, profile, at, zone) for profile, _, zone in pairs):
        yield Reason.CAP_REACHED
    if proposal.template is None and not window_open(facts, rules, at):
        yield Reason.WINDOW_CLOSED
    if proposal.template is not None and proposal.template_status != "APPROVED":
        yield Reason.TEMPLATE_NOT_APPROVED
    if proposal.template is not None and proposal.missing:
        yield Reason.VARIABLES_MISSING
    if proposal.says_unpaid and not fresh(facts, rules, at):
        yield Reason.PAYMENTS_NOT_FRESH
    if facts.claimed_by is not None and facts.claimed_by != proposal.by:
        yield Reason.CLAIMED_BY_ANOTHER
    if rules.kill_switch is not None:
        yield Reason.KILL_SWITCH


def is_holiday(profile: CountryProfile, local: datetime, rules: Rules) -> bool:
    public = profile.closed_on_holidays and local.date() in rules.holidays
    return public or local.date() in rules.local_holidays


def within_hours(profile: CountryProfile, local: datetime, rules: Rules) -> bool:
    weeks = [profile.hours]
    if profile.legal_hours:
        weeks.append(profile.legal_hours)
    if rules.creditor_hours is not None:
        weeks.append(dict(rules.creditor_hours))
    wall = local.time()
    return all(
        local.weekday() in week
        and week[local.weekday()].opens <= wall < week[local.weekday()].closes
        for week in weeks
    )


def over_a_cap(facts: ContactFacts, profile: CountryProfile, at: datetime, zone: str) -> bool:
    caps, place = profile.caps, ZoneInfo(zone)
    today = at.astimezone(place)
    ours = [contact for contact in facts.contacts if contact.opened_by_us]
    same_day = [each for each in ours if each.at.astimezone(place).date() == today.date()]
    same_week = [each for each in ours if week_of(each.at, place) == week_of(at, place)]
    talked = None if facts.two_way_at is None else facts.two_way_at.astimezone(place)
    talked_today = talked is not None and talked.date() == today.date()
    talked_this_week = talked is not None and week_of(talked, place) == week_of(at, place)
    lenient = caps.direct_contact_only
    day_counts = talked_today or not lenient
    if caps.per_day is not None and day_counts and len(same_day) >= caps.per_day and ours:
        return True
    if caps.per_week is not None and len(same_week) >= caps.per_week and ours:
        return True
    gap = timedelta(days=caps.min_gap_days or 0)
    if caps.min_gap_days is not None and any(at - each.at < gap for each in ours):
        return True
    others = [each for each in same_week if each.channel is not Channel.WHATSAPP]
    return bool(caps.one_channel_per_week and others and (talked_this_week or not lenient))


def week_of(at: datetime, place: ZoneInfo) -> tuple[int, int]:
    year, week, _ = at.astimezone(place).isocalendar()
    return year, week


def fresh(facts: ContactFacts, rules: Rules, at: datetime) -> bool:
    if facts.payments_loaded_on is None:
        return False
    days = [at.astimezone(ZoneInfo(zone)).date() for zone in facts.zones]
    limit = timedelta(days=rules.payments_fresh_days)
    return all(day - facts.payments_loaded_on <= limit for day in days)


def quarters(start: datetime, end: datetime) -> Iterator[datetime]:
    """`start`, and every quarter of an hour after it up to `end`."""
    yield start
    at = start.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    while at <= end:
        if at > start:
            yield at
        at += QUARTER


def first_allowed(
    facts: ContactFacts, proposal: Proposal, rules: Rules, now: datetime
) -> datetime | None:
    for at in quarters(now, now + HORIZON):
        if refusal(facts, proposal, rules, at) is None:
            return at
    return None
