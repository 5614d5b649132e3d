"""Chips: small painted labels whose colour carries a state, never alone."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.focus import FOCUS_RADIUS
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import LEFT, paint_box, paint_text, text_width

ChipKind = Literal[
    "neutral",
    "line",
    "ok",
    "warn",
    "bad",
    "info",
    "accent",
    "bot",
    "d0",
    "d1",
    "d2",
    "d3",
    "d4",
    "d5",
]
_INK = {"neutral": "text2", "line": "text2", "accent": "accent_text"}
_FILL = {"neutral": "hover"}
_LIGHT = frozenset({"neutral", "line"})
CHIP_GAP_PX = 4


def bucket_kind(days_past_due: int | None) -> ChipKind:
    """The colour of an arrears bucket: current, 1-30, 31-60, 61-90, 91-120, 121 or more."""
    steps: tuple[tuple[int, ChipKind], ...] = (
        (0, "d0"),
        (30, "d1"),
        (60, "d2"),
        (90, "d3"),
        (120, "d4"),
    )
    days = days_past_due or 0
    return next((kind for last, kind in steps if days <= last), "d5")


def chip_height(*, big: bool = False) -> int:
    """20 design pixels, or 24."""
    return Theme.current().px(24 if big else 20)


def chip_width(
    text: str, kind: ChipKind, icon: str | None = None, *, big: bool = False
) -> float:
    """The width that `paint_chip` takes."""
    theme = Theme.current()
    width = text_width(text, _font(kind, big=big)) + 2 * theme.px(9 if big else 7)
    return width + (theme.px(12) + theme.px(4) if icon else 0)


def paint_chip(
    painter: QPainter,
    x: float,
    y: float,
    text: str,
    kind: ChipKind,
    icon: str | None = None,
    *,
    big: bool = False,
) -> float:
    """A chip with its top left corner at (x, y), for delegates; returns its width."""
    theme = Theme.current()
    width = chip_width(text, kind, icon, big=big)
    box = QRectF(x, y, width, chip_height(big=big))
    fill, line, ink = _colours(kind)
    paint_box(painter, box, theme.px(6 if big else 5), fill, line)
    left = x + theme.px(9 if big else 7)
    if icon:
        side = theme.px(12)
        paint_icon(painter, QRectF(left, box.center().y() - side / 2, side, side), icon, ink)
        left += side + theme.px(4)
    label = QRectF(left, y, box.right() - left, box.height())
    paint_text(painter, label, text, _font(kind, big=big), ink, LEFT)
    return width


def _font(kind: ChipKind, *, big: bool) -> QFont:
    weight = 500 if kind in _LIGHT else 600
    return Theme.current().font("small" if big else "caption", weight, tabular=True)


def _colours(kind: ChipKind) -> tuple[QColor | None, QColor | None, QColor]:
    theme = Theme.current()
    ink = theme.color(_INK.get(kind, kind))
    if theme.tokens.is_outlined:
        return None, ink, ink
    if kind == "line":
        return None, theme.color("border2"), ink
    soft = f"{kind}b" if kind[0] == "d" and kind[1:].isdigit() else f"{kind}_soft"
    return theme.color(_FILL.get(kind, soft)), None, ink


class Chip(QWidget):
    """A chip as a widget of its own."""

    def __init__(
        self,
        text: str = "",
        kind: ChipKind = "neutral",
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        big: bool = False,
    ) -> None:
        super().__init__(parent)
        self._text, self._icon, self._big = text, icon, big
        self._kind: ChipKind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        Theme.current().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the new sizes."""
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says."""
        return self._text

    def show_text(
        self, text: str, kind: ChipKind | None = None, icon: str | None = None
    ) -> None:
        """Say something else."""
        self._text, self._icon = text, icon
        self._kind = kind or self._kind
        self.setAccessibleName(text)
        self.restyle()

    @override
    def sizeHint(self) -> QSize:
        width = chip_width(self._text, self._kind, self._icon, big=self._big)
        return QSize(int(width + 0.999), chip_height(big=self._big))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, 0, 0, self._text, self._kind, self._icon, big=self._big)


class FilterChip(QPushButton):
    """A round filter that is on or off, or removable when `removable` shows its cross.

    Signals: `toggled(bool)`, and `clicked` for a removable one.
    """

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        removable: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._removable = removable
        self._hovered = False
        self.setCheckable(not removable)
        self.setAutoDefault(False)
        self.setProperty(FOCUS_RADIUS, 13)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        Theme.current().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the new sizes."""
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        padding = theme.px(9 if self.text() else 6)
        width = sum(self._parts()) + theme.px(5) * (len(self._parts()) - 1) + 2 * padding
        return QSize(int(width + 0.999), theme.px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setOpacity(1 if self.isEnabled() else 0.5)
        on = self.isChecked() or self._removable
        rest = "hover" if self._hovered else "surface"
        fill = theme.color("accent_soft" if on else rest)
        line = theme.color("accent_line" if on else "border2")
        paint_box(painter, self.rect(), self.height() / 2, fill, line)
        self._paint_content(painter, theme.color("accent_text" if on else "text2"))

    def _parts(self) -> list[float]:
        theme = Theme.current()
        parts = [float(theme.px(14))] if self._icon else []
        if self.text():
            parts.append(text_width(self.text(), theme.font("small", 500, tabular=True)))
        return [*parts, float(theme.px(12))] if self._removable else parts

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        theme = Theme.current()
        gap, height = theme.px(5), self.height()
        x = (self.width() - sum(self._parts()) - gap * (len(self._parts()) - 1)) / 2
        if self._icon:
            side = theme.px(14)
            paint_icon(painter, QRectF(x, (height - side) / 2, side, side), self._icon, ink)
            x += side + gap
        if self.text():
            font = theme.font("small", 500, tabular=True)
            width = text_width(self.text(), font)
            paint_text(painter, QRectF(x, 0, width + 1, height), self.text(), font, ink)
            x += width + gap
        if self._removable:
            side = theme.px(12)
            paint_icon(painter, QRectF(x, (height - side) / 2, side, side), "x", ink)
