"""What the relay still holds is called back when something is learned of the person."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from console.domain.contact import HardBlock, SoftPause
from console.domain.delivery import Delivery
from console.domain.ids import ConversationId, MessageId
from console.usecases.restrict_contact import (
    BlockDebtor,
    PauseDebtor,
    WrongNumber,
    block_debtor,
    pause_debtor,
    wrong_number,
)
from tests.journeys.stage import LAURA, Desk, Stage

pytestmark = pytest.mark.journey
Learned = Callable[[ConversationId], Callable[..., Any]]


def wrong(talk: ConversationId) -> Callable[..., Any]:
    return partial(wrong_number, WrongNumber("w1", talk, LAURA))


def blocked(talk: ConversationId) -> Callable[..., Any]:
    return partial(block_debtor, BlockDebtor("b1", talk, HardBlock.LEGAL, LAURA))


def paused(talk: ConversationId) -> Callable[..., Any]:
    return partial(pause_debtor, PauseDebtor("d1", talk, SoftPause.DISPUTE, LAURA))


@pytest.mark.parametrize(
    ("learned", "reason"),
    [(wrong, "contact_point_invalid"), (blocked, "hard_block"), (paused, "soft_pause")],
)
async def test_what_waits_at_the_relay_never_leaves(
    stage: Stage, learned: Learned, reason: str
) -> None:
    town, who = stage.town, stage.town.debtor()
    town.fault(who, side="send", action="error", code=131056, count=100)
    async with stage.desk() as desk:
        held = await desk.sent_template(who)
        await desk.until_delivery(held, Delivery.RELAYED)
        await desk.eventually(lambda: waits(stage, held), "the relay tries it again later")
        talk = await desk.conversation_of(who)
        await desk.write(partial(learned(talk), now=desk.context.now()))
        await desk.until(
            lambda uow: (item := uow.messages.find(held)) and item.error == reason,
            "the thread says why",
        )
        await _no_event_changes_it(desk, stage, held)
    assert town.relay_get(f"/v1/messages/{held}")["state"] == "cancelled"
    assert town.sent_to(who) == []
    stage.check_sound()


def waits(stage: Stage, message_id: str) -> bool:
    command = stage.town.relay_get(f"/v1/messages/{message_id}")
    return command["state"] == "queued" and len(command["attempts"]) > 0


async def _no_event_changes_it(desk: Desk, stage: Stage, message_id: MessageId) -> None:
    """The relay's own event says the same a little later."""
    head = stage.town.head()
    await desk.until(lambda uow: uow.cursor.last() >= head, "every event is applied")
    item = await desk.until_delivery(message_id, Delivery.FAILED)
    assert (item.delivery, item.error_code) == (Delivery.FAILED, "cancelled")
