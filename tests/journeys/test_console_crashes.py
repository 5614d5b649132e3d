"""The console is killed anywhere on the road and started again: nothing lost, nothing twice."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.demo.demo import CREDITOR
from console.app.importing import LONGEST_IMPORT, ImportService
from console.app.workspace import opened
from console.domain.contact import Refused
from console.domain.delivery import Delivery
from console.domain.ids import MessageId, PromiseId
from console.runtime.errors import InputRefused
from console.usecases.record_promise import PromiseMade
from console.usecases.views import BatchRow, SegmentRow
from tests.journeys.crashing_console import (
    ANSWERED,
    BETWEEN_EVENTS,
    IN_FLIGHT,
    STAGED_ROWS,
    Order,
)
from tests.journeys.stage import LAURA, Debtor, Desk, Stage, a_new_id, import_sample, texts

pytestmark = [pytest.mark.journey, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
DEATH_S = 40


@contextmanager
def doomed(
    stage: Stage, point: str, action: str, who: Debtor, *ids: str
) -> Iterator["subprocess.Popen[str]"]:
    """A console that will die at `point`; waited for at the end, and dead by SIGKILL."""
    demo = stage.town.demo
    order = Order(
        point=point,
        action=action,
        workspace=stage.place.text,
        relay_url=demo.relay.url,
        token=demo.relay.token,
        shift_s=demo.clock.by.total_seconds(),
        phone_number_id=demo.servers.phone_number_id,
        media=str(stage.folder / "media"),
        who={
            "account_id": who.account_id,
            "debtor_id": who.debtor_id,
            "account_no": who.account_no,
            "name": who.name,
            "phone": who.phone,
            "due_minor": who.due.minor,
            "currency": who.due.currency,
        },
        ids=list(ids),
        by=LAURA,
        workbook=str(demo.workbook),
        creditor="Otra Financiera" if action == "import" else CREDITOR,
        as_of=demo.today.isoformat(),
    )
    command = [sys.executable, "-m", "tests.journeys.crashing_console"]
    process = subprocess.Popen(
        [*command, json.dumps(vars(order))],
        cwd=ROOT,
        env={**os.environ, **stage.environ},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        assert process.wait(DEATH_S) == -signal.SIGKILL
    finally:
        process.kill()
        process.wait(DEATH_S)
        if process.stdout is not None:
            process.stdout.close()


async def crash(stage: Stage, point: str, action: str, who: Debtor, *ids: str) -> None:
    """Let a console die there."""

    def run() -> None:
        with doomed(stage, point, action, who, *ids):
            pass

    await asyncio.to_thread(run)


def sound_and_at_the_head(stage: Stage) -> None:
    """Integrity, audit chain, and a cursor that stands where the relay's events end."""
    stage.check_sound()
    with opened(stage.place, stage.environ) as worker:
        assert worker.read_now(lambda uow: uow.cursor.last()) == stage.town.head()
        assert worker.read_now(lambda uow: uow.outbox.pending()) == 0


async def settle(desk: Desk, stage: Stage) -> None:
    """Wait until nothing waits and every event is applied."""
    await desk.eventually(desk.is_idle, "nothing waits")
    clock = await asyncio.to_thread(stage.town.sim, "clock")
    assert clock["speed"] > 1
    await desk.eventually(
        lambda: desk.read(lambda uow: uow.cursor.last() == stage.town.head()),
        "the cursor is at the head",
    )


@pytest.mark.parametrize(
    ("point", "is_kept"),
    [
        ("before the outbox commits", False),
        ("after the outbox commits", True),
        ("after the gate's second look", True),
        (IN_FLIGHT, True),
        (ANSWERED, True),
        ("before the answer of the relay is noted", True),
        ("after the answer of the relay is noted", True),
    ],
)
async def test_a_message_goes_out_exactly_once(stage: Stage, point: str, is_kept: bool) -> None:
    town, who, message_id = stage.town, stage.town.debtor(), a_new_id()
    await crash(stage, point, "send", who, message_id)
    wamid = town.writes(who, "¿Sigue en pie lo del viernes?")  # moves the window meanwhile
    async with stage.desk() as desk:
        known = await desk.read(lambda uow: uow.messages.find(MessageId(message_id)))
        assert (known is not None) is is_kept
        assert await desk.sent_template(who, message_id) == message_id  # the screen's retry
        await desk.until_received(wamid)
        await desk.until_delivery(MessageId(message_id), Delivery.READ)
        await settle(desk, stage)
        items = await desk.thread_of(who)
        assert sum(one.outgoing for one in items) == 1
        assert sum(not one.outgoing for one in items) == 1
    assert town.accepted_times(message_id) == 1
    assert len(town.sent_to(who)) == 1
    sound_and_at_the_head(stage)


