"""Cards and the rows inside them."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label, Tone, section_caption

__all__ = [
    "Card",
    "IconTile",
    "KeyValueRow",
    "Panel",
    "Pic",
    "hline",
    "section_caption",
    "vline",
]


class Card(QFrame):
    """A white, rounded, outlined area with a vertical layout in `body`."""

    def __init__(
        self, parent: QWidget | None = None, padding: int = 12, spacing: int = 6
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._padding, self._spacing = padding, spacing
        self.body = QVBoxLayout(self)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self.body, self._padding, self._padding, spacing=self._spacing)


class Panel(QFrame):
    """A plain surface (`Panel`) or the paler one of footers and headers (`Subtle`)."""

    def __init__(self, parent: QWidget | None = None, *, subtle: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("Subtle" if subtle else "Panel")


class KeyValueRow(QWidget):
    """A name at the left and its value, strong and in tabular figures, at the right."""

    def __init__(
        self,
        name: str,
        value: str = "",
        icon: str | None = None,
        icon_tone: Tone = "ok",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(name, "small", "text2")
        self.value = Label(value, "small", "text", 500, tabular=True)
        self._pic = Pic(icon or "check", icon_tone, 14)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._pic)
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.value)
        if icon is None:
            self._pic.hide()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._row, 0, 0, spacing=6)
        self.setMinimumHeight(Theme.current().px(20))

    def show_value(self, value: str, tone: Tone = "text") -> None:
        """Another value, in another tone if it needs attention."""
        self.value.setText(value)
        self.value.set_tone(tone)

    def show_icon(self, icon: str, tone: Tone) -> None:
        """A tick, a clock or a cross before the name."""
        self._pic.show_icon(icon, tone)
        self._pic.show()


class Pic(QWidget):
    """An icon standing by itself; decorative, so screen readers pass it by."""

    def __init__(
        self, icon: str, tone: str = "text2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    def show_icon(self, icon: str, tone: str) -> None:
        """Another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = Theme.current().px(self._size)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, self._tone)


class IconTile(Pic):
    """An icon on a tinted square: `tone` is ok, warn, bad, info, bot or accent."""

    def __init__(
        self, icon: str, tone: str = "ok", size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, tone, size, parent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        side = self.width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("bg"))
        painter.setBrush(theme.color(f"{self._tone}_soft"))
        painter.setPen(theme.color(f"{self._tone}_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), side / 4, side / 4)
        inner = QRectF(0, 0, side / 2, side / 2)
        inner.moveCenter(QRectF(self.rect()).center())
        ink = "accent_text" if self._tone == "accent" else self._tone
        paint_icon(painter, inner, self._icon, ink)


def hline(parent: QWidget | None = None) -> QFrame:
    """A separator of one pixel across."""
    line = QFrame(parent)
    line.setObjectName("HLine")
    line.setFixedHeight(1)
    return line


def vline(parent: QWidget | None = None, height: int = 18) -> QFrame:
    """A separator of one pixel down, `height` design pixels long."""
    line = QFrame(parent)
    line.setObjectName("VLine")
    line.setFixedSize(1, Theme.current().px(height))
    return line


def pad_layout(
    layout: QLayout, across: float, down: float, *, spacing: float | None = None
) -> None:
    """Margins and spacing in design pixels."""
    theme = Theme.current()
    layout.setContentsMargins(
        theme.px(across), theme.px(down), theme.px(across), theme.px(down)
    )
    if spacing is not None:
        layout.setSpacing(theme.px(spacing))
