"""Buttons in the design's kinds, painted so that every state looks the same everywhere."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import paint_text, text_width

Kind = Literal["primary", "normal", "quiet", "danger", "link", "toast"]
_INK: dict[str, str] = {
    "primary": "on_accent",
    "normal": "text",
    "quiet": "text2",
    "danger": "bad",
    "link": "accent_text",
    "toast": "toast_link",
}
_Corners = Literal["all", "left", "right"]


class Button(QPushButton):
    """A push button with an optional icon; `checked` shows as a pressed-in choice.

    Disabled buttons keep their tooltip: say there why.
    """

    def __init__(
        self,
        text: str,
        kind: Kind = "normal",
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        small: bool = False,
        trailing_icon: str | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._icon, self._trailing = icon, trailing_icon
        self._small = small
        self._corners: _Corners = "all"
        self._hovered = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        Theme.current().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the new sizes."""
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Turn a normal button into the primary one, or back."""
        self._kind = kind
        self.restyle()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.restyle()

    def join(self, corners: _Corners) -> None:
        """Round only one side, to stand against a neighbour."""
        self._corners = corners
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        height = theme.px(26 if self._small else 30)
        if self._kind == "link":
            height = theme.line_px("small" if self._small else "base") + 2
        width = self._content_width() + 2 * self._padding()
        return QSize(int(width + 0.999), height)

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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self._paint_ground(painter)
        if self._kind == "primary":
            painter.setOpacity(1)  # white stays white on the paler ground
        self._paint_content(painter)

    def _padding(self) -> int:
        if self._kind == "link":
            return 0
        return Theme.current().px(9 if self._small else 12)

    def _gap(self) -> int:
        return Theme.current().px(5 if self._small else 7)

    def _icon_side(self) -> int:
        return Theme.current().px(14 if self._small else 16)

    def _shown_trailing(self) -> str | None:
        return self._trailing or ("chevron-down" if self.menu() is not None else None)

    def _label(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _content_width(self) -> float:
        parts = [text_width(self._label(), self._text_font())] if self.text() else []
        parts += [self._icon_side() for name in (self._icon, self._shown_trailing()) if name]
        return sum(parts) + self._gap() * max(0, len(parts) - 1)

    def _ink(self) -> QColor:
        theme = Theme.current()
        if self.isChecked() and self._kind != "primary":
            return theme.color("accent_text")
        return theme.color(_INK[self._kind])

    def _fill(self) -> QColor | None:
        theme = Theme.current()
        active = (self._hovered or self.isDown()) and self.isEnabled()
        if self._kind in ("link", "toast"):
            return None
        if self._kind == "primary":
            return theme.color("accent_h" if active else "accent")
        if self.isChecked():
            return theme.color("accent_soft")
        if active:
            return theme.color("hover")
        return None if self._kind == "quiet" else theme.color("surface")

    def _line(self) -> QColor | None:
        theme = Theme.current()
        if self.isChecked() and self._kind != "primary":
            return theme.color("accent_line")
        if self._kind in ("normal", "danger") or (self.isDown() and self._kind == "quiet"):
            return theme.color("border2")
        return None

    def _paint_ground(self, painter: QPainter) -> None:
        fill, line = self._fill(), self._line()
        painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
        painter.setPen(Qt.PenStyle.NoPen if line is None else QPen(line, 1))
        half = 0.5 if line is not None else 0
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawPath(_rounded(box, Theme.current().px(6), self._corners))

    def _paint_content(self, painter: QPainter) -> None:
        ink, side = self._ink(), self._icon_side()
        x = (self.width() - self._content_width()) / 2
        middle = self.height() / 2
        if self._icon:
            paint_icon(painter, QRectF(x, middle - side / 2, side, side), self._icon, ink)
            x += side + self._gap()
        if self.text():
            x = self._paint_label(painter, x, ink)
        if trailing := self._shown_trailing():
            paint_icon(painter, QRectF(x, middle - side / 2, side, side), trailing, ink)

    def _paint_label(self, painter: QPainter, x: float, ink: QColor) -> float:
        font = self._text_font()
        if self._kind == "link" and self._hovered:
            font.setUnderline(True)
        wanted = text_width(self._label(), self._text_font())
        trailing = self._icon_side() + self._gap() if self._shown_trailing() else 0
        room = self.width() - x - trailing
        width = min(wanted + 1, room)
        paint_text(painter, QRectF(x, 0, width, self.height()), self._label(), font, ink)
        return x + min(wanted, room) + self._gap()

    def _text_font(self) -> QFont:
        return Theme.current().font("small" if self._small else "base", 500, tabular=True)


class IconButton(Button):
    """A square button that shows only an icon; `name` is its tooltip and accessible name."""

    def __init__(
        self,
        icon: str,
        name: str,
        kind: Kind = "quiet",
        parent: QWidget | None = None,
        *,
        small: bool = False,
        color: str | None = None,
    ) -> None:
        super().__init__("", kind, icon, parent, small=small)
        self._color = color
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What it does, for the tooltip and for screen readers."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    @override
    def sizeHint(self) -> QSize:
        side = Theme.current().px(26 if self._small else 30)
        return QSize(side, side)

    @override
    def _shown_trailing(self) -> str | None:
        return None

    @override
    def _ink(self) -> QColor:
        return Theme.current().color(self._color) if self._color else super()._ink()


class SplitButton(QWidget):
    """A primary action and, beside it, the menu of its variants."""

    clicked = Signal()

    def __init__(
        self,
        text: str,
        menu_name: str,
        icon: str | None = None,
        kind: Kind = "primary",
        parent: QWidget | None = None,
        *,
        small: bool = False,
    ) -> None:
        super().__init__(parent)
        self.main = Button(text, kind, icon, small=small)
        self.more = IconButton("chevron-down", menu_name, kind, small=small)
        self.main.join("left")
        self.more.join("right")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.main)
        layout.addWidget(self.more)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.main.clicked.connect(self.clicked)

    def set_menu(self, menu: QMenu) -> None:
        """The variants."""
        self.more.setMenu(menu)


def _rounded(box: QRectF, radius: float, corners: _Corners) -> QPainterPath:
    path = QPainterPath()
    if corners == "all":
        path.addRoundedRect(box, radius, radius)
        return path
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    square = QRectF(box)
    if corners == "left":
        square.setLeft(box.right() - radius)
    else:
        square.setRight(box.left() + radius)
    path.addRect(square)
    return path.simplified()


def paint_button(
    painter: QPainter,
    rect: QRectF,
    text: str,
    icon: str | None = None,
    *,
    hovered: bool = False,
) -> None:
    """A small normal button inside a painted item, e.g. in a bubble."""
    theme = Theme.current()
    font = theme.font("small", 500)
    painter.setPen(QPen(theme.color("border2"), 1))
    painter.setBrush(theme.color("hover" if hovered else "surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
    side, gap = (theme.px(14), theme.px(5)) if icon else (0, 0)
    x = rect.center().x() - (text_width(text, font) + side + gap) / 2
    if icon:
        spot = QRectF(QPointF(x, rect.center().y() - side / 2), QSize(side, side).toSizeF())
        paint_icon(painter, spot, icon, "text")
    label = QRectF(x + side + gap, rect.y(), rect.right() - x - side - gap, rect.height())
    paint_text(painter, label, text, font, theme.color("text"))


def button_width(text: str, *, has_icon: bool = False) -> float:
    """The width that `paint_button` needs for `text`."""
    theme = Theme.current()
    return (
        text_width(text, theme.font("small", 500))
        + theme.px(18)
        + (theme.px(19) if has_icon else 0)
    )
