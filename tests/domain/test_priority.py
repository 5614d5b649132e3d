import tomllib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.priority import PriorityFacts, Term, credibility, prioritise, weights_of
from console.runtime import resources, rule_files

WEIGHTS = rule_files.priority_weights()
QUIET = PriorityFacts(due_minor=100_000, max_due_minor=10_000_000, days_since_touch=0)
days = st.none() | st.integers(-40, 400)
facts = st.builds(
    PriorityFacts,
    due_minor=st.integers(-10, 10**9),
    max_due_minor=st.integers(0, 10**9),
    dpd=days,
    kept=st.integers(0, 5),
    partially_kept=st.integers(0, 5),
    broken=st.integers(0, 5),
    waiting=st.booleans(),
    window_minutes_left=st.none() | st.integers(0, 1440),
    days_since_inbound=st.none() | st.integers(0, 90),
    days_since_touch=st.none() | st.integers(0, 90),
    promise=st.sampled_from([None, "open", "in_grace", "awaiting_file", "broken", "kept"]),
    promise_due_in_days=st.none() | st.integers(-10, 10),
    attempts_7d=st.integers(0, 10),
    undelivered=st.booleans(),
    proof_received=st.booleans(),
    offer_expires_in_days=days,
    placement_ends_in_days=days,
)


@given(facts)
def test_the_terms_add_up_to_the_score(each: PriorityFacts) -> None:
    priority = prioritise(each, WEIGHTS)
    assert priority.score == sum(term.points for term in priority.terms)
    assert 0 <= priority.score <= 100
    assert all(type(term.points) is int and term.points for term in priority.terms)


@given(facts, facts)
def test_who_waits_outranks_all_outbound_work(one: PriorityFacts, other: PriorityFacts) -> None:
    waiting = prioritise(replace(one, waiting=True), WEIGHTS)
    outbound = prioritise(replace(other, waiting=False), WEIGHTS)
    assert waiting.rank > outbound.rank


@given(facts, st.integers(0, 10**9))
def test_a_larger_debt_never_ranks_lower(each: PriorityFacts, more: int) -> None:
    larger = replace(each, due_minor=each.due_minor + more)
    assert prioritise(larger, WEIGHTS).score >= prioritise(each, WEIGHTS).score


def test_the_window_that_closes_first_comes_first() -> None:
    def rank(minutes: int | None) -> int:
        facts = replace(QUIET, waiting=True, window_minutes_left=minutes)
        return prioritise(facts, WEIGHTS).rank

    assert rank(18) > rank(72) > rank(1440) > rank(None) >= 1000


def codes(**changes: Any) -> dict[str, tuple[int, str | None]]:
    priority = prioritise(replace(QUIET, **changes), WEIGHTS)
    return {term.code: (term.points, term.detail) for term in priority.terms}


@pytest.mark.parametrize(
    ("changes", "term"),
    [
        ({}, Term("amount", 25, "100000")),
        ({"due_minor": 10_000_000}, Term("amount", 35, "10000000")),
        ({"dpd": 58}, Term("next_bucket", 25, "3")),
        ({"dpd": 52}, Term("next_bucket", 13, "9")),
        ({"placement_ends_in_days": 2}, Term("placement_ends", 25, "2")),
        ({"promise": "open", "promise_due_in_days": 0}, Term("promise_today", 25, "0")),
        (
            {"promise": "in_grace", "promise_due_in_days": -1},
            Term("promise_in_grace", 20, "-1"),
        ),
        ({"kept": 2}, Term("kept", 8, "2/2")),
        ({"days_since_inbound": 1}, Term("replied", 10, "1")),
        ({"waiting": True}, Term("waiting", 15)),
        ({"promise": "broken", "promise_due_in_days": -1}, Term("promise_broken", 13, "1")),
        ({"proof_received": True}, Term("proof", 14)),
        ({"offer_expires_in_days": 1}, Term("offer_expires", 12, "1")),
        ({"window_minutes_left": 300}, Term("window_open", 8, "300")),
        ({"days_since_touch": 7}, Term("untouched", 3, "7")),
        ({"days_since_touch": None}, Term("never_touched", 5)),
        ({"attempts_7d": 2}, Term("attempts", -4, "2")),
        ({"attempts_7d": 9}, Term("attempts", -8, "9")),
        ({"undelivered": True}, Term("undelivered", -10)),
        ({"broken": 3}, Term("credibility", -6, "3")),
        ({"promise": "open", "promise_due_in_days": 4}, Term("promise_open", -12, "4")),
        ({"due_minor": 1, "undelivered": True, "attempts_7d": 9}, Term("bounds", 16)),
    ],
)
def test_each_reason_has_its_points_and_its_fact(changes: dict[str, Any], term: Term) -> None:
    assert codes(**changes)[term.code] == (term.points, term.detail)


def test_credibility_counts_a_partial_promise_as_half_broken() -> None:
    assert credibility(0, 0, 0) == 0.5
    assert credibility(2, 1, 1) == 3 / 5.5


def test_one_broken_promise_among_kept_ones_is_no_penalty() -> None:
    assert "credibility" not in codes(broken=1, kept=3)


def test_weights_that_do_not_add_up_are_refused() -> None:
    table = tomllib.loads(
        resources.text("priority/weights.toml").replace("amount = 35", "amount = 36")
    )
    with pytest.raises(ValueError, match="101"):
        weights_of(table)
