"""A search field with its glass, a key hint while empty and a cross when filled."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import IconButton
from console.ui.widgets.paint import keycap_width, paint_keycap


class SearchField(QLineEdit):
    """Text to look for. Esc empties it; `left` says Esc came when it was empty already."""

    left = Signal()
    pressed = Signal()  # by the pointer

    def __init__(
        self,
        placeholder: str,
        key_hint: str = "",
        parent: QWidget | None = None,
        *,
        on_bar: bool = False,
    ) -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setProperty("onBar", on_bar)
        self._cross = IconButton("x", self.tr("Borrar la búsqueda"), parent=self, small=True)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.clicked.connect(self.clear)
        self._cross.hide()
        self.textChanged.connect(self._show_cross)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Keep room for the glass and for what stands at the right."""
        theme = Theme.current()
        right = keycap_width(self._key_hint) + theme.px(10) if self._key_hint else theme.px(26)
        self.setTextMargins(theme.px(20), 0, int(right), 0)
        self.setFixedHeight(theme.px(30 if self.property("onBar") else 32))
        self._cross.resize(theme.px(22), theme.px(22))
        self._place_cross()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_cross"):
            self._cross.set_name(self.tr("Borrar la búsqueda"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cross()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.pressed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = Theme.current()
        painter = QPainter(self)
        side = theme.px(16)
        glass = QRectF(theme.px(9), (self.height() - side) / 2, side, side)
        paint_icon(painter, glass, "search", "text3")
        if self._key_hint and not self.text():
            x = self.width() - keycap_width(self._key_hint) - theme.px(8)
            paint_keycap(painter, x, self.height() / 2, self._key_hint)

    def _place_cross(self) -> None:
        side = self._cross.width()
        gap = (self.height() - side) // 2
        self._cross.move(self.width() - side - gap, gap)

    def _show_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text))
