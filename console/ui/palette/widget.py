"""The palette's card over the shaded window: a field, what it finds, and how to use it."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.palette.presenter import Found
from console.ui.palette.rows import rows_of
from console.ui.theme.focus import FOCUS_SHAPE
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import Pic, hline
from console.ui.widgets.chips import Chip
from console.ui.widgets.dim import Dim
from console.ui.widgets.keycaps import Keycaps
from console.ui.widgets.labels import Label
from console.ui.widgets.popover import paint_frame
from console.ui.widgets.results import ResultsList
from console.ui.widgets.shadow import shadow_margins

WIDTH_PX, TOP_PX, TALLEST_PX = 640, 54, 470


class PaletteCard(QFrame):
    """Opens over its window and gives the focus back where it was.

    Tab stays in the field; arrows, Page keys, Enter and Esc do the rest.
    """

    typed = Signal(str)
    chosen = Signal(object)  # what a row stands for
    opened = Signal()
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._dim: Dim | None = None
        self._came_from: QWidget | None = None
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setObjectName("Bare")
        self.field.setProperty(FOCUS_SHAPE, "none")  # the card itself is where the focus is
        self.results = ResultsList(self.field, "")
        self.nothing = Label("", "small", "text2", wrap=True)
        self.context = Chip("", "accent", icon="user")
        self._build()
        self.retranslate()
        self.field.textEdited.connect(self.typed)
        self.field.installEventFilter(self)
        self.results.chosen.connect(self._choose)
        window.installEventFilter(self)
        Theme.current().follow(self.restyle)
        self.hide()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._top = QHBoxLayout()
        self._top.addWidget(Pic("search", "text2", 16))
        self._top.addWidget(self.field, 1)
        self._top.addWidget(self.context)
        self._top.addWidget(Keycaps(("Esc",)))
        self._foot = QHBoxLayout()
        self.hints = [Label("", "small", "text2") for _ in range(3)]
        walk, run, kinds = self.hints
        for part in (Keycaps(("↑", "↓")), walk, Keycaps(("Enter",)), run):
            self._foot.addWidget(part)
        self._foot.addStretch(1)
        self._foot.addWidget(kinds)
        self._column.addLayout(self._top)
        self._column.addWidget(hline())
        self._column.addWidget(self.results, 1)
        self._column.addWidget(self.nothing)
        self._column.addWidget(hline())
        self._column.addLayout(self._foot)
        self.nothing.hide()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        title = self.tr("Buscar persona, cuenta, teléfono, mensaje o acción")
        self.setAccessibleName(self.tr("Paleta de comandos"))
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.results.setAccessibleName(self.tr("Resultados"))
        walk, run, kinds = self.hints
        walk.setText(self.tr("elegir"))
        run.setText(self.tr("ejecutar"))
        kinds.setText(self.tr("> acciones   @ personas   # cuentas   / plantillas"))

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        theme, around = Theme.current(), shadow_margins()
        self._column.setContentsMargins(
            around.left() + 1, around.top() + 1, around.right() + 1, around.bottom() + 1
        )
        self._top.setContentsMargins(theme.px(15), theme.px(9), theme.px(14), theme.px(9))
        self._top.setSpacing(theme.px(10))
        self._foot.setContentsMargins(theme.px(15), theme.px(7), theme.px(14), theme.px(7))
        self._foot.setSpacing(theme.px(6))
        self.nothing.setContentsMargins(theme.px(15), theme.px(14), theme.px(14), theme.px(14))
        self.field.setFont(theme.font("lead"))
        self._place()

    # --- showing ------------------------------------------------------------------------

    def open(self, text: str = "", context: str = "") -> None:
        """Come up with `text` typed; `context` names whom actions are about."""
        if self.isVisible():
            self.field.selectAll()
            return
        window = self.window()
        self._came_from = window.focusWidget()
        self.context.show_text(context, icon="user")
        self.context.setVisible(bool(context))
        self.opened.emit()
        self._dim = Dim(window)
        self.field.setText(text)
        self.typed.emit(text)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_found(self, found: Found) -> None:
        """Implements PaletteView."""
        self.results.show_rows(rows_of(found), found.words)
        self.nothing.setVisible(found.is_empty)
        self.results.setVisible(not found.is_empty)
        if found.is_empty:
            self.nothing.setText(
                self.tr("Nada con «{text}». Prueba con menos letras, o con otro dato.").format(
                    text=self.field.text().strip()
                )
            )
        self._place()

    def dismiss(self) -> None:
        """Go, and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        dim, self._dim = self._dim, None
        if dim is not None:
            dim.lift()
        back, self._came_from = self._came_from, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    # --- events -------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.field and kind == QEvent.Type.KeyPress:
            return self._press(event.key())  # type: ignore[attr-defined] # a key event by its type
        if watched is self.parentWidget() and kind == QEvent.Type.Resize:
            self._place()
        elif watched is self._dim and kind == QEvent.Type.MouseButtonPress:
            self.dismiss()
        return False

    def _press(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._dim is not None:
            self._dim.installEventFilter(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(self)

    def _choose(self, key: object) -> None:
        self.dismiss()  # first: what is run acts where the focus was
        self.chosen.emit(key)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        theme, around = Theme.current(), shadow_margins()
        width = min(theme.px(WIDTH_PX), window.width() - theme.px(24))
        rest = self._top.sizeHint().height() + self._foot.sizeHint().height() + 4
        inner = self.results.height_wanted() + theme.px(4)
        if not self.results.rows():
            inner = self.nothing.sizeHint().height() + theme.px(28)
        tallest = min(theme.px(TALLEST_PX), window.height() - theme.px(TOP_PX + 20))
        height = min(rest + inner, tallest)
        left = max((window.width() - width) // 2, theme.px(8))
        frame = QRect(left, theme.px(TOP_PX), width, height)
        self.setGeometry(frame.marginsAdded(around))
