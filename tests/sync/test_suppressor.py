"""Who asked for silence here is told to the relay, until it knows."""

import httpx
import pytest

from console.domain.ids import ConversationId
from console.sync import suppressor
from console.sync.suppressor import TOLD_SETTING, Suppressor
from console.usecases.ports import ChangeSet
from tests.fakes.uow import FakeAsyncRunner
from tests.store.placing import NOW, Store
from tests.sync.line import Relay, breaks, refuses, running, says, turns, until
from tests.usecases.scene import MINUTE

TALKED = ChangeSet(conversations=frozenset({ConversationId(1)}))
DONE = says({}, 200)


def phone(number: int) -> str:
    return f"+5255123400{number:02d}"


def path(number: int) -> str:
    return f"/v1/suppressions/{phone(number)}"


def silence(desk: Store, number: int) -> None:
    desk.write(lambda uow: uow.contacts.opt_out(phone(number), NOW, "test"))


def told(desk: Store) -> int:
    return int(desk.read(lambda uow: uow.settings.get(TOLD_SETTING)) or 0)


@pytest.fixture
def teller(
    runner: FakeAsyncRunner, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> Suppressor:
    monkeypatch.setattr(suppressor, "RETRY_S", 0.002)
    for number in range(1, 40):
        relay.on("PUT", path(number), DONE)
    return Suppressor(runner, relay.client())


async def test_what_stands_in_the_ledger_is_told_once(
    desk: Store, teller: Suppressor, relay: Relay
) -> None:
    silence(desk, 1)
    async with running(teller.run()):
        await until(lambda: told(desk) == 1)
        teller.data_changed(TALKED)
        await turns()
        silence(desk, 2)
        teller.data_changed(ChangeSet())
        await turns()
        assert relay.paths() == [path(1)]
        teller.data_changed(TALKED)
        await until(lambda: told(desk) == 2)
    assert relay.paths() == [path(1), path(2)]


async def test_who_wants_to_be_written_to_again_is_not_silenced(
    desk: Store, teller: Suppressor, relay: Relay
) -> None:
    silence(desk, 1)
    desk.write(lambda uow: uow.contacts.resume(phone(1), NOW + MINUTE, "test"))
    async with running(teller.run()):
        await until(lambda: told(desk) == 1)
    assert relay.asked == []


async def test_a_relay_that_is_away_is_told_later(
    desk: Store, teller: Suppressor, relay: Relay
) -> None:
    silence(desk, 1)
    relay.on("PUT", path(1), breaks(httpx.ConnectError("x")), refuses(503), DONE)
    async with running(teller.run()):
        await until(lambda: told(desk) == 1)
    assert len(relay.asked) == 3


async def test_a_number_that_the_relay_does_not_take_holds_up_no_other(
    desk: Store, teller: Suppressor, relay: Relay
) -> None:
    relay.on("PUT", path(1), refuses(422, "invalid_recipient"))
    silence(desk, 1)
    silence(desk, 2)
    async with running(teller.run()):
        await until(lambda: told(desk) == 2)
    assert relay.paths() == [path(1), path(2)]


async def test_after_a_start_the_last_ones_are_told_again(
    desk: Store, runner: FakeAsyncRunner, teller: Suppressor, relay: Relay
) -> None:
    for number in range(1, 31):
        silence(desk, number)
    async with running(teller.run()):
        await until(lambda: told(desk) == 30)
    relay.asked.clear()
    silence(desk, 31)
    async with running(Suppressor(runner, relay.client()).run()):
        await until(lambda: told(desk) == 31)
    assert relay.paths() == [path(number) for number in range(11, 32)]


async def test_many_are_told_in_several_looks(
    desk: Store, teller: Suppressor, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suppressor, "AT_ONCE", 4)
    for number in range(1, 11):
        silence(desk, number)
    async with running(teller.run()):
        await until(lambda: told(desk) == 10)
    assert len(relay.asked) == 10
