"""Canned replies after `/` and emoji after `:`, chosen while typing goes on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.domain.canned import CannedReply
from console.ui.inbox.composer.completions import Completions
from console.ui.inbox.composer.emoji_names import read_names
from console.ui.inbox.composer.emoji_picker import EmojiPicker
from console.ui.inbox.composer.replies_sheet import RepliesSheet
from console.ui.inbox.composer.widget import ComposerWidget
from console.ui.inbox.words import Words
from console.usecases.canned_replies import ReplyFault
from tests.ui.inbox.samples import NOW, ZONE, panel
from tests.ui.inbox.test_composer import OPEN, stand

REPLIES = (
    CannedReply(1, "acuerdo2", "Dos pagos", "En 2 pagos, el {fecha 1} y el {fecha 2}"),
    CannedReply(2, "despedida", "Despedida", "Gracias, {nombre}."),
    CannedReply(3, "obrigado", "Despedida", "Obrigado", "pt_BR"),
)
NAMES = read_names("es")
Key = Qt.Key


@pytest.fixture
def composer(qtbot: QtBot) -> ComposerWidget:
    home = QWidget()
    column = QVBoxLayout(home)
    composer = ComposerWidget(Words(zone_name=ZONE))
    column.addStretch(1)
    column.addWidget(composer)
    qtbot.addWidget(home)
    home.resize(700, 600)
    home.show()
    qtbot.waitExposed(home)
    stand(composer, OPEN)
    composer.offer_over(home)
    composer.show_person(panel(), NOW)
    composer.show_replies(REPLIES, {"nombre": "María"})
    composer.show_emoji(NAMES)
    composer.editor.setFocus()
    return composer


def popup(composer: ComposerWidget) -> Completions:
    assert composer.completions is not None
    return composer.completions


def leads(composer: ComposerWidget) -> list[str]:
    return [offer.lead for offer in popup(composer).list.offers]


def text(composer: ComposerWidget) -> str:
    return composer.editor.toPlainText()


def is_open(composer: ComposerWidget) -> bool:
    return popup(composer).is_open


def test_a_slash_offers_what_fits_and_enter_puts_it_in(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    qtbot.keyClicks(composer.editor, "Hola /despe")
    assert leads(composer) == ["/despedida", "/obrigado"]
    with qtbot.assertNotEmitted(composer.send_asked):
        qtbot.keyClick(composer.editor, Key.Key_Return)
    assert text(composer) == "Hola Gracias, María."
    assert not is_open(composer)


def test_arrows_choose_and_the_debtors_language_comes_first(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    qtbot.keyClicks(composer.editor, "/")
    assert leads(composer) == ["/acuerdo2", "/despedida", "/obrigado"]
    qtbot.keyClick(composer.editor, Key.Key_Down)
    qtbot.keyClick(composer.editor, Key.Key_Tab)
    assert text(composer) == "Gracias, María."


def test_marks_that_nobody_filled_are_walked_with_tab(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    qtbot.keyClicks(composer.editor, "/acu")
    assert "falta llenar {fecha 1}, {fecha 2}" in popup(composer).list.offers[0].note
    qtbot.keyClick(composer.editor, Key.Key_Return)
    assert composer.editor.textCursor().selectedText() == "{fecha 1}"
    qtbot.keyClicks(composer.editor, "lunes")
    qtbot.keyClick(composer.editor, Key.Key_Tab)
    assert composer.editor.textCursor().selectedText() == "{fecha 2}"
    qtbot.keyClicks(composer.editor, "martes")
    assert text(composer) == "En 2 pagos, el lunes y el martes"
    with qtbot.waitSignal(composer.send_asked):
        qtbot.keyClick(composer.editor, Key.Key_Return)


def test_escape_leaves_what_was_typed(qtbot: QtBot, composer: ComposerWidget) -> None:
    qtbot.keyClicks(composer.editor, "/des")
    with qtbot.assertNotEmitted(composer.left):
        qtbot.keyClick(composer.editor, Key.Key_Escape)
    assert (text(composer), is_open(composer)) == ("/des", False)
    qtbot.keyClicks(composer.editor, "p")
    assert is_open(composer)


def test_a_slash_within_a_word_offers_nothing(qtbot: QtBot, composer: ComposerWidget) -> None:
    qtbot.keyClicks(composer.editor, "30/11 y/o")
    assert not is_open(composer)


def test_a_colon_offers_emoji_by_name_in_three_languages(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    for typed in (":pulgar_hacia_arriba", ":thumbs_up", ":polegar"):
        composer.editor.clear()
        qtbot.keyClicks(composer.editor, typed)
        assert is_open(composer), typed
        assert "👍" in [offer.insert for offer in popup(composer).list.offers]
    composer.editor.clear()
    qtbot.keyClicks(composer.editor, "listo :thumbs_up")
    qtbot.keyClick(composer.editor, Key.Key_Return)
    assert text(composer) == "listo 👍"
    assert composer.emoji.recent == ["👍"]


def test_an_hour_is_no_emoji(qtbot: QtBot, composer: ComposerWidget) -> None:
    qtbot.keyClicks(composer.editor, "a las 10:30")
    assert not is_open(composer)


@pytest.mark.qt_log_ignore("does not support", extend=True)  # popups on the offscreen platform
def test_the_picker_searches_and_puts_in_what_is_chosen(
    qtbot: QtBot, composer: ComposerWidget
) -> None:
    composer.emoji.use("🎉")
    picker = composer.choose_emoji()
    assert picker.grid.item(0).text() == "🎉"
    with qtbot.waitSignal(composer.emoji_used) as used:
        picker.search.setText("corazon rojo")
        assert picker.grid.count() > 0
        qtbot.keyClick(picker.search, Key.Key_Return)
    assert used.args[0][0] == text(composer)
    assert text(composer)


def test_every_emoji_has_a_name(qtbot: QtBot) -> None:
    assert len(NAMES.all) > 1_500
    assert all(each.name and each.key for each in NAMES.all)
    home = QWidget()
    qtbot.addWidget(home)
    picker = EmojiPicker(home, NAMES, [])
    assert picker.grid.count() == 240


# --- the sheet -----------------------------------------------------------------------------


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[RepliesSheet]:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = RepliesSheet(window)
    sheet.show_replies(REPLIES)
    yield sheet
    sheet.close()


def test_a_reply_is_changed_and_shared(qtbot: QtBot, sheet: RepliesSheet) -> None:
    sheet.list.setCurrentRow(0)
    assert sheet.shortcut.text() == "acuerdo2"
    assert "{fecha 1}" in sheet.marks.text()
    sheet.text.setPlainText("Otro {monto}")
    sheet.scope.set_current("own")
    with qtbot.waitSignal(sheet.save_asked) as saved:
        sheet.save.click()
    reply, shared = saved.args
    assert (reply.id, reply.text, shared) == (1, "Otro {monto}", False)


def test_a_fault_says_what_to_do(sheet: RepliesSheet) -> None:
    sheet.begin()
    assert not sheet.remove.isEnabled()
    for fault in ReplyFault:
        sheet.show_fault(fault)
        assert sheet.fault.text().endswith(".")


def test_removing_can_be_taken_back(qtbot: QtBot, sheet: RepliesSheet) -> None:
    sheet.list.setCurrentRow(1)
    with qtbot.waitSignal(sheet.remove_asked) as removed:
        sheet.remove.click()
    sheet.show_removed(removed.args[0])
    assert not sheet.undo.isHidden()
    with qtbot.waitSignal(sheet.put_back_asked) as back:
        sheet.undo.click()
    assert back.args[0] == REPLIES[1]


def test_searching_narrows_the_list(sheet: RepliesSheet) -> None:
    sheet.search.setText("pagos")
    assert sheet.list.count() == 1
