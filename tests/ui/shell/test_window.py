from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from console.ui.shell.window import MainWindow
from console.ui.shell.window_state import Forgetful
from console.ui.theme.theme import Theme

SECTIONS = (
    ("inbox", "Bandeja", "inbox"),
    ("queue", "Colas", "list"),
    ("import", "Importar", "upload"),
)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    Theme.current().apply(qapp, "light", 1.0)
    yield
    Theme.current().apply(qapp, "light", 1.0)


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., MainWindow]:
    def build(state: Forgetful | None = None) -> MainWindow:
        window = MainWindow(state)
        qtbot.addWidget(window)
        for key, title, icon in SECTIONS:
            window.add_section(key, title, icon, QLabel(title))
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return build


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_click_on_the_rail_opens_the_section(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    with qtbot.waitSignal(window.section_changed) as changed:
        click(qtbot, window.rail.buttons["queue"])
    assert changed.args == ["queue"]
    shown = window.stack.currentWidget()
    assert isinstance(shown, QLabel)
    assert shown.text() == "Colas"


def test_ctrl_and_a_digit_open_the_section(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.section() == "import"


def test_arrows_walk_the_rail_and_space_opens(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    first, second = window.rail.buttons["inbox"], window.rail.buttons["queue"]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert window.section() == "queue"


def test_the_open_section_is_remembered(opened: Callable[..., MainWindow]) -> None:
    state = Forgetful()
    opened(state).open_section("queue")
    assert opened(state).section() == "queue"


def test_geometry_and_splitters_are_remembered(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    state = Forgetful()

    def with_splitter() -> tuple[MainWindow, QSplitter]:
        window, splitter = opened(state), QSplitter()
        qtbot.addWidget(splitter)
        splitter.addWidget(QLabel("a"))
        splitter.addWidget(QLabel("b"))
        splitter.resize(401, 50)
        window.add_splitter("inbox", splitter)
        return window, splitter

    window, splitter = with_splitter()
    splitter.show()
    window.resize(1_000, 620)
    splitter.setSizes([100, 300])
    window.close()
    again, kept = with_splitter()
    assert again.height() == 620  # the offscreen screen is too narrow to keep the width
    kept.show()
    left, right = kept.sizes()
    assert right / left == pytest.approx(3, rel=0.05)


def test_a_badge_is_seen_and_heard(opened: Callable[..., MainWindow]) -> None:
    window = opened()
    window.show_badge("inbox", 12)
    button = window.rail.buttons["inbox"]
    assert (button.badge(), button.accessibleName()) == (12, "Bandeja, 12 pendientes")
    window.show_badge("inbox", 0)
    assert button.accessibleName() == "Bandeja"


def test_closing_only_asks_while_it_is_held(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.hold_close()
    with qtbot.waitSignal(window.close_requested):
        assert not window.close()
    assert window.isVisible()
    window.hold_close(holds=False)
    assert window.close()


def test_the_palette_is_wanted_by_key_by_typing_and_by_a_click(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window, asked = opened(), list[str]()
    window.palette_wanted.connect(asked.append)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    omnibox = window.top_bar.omnibox
    omnibox.setFocus()
    qtbot.keyClicks(omnibox, "p")
    click(qtbot, omnibox)
    assert (asked, omnibox.text()) == (["", "p", ""], "")
    qtbot.keyClick(omnibox, Qt.Key.Key_Escape)
    assert not omnibox.hasFocus()


def test_the_status_bar_tells_connection_outbox_and_line(
    opened: Callable[..., MainWindow],
) -> None:
    window = opened()
    window.show_connection("online", 84)
    window.show_synced("13:28:06")
    window.show_outbox(2)
    window.show_line("Línea WhatsApp MX", "calidad alta")
    bar = window.status_bar
    assert bar.connection.text() == "Conectado · 84 ms"
    assert bar.synced.text() == "Todo sincronizado 13:28:06"
    assert bar.outbox.text() == "Bandeja de salida: 2"
    assert bar.lines.text() == "Línea WhatsApp MX: calidad alta"
    window.show_connection("offline")
    assert bar.connection.text() == window.top_bar.connection.text() == "Sin conexión"


def test_a_toast_can_be_taken_back(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window, undone, expired = opened(), list[int](), list[int]()
    toast = window.toast("Enviado", lambda: undone.append(1), 5, lambda: expired.append(1))
    assert toast.isVisible()
    click(qtbot, toast.undo)
    assert (undone, expired) == ([1], [])
    assert not toast.isVisible()


def test_a_second_toast_ends_the_first(opened: Callable[..., MainWindow]) -> None:
    window, expired = opened(), list[str]()
    window.toast("Uno", expired=lambda: expired.append("Uno"))
    window.toast("Dos", expired=lambda: expired.append("Dos"))
    assert expired == ["Uno"]


def test_the_theme_toggle_asks_for_the_other_theme(
    qtbot: QtBot, qapp: QApplication, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    with qtbot.waitSignal(window.theme_chosen) as asked:
        click(qtbot, window.top_bar.theme_button)
    assert asked.args == ["dark"]
    Theme.current().apply(qapp, "dark", 1.25)
    assert window.rail.width() == 80
    with qtbot.waitSignal(window.theme_chosen) as asked:
        click(qtbot, window.top_bar.theme_button)
    assert asked.args == ["light"]


def test_the_operators_menu_tells_each_choice(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.show_choices("es", "light", 1.0)
    choices = window.top_bar.menu.choices
    assert choices["language", "es"].isChecked()
    for signal, group, value in (
        (window.language_chosen, "language", "pt_BR"),
        (window.zoom_chosen, "zoom", 1.5),
        (window.density_chosen, "density", "compact"),
        (window.state_chosen, "state", "paused"),
        (window.theme_chosen, "theme", "system"),
    ):
        with qtbot.waitSignal(signal) as chosen:
            choices[group, value].trigger()
        assert chosen.args == [value]
    assert not choices["language", "es"].isChecked()


def test_a_banner_stays_until_it_is_over(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.show_banner("Sin conexión desde 13:27", "Puedes leer y escribir.", "Reintentar")
    assert window.banner.isVisible()
    with qtbot.waitSignal(window.banner_clicked):
        click(qtbot, window.banner.findChildren(QPushButton)[0])
    window.hide_banner()
    assert not window.banner.isVisible()


def test_every_button_of_the_shell_has_a_name(opened: Callable[..., MainWindow]) -> None:
    window = opened()
    window.show_operator("Laura Méndez")
    nameless = [
        b
        for b in window.findChildren(QPushButton)
        if b.isVisibleTo(window) and not (b.accessibleName() or b.text())
    ]
    assert nameless == []


def test_a_narrow_window_keeps_the_omnibox_and_drops_the_figures(
    opened: Callable[..., MainWindow],
) -> None:
    window = opened()
    window.resize(900, 600)
    assert not window.top_bar.activities.isVisible()
    assert window.top_bar.omnibox.width() >= 200
    window.resize(1_440, 900)
    assert window.top_bar.activities.isVisible()
    assert window.top_bar.omnibox.width() == 420
