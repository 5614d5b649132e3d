"""The page of internal notes, and the line in which one writes another."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from console.ui.inbox.panel.section import Block
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import hline
from console.ui.widgets.labels import Label
from console.usecases.views import ThreadItem


class NotesPage(QWidget):
    """Notes, newest first. They never leave the desk."""

    note_written = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Nota interna para el equipo"))
        self.field.setAccessibleName(self.tr("Nota interna"))
        self.add = Button(self.tr("Agregar"), icon="note", small=True)
        self.add.setToolTip(self.tr("Guardar la nota (Enter)"))
        self.page = NotesColumn()
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.field, 1)
        self._foot.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(hline())
        column.addLayout(self._foot)
        self.add.clicked.connect(self._write)
        self.field.returnPressed.connect(self._write)
        self.field.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.add.setEnabled(False)
        self.setFocusProxy(self.field)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Margins at the zoom in force."""
        px = Theme.current().px
        self._foot.setContentsMargins(px(16), px(8), px(10), px(8))
        self._foot.setSpacing(px(6))

    def _write(self) -> None:
        text = self.field.text().strip()
        if text:
            self.note_written.emit(text)
            self.field.clear()

    def start_over(self) -> None:
        """Another person: what was begun about the one before goes with them."""
        self.field.clear()
        self.page.verticalScrollBar().setValue(0)

    def show_notes(self, notes: Sequence[ThreadItem]) -> None:
        """Show the notes of the thread."""
        blocks: list[QWidget] = [self._block(note) for note in reversed(notes)]
        self.page.show_blocks(blocks or [_empty(self.tr("Todavía no hay notas."))])

    def _block(self, note: ThreadItem) -> Block:
        block = Block(down=8, spacing=2)
        block.row(
            Label(note.author or "", "small", weight=600),
            None,
            Label(self._moment(note.at), "caption", "text3", tabular=True),
        )
        block.body.addWidget(Label(note.text or "", wrap=True, selectable=True))
        return block

    def _moment(self, at: datetime) -> str:
        return f"{self._words.short_day(self._words.local(at).date())}, {self._words.hour(at)}"


def _empty(text: str) -> Block:
    block = Block(line=False)
    block.body.addWidget(Label(text, "small", "text3"))
    return block


class NotesColumn(QScrollArea):
    """A column of notes that keeps its place when one is added."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_blocks(self, blocks: Sequence[QWidget]) -> None:
        """Replace the blocks."""
        place = self.verticalScrollBar().value()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for block in blocks:
            column.addWidget(block)
        column.addStretch(1)
        old = self.takeWidget()
        self.setWidget(inside)
        if old is not None:
            old.deleteLater()
        inside.adjustSize()
        self.verticalScrollBar().setValue(place)
