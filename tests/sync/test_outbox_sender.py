"""What was queued reaches the relay once, in order, or is shown as refused."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from console.domain.contact import HardBlock
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.runtime.errors import Unavailable
from console.store import workspace
from console.store.worker import Worker
from console.sync import outbox_sender
from console.sync.outbox_sender import OutboxSender
from console.usecases.ports import ChangeSet, Topic
from console.usecases.restrict_contact import BlockDebtor, block_debtor
from console.usecases.send_text import SendText, send_text
from tests.fakes.uow import FakeAsyncRunner
from tests.store.conftest import SqlStore
from tests.store.placing import NOW, Store, account_of, load, record
from tests.sync.line import (
    Answer,
    Relay,
    SetClock,
    breaks,
    refuses,
    running,
    says,
    turns,
    until,
)
from tests.usecases.scene import (
    HOUR,
    NIGHT,
    PHONE,
    RULES,
    delivery,
    due,
    hear,
    item,
    remind,
    templates_known,
    write,
)

MESSAGES = "/v1/messages"
TAKEN = says({"id": "x", "state": "queued"}, 202)
TOUCHED = ChangeSet(topics=frozenset({Topic.OUTBOX}))


@pytest.fixture
def called_back() -> list[MessageId]:
    """What the sender wants called back."""
    return []


@pytest.fixture
def sender(
    runner: FakeAsyncRunner, relay: Relay, clock: SetClock, called_back: list[MessageId]
) -> OutboxSender:
    relay.on("POST", MESSAGES, TAKEN)
    return OutboxSender(runner, relay.client(), RULES, clock, called_back.append)


def posted(relay: Relay) -> list[str]:
    return [request.headers["Idempotency-Key"] for request in relay.of(MESSAGES)]


async def test_a_message_is_handed_over_with_its_end(
    desk: Store, sender: OutboxSender, relay: Relay
) -> None:
    remind(desk)
    async with running(sender.run()):
        await until(lambda: delivery(desk) is Delivery.RELAYED)
    assert posted(relay) == ["m1"]
    body = json.loads(relay.asked[0].content)
    assert body["to"] == PHONE
    assert body["not_after"] == "2026-11-19T03:00:00+00:00"
    assert due(desk) == ()


async def test_the_order_of_a_conversation_is_kept(
    desk: Store, sender: OutboxSender, relay: Relay
) -> None:
    talk = hear(desk)
    names = [f"m{number}" for number in range(1, 6)]
    for name in names:
        write(desk, talk, name)
    down = breaks(httpx.ConnectError("x"))
    relay.on("POST", MESSAGES, TAKEN, down, TAKEN)
    clock: SetClock = sender._clock  # type: ignore[assignment]  # the one it was given
    async with running(sender.run()):
        await until(lambda: len(posted(relay)) == 2)
        clock.at += timedelta(seconds=2)
        sender.data_changed(TOUCHED)
        await until(lambda: delivery(desk, "m5") is Delivery.RELAYED)
    assert posted(relay) == ["m1", "m2", "m2", "m3", "m4", "m5"]


async def test_a_conversation_that_waits_does_not_hold_up_another(
    desk: Store, sender: OutboxSender, relay: Relay
) -> None:
    remind(desk, "m1")
    remind(desk, "m2", account_id=account_of(desk, 2))
    relay.on("POST", MESSAGES, breaks(httpx.ConnectError("x")), TAKEN)
    async with running(sender.run()):
        await until(lambda: delivery(desk, "m2") is Delivery.RELAYED)
    assert delivery(desk, "m1") is Delivery.QUEUED


async def test_the_longer_the_relay_is_away_the_less_often_it_is_tried(
    desk: Store, sender: OutboxSender, relay: Relay, clock: SetClock
) -> None:
    remind(desk)
    relay.on("POST", MESSAGES, refuses(503))
    waits: list[float] = []
    async with running(sender.run()):
        for number in range(1, 9):
            await until(lambda number=number: len(posted(relay)) == number)  # type: ignore[misc]  # bound now
            await until(lambda: desk.read(_next_due) != clock.at)
            next_at = desk.read(_next_due)
            assert next_at is not None
            waits.append((next_at - clock.at).total_seconds())
            clock.at = next_at
            sender.data_changed(TOUCHED)
    assert waits == [1, 2, 4, 8, 15, 30, 60, 60]
    assert item(desk, "m1").delivery is Delivery.QUEUED


def _next_due(uow: Any) -> Any:
    return uow.outbox.next_due_at()


async def test_it_wakes_by_itself_when_a_retry_is_due(
    desk: Store, sender: OutboxSender, relay: Relay, clock: SetClock
) -> None:
    remind(desk)
    relay.on("POST", MESSAGES, refuses(503), TAKEN)
    async with running(sender.run()):
        await until(lambda: len(posted(relay)) == 1)
        clock.at += timedelta(seconds=5)
        sender.data_changed(TOUCHED)
        await until(lambda: delivery(desk) is Delivery.RELAYED)


@pytest.mark.parametrize("code", ["suppressed", "window_closed", "kill_switch", "rate_capped"])
async def test_a_refusal_of_the_relay_is_shown_with_its_code(
    desk: Store, sender: OutboxSender, relay: Relay, code: str
) -> None:
    remind(desk)
    relay.on("POST", MESSAGES, refuses(422, code))
    async with running(sender.run()):
        await until(lambda: delivery(desk) is Delivery.BLOCKED)
    shown = item(desk, "m1")
    assert (shown.error_code, shown.error) == (code, f"it is {code}")
    assert posted(relay) == ["m1"]


async def test_what_the_relay_took_before_a_crash_is_not_shown_as_refused(
    desk: Store, sender: OutboxSender, relay: Relay, clock: SetClock
) -> None:
    """The answer was lost, and the body now ends at another instant: the key is known."""
    remind(desk)
    lost = breaks(httpx.ReadTimeout("lost"))
    relay.on("POST", MESSAGES, lost, refuses(409, "idempotency_conflict"))
    async with running(sender.run()):
        await until(lambda: len(posted(relay)) == 1)
        clock.at += timedelta(seconds=5)
        sender.data_changed(TOUCHED)
        await until(lambda: delivery(desk) is Delivery.RELAYED)
    assert posted(relay) == ["m1", "m1"]


async def test_nothing_leaves_after_the_hours(
    desk: Store, sender: OutboxSender, relay: Relay, clock: SetClock
) -> None:
    remind(desk)
    clock.at = NIGHT
    async with running(sender.run()):
        await until(lambda: delivery(desk) is Delivery.BLOCKED)
    assert item(desk, "m1").error_code == "outside_hours"
    assert relay.asked == []


async def test_who_opted_out_meanwhile_hears_nothing(
    desk: Store, sender: OutboxSender, relay: Relay
) -> None:
    relay.on("POST", MESSAGES, breaks(httpx.ConnectError("x")), TAKEN)
    clock: SetClock = sender._clock  # type: ignore[assignment]  # the one it was given
    remind(desk)
    async with running(sender.run()):
        await until(lambda: len(posted(relay)) == 1)
        hear(desk, "BAJA")
        clock.at += timedelta(minutes=5)
        sender.data_changed(TOUCHED)
        await until(lambda: delivery(desk) is Delivery.BLOCKED)
    assert posted(relay) == ["m1"]


async def test_other_changes_do_not_wake_it(
    desk: Store, sender: OutboxSender, relay: Relay
) -> None:
    sender.data_changed(ChangeSet(conversations=frozenset({ConversationId(1)})))
    assert not sender._wake.is_set()
    async with running(sender.run()):
        await turns()
        remind(desk)
        sender.data_changed(TOUCHED)
        await until(lambda: posted(relay) == ["m1"])


async def test_it_looks_again_after_a_while_without_being_woken(
    desk: Store, sender: OutboxSender, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox_sender, "IDLE_S", 0.002)
    async with running(sender.run()):
        await turns()
        remind(desk)
        await until(lambda: posted(relay) == ["m1"])


@pytest.mark.parametrize("answer", [refuses(401), refuses(404, "x"), TAKEN])
async def test_a_database_that_is_busy_does_not_end_the_service(
    desk: Store,
    runner: FakeAsyncRunner,
    sender: OutboxSender,
    relay: Relay,
    answer: Answer,
) -> None:
    remind(desk)
    real = runner.write
    busy = [True, True, False, True]

    async def locked(job: Any) -> Any:
        if busy and busy.pop():
            raise Unavailable("workspace.db", code="database_unavailable")
        return await real(job)

    runner.write = locked  # type: ignore[method-assign]  # a database that is locked
    relay.on("POST", MESSAGES, answer)
    async with running(sender.run()):
        await until(lambda: not busy and len(posted(relay)) > 0)
        await until(lambda: due(desk) == ())
    assert set(posted(relay)) == {"m1"}


class Telephone:
    """Passes change sets on to whoever is there by then."""

    def __init__(self) -> None:
        self.listener: Callable[[ChangeSet], None] = lambda _changes: None

    def ring(self, changes: ChangeSet) -> None:
        self.listener(changes)


async def test_what_is_refused_while_it_is_posted_is_called_back(
    desk: Store, sender: OutboxSender, relay: Relay, called_back: list[MessageId]
) -> None:
    talk = hear(desk)
    write(desk, talk)

    def blocked_meanwhile(request: httpx.Request) -> httpx.Response:
        intent = BlockDebtor("b1", talk, HardBlock.DECEASED, "ana")
        desk.write(partial(block_debtor, intent, now=NOW))
        return TAKEN(request)

    relay.on("POST", MESSAGES, blocked_meanwhile)
    async with running(sender.run()):
        await until(lambda: called_back == ["m1"])
    assert delivery(desk) is Delivery.BLOCKED


async def test_what_may_have_arrived_before_it_was_refused_is_called_back(
    desk: Store,
    sender: OutboxSender,
    relay: Relay,
    called_back: list[MessageId],
) -> None:
    talk = hear(desk)
    write(desk, talk)
    relay.on("POST", MESSAGES, breaks(httpx.ReadTimeout("x")))
    async with running(sender.run()):
        await until(lambda: not due(desk))
        intent = BlockDebtor("b1", talk, HardBlock.DECEASED, "ana")
        desk.write(partial(block_debtor, intent, now=NOW))
        sender.data_changed(TOUCHED)
        await until(lambda: called_back == ["m1"])
    assert delivery(desk) is Delivery.BLOCKED
    assert len(posted(relay)) == 1


async def test_a_real_database_wakes_it_by_its_change_set(
    tmp_path: Any, relay: Relay, clock: SetClock
) -> None:
    relay.on("POST", MESSAGES, TAKEN)
    engine = workspace.create(tmp_path / "workspace")
    store = SqlStore(engine)
    load(store, [record(1)])
    templates_known(store)
    talk = hear(store, at=NOW - HOUR)
    told = Telephone()
    worker = Worker(engine, told.ring)
    sender = OutboxSender(worker, relay.client(), RULES, clock, lambda _: None)
    told.listener = sender.data_changed
    async with running(sender.run()):
        intent = SendText(MessageId("m1"), talk, "Buenas tardes", "ana")
        await worker.write(partial(send_text, intent, rules=RULES, now=NOW))
        await until(lambda: posted(relay) == ["m1"])
        await until(lambda: delivery(store) is Delivery.RELAYED)
    store.close()
    worker.close()
