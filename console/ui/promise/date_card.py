"""A suggested day with its reason, to be chosen by click or space."""

from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.focus import FOCUS_RADIUS
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import LEFT, paint_box, paint_text


class DateCard(QPushButton):
    """Two lines in a frame; the chosen one is tinted and ticked."""

    def __init__(self, on: date, day: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on = on
        self._day, self._hint = day, hint
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(f"{day}. {hint}")
        self.setProperty(FOCUS_RADIUS, 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(200), Theme.current().px(48))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        chosen = self.isChecked()
        fill = theme.color(
            "accent_soft" if chosen else "hover" if self.underMouse() else "surface"
        )
        line = theme.color("accent" if chosen else "border")
        paint_box(painter, QRectF(self.rect()), theme.px(8), fill, line)
        if chosen:
            spot = QRectF(theme.px(10), 0, theme.px(14), self.height())
            paint_icon(painter, spot, "check", "accent_text")
        room = QRectF(theme.px(32), theme.px(6), self.width() - theme.px(40), theme.px(18))
        paint_text(painter, room, self._day, theme.font("base", 500), theme.color("text"), LEFT)
        room.translate(0, theme.px(18))
        paint_text(painter, room, self._hint, theme.font("caption"), theme.color("text2"), LEFT)
