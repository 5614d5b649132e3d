"""The dialog frame: a sheet over the shaded window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import hline, pad_layout
from console.ui.widgets.dim import Dim
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.paint import paint_box
from console.ui.widgets.shadow import paint_shadow, shadow_margins


class Sheet(QDialog):
    """A window-modal dialog with title, `body` and footer.

    Open it with `open()`, never with `exec()`, which would start a second event loop. Esc and
    the cross reject it, Enter presses the primary button, Tab stays inside, and the focus goes
    back to where it was.

    Units: `width` and `height` in design pixels; without a height the content decides.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget,
        width: int = 560,
        height: int | None = None,
        subtitle: str = "",
    ) -> None:
        super().__init__(parent.window())
        self._width, self._height = width, height
        self._dim: Dim | None = None
        self._came_from: QWidget | None = None
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._build(title, subtitle)
        Theme.current().follow(self.restyle)

    def _build(self, title: str, subtitle: str) -> None:
        self.title = ElidedLabel(title, "lead", weight=600)
        self.subtitle = ElidedLabel(subtitle, "small", "text2", tabular=True)
        self.cross = IconButton("x", self.tr("Cerrar"))
        self.header, self.body, self.footer = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.header.addLayout(words, 1)
        self.header.addWidget(self.cross)
        self.footer.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self.header)
        self._column.addWidget(hline())
        self._column.addLayout(self.body, 1)
        self._footer_line = hline()
        self._column.addWidget(self._footer_line)
        self._column.addLayout(self.footer)
        self.cross.clicked.connect(self.reject)
        self.show_title(title, subtitle)

    def show_title(self, title: str, subtitle: str = "") -> None:
        """Name the sheet, also for screen readers."""
        self.setWindowTitle(title)
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add_to_header(self, widget: QWidget, *, leading: bool = False) -> None:
        """Put an avatar before the title, or tabs before the cross."""
        self.header.insertWidget(0 if leading else self.header.count() - 1, widget)

    def add_note(self, widget: QWidget) -> None:
        """Put something at the left of the footer."""
        self.footer.insertWidget(0, widget)

    def add_button(self, button: Button, *, is_primary: bool = False) -> Button:
        """Put a button at the right of the footer; Enter presses the primary one."""
        if is_primary:
            button.set_kind("primary")
            button.setDefault(True)
        self.footer.addWidget(button)
        return button

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        theme, around = Theme.current(), shadow_margins()
        self._column.setContentsMargins(around)
        pad_layout(self.header, 20, 13, spacing=12)
        pad_layout(self.footer, 20, 12, spacing=10)
        pad_layout(self.body, 20, 16, spacing=12)
        self.setFixedWidth(theme.px(self._width) + around.left() + around.right())
        if self._height is not None:
            self.setFixedHeight(theme.px(self._height) + around.top() + around.bottom())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._came_from = self._came_from or QApplication.focusWidget()
        window = self.parentWidget()
        self._footer_line.setVisible(self.footer.count() > 1)
        if window is not None and self._dim is None:
            self._dim = Dim(window)
            self.adjustSize()
            around = shadow_margins()
            drop = (around.bottom() - around.top()) // 2
            middle = window.mapToGlobal(window.rect().center())
            self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2 + drop)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        dim, self._dim = self._dim, None
        if dim is not None and isValid(dim):
            dim.lift()
        back, self._came_from = self._came_from, None
        if back is not None and isValid(back):
            back.window().activateWindow()
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        frame = QRectF(self.rect().marginsRemoved(shadow_margins()))
        paint_shadow(painter, frame, theme.px(10))
        surface, line = theme.color("surface"), theme.color("border2")
        paint_box(painter, frame, theme.px(10), surface, line)
