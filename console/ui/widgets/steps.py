"""The header of a wizard: numbered steps, the done ones ticked."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import CENTER, paint_box, paint_text, text_width


class StepHeader(QWidget):
    """Where one is among the steps; the steps are walked with the footer's buttons."""

    def __init__(self, steps: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._at = steps, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(0)
        Theme.current().changed.connect(self.updateGeometry)

    def show_step(self, index: int) -> None:
        """Steps before `index` are done."""
        self._at = index
        self.setAccessibleName(
            self.tr("Paso {number} de {total}: {step}").format(
                number=index + 1, total=len(self._steps), step=self._steps[index]
            )
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        width = sum(self._width_of(step) + theme.px(22) for step in self._steps)
        return QSize(int(width), theme.px(40))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        x = 0.0
        for index, step in enumerate(self._steps):
            width = self._width_of(step)
            self._paint_step(painter, QRectF(x, 0, width, self.height()), index)
            x += width + theme.px(22)

    def _font(self) -> QFont:
        return Theme.current().font("base", 500)

    def _width_of(self, step: str) -> float:
        theme = Theme.current()
        return theme.px(20) + theme.px(8) + text_width(step, self._font()) + theme.px(22)

    def _paint_step(self, painter: QPainter, box: QRectF, index: int) -> None:
        theme = Theme.current()
        is_done, is_now = index < self._at, index == self._at
        side = theme.px(20)
        disc = QRectF(box.x(), box.y() + theme.px(8), side, side)
        fill = theme.color("accent") if is_now else theme.color("ok_soft") if is_done else None
        line = theme.color("ok_line" if is_done else "border2")
        paint_box(painter, disc, side / 2, fill, None if is_now else line, 1.5)
        if is_done:
            inner = disc.adjusted(side * 0.2, side * 0.2, -side * 0.2, -side * 0.2)
            paint_icon(painter, inner, "check", "ok")
        else:
            ink = theme.color("on_accent" if is_now else "text3")
            font = theme.font("caption", 600, tabular=True)
            paint_text(painter, disc, str(index + 1), font, ink, CENTER)
        ink = theme.color("accent_text" if is_now else "text" if is_done else "text3")
        left = disc.right() + theme.px(8)
        word = QRectF(left, disc.y(), box.right() - left, side)
        paint_text(painter, word, self._steps[index], self._font(), ink)
        if is_now:
            line_px = theme.px(2)
            under = QRectF(box.x(), box.bottom() - line_px, box.width(), line_px)
            painter.fillRect(under, theme.color("accent"))
