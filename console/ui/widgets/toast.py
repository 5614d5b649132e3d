"""What was just done, with a few seconds to take it back."""

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Pic
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import paint_box
from console.ui.widgets.shadow import paint_shadow, shadow_margins


class Toast(QWidget):
    """A dark bar that counts down and goes.

    `undone` when the person took it back, `expired` when the time ran out; one of them comes,
    once, and the bar is gone by then.
    """

    undone = Signal()
    expired = Signal()

    def __init__(
        self,
        text: str,
        undo: str = "",
        seconds: int = 5,
        icon: str = "check",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._left_s = seconds
        self._has_undo = bool(undo)
        self._pic = Pic(icon, "rail_active")
        self._text = Label(text)
        self._count = Label("", tabular=True)
        self.undo = Button(undo, "toast", small=True)
        self._row = QHBoxLayout(self)
        for part in (self._pic, self._text, self._count, self.undo):
            self._row.addWidget(part, 1 if part is self._text else 0)
        if not undo:
            self.undo.hide()
            self._count.hide()
        self.setAccessibleName(text)
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self._tick)
        self.undo.clicked.connect(self._take_back)
        self._show_left()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again; the bar is dark in every theme."""
        theme = Theme.current()
        around = shadow_margins()
        self._row.setContentsMargins(
            around.left() + theme.px(14),
            around.top(),
            around.right() + theme.px(8 if self._has_undo else 14),
            around.bottom(),
        )
        self._row.setSpacing(theme.px(8))
        for label, token in ((self._text, "rail_active"), (self._count, "rail_text")):
            palette = QPalette(label.palette())
            palette.setColor(QPalette.ColorRole.WindowText, theme.color(token))
            label.setPalette(palette)
        self.setFixedHeight(theme.px(40) + around.top() + around.bottom())

    def start(self) -> None:
        """Show and begin to count; screen readers hear it too."""
        self.show()
        self._clock.start()
        event = QAccessibleAnnouncementEvent(self, self._text.text())
        QAccessible.updateAccessibility(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        frame = QRectF(self.rect().marginsRemoved(shadow_margins()))
        paint_shadow(painter, frame, theme.px(8))
        line = theme.color("border") if theme.tokens.is_outlined else None
        paint_box(painter, frame, theme.px(8), theme.color("toast"), line)

    def _tick(self) -> None:
        self._left_s -= 1
        self._show_left()
        if self._left_s <= 0:
            self._go()
            self.expired.emit()

    def _show_left(self) -> None:
        self._count.setText(self.tr("{seconds} s").format(seconds=max(0, self._left_s)))

    def _take_back(self) -> None:
        self._go()
        self.undone.emit()

    def _go(self) -> None:
        self._clock.stop()
        self.hide()


class ToastHost(QWidget):
    """Stands over the lower edge of its parent and shows one toast at a time."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._shown: Toast | None = None
        self._resting: QWidget | None = None
        self.hide()

    def rest_on(self, widget: QWidget) -> None:
        """Lie on the last line of that widget of the parent's while it is visible."""
        self._resting = widget

    def show_toast(
        self, text: str, undo: str = "", seconds: int = 5, icon: str = "check"
    ) -> Toast:
        """Show a toast; one that was still there counts as expired."""
        self.dismiss()
        toast = Toast(text, undo, seconds, icon, self)
        toast.expired.connect(self.hide)
        toast.undone.connect(self.hide)
        self._shown = toast
        toast.adjustSize()
        self.resize(toast.size())
        self.place()
        self.show()
        self.raise_()
        toast.start()
        return toast

    def dismiss(self) -> None:
        """End the toast that is shown, as if its time were over."""
        toast, self._shown = self._shown, None
        if toast is not None and not toast.isHidden():
            toast._go()  # noqa: SLF001 - the host is part of the toast
            toast.expired.emit()
        if toast is not None:
            toast.deleteLater()
        self.hide()

    def place(self) -> None:
        """Centre over the lower edge; call it when the parent was resized."""
        over, below, px = self.parentWidget(), self._resting, Theme.current().px
        if over is None:
            return
        left, wide, bottom = 0, over.width(), over.height() - px(20)
        if below is not None and below.isVisible():
            at = below.mapTo(over, QPoint(0, 0))
            edge = at.y() + below.height() - px(1)
            left, wide, bottom = at.x(), below.width(), edge + shadow_margins().bottom()
        self.move(left + (wide - self.width()) // 2, bottom - self.height())
