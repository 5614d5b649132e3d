"""The send gate against a slow model, and by example."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.domain.contact import (
    Allowed,
    Caps,
    Channel,
    ContactFacts,
    CountryProfile,
    HardBlock,
    Hours,
    PastContact,
    Proposal,
    Reason,
    Refused,
    Role,
    SoftPause,
)
from console.domain.contact_policy import HORIZON, Rules, may_contact
from tests.domain.gate_cases import questions
from tests.domain.slow_gate import first_allowed, quarters, refusal

Question = tuple[ContactFacts, Proposal, Rules, datetime]
TIME = {Reason.HOLIDAY, Reason.OUTSIDE_HOURS, Reason.CAP_REACHED}
thorough = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@thorough
@given(questions())
def test_gate_and_slow_model_give_the_same_reason(question: Question) -> None:
    decision = may_contact(*question)
    expected = refusal(*question)
    assert (decision.reason if isinstance(decision, Refused) else None) == expected


@thorough
@given(questions())
def test_the_next_time_is_the_first_instant_at_which_the_model_allows(
    question: Question,
) -> None:
    decision = may_contact(*question)
    if isinstance(decision, Refused):
        assert decision.retry_at == first_allowed(*question)
        assert decision.reason in TIME or decision.retry_at is None


@thorough
@given(questions())
def test_nothing_between_now_and_until_is_refused_by_the_model(question: Question) -> None:
    facts, proposal, rules, now = question
    decision = may_contact(*question)
    if isinstance(decision, Allowed):
        last = decision.until - timedelta(microseconds=1)
        assert last >= now
        for at in (*quarters(now, last), last):
            assert refusal(facts, proposal, rules, at) is None
        assert refusal(facts, proposal, rules, decision.until) is not None


@thorough
@given(questions(), st.data())
def test_one_more_exclusion_never_turns_no_into_yes(
    question: Question, data: st.DataObject
) -> None:
    facts, proposal, rules, now = question
    more = data.draw(st.sampled_from(_MORE_EXCLUSIONS))
    contact = PastContact(now - timedelta(hours=data.draw(st.integers(0, 80))), Channel.CALL)
    harder = replace(facts, contacts=(*facts.contacts, contact), **more)
    if isinstance(may_contact(facts, proposal, rules, now), Refused):
        assert isinstance(may_contact(harder, proposal, rules, now), Refused)


_MORE_EXCLUSIONS: list[dict[str, Any]] = [
    {},
    {"hard_block": HardBlock.LEGAL},
    {"opted_out_at": datetime(2026, 1, 1, tzinfo=UTC)},
    {"consent": False},
    {"soft_pause": SoftPause.DISPUTE},
    {"contact_point_valid": False},
    {"claimed_by": "luis"},
    {"zones": ()},
    {"window_closes_at": None},
    {"payments_loaded_on": None},
]


# --- by example ----------------------------------------------------------------------------

BOGOTA = ZoneInfo("America/Bogota")
WEEK = {day: Hours(time(7), time(19)) for day in range(5)} | {5: Hours(time(8), time(15))}
CO = CountryProfile(
    country="CO",
    region=None,
    hours=WEEK,
    closed_on_holidays=True,
    caps=Caps(per_day=1, one_channel_per_week=True),
    consent_required=True,
    default_zone="America/Bogota",
    rule="Ley 2300",
    source="Ley 2300 de 2023",
    verified_on=date(2026, 11, 21),
)
RULES = Rules((CO,), holidays={date(2026, 11, 16): "Independencia de Cartagena"})
FACTS = ContactFacts("CO", ("America/Bogota",), consent=True)
TEMPLATE = Proposal("ana", "recordatorio", "APPROVED")
TEXT = Proposal("ana")


def bogota(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BOGOTA).astimezone(UTC)


NOON = bogota(18, 13, 28)


def test_a_message_in_hours_may_go_until_the_law_closes() -> None:
    decision = may_contact(FACTS, TEMPLATE, RULES, NOON)
    assert decision == Allowed(
        bogota(18, 19),
        "Ley 2300",
        hours_local=(bogota(18, 7), bogota(18, 19)),
        contacts_left_today=1,
    )
    assert decision.hours_local is not None
    assert decision.hours_local[0].hour == 7


def test_after_hours_the_next_morning_is_named() -> None:
    decision = may_contact(FACTS, TEMPLATE, RULES, bogota(18, 19, 42))
    assert isinstance(decision, Refused)
    assert (decision.reason, decision.rule) == (Reason.OUTSIDE_HOURS, "Ley 2300")
    assert (decision.detail, decision.retry_at) == ("America/Bogota", bogota(19, 7))


def test_the_very_second_of_closing_is_outside() -> None:
    assert isinstance(
        may_contact(FACTS, TEMPLATE, RULES, bogota(18, 19) - timedelta(microseconds=1)), Allowed
    )
    assert isinstance(may_contact(FACTS, TEMPLATE, RULES, bogota(18, 19)), Refused)


def test_saturday_evening_before_a_holiday_monday_waits_until_tuesday() -> None:
    decision = may_contact(FACTS, TEMPLATE, RULES, bogota(14, 15))
    assert isinstance(decision, Refused)
    assert decision.retry_at == bogota(17, 7)


def test_a_holiday_says_which() -> None:
    decision = may_contact(FACTS, TEMPLATE, RULES, bogota(16, 10))
    assert isinstance(decision, Refused)
    assert (decision.reason, decision.detail) == (Reason.HOLIDAY, "Independencia de Cartagena")
    assert decision.hours_local is None


def test_a_local_holiday_closes_where_public_ones_do_not() -> None:
    open_always = replace(CO, closed_on_holidays=False)
    rules = Rules((open_always,), local_holidays=frozenset({date(2026, 11, 18)}))
    decision = may_contact(FACTS, TEMPLATE, rules, NOON)
    assert isinstance(decision, Refused)
    assert (decision.reason, decision.rule) == (Reason.HOLIDAY, "local_calendar")


def test_one_contact_a_day_and_the_next_day_again() -> None:
    facts = replace(FACTS, contacts=(PastContact(bogota(18, 8)),))
    decision = may_contact(facts, TEMPLATE, RULES, NOON)
    assert isinstance(decision, Refused)
    assert (decision.reason, decision.detail) == (Reason.CAP_REACHED, "day:1:1")
    assert decision.retry_at == bogota(19, 7)


def test_a_call_this_week_closes_the_other_channel_until_monday() -> None:
    facts = replace(FACTS, contacts=(PastContact(bogota(17, 8), Channel.CALL),))
    decision = may_contact(facts, TEMPLATE, RULES, NOON)
    assert isinstance(decision, Refused)
    assert (decision.detail, decision.retry_at) == ("channel:call", bogota(23, 7))


def test_an_answer_is_exempt_from_caps_and_pause_but_not_from_hours() -> None:
    facts = replace(
        FACTS,
        contacts=(PastContact(bogota(18, 8)),),
        soft_pause=SoftPause.DISPUTE,
        last_inbound_at=bogota(18, 12),
        window_closes_at=bogota(19, 12),
    )
    decision = may_contact(facts, TEXT, RULES, NOON)
    assert isinstance(decision, Allowed)
    assert decision.is_reply
    late = may_contact(facts, TEXT, RULES, bogota(18, 19, 42))
    assert isinstance(late, Refused)
    assert (late.reason, late.retry_at) == (Reason.OUTSIDE_HOURS, bogota(19, 7))
    assert may_contact(facts, TEMPLATE, RULES, NOON) == Refused(
        Reason.SOFT_PAUSE, "soft_pause", detail="dispute"
    )


def test_who_stopped_marketing_gets_everything_else() -> None:
    facts = replace(FACTS, marketing_stopped_at=bogota(17, 9))
    promo = replace(TEMPLATE, is_marketing=True)
    decision = may_contact(facts, promo, RULES, NOON)
    assert isinstance(decision, Refused)
    assert (decision.reason, decision.rule) == (Reason.MARKETING_STOPPED, "whatsapp_marketing")
    assert isinstance(may_contact(facts, TEMPLATE, RULES, NOON), Allowed)
    assert isinstance(may_contact(FACTS, promo, RULES, NOON), Allowed)


def test_a_profile_may_let_answers_go_at_any_hour() -> None:
    rules = Rules((replace(CO, replies_any_hour=True),))
    facts = replace(FACTS, last_inbound_at=bogota(18, 12), window_closes_at=bogota(19, 12))
    decision = may_contact(facts, TEXT, rules, bogota(18, 22))
    assert isinstance(decision, Allowed)
    assert (decision.until, decision.rule) == (bogota(19, 11, 58), "whatsapp_window")


def test_text_whose_window_closes_before_the_next_opening_is_told_so() -> None:
    facts = replace(FACTS, last_inbound_at=bogota(18, 6), window_closes_at=bogota(19, 6))
    decision = may_contact(facts, TEXT, RULES, bogota(18, 20))
    assert isinstance(decision, Refused)
    assert (decision.retry_at, decision.then) == (None, Reason.WINDOW_CLOSED)


def test_text_leaves_before_the_margin_of_the_window() -> None:
    facts = replace(FACTS, last_inbound_at=bogota(17, 15), window_closes_at=bogota(18, 15))
    decision = may_contact(facts, TEXT, RULES, NOON)
    assert isinstance(decision, Allowed)
    assert (decision.until, decision.rule) == (bogota(18, 14, 58), "whatsapp_window")
    closed = may_contact(facts, TEXT, RULES, bogota(18, 14, 58))
    assert isinstance(closed, Refused)
    assert closed.reason is Reason.WINDOW_CLOSED


@pytest.mark.parametrize(
    ("facts", "proposal", "reason", "detail"),
    [
        ({"placement_active": False}, {}, Reason.PLACEMENT_INACTIVE, None),
        ({"hard_block": HardBlock.DECEASED}, {}, Reason.HARD_BLOCK, "deceased"),
        ({"contact_point_valid": False}, {}, Reason.CONTACT_POINT_INVALID, None),
        ({"role": Role.REFERENCE}, {}, Reason.NOT_A_LIABLE_PARTY, "reference"),
        ({"opted_out_at": NOON}, {}, Reason.OPTED_OUT, NOON.isoformat()),
        ({"consent": None}, {}, Reason.NO_CONSENT, "unknown"),
        ({"consent": False}, {}, Reason.NO_CONSENT, "denied"),
        ({"soft_pause": SoftPause.COMPLAINT}, {}, Reason.SOFT_PAUSE, "complaint"),
        ({"zones": ()}, {}, Reason.ZONE_UNKNOWN, None),
        ({}, {"template": None}, Reason.WINDOW_CLOSED, None),
        ({}, {"template_status": "PAUSED"}, Reason.TEMPLATE_NOT_APPROVED, "PAUSED"),
        ({}, {"missing": ("monto", "fecha")}, Reason.VARIABLES_MISSING, "monto, fecha"),
        ({}, {"says_unpaid": True}, Reason.PAYMENTS_NOT_FRESH, None),
        ({"claimed_by": "luis"}, {}, Reason.CLAIMED_BY_ANOTHER, "luis"),
    ],
)
def test_what_waiting_does_not_cure_has_no_next_time(
    facts: dict[str, Any], proposal: dict[str, Any], reason: Reason, detail: str | None
) -> None:
    decision = may_contact(replace(FACTS, **facts), replace(TEMPLATE, **proposal), RULES, NOON)
    assert isinstance(decision, Refused)
    assert (decision.reason, decision.detail, decision.retry_at) == (reason, detail, None)


def test_payments_loaded_too_long_ago_are_named() -> None:
    facts = replace(FACTS, payments_loaded_on=date(2026, 11, 14))
    proposal = replace(TEMPLATE, says_unpaid=True)
    decision = may_contact(facts, proposal, RULES, NOON)
    assert isinstance(decision, Refused)
    assert decision.detail == "2026-11-14"
    fresh = replace(facts, payments_loaded_on=date(2026, 11, 15))
    assert isinstance(may_contact(fresh, proposal, RULES, NOON), Allowed)


def test_the_kill_switch_stops_everything() -> None:
    decision = may_contact(FACTS, TEMPLATE, replace(RULES, kill_switch="calidad roja"), NOON)
    assert decision == Refused(Reason.KILL_SWITCH, "kill_switch", detail="calidad roja")


def test_the_layer_that_closes_is_named() -> None:
    law = {day: Hours(time(7), time(22)) for day in range(7)}
    ours = {day: Hours(time(8), time(21)) for day in range(6)}
    profile = replace(CO, hours=ours, legal_hours=law)
    creditor = {day: Hours(time(9), time(18)) for day in range(5)}
    at_six = may_contact(FACTS, TEMPLATE, Rules((profile,), creditor), bogota(18, 18))
    at_nine = may_contact(FACTS, TEMPLATE, Rules((profile,)), bogota(18, 21))
    at_ten = may_contact(FACTS, TEMPLATE, Rules((profile,)), bogota(18, 22))
    rules = [each.rule for each in (at_six, at_nine, at_ten)]
    assert rules == ["creditor_policy", "house_policy", "Ley 2300"]
    allowed = may_contact(FACTS, TEMPLATE, Rules((profile,), creditor), NOON)
    assert (allowed.rule, getattr(allowed, "until", None)) == (
        "creditor_policy",
        bogota(18, 18),
    )


def test_hours_that_never_meet_have_no_next_time() -> None:
    night = {day: Hours(time(20), time(22)) for day in range(7)}
    decision = may_contact(FACTS, TEMPLATE, replace(RULES, creditor_hours=night), NOON)
    assert isinstance(decision, Refused)
    assert (decision.reason, decision.retry_at, decision.then) == (
        Reason.OUTSIDE_HOURS,
        None,
        None,
    )


def test_two_candidate_zones_must_both_be_open() -> None:
    facts = replace(FACTS, zones=("America/Bogota", "Pacific/Galapagos"))
    early = may_contact(facts, TEMPLATE, RULES, bogota(18, 7, 30))
    assert isinstance(early, Refused)
    assert (early.detail, early.retry_at) == ("Pacific/Galapagos", bogota(18, 8))
    assert early.hours_local == (bogota(18, 8), bogota(18, 19))


def test_zones_that_never_open_together_have_no_common_hours() -> None:
    facts = replace(FACTS, zones=("America/Bogota", "Asia/Bangkok"))
    decision = may_contact(facts, TEMPLATE, RULES, bogota(18, 10))
    assert isinstance(decision, Refused)
    assert (decision.hours_local, decision.retry_at) == (None, None)


def test_an_hour_that_a_clock_change_skips_opens_late_and_closes_early() -> None:
    hours = {day: Hours(time(2, 30), time(12)) for day in range(7)}
    facts = replace(FACTS, zones=("America/New_York",))
    rules = Rules((replace(CO, hours=hours),))
    change = datetime(2026, 3, 8, 7, tzinfo=UTC)  # 02:00 becomes 03:00 in New York
    decision = may_contact(facts, TEMPLATE, rules, change)
    assert isinstance(decision, Refused)
    assert decision.retry_at == change + timedelta(minutes=30)


def test_an_hour_that_comes_twice_closes_the_first_time() -> None:
    hours = {day: Hours(time(0), time(1, 30)) for day in range(7)}
    facts = replace(FACTS, zones=("America/New_York",))
    rules = Rules((replace(CO, hours=hours),))
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)  # 01:30 before the clocks go back
    assert isinstance(may_contact(facts, TEMPLATE, rules, first), Refused)
    assert isinstance(
        may_contact(facts, TEMPLATE, rules, first - timedelta(seconds=1)), Allowed
    )


def test_a_cap_that_lasts_beyond_the_horizon_has_no_next_time() -> None:
    rules = Rules((replace(CO, caps=Caps(min_gap_days=HORIZON.days + 1)),))
    facts = replace(FACTS, contacts=(PastContact(NOON),))
    decision = may_contact(facts, TEMPLATE, rules, NOON)
    assert isinstance(decision, Refused)
    assert decision.retry_at is None


def test_the_gate_wants_an_instant_with_a_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        may_contact(FACTS, TEMPLATE, RULES, NOON.replace(tzinfo=None))


def test_without_caps_nothing_is_counted() -> None:
    decision = may_contact(FACTS, TEMPLATE, Rules((replace(CO, caps=Caps()),)), NOON)
    assert isinstance(decision, Allowed)
    assert decision.contacts_left_today is None


def test_a_week_cap_leaves_what_the_week_leaves() -> None:
    rules = Rules((replace(CO, caps=Caps(per_day=3, per_week=4)),))
    facts = replace(FACTS, contacts=tuple(PastContact(bogota(day, 9)) for day in (16, 17, 17)))
    decision = may_contact(facts, TEMPLATE, rules, NOON)
    assert isinstance(decision, Allowed)
    assert decision.contacts_left_today == 1


def test_nobody_without_rules_is_written_to() -> None:
    reference = replace(FACTS, role=Role.REFERENCE)
    assert may_contact(reference, TEMPLATE, Rules(()), NOON).rule == "liable_parties"
    decision = may_contact(FACTS, TEMPLATE, Rules(()), NOON)
    assert isinstance(decision, Refused)
    assert decision.reason is Reason.ZONE_UNKNOWN
