"""The whole screen on the real loop: open, write, be interrupted, come back."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

import pytest
import qasync
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.ids import AccountId, ConversationId, DebtorId
from console.ui.inbox.conversations.model import Heading
from console.ui.inbox.panel.reveal import RevealSheet
from console.ui.inbox.templates.widget import TemplatesSheet
from console.ui.inbox.thread.viewer import MediaViewer
from console.ui.inbox.widget import InboxScreen
from console.ui.widgets.labels import Label
from console.usecases.ports import ChangeSet
from console.usecases.work_state import Chosen, Gesture, WorkKind
from tests.ui.inbox import fakes, samples
from tests.ui.inbox.test_thread_view import PICTURE

Play = Callable[[Callable[[InboxScreen], Awaitable[None]]], None]


async def settle(times: int = 10) -> None:
    for _ in range(times):
        await asyncio.sleep(0.005)


@pytest.fixture
def uow() -> fakes.FakeUow:
    return fakes.desk()


@pytest.fixture
def play(qapp: QApplication, uow: fakes.FakeUow) -> Iterator[Play]:
    """Runs a story on a screen that is really shown, on qasync's loop."""
    failures: list[BaseException] = []
    kept: list[dict[str, object]] = []

    async def run(story: Callable[[InboxScreen], Awaitable[None]]) -> None:
        screen = InboxScreen(
            fakes.context(uow),
            lambda _name, error: failures.append(error),
            remember=kept.append,
        )
        screen.resize(1_376, 832)
        screen.show()
        await settle()
        try:
            await story(screen)
        finally:
            await screen.aclose()
            screen.close()
            screen.deleteLater()
        assert failures == []

    def start(story: Callable[[InboxScreen], Awaitable[None]]) -> None:
        qapp.setQuitOnLastWindowClosed(False)
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qapp)) as runner:
            runner.run(run(story))

    yield start
    QApplication.processEvents()


def press(screen: InboxScreen, keys: str) -> None:
    """Trigger the shortcut of these keys, as its window would."""
    wanted = QKeySequence(keys)
    found = [each for each in screen.findChildren(QShortcut) if each.key() == wanted]
    assert len(found) == 1, keys
    found[0].activated.emit()


def changed(number: int) -> ChangeSet:
    return ChangeSet(frozenset({ConversationId(number)}), frozenset({DebtorId(number)}))


