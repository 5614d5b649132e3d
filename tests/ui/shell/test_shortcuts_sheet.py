from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.ui.shell.shortcuts_sheet import ShortcutsSheet
from console.ui.shell.window import MainWindow

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Open = Callable[[], ShortcutsSheet]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.add_section("inbox", "Bandeja", "inbox", QWidget())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow) -> ShortcutsSheet:
    sheet = ShortcutsSheet(window, window.action_table.keys)
    sheet.open()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def shown(sheet: ShortcutsSheet) -> list[str]:
    return [row.action.id for row in sheet.rows.values() if row.isVisibleTo(sheet)]


def record(qtbot: QtBot, sheet: ShortcutsSheet, id_: str, *keys: object) -> None:
    button = sheet.rows[id_].button
    button.setFocus()
    button.click()
    qtbot.keyClick(button, *keys)


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_f1_and_a_question_mark_ask_for_the_sheet(
    qtbot: QtBot, window: MainWindow, key: Qt.Key
) -> None:
    with qtbot.waitSignal(window.shortcuts_asked):
        QTest.keyClick(window, key)


def test_the_sheet_lists_every_action_and_escape_closes_it(
    qtbot: QtBot, sheet: ShortcutsSheet
) -> None:
    assert len(shown(sheet)) == len(sheet.rows) > 40
    row = sheet.rows["inbox.promise"]
    assert row.button.accessibleName() == "Registrar promesa de pago: Alt P. Cambiar"
    assert sheet.search.hasFocus()
    QTest.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("promesa de", ["inbox.promise"]),
        ("ALT P", ["inbox.promise"]),
        ("alt+p", ["inbox.promise"]),
        ("numero que no hay", []),
    ],
)
def test_actions_are_found_by_name_and_by_key(
    sheet: ShortcutsSheet, text: str, ids: list[str]
) -> None:
    sheet.search.setText(text)
    assert [id_ for id_ in shown(sheet) if "promise" in id_] == ids
    assert sheet.nothing.isVisibleTo(sheet) == (not ids)


def test_a_key_is_recorded_and_acts_at_once(
    qtbot: QtBot, window: MainWindow, sheet: ShortcutsSheet
) -> None:
    record(qtbot, sheet, "window.inbox", Qt.Key.Key_9, CTRL)
    assert window.action_table.keys.keys_of("window.inbox") == ("Ctrl+9",)
    assert window.rail.buttons["inbox"].toolTip() == "Bandeja (Ctrl 9)"
    row = sheet.rows["window.inbox"]
    assert row.restore.isVisibleTo(sheet)
    row.restore.click()
    assert window.action_table.keys.keys_of("window.inbox") == ("Ctrl+1",)
    assert not row.restore.isVisibleTo(sheet)


def test_a_clash_is_named_and_changes_nothing(qtbot: QtBot, sheet: ShortcutsSheet) -> None:
    record(qtbot, sheet, "inbox.resolve", Qt.Key.Key_P, ALT)
    assert sheet.trouble.text() == (
        "Alt P ya es «Registrar promesa de pago». Cámbiala o apágala primero."
    )
    record(qtbot, sheet, "inbox.resolve", Qt.Key.Key_Q)
    assert "combínala con Ctrl o Alt" in sheet.trouble.text()
    record(qtbot, sheet, "inbox.resolve", Qt.Key.Key_E, CTRL | SHIFT)
    assert sheet.trouble.text() == ""


def test_the_keys_of_the_window_are_recorded_rather_than_obeyed(
    qtbot: QtBot, window: MainWindow, sheet: ShortcutsSheet
) -> None:
    with qtbot.assertNotEmitted(window.palette_wanted):
        record(qtbot, sheet, "inbox.resolve", Qt.Key.Key_K, CTRL)
    assert "Ctrl K ya es" in sheet.trouble.text()


def test_an_action_is_switched_off_and_on(
    qtbot: QtBot, window: MainWindow, sheet: ShortcutsSheet
) -> None:
    keys = window.action_table.keys
    sheet.rows["inbox.resolve"].switch.click()
    assert keys.keys_of("inbox.resolve") == ()
    sheet.rows["inbox.resolve"].switch.click()
    assert keys.keys_of("inbox.resolve") == ("Alt+E",)
    record(qtbot, sheet, "inbox.resolve", Qt.Key.Key_Backspace)
    assert keys.keys_of("inbox.resolve") == ()
    assert sheet.restore.isEnabled()
    sheet.restore.click()
    assert keys.keys_of("inbox.resolve") == ("Alt+E",)
    assert not sheet.restore.isEnabled()


def test_escape_and_leaving_keep_what_was(qtbot: QtBot, sheet: ShortcutsSheet) -> None:
    record(qtbot, sheet, "inbox.resolve", Qt.Key.Key_Escape)
    assert sheet.isVisible()
    button = sheet.rows["inbox.resolve"].button
    button.click()
    sheet.search.setFocus()
    assert button.accessibleName() == "Resolver la conversación: Alt E. Cambiar"


def test_what_a_widget_reads_itself_cannot_be_changed(sheet: ShortcutsSheet) -> None:
    row = sheet.rows["inbox.send_next"]
    assert not row.button.isVisibleTo(sheet)
    assert row.caps.accessibleName() == "Ctrl Enter"
