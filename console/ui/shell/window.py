"""The main window: rail, top bar, one screen at a time, status bar."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.actions.action import Deed
from console.ui.actions.commands import Commands
from console.ui.actions.table import ActionTable
from console.ui.palette.widget import PaletteCard
from console.ui.shell.rail import Rail
from console.ui.shell.status_bar import Connection, StatusBar
from console.ui.shell.top_bar import TopBar
from console.ui.shell.window_state import Forgetful, WindowState
from console.ui.theme.theme import ZOOMS, Theme
from console.ui.widgets.banner import Banner, BannerKind
from console.ui.widgets.toast import Toast, ToastHost


class MainWindow(QWidget):
    """Holds the sections and tells what is asked for; it decides nothing.

    Geometry, open section and splitters are kept in `state`.
    """

    section_changed = Signal(str)
    palette_wanted = Signal(str)  # with what was typed in the top bar
    banner_clicked = Signal()
    state_chosen = Signal(str)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    zoom_chosen = Signal(float)
    density_chosen = Signal(str)
    shortcuts_asked = Signal()
    close_requested = Signal()

    def __init__(
        self, state: WindowState | None = None, actions: ActionTable | None = None
    ) -> None:
        super().__init__()
        self.action_table = actions or ActionTable()
        self._state = state or Forgetful()
        self._section, self._wanted = "", self._state.read("section")
        self._holds_close = False
        self._screens: dict[str, QWidget] = {}
        self._splitters: dict[str, QSplitter] = {}
        self.setObjectName("Screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Acuerdo")
        self.rail, self.top_bar, self.status_bar = Rail(), TopBar(), StatusBar()
        self.banner = Banner("warn", is_strip=True)
        self.stack = QStackedWidget()
        self._lay_out()
        self.palette_card = PaletteCard(self)
        self.toasts = ToastHost(self.stack)
        self._connect()
        self._restore_geometry()

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        column = QVBoxLayout()
        for layout in (across, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(column, 1)
        column.addWidget(self.top_bar)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status_bar)
        self.banner.hide()
        px = Theme.current().px
        self.setMinimumSize(px(880), px(560))

    def _connect(self) -> None:
        menu, omnibox = self.top_bar.menu, self.top_bar.omnibox
        self.rail.chosen.connect(self.open_section)
        omnibox.textEdited.connect(self._pass_on)
        omnibox.left.connect(self._leave_omnibox)
        self.palette_card.closed.connect(self._leave_omnibox_alone)
        omnibox.pressed.connect(lambda: self.palette_wanted.emit(""))
        omnibox.returnPressed.connect(lambda: self.palette_wanted.emit(""))
        self.banner.action_clicked.connect(self.banner_clicked)
        self.banner.closed.connect(self.banner.hide)
        self.top_bar.theme_toggled.connect(self._toggle_theme)
        menu.state_chosen.connect(self.state_chosen)
        menu.language_chosen.connect(self.language_chosen)
        menu.theme_chosen.connect(self.theme_chosen)
        menu.zoom_chosen.connect(self.zoom_chosen)
        menu.density_chosen.connect(self.density_chosen)
        menu.shortcuts_asked.connect(self.shortcuts_asked)
        menu.quit_asked.connect(self.close)
        self.status_bar.shortcuts_asked.connect(self.shortcuts_asked)
        self.commands = Commands(
            self,
            {
                "window.palette": lambda: self.palette_wanted.emit(""),
                "window.shortcuts": self.shortcuts_asked.emit,
                "window.theme": self._toggle_theme,
                "window.notices": self.top_bar.bell.open,
                "window.larger": Deed(lambda: self._zoom(1), lambda: self._next_zoom(1) > 0),
                "window.smaller": Deed(lambda: self._zoom(-1), lambda: self._next_zoom(-1) > 0),
            },
            everywhere=True,
        )
        self.action_table.join(self.commands)
        self.commands.dress(self.top_bar.bell, "window.notices", self.tr("Avisos"))

    # sections

    def add_section(
        self,
        key: str,
        title: str,
        icon: str,
        widget: QWidget,
        *,
        at_bottom: bool = False,
    ) -> None:
        """Put a screen on the rail; the first one is open unless another is remembered."""
        button = self.rail.add(key, title, icon, at_bottom=at_bottom)
        self._screens[key] = widget
        self.stack.addWidget(widget)
        if f"window.{key}" in self.action_table.keys.actions:
            self.commands.add({f"window.{key}": lambda: self.open_section(key)})
            self.commands.dress(button, f"window.{key}", title)
        if len(self._screens) == 1 or key == self._wanted:
            self.open_section(key)

    def open_section(self, key: str) -> None:
        """Bring a section to the front."""
        self.stack.setCurrentWidget(self._screens[key])
        self.rail.mark(key)
        if key != self._section:
            self._section = key
            self._state.write("section", key)
            self.section_changed.emit(key)

    def section(self) -> str:
        """The key of the section in front, or an empty text."""
        return self._section

    def rename_section(self, key: str, title: str) -> None:
        """Another title, e.g. after a change of language."""
        self.rail.buttons[key].setText(title)
        self.show_badge(key, self.rail.buttons[key].badge())

    def show_badge(self, key: str, count: int, *, is_alert: bool = False) -> None:
        """How much waits in a section."""
        self.rail.buttons[key].show_badge(count, is_alert=is_alert)

    # bars

    def show_workspace(self, name: str) -> None:
        """Whose portfolio is open."""
        self.top_bar.workspace.setText(name)
        self.setWindowTitle(f"{name} · Acuerdo" if name else "Acuerdo")

    def show_today(self, activities: int, promises: int) -> None:
        """Today's figures."""
        self.top_bar.show_today(activities, promises)

    def show_operator(self, name: str, state: str = "available") -> None:
        """Who sits here; `state` is available, paused or away."""
        self.top_bar.operator.show_operator(name, state)
        self.top_bar.menu.mark("state", state)

    def show_choices(
        self, language: str, theme: str, zoom: float, density: str = "normal"
    ) -> None:
        """Tick what is in force in the operator's menu."""
        choices = {"language": language, "theme": theme, "zoom": zoom, "density": density}
        for group, value in choices.items():
            self.top_bar.menu.mark(group, value)

    def show_connection(self, state: Connection, latency_ms: int | None = None) -> None:
        """Whether the relay answers: online, connecting or offline."""
        self.status_bar.show_connection(state, latency_ms)
        self.top_bar.show_connection(state)

    def show_synced(self, at_text: str) -> None:
        """When everything was last in step."""
        self.status_bar.show_synced(at_text)

    def show_outbox(self, count: int) -> None:
        """How many messages wait on this computer."""
        self.status_bar.show_outbox(count)

    def show_line(self, text: str, quality: str) -> None:
        """A WhatsApp line and its quality."""
        self.status_bar.show_line(text, quality)

    # notices

    def show_banner(
        self,
        title: str,
        sentence: str = "",
        action: str = "",
        kind: BannerKind = "warn",
        icon: str | None = None,
    ) -> None:
        """A strip under the top bar; `banner_clicked` tells when its action is pressed."""
        self.banner.show_message(title, sentence, action=action, icon=icon, kind=kind)
        self.banner.show()

    def hide_banner(self) -> None:
        """The trouble is over."""
        self.banner.hide()

    def toast(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        seconds: int = 5,
        expired: Callable[[], None] | None = None,
    ) -> Toast:
        """Say what was done; `undo` offers to take it back for some seconds."""
        words = self.tr("Deshacer") if undo is not None else ""
        toast = self.toasts.show_toast(text, words, seconds)
        if undo is not None:
            toast.undone.connect(undo)
        if expired is not None:
            toast.expired.connect(expired)
        return toast

    # remembering

    def add_splitter(self, name: str, splitter: QSplitter) -> None:
        """Keep the sizes of a splitter under `name`."""
        self._splitters[name] = splitter
        if kept := self._state.read(f"splitter.{name}"):
            splitter.restoreState(QByteArray.fromBase64(kept.encode()))

    def remember(self) -> None:
        """Write geometry and splitters down now."""
        self._state.write("geometry", _as_text(self.saveGeometry()))
        for name, splitter in self._splitters.items():
            self._state.write(f"splitter.{name}", _as_text(splitter.saveState()))

    def hold_close(self, *, holds: bool = True) -> None:
        """While held, closing only asks with `close_requested`; the owner ends the program."""
        self._holds_close = holds

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        if self._holds_close:
            event.ignore()
            self.close_requested.emit()
        else:
            event.accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._leave_omnibox()  # the first Tab stop would be the omnibox

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A question mark that no field took."""
        if event.text() == "?":
            self.shortcuts_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toasts.place()

    def _restore_geometry(self) -> None:
        px = Theme.current().px
        kept = self._state.read("geometry")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self.resize(px(1_440), px(900))

    # omnibox

    def _pass_on(self, text: str) -> None:
        """What is typed in the top bar goes on in the palette."""
        self.top_bar.omnibox.clear()
        self.palette_wanted.emit(text)

    def _leave_omnibox_alone(self) -> None:
        """Who came to the palette by the top bar goes back to work."""
        if self.top_bar.omnibox.hasFocus():
            self._leave_omnibox()

    def _leave_omnibox(self) -> None:
        screen = self.stack.currentWidget()
        if screen is not None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_zoom(self, step: int) -> float:
        """The next size of text, 0 at the ends."""
        sizes = sorted(ZOOMS)
        now = min(range(len(sizes)), key=lambda at: abs(sizes[at] - Theme.current().zoom))
        return sizes[now + step] if 0 <= now + step < len(sizes) else 0.0

    def _zoom(self, step: int) -> None:
        zoom = self._next_zoom(step)
        self.top_bar.menu.mark("zoom", zoom)
        self.zoom_chosen.emit(zoom)

    def _toggle_theme(self) -> None:
        wanted = "light" if Theme.current().is_dark else "dark"
        self.top_bar.menu.mark("theme", wanted)
        self.theme_chosen.emit(wanted)


def _as_text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
