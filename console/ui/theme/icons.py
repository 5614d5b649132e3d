"""Line icons, drawn once per colour, size and screen density."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from console.runtime import resources
from console.ui.theme.theme import Theme

_KEPT = 2_000  # pixmaps of 16 px are about 1 KB each
_pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}


def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(file.stem for file in resources.path("icons").glob("*.svg"))


def icon(
    name: str,
    color_token: str = "text2",  # noqa: S107 - a token of the design, not a secret
    size: int = 16,
) -> QIcon:
    """An icon for stock widgets; it takes its colour anew from the theme at every painting.

    Units: `size` in design pixels.
    """
    _svg(name)  # a wrong name fails here, not while painting
    return QIcon(_Engine(name, color_token, size))


def pixmap(name: str, color: QColor | str, size: float, dpr: float = 1.0) -> QPixmap:
    """The icon in one colour (a token's name or a QColor).

    Units: `size` in logical pixels, already zoomed; `dpr` device pixels per logical pixel.
    """
    ink = Theme.current().color(color) if isinstance(color, str) else color
    side = max(1, round(size * dpr))
    key = (name, ink.rgba(), side, dpr)
    found = _pixmaps.get(key)
    if found is None:
        if len(_pixmaps) >= _KEPT:
            _pixmaps.clear()
        found = _pixmaps[key] = _draw(name, ink, side, dpr)
    return found


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor | str) -> None:
    """Draw the icon as large as fits, centred in `rect`, on whole device pixels."""
    dpr = abs(painter.deviceTransform().m11()) or 1.0
    side = min(rect.width(), rect.height())
    image = pixmap(name, color, side, dpr)
    left = round((rect.center().x() - side / 2) * dpr) / dpr
    top = round((rect.center().y() - side / 2) * dpr) / dpr
    painter.drawPixmap(QPointF(left, top), image)


def _draw(name: str, ink: QColor, side: int, dpr: float) -> QPixmap:
    thin = side / dpr >= 14
    drawing = _svg(name).replace("currentColor", ink.name())
    if not thin:
        drawing = re.sub(r'stroke-width="[\d.]+"', 'stroke-width="1.9"', drawing)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(ink.alphaF())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(dpr)
    return image


@cache
def _svg(name: str) -> str:
    return resources.text(f"icons/{name}.svg")


class _Engine(QIconEngine):
    """Lets a QIcon follow the theme: nothing is kept but name and token."""

    def __init__(self, name: str, token: str, size: int) -> None:
        super().__init__()
        self._name, self._token, self._size = name, token, size

    @override
    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State
    ) -> None:
        """Draw into `rect`, half transparent when disabled."""
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.5)
        paint_icon(painter, QRectF(rect), self._name, self._token)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The drawing at `size` device pixels."""
        image = QPixmap(size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, _state)
        painter.end()
        return image

    @override
    def actualSize(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        """Never larger than asked for at construction, at the zoom in force."""
        side = Theme.current().px(self._size)
        return size.boundedTo(QSize(side, side))

    @override
    def clone(self) -> QIconEngine:
        """A copy for Qt's implicit sharing."""
        return _Engine(self._name, self._token, self._size)
