"""Claims: of two who reach for one debtor, exactly one gets them."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import chain

import pytest
from sqlalchemy import Engine

from console.domain.ids import DebtorId
from console.store.worker import Worker
from console.usecases.ports import Held, Topic
from tests.store.conftest import KINDS, SqlStore
from tests.store.placing import NOW, Store, account_of, debtor_of, load, record

LEASE_S = 300
LEASE = timedelta(seconds=LEASE_S)


def test_a_claim_is_held_until_it_is_given_back(store: Store) -> None:
    load(store, [record()])
    debtor_id = debtor_of(store)
    store.told.clear()
    taken = store.write(lambda uow: uow.claims.acquire(debtor_id, "ana", NOW, LEASE_S))
    assert taken == NOW + LEASE
    assert Topic.CLAIMS in store.told[0].topics
    refused = store.write(lambda uow: uow.claims.acquire(debtor_id, "luis", NOW, LEASE_S))
    assert refused == Held("ana", NOW + LEASE)
    store.write(lambda uow: uow.claims.release(debtor_id, "luis"))
    assert isinstance(
        store.write(lambda uow: uow.claims.acquire(debtor_id, "luis", NOW, LEASE_S)), Held
    )
    store.write(lambda uow: uow.claims.release(debtor_id, "ana"))
    again = store.write(lambda uow: uow.claims.acquire(debtor_id, "luis", NOW, LEASE_S))
    assert again == NOW + LEASE


def test_a_claim_is_renewed_by_its_holder_and_ends_by_itself(store: Store) -> None:
    load(store, [record()])
    debtor_id = debtor_of(store)
    store.write(lambda uow: uow.claims.acquire(debtor_id, "ana", NOW, LEASE_S))
    later = NOW + LEASE / 2
    renewed = store.write(lambda uow: uow.claims.acquire(debtor_id, "ana", later, LEASE_S))
    assert renewed == later + LEASE
    end = later + LEASE
    taken = store.write(lambda uow: uow.claims.acquire(debtor_id, "luis", end, LEASE_S))
    assert taken == end + LEASE


def test_the_next_free_ones_come_in_order_and_nobody_elses(store: Store) -> None:
    dues = {1: 100, 2: 90_000_000, 3: 40_000}
    load(store, [record(number, due_minor=due) for number, due in dues.items()])
    order = (account_of(store, 2), account_of(store, 3), account_of(store, 1))

    def free(by: str, *skip: int) -> tuple[int, ...]:
        passed = [debtor_of(store, number) for number in skip]
        return store.read(lambda uow: uow.claims.next_free("31-90", by, NOW, passed))

    assert free("ana") == order
    store.write(lambda uow: uow.claims.acquire(debtor_of(store, 2), "luis", NOW, LEASE_S))
    assert free("ana") == order[1:]
    assert free("luis") == order
    assert free("ana", 3) == order[2:]
    assert store.read(lambda uow: uow.claims.next_free("91+", "ana", NOW)) == ()


def test_a_claim_is_taken_over_by_name(store: Store) -> None:
    load(store, [record(1)])
    person = debtor_of(store)

    def seize(by: str) -> str | None:
        return store.write(lambda uow: uow.claims.seize(person, by, NOW, LEASE_S))

    assert seize("luis") is None
    assert seize("ana") == "luis"
    held = store.write(lambda uow: uow.claims.acquire(person, "luis", NOW, LEASE_S))
    assert isinstance(held, Held)
    assert held.by == "ana"


def test_the_next_free_ones_of_one_portfolio(sql_store: SqlStore) -> None:
    store = sql_store  # the stand-in knows one portfolio only
    load(store, [record(1)])
    load(store, [record(2)], creditor="Otro Banco", portfolio="Otra")
    row = store.read(lambda uow: uow.queue.row(account_of(store, 2), NOW))
    assert row is not None
    of_both = store.read(lambda uow: uow.claims.next_free(None, "ana", NOW))
    of_one = store.read(
        lambda uow: uow.claims.next_free(None, "ana", NOW, (), row.portfolio_id)
    )
    assert set(of_both) == {account_of(store, 1), account_of(store, 2)}
    assert of_one == (account_of(store, 2),)
    streamed = store.read(lambda uow: list(uow.queue.stream(None, NOW, row.portfolio_id)))
    assert [one.account_id for one in streamed] == [account_of(store, 2)]


def acquire(console: Worker, debtor_id: DebtorId, name: str) -> datetime | Held:
    return console.write_now(lambda uow: uow.claims.acquire(debtor_id, name, NOW, LEASE_S))


@pytest.mark.parametrize("kind", KINDS)
def test_of_many_who_reach_at_once_exactly_one_wins(
    kind: str, new_workspace: Callable[[str], Engine]
) -> None:
    """Each has connections of their own, as consoles of one workspace have."""
    engine = new_workspace(kind)
    shared = SqlStore(engine)
    load(shared, [record(number) for number in range(1, 9)])
    debtors = [debtor_of(shared, number) for number in range(1, 9)]
    agents = [f"agent{number}" for number in range(6)]
    consoles = {name: Worker(engine) for name in agents}
    gate = threading.Barrier(len(agents))

    def reach(name: str) -> list[str]:
        won = []
        for debtor_id in debtors:
            gate.wait(30)
            outcome = acquire(consoles[name], debtor_id, name)
            if not isinstance(outcome, Held):
                won.append(f"{debtor_id}")
        return won

    with ThreadPoolExecutor(len(agents)) as pool:
        winners = sorted(chain.from_iterable(pool.map(reach, agents)))
    assert winners == sorted(map(str, debtors))
    for console in consoles.values():
        console.close()
    shared.close()
