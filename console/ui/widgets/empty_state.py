"""What stands where a list has nothing to show: why, and what to do now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import IconTile, pad_layout
from console.ui.widgets.labels import Label


class EmptyState(QWidget):
    """An icon, a title, a sentence and, if there is one, the next step."""

    action_clicked = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str = "",
        action: str = "",
        action_icon: str | None = None,
        tone: str = "ok",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tile = IconTile(icon, tone)
        self._title = Label(title, weight=600)
        self._sentence = Label(sentence, "small", "text2", wrap=True)
        self.button = Button(action, "primary", action_icon, small=True)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sentence)
        self._column.addSpacing(4)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        for text in (self._title, self._sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button.clicked.connect(self.action_clicked)
        self.show_text(title, sentence, action)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._column, 20, 16, spacing=6)

    def show_text(self, title: str, sentence: str = "", action: str = "") -> None:
        """Say something else; an empty action hides the button."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.button.setText(action)
        self.button.setVisible(bool(action))

    def show_icon(self, icon: str, tone: str = "ok") -> None:
        """Another icon."""
        self._tile.show_icon(icon, tone)
