from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from console.ui.theme.theme import Theme
from console.ui.widgets.columns import Column, TableModel
from console.ui.widgets.table import TableView


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    due: str = "$ 0"


COLUMNS: tuple[Column[Person], ...] = (
    Column("name", "Persona", lambda p: p.name, 160),
    Column("due", "Vencido", lambda p: p.due, 100, "right"),
)
PEOPLE = tuple(Person(n, f"Persona {n}") for n in range(1, 6))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    Theme.current().apply(qapp, "light", 1.0)
    yield
    Theme.current().apply(qapp, "light", 1.0)


@pytest.fixture
def table(qtbot: QtBot) -> TableView[Person]:
    table = TableView(COLUMNS, lambda p: p.id, "Cola", has_checks=True)
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show_rows(PEOPLE)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    return table


def spot(table: TableView[Person], row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def click(qtbot: QtBot, table: TableView[Person], row: int, column: int) -> None:
    place = spot(table, row, column)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS, lambda p: p.id)
    qtmodeltester.check(model)
    model.replace(PEOPLE)
    model.replace((replace(PEOPLE[0], due="$ 9"), *PEOPLE[1:]))
    model.replace((*PEOPLE, Person(6, "Otra")))
    model.replace((*model.rows, Person(7, "Una más")))
    model.replace(PEOPLE[:2])


def test_the_same_people_are_changed_in_place(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS, lambda p: p.id)
    model.replace(PEOPLE)
    changed = (*PEOPLE[:3], replace(PEOPLE[3], due="$ 9"), PEOPLE[4])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.replace(changed)
    assert told.args is not None
    assert told.args[0].row() == told.args[1].row() == 3


def test_more_rows_at_the_end_are_inserted(qtbot: QtBot) -> None:
    model = TableModel(COLUMNS, lambda p: p.id)
    model.replace(PEOPLE)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.replace((*PEOPLE, Person(6, "Otra")))
    assert model.rowCount() == 6


def test_a_double_click_opens_the_row(qtbot: QtBot, table: TableView[Person]) -> None:
    click(qtbot, table, 1, 1)
    with qtbot.waitSignal(table.row_opened) as opened:
        place = spot(table, 1, 1)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [PEOPLE[1]]


def test_enter_opens_the_row_the_arrows_walked_to(
    qtbot: QtBot, table: TableView[Person]
) -> None:
    table.select_key(1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [PEOPLE[1]]


def test_boxes_are_checked_by_click_space_and_range(
    qtbot: QtBot, table: TableView[Person]
) -> None:
    click(qtbot, table, 0, 0)
    assert table.checked == {1}
    place = spot(table, 2, 0)
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, place
    )
    assert table.checked == {1, 2, 3}
    table.select_key(5)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.checked == {1, 2, 3, 5}
    click(qtbot, table, 0, 0)
    assert table.checked == {2, 3, 5}


def test_the_box_in_the_header_checks_all_and_none(
    qtbot: QtBot, table: TableView[Person]
) -> None:
    header = table.horizontalHeader()
    with qtbot.waitSignal(table.checked_changed) as told:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(17, 15))
    assert told.args == [frozenset({1, 2, 3, 4, 5})]
    assert table.check_state() == Qt.CheckState.Checked
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(17, 15))
    assert table.checked == frozenset()
    table.set_checked(frozenset({2}))
    assert table.check_state() == Qt.CheckState.PartiallyChecked


def test_a_title_asks_for_an_order_and_then_for_the_other(
    qtbot: QtBot, table: TableView[Person]
) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 20, 15)
    with qtbot.waitSignal(table.sort_asked) as asked:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["due", True]
    table.show_sort("due", descending=True)
    with qtbot.waitSignal(table.sort_asked) as asked:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["due", False]


def test_the_selected_person_stays_selected_when_rows_move(table: TableView[Person]) -> None:
    table.select_key(2)
    table.show_rows(tuple(reversed(PEOPLE)))
    assert table.selected_key() == 2
    table.show_rows(PEOPLE[3:])
    assert table.selected_key() is None


def test_widths_are_remembered_whatever_the_zoom(
    qapp: QApplication, table: TableView[Person]
) -> None:
    table.setColumnWidth(1, 222)
    widths = table.column_widths()
    Theme.current().apply(qapp, "light", 1.5)
    assert table.columnWidth(1) == 333
    assert table.column_widths() == widths
    table.restore_widths({"name": 100})
    assert table.columnWidth(1) == 150


def test_rows_keep_one_height_that_follows_density_and_zoom(
    qapp: QApplication, table: TableView[Person]
) -> None:
    assert table.rowHeight(0) == 36
    table.set_density("compact")
    assert table.rowHeight(0) == 30
    Theme.current().apply(qapp, "light", 1.5)
    assert table.rowHeight(0) == 45


def test_scrolling_near_the_end_asks_for_more(qtbot: QtBot) -> None:
    table = TableView(COLUMNS, lambda p: p.id, "Cola")
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show_rows(tuple(Person(n, f"Persona {n}") for n in range(300)))
    table.show()
    with qtbot.assertNotEmitted(table.more_wanted):
        table.verticalScrollBar().setValue(36 * 20)
    with qtbot.waitSignal(table.more_wanted):
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())


def test_painting_asks_the_model_for_no_role(
    qtbot: QtBot, table: TableView[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        TableModel, "data", lambda _model, _index, role=0: asked.append(role), raising=True
    )
    table.grab()
    assert asked == []
