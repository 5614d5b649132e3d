"""The status bar: connection, last synchronisation, outbox, quality of the lines."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import pad_layout
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import paint_dot

Connection = Literal["online", "connecting", "offline"]
DOTS = {"online": "ok_solid", "connecting": "warn_solid", "offline": "bad_solid"}


class StatusBar(QFrame):
    """Always says whether what one sees is fresh and what still waits to leave."""

    shortcuts_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusBar")
        self._connection: tuple[Connection, int | None] = ("connecting", None)
        self._synced_text, self._outbox = "", 0
        self._lines: dict[str, str] = {}
        self._dot = Dot("warn_solid")
        self.connection, self.synced, self.outbox, self.lines = (_small() for _ in range(4))
        self.work = _small()
        self.work.hide()
        self.shortcuts = Button("", "quiet", "keyboard", small=True)
        self._row = QHBoxLayout(self)
        pair = QHBoxLayout()
        pair.setSpacing(6)
        pair.addWidget(self._dot)
        pair.addWidget(self.connection)
        self._row.addLayout(pair)
        self._row.addWidget(self.synced)
        self._row.addWidget(self.outbox)
        self._row.addWidget(self.work)
        self._row.addStretch(1)
        self._row.addWidget(self.lines)
        self._row.addWidget(self.shortcuts)
        self.shortcuts.clicked.connect(self.shortcuts_asked)
        self.retranslate()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._row, 12, 0, spacing=16)
        self.setFixedHeight(Theme.current().px(24))

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.shortcuts.setText(self.tr("Atajos"))
        self.show_connection(*self._connection)
        self.show_synced(self._synced_text)
        self.show_outbox(self._outbox)

    def show_connection(self, state: Connection, latency_ms: int | None = None) -> None:
        """Whether the relay answers, and how fast."""
        self._connection = (state, latency_ms)
        words = {
            "online": self.tr("Conectado"),
            "connecting": self.tr("Conectando…"),
            "offline": self.tr("Sin conexión"),
        }
        latency = self.tr(" · {milliseconds} ms").format(milliseconds=latency_ms)
        known = state == "online" and latency_ms is not None
        self.connection.setText(words[state] + (latency if known else ""))
        self._dot.show_token(DOTS[state])

    def show_synced(self, at_text: str) -> None:
        """When everything was last in step, as text; empty before the first time."""
        self._synced_text = at_text
        self.synced.setText(self.tr("Todo sincronizado {time}").format(time=at_text))
        self.synced.setVisible(bool(at_text))

    def show_outbox(self, count: int) -> None:
        """How many messages wait on this computer."""
        self._outbox = count
        self.outbox.setText(self.tr("Bandeja de salida: {count}").format(count=count))
        self.outbox.set_tone("warn" if count else "text3")

    def show_work(self, text: str) -> None:
        """What runs in the background and how far it is; empty when nothing does."""
        self.work.setText(text)
        self.work.set_tone("accent_text")
        self.work.setVisible(bool(text))

    def show_line(self, text: str, quality: str) -> None:
        """A WhatsApp line and the quality Meta gives it; an empty quality takes it away."""
        if quality:
            self._lines[text] = quality
        else:
            self._lines.pop(text, None)
        self.lines.setText("    ".join(f"{line}: {said}" for line, said in self._lines.items()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class Dot(QWidget):
    """A status dot; the words beside it carry the meaning."""

    def __init__(self, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_token(self, token: str) -> None:
        """Another state."""
        self._token = token
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(8), Theme.current().px(8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        center = QPointF(self.width() / 2, self.height() / 2)
        paint_dot(QPainter(self), center, theme.px(7), theme.color(self._token))


def _small() -> Label:
    return Label("", "caption", "text3", tabular=True)
