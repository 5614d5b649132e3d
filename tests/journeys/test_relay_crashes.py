"""The relay is killed anywhere on the road and started again: nothing lost, nothing twice."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from console.domain.delivery import Delivery
from console.domain.ids import MessageId
from console.sync.connection import Line
from tests.journeys.stage import Debtor, Desk, Stage, Town, a_new_id, texts

pytestmark = [pytest.mark.journey, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
DEATH_S = 40
SENTENCES = ["Uno", "Dos", "Tres", "Cuatro"]


def start_doomed(town: Town, point: str) -> "subprocess.Popen[bytes]":
    """In the relay's place one that dies at `point`."""
    town.stop_relay()
    servers = town.demo.servers
    offset = str(round(servers.shift.total_seconds()))
    command = [sys.executable, "-m", "tests.journeys.crashing_relay", point, "relay"]
    command += ["--config", str(servers.folder / "relay.toml"), "--clock-offset", offset]
    with (servers.folder / "relay.log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
        )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b"{")
    return process


@asynccontextmanager
async def doomed_relay(town: Town, point: str) -> AsyncIterator["subprocess.Popen[bytes]"]:
    """A relay that dies at `point`; afterwards an ordinary one is there again."""
    process = await asyncio.to_thread(start_doomed, town, point)
    try:
        yield process
        assert await asyncio.to_thread(process.wait, DEATH_S) == -signal.SIGKILL
    finally:
        process.kill()
        await asyncio.to_thread(process.wait, DEATH_S)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        await asyncio.to_thread(town.start_relay)


@asynccontextmanager
async def killed_relay(town: Town) -> AsyncIterator[None]:
    """What happens inside happens to an ordinary relay, which then gets SIGKILL."""
    try:
        yield
    finally:
        await asyncio.to_thread(town.kill_relay)
        await asyncio.to_thread(town.start_relay)


async def settle(desk: Desk, stage: Stage) -> None:
    await desk.until_line(Line.UP)
    await desk.eventually(desk.is_idle, "nothing waits")
    await desk.eventually(
        lambda: desk.read(lambda uow: uow.cursor.last() >= stage.town.head()),
        "the cursor is at the head",
    )


async def outcome_of(
    desk: Desk, stage: Stage, who: Debtor, message_id: MessageId, *, is_sent: bool
) -> None:
    """Sent exactly once and read, or unknown and never sent again, also when asked again."""
    if is_sent:
        await desk.until_delivery(message_id, Delivery.READ)
    else:
        item = await desk.until_delivery(message_id, Delivery.UNKNOWN)
        assert item.delivery is Delivery.UNKNOWN
    assert await desk.sent_template(who, message_id) == message_id
    await settle(desk, stage)
    after = stage.town.writes(who, "¿Hola?")
    await desk.until_received(after)
    assert stage.town.accepted_times(message_id) == int(is_sent)
    assert len(stage.town.sent_to(who)) == int(is_sent)
    items = await desk.thread_of(who)
    assert sum(one.outgoing for one in items) == 1


@pytest.mark.parametrize(
    ("point", "is_sent"),
    [
        ("after the 202, before an attempt", True),
        ("after an attempt, before Meta is called", False),
        ("after Meta accepted, before its answer is read", True),
        ("before Meta's answer is stored", True),
    ],
)
async def test_a_message_is_sent_at_most_once(stage: Stage, point: str, is_sent: bool) -> None:
    town, who, message_id = stage.town, stage.town.debtor(), MessageId(a_new_id())
    async with stage.desk() as desk:
        async with doomed_relay(town, point):
            await desk.sent_template(who, message_id)
        await outcome_of(desk, stage, who, message_id, is_sent=is_sent)
    stage.check_sound()


@pytest.mark.parametrize(
    ("fault", "is_sent"),
    [
        ({"action": "delay", "delay_s": 20}, True),
        ({"action": "timeout"}, True),
        ({"action": "drop"}, False),
    ],
    ids=["Meta is slow to answer", "Meta accepted and never answers", "the request is lost"],
)
async def test_killed_while_meta_is_asked(
    stage: Stage, fault: dict[str, object], is_sent: bool
) -> None:
    town, who, message_id = stage.town, stage.town.debtor(), MessageId(a_new_id())
    town.fault(who, **fault)
    async with stage.desk() as desk:
        async with killed_relay(town):
            await desk.sent_template(who, message_id)
            await desk.until_delivery(message_id, Delivery.RELAYED)
            await desk.eventually(no_fault_left(town, who), "the request is at Meta")
        await outcome_of(desk, stage, who, message_id, is_sent=is_sent)
    stage.check_sound()


def no_fault_left(town: Town, who: Debtor) -> Callable[[], bool]:
    return lambda: all(one["recipient"] != who.phone for one in town.sim("faults")["faults"])


async def all_heard(desk: Desk, stage: Stage, who: Debtor, wamids: list[str]) -> None:
    for wamid in wamids:
        await desk.until_received(wamid)
    await settle(desk, stage)
    assert sorted(texts(await desk.thread_of(who))) == sorted(SENTENCES)


@pytest.mark.parametrize(
    "point",
    [
        "after the 200, before the webhook is opened",
        "while events are stored",
        "with the events stored, before their webhook is",
    ],
)
async def test_every_inbound_becomes_one_event(stage: Stage, point: str) -> None:
    town, who = stage.town, stage.town.debtor()
    async with stage.desk() as desk:
        async with doomed_relay(town, point):
            wamids = [town.writes(who, text) for text in SENTENCES]
        await all_heard(desk, stage, who, wamids)
    stage.check_sound()


async def test_what_was_answered_with_200_is_never_asked_of_meta_again(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    async with stage.desk() as desk:
        async with doomed_relay(town, "holding webhooks") as relay:
            wamids = [town.writes(who, text) for text in SENTENCES]
            await desk.eventually(
                lambda: not town.sim("webhook")["undelivered"], "Meta has its 200"
            )
            os.kill(relay.pid, signal.SIGKILL)
        await all_heard(desk, stage, who, wamids)
    stage.check_sound()


async def test_killed_while_a_console_streams(stage: Stage) -> None:
    town, who, other = stage.town, stage.town.debtor(), stage.town.debtor()
    async with stage.desk() as desk:
        await desk.until_line(Line.UP)
        async with killed_relay(town):
            wamids = [town.writes(who, text) for text in SENTENCES[:2]]
            message_id = await desk.sent_template(other)
            await desk.until_delivery(message_id, Delivery.RELAYED)
        wamids += [town.writes(who, text) for text in SENTENCES[2:]]
        await all_heard(desk, stage, who, wamids)
        item = await desk.read(lambda uow: uow.messages.find(message_id))
        assert item is not None
        times = town.accepted_times(message_id)
        assert times == 1 or (times == 0 and item.delivery is Delivery.UNKNOWN)
    stage.check_sound()
