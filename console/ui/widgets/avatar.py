"""People as coloured initials: the same person has the same colour everywhere."""

import zlib

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.paint import CENTER, paint_box

AVATAR_COLOURS = 7
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "da", "do", "dos", "das", "y", "e"})


def colour_index(person_id: str) -> int:
    """0 to 6, from a hash that is the same on every computer and in every run."""
    return zlib.crc32(person_id.encode()) % AVATAR_COLOURS


def initials(name: str) -> str:
    """Given name and first surname: "María Fernanda Ochoa Ríos" is MO, "Ana Ruiz" is AR."""
    words = [word for word in name.split() if word.lower() not in _PARTICLES]
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][:1].upper()
    surname = words[-2] if len(words) >= 4 else words[-1]
    return (words[0][:1] + surname[:1]).upper()


def paint_avatar(
    painter: QPainter,
    rect: QRectF,
    initials_text: str,
    colour: int,
    country: str | None = None,
) -> None:
    """A circle in `rect` with initials; `country` (MX, CO...) hangs on its lower right.

    The country tag reaches 3 design pixels beyond `rect`.
    """
    theme = Theme.current()
    fill, ink = theme.tokens.avatars[colour % AVATAR_COLOURS]
    line = QColor(ink) if theme.tokens.is_outlined else None
    paint_box(painter, rect, rect.width() / 2, QColor(fill), line)
    font = theme.font("caption", 600)
    font.setPixelSize(max(7, round(rect.width() * 0.25 + theme.px(4))))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(rect, int(CENTER), initials_text)
    if country:
        _paint_country(painter, rect, country)


def _paint_country(painter: QPainter, rect: QRectF, country: str) -> None:
    theme = Theme.current()
    font = theme.font("micro", 600)
    font.setPixelSize(theme.px(8))
    width, height = theme.px(19), theme.px(13)
    reach = theme.px(3)
    box = QRectF(rect.right() + reach - width, rect.bottom() + reach - height, width, height)
    paint_box(painter, box, theme.px(4), theme.color("surface"), theme.color("border2"))
    painter.setFont(font)
    painter.setPen(theme.color("text2"))
    painter.drawText(box, int(CENTER), country)


class Avatar(QWidget):
    """A person's initials as a widget of its own. Sizes in use: 20, 24, 28, 32, 36, 44."""

    def __init__(
        self,
        name: str = "",
        person_id: str | None = None,
        size: int = 32,
        country: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._country: str | None = None
        self._initials, self._colour = "", 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_person(name, person_id, country)
        Theme.current().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the new sizes."""
        self.updateGeometry()
        self.update()

    def show_person(
        self, name: str, person_id: str | None = None, country: str | None = None
    ) -> None:
        """Show somebody; the colour hangs on the id, or on the name where there is none."""
        self._initials = initials(name)
        self._colour = colour_index(person_id or name)
        self._country = country
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        side = theme.px(self._size) + (theme.px(3) if self._country else 0)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = Theme.current().px(self._size)
        painter = QPainter(self)
        paint_avatar(
            painter, QRectF(0, 0, side, side), self._initials, self._colour, self._country
        )
