"""Payments find their accounts by the rule book's keys, and are kept once."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from console.domain.ids import PromiseId
from console.domain.placement import PaymentRecord
from console.store.records import accounts, payments
from tests.store.conftest import SqlStore
from tests.store.placing import AS_OF, NOW, account_of, load, load_lines, record
from tests.store.test_promises import make


def payment(row: int = 3, **changes: Any) -> PaymentRecord:
    values: dict[str, Any] = {
        "amount_minor": 100_001,
        "currency": "MXN",
        "paid_on": date(2026, 11, 20),
        "account_key": None,
        "account_no": None,
        "payment_reference": None,
        "operation_no": f"OP{row}",
        "doc_type": None,
        "doc_number": None,
        "client_code": None,
        "full_name": "Jacinta Peña 1",
    }
    return PaymentRecord(row, **(values | changes))


def pay(store: SqlStore, *payments: PaymentRecord, **changes: Any) -> dict[str, Any]:
    return load_lines(store, payments, **{"portfolio": ""} | changes)


@pytest.fixture
def placed(sql_store: SqlStore) -> SqlStore:
    """Three accounts; the first two are one person's and owe the same balance."""
    document = {"debtor_key": "RFC:D1", "doc_number": "D1"}
    load(
        sql_store,
        [
            record(1, payment_reference="REF-001", **document),
            record(2, payment_reference="REF-002", **document),
            record(3, payment_reference="REF-003", doc_number="D3", debtor_key="RFC:D3"),
        ],
    )
    return sql_store


NO_1, NO_2 = record(1).account_no, "55120000002"


@pytest.mark.parametrize(
    ("keys", "by", "number"),
    [
        ({"payment_reference": "ref 001"}, "reference", 1),
        ({"payment_reference": "REF-001", "account_no": NO_1}, "reference", 1),
        ({"payment_reference": "gone", "account_no": NO_2}, "account_no", 2),
        ({"account_no": NO_2, "doc_number": "D3"}, "account_no", 2),
        ({"doc_number": "D1"}, "doc_amount", 1),
        ({"doc_number": "D1", "amount_minor": -100_002}, "doc_amount", 2),
        ({"doc_number": "D3", "amount_minor": 500_000}, "doc_amount", 3),
    ],
)
def test_the_first_key_that_finds_an_account_counts(
    placed: SqlStore, keys: dict[str, Any], by: str, number: int
) -> None:
    told = pay(placed, payment(**keys))
    (match,) = told["matches"]
    assert (match["by"], match["account_no"]) == (by, f"5512-{number:07d}")
    assert (told["matched"], told["unmatched"]) == (1, [])


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"payment_reference": "REF-001", "account_no": NO_2}, "KEYS_DISAGREE"),
        ({"doc_number": "D1", "amount_minor": 500_000}, "AMBIGUOUS"),
        ({"doc_number": "D3", "amount_minor": 7}, "AMOUNT_DIFFERS"),
        ({"doc_number": "D9"}, "NOT_FOUND"),
        ({"doc_number": "D3", "currency": "USD"}, "AMOUNT_DIFFERS"),
        ({"payment_reference": "gone"}, "NOT_FOUND"),
    ],
)
def test_what_matches_nothing_is_kept_with_its_reason(
    placed: SqlStore, keys: dict[str, Any], reason: str
) -> None:
    told = pay(placed, payment(**keys))
    assert told["unmatched_counts"] == {reason: 1}
    assert [(one["row"], one["reason"]) for one in told["unmatched"]] == [(3, reason)]
    (row,) = placed.read(lambda uow: tuple(uow.exports.payments(None, None)))
    assert (row["matched_by"], row["person"]) == (None, "Jacinta Peña 1")


