"""Whoever must not be written to is not, by any path, from that moment on."""

from functools import partial

import pytest

from console.domain.contact import Reason, Refused
from console.domain.delivery import Delivery
from console.domain.ids import MessageId
from console.usecases.open_conversation import open_conversation
from console.usecases.restrict_contact import OptOut, WrongNumber, opt_out, wrong_number
from console.usecases.send_templates import SendTemplates, send_templates
from console.usecases.views import ThreadItem
from tests.journeys.stage import LANGUAGE, TEMPLATE, Debtor, Desk, Stage, a_new_id

pytestmark = pytest.mark.journey


async def every_path_is_closed(desk: Desk, who: Debtor, reason: Reason) -> None:
    """Free text, a template, several templates, and the opened thread: the gate refuses."""
    for outcome in (await desk.template_to(who), await desk.say(who, "¿Hola?")):
        assert isinstance(outcome, Refused)
        assert outcome.reason is reason
        assert outcome.retry_at is None
    context = desk.context
    intent = SendTemplates({who.account_id: MessageId(a_new_id())}, TEMPLATE, LANGUAGE, desk.by)
    lines = await desk.write(
        partial(
            send_templates,
            intent,
            rules=context.rules,
            now=context.now(),
            phone_number_id=context.phone_number_id,
            lang="es",
        )
    )
    assert [line.refused.reason for line in lines if line.refused] == [reason]
    await desk.write(
        partial(
            open_conversation,
            who.account_id,
            phone_number_id=context.phone_number_id,
            now=context.now(),
        )
    )
    assert await desk.pending() == 0


async def test_the_opt_out_word_closes_every_path_and_kills_what_waits(stage: Stage) -> None:
    town, who = stage.town, stage.town.persona("opts_out")
    async with stage.desk() as desk:
        await desk.until_delivery(await desk.sent_template(who), Delivery.READ)
        word = await desk.until_answered(who)
        await every_path_is_closed(desk, who, Reason.OPTED_OUT)
        known = await desk.conversation_of(who)
        panel = await desk.read(
            lambda uow: uow.conversations.panel(known, None, desk.context.now())
        )
        assert panel is not None
        assert panel.facts is not None
        assert panel.facts.opted_out_at is not None
        assert word.text
    assert len(town.sent_to(who)) == 1
    stage.check_sound()


async def test_what_waits_in_the_console_dies_with_the_opt_out(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    async with stage.desk(alone=True) as desk:
        waiting = await desk.sent_template(who)
        assert await desk.pending() == 1
        intent = OptOut(a_new_id(), await desk.conversation_of(who), desk.by)
        await desk.write(partial(opt_out, intent, now=desk.context.now()))
        assert await desk.pending() == 0
    async with stage.desk() as desk:
        item = await desk.until_delivery(waiting, Delivery.BLOCKED)
        assert item.delivery is Delivery.BLOCKED
        await every_path_is_closed(desk, who, Reason.OPTED_OUT)
        await desk.until_received(town.writes(who, "gracias"))
    assert town.sent_to(who) == []


async def test_what_waits_in_the_relay_dies_with_the_opt_out(stage: Stage) -> None:
    """Meta was away when the message came to the relay; meanwhile the debtor says stop."""
    town, who = stage.town, stage.town.debtor()
    town.fault(who, action="5xx", count=2)
    async with stage.desk() as desk:
        waiting = await desk.sent_template(who)
        await desk.until_delivery(waiting, Delivery.RELAYED)
        await desk.eventually(lambda: len(refusals(stage, who)) >= 1, "Meta was away once")
        await desk.until_received(town.writes(who, "BAJA"))
        item = await desk.until(
            lambda uow: dead(uow.messages.find(waiting)), "the message is dead"
        )
        assert item.delivery in {Delivery.BLOCKED, Delivery.FAILED}
        await every_path_is_closed(desk, who, Reason.OPTED_OUT)
    assert town.sent_to(who) == []


async def test_what_an_agent_stops_is_stopped_in_the_relay_too(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    town.fault(who, action="5xx", count=2)
    async with stage.desk() as desk:
        waiting = await desk.sent_template(who)
        await desk.eventually(lambda: len(refusals(stage, who)) >= 1, "Meta was away once")
        intent = OptOut(a_new_id(), await desk.conversation_of(who), desk.by)
        await desk.write(partial(opt_out, intent, now=desk.context.now()))
        item = await desk.until(
            lambda uow: dead(uow.messages.find(waiting)), "the message is dead"
        )
        assert item.delivery in {Delivery.BLOCKED, Delivery.FAILED}
    assert town.sent_to(who) == []


async def test_a_wrong_number_is_written_to_no_more(stage: Stage) -> None:
    town, who = stage.town, stage.town.persona("wrong_number")
    async with stage.desk() as desk:
        await desk.until_delivery(await desk.sent_template(who), Delivery.READ)
        said = await desk.until_answered(who)
        assert said.text
        intent = WrongNumber(a_new_id(), await desk.conversation_of(who), desk.by)
        await desk.write(partial(wrong_number, intent, now=desk.context.now()))
        await desk.write(partial(wrong_number, intent, now=desk.context.now()))
        outcome = await desk.say(who, "Perdón")
        assert isinstance(outcome, Refused)
        assert outcome.reason is Reason.CONTACT_POINT_INVALID
        assert isinstance(await desk.template_to(who), Refused)
        activities = await desk.read(
            lambda uow: [one.code for one in uow.activities.stream(None, None)]
        )
        assert activities.count("WRONG") == 1
    assert len(town.sent_to(who)) == 1


def dead(item: ThreadItem | None) -> ThreadItem | None:
    over = {Delivery.BLOCKED, Delivery.FAILED}
    return item if item and item.delivery in over else None


def refusals(stage: Stage, who: Debtor) -> list[object]:
    refused = stage.town.sim("sent")["refused"]
    return [one for one in refused if str(one["to"]).endswith(who.phone[-10:])]
