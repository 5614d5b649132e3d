"""The bar one types into to look for something in the open conversation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import IconButton
from console.ui.widgets.cards import Panel, pad_layout
from console.ui.widgets.labels import Label
from console.ui.widgets.search_field import SearchField


class ThreadSearchBar(Panel):
    """Enter goes to the hit above, Shift Enter to the one below, Esc closes the bar."""

    typed = Signal(str)
    stepped = Signal(int)  # 1 to an older hit, -1 to a newer one
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(self.tr("Buscar en esta conversación"))
        self.place = Label("", "small", "text2", tabular=True)
        self.above = IconButton("chevron-up", self.tr("Anterior (Intro)"), small=True)
        self.below = IconButton("chevron-down", self.tr("Siguiente (Mayús Intro)"), small=True)
        self.cross = IconButton("x", self.tr("Cerrar la búsqueda (Esc)"), small=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        for part in (self.place, self.above, self.below, self.cross):
            self._row.addWidget(part)
        self.field.textChanged.connect(self.typed)
        self.field.left.connect(self.close_bar)
        self.above.clicked.connect(lambda: self.stepped.emit(1))
        self.below.clicked.connect(lambda: self.stepped.emit(-1))
        self.cross.clicked.connect(self.close_bar)
        Theme.current().follow(self.restyle)
        self.show_place(0, 0, is_more=False)
        self.hide()

    def restyle(self) -> None:
        """Room as in the design."""
        pad_layout(self._row, 12, 6, spacing=6)

    def open_bar(self) -> None:
        """Show it, with what was typed last ready to be replaced."""
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.field.text():
            self.typed.emit(self.field.text())

    def close_bar(self) -> None:
        """Look for nothing any more."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def show_place(self, number: int, count: int, *, is_more: bool) -> None:
        """3 de 17; more than can be counted say so."""
        words = (
            self.tr("{number} de más de {count}") if is_more else self.tr("{number} de {count}")
        )
        nothing = self.tr("Nada encontrado") if self.field.text().strip() else ""
        self.place.setText(words.format(number=number, count=count) if count else nothing)
        for button in (self.above, self.below):
            button.setEnabled(count > 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
