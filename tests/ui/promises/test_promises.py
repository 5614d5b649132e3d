from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from console.domain.ids import AccountId, PromiseId
from console.domain.money import Money
from console.ui.promises import presenter as promises_presenter
from console.ui.promises.presenter import Listed, PromisesPresenter, Tab, tab_of, totals
from console.ui.promises.widget import PromisesWidget
from console.ui.promises.wording import empty_texts, state_text
from console.ui.theme.theme import Theme
from console.usecases.ports import ChangeSet, Topic
from console.usecases.views import PromiseRow
from tests.ui.desk import Ownership, context
from tests.ui.promises import rows
from tests.ui.queue.test_presenter import View


def listed(tab: Tab, found: tuple[PromiseRow, ...]) -> Listed:
    counts = {Tab.ALL: len(found), tab: len(found)}
    return Listed(tab, found, counts, totals(found), rows.TODAY)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> PromisesWidget:
    Theme.current().apply(qapp, "light", 1.0)
    widget = PromisesWidget("es")
    qtbot.addWidget(widget)
    widget.resize(1_300, 600)
    widget.show_promises(listed(Tab.ALL, rows.promises(20)))
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_double_click_opens_the_chat(qtbot: QtBot, screen: PromisesWidget) -> None:
    table = screen.table
    spot = table.visualRect(table.rows_model.index(3, 1)).center()
    with qtbot.waitSignal(screen.row_opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [rows.promise(3)]


def test_a_tab_is_told_by_its_click(qtbot: QtBot, screen: PromisesWidget) -> None:
    with qtbot.waitSignal(screen.tab_chosen) as told:
        spot = screen.tabs.spot_of(Tab.BROKEN.value)
        qtbot.mouseClick(screen.tabs, Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [Tab.BROKEN]


def test_a_living_promise_is_cancelled_with_a_reason_by_keyboard(
    qtbot: QtBot, screen: PromisesWidget
) -> None:
    screen.table.setFocus()
    screen.table.select_key(PromiseId("promise-0"))
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    sheet = screen.sheet()
    assert sheet is not None
    qtbot.keyClicks(sheet.note, "sin trabajo")
    with qtbot.waitSignal(screen.cancel_confirmed) as told:
        click(qtbot, sheet.confirm)
    assert told.args == [
        rows.promise(0),
        "La persona ya no puede o no quiere. sin trabajo",
    ]
    assert screen.sheet() is None


def test_another_reason_needs_words(qtbot: QtBot, screen: PromisesWidget) -> None:
    screen.table.select_key(PromiseId("promise-0"))
    click(qtbot, screen.cancel)
    sheet = screen.sheet()
    assert sheet is not None
    other = sheet.choices["other"]
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(8, other.height() // 2))
    with qtbot.assertNotEmitted(screen.cancel_confirmed):
        click(qtbot, sheet.confirm)
    assert sheet.trouble.isVisible()
    qtbot.keyClicks(sheet.note, "fraude")
    with qtbot.waitSignal(screen.cancel_confirmed) as told:
        click(qtbot, sheet.confirm)
    assert told.args[1] == "fraude"


def test_a_closed_promise_cannot_be_cancelled(qtbot: QtBot, screen: PromisesWidget) -> None:
    screen.table.select_key(PromiseId("promise-3"))
    assert not screen.cancel.isEnabled()
    assert screen.cancel.toolTip()
    screen.ask_to_cancel()
    assert screen.sheet() is None
    screen.table.select_key(PromiseId("promise-2"))
    assert screen.cancel.isEnabled()


@pytest.mark.parametrize("tab", list(Tab))
def test_every_empty_tab_says_what_it_means(screen: PromisesWidget, tab: Tab) -> None:
    screen.show_promises(listed(tab, ()))
    assert screen.pages.currentWidget() is screen.empty
    assert all(empty_texts(tab))
    assert not screen.open_chat.isEnabled()


def test_currencies_are_named_where_they_mix(screen: PromisesWidget) -> None:
    columns = {one.key: one for one in screen.table.rows_model.columns}
    assert columns["amount"].text(rows.promise(1)).endswith("COP")
    screen.show_promises(listed(Tab.ALL, (rows.promise(0),)))
    assert columns["amount"].text(rows.promise(0)) == "$3,200.00"


def test_days_near_today_are_said_in_words(screen: PromisesWidget) -> None:
    columns = {one.key: one for one in screen.table.rows_model.columns}
    said = [columns["due"].text(rows.promise(0, days=days)) for days in (-1, 0, 1, 3)]
    assert said == ["Ayer", "Hoy", "Mañana", "sábado 21 nov"]


def test_the_list_is_a_sound_model(screen: PromisesWidget, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(screen.table.rows_model)


def test_ctrl_e_exports(qtbot: QtBot, screen: PromisesWidget) -> None:
    with qtbot.waitSignal(screen.export_wanted):
        qtbot.keyClick(screen.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(screen.export_wanted):
        screen.export.click()


def test_every_state_has_a_word() -> None:
    assert all(state_text(one.state) for one in rows.promises(10))


# --- the presenter ----------------------------------------------------------------------------


@dataclass
class Promises:
    """Promises in memory."""

    rows: tuple[PromiseRow, ...]
    asked: list[str] = field(default_factory=list)

    def list(self, **options: Any) -> tuple[PromiseRow, ...]:
        self.asked.append(options["text"])
        return self.rows


@dataclass
class Unit:
    promises: Promises


@dataclass
class Desk:
    presenter: PromisesPresenter
    view: View
    promises: Promises
    owner: Ownership
    opened: list[AccountId]


@pytest.fixture
async def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(promises_presenter, "QUIET_S", 0)
    promises, view, owner = Promises(rows.promises(20)), View(), Ownership()
    opened = list[AccountId]()
    ground = context(Unit(promises), rows.NOW)
    presenter = PromisesPresenter(view, ground, owner.tasks, opened.append)
    presenter.start()
    await owner.settle()
    return Desk(presenter, view, promises, owner, opened)


async def test_the_first_tab_with_something_in_it_opens(desk: Desk) -> None:
    (shown,) = desk.view.last("show_promises")
    assert shown.tab is Tab.TODAY
    assert {row.due_on for row in shown.rows} == {rows.TODAY}
    assert shown.counts[Tab.ALL] == 20


async def test_a_chosen_tab_stays_even_when_it_empties(desk: Desk) -> None:
    desk.presenter.choose_tab(Tab.BROKEN)
    await desk.owner.settle()
    desk.promises.rows = ()
    desk.presenter.data_changed(ChangeSet(topics=frozenset({Topic.PROMISES})))
    await desk.owner.settle()
    (shown,) = desk.view.last("show_promises")
    assert (shown.tab, shown.rows) == (Tab.BROKEN, ())


async def test_many_changes_cost_few_readings(desk: Desk) -> None:
    for _ in range(50):
        desk.presenter.data_changed(ChangeSet(topics=frozenset({Topic.PROMISES})))
    await desk.owner.settle()
    assert desk.view.count("show_promises") == 2


async def test_a_change_after_a_gesture_is_still_read(desk: Desk) -> None:
    desk.presenter.data_changed(ChangeSet(topics=frozenset({Topic.PROMISES})))
    desk.presenter.choose_tab(Tab.ALL)
    await desk.owner.settle()
    desk.promises.rows = rows.promises(3)
    desk.presenter.data_changed(ChangeSet(topics=frozenset({Topic.PROMISES})))
    await desk.owner.settle()
    assert len(desk.view.last("show_promises")[0].rows) == 3


async def test_cancelling_names_who_and_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    intents: list[Any] = []

    def cancel(intent: Any, _uow: Any, **_how: Any) -> bool:
        intents.append(intent)
        return True

    monkeypatch.setattr(promises_presenter, "cancel_promise", cancel)
    desk.presenter.cancel(rows.promise(4), "por error")
    await desk.owner.settle()
    (intent,) = intents
    assert (intent.promise_id, intent.reason, intent.by) == ("promise-4", "por error", "Laura")
    assert desk.view.last("show_cancelled") == (True,)


async def test_opening_a_row_goes_to_its_account(desk: Desk) -> None:
    desk.presenter.open_row(rows.promise(4))
    assert desk.opened == [AccountId(5)]


@pytest.mark.parametrize(
    ("state", "days", "tab"),
    [
        ("open", 0, Tab.TODAY),
        ("open", -1, Tab.OVERDUE),
        ("in_grace", -2, Tab.OVERDUE),
        ("open", 1, Tab.COMING),
        ("pending_approval", -4, Tab.COMING),
        ("kept_late", -1, Tab.KEPT),
        ("partially_kept", -1, Tab.BROKEN),
        ("cancelled", 3, Tab.ALL),
    ],
)
def test_each_promise_belongs_to_one_tab(state: str, days: int, tab: Tab) -> None:
    row = replace(rows.promise(0, state), due_on=rows.TODAY + timedelta(days=days))
    assert tab_of(row, rows.TODAY) is tab


def test_totals_never_mix_currencies() -> None:
    found = (rows.promise(0), rows.promise(1), rows.promise(3))
    assert set(totals(found)) == {Money(640_000, "MXN"), Money(48_620_000, "COP")}
