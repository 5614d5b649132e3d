"""How many statements each read of a screen takes: few, and as many for one as for many."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from console.usecases.ports import UnitOfWork
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, debtor_of, load, record, thread_with
from tests.store.test_activities import log
from tests.store.test_messages import hear, incoming, outgoing, say
from tests.store.test_promises import make

MANY = 12
Read = Callable[[UnitOfWork], object]


@contextmanager
def statements(store: SqlStore) -> Iterator[list[str]]:
    """The statements that run meanwhile, without those that begin a transaction."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            seen.append(statement)

    event.listen(store.engine, "after_cursor_execute", note)
    yield seen
    event.remove(store.engine, "after_cursor_execute", note)


@pytest.fixture
def busy(sql_store: SqlStore) -> SqlStore:
    """People with a thread, a message each way, a promise and an activity; two strangers."""
    load(sql_store, [record(number) for number in range(1, MANY + 1)])
    for number in range(1, MANY + 1):
        phone = f"+52551234{number:04d}"
        thread = thread_with(sql_store, phone, debtor_id=debtor_of(sql_store, number))
        say(sql_store, outgoing(thread, f"m{number}"))
        hear(sql_store, incoming(thread, f"i{number}", quoted_id=f"m{number}"))
        make(sql_store, f"p{number}", number)
        log(sql_store, f"a{number}", debtor_id=debtor_of(sql_store, number))
    for number in (1, 2):
        thread_with(sql_store, f"+57300123456{number}")
    return sql_store


READS: dict[str, tuple[int, Read]] = {
    "inbox": (
        8,
        lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW, limit=500),
    ),
    "inbox of one": (
        8,
        lambda uow: uow.conversations.list(by="ana", tab="everyone", now=NOW, limit=1),
    ),
    "counts": (1, lambda uow: uow.conversations.counts("ana", NOW)),
    "queue": (13, lambda uow: uow.queue.page(None, now=NOW)),
    "queue of one": (13, lambda uow: uow.queue.page(None, now=NOW, limit=1)),
    "segments": (1, lambda uow: uow.queue.segments()),
    "promises": (1, lambda uow: uow.promises.list()),
    "activities": (1, lambda uow: list(uow.activities.stream(None, None))),
    "search": (7, lambda uow: uow.search.people("jacinta", 20)),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_takes_a_handful_of_statements(busy: SqlStore, name: str) -> None:
    most, read = READS[name]
    with statements(busy) as seen:
        assert busy.read(read)
    assert 0 < len(seen) <= most, seen


def test_a_conversation_takes_a_handful_of_statements(busy: SqlStore) -> None:
    (first, *_) = busy.read(
        lambda uow: uow.conversations.list(by="ana", tab="everyone", text="Peña 1", now=NOW)
    )
    with statements(busy) as seen:
        assert busy.read(lambda uow: uow.conversations.thread(first.conversation_id)).items
    assert len(seen) <= 6, seen
    with statements(busy) as seen:
        panel = busy.read(lambda uow: uow.conversations.panel(first.conversation_id, None, NOW))
    assert panel is not None
    assert panel.promises
    assert len(seen) <= 14, seen
