"""One town for all stories of a test process; one stage for each."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app.demo.demo import Demo
from tests.journeys.stage import ROWS, SPEED, Stage, Town
from tests.postgres import postgres_cluster, postgres_database, postgres_url

__all__ = ["postgres_cluster", "postgres_database", "postgres_url"]


@pytest.fixture(scope="session")
def town() -> Iterator[Town]:
    """Relay and simulator with a portfolio; stopped however the tests end."""
    with tempfile.TemporaryDirectory(prefix="acuerdo-town-") as folder:
        built = Town(Demo(Path(folder), speed=SPEED, rows=ROWS))
        try:
            built.start()
            yield built
        finally:
            built.stop()


@pytest.fixture
def stage(town: Town, tmp_path: Path) -> Iterator[Stage]:
    """A fresh copy of the imported workspace, and a simulator without misfortunes."""
    made = Stage(town, tmp_path)
    made.copy_workspace()
    yield made
    town.sim("faults", method="DELETE")
