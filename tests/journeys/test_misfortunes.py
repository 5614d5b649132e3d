"""Whatever order and number the network makes of it, the thread is the same."""

import asyncio
from functools import partial

import pytest

from console.app.importing import ImportService
from console.domain.contact import Reason
from console.domain.delivery import Delivery
from console.usecases.ports import UnitOfWork
from console.usecases.views import ThreadItem
from tests.journeys.stage import LAURA, PABLO, Debtor, Desk, Stage, texts
from tests.postgres import SERVER_PROGRAMS

pytestmark = pytest.mark.journey
SENTENCES = ("Buenas", "Sí lo recibí", "¿Cuánto es?", "Pago el viernes", "Gracias")
MISFORTUNES: dict[str, tuple[dict[str, object], ...]] = {
    "none": (),
    "duplicates": ({"side": "webhook", "action": "duplicate", "count": 20, "copies": 3},),
    "delays": (
        {"side": "webhook", "action": "delay", "count": 2, "delay_s": 0.4, "kind": "status"},
        {"side": "webhook", "action": "delay", "count": 2, "delay_s": 0.2, "kind": "message"},
    ),
    "reorder": ({"side": "webhook", "action": "reorder", "count": 6},),
    "answers lost": ({"side": "webhook", "action": "timeout", "count": 6},),
    "bad signatures": ({"side": "webhook", "action": "bad_signature", "count": 4},),
    "meta away": ({"side": "send", "action": "5xx", "count": 2},),
    "answer of meta lost": ({"side": "send", "action": "delay", "count": 2, "delay_s": 0.3},),
}


async def conversation(desk: Desk, stage: Stage, who: Debtor) -> tuple[ThreadItem, ...]:
    """One reminder, five sentences of the debtor's, one answer."""
    template_id = await desk.sent_template(who)
    wamids = [stage.town.writes(who, sentence) for sentence in SENTENCES]
    for wamid in wamids:
        await desk.until_received(wamid)
    await desk.until_delivery(template_id, Delivery.READ)
    await desk.until_delivery(await desk.said(who, "De acuerdo"), Delivery.READ)
    return await desk.thread_of(who)


@pytest.mark.parametrize("name", MISFORTUNES)
async def test_the_thread_is_the_same(stage: Stage, name: str) -> None:
    who = stage.town.debtor()
    for order in MISFORTUNES[name]:
        stage.town.fault(who, **order)
    async with stage.desk() as desk:
        items = await conversation(desk, stage, who)
        said = texts(items)
        assert sorted(said[1:-1]) == sorted(SENTENCES)
        assert said[-1] == "De acuerdo"
        assert [one.delivery for one in items if one.outgoing] == [Delivery.READ] * 2
        assert [one["type"] for one in stage.town.sent_to(who)] == ["template", "text"]
    stage.check_sound()


@pytest.mark.skipif(SERVER_PROGRAMS is None, reason="no PostgreSQL")
async def test_two_consoles_of_one_server_apply_each_event_once(
    stage: Stage, postgres_url: str
) -> None:
    town = stage.town
    await asyncio.to_thread(stage.share_workspace, postgres_url)
    people = stage.here(*(town.debtor() for _ in range(4)))
    async with stage.desk(LAURA) as one, stage.desk(PABLO) as other:
        for who in people:
            town.fault(who, side="webhook", action="duplicate", count=6)
        sent = [await one.sent_template(who) for who in people[:2]]
        sent += [await other.sent_template(who) for who in people[2:]]
        wamids = [town.writes(who, text) for text in SENTENCES for who in people]
        for wamid in wamids:
            await one.until_received(wamid)
        for message_id in sent:
            await other.until_delivery(message_id, Delivery.READ)
        await asyncio.gather(*(one.said(who, f"Laura a {who.name}") for who in people[:2]))
        await asyncio.gather(*(other.said(who, f"Pablo a {who.name}") for who in people[2:]))
        second = await asyncio.gather(*(other.say(who, "También yo") for who in people[:2]))
        assert [getattr(no, "reason", no) for no in second] == [Reason.CLAIMED_BY_ANOTHER] * 2
        await one.eventually(one.is_idle, "nothing waits")
        for number, who in enumerate(people):
            said = texts(await one.thread_of(who))
            assert sorted(said[1:6]) == sorted(SENTENCES)
            assert said[6:] == [f"{'Laura' if number < 2 else 'Pablo'} a {who.name}"]
            codes = await one.read(partial(activities_of, who))
            assert codes.count("TEMPLATE") == 1
        head = town.head()
        await one.eventually(
            lambda: one.read(lambda uow: uow.cursor.last() >= head), "the cursor is at the head"
        )
        await one.eventually(lambda: all(len(town.sent_to(w)) == 2 for w in people), "all sent")
        for message_id in sent:
            assert town.accepted_times(message_id) == 1
        service = ImportService(one.worker, by=LAURA, lang="es", now=town.now)
        assert len(await asyncio.to_thread(service.recent)) == 1
    stage.check_sound()


def activities_of(who: Debtor, uow: UnitOfWork) -> list[str]:
    return [
        one.code for one in uow.activities.stream(None, None) if one.debtor_id == who.debtor_id
    ]
