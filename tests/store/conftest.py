"""A workspace of every kind for the store's tests."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Engine

from console.store import workspace
from console.store.worker import Worker
from console.usecases.ports import ChangeSet, UnitOfWork
from tests.fakes.uow import FakeRunner
from tests.postgres import (
    DATABASES,
    Cluster,
    postgres_cluster,
    postgres_database,
    postgres_url,
)
from tests.store.placing import Store

__all__ = ["postgres_cluster", "postgres_database", "postgres_url"]

T = TypeVar("T")
KEY = bytes(range(32))
KINDS = ("sqlite", "encrypted", *DATABASES[1:])


def _fill(url: str) -> None:
    workspace.create(url).dispose()


@pytest.fixture
def new_workspace(
    tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Engine]]:
    """Makes an empty workspace of a kind: "sqlite", "encrypted" or "postgresql"."""
    made: list[Engine] = []

    def new(kind: str) -> Engine:
        if kind == "postgresql":
            cluster: Cluster = request.getfixturevalue("postgres_cluster")
            database = request.getfixturevalue("postgres_database")
            url = database(cluster.template("store_template", _fill))
            made.append(workspace.open_current(url))
        else:
            key = KEY if kind == "encrypted" else None
            made.append(workspace.create(tmp_path / f"{kind}{len(made)}", key))
        return made[-1]

    yield new
    for engine in made:
        engine.dispose()


@pytest.fixture(params=DATABASES)
def engine(request: pytest.FixtureRequest, new_workspace: Callable[[str], Engine]) -> Engine:
    """An empty workspace, on SQLite and on PostgreSQL."""
    return new_workspace(request.param)


class SqlStore:
    """A workspace in a database, run as the command line runs it."""

    def __init__(self, engine: Engine) -> None:
        self.told: list[ChangeSet] = []
        self.engine = engine
        self._worker = Worker(engine, self.told.append)

    def read(self, job: Callable[[UnitOfWork], T]) -> T:
        return self._worker.read_now(job)

    def write(self, job: Callable[[UnitOfWork], T]) -> T:
        return self._worker.write_now(job)

    def close(self) -> None:
        self._worker.close()


@pytest.fixture
def sql_store(engine: Engine) -> Iterator[SqlStore]:
    """The store as the program has it, on SQLite and on PostgreSQL."""
    store = SqlStore(engine)
    yield store
    store.close()


@pytest.fixture(params=(*DATABASES, "fake"))
def store(
    request: pytest.FixtureRequest, new_workspace: Callable[[str], Engine]
) -> Iterator[Store]:
    """What a port promises holds for both databases and for the stand-in of the tests."""
    if request.param == "fake":
        yield FakeRunner()
        return
    opened = SqlStore(new_workspace(request.param))
    yield opened
    opened.close()
