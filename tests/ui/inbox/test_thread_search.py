"""Looking for something in the open conversation."""

# ruff: noqa: F811 - a fixture is imported, then asked for by its name
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.domain.ids import ConversationId
from console.ui.inbox.thread.bubble import Bubble
from console.ui.inbox.thread.finder import DEBOUNCE_S
from console.ui.inbox.thread.markup import places_of
from console.ui.inbox.thread.parts import TextPart
from console.ui.inbox.widget import InboxScreen
from tests.ui.inbox import fakes
from tests.ui.inbox.samples import item
from tests.ui.inbox.test_inbox_screen import Play, play, settle, uow  # noqa: F401 - fixtures


def test_accents_spaces_and_emoji_do_not_hide_a_place() -> None:
    assert places_of("camion", "El  CAMIÓN") == ((4, 10),)
    assert places_of("el camion", "El\n camión") == ((0, 10),)
    assert places_of("si", "👍🏽 sí, Sí") == ((5, 7), (9, 11))
    assert places_of("strasse", "Straße 5") == ((0, 6),)
    assert places_of("", "algo") == ()


def test_a_search_jumps_to_what_is_not_loaded_and_goes_on_from_there(
    qtbot: QtBot,
    play: Play,
    uow: fakes.FakeUow,
) -> None:
    said = {100: "pago el lunes", 500: "ya hice el pago", 1990: "gracias por el pago"}
    uow.conversations.threads[4] = [
        item(n, said.get(n, f"mensaje {n}")) for n in range(1, 2001)
    ]

    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        screen.commands.run("inbox.find")
        bar = screen.search_bar
        qtbot.keyClicks(bar.field, "pago")
        await settle(round(DEBOUNCE_S * 100) + 20)
        assert bar.place.text() == "1 de 3"
        assert selected(screen) == "m1990"
        assert marks(screen) == ["pago"]
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
        await settle()
        assert (bar.place.text(), selected(screen)) == ("2 de 3", "m500")
        assert screen.messages.line_rect(screen.messages.selected_index() or 0).top() > 0
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
        await settle()
        assert (bar.place.text(), selected(screen)) == ("3 de 3", "m100")
        qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        await settle()
        assert selected(screen) == "m500"
        screen.messages.newer.click()
        await settle()
        assert screen.messages.is_at_end
        assert screen.presenter.thread.items[-1].order == 2000
        bar.close_bar()
        await settle()
        assert marks(screen) == []

    play(story)


def test_nothing_found_says_so(qtbot: QtBot, play: Play) -> None:
    async def story(screen: InboxScreen) -> None:
        screen.open_conversation(ConversationId(4))
        await settle()
        screen.commands.run("inbox.find")
        qtbot.keyClicks(screen.search_bar.field, "zzz")
        await settle(round(DEBOUNCE_S * 100) + 20)
        assert screen.search_bar.place.text() == "Nada encontrado"
        assert not screen.search_bar.above.isEnabled()
        screen.open_conversation(ConversationId(3))
        await settle()
        assert screen.search_bar.isHidden()

    play(story)


def selected(screen: InboxScreen) -> str | None:
    found = screen.messages.selected_item()
    return found.id if found else None


def marks(screen: InboxScreen) -> list[str]:
    """What is highlighted in the selected message."""
    index = screen.messages.selected_index()
    if index is None:
        return []
    screen.messages.grab()
    drawn = screen.messages.stack.drawn(index)
    assert isinstance(drawn, Bubble)
    return [
        part.document.toPlainText()[start:end]
        for part in drawn.parts
        if isinstance(part, TextPart)
        for start, end in part.hits
    ]
