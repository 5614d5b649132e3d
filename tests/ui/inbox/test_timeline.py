"""The timeline beside the thread: read when looked at, page by page, nothing jumps."""

import asyncio
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.ids import ConversationId, DebtorId
from console.runtime.tasks import TaskOwner
from console.ui.inbox.panel.timeline import TimelinePage
from console.ui.inbox.panel.timeline_lines import timeline_lines
from console.ui.inbox.panel.timeline_presenter import PAGE, TimelinePresenter
from console.ui.inbox.words import Words
from console.usecases.timeline import Place, TimelineKind, TimelineRow
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import NOW, ZONE, cop

MARIA, TALK = DebtorId(4), ConversationId(4)
KIND = TimelineKind


def entry(number: int, kind: TimelineKind = KIND.ACTIVITY, code: str = "NEGOT", **more: object
          ) -> TimelineRow:  # fmt: skip
    at = NOW - timedelta(minutes=number)
    place = Place(int(at.timestamp() * 1e6), kind, f"e{number:04d}")
    return TimelineRow(place, at, code, **{"by": "Laura Méndez", **more})  # type: ignore[arg-type]


@dataclass
class Shown:
    pages: list[tuple[str, ...]] = field(default_factory=list)

    def show_timeline(self, rows: tuple[TimelineRow, ...], now: datetime) -> None:
        self.pages.append(tuple(row.place.id for row in rows))


@dataclass
class Desk:
    uow: fakes.FakeUow = field(default_factory=fakes.desk)
    view: Shown = field(default_factory=Shown)
    failures: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        tasks = TaskOwner(lambda _name, error: self.failures.append(error))
        self.uow.timeline.rows = tuple(entry(number) for number in range(150))
        self.presenter = TimelinePresenter(fakes.context(self.uow), self.view, tasks)

    async def rest(self) -> None:
        for _ in range(8):
            await asyncio.sleep(0)
        assert self.failures == []


async def test_nothing_is_read_before_somebody_looks() -> None:
    desk = Desk()
    desk.presenter.about(MARIA, TALK)
    await desk.rest()
    assert desk.uow.timeline.asked == []
    desk.presenter.watch(is_watched=True)
    await desk.rest()
    assert [len(page) for page in desk.view.pages] == [PAGE]


async def test_older_pages_follow_and_new_entries_come_on_top() -> None:
    desk = Desk()
    desk.presenter.watch(is_watched=True)
    desk.presenter.about(MARIA, TALK)
    await desk.rest()
    desk.presenter.want_more()
    desk.presenter.want_more()  # asked twice, read once
    await desk.rest()
    assert [len(page) for page in desk.view.pages] == [PAGE, 2 * PAGE]
    desk.uow.timeline.rows = (entry(-1), *desk.uow.timeline.rows)
    desk.presenter.data_changed()
    await desk.rest()
    newest = desk.view.pages[-1]
    assert (len(newest), newest[0]) == (2 * PAGE + 1, "e-001")
    assert len(set(newest)) == len(newest)
    for _ in range(3):
        desk.presenter.want_more()
        await desk.rest()
    assert desk.view.pages[-1] == tuple(row.place.id for row in desk.uow.timeline.rows)


async def test_a_filter_and_another_person_begin_anew() -> None:
    desk = Desk()
    desk.presenter.watch(is_watched=True)
    desk.presenter.about(MARIA, TALK)
    await desk.rest()
    desk.presenter.choose((KIND.PAYMENT,))
    await desk.rest()
    assert desk.view.pages[-1] == ()
    desk.presenter.nobody()
    desk.presenter.data_changed()
    desk.presenter.about(None, ConversationId(9))
    await desk.rest()
    assert desk.uow.timeline.asked[-1][:2] == (None, 9)


@pytest.fixture
def page(qtbot: QtBot) -> TimelinePage:
    page = TimelinePage(Words(zone_name=ZONE))
    qtbot.addWidget(page)
    page.resize(352, 500)
    page.show()
    return page


def test_filters_say_what_is_wanted(qtbot: QtBot, page: TimelinePage) -> None:
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(page.chips["money"], Qt.MouseButton.LeftButton)
    assert wanted.args == [(KIND.PROMISE, KIND.PAYMENT)]


def test_near_the_end_older_entries_are_wanted(qtbot: QtBot, page: TimelinePage) -> None:
    page.show_rows(tuple(entry(number) for number in range(60)), NOW)
    QApplication.processEvents()
    with qtbot.waitSignal(page.more_wanted):
        page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())


def test_what_one_looks_at_stays_when_something_comes_on_top(page: TimelinePage) -> None:
    rows = tuple(entry(number) for number in range(60))
    page.show_rows(rows, NOW)
    QApplication.processEvents()
    page.list.verticalScrollBar().setValue(1000)
    index = page.list.indexAt(page.list.viewport().rect().topLeft())
    seen = page.list.lines[index.row()].key
    page.show_rows((entry(-2), entry(-1), *rows), NOW)
    index = page.list.indexAt(page.list.viewport().rect().topLeft())
    assert page.list.lines[index.row()].key == seen


def test_a_message_is_a_key_away(qtbot: QtBot, page: TimelinePage) -> None:
    message = entry(1, KIND.MESSAGE, "text", text="Hola", message_id="m1", outgoing=False)
    page.show_rows((message, entry(2)), NOW)
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    with qtbot.waitSignal(page.message_chosen) as chosen:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen.args == [message]


@pytest.mark.parametrize(
    ("row", "title", "detail"),
    [
        (entry(1, KIND.ACTIVITY, "NEGOT", text="Pide dos cuotas"), "En negociación",
         "Pide dos cuotas · Laura Méndez"),
        (entry(1, KIND.MESSAGE, "text", text="Hola", outgoing=False), "Hola", "Escribió"),
        (entry(1, KIND.MESSAGE, "audio", outgoing=True, failed=True), "Nota de voz",
         "No se entregó"),
        (entry(1, KIND.PROMISE, "broken", amount=cop(100), due_on=date(2026, 11, 3)),
         "Promesa: Rota", "$ 100 · 3 nov"),
        (entry(1, KIND.PAYMENT, "", amount=cop(100), due_on=date(2026, 11, 3), text="PSE"),
         "Pago de $ 100", "Pagado el 3 nov · PSE"),
        (entry(1, KIND.PAYMENT, "", amount=cop(-100), due_on=date(2026, 11, 3)),
         "Pago revertido: -$ 100", "Pagado el 3 nov"),
        (entry(1, KIND.BALANCE, "import", amount=cop(70), before=cop(100), text="c.xlsx"),
         "Vencido $ 70", "Antes $ 100 · c.xlsx"),
        (entry(1, KIND.RESTRAINT, "no_contact"), "Bloqueada: no contactar",
         "Lista del acreedor"),
        (entry(1, KIND.CONSENT, "consent_refused"), "No autorizó WhatsApp",
         "Archivo del acreedor"),
        (entry(1, KIND.REVEAL, "phone", text="call_or_visit"), "Se vio el teléfono",
         "Llamar o enviar algo por otro medio · Laura Méndez"),
        (entry(1, KIND.WORK, "snooze"), "Conversación pospuesta", "Laura Méndez"),
    ],
)  # fmt: skip
def test_entries_read_like_sentences(row: TimelineRow, title: str, detail: str) -> None:
    (line,) = timeline_lines((row,), Words(zone_name=ZONE), date(2026, 11, 18))
    assert (line.title, line.detail, line.right) == (title, detail, "13:27")
    assert line.words() == f"{title}, {detail}, 18 nov 2026, 13:27"
