"""A label that shortens itself and keeps the whole text in its tooltip."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.fonts import Role
from console.ui.widgets.labels import Label, Tone
from console.ui.widgets.paint import LEFT, paint_text, text_width


class ElidedLabel(Label):
    """One line of text, cut with an ellipsis when the layout gives it less room."""

    def __init__(
        self,
        text: str = "",
        role: Role = "base",
        tone: Tone = "text",
        weight: int = 400,
        parent: QWidget | None = None,
        *,
        tabular: bool = False,
    ) -> None:
        super().__init__(text, role, tone, weight, parent, tabular=tabular)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self.text(), self.font())
        return QSize(int(width) + 2, self.fontMetrics().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 3, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fits = text_width(self.text(), self.font()) <= self.width() + 0.5
        self.setToolTip("" if fits else self.text())
        align = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        ink = self.palette().windowText().color()
        box = QRectF(self.rect())
        vertical = Qt.AlignmentFlag.AlignVCenter
        paint_text(painter, box, self.text(), self.font(), ink, (align or LEFT) | vertical)
