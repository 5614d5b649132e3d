"""The shadow under popovers, toasts and dialogs, stretched from one small picture."""

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from console.ui.theme.theme import Theme

_LAYERS = 20
_cache: dict[tuple[str, int, int], QPixmap] = {}


def shadow_margins() -> QMargins:
    """The room that a shadow takes around its frame."""
    px = Theme.current().px
    return QMargins(px(24), px(14), px(24), px(34))


def paint_shadow(painter: QPainter, frame: QRectF, radius: float) -> None:
    """A shadow around `frame`, which is painted over it afterwards."""
    margins = shadow_margins()
    edge = max(margins.left(), margins.bottom()) + int(radius) + 2
    patch = _patch(edge, int(radius))
    outer = frame.adjusted(-margins.left(), -margins.top(), margins.right(), margins.bottom())
    side = float(patch.width())
    middle = side - 2 * edge
    xs = ((0.0, edge, outer.left(), edge), (edge, middle, outer.left() + edge, 0.0))
    columns = (*xs, (side - edge, edge, outer.right() - edge, edge))
    rows = (
        (0.0, edge, outer.top(), edge),
        (edge, middle, outer.top() + edge, 0.0),
        (side - edge, edge, outer.bottom() - edge, edge),
    )
    for source_x, source_w, x, w in columns:
        for source_y, source_h, y, h in rows:
            target = QRectF(x, y, w or outer.width() - 2 * edge, h or outer.height() - 2 * edge)
            painter.drawPixmap(target, patch, QRectF(source_x, source_y, source_w, source_h))


def _patch(edge: int, radius: int) -> QPixmap:
    theme = Theme.current()
    key = (theme.tokens.name, edge, radius)
    found = _cache.get(key)
    if found is None:
        found = _cache[key] = QPixmap.fromImage(_draw(edge, radius))
    return found


def _draw(edge: int, radius: int) -> QImage:
    """Many faint boxes over each other make the soft edge; blurring would cost more code."""
    theme = Theme.current()
    side = 2 * edge + 8
    far = _pile(side, radius, theme.px(10), theme.px(22), "shadow_far")
    near = _pile(side, radius, theme.px(2), theme.px(6), "shadow_near")
    painter = QPainter(far)
    painter.drawImage(0, 0, near)
    painter.end()
    return far


def _pile(side: int, radius: int, drop: int, reach: int, token: str) -> QImage:
    """One shadow as a picture: first its strength in black, then its colour."""
    margins, shade = shadow_margins(), Theme.current().color(token)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, max(1, round(shade.alpha() / _LAYERS))))
    frame = QRectF(image.rect()).adjusted(
        margins.left(), margins.top() + drop, -margins.right(), drop - margins.bottom()
    )
    for layer in range(_LAYERS):
        grow = reach * (1 - (layer / _LAYERS) ** 0.6 * 1.8)
        box = frame.adjusted(-grow, -grow, grow, grow)
        corner = max(radius + grow, 2)
        painter.drawRoundedRect(box, corner, corner)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(shade.red(), shade.green(), shade.blue()))
    painter.end()
    return image
