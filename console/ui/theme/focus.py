"""The focus ring: drawn around whatever the keyboard is at, outside its own edges."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

FOCUS_SHAPE = "focusShape"  # dynamic property: "ring", "halo" or "none"
FOCUS_RADIUS = "focusRadius"  # dynamic property: corner radius of the widget in design pixels
_INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


class FocusRings(QObject):
    """Keeps one ring around the focused widget.

    Inputs get a halo whenever they have focus; buttons get a ring when the keyboard brought
    the focus there, since a ring under the mouse only distracts.
    """

    def __init__(self, color: Callable[[str], QColor], px: Callable[[float], int]) -> None:
        super().__init__()
        self._color = color
        self._px = px
        self._ring: _Ring | None = None

    def move_to(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Take the ring away and draw it around `now`, if that wants one."""
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None
        shape = "none" if now is None else _shape_of(now)
        if now is not None and shape != "none":
            self._ring = _Ring(now, shape, self._color, self._px)


def _shape_of(widget: QWidget) -> str:
    asked = widget.property(FOCUS_SHAPE)
    if asked == "none":
        return "none"
    if asked == "halo" or (asked is None and isinstance(widget, _INPUTS)):
        return "halo"
    by_keyboard = widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    wants = asked == "ring" or isinstance(widget, QAbstractButton)
    return "ring" if wants and by_keyboard else "none"


class _Ring(QWidget):
    """A click-through child beside the focused widget that follows its place and size."""

    def __init__(
        self,
        target: QWidget,
        shape: str,
        color: Callable[[str], QColor],
        px: Callable[[float], int],
    ) -> None:
        home = target.parentWidget() or target
        super().__init__(target.window() if isinstance(home, QSplitter) else home)
        self._target, self._shape, self._color, self._px = target, shape, color, px
        self.setObjectName("FocusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self._place()

    def leave(self) -> None:
        """Vanish."""
        if isValid(self._target):
            self._target.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in moved and watched is self._target:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._px(2)
        token = "accent" if self._shape == "ring" else "accent_line"
        painter.setPen(QPen(self._color(token), width))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self._px(float(self._target.property(FOCUS_RADIUS) or 6)) + self._reach() / 2
        painter.drawRoundedRect(edge, radius, radius)

    def _reach(self) -> int:
        return self._px(4 if self._shape == "ring" else 2)

    def _place(self) -> None:
        home = self.parentWidget()
        if home is None or home is self._target or not isValid(self._target):
            return
        reach = self._reach()
        place = self._target.rect()
        place.moveTopLeft(self._target.mapTo(home, place.topLeft()))
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach))
        self.setVisible(self._target.isVisibleTo(home))
        self.raise_()
