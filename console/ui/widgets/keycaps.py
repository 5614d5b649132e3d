"""Keys as they are printed on a keyboard."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.paint import keycap_width, paint_keycap


class Keycaps(QWidget):
    """Keys as they are printed on a keyboard, side by side."""

    def __init__(self, keys: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_keys(keys)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Other keys instead."""
        self._keys = keys
        self.setAccessibleName(" ".join(keys))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = Theme.current().px
        width = sum(int(keycap_width(key)) + px(4) for key in self._keys)
        return QSize(max(width, 1), px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, x = QPainter(self), 0.0
        for key in self._keys:
            paint_keycap(painter, x, self.height() / 2, key)
            x += int(keycap_width(key)) + Theme.current().px(4)