async def test_what_left_before_the_opt_out_is_shown_as_sent(stage: Stage) -> None:
    """The console died before it knew that the relay has it; then the debtor opted out."""
    town, who, message_id = stage.town, stage.town.debtor(), a_new_id()
    await crash(stage, ANSWERED, "send", who, message_id)
    async with stage.desk(alone=True) as desk:
        await desk.eventually(lambda: town.sent_to(who), "Meta has it")
    wamid = town.writes(who, "BAJA")
    async with stage.desk() as desk:
        await desk.until_received(wamid)
        item = await desk.until_delivery(MessageId(message_id), Delivery.READ)
        assert item.error_code is None
        assert isinstance(await desk.template_to(who), Refused)
        await settle(desk, stage)
    assert town.accepted_times(message_id) == 1
    assert len(town.sent_to(who)) == 1
    sound_and_at_the_head(stage)


@pytest.mark.parametrize(
    "point", ["while a page of events is applied", BETWEEN_EVENTS, "after the events commit"]
)
async def test_every_inbound_stands_once(stage: Stage, point: str) -> None:
    town, who = stage.town, stage.town.debtor()
    said = [f"Mensaje {number}" for number in range(6)]

    def run() -> list[str]:
        with doomed(stage, point, "listen", who):
            return [town.writes(who, text) for text in said]

    wamids = await asyncio.to_thread(run)
    async with stage.desk() as desk:
        for wamid in wamids:
            await desk.until_received(wamid)
        await settle(desk, stage)
        assert sorted(texts(await desk.thread_of(who))) == said
        known = await desk.conversation_of(who)
        rows = await desk.read(
            lambda uow: uow.conversations.list(by=LAURA, tab="everyone", now=town.now())
        )
        assert [row.unread for row in rows if row.conversation_id == known] == [len(said)]
    sound_and_at_the_head(stage)


@pytest.mark.parametrize(
    ("point", "is_kept"),
    [("before the promise commits", False), ("after the promise commits", True)],
)
async def test_a_promise_and_its_confirmation_stand_once(
    stage: Stage, point: str, is_kept: bool
) -> None:
    town, who = stage.town, stage.town.debtor()
    async with stage.desk() as desk:
        wamid = town.writes(who, "Pago mañana sin falta")
        await desk.until_received(wamid)
    promise_id, confirm_id = a_new_id(), a_new_id()
    await crash(stage, point, "promise", who, promise_id, confirm_id, wamid)
    async with stage.desk() as desk:
        known = await desk.read(lambda uow: uow.promises.find(PromiseId(promise_id)))
        assert (known is not None) is is_kept
        made = await desk.promise(who, MessageId(wamid), promise_id, confirm_id)
        assert isinstance(made, PromiseMade)
        await desk.until_delivery(MessageId(confirm_id), Delivery.READ)
        await settle(desk, stage)
        promises = await desk.read(lambda uow: uow.promises.of_account(who.account_id))
        assert [one.id for one in promises] == [promise_id]
        codes = await desk.read(
            lambda uow: [one.code for one in uow.activities.stream(None, None)]
        )
        assert codes.count("PTP") == 1
        audit = await desk.read(lambda uow: [one["action"] for one in uow.audit.stream()])
        assert audit.count("promise.made") == 1
    assert town.accepted_times(confirm_id) == 1
    sound_and_at_the_head(stage)


