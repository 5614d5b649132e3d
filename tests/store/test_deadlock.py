"""Two consoles of one server that block each other: both finish, neither person notices."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest
from sqlalchemy import Engine

from console.store.worker import Worker
from console.usecases.ports import UnitOfWork
from tests.postgres import SERVER_PROGRAMS

pytestmark = pytest.mark.skipif(SERVER_PROGRAMS is None, reason="no PostgreSQL")


def crossing(first: str, second: str, meeting: Barrier) -> Callable[[UnitOfWork], int]:
    """A job that holds `first`, waits for its rival to hold the other, and wants `second`."""
    runs = iter(range(1, 10))

    def job(uow: UnitOfWork) -> int:
        run = next(runs)
        uow.settings.put(first, run)
        if run == 1:
            try:
                meeting.wait(10)
            except BrokenBarrierError:
                pytest.fail("the rival never came")
        uow.settings.put(second, run)
        return run

    return job


def test_a_deadlock_is_undone_and_run_again(new_workspace: Callable[[str], Engine]) -> None:
    engine = new_workspace("postgresql")
    worker, rival = Worker(engine), Worker(engine)
    worker.write_now(lambda uow: uow.settings.put("a", 0))
    worker.write_now(lambda uow: uow.settings.put("b", 0))
    meeting = Barrier(2)
    with ThreadPoolExecutor(2) as threads:
        one = threads.submit(worker.write_now, crossing("a", "b", meeting))
        other = threads.submit(rival.write_now, crossing("b", "a", meeting))
        assert sorted([one.result(30), other.result(30)]) == [1, 2]
    worker.close()
    rival.close()
