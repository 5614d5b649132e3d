"""The operator's button and menu: state, language, theme, size and density."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.icons import icon, paint_icon
from console.ui.theme.theme import ZOOMS, Theme
from console.ui.widgets.avatar import colour_index, initials, paint_avatar
from console.ui.widgets.paint import paint_box, paint_dot, paint_text, text_width


class OperatorMenu(QMenu):
    """Choices of the person at the desk; each choice is a signal, and marks itself."""

    state_chosen = Signal(str)  # available, paused, away
    language_chosen = Signal(str)  # es, pt_BR, en
    theme_chosen = Signal(str)  # light, dark, contrast, system
    zoom_chosen = Signal(float)
    density_chosen = Signal(str)  # compact, normal, comfortable
    shortcuts_asked = Signal()
    quit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: dict[str, object] = {}
        self.choices: dict[tuple[str, object], QAction] = {}
        self.retranslate()

    def retranslate(self) -> None:
        """Build the menu in the language in force."""
        self.clear()
        self.choices.clear()
        for group, (title, picture, choices) in self._groups().items():
            menu = self.addMenu(icon(picture), title)
            exclusive = QActionGroup(menu)
            for value, text in choices:
                self._add_choice(menu, exclusive, group, value, text)
        self.addSeparator()
        self.addAction(icon("keyboard"), self.tr("Atajos de teclado")).triggered.connect(
            self.shortcuts_asked
        )
        self.addAction(icon("logout"), self.tr("Salir")).triggered.connect(self.quit_asked)
        for group, value in self._marked.items():
            self.mark(group, value)

    def mark(self, group: str, value: object) -> None:
        """Show what is in force: group is state, language, theme, zoom or density."""
        self._marked[group] = value
        action = self.choices.get((group, value))
        if action is not None:
            action.setChecked(True)

    def _groups(self) -> dict[str, tuple[str, str, tuple[tuple[object, str], ...]]]:
        return {
            "state": (self.tr("Estado"), "user", tuple(state_names().items())),
            "language": (
                self.tr("Idioma"),
                "globe",
                (("es", "Español"), ("pt_BR", "Português (Brasil)"), ("en", "English")),
            ),
            "theme": (self.tr("Tema"), "moon", self._themes()),
            "zoom": (
                self.tr("Tamaño"),
                "search",
                tuple((zoom, f"{round(zoom * 100)} %") for zoom in ZOOMS),
            ),
            "density": (self.tr("Densidad"), "list", self._densities()),
        }

    def _themes(self) -> tuple[tuple[object, str], ...]:
        return (
            ("light", self.tr("Claro")),
            ("dark", self.tr("Oscuro")),
            ("contrast", self.tr("Alto contraste")),
            ("system", self.tr("Como el sistema")),
        )

    def _densities(self) -> tuple[tuple[object, str], ...]:
        return (
            ("compact", self.tr("Compacta")),
            ("normal", self.tr("Normal")),
            ("comfortable", self.tr("Cómoda")),
        )

    def _add_choice(
        self, menu: QMenu, exclusive: QActionGroup, group: str, value: object, text: str
    ) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        exclusive.addAction(action)
        self.choices[group, value] = action
        action.triggered.connect(lambda: self._choose(group, value))

    def _choose(self, group: str, value: object) -> None:
        self._marked[group] = value
        signals = {
            "state": self.state_chosen,
            "language": self.language_chosen,
            "theme": self.theme_chosen,
            "zoom": self.zoom_chosen,
            "density": self.density_chosen,
        }
        signals[group].emit(value)


STATE_DOTS = {"available": "ok_solid", "paused": "warn_solid", "away": "border2"}


def state_names() -> dict[object, str]:
    """What an operator can be, in the language in force."""
    translate = QCoreApplication.translate
    return {
        "available": translate("OperatorState", "Disponible"),
        "paused": translate("OperatorState", "En pausa"),
        "away": translate("OperatorState", "Ausente"),
    }


class OperatorButton(QPushButton):
    """Who sits here, as initials, name and state; opens the menu."""

    def __init__(self, menu: OperatorMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operator_menu = menu
        self._state = "available"
        self._hovered = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        Theme.current().changed.connect(self.updateGeometry)

    def show_operator(self, name: str, state: str) -> None:
        """`state` is available, paused or away."""
        self._state = state
        self.setText(name)
        self.setAccessibleName(f"{name}, {self._state_text()}")
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say the state in the language in force."""
        self.show_operator(self.text(), self._state)

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        words = max(
            text_width(self.text(), theme.font("small", 500)),
            text_width(self._state_text(), theme.font("caption")) + theme.px(10),
        )
        return QSize(int(words) + theme.px(28 + 8 + 8 + 14 + 12) + 1, theme.px(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        if self._hovered or self.isDown():
            paint_box(painter, self.rect(), theme.px(6), theme.color("hover"))
        side, middle = theme.px(28), self.height() / 2
        face = QRectF(theme.px(6), middle - side / 2, side, side)
        paint_avatar(painter, face, initials(self.text()), colour_index(self.text()))
        left, width = face.right() + theme.px(8), self.width() - face.right()
        name = QRectF(left, middle - theme.px(15), width, theme.px(15))
        paint_text(painter, name, self.text(), theme.font("small", 500), theme.color("text"))
        dot = QPointF(left + theme.px(3), middle + theme.px(7))
        paint_dot(painter, dot, theme.px(6), theme.color(STATE_DOTS[self._state]))
        state = QRectF(left + theme.px(10), middle, width, theme.px(14))
        paint_text(
            painter, state, self._state_text(), theme.font("caption"), theme.color("text3")
        )
        arrow = theme.px(14)
        spot = QRectF(self.width() - arrow - theme.px(6), middle - arrow / 2, arrow, arrow)
        paint_icon(painter, spot, "chevron-down", "text3")

    def _state_text(self) -> str:
        return state_names()[self._state]

    def _open(self) -> None:
        below = self.mapToGlobal(QPoint(self.width(), self.height() + 4))
        menu = self._operator_menu
        menu.popup(below - QPoint(menu.sizeHint().width(), 0))
