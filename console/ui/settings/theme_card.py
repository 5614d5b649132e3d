"""A small picture of a theme, to choose it by."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme import tokens
from console.ui.theme.focus import FOCUS_RADIUS
from console.ui.theme.theme import Theme
from console.ui.theme.tokens import ThemeName, Tokens
from console.ui.widgets.paint import paint_box

WIDTH_PX, HEIGHT_PX = 132, 76


class ThemeCard(QWidget):
    """A picture over a radio button; a click on either chooses."""

    chosen = Signal(str)

    def __init__(self, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radio = QRadioButton(text)
        self._picture = _Picture(key, self.radio)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._picture)
        self._column.addWidget(self.radio)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture.clicked.connect(self.radio.click)
        self.radio.clicked.connect(lambda: self.chosen.emit(key))
        self.radio.toggled.connect(lambda _on: self._picture.update())


class _Picture(QAbstractButton):
    """Not a tab stop: the radio button beneath it is."""

    def __init__(self, key: str, radio: QRadioButton) -> None:
        super().__init__()
        self._key, self._radio = key, radio
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty(FOCUS_RADIUS, 8)
        Theme.current().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(WIDTH_PX), px(HEIGHT_PX))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        box = QRectF(self.rect())
        radius = theme.px(8)
        clip = QPainterPath()
        clip.addRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(clip)
        names: tuple[ThemeName, ...] = ("light", "dark")
        if self._key != "system":
            names = (self._key,)  # type: ignore[assignment] # one of the three themes
        width = box.width() / len(names)
        for place, name in enumerate(names):
            part = QRectF(place * width, 0, width, box.height())
            painter.save()
            painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
            _paint_window(painter, box, tokens.load(name))
            painter.restore()
        painter.setClipping(False)
        chosen = self._radio.isChecked()
        line = theme.color("accent" if chosen else "border2")
        paint_box(painter, box, radius, None, line, 2 if chosen else 1)


def _paint_window(painter: QPainter, box: QRectF, look: Tokens) -> None:
    """Rail, list, lines of text and a button, in the theme's own colours."""
    px = Theme.current().px
    painter.fillRect(box, QColor(look.bg))
    painter.fillRect(QRectF(0, 0, px(14), box.height()), QColor(look.rail))
    for left, width, token in ((20, 40, look.surface), (66, 58, look.surface)):
        frame = QRectF(px(left), px(9), px(width), box.height() - px(18))
        paint_box(painter, frame, px(4), QColor(token), QColor(look.border))
    inks = ((74, 18, 34, look.text), (74, 27, 22, look.text3))
    for left, top, width, token in inks:
        paint_box(painter, QRectF(px(left), px(top), px(width), px(4)), px(2), QColor(token))
    button = QRectF(px(74), px(40), px(28), px(12))
    paint_box(painter, button, px(3), QColor(look.accent))
