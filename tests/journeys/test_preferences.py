"""What a person sets in WhatsApp itself reaches the desk, and binds it."""

import pytest

from console.domain.contact import Reason, Refused
from console.domain.delivery import Delivery
from console.usecases.decide import decide_for_conversation
from console.usecases.ports import UnitOfWork
from console.usecases.views import TemplateRow
from tests.journeys.stage import Stage

pytestmark = pytest.mark.journey
PROMO = TemplateRow("promocion", "es_MX", "APPROVED", "MARKETING", None, ())


async def test_who_stops_marketing_in_whatsapp_gets_no_promotion(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    async with stage.desk() as desk:
        await desk.until_delivery(await desk.sent_template(who), Delivery.READ)
        await desk.until_received(town.writes(who, "Buenas"))
        talk = await desk.conversation_of(who)

        def refused(uow: UnitOfWork) -> bool:
            decision = decide_for_conversation(
                talk,
                uow,
                by=desk.by,
                rules=desk.context.rules,
                now=desk.context.now(),
                template=PROMO,
            )
            stopped = Reason.MARKETING_STOPPED
            return isinstance(decision, Refused) and decision.reason is stopped

        assert not await desk.read(refused)
        town.sim("inbound", {"from": who.phone, "kind": "preference", "value": "stop"})
        await desk.until(refused, "promotions are refused")
        told = [item.kind_name for item in await desk.thread_of(who) if item.item == "event"]
        assert "NOMARKETING" in told
        town.sim("inbound", {"from": who.phone, "kind": "preference", "value": "resume"})
        await desk.until(lambda uow: not refused(uow), "promotions are allowed again")
        await desk.said(who, "Seguimos en contacto")
    stage.check_sound()


async def test_an_old_number_is_written_to_no_more(stage: Stage) -> None:
    town, who = stage.town, stage.town.debtor()
    async with stage.desk() as desk:
        await desk.until_delivery(await desk.sent_template(who), Delivery.READ)
        await desk.until_received(town.writes(who, "Cambio de número"))
        number = f"52554433{who.debtor_id % 10_000:04d}"
        town.sim("inbound", {"from": who.phone, "kind": "new_number", "number": number})
        talk = await desk.conversation_of(who)

        def told(uow: UnitOfWork) -> bool:
            items = uow.conversations.thread(talk, limit=50).items
            return any(item.kind_name == "NEWNUMBER" for item in items)

        await desk.until(told, "the thread tells of the new number")
        outcome = await desk.say(who, "¿Sigue ahí?")
        assert isinstance(outcome, Refused)
        assert outcome.reason is Reason.CONTACT_POINT_INVALID
    stage.check_sound()
