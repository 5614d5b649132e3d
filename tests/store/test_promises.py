"""What the port Promises promises."""

from datetime import date, timedelta
from typing import Any

from console.domain.ids import AccountId, DebtorId, PromiseId
from console.domain.money import Money
from console.usecases.ports import NewPromise, Topic
from tests.store.placing import NOW, Store, account_of, debtor_of, load, record

DUE = date(2026, 11, 30)


def promise(
    debtor_id: DebtorId, account_id: AccountId, name: str = "p1", **changes: Any
) -> NewPromise:
    values: dict[str, Any] = {
        "conversation_id": None,
        "amount": Money(50_000, "MXN"),
        "due_on": DUE,
        "state": "open",
        "channel": "SPEI",
        "evidence_message_id": None,
        "made_at": NOW,
        "by": "ana",
    }
    return NewPromise(PromiseId(name), debtor_id, account_id, **(values | changes))


def make(store: Store, name: str = "p1", number: int = 1, **changes: Any) -> bool:
    made = promise(debtor_of(store, number), account_of(store, number), name, **changes)
    return store.write(lambda uow: uow.promises.add(made))


def test_a_promise_is_stored_once_and_announced(store: Store) -> None:
    load(store, [record()])
    store.told.clear()
    assert make(store)
    assert not make(store, amount=Money(1, "MXN"))
    found = store.read(lambda uow: uow.promises.find(PromiseId("p1")))
    assert found is not None
    assert (found.amount, found.paid) == (Money(50_000, "MXN"), Money(0, "MXN"))
    assert (found.person, found.account_no, found.creditor) == (
        "Jacinta Peña 1",
        "5512-0000001",
        "Banco Cerro Azul",
    )
    assert Topic.PROMISES in store.told[0].topics
    assert store.read(lambda uow: uow.promises.find(PromiseId("p2"))) is None


def test_promises_are_listed_by_due_day(store: Store) -> None:
    load(store, [record(1), record(2, full_name="Óscar Núñez")])
    make(store, "late", due_on=DUE + timedelta(days=3))
    make(store, "soon", 2, due_on=DUE)

    def listed(**wish: Any) -> list[str]:
        return [row.id for row in store.read(lambda uow: uow.promises.list(**wish))]

    assert listed() == ["soon", "late"]
    assert listed(due_from=DUE + timedelta(days=1)) == ["late"]
    assert listed(due_to=DUE) == ["soon"]
    assert listed(states=("kept",)) == []
    assert listed(text="nunez") == ["soon"]
    assert listed(limit=1) == ["soon"]


def test_a_step_is_kept_with_what_was_paid(store: Store) -> None:
    load(store, [record()])
    make(store)
    paid = Money(50_000, "MXN")
    store.write(
        lambda uow: uow.promises.set_state(PromiseId("p1"), "kept", paid, NOW, "judged")
    )
    found = store.read(lambda uow: uow.promises.find(PromiseId("p1")))
    assert found is not None
    assert (found.state, found.paid) == ("kept", paid)


def test_promises_of_an_account_come_newest_first(store: Store) -> None:
    load(store, [record()])
    make(store, "old", made_at=NOW - timedelta(days=9))
    make(store, "new")
    account_id = account_of(store)
    rows = store.read(lambda uow: uow.promises.of_account(account_id))
    assert [row.id for row in rows] == ["new", "old"]


def test_only_promises_that_may_change_are_judged(store: Store) -> None:
    load(store, [record()])
    for name, state in (("a", "open"), ("b", "kept"), ("c", "broken"), ("d", "in_grace")):
        make(store, name, state=state)
    judged = store.read(lambda uow: tuple(uow.promises.to_judge(DUE)))
    assert sorted(row.id for row, _, _ in judged) == ["a", "b", "d"]
    assert all(paid == () for _, paid, _ in judged)


def test_the_newest_promise_shows_in_lists(store: Store) -> None:
    load(store, [record()])
    make(store, "old", made_at=NOW - timedelta(days=9), state="broken")
    make(store, "new")
    row = store.read(lambda uow: uow.queue.row(account_of(store), NOW))
    assert row is not None
    assert row.promise is not None
    assert (row.promise.state, row.promise.due_on) == ("open", DUE)