@pytest.mark.parametrize(
    ("point", "is_loaded"),
    [
        ("while rows are staged", False),
        ("after rows are staged", False),
        ("while the batch is loaded", False),
        ("after the batch is loaded", True),
    ],
)
async def test_an_import_is_absent_or_whole_and_may_be_repeated(
    stage: Stage, point: str, is_loaded: bool
) -> None:
    town = stage.town
    before = look(stage)
    await crash(stage, point, "import", town.debtor())
    segments, batches = look(stage)
    others = [row for row in segments if row.creditor == "Otra Financiera"]
    assert bool(others) is is_loaded
    if not is_loaded:
        assert segments == before[0]
    assert {batch.state for batch in batches} <= {"done"} or not is_loaded
    with opened(stage.place, stage.environ) as worker:
        service = ImportService(worker, by=LAURA, lang="es", now=town.now)
        assert service.clear_unfinished() == 0  # somebody may be at it
        service = ImportService(
            worker,
            by=LAURA,
            lang="es",
            now=lambda: town.now() + LONGEST_IMPORT + timedelta(minutes=1),
        )
        cleared = service.clear_unfinished()
        assert cleared == (0 if is_loaded else 1)
        created = import_sample(worker, town.demo, "Otra Financiera")
        whole = before[1][0].created
        assert created == (0 if is_loaded else whole)
        assert worker.read_now(lambda uow: uow.imports.unfinished(stage.town.now())) == ()
    assert whole > STAGED_ROWS
    stage.check_sound()


@pytest.mark.parametrize(
    ("point", "is_whole"),
    [
        ("after rows are staged", False),
        ("while the dry run is closed", False),
        ("after the dry run", True),
        ("while the batch is loaded", True),
    ],
)
async def test_what_was_read_is_offered_again(stage: Stage, point: str, is_whole: bool) -> None:
    town = stage.town
    before = look(stage)
    await crash(stage, point, "import", town.debtor())
    assert look(stage)[0] == before[0]
    with opened(stage.place, stage.environ) as worker:
        service = ImportService(worker, by=LAURA, lang="es", now=town.now)
        (left,) = service.waiting()
        assert (left.is_whole, left.creditor) == (is_whole, "Otra Financiera")
        if is_whole:
            simulated = service.resume(left)
            assert simulated.json["accepted"] == simulated.effect.created
            report = stage.folder / "rechazadas.xlsx"
            assert service.write_rejected(simulated, report) == len(simulated.json["rejected"])
            loaded = service.load(simulated, lambda _p: None)
            assert loaded.effect.created == before[1][0].created
        else:
            with pytest.raises(InputRefused):
                service.resume(left)
            service.forget(left)
        assert service.waiting() == ()
    assert len(look(stage)[1]) == len(before[1]) + is_whole
    stage.check_sound()


@pytest.mark.parametrize(
    ("point", "is_undone"),
    [("while the import is undone", False), ("after the import is undone", True)],
)
async def test_an_undo_is_done_or_not_and_may_be_repeated(
    stage: Stage, point: str, is_undone: bool
) -> None:
    town = stage.town
    before = look(stage)
    with opened(stage.place, stage.environ) as worker:
        import_sample(worker, town.demo, "Otra Financiera")
    loaded = look(stage)
    newest = loaded[1][0]
    await crash(stage, point, "undo", town.debtor(), str(newest.id))
    assert look(stage)[0] == (before if is_undone else loaded)[0]
    with opened(stage.place, stage.environ) as worker:
        service = ImportService(worker, by=LAURA, lang="es", now=town.now)
        if is_undone:
            with pytest.raises(InputRefused):
                service.undo(newest.id)
        else:
            assert service.undo(newest.id).removed == newest.created
    assert look(stage)[0] == before[0]
    assert look(stage)[1][0].state == "undone"
    stage.check_sound()


def look(stage: Stage) -> tuple[tuple[SegmentRow, ...], tuple[BatchRow, ...]]:
    """Segments and batches."""
    with opened(stage.place, stage.environ) as worker:
        return (
            worker.read_now(lambda uow: uow.queue.segments()),
            worker.read_now(lambda uow: uow.imports.recent(20)),
        )
