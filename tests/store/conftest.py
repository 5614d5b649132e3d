"""A workspace of every kind for the store's tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from console.store import workspace
from tests.postgres import (
    DATABASES,
    Cluster,
    postgres_cluster,
    postgres_database,
    postgres_url,
)

__all__ = ["engine", "new_workspace", "postgres_cluster", "postgres_database", "postgres_url"]

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
