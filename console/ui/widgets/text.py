"""Text of several lines, measured and painted at the design's line height."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption


class TextBlock:
    """Wrapped text of a given width, for delegates; emoji come from the font's own families.

    Units: logical pixels. Laying out costs, so keep a block while text and width stay.
    """

    def __init__(
        self, text: str, font: QFont, width: float, line_px: float, max_lines: int = 0
    ) -> None:
        self._line_px = line_px
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.width, self.line_count, self.is_cut = self._lay_out(width, max_lines)
        self.height = self.line_count * line_px

    def paint(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Draw with the top left corner at (x, y)."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(x, y))

    def _lay_out(self, width: float, max_lines: int) -> tuple[float, int, bool]:
        widest, count, is_cut = 0.0, 0, False
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            if max_lines and count == max_lines:
                is_cut = True
                line.setPosition(QPointF(0, -10_000))  # laid out, never seen
            else:
                lift = (self._line_px - line.height()) / 2
                line.setPosition(QPointF(0, count * self._line_px + lift))
                widest = max(widest, line.naturalTextWidth())
                count += 1
            line = self._layout.createLine()
        self._layout.endLayout()
        return widest, count, is_cut
