"""A strip that says what is wrong and what one can still do."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import Pic, pad_layout
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import paint_box, paint_hairline

BannerKind = Literal["ok", "warn", "bad", "info"]
_ICONS = {"ok": "check", "warn": "warning", "bad": "warning", "info": "info"}


class Banner(QWidget):
    """A tinted box, or a strip across the window when `is_strip`."""

    action_clicked = Signal()
    closed = Signal()

    def __init__(
        self,
        kind: BannerKind = "warn",
        parent: QWidget | None = None,
        *,
        is_strip: bool = False,
        is_closable: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind: BannerKind = kind
        self._is_strip = is_strip
        self._pic = Pic(_ICONS[kind], kind)
        self._title = Label("", weight=600, tone=kind)
        self._sentence = ElidedLabel("", "small", "text2")
        self._trailing = Label("", "small", "text2", tabular=True)
        self._action = Button("", small=True)
        self._cross = IconButton("x", self.tr("Cerrar el aviso"), small=True)
        self._row = QHBoxLayout(self)
        parts = (self._pic, self._title, self._sentence, self._trailing, self._action)
        for part in (*parts, self._cross):
            self._row.addWidget(part, 1 if part is self._sentence else 0)
        if not is_closable:
            self._cross.hide()
        self._action.clicked.connect(self.action_clicked)
        self._cross.clicked.connect(self.closed)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._row, 16 if self._is_strip else 12, 3, spacing=8)
        self.setMinimumHeight(Theme.current().px(34))
        self.update()

    def show_message(
        self,
        title: str,
        sentence: str = "",
        trailing: str = "",
        action: str = "",
        icon: str | None = None,
        kind: BannerKind | None = None,
    ) -> None:
        """Say it; an empty action hides the button."""
        self._kind = kind or self._kind
        self._pic.show_icon(icon or _ICONS[self._kind], self._kind)
        self._title.setText(title)
        self._title.set_tone(self._kind)
        self._sentence.setText(sentence)
        self._trailing.setText(trailing)
        self._trailing.setVisible(bool(trailing))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{title}. {sentence}".strip())
        self.restyle()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        fill, line = theme.color(f"{self._kind}_soft"), theme.color(f"{self._kind}_line")
        if self._is_strip:
            painter.fillRect(self.rect(), fill)
            paint_hairline(painter, 0, self.height() - 1, self.width(), line)
        else:
            paint_box(painter, self.rect(), theme.px(7), fill, line)
