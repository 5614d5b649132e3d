from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.ui.shell.shortcuts_sheet import ShortcutsSheet
from console.ui.shell.window import MainWindow
from console.ui.widgets.labels import Label


def test_f1_asks_for_the_shortcuts(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(window.shortcuts_asked):
        QTest.keyClick(window, Qt.Key.Key_F1)


def test_the_sheet_lists_keys_and_escape_closes_it(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    sheet = ShortcutsSheet(window, window.action_table.keys)
    sheet.open()
    words = [label.text() for label in sheet.findChildren(Label)]
    assert "Registrar promesa de pago" in words
    assert "Trabajar en orden" in words
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
