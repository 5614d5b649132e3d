"""Parts of the panel: padded blocks, and headings that fold what is below them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import hline
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.paint import LEFT, RIGHT, paint_text, text_width

_ACROSS = 16


class Heading(QAbstractButton):
    """The small heading over a group; pressed, it folds or unfolds what is below.

    At the right a figure may stand, with a word before it.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = self._figure = ""
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        self.show_text(text)
        Theme.current().changed.connect(self.updateGeometry)

    def show_text(self, text: str, caption: str = "", figure: str = "") -> None:
        """The heading, and what stands at its right."""
        if (text, caption, figure) != (self.text(), self._caption, self._figure):
            self.setText(text)
            self._caption, self._figure = caption, figure
            self._name()
            self.update()

    def _name(self) -> None:
        state = self.tr("abierto") if self.isChecked() else self.tr("plegado")
        said = (self.text(), f"{self._caption} {self._figure}".strip(), state)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(self.tr("Plegar") if self.isChecked() else self.tr("Desplegar"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(120), Theme.current().px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter, room, px = QPainter(self), QRectF(self.rect()), theme.px
        font = theme.font("caption", 600)
        paint_text(painter, room, self.text(), font, theme.color("text3"), LEFT)
        side, taken = px(12), text_width(self.text(), font)
        spot = QRectF(taken + px(4), room.center().y() - side / 2, side, side)
        icon = "chevron-down" if self.isChecked() else "chevron-right"
        if self.underMouse() or self.hasFocus() or not self.isChecked():
            paint_icon(painter, spot, icon, "text3")
        room.setLeft(spot.right() + px(6))
        strong = theme.font("small", 600, tabular=True)
        paint_text(painter, room, self._figure, strong, theme.color("text"), RIGHT)
        room.setRight(room.right() - text_width(self._figure, strong) - px(5))
        plain = theme.font("small")
        paint_text(painter, room, self._caption, plain, theme.color("text3"), RIGHT)


class Block(QWidget):
    """A padded part of the panel with a line below it. With a `heading` it can be folded."""

    def __init__(
        self,
        heading: str = "",
        *,
        down: int = 12,
        spacing: int = 6,
        line: bool = True,
        inset: bool = True,
    ) -> None:
        super().__init__()
        self._is_inset = inset
        self._down, self._spacing = down, spacing
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self.heading = Heading(heading, self) if heading else None
        self._top = QVBoxLayout()
        self.inside = QWidget(self)
        self.body = QVBoxLayout(self.inside)
        if self.heading is not None:
            self._top.addWidget(self.heading)
            self.heading.toggled.connect(self.inside.setVisible)
            self._whole.addLayout(self._top)
        self._whole.addWidget(self.inside)
        if line:
            self._whole.addWidget(hline(self))
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Margins at the zoom in force; where it is not `inset`, lists paint their own."""
        px = Theme.current().px
        across, down = px(_ACROSS), px(self._down)
        self._top.setContentsMargins(across, down, across, px(2))
        top = 0 if self.heading is not None else down
        side = across if self._is_inset else 0
        self.body.setContentsMargins(side, top, side, down)
        self.body.setSpacing(px(self._spacing))

    def fold(self, *, folded: bool) -> None:
        """Fold the block or unfold it, as its heading would."""
        if self.heading is not None:
            self.heading.setChecked(not folded)

    def row(self, *widgets: QWidget | None, spacing: int = 6) -> QHBoxLayout:
        """Widgets beside each other; None is a stretch."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget, 1 if isinstance(widget, ElidedLabel) else 0)
        self.body.addLayout(row)
        return row
