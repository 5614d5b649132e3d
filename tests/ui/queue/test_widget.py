from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from console.domain.contact import Reason, Refused
from console.domain.ids import AccountId
from console.domain.money import Money
from console.ui.queue.columns import QueueColumns, account_text
from console.ui.queue.lines import Page, SegmentChoice
from console.ui.queue.tree import SegmentTree
from console.ui.queue.widget import QueueWidget
from console.ui.theme.theme import Theme
from console.usecases.send_templates import BulkLine
from tests.ui.queue import rows

Opened = Callable[..., QueueWidget]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    Theme.current().apply(qapp, "light", 1.0)


@pytest.fixture
def opened(qtbot: QtBot) -> Opened:
    def build(count: int = 30, **options: object) -> QueueWidget:
        columns = QueueColumns(lambda: rows.NOW, "es", rows.MEXICO)
        widget = QueueWidget(columns, "es", **options)  # type: ignore[arg-type] # options of one test each
        qtbot.addWidget(widget)
        widget.resize(1_300, 600)
        widget.show_tree(rows.tree(mixed=False), SegmentChoice(None))
        widget.show_page(rows.page(count), more=False)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return build


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    qtbot.keyClick(widget, key, held)


def spot_of(widget: QueueWidget, place: int, column: str) -> QPoint:
    keys = [one.key for one in widget.table.rows_model.columns]
    index = widget.table.rows_model.index(place, keys.index(column))
    return widget.table.visualRect(index).center()


def cell(widget: QueueWidget, place: int, column: str) -> str:
    columns = {one.key: one for one in widget.table.rows_model.columns}
    return columns[column].text(widget.table.row_at(place))


def test_a_double_click_opens_the_account_under_the_pointer(
    qtbot: QtBot, opened: Opened
) -> None:
    widget = opened()
    viewport = widget.table.viewport()
    with qtbot.waitSignal(widget.line_opened) as told:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot_of(widget, 2, "person"))
    assert told.args == [rows.line(2)]


