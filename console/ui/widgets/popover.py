"""A card of details that floats over the window."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.cards import pad_layout
from console.ui.widgets.paint import paint_box
from console.ui.widgets.shadow import paint_shadow, shadow_margins


class Popover(QWidget):
    """A card under a button; Esc or a click elsewhere closes it. Fill its `body`."""

    closed = Signal()

    def __init__(self, parent: QWidget, padding: int = 14) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._padding = padding
        self._column = QVBoxLayout(self)
        self.body = QVBoxLayout()
        self._column.addLayout(self.body)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        self._column.setContentsMargins(shadow_margins())
        pad_layout(self.body, self._padding, self._padding - 2, spacing=6)

    def open_under(self, anchor: QWidget, gap: int = 4) -> None:
        """Open below `anchor`, or above where the screen ends; never beyond its sides."""
        self.adjustSize()
        around = shadow_margins()
        spot = anchor.mapToGlobal(QPoint(0, anchor.height() + Theme.current().px(gap)))
        place = QRect(spot, self.size()).translated(-around.left(), -around.top())
        screen = anchor.screen().availableGeometry()
        if place.bottom() - around.bottom() > screen.bottom():
            above = anchor.mapToGlobal(QPoint(0, 0)).y() - Theme.current().px(gap)
            place.moveBottom(above + around.bottom())
        right = screen.right() + around.right()
        place.moveLeft(
            max(screen.left() - around.left(), min(place.left(), right - place.width()))
        )
        self.move(place.topLeft())
        self.show()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.closed.emit()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(self)


def paint_frame(widget: QWidget) -> None:
    """The shadowed card that `widget` is, within its shadow's margins."""
    theme = Theme.current()
    painter = QPainter(widget)
    frame = QRectF(widget.rect().marginsRemoved(shadow_margins()))
    paint_shadow(painter, frame, theme.px(9))
    surface, line = theme.color("surface"), theme.color("border2")
    paint_box(painter, frame, theme.px(9), surface, line)
