"""What may not leave any more is called back at the relay, until it has answered."""

from functools import partial

import httpx
import pytest

from console.domain.contact import HardBlock
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.sync import recaller as recalling
from console.sync.recaller import Recaller
from console.usecases.ports import ChangeSet, Topic
from console.usecases.restrict_contact import BlockDebtor, block_debtor
from tests.fakes.uow import FakeAsyncRunner
from tests.store.placing import NOW, Store
from tests.sync.line import Relay, SetClock, breaks, refuses, running, says, turns, until
from tests.usecases.scene import RULES, delivery, hear, item, write

PATH = "/v1/messages/m1"
CALLED_BACK = says({"id": "m1", "state": "cancelled"})


@pytest.fixture
def recaller(
    runner: FakeAsyncRunner, relay: Relay, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> Recaller:
    monkeypatch.setattr(recalling, "RETRY_S", 0.002)
    relay.on("DELETE", PATH, CALLED_BACK)
    return Recaller(runner, relay.client(), RULES, clock)


@pytest.fixture
def talk(desk: Store) -> ConversationId:
    """A thread in which the relay holds an answer."""
    found = hear(desk)
    write(desk, found)
    desk.write(lambda uow: uow.outbox.relayed(MessageId("m1")))
    return found


def block(desk: Store, talk: ConversationId) -> ChangeSet:
    intent = BlockDebtor("b1", talk, HardBlock.DECEASED, "ana")
    desk.write(partial(block_debtor, intent, now=NOW))
    return ChangeSet(conversations=frozenset({talk}))


def is_called_back(desk: Store) -> bool:
    return item(desk, "m1").error_code == "cancelled"


async def test_a_block_calls_back_what_waits_at_the_relay(
    desk: Store, recaller: Recaller, relay: Relay, talk: ConversationId
) -> None:
    async with running(recaller.run()):
        recaller.data_changed(ChangeSet(conversations=frozenset({talk})))
        await turns()
        assert relay.asked == []
        recaller.data_changed(block(desk, talk))
        await until(lambda: is_called_back(desk))
        recaller.data_changed(ChangeSet(conversations=frozenset({talk})))
        await turns()
    assert relay.paths() == [PATH]
    assert (delivery(desk), item(desk, "m1").error) == (Delivery.FAILED, "hard_block")


async def test_after_a_crash_it_is_called_back_at_the_start(
    desk: Store, recaller: Recaller, talk: ConversationId
) -> None:
    block(desk, talk)
    async with running(recaller.run()):
        await until(lambda: is_called_back(desk))


async def test_an_import_may_concern_anybody(
    desk: Store, recaller: Recaller, talk: ConversationId
) -> None:
    async with running(recaller.run()):
        await turns()
        block(desk, talk)
        recaller.data_changed(ChangeSet(topics=frozenset({Topic.PORTFOLIO})))
        await until(lambda: is_called_back(desk))


async def test_a_relay_that_is_away_is_asked_again(
    desk: Store, recaller: Recaller, relay: Relay, talk: ConversationId
) -> None:
    relay.on("DELETE", PATH, breaks(httpx.ConnectError("x")), refuses(503), CALLED_BACK)
    block(desk, talk)
    async with running(recaller.run()):
        await until(lambda: is_called_back(desk))
    assert len(relay.asked) == 3


@pytest.mark.parametrize(
    "answer", [refuses(409, "not_cancellable"), refuses(404, "not_found"), refuses(422)]
)
async def test_what_has_left_is_left_to_its_events(
    desk: Store, recaller: Recaller, relay: Relay, talk: ConversationId, answer: object
) -> None:
    relay.on("DELETE", PATH, answer)  # type: ignore[arg-type]
    changes = block(desk, talk)
    async with running(recaller.run()):
        await until(lambda: relay.asked)
        recaller.data_changed(changes)
        await turns()
    assert relay.paths() == [PATH]
    assert delivery(desk) is Delivery.RELAYED


async def test_what_was_refused_on_its_way_is_called_back(
    desk: Store, recaller: Recaller, relay: Relay, talk: ConversationId
) -> None:
    del talk
    async with running(recaller.run()):
        await turns()
        recaller.call_back(MessageId("m1"))
        await until(lambda: relay.paths() == [PATH])
        await until(lambda: is_called_back(desk))