def test_a_day_in_the_inbox(qtbot: QtBot, play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        listed = screen.conversations.list
        line = listed.conversations.line_of(ConversationId(4))
        assert line is not None
        spot = listed.visualRect(listed.conversations.index(line)).center()
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        await settle()
        assert screen.header.name.text() == "María Fernanda Ochoa Ríos"
        assert screen.messages.is_at_end
        qtbot.keyClicks(screen.composer.editor, "Buenas tardes")
        uow.conversations.threads[4].append(samples.item(299, "¿Sigue ahí?"))
        screen.presenter.data_changed(changed(4))
        await settle()
        assert screen.composer.editor.toPlainText() == "Buenas tardes"
        assert any(each.id == "m299" for each in screen.presenter.thread.items)
        qtbot.keyClick(screen.composer.editor, Qt.Key.Key_Return)
        await settle()
        assert [(m.text, m.conversation_id) for m in uow.messages.sent] == [
            ("Buenas tardes", 4)
        ]
        assert screen.composer.editor.toPlainText() == ""

    play(story)


def test_keys_go_through_the_list_from_anywhere(play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        opened = []
        for keys in ("Alt+Down", "Ctrl+Tab", "Alt+Up", "Ctrl+Alt+End"):
            press(screen, keys)
            await settle(2)
            opened.append(screen.presenter.conversation_id)
        assert opened == [1, 2, 1, 12]
        press(screen, "Alt+N")
        assert screen.composer.mode == "note"
        press(screen, "Alt+R")
        assert screen.composer.mode == "reply"

    play(story)


def test_send_and_next_leaves_the_text_with_its_person(
    qtbot: QtBot, play: Play, uow: fakes.FakeUow
) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(3))
        await settle()
        qtbot.keyClicks(screen.composer.editor, "Con gusto")
        control = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(screen.composer.editor, Qt.Key.Key_Return, control)
        await settle()
        assert screen.presenter.conversation_id == 4
        assert [(m.text, m.conversation_id) for m in uow.messages.sent] == [("Con gusto", 3)]

    play(story)


def test_template_and_promise_open_for_the_person_in_the_thread(play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        assert screen.choose_template() is None
        assert screen.register_promise() is None
        screen.open_conversation(ConversationId(4))
        await settle()
        sheet = screen.choose_template()
        assert sheet is not None
        await settle()
        assert sheet.model.rowCount() == 3
        assert set(sheet.fields) == {"nombre", "cuenta", "monto", "limite"}
        sheet.reject()
        dialog = screen.register_promise()
        assert dialog is not None
        await settle()
        assert dialog.evidence.count() == 5
        assert dialog.record.isEnabled()
        dialog.record.click()
        await settle()

    play(story)


def test_a_promise_is_recorded_and_told(play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        dialog = screen.register_promise()
        assert dialog is not None
        await settle()
        dialog.record.click()
        await settle()
        assert len(uow.promises.stored) == 1
        assert screen.toasts.isVisible()

    play(story)


def toast_of(screen: InboxScreen) -> str:
    shown = [label.text() for label in screen.toasts.findChildren(Label) if label.isVisible()]
    return " ".join(filter(None, shown))


def test_resolving_is_told_and_can_be_taken_back(play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        screen.header.resolve.click()
        assert screen.header.resolve.text() == "Reabrir"
        await settle()
        (asked,) = uow.work.asked
        assert (asked.target, asked.gesture) == (
            Chosen((ConversationId(4),)),
            Gesture(WorkKind.CLOSE),
        )
        assert "resuelta" in toast_of(screen)
        screen.commands.run("inbox.undo")
        await settle()
        assert uow.work.undone == [asked.id]
        assert toast_of(screen) == "Deshecho"

    play(story)


def test_an_account_opens_the_thread_of_its_debtor(play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_account(AccountId(4))
        await settle()
        assert screen.presenter.conversation_id == 4
        screen.open_account(AccountId(99))
        await settle()
        assert screen.presenter.conversation_id == 4
        assert screen.toasts.isVisible()

    play(story)


def test_what_was_covered_is_shown_in_header_and_panel_once_recorded(
    qtbot: QtBot, play: Play, uow: fakes.FakeUow
) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        assert screen.header.phone.text() == "+57 312 ··· 4890"
        qtbot.mouseClick(screen.header.eye, Qt.MouseButton.LeftButton)
        await settle()
        assert uow.audit.added == []
        why = screen.window().findChild(RevealSheet)
        assert why is not None
        qtbot.mouseClick(why.show_button, Qt.MouseButton.LeftButton)
        await settle()
        assert screen.header.phone.text() == "+57 312 555 4890"
        assert [entry[2] for entry in uow.audit.added] == ["person.revealed.phone"]
        screen.presenter.data_changed(changed(4))
        await settle()
        assert screen.header.phone.text() == "+57 312 555 4890"

    play(story)


def test_a_narrow_window_lays_the_panel_over_the_thread(play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        assert screen.person.isVisible()
        screen.resize(1_000, 700)
        await settle(2)
        assert not screen.person.isVisible()
        screen.toggle_panel()
        assert screen.person.isVisible()
        assert screen.person.geometry().right() == screen.width() - 1
        screen.resize(1_400, 800)
        await settle(2)
        assert screen.person.isVisible()
        assert screen.person.x() > screen.messages.mapTo(screen, QPoint(0, 0)).x()

    play(story)


def test_widths_are_remembered(play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        kept: list[dict[str, object]] = []
        other = InboxScreen(
            fakes.context(fakes.desk()),
            lambda _name, _error: None,
            remembered={"list": 300, "side": 400},
            remember=kept.append,
        )
        other.resize(1_376, 800)
        other.show()
        await settle()
        assert other.conversations.width() == 300
        other.toggle_panel()
        assert kept[-1]["panel"] is False
        await other.aclose()
        other.close()

    play(story)


def test_a_click_in_the_thread_does_what_it_says(
    play: Play, uow: fakes.FakeUow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    target = "console.ui.inbox.thread.acts.QDesktopServices.openUrl"
    monkeypatch.setattr(target, lambda url: opened.append(url.toString()))
    unsafe = replace(samples.talk()[4], id="m400", order=400)
    media = unsafe.media
    assert media is not None
    unsafe = replace(unsafe, media=replace(media, path="/tmp/programa.exe"))
    image = samples.item(401, None, kind_name="image", media=replace(media, path=PICTURE))
    uow.conversations.threads[4] += [unsafe, image]

    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        screen.messages.act_asked.emit("open_link", "https://a.example")
        screen.messages.act_asked.emit("open_link", "file:///etc/passwd")
        screen.messages.act_asked.emit("open_file", "m282")
        screen.messages.act_asked.emit("open_file", "m400")
        assert opened == ["https://a.example", "file:///nowhere/a.pdf"]
        assert screen.toasts.isVisible()
        screen.messages.act_asked.emit("open_file", "m401")
        viewers = screen.findChildren(MediaViewer)
        assert len(viewers) == 1
        fit = viewers[0].canvas.factor
        viewers[0].canvas.zoom(1.25)
        assert viewers[0].canvas.factor == pytest.approx(fit * 1.25)
        viewers[0].canvas.turn()
        viewers[0].reject()
        screen.messages.act_asked.emit("open_link", "https://bаnco.example/pagos")  # noqa: RUF001
        assert len(opened) == 2
        screen.messages.act_asked.emit("open_link", "https://banco.example@elsewhere.example")
        assert len(opened) == 2
        screen.messages.act_asked.emit("rewrite", "m275")
        assert screen.composer.editor.toPlainText().startswith("Hola, María Fernanda")
        screen.messages.quote_asked.emit("m293")
        assert screen.composer.mode == "reply"

    play(story)


def test_a_filter_and_a_tab_read_the_list_again(qtbot: QtBot, play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        model = screen.conversations.list.conversations

        def count() -> int:
            entries = [model.entry(line) for line in range(model.rowCount())]
            return sum(not isinstance(entry, Heading) for entry in entries)

        assert count() == 12
        qtbot.mouseClick(screen.conversations.chips["unread"], Qt.MouseButton.LeftButton)
        await settle()
        assert count() == 4
        qtbot.mouseClick(screen.conversations.chips["unread"], Qt.MouseButton.LeftButton)
        tabs = screen.conversations.tabs
        spot = tabs.spot_of("unassigned")
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=spot)
        await settle()
        assert count() == 1

    play(story)


def test_a_storm_of_changes_never_starves_the_list(play: Play, uow: fakes.FakeUow) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        uow.conversations.rows = uow.conversations.rows[:5]
        for _ in range(300):
            screen.presenter.data_changed(changed(4))
            await asyncio.sleep(0)
        await settle(30)
        assert len(screen.presenter.conversations.rows) == 5

    play(story)


def test_for_somebody_who_opted_out_the_sheet_says_why_nothing_goes(
    qtbot: QtBot, play: Play, uow: fakes.FakeUow
) -> None:
    uow.contacts.facts[4] = samples.facts(opted_out_at=samples.NOW)

    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        assert screen.composer.is_blocked
        qtbot.mouseClick(screen.composer.choose, Qt.MouseButton.LeftButton)
        await settle()
        sheet = screen.findChild(TemplatesSheet) or screen.window().findChild(TemplatesSheet)
        assert sheet is not None
        assert not sheet.send.isEnabled()
        assert "Pidió no recibir mensajes" in sheet.answer.text()
        sheet.reject()

    play(story)
