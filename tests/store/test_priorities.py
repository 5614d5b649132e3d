"""Stored priorities are the domain's, also by the short way for people without history."""

import json
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from console.domain.priority import PriorityFacts, amount_points, prioritise
from console.runtime.rule_files import priority_weights
from console.store import first_priorities
from console.store.engine import writing
from console.store.first_priorities import bands_of
from console.store.priorities import Scorer, recompute
from console.store.records import accounts
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, load, record

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


@given(st.integers(1, 10**11), st.lists(AMOUNTS, min_size=1, max_size=30))
def test_amounts_of_a_band_have_its_points(most: int, amounts: list[int]) -> None:
    bands = list(bands_of(most, priority_weights()))
    assert bands == sorted(bands)
    for due_minor in (*amounts, *(least for least, _ in bands), most):
        own = [points for least, points in bands if least <= due_minor]
        assert own[-1] == amount_points(min(due_minor, most), most, priority_weights())


def test_many_new_accounts_are_told_what_each_would_be_told_alone(
    sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ages = (None, -5, 0, 31, 95)
    owed = [
        replace(record(number), due_minor=number * number * 77, dpd=age)
        for number, age in zip(range(60), cycle(ages), strict=False)
    ]
    load(sql_store, owed)
    alone = told(sql_store)
    with writing(sql_store.engine).begin() as connection:
        connection.execute(update(accounts).values(rank=0, score=0, terms=None))
    monkeypatch.setattr(first_priorities, "FEWEST_ACCOUNTS", 1)
    with writing(sql_store.engine).begin() as connection:
        changed = recompute(connection, NOW, portfolio_id=1)
    assert changed == len(owed) == len(alone)
    assert told(sql_store) == alone


def told(store: SqlStore) -> dict[str, tuple[int, int, str]]:
    with store.engine.connect() as connection:
        rows = connection.execute(select(accounts)).all()
    return {row.account_key: (row.rank, row.score, row.terms) for row in rows}
