"""The button that counts what arrived below."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from console.ui.theme import icons
from console.ui.theme.theme import Theme


class NewerButton(QAbstractButton):
    """Floats over the bottom of a scroll area while messages arrived out of sight."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.setObjectName("NewerButton")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._count = 0
        self.hide()

    def count_more(self, more: int) -> None:
        """`more` messages arrived below."""
        self._count += more
        one, many = self.tr("1 mensaje nuevo"), self.tr("{count} mensajes nuevos")
        self._say(one if self._count == 1 else many.format(count=self._count))

    def show_way_back(self) -> None:
        """What is shown does not reach the newest messages."""
        self._count = 0
        words = self.tr("Volver a lo más reciente")
        self._say(words)

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()

    def forget(self) -> None:
        """Everything was seen."""
        self._count = 0
        self.hide()

    def place(self) -> None:
        """In the middle, over the bottom edge."""
        home = self._home
        self.resize(self.sizeHint())
        gap = Theme.current().px(10)
        self.move((home.width() - self.width()) // 2, home.height() - self.height() - gap)

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        self.setFont(theme.font("small", 500, tabular=True))
        wide = self.fontMetrics().horizontalAdvance(self.text()) + theme.px(42)
        return QSize(wide, theme.px(26))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border2"))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        icon = QRectF(theme.px(12), 0, theme.px(14), self.height())
        icons.paint_icon(painter, icon, "arrow-down", "text")
        painter.setPen(theme.color("text"))
        room = self.rect().adjusted(theme.px(31), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
