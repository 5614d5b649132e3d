"""What the port Audit promises: nothing is changed or taken out unnoticed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text

from console.store.engine import writing
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, Store

DAY = timedelta(days=1)


def add(store: Store, number: int) -> None:
    at, detail = NOW + number * DAY, {"ñ": number}
    store.write(
        lambda uow: uow.audit.add(at, "ana", "send.refused", f"debtor:{number}", detail)
    )


def fill(store: Store, entries: int = 3) -> None:
    for number in range(entries):
        add(store, number)


def test_entries_are_kept_in_order_with_their_chain(store: Store) -> None:
    fill(store)
    entries = store.read(lambda uow: list(uow.audit.stream()))
    assert [(entry["seq"], entry["subject"], entry["detail"]) for entry in entries] == [
        (number + 1, f"debtor:{number}", {"ñ": number}) for number in range(3)
    ]
    assert len({entry["hash"] for entry in entries}) == 3
    assert store.read(lambda uow: uow.audit.verify()) is None


def test_a_span_of_entries(store: Store) -> None:
    fill(store)
    span = store.read(lambda uow: list(uow.audit.stream(NOW + DAY, NOW + 2 * DAY)))
    assert [entry["seq"] for entry in span] == [2]


@pytest.mark.parametrize(
    ("tampering", "first_wrong"),
    [
        ("UPDATE audit SET detail = '{}' WHERE seq = 2", 2),
        ("UPDATE audit SET at_us = at_us + 1 WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 3", 3),
    ],
)
def test_tampering_is_found(sql_store: SqlStore, tampering: str, first_wrong: int) -> None:
    fill(sql_store)
    with writing(sql_store.engine).begin() as connection:
        connection.execute(text(tampering))
    assert sql_store.read(lambda uow: uow.audit.verify()) == first_wrong


def test_an_entry_undone_with_its_transaction_leaves_the_chain_whole(
    sql_store: SqlStore,
) -> None:
    def fail() -> Callable[..., None]:
        def job(uow: object) -> None:
            uow.audit.add(NOW, "ana", "x", "y", {})  # type: ignore[attr-defined]  # any unit of work
            raise RuntimeError("boom")

        return job

    fill(sql_store)
    with pytest.raises(RuntimeError, match="boom"):
        sql_store.write(fail())
    fill(sql_store, 1)
    assert sql_store.read(lambda uow: uow.audit.verify()) is None