def test_arrows_walk_space_selects_and_enter_opens(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    widget.focus_list()
    press(qtbot, widget.table, Qt.Key.Key_Space)
    press(qtbot, widget.table, Qt.Key.Key_Down)
    press(qtbot, widget.table, Qt.Key.Key_Space)
    assert [line.row.account_id for line in widget.checked_lines()] == [1, 2]
    assert widget.bar.isVisible()
    with qtbot.waitSignal(widget.line_opened) as told:
        press(qtbot, widget.table, Qt.Key.Key_Return)
    assert told.args == [rows.line(1)]


def test_ctrl_a_selects_what_is_loaded_and_again_nothing(qtbot: QtBot, opened: Opened) -> None:
    widget = opened(12)
    widget.focus_list()
    control = Qt.KeyboardModifier.ControlModifier
    press(qtbot, widget.table, Qt.Key.Key_A, control)
    assert len(widget.checked_lines()) == 12
    press(qtbot, widget.table, Qt.Key.Key_A, control)
    assert widget.checked_lines() == ()
    assert widget.bar.isHidden()


def test_keys_of_the_screen_reach_filter_export_and_work(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    widget.focus_list()
    with qtbot.waitSignal(widget.work_clicked):
        press(qtbot, widget.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    press(qtbot, widget.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert widget.search.hasFocus()
    with qtbot.waitSignal(widget.filter_typed) as told:
        qtbot.keyClicks(widget.search, "z")
    assert told.args == ["z"]
    press(qtbot, widget.search, Qt.Key.Key_Escape)
    press(qtbot, widget.search, Qt.Key.Key_Escape)
    assert widget.table.hasFocus()


def test_ctrl_e_asks_for_the_export(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    widget.focus_list()
    with qtbot.waitSignal(widget.export_wanted):
        press(qtbot, widget.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def test_f2_explains_the_current_row_and_escape_closes_it(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    widget.focus_list()
    press(qtbot, widget.table, Qt.Key.Key_F2)
    assert widget.popup.isVisible()
    assert "+24" in widget.table.accessibleDescription()
    press(qtbot, widget.table, Qt.Key.Key_Escape)
    assert widget.popup.isHidden()


def test_the_pointer_over_a_priority_explains_it_until_it_moves(
    qtbot: QtBot, opened: Opened
) -> None:
    widget = opened()
    viewport, spot = widget.table.viewport(), spot_of(widget, 3, "priority")
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot))
    QApplication.sendEvent(viewport, asked)
    assert widget.popup.isVisible()
    qtbot.mouseMove(viewport, spot + QPoint(0, 40))
    qtbot.waitUntil(widget.popup.isHidden)


def test_new_figures_change_rows_in_place_and_keep_selection_and_scroll(
    opened: Opened,
) -> None:
    widget = opened(200)
    widget.table.select_key(AccountId(60))
    widget.table.verticalScrollBar().setValue(1_500)
    widget.table.set_checked(frozenset({AccountId(60)}))
    page = rows.page(200)
    first = replace(page.lines[0], row=replace(page.lines[0].row, due=Money(1, "MXN")))
    widget.show_page(Page((first, *page.lines[1:]), None, 200), more=False)
    assert widget.table.selected_key() == AccountId(60)
    assert widget.table.verticalScrollBar().value() == 1_500
    assert [line.row.account_id for line in widget.checked_lines()] == [60]


def test_rows_that_come_above_do_not_move_what_is_read(opened: Opened) -> None:
    widget = opened(200)
    widget.table.verticalScrollBar().setValue(1_500)
    top = widget.table.row_at(widget.table.rowAt(0))
    page = rows.page(200)
    newcomer = rows.line(900)
    widget.show_page(Page((newcomer, *page.lines), None, 201), more=False)
    assert widget.table.row_at(widget.table.rowAt(0)) == top


def test_checked_accounts_that_left_the_queue_are_no_longer_counted(opened: Opened) -> None:
    widget = opened(10)
    widget.table.set_checked(frozenset({AccountId(1), AccountId(9)}))
    widget.show_page(Page(rows.lines(5), None, 5), more=False)
    assert [line.row.account_id for line in widget.checked_lines()] == [1]


def test_currencies_never_add_up(opened: Opened) -> None:
    widget = opened(4)
    widget.show_page(rows.page(4, mixed=True), more=False)
    assert cell(widget, 0, "due").endswith("MXN")
    assert cell(widget, 1, "due").endswith("COP")
    widget.show_tree(rows.tree(), SegmentChoice(None))
    text = widget.heading.due.value.text()
    assert text.count("+") == 2
    assert all(code in text for code in ("COP", "MXN", "USD"))


def test_columns_say_what_the_gate_says(opened: Opened) -> None:
    widget = opened(1)

    def may(decision: Refused) -> str:
        widget.show_page(Page((rows.line(0, decision=decision),), None, 1), more=False)
        return cell(widget, 0, "may")

    assert cell(widget, 0, "may") == "Hasta 22:00"
    assert may(rows.NO_PHONE) == "Sin WhatsApp"
    assert may(rows.EXCLUDED) == "Excluido"
    assert may(Refused(Reason.OPTED_OUT, "opt_out")) == "Pidió baja"
    assert may(rows.TOMORROW) == "Mañana 6:28"
    assert cell(widget, 0, "account") == account_text(rows.line(0)) == "Tarjeta ··0000"


def test_a_name_in_capitals_reads_as_a_name(opened: Opened) -> None:
    assert cell(opened(5), 3, "person") == "Peña de la Cruz Luis Ángel"


def test_an_empty_workspace_leads_to_the_import(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    widget.show_tree((), SegmentChoice(None))
    widget.show_page(Page((), None, 0), more=False)
    assert not widget.heading.work.isEnabled()
    with qtbot.waitSignal(widget.import_wanted):
        qtbot.mouseClick(widget.empty.button, Qt.MouseButton.LeftButton)


def test_a_filter_without_a_hit_can_be_taken_away(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    widget.search.setText("zzz")
    widget.show_page(Page((), None, 0), more=False)
    assert widget.pages.currentWidget() is widget.nothing
    qtbot.mouseClick(widget.nothing.button, Qt.MouseButton.LeftButton)
    assert widget.search.text() == ""


def test_column_widths_are_told_and_taken_back(opened: Opened) -> None:
    kept: list[dict[str, int]] = []
    widget = opened(5, widths={"due": 180}, remember=kept.append)
    keys = [one.key for one in widget.table.rows_model.columns]
    assert widget.table.columnWidth(keys.index("due")) == 180
    widget.table.setColumnWidth(keys.index("dpd"), 99)
    assert kept[-1]["dpd"] == 99


def test_the_name_takes_the_room_and_never_vanishes(opened: Opened) -> None:
    widget = opened(5)
    keys = [one.key for one in widget.table.rows_model.columns]
    widget.resize(1_600, 600)
    assert widget.table.columnWidth(keys.index("person")) > 200
    widget.resize(700, 600)
    assert widget.table.columnWidth(keys.index("person")) == 150


def test_the_bulk_sheet_previews_counts_and_confirms_once(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    chosen = rows.lines(12)
    with qtbot.waitSignal(widget.template_previewed) as previewed:
        widget.show_bulk_offer(rows.TEMPLATES, chosen)
    assert previewed.args == [rows.TEMPLATES[0], chosen[0]]
    sheet = widget.sheet()
    assert sheet is not None
    assert not sheet.send.isEnabled()
    widget.show_bulk_preview(rows.BOUND, "Jorge")
    press(qtbot, sheet.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(widget.template_confirmed) as confirmed:
        qtbot.mouseClick(sheet.send, Qt.MouseButton.LeftButton)
    assert confirmed.args == [rows.TEMPLATES[1], chosen]
    assert widget.sheet() is None


def test_the_result_says_who_was_left_out_and_why(qtbot: QtBot, opened: Opened) -> None:
    widget = opened()
    result = (
        BulkLine(AccountId(1), "Ana", message_id=rows.line(0).row.person),  # type: ignore[arg-type] # any id will do
        BulkLine(AccountId(2), "Luis", refused=rows.TOMORROW),
    )
    with qtbot.waitSignal(widget.told) as told:
        widget.show_bulk_sent(result)
    assert "Límite de contactos 1" in told.args[0]


def test_without_templates_the_agent_is_told_and_no_sheet_opens(
    qtbot: QtBot, opened: Opened
) -> None:
    widget = opened()
    with qtbot.waitSignal(widget.told):
        widget.show_bulk_offer((), rows.lines(2))
    assert widget.sheet() is None


def test_scrolling_to_the_end_asks_for_more(qtbot: QtBot, opened: Opened) -> None:
    widget = opened(200)
    with qtbot.waitSignal(widget.end_reached):
        bar = widget.table.verticalScrollBar()
        bar.setValue(bar.maximum())


# --- the tree --------------------------------------------------------------------------------


@pytest.fixture
def tree(qtbot: QtBot) -> SegmentTree:
    found = SegmentTree()
    qtbot.addWidget(found)
    found.resize(268, 600)
    found.show_tree(rows.tree(), SegmentChoice(None))
    found.show()
    return found


def test_the_tree_is_a_sound_model(tree: SegmentTree, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(tree.rows_model)


def test_arrows_in_the_tree_choose_segments(qtbot: QtBot, tree: SegmentTree) -> None:
    with qtbot.waitSignal(tree.segment_chosen) as told:
        press(qtbot, tree, Qt.Key.Key_Down)
    assert told.args == [SegmentChoice("preventive")]


def test_left_folds_a_portfolio_and_right_unfolds_it(qtbot: QtBot, tree: SegmentTree) -> None:
    before = tree.rows_model.rowCount()
    press(qtbot, tree, Qt.Key.Key_Left)
    assert tree.rows_model.rowCount() == before - 5
    press(qtbot, tree, Qt.Key.Key_Right)
    assert tree.rows_model.rowCount() == before


def test_folding_over_the_chosen_segment_chooses_its_portfolio(
    qtbot: QtBot, tree: SegmentTree
) -> None:
    press(qtbot, tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(tree.segment_chosen) as told:
        tree.fold(None, folds=True)
    assert told.args == [SegmentChoice(None)]


def test_new_figures_do_not_choose_again(qtbot: QtBot, tree: SegmentTree) -> None:
    with qtbot.assertNotEmitted(tree.segment_chosen):
        tree.show_tree(rows.tree(), SegmentChoice("1-30"))
    assert tree.rows_model.rows[tree.currentIndex().row()].choice == SegmentChoice("1-30")


def test_a_single_portfolio_is_named_once(tree: SegmentTree) -> None:
    tree.show_tree(rows.tree(mixed=False), SegmentChoice(None))
    names = [row.text for row in tree.rows_model.rows if row.level == 1]
    assert names == ["Banco Horizonte"]
