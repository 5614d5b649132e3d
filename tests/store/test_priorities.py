"""Stored priorities are the domain's, also by the short way for people without history."""

import json

from hypothesis import given
from hypothesis import strategies as st

from console.domain.priority import PriorityFacts, prioritise
from console.runtime.rule_files import priority_weights
from console.store.priorities import Scorer
from tests.store.placing import NOW

AMOUNTS = st.one_of(st.integers(-5, 40), st.integers(0, 10**11))
AGES = st.none() | st.integers(-400, 4000)


@given(st.lists(st.tuples(AMOUNTS, AGES), min_size=1, max_size=30), AMOUNTS)
def test_many_accounts_get_the_priority_that_each_would_get_alone(
    owed: list[tuple[int, int | None]], most: int
) -> None:
    scorer = Scorer({}, {(1, "MXN"): most}, NOW)
    for due_minor, dpd in owed:
        alone = prioritise(PriorityFacts(due_minor, most, dpd), priority_weights())
        terms = json.dumps([list(term) for term in alone.terms], separators=(",", ":"))
        told = -alone.rank, alone.score, terms
        account = (7, 3, 1, "MXN", due_minor, dpd)
        assert scorer.news((*account, 0, 0, None)) == (7, *told)
        assert scorer.news((*account, *told)) is None
