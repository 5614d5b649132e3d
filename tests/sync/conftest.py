"""A desk in memory and a relay that a test directs; waits are shortened."""

import pytest

from console.sync import event_stream, library, outbox_sender
from tests.fakes.uow import FakeAsyncRunner
from tests.store.placing import Store, load, record
from tests.sync.line import Relay, SetClock
from tests.usecases.scene import templates_known


@pytest.fixture
def relay() -> Relay:
    return Relay()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def runner() -> FakeAsyncRunner:
    return FakeAsyncRunner()


@pytest.fixture
def desk(runner: FakeAsyncRunner) -> Store:
    """The same workspace without waiting, with three people placed."""
    load(runner.now, [record(1), record(2), record(3)])
    templates_known(runner.now)
    return runner.now


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second lasts a thousandth, so that nobody waits and the proportions stay."""
    shorter = tuple(each / 1000 for each in event_stream.BACKOFF_S)
    monkeypatch.setattr(event_stream, "BACKOFF_S", shorter)
    monkeypatch.setattr(outbox_sender, "RETRY_S", 0.002)
    monkeypatch.setattr(library, "RETRY_S", 0.005)
