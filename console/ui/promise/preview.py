"""The confirmation as a bubble, until somebody wants to change its words."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from console.ui.inbox.thread.parts import TextPart
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import paint_box


class ConfirmationPreview(QWidget):
    """Paints a text with WhatsApp's marks as it will read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = TextPart("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._part = TextPart(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        pad = Theme.current().px(10)
        width = max(self.width(), Theme.current().px(200))
        height = self._part.measure(width - 2 * pad).height()
        return QSize(width, int(height) + 2 * pad)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, pad = Theme.current(), QPainter(self), Theme.current().px(10)
        frame = self.rect()
        paint_box(painter, frame, theme.px(10), theme.color("out"), theme.color("out_line"))
        room = frame.adjusted(pad, pad, -pad, -pad)
        self._part.measure(room.width())
        self._part.paint(painter, room.toRectF())
