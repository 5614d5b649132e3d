"""Choosing, filling and sending a template."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.domain.contact import Allowed, Reason, Refused
from console.domain.ids import ConversationId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.templates.model import TemplateModel
from console.ui.inbox.templates.presenter import Addressee, Answer, TemplatesPresenter
from console.ui.inbox.templates.widget import TemplatesSheet
from console.ui.inbox.words import Words
from console.usecases.bind_template import Bound, bind
from console.usecases.views import TemplateRow
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import ACCOUNTS, NOW, ZONE, facts, templates

TO = Addressee(ConversationId(4), "María Fernanda Ochoa Ríos", ACCOUNTS, "es", "CO")


@dataclass
class Shown:
    """A sheet that only remembers."""

    rows: Sequence[TemplateRow] = ()
    keys: Sequence[str] = ()
    bound: Bound | None = None
    answers: list[Answer] = field(default_factory=list)
    finished: int = 0

    def show_templates(self, rows: Sequence[TemplateRow]) -> None:
        self.rows = rows

    def show_form(self, template: TemplateRow, keys: Sequence[str], bound: Bound) -> None:
        self.keys, self.bound = keys, bound

    def show_preview(self, bound: Bound) -> None:
        self.bound = bound

    def show_answer(self, answer: Answer, now: datetime) -> None:
        self.answers.append(answer)

    def finish(self) -> None:
        self.finished += 1


@dataclass
class Desk:
    uow: fakes.FakeUow = field(default_factory=fakes.desk)
    view: Shown = field(default_factory=Shown)
    failures: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        self.presenter = TemplatesPresenter(fakes.context(self.uow), self.view, tasks, TO)
        self.presenter.load()

    async def rest(self, pause_s: float = 0) -> None:
        await asyncio.sleep(pause_s)
        for _ in range(8):
            await asyncio.sleep(0)
        assert self.failures == []


async def test_variables_are_filled_from_the_account_and_the_rest_is_asked() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.choose("recordatorio_31_60", "es_CO")
    await desk.rest()
    bound = desk.view.bound
    assert bound is not None
    assert desk.view.keys == ("nombre", "cuenta", "monto", "limite")
    assert bound.missing == ("limite",)
    assert bound.values["cuenta"] == "4471"
    decision = desk.view.answers[-1].decision
    assert isinstance(decision, Refused)
    assert decision.reason is Reason.VARIABLES_MISSING


async def test_filling_what_is_missing_lets_it_go_once() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.choose("recordatorio_31_60", "es_CO")
    await desk.rest()
    desk.presenter.send()
    await desk.rest()
    assert desk.uow.messages.sent == []
    desk.presenter.type("limite", "27 de noviembre")
    assert desk.view.bound is not None
    assert "27 de noviembre" in desk.view.bound.preview.body
    await desk.rest(0.2)
    assert isinstance(desk.view.answers[-1].decision, Allowed)
    desk.presenter.send()
    desk.presenter.send()
    await desk.rest()
    assert [message.kind for message in desk.uow.messages.sent] == ["template"]
    assert "27 de noviembre" in desk.uow.messages.sent[0].text
    assert desk.view.finished == 1


async def test_templates_in_the_debtors_own_language_come_first() -> None:
    desk = Desk()
    languages = ("en_US", "es_MX", "pt_BR", "es_CO", "es")
    first = templates()[0]
    desk.uow.templates.rows = tuple(replace(first, language=each) for each in languages)
    await desk.rest()
    shown = [row.language for row in desk.view.rows]
    assert shown == ["es_CO", "es_MX", "es", "en_US", "pt_BR"]


async def test_the_gate_may_still_refuse_at_the_last_moment() -> None:
    desk = Desk()
    await desk.rest()
    desk.presenter.choose("oferta_acuerdo_2_pagos", "es_CO")
    await desk.rest()
    desk.uow.contacts.facts[4] = facts(opted_out_at=NOW)
    desk.presenter.send()
    await desk.rest()
    assert desk.uow.messages.sent == []
    assert desk.view.finished == 0
    decision = desk.view.answers[-1].decision
    assert isinstance(decision, Refused)
    assert decision.reason is Reason.OPTED_OUT


# --- the widget ----------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1_200, 800)
    window.show()
    return window


@pytest.fixture
def sheet(qtbot: QtBot, window: QWidget) -> TemplatesSheet:
    sheet = TemplatesSheet(TO, Words(zone_name=ZONE), "Financiera Horizonte", window)
    sheet.set_now(NOW)
    sheet.open()
    return sheet


def bound(values: dict[str, str]) -> Bound:
    return bind(templates()[0], values)


def test_the_model_keeps_qts_contract(qtbot: QtBot) -> None:
    model = TemplateModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode, model)
    model.replace(templates())
    model.filter("descuento", "MARKETING", "")
    assert model.rowCount() == 1
    assert model.row(0).name == "cierre_de_mes_descuento"


def test_words_find_templates_by_name_and_by_text(qtbot: QtBot, sheet: TemplatesSheet) -> None:
    sheet.show_templates(templates())
    qtbot.keyClicks(sheet.search, "dividir pago")
    assert [sheet.model.row(n).name for n in range(sheet.model.rowCount())] == [
        "oferta_acuerdo_2_pagos"
    ]


def test_the_first_template_is_chosen_and_arrows_go_on(
    qtbot: QtBot, sheet: TemplatesSheet
) -> None:
    chosen: list[str] = []
    sheet.template_chosen.connect(lambda name, _language: chosen.append(name))
    sheet.show_templates(templates())
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    assert chosen == ["recordatorio_31_60", "oferta_acuerdo_2_pagos"]


def test_a_missing_value_is_marked_and_typing_is_reported(
    qtbot: QtBot, sheet: TemplatesSheet
) -> None:
    sheet.show_form(templates()[0], ("nombre", "limite"), bound({"name": "María"}))
    assert sheet.fields["limite"].property("invalid")
    assert not sheet.fields["nombre"].property("invalid")
    with qtbot.waitSignal(sheet.value_typed) as typed:
        qtbot.keyClicks(sheet.fields["limite"], "2")
    assert typed.args == ["limite", "2"]


def test_only_a_yes_of_the_gate_lets_it_be_sent(qtbot: QtBot, sheet: TemplatesSheet) -> None:
    refused = Refused(Reason.OUTSIDE_HOURS, "Ley 2300", NOW, ZONE)
    sheet.show_answer(Answer(refused, facts()), NOW)
    assert not sheet.send.isEnabled()
    assert "Fuera de horario" in sheet.answer.text()
    sheet.show_answer(Answer(Allowed(NOW, "Ley 2300"), facts()), NOW)
    with qtbot.waitSignal(sheet.send_asked):
        qtbot.mouseClick(sheet.send, Qt.MouseButton.LeftButton)


def test_the_phone_shows_the_message(sheet: TemplatesSheet) -> None:
    sheet.show_preview(bound({"name": "María"}))
    assert "María" in sheet.phone.accessibleDescription()
    assert not sheet.phone.grab().isNull()