def test_sums_are_net_of_reversals_and_cover_compares_with_what_was_due(
    placed: SqlStore,
) -> None:
    told = pay(
        placed,
        payment(3, payment_reference="REF-001"),
        payment(4, payment_reference="REF-002", amount_minor=5),
        payment(5, payment_reference="REF-003", amount_minor=900_000),
        payment(6, payment_reference="REF-001", amount_minor=-100_001),
        payment(7, payment_reference="nobody's", amount_minor=11),
    )
    assert told["totals"] == {
        "amount_minor": 900_016,
        "payments_minor": 1_000_017,
        "reversals_minor": -100_001,
        "matched_minor": 900_005,
        "unmatched_minor": 11,
    }
    covers = [match["cover"] for match in told["matches"]]
    assert covers == ["full", "partial", "over", None]
    assert (told["reversals"], told["accounts"], told["debtors"]) == (1, 3, 2)


def test_a_payment_is_kept_once_whatever_files_bring_it(placed: SqlStore) -> None:
    plain = {"payment_reference": "REF-001", "operation_no": None}
    twice = (payment(3, **plain), payment(4, **plain))
    first = pay(placed, *twice)
    assert first["effect"]["created"] == 2
    again = pay(placed, *twice, payment(9, payment_reference="REF-002"))
    assert (again["effect"]["created"], again["effect"]["unchanged"]) == (1, 2)
    assert len(placed.read(lambda uow: list(uow.exports.payments(None, None)))) == 3


def test_a_payment_finds_its_account_when_that_comes_later(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    early = payment(payment_reference="REF-777")
    assert pay(sql_store, early)["matched"] == 0
    load(sql_store, [record(1), record(2, payment_reference="REF-777")])
    told = pay(sql_store, early)
    assert told["matched"] == 1
    assert (told["effect"]["created"], told["effect"]["updated"]) == (0, 1)


def test_an_account_that_two_portfolios_brought_is_one_account(placed: SqlStore) -> None:
    """Last month's file is withdrawn, this month's has the same number: it is the newer."""
    document = {"debtor_key": "RFC:D1", "doc_number": "D1"}
    load(placed, [])
    load(placed, [record(1, payment_reference="REF-001", **document)], portfolio="Diciembre")
    told = pay(placed, payment(doc_number="D1"), payment(4, payment_reference="REF-001"))
    assert [match["by"] for match in told["matches"]] == ["doc_amount", "reference"]
    with placed.engine.connect() as connection:
        used = connection.scalars(
            select(accounts.c.withdrawn_at_us).join(
                payments, payments.c.account_id == accounts.c.id
            )
        ).all()
    assert list(used) == [None, None]


def test_a_payment_in_another_currency_covers_nothing(placed: SqlStore) -> None:
    told = pay(placed, payment(payment_reference="REF-001", currency="USD"))
    assert [(match["by"], match["cover"]) for match in told["matches"]] == [("reference", None)]


def test_the_gate_learns_how_far_payments_are_loaded(placed: SqlStore) -> None:
    pay(placed, as_of=AS_OF)
    pay(placed, as_of=date(2026, 11, 1))
    found = placed.read(lambda uow: uow.contacts.recipient_of_account(account_of(placed), NOW))
    assert found is not None
    assert found.facts.payments_loaded_on == AS_OF


def test_promises_are_judged_by_payments_since_the_debtors_own_day(placed: SqlStore) -> None:
    make(placed, "p1")
    pay(
        placed,
        payment(3, payment_reference="REF-001", paid_on=date(2026, 11, 17)),
        payment(4, payment_reference="REF-001", paid_on=date(2026, 11, 18), amount_minor=40),
        payment(5, payment_reference="REF-001", paid_on=date(2026, 11, 25), amount_minor=-10),
        payment(6, payment_reference="REF-003", paid_on=date(2026, 11, 25)),
    )
    judged = placed.read(lambda uow: tuple(uow.promises.to_judge(date(2026, 11, 30))))
    ((row, paid, loaded_on),) = judged
    assert row.id == PromiseId("p1")
    assert [(each.paid_on.day, each.amount_minor) for each in paid] == [(18, 40), (25, -10)]
    assert loaded_on == AS_OF
