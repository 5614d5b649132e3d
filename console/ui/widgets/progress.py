"""Thin bars for progress and shares."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.paint import paint_box


def paint_bar(painter: QPainter, rect: QRectF, share: float, token: str = "accent") -> None:  # noqa: S107 - a token of the design, not a secret
    """A rounded track in `rect`, filled from the left by `share` (0 to 1)."""
    theme = Theme.current()
    radius = rect.height() / 2
    paint_box(painter, rect, radius, theme.color("hover"))
    share = min(max(share, 0.0), 1.0)
    if share > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * share))
        paint_box(painter, filled, radius, theme.color(token))


class ProgressBar(QProgressBar):
    """How far something has come; screen readers hear the percentage."""

    def __init__(
        self,
        name: str,
        token: str = "accent",  # noqa: S107 - a token of the design, not a secret
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token = token
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    def show_token(self, token: str) -> None:
        """Another colour, e.g. `bad_solid` when it failed."""
        self._token = token
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(120), Theme.current().px(6))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.current().px(24), Theme.current().px(6))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span > 0 else 0.0
        paint_bar(QPainter(self), QRectF(self.rect()), share, self._token)
