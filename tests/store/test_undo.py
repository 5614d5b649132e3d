"""An import that is taken back leaves what was there before, unless something depends on it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from console.domain.ids import BatchId
from console.domain.placement import PaymentRecord, PortfolioRecord, Quality
from console.runtime.errors import InputRefused
from console.store.records import creditors, import_batches, metadata
from console.usecases.views import KeptBack, Undone
from tests.store.conftest import SqlStore
from tests.store.placing import (
    AS_OF,
    NOW,
    account_of,
    apply,
    debtor_of,
    lines,
    load_lines,
    record,
    stage,
    thread_with,
)
from tests.store.test_payments import payment
from tests.store.test_promises import make
from tests.store.test_recalls import DOC, contact, exclusion, facts, recall

SAME = (
    "accounts",
    "debtors",
    "contact_points",
    "balance_snapshots",
    "instalments",
    "portfolios",
    "segment_totals",
    "payments",
    "creditors",
    "exclusions",
)
NEXT_DAY = AS_OF + timedelta(days=1)


def picture(store: SqlStore) -> dict[str, list[dict[str, Any]]]:
    """Everything that an import may change."""
    found = {}
    with store.engine.connect() as connection:
        for name in SAME:
            table = metadata.tables[name]
            rows = connection.execute(select(table).order_by(*table.primary_key.columns))
            found[name] = [dict(row) for row in rows.mappings()]
    return found


def undo(store: SqlStore, batch_id: int) -> Undone:
    return store.write(lambda uow: uow.imports.undo(BatchId(batch_id), "ana", NOW))


def loaded(store: SqlStore, records: list[PortfolioRecord], **changes: Any) -> BatchId:
    batch_id = stage(store, records, **changes)
    store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    return batch_id


def applied(store: SqlStore, records: list[Any], kind: str, **changes: Any) -> BatchId:
    batch_id = lines(store, records, kind, **changes)
    apply(store, batch_id)
    return batch_id


def refusal(store: SqlStore, batch_id: int) -> str:
    before = picture(store)
    with pytest.raises(InputRefused) as told:
        undo(store, batch_id)
    assert picture(store) == before
    return told.value.code


FIRST = [
    record(1, email="jaci@example.com", whatsapp_consent=True, extra={"x": "1"}),
    record(2, reference_phones=("+525599990000",)),
    record(3),
]
SECOND = [
    record(1, due_minor=5, dpd=75, full_name="Jacinta P.", phones=("+525512340009",)),
    record(2, phones=("+525599990000", "+525512340002"), whatsapp_consent=False),
    record(4),
]


def test_a_portfolio_is_taken_back_row_by_row(sql_store: SqlStore) -> None:
    loaded(sql_store, FIRST)
    before = picture(sql_store)
    second = loaded(sql_store, SECOND, as_of=NEXT_DAY)
    assert picture(sql_store) != before
    assert undo(sql_store, second) == Undone(3, 1)
    assert picture(sql_store) == before


def test_a_first_portfolio_leaves_nothing(sql_store: SqlStore) -> None:
    first = loaded(sql_store, FIRST)
    assert undo(sql_store, first) == Undone(0, 3)
    empty = {name: rows for name, rows in picture(sql_store).items() if rows}
    assert set(empty) == {"portfolios", "creditors"}


def test_a_file_that_changed_nothing_takes_nothing_back(sql_store: SqlStore) -> None:
    loaded(sql_store, FIRST)
    again = loaded(sql_store, FIRST)
    before = picture(sql_store)
    assert undo(sql_store, again) == Undone(0, 0)
    assert picture(sql_store) == before


def test_schedules_come_back(sql_store: SqlStore) -> None:
    def two(first: int, second: int) -> list[PortfolioRecord]:
        return [
            record(1, row=2, instalment_no="1", due_minor=first),
            record(1, row=3, instalment_no="2", due_minor=second),
        ]

    loaded(sql_store, two(10, 20))
    before = picture(sql_store)
    second = loaded(sql_store, [*two(15, 15)[1:], record(1, row=4, instalment_no="3")])
    undo(sql_store, second)
    assert picture(sql_store) == before


def test_what_somebody_works_with_is_withdrawn_and_not_deleted(sql_store: SqlStore) -> None:
    first = loaded(sql_store, FIRST)
    make(sql_store, "p1", 1)
    thread_with(sql_store, "+525512340002", debtor_id=debtor_of(sql_store, 2))
    undone = undo(sql_store, first)
    assert undone.removed == 2
    assert set(undone.kept) == {
        KeptBack("accounts", "in_use", 1),
        KeptBack("debtors", "in_use", 2),
        KeptBack("contact_points", "in_use", 1),
    }
    assert sql_store.read(lambda uow: uow.queue.page(None, now=NOW)).total == 0
    assert [p.id for p in sql_store.read(lambda uow: uow.promises.list())] == ["p1"]


def test_what_changed_since_stays(sql_store: SqlStore) -> None:
    loaded(sql_store, FIRST)
    second = loaded(sql_store, SECOND, as_of=NEXT_DAY)
    load_lines(sql_store, [recall(recall_on=NEXT_DAY)], "recall", as_of=NEXT_DAY)
    undone = undo(sql_store, second)
    assert KeptBack("accounts", "changed_since", 1) in undone.kept
    kept = picture(sql_store)["accounts"][0]
    assert (kept["due_minor"], kept["recalled_on"]) == (5, NEXT_DAY)


def test_the_newest_goes_first_and_each_once(sql_store: SqlStore) -> None:
    first = loaded(sql_store, FIRST)
    second = loaded(sql_store, SECOND, as_of=NEXT_DAY)
    loaded(sql_store, [record(7)], portfolio="Autos")
    assert refusal(sql_store, first) == "undo_newer"
    undo(sql_store, second)
    assert refusal(sql_store, second) == "undo_done"
    assert undo(sql_store, first) == Undone(0, 3)


def test_after_seven_days_it_is_too_late(sql_store: SqlStore) -> None:
    first = loaded(sql_store, FIRST)
    late = NOW + timedelta(days=7, seconds=1)
    with pytest.raises(InputRefused) as told:
        sql_store.write(lambda uow: uow.imports.undo(first, "ana", late))
    assert told.value.code == "undo_too_late"
    batch_id = stage(sql_store, FIRST, as_of=NEXT_DAY)
    sql_store.write(lambda uow: uow.imports.load(batch_id, (), late))
    with sql_store.engine.connect() as connection:
        until = connection.scalars(
            select(import_batches.c.undo_until_us).order_by(import_batches.c.id)
        ).all()
    assert until[0] is None
    assert until[1] is not None


def test_the_history_says_who_took_what_back(sql_store: SqlStore) -> None:
    first = loaded(sql_store, FIRST)
    (row,) = sql_store.read(lambda uow: uow.imports.recent(5))
    assert (row.state, row.undo_until) == ("done", NOW + timedelta(days=7))
    undo(sql_store, first)
    (row,) = sql_store.read(lambda uow: uow.imports.recent(5))
    assert (row.state, row.undone_by, row.undone_at) == ("undone", "ana", NOW)
    assert sql_store.read(lambda uow: uow.imports.find_done("a" * 64, "portfolio")) is None


# --- the other kinds -----------------------------------------------------------------------


def paid(row: int, number: int, **changes: Any) -> PaymentRecord:
    return payment(row, account_no=f"5512-{number:07d}", **changes)


def test_payments_go_and_how_far_they_were_loaded(sql_store: SqlStore) -> None:
    loaded(sql_store, FIRST)
    applied(sql_store, [paid(2, 1), paid(3, 4)], "payments")
    before = picture(sql_store)
    loaded(sql_store, [*FIRST, record(4)])
    with_four = picture(sql_store)
    again = [paid(2, 1), paid(3, 4), paid(4, 2)]
    second = applied(sql_store, again, "payments", as_of=NEXT_DAY)
    changed = picture(sql_store)
    assert [row["account_id"] is None for row in changed["payments"]] == [False] * 3
    assert undo(sql_store, second) == Undone(1, 1)
    assert picture(sql_store) == with_four
    assert picture(sql_store)["payments"] == before["payments"]
    with sql_store.engine.connect() as connection:
        assert connection.scalar(select(creditors.c.payments_loaded_on)) == AS_OF


def test_recalled_accounts_are_with_us_again(sql_store: SqlStore) -> None:
    first = loaded(sql_store, FIRST)
    before = picture(sql_store)
    batch_id = applied(sql_store, [recall()], "recall")
    assert undo(sql_store, batch_id) == Undone(1, 0)
    assert picture(sql_store) == before
    assert undo(sql_store, first) == Undone(0, 3)


def test_a_recalled_account_that_a_newer_file_leaves_out_stays_away(
    sql_store: SqlStore,
) -> None:
    loaded(sql_store, FIRST)
    batch_id = applied(sql_store, [recall()], "recall")
    later = NOW + timedelta(hours=1)
    newer = stage(sql_store, FIRST[1:], as_of=NEXT_DAY)
    sql_store.write(lambda uow: uow.imports.load(newer, (), later))
    assert undo(sql_store, batch_id).kept == (KeptBack("accounts", "changed_since", 1),)
    assert picture(sql_store)["accounts"][0]["withdrawn_at_us"] is not None


def test_contacts_go_and_roles_come_back(sql_store: SqlStore) -> None:
    loaded(sql_store, FIRST)
    before = picture(sql_store)
    said = [
        contact("+525599990001"),
        contact("+525512340001", 3, quality=Quality.REFERENCE),
    ]
    batch_id = applied(sql_store, said, "contacts")
    assert picture(sql_store) != before
    assert undo(sql_store, batch_id) == Undone(1, 1)
    assert picture(sql_store) == before


def test_exclusions_go_and_those_of_other_lists_hold(sql_store: SqlStore) -> None:
    loaded(sql_store, FIRST)
    before = picture(sql_store)
    named = exclusion(account_no="5512-0000002", account_key="55120000002")
    kept = applied(sql_store, [named], "exclusions")
    with_one = picture(sql_store)
    more = replace(named, row=3, doc_number=None, phones=("+525512340003",))
    list_two = [more, exclusion(4, doc_number=DOC)]
    second = applied(sql_store, list_two, "exclusions")
    assert refusal(sql_store, kept) == "undo_newer"
    assert undo(sql_store, second).kept == (KeptBack("phones", "at_relay", 1),)
    assert picture(sql_store) == with_one
    assert facts(sql_store, 1).hard_block is None
    assert facts(sql_store, 3).opted_out_at is None
    undo(sql_store, kept)
    assert picture(sql_store) == before


def test_an_opt_out_survives_the_undo_of_an_exclusion(sql_store: SqlStore) -> None:
    loaded(sql_store, FIRST)
    said = exclusion(phones=("+525512340001",))
    batch_id = applied(sql_store, [said], "exclusions")
    sql_store.write(lambda uow: uow.contacts.opt_out("+525512340001", NOW, "message:1"))
    undo(sql_store, batch_id)
    assert facts(sql_store).opted_out_at == NOW
    assert account_of(sql_store)
