"""What the port Imports promises, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, func, inspect, select, text

from console.domain.money import Money
from console.domain.placement import BlockReason, RowNote
from console.runtime import memory
from console.store import indexes
from console.store.records import (
    accounts,
    balance_snapshots,
    contact_points,
    debtors,
    import_phones,
    import_row_errors,
    import_rows,
    instalments,
    metadata,
)
from console.usecases.ports import Topic, UnitOfWork
from console.usecases.views import Effect, SegmentRow
from tests.store.conftest import KINDS, SqlStore
from tests.store.placing import AS_OF, NOW, account_of, batch, debtor_of, load, record, stage


def count(store: SqlStore, table: str) -> int:
    with store.engine.connect() as connection:
        counted = select(func.count()).select_from(metadata.tables[table])
        return int(connection.scalar(counted) or 0)


def figures(effect: Effect) -> tuple[int, int, int, int]:
    return effect.created, effect.updated, effect.unchanged, effect.withdrawn


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_file_creates_people_accounts_and_snapshots(
    kind: str, new_workspace: Callable[[str], Engine]
) -> None:
    store = SqlStore(new_workspace(kind))
    effect = load(store, [record(1), record(2)])
    assert figures(effect) == (2, 0, 0, 0)
    assert (count(store, "debtors"), count(store, "balance_snapshots")) == (2, 2)
    assert any(Topic.PORTFOLIO in told.topics for told in store.told)
    store.close()


def test_the_same_file_again_changes_nothing(sql_store: SqlStore) -> None:
    records = [record(1, extra={"x": "1"}, amounts_minor={"principal": 7}), record(2)]
    load(sql_store, records)
    with sql_store.engine.connect() as connection:
        before = connection.execute(select(accounts).order_by(accounts.c.id)).all()
    assert figures(load(sql_store, records)) == (0, 0, 2, 0)
    with sql_store.engine.connect() as connection:
        assert connection.execute(select(accounts).order_by(accounts.c.id)).all() == before
    assert count(sql_store, "balance_snapshots") == 2
    assert count(sql_store, "contact_points") == 2


def test_a_day_later_only_what_changed_gets_a_snapshot(sql_store: SqlStore) -> None:
    load(sql_store, [record(1), record(2)])
    later = AS_OF + timedelta(days=1)
    changed = record(2, due_minor=1, dpd=46)
    effect = load(sql_store, [record(1), changed], as_of=later)
    assert figures(effect) == (0, 1, 1, 0)
    assert (effect.due_up, effect.due_down) == (0, 1)
    with sql_store.engine.connect() as connection:
        taken = connection.execute(
            select(balance_snapshots.c.as_of, balance_snapshots.c.due_minor).order_by(
                balance_snapshots.c.id
            )
        ).all()
        days = set(connection.scalars(select(accounts.c.as_of)))
    assert [tuple(row) for row in taken] == [
        (AS_OF, 100_001),
        (AS_OF, 100_002),
        (later, 1),
    ]
    assert days == {later}


def test_a_dry_run_says_what_the_load_does_and_changes_nothing(sql_store: SqlStore) -> None:
    load(sql_store, [record(1), record(2), record(3, dpd=10)])
    files = [record(1), record(3, dpd=95, due_minor=900_000), record(4, dpd=None)]
    batch_id = stage(sql_store, files)
    foretold = sql_store.read(lambda uow: uow.imports.effect(batch_id))
    assert figures(foretold) == (1, 1, 1, 1)
    assert (foretold.worse_bucket, foretold.better_bucket) == (1, 0)
    assert foretold.by_bucket == (
        ("d1", 0, 0, 100_003),
        ("d2", 1, 100_001, 200_003),
        ("d4", 1, 900_000, 0),
        ("unknown", 1, 100_004, 0),
    )
    assert count(sql_store, "accounts") == 3
    done = sql_store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    assert done == foretold
    assert sql_store.write(lambda uow: uow.imports.load(batch_id, (), NOW)) == foretold
    assert sql_store.read(lambda uow: uow.imports.effect(batch_id)) == foretold
    assert count(sql_store, "accounts") == 4


def test_what_no_longer_comes_is_withdrawn_and_comes_back(sql_store: SqlStore) -> None:
    load(sql_store, [record(1), record(2)])
    assert figures(load(sql_store, [record(1)])) == (0, 0, 1, 1)
    page = sql_store.read(lambda uow: uow.queue.page(None, now=NOW))
    assert page.total == 1
    assert figures(load(sql_store, [record(1)])) == (0, 0, 1, 0)
    assert figures(load(sql_store, [record(1), record(2)])) == (0, 1, 1, 0)
    assert sql_store.read(lambda uow: uow.queue.page(None, now=NOW)).total == 2


def test_a_partial_file_withdraws_nothing(sql_store: SqlStore) -> None:
    load(sql_store, [record(1), record(2)])
    assert figures(load(sql_store, [record(3)], mode="delta")) == (1, 0, 0, 0)
    assert sql_store.read(lambda uow: uow.queue.page(None, now=NOW)).total == 3


def test_another_portfolio_is_not_touched(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    load(sql_store, [record(2)], portfolio="Autos")
    load(sql_store, [record(3)], creditor="Otro Banco")
    assert sql_store.read(lambda uow: uow.queue.page(None, now=NOW)).total == 3


def test_segments_count_and_sum_what_is_still_here(sql_store: SqlStore) -> None:
    shared = record(1).debtor_key
    load(
        sql_store,
        [
            record(1, due_minor=10),
            record(2, due_minor=20, debtor_key=shared),
            record(3, dpd=-3, due_minor=5),
            record(4, dpd=200, due_minor=7, currency="USD"),
            record(5, block_reason=BlockReason.LEGAL, due_minor=9),
        ],
    )
    rows = sql_store.read(lambda uow: uow.queue.segments())
    totals = {row.segment: row for row in rows if row.creditor is None}
    assert list(totals) == ["preventive", "31-90", "91+", "excluded"]
    assert totals["31-90"] == SegmentRow("31-90", 2, 1, (Money(30, "MXN"),))
    assert totals["91+"].due == (Money(7, "USD"),)
    mine = [row for row in rows if row.creditor == "Banco Cerro Azul"]
    assert [(row.segment, row.accounts, row.country) for row in mine] == [
        ("preventive", 1, "MX"),
        ("31-90", 2, "MX"),
        ("91+", 1, "MX"),
        ("excluded", 1, "MX"),
    ]


def test_a_creditors_client_code_is_nobody_elses(sql_store: SqlStore) -> None:
    """Two creditors number their clients from 1; a document is one person everywhere."""
    anonymous = record(1, debtor_key="CLIENT:77", doc_type=None, doc_number=None)
    known = record(2, debtor_key="RFC:XAXA800101AB1")
    load(sql_store, [anonymous, known])
    load(sql_store, [anonymous, known], creditor="Otro Banco")
    assert (count(sql_store, "debtors"), count(sql_store, "accounts")) == (3, 4)


def test_a_person_named_by_a_row_is_kept_by_the_accounts(sql_store: SqlStore) -> None:
    """In a file with blocks a person may be "row 9": next time somebody else is."""
    first = record(1, debtor_key="ROW:9", doc_type=None, doc_number=None)
    second = record(2, debtor_key="ROW:9", doc_type=None, doc_number=None, row=9)
    load(sql_store, [first, second])
    assert debtor_of(sql_store, 1) == debtor_of(sql_store, 2)
    other = replace(record(3), debtor_key="ROW:9", row=9)
    moved = [replace(each, debtor_key="ROW:12", row=12) for each in (first, second)]
    before = debtor_of(sql_store, 1)
    load(sql_store, [other, *moved])
    assert debtor_of(sql_store, 1) == debtor_of(sql_store, 2) == before
    assert debtor_of(sql_store, 3) != before


def test_what_a_file_leaves_out_of_a_person_stays_known(sql_store: SqlStore) -> None:
    load(sql_store, [record(address="Calle 1", email="a@b.mx")])
    load(sql_store, [record(address=None, email=None, full_name="Jacinta Peña Ruiz")])
    with sql_store.engine.connect() as connection:
        row = connection.execute(select(debtors)).one()
    assert (row.address, row.email, row.name) == ("Calle 1", "a@b.mx", "Jacinta Peña Ruiz")
    assert row.name_folded == "jacinta pena ruiz"


def test_phones_keep_the_files_order_and_old_ones_stay(sql_store: SqlStore) -> None:
    one, two, three = (f"+52551111000{number}" for number in (1, 2, 3))
    load(sql_store, [record(phones=(one, two))])
    load(sql_store, [record(phones=(three, one), whatsapp_consent=False)])
    with sql_store.engine.connect() as connection:
        rows = connection.execute(
            select(contact_points.c.value, contact_points.c.consent).order_by(
                contact_points.c.position, contact_points.c.id
            )
        ).all()
    assert {(row.value, row.consent) for row in rows} == {
        (one, False),
        (two, None),
        (three, False),
    }
    assert rows[0].value == three


def test_a_file_without_consent_does_not_take_it_back(sql_store: SqlStore) -> None:
    load(sql_store, [record(whatsapp_consent=True)])
    load(sql_store, [record(whatsapp_consent=None)])
    with sql_store.engine.connect() as connection:
        assert connection.scalar(select(contact_points.c.consent)) is True


def test_instalments_of_an_account_are_summed(sql_store: SqlStore) -> None:
    """Section 4 of the rule book: open ones are summed, the oldest dates, the largest age."""
    paid, agreed = BlockReason.PAID, BlockReason.AGREEMENT
    rows = [
        record(1, row=2, instalment_no="1", due_minor=100, dpd=90, block_reason=paid),
        record(1, row=3, instalment_no="2", due_minor=250, dpd=60, due_on=date(2026, 9, 18)),
        record(1, row=4, instalment_no="3", due_minor=260, dpd=30, due_on=date(2026, 10, 18)),
        record(2, row=5, instalment_no="1", due_minor=50, block_reason=agreed),
        record(2, row=6, instalment_no="2", due_minor=70),
        record(3, row=7, instalment_no="1", due_minor=99, block_reason=paid),
    ]
    assert figures(load(sql_store, rows)) == (3, 0, 0, 0)
    with sql_store.engine.connect() as connection:
        loaded = connection.execute(select(accounts).order_by(accounts.c.account_key)).all()
        schedule = connection.scalar(select(func.count()).select_from(instalments))
    assert schedule == 6
    assert [
        (row.due_minor, row.due_on, row.dpd, row.workable, row.block_reason, row.segment)
        for row in loaded
    ] == [
        (510, date(2026, 9, 18), 60, True, None, "31-90"),
        (120, date(2026, 10, 3), 45, False, "agreement", "excluded"),
        (0, None, None, False, "paid", "excluded"),
    ]
    assert figures(load(sql_store, rows)) == (0, 0, 3, 0)


def test_staging_a_row_again_keeps_the_last(sql_store: SqlStore) -> None:
    batch_id = stage(sql_store, [record(1), record(2)])
    again = [record(2, due_minor=5), record(3)]
    places = [("America/Tijuana", "BCN")] * 2
    sql_store.write(lambda uow: uow.imports.stage(batch_id, again, places))
    effect = sql_store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    assert figures(effect) == (3, 0, 0, 0)
    row = sql_store.read(lambda uow: uow.queue.row(account_of(sql_store, 2), NOW))
    assert row is not None
    assert row.due.minor == 5
    assert row.facts.zones == ("America/Tijuana",)
    assert (count(sql_store, "import_rows"), count(sql_store, "import_phones")) == (0, 0)


def test_a_loaded_batch_takes_no_more_rows(sql_store: SqlStore) -> None:
    batch_id = stage(sql_store, [record(1)])
    sql_store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    with pytest.raises(ValueError, match="done"):
        sql_store.write(lambda uow: uow.imports.stage(batch_id, [record(2)], [("", "")]))


def test_a_discarded_batch_leaves_nothing(sql_store: SqlStore) -> None:
    batch_id = stage(sql_store, [record(1)])
    later = NOW + timedelta(hours=1)
    assert sql_store.read(lambda uow: uow.imports.unfinished(later)) == (batch_id,)
    assert sql_store.read(lambda uow: uow.imports.unfinished(NOW)) == ()
    sql_store.write(lambda uow: uow.imports.discard(batch_id))
    assert sql_store.read(lambda uow: uow.imports.unfinished(later)) == ()
    with sql_store.engine.connect() as connection:
        for table in (import_rows, import_phones, accounts):
            assert connection.scalar(select(func.count()).select_from(table)) == 0


def test_the_history_counts_rejected_rows_and_knows_a_file_again(sql_store: SqlStore) -> None:
    notes = [
        RowNote(8, "AMOUNT_MISSING", "Saldo", None),
        RowNote(9, "PHONE_INVALID", "Tel", "12"),
        RowNote(60, "TOTALS"),
    ]
    load(sql_store, [record(1)], notes)
    load(sql_store, [record(1)], sha256="b" * 64, filename="otra.xlsx")
    newest, first = sql_store.read(lambda uow: uow.imports.recent(10))
    assert (newest.filename, first.filename) == ("otra.xlsx", "cartera.xlsx")
    assert (first.accepted, first.rejected, first.created) == (1, 1, 1)
    assert (newest.unchanged, newest.creditor, newest.state) == (1, "Banco Cerro Azul", "done")
    known = sql_store.read(lambda uow: uow.imports.find_done("a" * 64, "portfolio"))
    assert known == first
    assert sql_store.read(lambda uow: uow.imports.find_done("a" * 64, "payments")) is None
    with sql_store.engine.connect() as connection:
        kept = connection.scalars(select(import_row_errors.c.code)).all()
    assert list(kept) == ["AMOUNT_MISSING", "PHONE_INVALID", "TOTALS"]


def test_a_load_that_fails_changes_nothing_and_can_be_tried_again(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    batch_id = stage(sql_store, [record(1, due_minor=3), record(2)])

    def cut_short(uow: UnitOfWork) -> None:
        uow.imports.load(batch_id, (), NOW)
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        sql_store.write(cut_short)
    assert count(sql_store, "accounts") == 1
    effect = sql_store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    assert figures(effect) == (1, 1, 0, 0)


def test_an_empty_file_withdraws_everything(sql_store: SqlStore) -> None:
    load(sql_store, [record(1)])
    assert figures(load(sql_store, [])) == (0, 0, 0, 1)
    assert sql_store.read(lambda uow: uow.queue.segments()) == ()


def test_a_creditor_is_one_whatever_the_spelling_of_its_name(sql_store: SqlStore) -> None:
    sql_store.write(lambda uow: uow.imports.begin(batch(creditor="BANCO  Cerro azul")))
    sql_store.write(lambda uow: uow.imports.begin(batch(creditor="Banco Cerro Azúl")))
    with sql_store.engine.connect() as connection:
        assert connection.scalar(text("SELECT COUNT(*) FROM creditors")) == 1


def test_a_load_is_the_same_when_memory_is_short(
    sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(memory.SETTING, "100")
    batch_id = stage(sql_store, [record(1), record(2)])
    effect = sql_store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    assert effect.created == 2
    again = stage(sql_store, [record(1)])
    effect = sql_store.write(lambda uow: uow.imports.load(again, (), NOW))
    assert (effect.unchanged, effect.withdrawn) == (1, 1)


def test_indexes_that_stood_aside_are_back(
    sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "FEWEST_ROWS", 1)
    before = names_of_indexes(sql_store)
    batch_id = stage(sql_store, [record(1), record(2)])
    effect = sql_store.write(lambda uow: uow.imports.load(batch_id, (), NOW))
    assert effect.created == 2
    assert names_of_indexes(sql_store) == before
    assert len(before) > 20


def names_of_indexes(store: SqlStore) -> set[str]:
    with store.engine.connect() as connection:
        found = inspect(connection)
        return {
            str(index["name"])
            for table in found.get_table_names()
            for index in found.get_indexes(table)
        }
