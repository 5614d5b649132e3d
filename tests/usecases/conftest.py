"""Use cases run on the stand-in and on real databases alike."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.store import workspace
from tests.fakes.uow import FakeRunner
from tests.store.conftest import SqlStore
from tests.store.placing import Store, load, record
from tests.usecases.scene import templates_known


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace to copy: making one takes longer than most of the tests."""
    folder = tmp_path_factory.mktemp("empty") / "workspace"
    workspace.create(folder).dispose()
    return folder


@pytest.fixture
def database(empty_workspace: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty workspace in SQLite, for what the stand-in does not compute."""
    folder = shutil.copytree(empty_workspace, tmp_path / "workspace")
    opened = SqlStore(workspace.open_current(folder))
    yield opened
    opened.close()


@pytest.fixture(params=["fake", "sqlite"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty workspace: in memory, and in SQLite."""
    if request.param == "fake":
        return FakeRunner()
    opened: Store = request.getfixturevalue("database")
    return opened


@pytest.fixture
def placed(store: Store) -> Store:
    """Three people are placed, each with one number, and the templates are known."""
    return _place(store)


@pytest.fixture
def books(database: Store) -> Store:
    """As `placed`, where payments can be loaded: in SQLite."""
    return _place(database)


def _place(store: Store) -> Store:
    load(store, [record(1), record(2), record(3)])
    templates_known(store)
    return store
