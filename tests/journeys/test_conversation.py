"""A debtor is written to, answers, promises; the day leaves as a workbook."""

import pytest
from openpyxl import load_workbook

from console.app.exporting import ExportService
from console.domain.contact import Reason, Refused
from console.domain.delivery import Delivery
from console.usecases.exporting import ExportKind, ExportWish
from console.usecases.record_promise import PromiseMade
from tests.journeys.stage import LAURA, MEXICO, Stage

pytestmark = pytest.mark.journey


async def test_from_template_to_promise_to_workbook(stage: Stage) -> None:
    town = stage.town
    who = town.persona("promises_date")
    async with stage.desk() as desk:
        template_id = await desk.sent_template(who)
        read = await desk.until_delivery(template_id, Delivery.READ)
        assert read.sent_at is not None
        assert read.delivered_at is not None
        assert read.sent_at <= read.delivered_at <= (read.read_at or read.delivered_at)

        answer = await desk.until_answered(who, "text")
        text_id = await desk.said(who, "Gracias. ¿Pagarás el total?")
        await desk.until_delivery(text_id, Delivery.SENT)

        made = await desk.promise(who, answer.id)  # type: ignore[arg-type] # a message's id
        assert isinstance(made, PromiseMade)
        assert isinstance(made.confirmation, str)
        await desk.until_delivery(made.confirmation, Delivery.SENT)
        assert len(town.sent_to(who)) == 3

        target = stage.folder / "promesas.xlsx"
        service = ExportService(desk.worker, by=LAURA, lang="es", now=town.now, zone=MEXICO.key)
        wish = ExportWish(ExportKind.PROMISES, target)
        exported = service.export(wish, lambda _n: None, lambda: False)
    assert exported is not None
    assert exported.rows == 1
    sheet = load_workbook(target).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert who.account_no in cells
    assert who.due.minor / 100 in cells
    stage.check_sound()


async def test_free_text_is_refused_before_the_debtor_has_written(stage: Stage) -> None:
    who = stage.town.debtor()
    async with stage.desk() as desk:
        template_id = await desk.sent_template(who)
        await desk.until_delivery(template_id, Delivery.READ)
        refused = await desk.say(who, "¿Me lees?")
        assert isinstance(refused, Refused)
        assert refused.reason is Reason.WINDOW_CLOSED

        stage.town.writes(who, "Sí, dime")
        await desk.until_answered(who)
        await desk.until_delivery(await desk.said(who, "¿Cuándo puedes?"), Delivery.READ)
    assert [one["type"] for one in stage.town.sent_to(who)] == ["template", "text"]
