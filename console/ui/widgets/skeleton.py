"""Still grey blocks where rows will be; nothing spins or shimmers."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.paint import paint_box, paint_hairline

Shape = Literal["conversation", "table", "thread", "lines"]
_ROW_PX = {"conversation": 70, "table": 36, "thread": 84, "lines": 26}
_WIDTHS = (0.52, 0.40, 0.61, 0.45)


class Skeleton(QWidget):
    """Fills its area with the outline of the rows to come."""

    def __init__(self, shape: Shape = "lines", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: Shape = shape
        self.setAccessibleName(self.tr("Cargando"))

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        return QSize(theme.px(320), theme.px(_ROW_PX[self._shape]) * 3)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        ground = "thread" if self._shape == "thread" else "surface"
        painter.fillRect(self.rect(), theme.color(ground))
        height = theme.px(_ROW_PX[self._shape])
        for place in range(self.height() // height + 1):
            box = QRectF(0, place * height, self.width(), height)
            self._paint_row(painter, box, place)

    def _paint_row(self, painter: QPainter, box: QRectF, place: int) -> None:
        theme = Theme.current()
        share = _WIDTHS[place % len(_WIDTHS)]
        if self._shape == "thread":
            self._paint_bubble(painter, box, share, own=place % 2 == 1)
            return
        left = float(theme.px(12))
        if self._shape == "conversation":
            side = theme.px(36)
            disc = QRectF(theme.px(10), box.y() + theme.px(6), side, side)
            paint_box(painter, disc, side / 2, theme.color("hover"))
            left = disc.right() + theme.px(10)
        room = box.width() - left - theme.px(12)
        heights = ((10, share), (8, share * 1.4), (12, 0.34))
        lines = heights if self._shape == "conversation" else ((10, share),)
        y = box.y() + (theme.px(9) if len(lines) > 1 else (box.height() - theme.px(10)) / 2)
        for line_px, part in lines:
            bar = QRectF(left, y, room * min(part, 1), theme.px(line_px))
            paint_box(painter, bar, theme.px(4), theme.color("hover"))
            y += theme.px(line_px) + theme.px(9)
        if self._shape != "lines":
            paint_hairline(painter, 0, box.bottom() - 1, box.width(), theme.color("border"))

    def _paint_bubble(self, painter: QPainter, box: QRectF, share: float, *, own: bool) -> None:
        theme = Theme.current()
        width = min(theme.px(432), box.width() * 0.7) * (0.6 + share / 2)
        x = box.right() - width - theme.px(18) if own else theme.px(18)
        bubble = QRectF(x, box.y() + theme.px(12), width, box.height() - theme.px(18))
        paint_box(painter, bubble, theme.px(10), theme.color("hover"))
