"""A refusal said in full: what was wrong, where, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import Pic, pad_layout
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import paint_hairline


class Notice(QWidget):
    """A red strip whose sentence wraps: a remedy cut with an ellipsis helps nobody."""

    action_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", weight=600, tone="bad")
        self.sentence = Label("", "base", "text", wrap=True, selectable=True)
        self.action = Button("", small=True)
        self.cross = IconButton("x", self.tr("Cerrar el aviso"), small=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self.sentence)
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(Pic("warning", "bad", 18), 0, top)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        self.action.clicked.connect(self.action_clicked)
        self.cross.clicked.connect(self.hide)
        self.hide()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._row, 20, 8, spacing=10)
        self.update()

    def show_refusal(self, title: str, sentence: str, action: str = "") -> None:
        """Say it, with a way on."""
        self._title.setText(title)
        self.sentence.setText(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(f"{title}. {sentence}")
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("bad_soft"))
        line = theme.color("bad_line")
        paint_hairline(painter, 0, self.height() - 1, self.width(), line)
