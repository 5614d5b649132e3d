import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.ui.actions.action import Deed
from console.ui.actions.commands import Commands
from console.ui.actions.table import ActionTable

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Desk:
    """Two screens side by side, one with a text field."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.done: list[str] = []
        qtbot.addWidget(self.window)
        self.inbox, self.queue = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.inbox)
        column.addWidget(self.queue)
        self.may_resolve = True
        self.commands = Commands(
            self.inbox,
            {
                "inbox.resolve": Deed(
                    lambda: self.done.append("resolve"), lambda: self.may_resolve
                ),
                "inbox.next": lambda: self.done.append("next"),
            },
        )
        self.other = Commands(self.queue, {"queue.filter": lambda: self.done.append("filter")})
        self.table = ActionTable()
        self.table.join(self.commands)
        self.table.join(self.other)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.inbox.setFocus()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_a_key_acts_on_the_screen_with_the_focus(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClick(desk.inbox, Qt.Key.Key_E, ALT)
    qtbot.keyClick(desk.inbox, Qt.Key.Key_F, CTRL)
    assert desk.done == ["resolve"]
    desk.queue.setFocus()
    qtbot.keyClick(desk.queue, Qt.Key.Key_F, CTRL)
    qtbot.keyClick(desk.queue, Qt.Key.Key_E, ALT)
    assert desk.done == ["resolve", "filter"]


def test_what_does_not_apply_is_neither_offered_nor_done(qtbot: QtBot, desk: Desk) -> None:
    desk.may_resolve = False
    qtbot.keyClick(desk.inbox, Qt.Key.Key_E, ALT)
    desk.table.run("inbox.resolve")
    assert desk.done == []
    assert [offer.action.id for offer in desk.table.offers()] == ["inbox.next", "queue.filter"]
    desk.queue.hide()
    assert [offer.action.id for offer in desk.table.offers()] == ["inbox.next"]


def test_a_changed_key_acts_at_once_and_the_old_one_no_longer(qtbot: QtBot, desk: Desk) -> None:
    desk.table.keys.change("inbox.resolve", "Ctrl+Shift+E")
    qtbot.keyClick(desk.inbox, Qt.Key.Key_E, ALT)
    assert desk.done == []
    qtbot.keyClick(desk.inbox, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.done == ["resolve"]
    desk.table.keys.switch_off("inbox.resolve")
    qtbot.keyClick(desk.inbox, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    desk.table.run("inbox.resolve")
    assert desk.done == ["resolve", "resolve"]
    offers = {offer.action.id: offer.keys for offer in desk.table.offers()}
    assert offers == {"inbox.next": "Alt ↓", "inbox.resolve": "", "queue.filter": "Ctrl F"}


def test_a_tooltip_follows_its_key(qtbot: QtBot, desk: Desk) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    desk.commands.dress(button, "inbox.resolve")
    assert button.toolTip() == "Resolver la conversación (Alt E)"
    desk.table.keys.change("inbox.resolve", "F8")
    assert button.toolTip() == "Resolver la conversación (F8)"
    desk.table.keys.switch_off("inbox.resolve")
    assert button.toolTip() == "Resolver la conversación"


def test_a_screen_that_is_gone_offers_nothing(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.queue.destroyed):
        desk.queue.deleteLater()
    desk.table.keys.change("inbox.next", "F7")
    assert [offer.action.id for offer in desk.table.offers()] == ["inbox.next", "inbox.resolve"]


def test_an_action_that_nobody_wrote_down_is_a_mistake(qtbot: QtBot, desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.commands.add({"inbox.no_such": lambda: None})
