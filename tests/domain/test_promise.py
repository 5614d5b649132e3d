from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.promise import (
    JUDGED_AGAIN,
    Credit,
    Limit,
    PromiseDraft,
    PromiseFacts,
    PromiseState,
    PromiseToJudge,
    add_business_days,
    business_day_until,
    check_promise,
    judge,
    least_amount,
    state_when_made,
)
from console.domain.promise_dates import DateHint, clamped, suggest_dates
from console.runtime import rule_files

LIMITS = rule_files.promise_limits("COP")
TODAY = date(2026, 11, 18)
FACTS = PromiseFacts(TODAY, 48_620_000, "COP", "31-90", balance_minor=321_490_000)
HOLIDAYS = {date(2026, 11, 16), date(2026, 12, 8), date(2026, 12, 25), date(2027, 1, 1)}


def working(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def draft(minor: int = 48_620_000, on: date = date(2026, 11, 27)) -> PromiseDraft:
    return PromiseDraft(minor, "COP", on)


# --- limits --------------------------------------------------------------------------------


def test_a_promise_within_the_limits_shows_each_with_its_bound() -> None:
    found = {each.limit: each for each in check_promise(draft(), FACTS, LIMITS, working)}
    assert all(each.ok for each in found.values())
    assert (found[Limit.DAYS_AHEAD].value, found[Limit.DAYS_AHEAD].bound) == (9, 10)
    least = found[Limit.MIN_AMOUNT]
    assert (least.percent, least.bound_percent, least.bound) == (100, 30, 14_586_000)
    assert (found[Limit.OPEN_PROMISES].value, found[Limit.OPEN_PROMISES].bound) == (0, 1)
    assert (found[Limit.BROKEN].value, found[Limit.BROKEN].bound) == (0, 2)
    assert state_when_made(found.values()) is PromiseState.OPEN


@pytest.mark.parametrize(
    ("offer", "facts", "limit", "state"),
    [
        (draft(on=date(2026, 12, 2)), {}, Limit.DAYS_AHEAD, PromiseState.PENDING_APPROVAL),
        (draft(on=date(2026, 12, 31)), {}, Limit.DAYS_AHEAD, None),
        (draft(14_585_999), {}, Limit.MIN_AMOUNT, PromiseState.PENDING_APPROVAL),
        (draft(0), {}, Limit.MIN_AMOUNT, None),
        (draft(), {"open_promises": 1}, Limit.OPEN_PROMISES, PromiseState.PENDING_APPROVAL),
        (draft(), {"broken_recently": 2}, Limit.BROKEN, PromiseState.PENDING_APPROVAL),
        (draft(321_490_001), {}, Limit.MAX_AMOUNT, None),
        (
            draft(48_620_001),
            {"balance_minor": None},
            Limit.MAX_AMOUNT,
            PromiseState.PENDING_APPROVAL,
        ),
        (draft(on=date(2026, 11, 17)), {}, Limit.NOT_PAST, None),
        (draft(on=date(2026, 11, 22)), {}, Limit.BUSINESS_DAY, PromiseState.PENDING_APPROVAL),
        (
            draft(),
            {"placement_ends_on": date(2026, 11, 26)},
            Limit.PLACEMENT_END,
            PromiseState.PENDING_APPROVAL,
        ),
        (draft(), {"currency": "USD"}, Limit.CURRENCY, None),
    ],
)
def test_outside_a_limit_a_supervisor_decides_or_it_cannot_be_made(
    offer: PromiseDraft, facts: dict[str, Any], limit: Limit, state: PromiseState | None
) -> None:
    found = check_promise(offer, replace(FACTS, **facts), LIMITS, working)
    assert [each.limit for each in found if not each.ok] == [limit]
    assert state_when_made(found) is state


def test_a_segment_without_a_limit_has_the_strictest() -> None:
    found = check_promise(draft(), replace(FACTS, segment="excluded"), LIMITS, working)
    assert found[0].bound == 7


def test_the_least_promise_never_exceeds_what_is_due() -> None:
    assert least_amount(48_620_000, LIMITS) == 14_586_000
    assert least_amount(3_000_000, LIMITS) == 2_000_000
    assert least_amount(500_000, LIMITS) == 500_000
    assert least_amount(0, LIMITS) == 1


def test_nothing_due_has_no_percentage() -> None:
    found = check_promise(draft(100), replace(FACTS, due_minor=0), LIMITS, working)
    assert found[1].percent is None
    assert found[1].ok


def test_a_currency_without_figures_wants_full_payment() -> None:
    limits = rule_files.promise_limits("GTQ")
    assert (limits.min_minor, limits.kept_shortfall_minor) == (1, 0)


# --- judgement -----------------------------------------------------------------------------

DUE = date(2026, 11, 20)  # a Friday: grace ends on Tuesday the 24th
MADE = PromiseToJudge(PromiseState.OPEN, 10_000_000, TODAY, DUE)


def verdict(
    *credits_: tuple[int, int],
    today: int = 27,
    loaded: int | None = 26,
    state: PromiseState = PromiseState.OPEN,
) -> PromiseState:
    paid = [Credit(date(2026, 11, day), minor) for day, minor in credits_]
    through = None if loaded is None else date(2026, 11, loaded)
    promise = replace(MADE, state=state)
    return judge(promise, paid, date(2026, 11, today), through, LIMITS, working)


def test_the_life_of_a_promise_without_payments() -> None:
    assert verdict(today=20, loaded=20) is PromiseState.OPEN
    assert verdict(today=21, loaded=20) is PromiseState.IN_GRACE
    assert verdict(today=24, loaded=23) is PromiseState.IN_GRACE
    assert verdict(today=25, loaded=23) is PromiseState.AWAITING_FILE
    assert verdict(today=25, loaded=None) is PromiseState.AWAITING_FILE
    assert verdict(today=25, loaded=24) is PromiseState.BROKEN


def test_paid_in_time_is_kept_and_in_grace_is_kept_late() -> None:
    assert verdict((19, 10_000_000), today=19, loaded=19) is PromiseState.KEPT
    assert verdict((24, 10_000_000)) is PromiseState.KEPT_LATE
    assert verdict((19, 6_000_000), (23, 4_000_000)) is PromiseState.KEPT_LATE


def test_what_was_paid_before_the_promise_or_after_grace_does_not_count() -> None:
    assert verdict((17, 10_000_000)) is PromiseState.BROKEN
    assert verdict((25, 10_000_000)) is PromiseState.BROKEN


def test_a_small_shortfall_is_forgiven_by_both_measures() -> None:
    assert verdict((20, 9_500_000)) is PromiseState.KEPT
    assert verdict((20, 9_499_999)) is PromiseState.PARTIALLY_KEPT
    large = replace(MADE, amount_minor=100_000_000)
    paid = [Credit(DUE, 96_000_000)]  # 96 % but 40,000 pesos short
    state = judge(large, paid, date(2026, 11, 27), date(2026, 11, 26), LIMITS, working)
    assert state is PromiseState.PARTIALLY_KEPT


def test_a_token_payment_is_a_broken_promise() -> None:
    assert verdict((20, 3_000_000)) is PromiseState.PARTIALLY_KEPT
    assert verdict((20, 2_999_999)) is PromiseState.BROKEN


def test_a_reversal_opens_a_kept_promise_again() -> None:
    reversed_ = ((20, 10_000_000), (26, -10_000_000))
    assert verdict(*reversed_, state=PromiseState.KEPT) is PromiseState.BROKEN
    assert verdict((20, 10_000_000), state=PromiseState.KEPT) is PromiseState.KEPT


states = st.sampled_from(PromiseState)
near = st.integers(-5, 60).map(lambda n: TODAY + timedelta(days=n))
payments = st.lists(st.builds(Credit, near, st.integers(-10_000_000, 12_000_000)), max_size=4)


@given(states, near, payments, near, st.none() | near)
def test_judging_twice_is_judging_once(
    state: PromiseState, due_on: date, paid: list[Credit], today: date, loaded: date | None
) -> None:
    promise = replace(MADE, state=state, due_on=due_on)
    once = judge(promise, paid, today, loaded, LIMITS, working)
    again = judge(replace(promise, state=once), paid, today, loaded, LIMITS, working)
    assert again is once
    assert judge(promise, reversed(paid), today, loaded, LIMITS, working) is once
    if state not in JUDGED_AGAIN:
        assert once is state


@given(near, payments, near, st.none() | near)
def test_never_broken_before_payments_are_loaded_through_grace(
    due_on: date, paid: list[Credit], today: date, loaded: date | None
) -> None:
    promise = replace(MADE, due_on=due_on)
    deadline = add_business_days(due_on, 2, working)
    state = judge(promise, paid, today, loaded, LIMITS, working)
    if state in (PromiseState.BROKEN, PromiseState.PARTIALLY_KEPT):
        assert loaded is not None
        assert loaded >= deadline
        assert today > deadline


# --- days ----------------------------------------------------------------------------------


def test_suggested_dates_are_business_days_within_the_limit_each_once() -> None:
    found = suggest_dates(TODAY, 15, working, dpd=57, payday=30)
    assert [(each.on.day, each.hint) for each in found] == [
        (19, DateHint.TOMORROW),
        (20, DateHint.BEFORE_BUCKET),
        (30, DateHint.PAYDAY),
    ]


def test_before_a_holiday_weekend_the_next_business_day_is_offered() -> None:
    found = suggest_dates(date(2026, 11, 13), 7, working)
    assert [(each.on.day, each.hint) for each in found] == [(17, DateHint.NEXT_BUSINESS_DAY)]


def test_a_fortnight_moves_forward_and_the_end_of_month_back() -> None:
    found = suggest_dates(date(2027, 1, 20), 30, working, dpd=200)
    assert [(each.on, each.hint) for each in found] == [
        (date(2027, 1, 21), DateHint.TOMORROW),
        (date(2027, 1, 29), DateHint.MONTH_END),
        (date(2027, 2, 1), DateHint.FORTNIGHT),
        (date(2027, 2, 15), DateHint.FORTNIGHT),
    ]


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 40), st.integers(1, 31))
def test_no_suggestion_leaves_the_limit(today: date, ahead: int, payday: int) -> None:
    for each in suggest_dates(today, ahead, working, dpd=5, payday=payday):
        assert today < each.on <= today + timedelta(days=ahead)
        assert working(each.on)


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    assert clamped(date(2027, 2, 1), 31) == date(2027, 2, 28)


def test_the_business_day_before_a_holiday() -> None:
    assert business_day_until(date(2026, 11, 16), working) == date(2026, 11, 13)
    assert add_business_days(DUE, 0, working) == DUE
