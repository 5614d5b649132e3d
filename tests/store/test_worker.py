"""Where the event loop meets the database."""

import asyncio
import threading
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from console.runtime.errors import Unavailable
from console.store import workspace
from console.store.engine import file_of, writing
from console.store.sqlite import driver
from console.store.worker import Worker
from console.usecases.ports import ChangeSet, Topic, UnitOfWork

SETTINGS_CHANGED = ChangeSet(topics=frozenset({Topic.SETTINGS}))


class Running:
    def __init__(self, engine: Engine) -> None:
        self.told: list[tuple[ChangeSet, str]] = []
        self.worker = Worker(engine, self.hear)

    def hear(self, changes: ChangeSet) -> None:
        self.told.append((changes, threading.current_thread().name))

    async def value(self) -> object:
        return await self.worker.read(lambda uow: uow.settings.get("k"))


@pytest.fixture
async def running(engine: Engine) -> AsyncIterator[Running]:
    running = Running(engine)
    yield running
    running.worker.close()


def put(value: str, uow: UnitOfWork) -> str:
    uow.settings.put("k", value)
    return threading.current_thread().name


async def test_a_write_is_announced_on_the_loop_after_the_commit(running: Running) -> None:
    thread = await running.worker.write(partial(put, "one"))
    assert thread.startswith("db-write")
    assert running.told == [(SETTINGS_CHANGED, threading.current_thread().name)]
    assert await running.value() == "one"


async def test_a_write_that_touched_nothing_is_not_announced(running: Running) -> None:
    await running.worker.write(lambda uow: uow.settings.get("k"))
    assert running.told == []


async def test_an_error_undoes_everything_and_is_not_announced(running: Running) -> None:
    def fail(uow: UnitOfWork) -> None:
        put("half", uow)
        raise RuntimeError("boom")

    with pytest.raises(RuntimeError, match="boom"):
        await running.worker.write(fail)
    assert running.told == []
    assert await running.value() is None
    await running.worker.write(partial(put, "after"))
    assert await running.value() == "after"


async def test_a_cancelled_caller_does_not_lose_the_write(running: Running) -> None:
    begun, release = threading.Event(), threading.Event()

    def slow(uow: UnitOfWork) -> None:
        begun.set()
        release.wait(20)
        put("kept", uow)

    task = asyncio.get_running_loop().create_task(running.worker.write(slow))
    await asyncio.to_thread(begun.wait, 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    release.set()
    await running.worker.write(lambda _uow: None)  # the writer is serial: done by now
    assert await running.value() == "kept"
    assert [changes for changes, _ in running.told] == [SETTINGS_CHANGED]


async def test_readers_do_not_wait_for_the_writer(running: Running) -> None:
    await running.worker.write(partial(put, "before"))
    begun, release = threading.Event(), threading.Event()

    def slow(uow: UnitOfWork) -> None:
        put("after", uow)
        begun.set()
        release.wait(20)

    task = asyncio.get_running_loop().create_task(running.worker.write(slow))
    await asyncio.to_thread(begun.wait, 20)
    assert await running.value() == "before"
    release.set()
    await task
    assert await running.value() == "after"


async def test_a_reader_cannot_write(running: Running) -> None:
    with pytest.raises(Exception, match=r"read-?only|readonly"):
        await running.worker.read(partial(put, "never"))
    assert await running.value() is None


async def test_writes_keep_their_order(running: Running) -> None:
    await asyncio.gather(
        *(running.worker.write(partial(put, str(number))) for number in range(20))
    )
    assert await running.value() == "19"


def test_without_a_loop_it_works_the_same(engine: Engine) -> None:
    running = Running(engine)
    assert running.worker.write_now(partial(put, "now")).startswith("db-write")
    assert running.worker.read_now(lambda uow: uow.settings.get("k")) == "now"
    assert running.told == [(SETTINGS_CHANGED, threading.current_thread().name)]
    running.worker.close()


def test_closing_waits_for_what_is_under_way(engine: Engine) -> None:
    running, begun, release = Running(engine), threading.Event(), threading.Event()

    def slow(uow: UnitOfWork) -> None:
        begun.set()
        release.wait(20)
        put("kept", uow)

    caller = threading.Thread(target=lambda: running.worker.write_now(slow))
    caller.start()
    begun.wait(20)
    closer = threading.Thread(target=running.worker.close)
    closer.start()
    release.set()
    closer.join(20)
    caller.join(20)
    with writing(engine).connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM settings").scalar() == 1
    engine.dispose()


def test_a_database_that_somebody_else_holds_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.store.engine.BUSY_MS", 50)
    worker = Worker(workspace.create(tmp_path))
    other = driver.connect(str(file_of(tmp_path)), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable) as raised:
        worker.write_now(partial(put, "never"))
    assert (raised.value.code, raised.value.remedy) == (
        "database_unavailable",
        "close_other_program",
    )
    other.execute("ROLLBACK")
    other.close()
    assert worker.write_now(partial(put, "now"))
    worker.close()
