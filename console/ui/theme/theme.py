"""The look in force: colours, sizes and fonts, switched while the program runs."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from console.runtime import resources
from console.ui.theme import fonts, tokens
from console.ui.theme.focus import FocusRings
from console.ui.theme.palette import palette_of
from console.ui.theme.style import ConsoleStyle
from console.ui.theme.stylesheet import stylesheet_of

Scheme = Literal["light", "dark", "contrast", "system"]
ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.5)


class Theme(QObject):
    """Colours, pixel sizes and fonts for everything that is painted.

    There is one per program, `Theme.current()`. Widgets that keep a size or a colour take it
    again when `changed` fires; `follow` does both.
    """

    changed = Signal()
    _current: "Theme | None" = None

    def __init__(self) -> None:
        super().__init__()
        self.tokens = tokens.load("light")
        self.scheme: Scheme = "light"
        self.zoom = 1.0
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, int, bool], QFont] = {}
        self._style: ConsoleStyle | None = None
        self._rings: FocusRings | None = None

    @classmethod
    def current(cls) -> "Theme":
        """The one theme of this program; light at 100 % until `apply` says otherwise."""
        if cls._current is None:
            cls._current = Theme()
        return cls._current

    @property
    def is_dark(self) -> bool:
        """True where light text stands on dark ground."""
        return self.tokens.is_dark

    def px(self, n: float) -> int:
        """`n` design pixels at the zoom in force; a visible size never becomes nothing."""
        scaled = int(n * self.zoom + 0.5)
        return max(1, scaled) if n > 0 else scaled

    def color(self, name: str) -> QColor:
        """The colour of the token `name`; shared, so copy before changing it.

        Raises: AttributeError for a name that no theme has.
        """
        known = self._colors.get(name)
        if known is None:
            known = self._colors[name] = QColor(getattr(self.tokens, name))
        return known

    def font(self, role: fonts.Role, weight: int = 400, tabular: bool = False) -> QFont:  # noqa: FBT001, FBT002 - reads like the design's own "caption 600 tabular"
        """The font of `role`; `tabular` for every amount, time, count and table."""
        key = (role, weight, tabular)
        known = self._fonts.get(key)
        if known is None:
            size_px = self.px(fonts.SIZES_PX[role])
            known = self._fonts[key] = fonts.build(size_px, weight, tabular=tabular)
        return QFont(known)

    def line_px(self, role: fonts.Role) -> int:
        """The height of one line of text in `role`."""
        return self.px(fonts.LINES_PX[role])

    def follow(self, restyle: Callable[[], None]) -> None:
        """Call `restyle` now and after every change of theme or zoom.

        `restyle` is a method of a QObject, so that the connection ends with the object.
        """
        self.changed.connect(restyle)
        restyle()

    def apply(self, app: QApplication, scheme: Scheme = "system", zoom: float = 1.0) -> None:
        """Dress `app` in `scheme` at `zoom` (0.9 to 1.5) and tell everybody."""
        self._prepare(app)
        self.scheme, self.zoom = scheme, min(max(zoom, 0.9), 1.5)
        self._tell_platform(app)
        self.tokens = tokens.load(self._name_of(app))
        self._colors.clear()
        self._fonts.clear()
        app.setFont(self.font("base"))
        app.setPalette(palette_of(self.tokens))
        app.setStyleSheet(stylesheet_of(self.tokens, self.px))
        self.changed.emit()

    def _prepare(self, app: QApplication) -> None:
        """What is done once per program: faces, style, focus rings, the system's own switch."""
        if self._style is not None:
            return
        fonts.load_families()
        QDir.addSearchPath("theme", str(resources.path("theme")))
        self._style = ConsoleStyle(self.color, self.px)
        app.setStyle(self._style)
        self._rings = FocusRings(self.color, self.px)
        app.focusChanged.connect(self._rings.move_to)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _name_of(self, app: QApplication) -> tokens.ThemeName:
        if self.scheme != "system":
            return self.scheme
        is_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if is_dark else "light"

    def _tell_platform(self, app: QApplication) -> None:
        """Native frames and menus follow too."""
        wanted = {"light": Qt.ColorScheme.Light, "system": Qt.ColorScheme.Unknown}
        app.styleHints().setColorScheme(wanted.get(self.scheme, Qt.ColorScheme.Dark))

    def _system_changed(self) -> None:
        app = QApplication.instance()
        if self.scheme == "system" and isinstance(app, QApplication):
            name = self._name_of(app)
            if name != self.tokens.name:
                self.apply(app, "system", self.zoom)
