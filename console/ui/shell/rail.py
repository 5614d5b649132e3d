"""The rail at the left: one button per section, dark in every theme."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.focus import FOCUS_SHAPE
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import CENTER, paint_badge, paint_box, paint_text


class Rail(QWidget):
    """Sections from top to bottom; arrows walk, a click or Enter goes there."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(_Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._top_count = 1
        self.setAccessibleName(self.tr("Secciones"))
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        px = Theme.current().px
        self.setFixedWidth(px(64))
        self._column.setContentsMargins(0, px(6), 0, px(10))
        self._column.setSpacing(px(2))

    def add(self, key: str, title: str, icon: str, *, at_bottom: bool = False) -> "RailButton":
        """Append a section, at the top or at the foot of the rail."""
        button = RailButton(title, icon)
        self.buttons[key] = button
        self._group.addButton(button)
        button.clicked.connect(lambda: self.chosen.emit(key))
        place = self._column.count() if at_bottom else self._top_count
        self._top_count += 0 if at_bottom else 1
        self._column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def mark(self, key: str) -> None:
        """Show `key` as the open section, without telling."""
        self.buttons[key].setChecked(True)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        focused = [b for b in self.buttons.values() if b.hasFocus()]
        step = steps.get(Qt.Key(event.key()))
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        order = sorted(self.buttons.values(), key=lambda button: button.y())
        place = (order.index(focused[0]) + step) % len(order)
        order[place].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        for button in self.buttons.values():
            if button.isChecked():
                mark = QRectF(0, button.y() + theme.px(12), theme.px(3), theme.px(24))
                paint_box(painter, mark, mark.width() / 2, theme.color("rail_mark"))


class RailButton(QPushButton):
    """A section: icon, word and, if something waits there, a number."""

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icon, self._badge, self._is_alert = icon, 0, False
        self._hovered = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty(FOCUS_SHAPE, "none")  # it paints its own: a ring would leave the rail
        self.setAccessibleName(title)
        Theme.current().changed.connect(self.updateGeometry)

    def show_badge(self, count: int, *, is_alert: bool = False) -> None:
        """The number at the icon; none at zero, red when `is_alert`."""
        self._badge, self._is_alert = count, is_alert
        waiting = self.tr("{section}, {count} pendientes").format(
            section=self.text(), count=count
        )
        self.setAccessibleName(waiting if count else self.text())
        self.update()

    def badge(self) -> int:
        """The number shown."""
        return self._badge

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(58), Theme.current().px(48))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        chosen = self.isChecked()
        if chosen or self._hovered:
            paint_box(
                painter, box, theme.px(8), theme.color("rail_sel" if chosen else "rail_hover")
            )
        if self.hasFocus():
            paint_box(painter, box, theme.px(8), None, theme.color("rail_mark"), 2)
        ink = theme.color("rail_active" if chosen else "rail_text")
        side = theme.px(20)
        icon = QRectF(box.center().x() - side / 2, theme.px(7), side, side)
        paint_icon(painter, icon, self._icon, ink)
        word = QRectF(0, theme.px(30), self.width(), theme.px(12))
        paint_text(painter, word, self.text(), theme.font("micro", 500), ink, CENTER)
        if self._badge:
            self._paint_badge(painter, box)

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        theme = Theme.current()
        text = str(self._badge) if self._badge < 100 else "99+"
        fill = theme.color("badge") if self._is_alert else None
        paint_badge(painter, box.right() - theme.px(4), theme.px(2), text, fill)


class _Logo(QWidget):
    """The product's mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Acuerdo")
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Keep 32 design pixels, and a gap below."""
        px = Theme.current().px
        self.setFixedSize(px(32), px(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        box = QRectF(0, 0, self.width(), self.width())
        paint_box(painter, box, theme.px(8), theme.color("accent"))
        inner = QRectF(0, 0, theme.px(18), theme.px(18))
        inner.moveCenter(box.center())
        paint_icon(painter, inner, "bolt", "on_accent")
