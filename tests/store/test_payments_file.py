"""A creditor's payments file, read and loaded against the portfolio that it is about."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from console.domain.placement import PaymentRecord, PortfolioRecord
from console.store.records import payments
from tests.excel.samples import Json, reading_of, truth_of
from tests.store.conftest import SqlStore
from tests.store.placing import load, load_lines

FILE = "mx_pagos_noviembre"
AGREED = (
    "matched",
    "matches",
    "matched_counts",
    "unmatched",
    "unmatched_counts",
    "cover_counts",
    "reversals",
    "totals",
    "debtors",
    "accounts",
)


def load_payments(store: SqlStore) -> Json:
    truth = truth_of(FILE)
    records = [one for one in reading_of(FILE) if isinstance(one, PaymentRecord)]
    as_of = date.fromisoformat(truth["as_of"])
    return load_lines(store, records, portfolio="", creditor=truth["creditor"], as_of=as_of)


@pytest.fixture
def placed(sql_store: SqlStore) -> SqlStore:
    truth = truth_of(FILE)
    portfolio = str(truth["against"]).removesuffix(".xlsx")
    records = [one for one in reading_of(portfolio) if isinstance(one, PortfolioRecord)]
    load(sql_store, records, creditor=truth["creditor"])
    return sql_store


def test_the_file_finds_the_accounts_that_the_truth_names(placed: SqlStore) -> None:
    told, truth = load_payments(placed), truth_of(FILE)
    assert {word: told[word] for word in AGREED} == {word: truth[word] for word in AGREED}
    assert told["effect"]["created"] == truth["accepted"]


def test_the_same_file_twice_changes_nothing(placed: SqlStore) -> None:
    first = load_payments(placed)
    stored = _stored(placed)
    again = load_payments(placed)
    assert _stored(placed) == stored
    assert again["effect"] == {
        "created": 0,
        "updated": 0,
        "unchanged": first["effect"]["created"],
        "withdrawn": 0,
    }
    assert {word: again[word] for word in AGREED} == {word: first[word] for word in AGREED}


def test_what_is_stored_is_what_was_told(placed: SqlStore) -> None:
    told = load_payments(placed)
    with placed.engine.connect() as connection:
        counted: Any = connection.execute(
            select(payments.c.matched_by, func.count(), func.sum(payments.c.amount_minor))
            .where(payments.c.account_id.is_not(None))
            .group_by(payments.c.matched_by)
        ).all()
    assert {by: number for by, number, _ in counted} == told["matched_counts"]
    assert sum(minor for _, _, minor in counted) == told["totals"]["matched_minor"]


def _stored(store: SqlStore) -> list[Any]:
    with store.engine.connect() as connection:
        return list(connection.execute(select(payments).order_by(payments.c.id)))
