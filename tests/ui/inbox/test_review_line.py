"""The second look under the field: what it says, and that it asks but never forbids."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.domain.contact import Allowed
from console.domain.ids import DebtorId
from console.domain.lint import Code
from console.ui.inbox.composer.presenter import Standing
from console.ui.inbox.composer.widget import ComposerWidget
from console.ui.inbox.words import Words
from tests.ui.inbox.samples import NOW, ZONE, facts, panel


@pytest.fixture
def composer(qtbot: QtBot) -> ComposerWidget:
    composer = ComposerWidget(Words(zone_name=ZONE, by="Laura Méndez"))
    qtbot.addWidget(composer)
    composer.resize(700, 200)
    composer.show()
    allowed = Allowed(NOW + timedelta(hours=5), "Ley 2300", is_reply=True)
    composer.show_standing(Standing(allowed, facts(), DebtorId(4)), NOW)
    composer.show_person(panel(), NOW)
    return composer


def asks(composer: ComposerWidget) -> bool:
    return composer.review.is_asking


def said(composer: ComposerWidget) -> str:
    return composer.review.label.text() if not composer.review.label.isHidden() else ""


def test_amounts_that_fit_are_said_to_fit(qtbot: QtBot, composer: ComposerWidget) -> None:
    due = panel().accounts[0].due
    qtbot.keyClicks(composer.editor, f"Son $ {due.minor // 100}")
    qtbot.waitUntil(lambda: composer.review.found.checked == 1)
    assert said(composer).startswith("Revisión: montos y fechas coinciden con la cuenta")


def test_nothing_to_look_at_says_nothing(qtbot: QtBot, composer: ComposerWidget) -> None:
    qtbot.keyClicks(composer.editor, "Buenas tardes")
    qtbot.waitUntil(lambda: not composer.review._pause.isActive())
    assert said(composer) == ""


def test_something_serious_asks_and_goes_when_confirmed(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    qtbot.keyClicks(composer.editor, "Hola [nombre]")
    with qtbot.assertNotEmitted(composer.send_asked):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert asks(composer)
    assert composer.review.fix.hasFocus()
    assert said(composer) == "Revisión: Falta llenar [nombre]"
    with qtbot.waitSignal(composer.send_asked) as sent:
        qtbot.mouseClick(composer.review.anyway, Qt.MouseButton.LeftButton)
    assert sent.args == ["Hola [nombre]", None, False]
    assert not asks(composer)


def test_correcting_goes_to_the_place(qtbot: QtBot, composer: ComposerWidget) -> None:
    composer.show_text("🙂 Hola [nombre]")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    qtbot.mouseClick(composer.review.fix, Qt.MouseButton.LeftButton)
    assert composer.editor.textCursor().selectedText() == "[nombre]"
    assert composer.editor.hasFocus()
    composer.editor.insertPlainText("María")
    assert composer.editor.toPlainText() == "🙂 Hola María"
    assert not asks(composer)


def test_escape_takes_the_question_back(qtbot: QtBot, composer: ComposerWidget) -> None:
    composer.show_text("Le vamos a embargar")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert asks(composer)
    qtbot.keyClick(composer.review.fix, Qt.Key.Key_Escape)
    assert not asks(composer)
    assert composer.editor.textCursor().selectedText() == "embargar"


def test_what_is_not_serious_only_says_so(qtbot: QtBot, composer: ComposerWidget) -> None:
    composer.show_text("Son $ 17")
    with qtbot.waitSignal(composer.send_asked):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert [each.code for each in composer.review.found.findings] == [Code.AMOUNT]


def test_without_a_person_nothing_is_compared(qtbot: QtBot, composer: ComposerWidget) -> None:
    composer.show_person(None, NOW)
    composer.show_text("Hola [nombre], son $ 17")
    with qtbot.waitSignal(composer.send_asked):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)


def test_a_note_is_not_looked_at(qtbot: QtBot, composer: ComposerWidget) -> None:
    composer.show_mode("note")
    qtbot.keyClicks(composer.editor, "avisar a su esposa [ver]")
    with qtbot.waitSignal(composer.note_asked):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
