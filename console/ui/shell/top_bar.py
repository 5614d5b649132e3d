"""The top bar: whose portfolio, the omnibox, today's figures, and who sits here."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from console.ui.shell.bell import Bell
from console.ui.shell.operator_menu import OperatorButton, OperatorMenu
from console.ui.shell.status_bar import DOTS, Connection, Dot
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import IconButton
from console.ui.widgets.cards import pad_layout, vline
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.ui.widgets.search_field import SearchField

_FIGURES_FROM_PX = 1_080  # narrower windows show the omnibox rather than figures
_CONNECTION_FROM_PX = 860
_THEME_FROM_PX = 940  # the operator's menu has it too


class TopBar(QFrame):
    """What stays in sight whatever the section."""

    theme_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self._today = (0, 0)
        self._connection: Connection = "connecting"
        self.workspace = ElidedLabel("", "lead", weight=600)
        self.omnibox = SearchField("", "Ctrl K", on_bar=True)
        self.menu = OperatorMenu(self)
        self.operator = OperatorButton(self.menu)
        self.theme_button, self.bell = IconButton("moon", ""), Bell()
        self._build()
        self.theme_button.clicked.connect(self.theme_toggled)
        self.retranslate()
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        self._figures, self._state = QWidget(), QWidget()
        self.activities, self.promises = (Label("", "small", weight=600) for _ in range(2))
        self._words = [Label("", "small", "text2") for _ in range(3)]
        figures, state = QHBoxLayout(self._figures), QHBoxLayout(self._state)
        today, activities_word, promises_word = self._words
        for part in (today, self.activities, activities_word, self.promises, promises_word):
            figures.addWidget(part)
        figures.insertSpacing(1, 6)
        figures.insertSpacing(4, 6)
        figures.addWidget(vline())
        self._dot, self.connection = Dot("warn_solid"), Label("", "small", "text2")
        state.addWidget(self._dot)
        state.addWidget(self.connection)
        for inner in (figures, state):
            inner.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(4)
        state.setSpacing(6)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.workspace)
        self._row.addStretch(1)
        self._row.addWidget(self.omnibox, 12)
        self._row.addStretch(1)
        for widget in (self._figures, self._state, self.theme_button, self.bell, self.operator):
            self._row.addWidget(widget)

    def restyle(self) -> None:
        """Lay out again at the zoom in force; the toggle shows where it leads."""
        theme = Theme.current()
        self._row.setContentsMargins(theme.px(16), 0, theme.px(8), 0)
        pad_layout(self._row, 14, 0, spacing=12)
        self.setFixedHeight(theme.px(44))
        self.omnibox.setMaximumWidth(theme.px(420))
        self.theme_button.set_icon("sun" if theme.is_dark else "moon")
        self._name_toggle()
        self._fit(self.width())

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        omnibox = self.tr("Buscar persona, cuenta, teléfono, mensaje o acción")
        self.omnibox.setPlaceholderText(omnibox)
        self.omnibox.setAccessibleName(omnibox)
        self._name_toggle()
        self.show_today(*self._today)
        self.show_connection(self._connection)
        self.bell.retranslate()
        self.menu.retranslate()
        self.operator.retranslate()

    def show_today(self, activities: int, promises: int) -> None:
        """What was done today."""
        self._today = (activities, promises)
        today, activities_word, promises_word = self._words
        today.setText(self.tr("Hoy"))
        self.activities.setText(str(activities))
        self.promises.setText(str(promises))
        activities_word.setText(self.tr("gestión") if activities == 1 else self.tr("gestiones"))
        promises_word.setText(self.tr("promesa") if promises == 1 else self.tr("promesas"))

    def show_connection(self, state: Connection) -> None:
        """The dot and its word."""
        self._connection = state
        words = {
            "online": self.tr("En línea"),
            "connecting": self.tr("Conectando…"),
            "offline": self.tr("Sin conexión"),
        }
        self.connection.setText(words[state])
        self._dot.show_token(DOTS[state])

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())
        self._row.activate()  # what was hidden leaves its room at once

    def _fit(self, width: int) -> None:
        px = Theme.current().px
        self._figures.setVisible(width >= px(_FIGURES_FROM_PX))
        self._state.setVisible(width >= px(_CONNECTION_FROM_PX))
        self.theme_button.setVisible(width >= px(_THEME_FROM_PX))

    def _name_toggle(self) -> None:
        dark = Theme.current().is_dark
        self.theme_button.set_name(
            self.tr("Cambiar a tema claro") if dark else self.tr("Cambiar a tema oscuro")
        )
