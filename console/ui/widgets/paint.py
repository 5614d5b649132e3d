"""The few strokes that every painted widget and delegate is made of."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from console.ui.theme import fonts
from console.ui.theme.fonts import Role
from console.ui.theme.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def paint_text(
    painter: QPainter,
    rect: QRectF | QRect,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text inside `rect`, cut with an ellipsis where it does not fit.

    Drawn from its baseline: letting QPainter align it lays the text out twice.
    """
    box = QRectF(rect)
    size_px, weight, tabular = font.pixelSize(), font.weight(), bool(font.featureTags())
    width = _width(text, size_px, weight, tabular)
    if width > box.width() + 0.5:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        width = _width(text, size_px, weight, tabular)
    share, is_top = _placing(align)
    ascent, descent = _extent(size_px, weight)
    spare = 0.0 if is_top else (box.height() - ascent - descent) / 2
    spot = QPointF(box.x() + (box.width() - width) * share, box.y() + spare + ascent)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(spot, text)


def text_width(text: str, font: QFont) -> float:
    """Width of one line in logical pixels, remembered for text that is painted again."""
    return _width(text, font.pixelSize(), font.weight(), bool(font.featureTags()))


@lru_cache(maxsize=16_384)
def _width(text: str, size_px: int, weight: int, tabular: bool) -> float:  # noqa: FBT001 - a cache key
    return _metrics(size_px, weight, tabular).horizontalAdvance(text)


@lru_cache(maxsize=256)
def _metrics(size_px: int, weight: int, tabular: bool) -> QFontMetricsF:  # noqa: FBT001 - a cache key
    return QFontMetricsF(fonts.build(size_px, weight, tabular=tabular))


@lru_cache(maxsize=256)
def _extent(size_px: int, weight: int) -> tuple[float, float]:
    metrics = _metrics(size_px, weight, tabular=False)
    return metrics.ascent(), metrics.descent()


@lru_cache(maxsize=32)
def _placing(align: Qt.AlignmentFlag) -> tuple[float, bool]:
    """How much of the spare width goes to the left, and whether the text hangs from the top."""
    share = 0.0
    if align & Qt.AlignmentFlag.AlignRight:
        share = 1.0
    elif align & Qt.AlignmentFlag.AlignHCenter:
        share = 0.5
    return share, bool(align & Qt.AlignmentFlag.AlignTop)


def paint_box(
    painter: QPainter,
    rect: QRectF | QRect,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose line lies inside `rect`, so that edges stay sharp."""
    half = width / 2 if line is not None else 0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if line is None else QPen(line, width))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def paint_hairline(
    painter: QPainter,
    x: float,
    y: float,
    length: float,
    color: QColor,
    *,
    vertical: bool = False,
) -> None:
    """A line of one design pixel, filled rather than stroked: a pen blurs at 125 %."""
    if vertical:
        painter.fillRect(QRectF(x, y, 1, length), color)
    else:
        painter.fillRect(QRectF(x, y, length, 1), color)


def paint_dot(painter: QPainter, center: QPointF, diameter: float, color: QColor) -> None:
    """A filled status dot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(center, diameter / 2, diameter / 2)


def paint_badge(
    painter: QPainter, right: float, top: float, text: str, fill: QColor | None = None
) -> float:
    """A round counter whose right edge is at `right`; returns its width."""
    theme = Theme.current()
    font = theme.font("micro", 600, tabular=True)
    height = theme.px(16)
    width = max(height, text_width(text, font) + theme.px(8))
    box = QRectF(right - width, top, width, height)
    paint_box(painter, box, height / 2, fill or theme.color("accent"))
    ink = theme.color("on_accent") if fill is None else QColor("#FFFFFF")
    paint_text(painter, box, text, font, ink, CENTER)
    return width


def paint_keycap(painter: QPainter, x: float, center_y: float, text: str) -> float:
    """A key as it is printed on a keyboard, e.g. `Ctrl K`; returns its width."""
    theme = Theme.current()
    width = keycap_width(text)
    height = theme.px(18)
    box = QRectF(x, center_y - height / 2, width, height)
    paint_box(painter, box, theme.px(4), theme.color("surface"), theme.color("border2"))
    base = QRectF(box.x() + 2, box.bottom() - 2, box.width() - 4, 1)
    painter.fillRect(base, theme.color("border2"))
    ink = theme.color("text3")
    paint_text(
        painter, box.adjusted(0, 0, 0, -1), text, theme.font("caption", 500), ink, CENTER
    )
    return width


def keycap_width(text: str) -> float:
    """The width that `paint_keycap` needs."""
    theme = Theme.current()
    return text_width(text, theme.font("caption", 500)) + theme.px(12)


def line_height(role: Role) -> int:
    """The design's line height of `role` at the zoom in force."""
    return Theme.current().line_px(role)
