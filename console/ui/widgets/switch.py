"""A switch: like a check box, for settings that act at once."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.focus import FOCUS_RADIUS
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import paint_box, paint_text, text_width


class Switch(QCheckBox):
    """On or off; the text, if any, stands at its right."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, has_text: bool = False
    ) -> None:
        super().__init__(name if has_text else "", parent)
        self.setAccessibleName(name)
        self.setProperty(FOCUS_RADIUS, 9)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        words = text_width(self.text(), theme.font("base")) + theme.px(8) if self.text() else 0
        return QSize(int(theme.px(32) + words + 0.999), theme.px(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setOpacity(1 if self.isEnabled() else 0.5)
        height = theme.px(18)
        track = QRectF(0, (self.height() - height) / 2, theme.px(32), height)
        paint_box(
            painter, track, height / 2, theme.color("accent" if self.isChecked() else "field")
        )
        side, inset = theme.px(14), theme.px(2)
        x = track.right() - side - inset if self.isChecked() else track.x() + inset
        knob = QRectF(x, track.y() + inset, side, side)
        paint_box(painter, knob, side / 2, QColor(theme.color("on_accent")))
        if self.text():
            room = self.rect().adjusted(theme.px(40), 0, 0, 0)
            paint_text(painter, room, self.text(), theme.font("base"), theme.color("text"))
