"""Choosing and copying messages: one, several, and a stretch of one text."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.ui.inbox.thread.view import ThreadView
from console.usecases.views import ItemKind
from tests.ui.inbox.samples import item
from tests.ui.inbox.test_thread_view import (  # noqa: F401 - a fixture among them
    line_of,
    show,
    spot_of,
    view,
)

# ruff: noqa: F811 - the fixture is asked for by its name
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
THREE = """[18 nov 2026, 8:29] La persona: uno
[18 nov 2026, 8:30] Laura: dos 👍🏽
[18 nov 2026, 8:31] Nota interna de Ana: tres"""


@pytest.fixture
def talk(view: ThreadView) -> ThreadView:
    show(
        view,
        [
            item(1, "uno"),
            item(2, "dos 👍🏽", outgoing=True, author="Laura"),
            item(3, "tres", item=ItemKind.NOTE, kind_name="note", author="Ana"),
            item(4, None, item=ItemKind.EVENT, kind_name="CLAIMED", author="Laura"),
        ],
    )
    return view


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def drag(view: ThreadView, start: QPoint, end: QPoint) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view.viewport(), button, none, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), button, none, end)


def test_dragging_over_messages_chooses_them_whole(qtbot: QtBot, talk: ThreadView) -> None:
    talk.setFocus()
    drag(talk, spot_of(talk, "m1"), spot_of(talk, "m3"))
    assert [each.id for each in talk.chosen_items()] == ["m1", "m2", "m3"]
    qtbot.keyClick(talk, Qt.Key.Key_C, CONTROL)
    assert clipboard() == THREE
    assert talk.drop_selection()
    assert talk.chosen_items() == []


def test_dragging_back_into_the_first_text_chooses_its_letters(talk: ThreadView) -> None:
    start = spot_of(talk, "m2") - QPoint(8, 0)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(talk.viewport(), button, none, start)
    QTest.mouseMove(talk.viewport(), spot_of(talk, "m3"))
    assert len(talk.chosen_items()) == 2
    QTest.mouseMove(talk.viewport(), start + QPoint(400, 0))
    QTest.mouseRelease(talk.viewport(), button, none, start + QPoint(400, 0))
    assert not talk.has_range
    talk.copy()
    assert clipboard() == "dos 👍🏽"


def test_the_keys_choose_more_and_less(qtbot: QtBot, talk: ThreadView) -> None:
    talk.setFocus()
    talk.select_step(-1)
    for _ in range(3):
        qtbot.keyClick(talk, Qt.Key.Key_Up, SHIFT | CONTROL)
    assert [each.id for each in talk.chosen_items()] == ["m1", "m2", "m3", "m4"]
    qtbot.keyClick(talk, Qt.Key.Key_Down, SHIFT)
    talk.copy()
    assert clipboard().splitlines()[-1] == (
        "[18 nov 2026, 8:32] Tomó la conversación · Laura · 8:32"
    )
    assert len(talk.chosen_items()) == 3
    qtbot.keyClick(talk, Qt.Key.Key_Up)
    assert [each.id for each in talk.chosen_items()] == ["m1"]
    talk.copy()
    assert clipboard() == "uno"


def test_a_click_with_shift_chooses_up_to_there(qtbot: QtBot, talk: ThreadView) -> None:
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(talk.viewport(), button, pos=spot_of(talk, "m1"))
    qtbot.mouseClick(talk.viewport(), button, SHIFT, spot_of(talk, "m2"))
    assert [each.id for each in talk.chosen_items()] == ["m1", "m2"]
    assert talk.is_line_selected(line_of(talk, "m1"))
    menu = talk.menu_of(talk.chosen_items()[0])
    assert menu.actions()[0].text() == "Copiar 2 mensajes"
