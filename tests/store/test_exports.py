"""What the ports Exports and ExportProfiles promise, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.money import Money
from console.store import export_accounts, exports
from console.usecases.exporting import (
    AccountLine,
    ColumnChoice,
    ExportKind,
    ExportProfile,
    ExportScope,
    FileFormat,
)
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, debtor_of, load, record, thread_with
from tests.store.test_messages import hear, incoming, outgoing, say
from tests.store.test_promises import make

ALL = ExportScope()


def lines(
    store: SqlStore, scope: ExportScope = ALL, *, phones: bool = True
) -> list[AccountLine]:
    return store.read(lambda uow: list(uow.exports.accounts(scope, NOW, with_phones=phones)))


@pytest.fixture
def placed(sql_store: SqlStore) -> SqlStore:
    load(
        sql_store,
        [
            record(number, due_minor=4_000_000 // number, extra={"Plaza": f"P{number}"})
            for number in range(1, 31)
        ],
    )
    return sql_store


def test_accounts_say_what_the_worklist_says(
    placed: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_accounts, "_PAGE", 7)
    thread = thread_with(placed, debtor_id=debtor_of(placed, 1))
    say(placed, outgoing(thread, "m1", at=NOW - timedelta(hours=2)))
    hear(placed, incoming(thread, "w1", sent_at=NOW - timedelta(hours=1)))
    make(placed, "p1", 2)
    placed.write(lambda uow: uow.queue.recompute_priorities(NOW))
    worklist = placed.read(lambda uow: list(uow.queue.stream(None, NOW)))
    exported = lines(placed)
    assert len(exported) == len(worklist) == 30
    for line, row in zip(exported, worklist, strict=True):
        promise = row.promise
        assert (
            line.person, line.account_no, line.creditor, line.product, line.dpd, line.due,
            line.balance, line.priority, line.last_contact_at, line.claimed_by, line.due_on,
            line.promise_state, line.promise_due_on, line.promise_amount,
        ) == (
            row.person, row.account_no, row.creditor, row.product, row.dpd, row.due,
            row.balance, row.priority, row.last_contact_at, row.claimed_by, row.due_on,
            promise.state if promise else None, promise.due_on if promise else None,
            promise.amount if promise else None,
        )  # fmt: skip
        assert line.terms == tuple((term.code, term.points) for term in row.terms)
    assert sum(line.last_contact_at is not None for line in exported) == 1
    assert sum(line.promise_state is not None for line in exported) == 1


def test_accounts_carry_phones_and_the_creditors_own_columns(placed: SqlStore) -> None:
    (line,) = [one for one in lines(placed) if one.account_no == "5512-0000004"]
    assert line.phones == ("+525512340004",)
    assert line.extra == {"Plaza": "P4"}
    assert (line.portfolio, line.segment, line.doc_type) == ("Tarjetas", "31-90", "RFC")
    assert {one.phones for one in lines(placed, phones=False)} == {()}
    assert placed.read(lambda uow: uow.exports.extra_names(ALL)) == ("Plaza",)
    nobody = ExportScope(creditor="Nadie")
    assert placed.read(lambda uow: uow.exports.extra_names(nobody)) == ()


def test_accounts_of_a_creditor_or_a_segment(placed: SqlStore) -> None:
    load(placed, [record(40)], creditor="Financiera Río", portfolio="Autos")
    known = placed.read(lambda uow: uow.exports.creditor("  financiera RIO "))
    assert known == "Financiera Río"
    (line,) = lines(placed, ExportScope(creditor=known))
    assert line.account_no == "5512-0000040"
    assert len(lines(placed, ExportScope(segment="31-90"))) == 31
    assert lines(placed, ExportScope(segment="1-30")) == []
    assert placed.read(lambda uow: uow.exports.creditor("Nadie")) is None
    names = placed.read(lambda uow: uow.exports.creditors())
    assert names == ("Banco Cerro Azul", "Financiera Río")


def test_promises_stream_by_the_day_they_are_due(
    placed: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "_PAGE", 2)
    for number in range(1, 8):
        make(placed, f"p{number}", number)
    listed = placed.read(lambda uow: uow.promises.list())
    streamed = placed.read(lambda uow: tuple(uow.exports.promises(None, None)))
    assert streamed == listed
    assert len(streamed) == 7
    day = streamed[0].due_on
    after = placed.read(lambda uow: tuple(uow.exports.promises(day + timedelta(1), None)))
    before = placed.read(lambda uow: tuple(uow.exports.promises(None, day - timedelta(1))))
    assert (after, before) == ((), ())
    assert {row.amount.currency for row in streamed} == {"MXN"}
    assert all(isinstance(row.paid, Money) for row in streamed)


PROFILE = ExportProfile(
    "Cerro Azul diario",
    ExportKind.QUEUE,
    "Banco Cerro Azul",
    (ColumnChoice("account_no", "CREDITO"), ColumnChoice("due", "SALDO", "0.00")),
    segment="31-90",
    file_format=FileFormat.CSV,
    file_name="{creditor}_{date}",
    encoding="cp1252",
    decimal=",",
    notice=True,
)


def test_layouts_are_kept_by_name(sql_store: SqlStore) -> None:
    sql_store.write(lambda uow: uow.export_profiles.save(PROFILE, "ana", NOW))
    found = sql_store.read(lambda uow: uow.export_profiles.find("CERRO AZÚL DIARIO"))
    assert found == PROFILE
    other = replace(PROFILE, kind=ExportKind.PROMISES, columns=())
    sql_store.write(lambda uow: uow.export_profiles.save(other, "ana", NOW))
    assert sql_store.read(lambda uow: uow.export_profiles.all()) == (other,)
    assert sql_store.write(lambda uow: uow.export_profiles.remove(PROFILE.name))
    assert not sql_store.write(lambda uow: uow.export_profiles.remove(PROFILE.name))
    assert sql_store.read(lambda uow: uow.export_profiles.find(PROFILE.name)) is None
