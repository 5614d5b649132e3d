"""Stages for the simulator's tests."""

from collections.abc import Iterator

import pytest

from tests.simulator.stage import Stage, staged


@pytest.fixture(scope="module")
def theatre() -> Iterator[Stage]:
    """One fast simulator for a module; use `stage`, which begins each test afresh."""
    with staged("--seed", "7", "--speed", "60", "--personas", "0") as stage:
        yield stage


@pytest.fixture
def stage(theatre: Stage) -> Stage:
    """The module's simulator as at its start, and an empty receiver."""
    assert theatre.http.post("/_sim/reset").status_code == 200
    theatre.receiver.wait(lambda: theatre.http.get("/_sim/webhook").json()["in_flight"] == 0)
    theatre.receiver.bodies.clear()
    theatre.receiver.raw.clear()
    theatre.receiver.answers.clear()
    theatre.receiver.unsigned = 0
    return theatre
