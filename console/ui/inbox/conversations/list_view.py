"""The list itself: one column, fixed rows, arrows and J/K, selection by conversation."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget
from typing_extensions import override

from console.domain.ids import ConversationId
from console.ui.inbox.conversations.delegate import ROW, SECTION, ConversationDelegate
from console.ui.inbox.conversations.model import ConversationModel, Heading
from console.ui.inbox.words import Words
from console.ui.theme.focus import FOCUS_SHAPE
from console.ui.theme.theme import Theme
from console.usecases.views import InboxRow


class ConversationList(QTableView):
    """Conversations by section. Opening reports the id; the row that is open stays selected
    whatever moves.
    """

    opened = Signal(object)  # ConversationId
    entered = Signal()  # Enter: on to the composer

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ConversationList")
        self.setAccessibleName(self.tr("Conversaciones"))
        self.conversations = ConversationModel(words, self)
        self._headings: list[int] = []
        self._open_id: ConversationId | None = None
        self._dress()
        self.setModel(self.conversations)
        self.setItemDelegate(ConversationDelegate(self))
        self.conversations.headings_moved.connect(self._size_headings)
        self.conversations.modelReset.connect(self._size_headings)
        Theme.current().follow(self.restyle)

    def _dress(self) -> None:
        self.setProperty(FOCUS_SHAPE, "none")
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def restyle(self) -> None:
        """Row heights follow the zoom."""
        px = Theme.current().px
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.verticalScrollBar().setSingleStep(px(ROW) // 2)
        self._headings = []
        self._size_headings()
        self.viewport().update()

    def _size_headings(self) -> None:
        header, px = self.verticalHeader(), Theme.current().px
        lines = self.conversations.heading_lines()
        for line in set(self._headings) - set(lines):
            if line < self.conversations.rowCount():
                header.resizeSection(line, px(ROW))
        for line in lines:
            header.resizeSection(line, px(SECTION))
        self._headings = lines

    # --- what is shown ------------------------------------------------------------------

    def show_rows(self, rows: Sequence[InboxRow], now: datetime) -> None:
        """Show `rows`; what is open stays selected and where it was on the screen."""
        bar = self.verticalScrollBar()
        held, shift = self._held_line()
        self.conversations.replace(rows, now)
        self._size_headings()
        self._select_open()
        line = None if held is None else self.conversations.line_of(held)
        if line is not None and bar.value() > 0:
            bar.setValue(bar.value() + self.rowViewportPosition(line) - shift)

    def _held_line(self) -> tuple[ConversationId | None, int]:
        """The first conversation in sight, other than the open one, and where it stands."""
        first = max(0, self.rowAt(0))
        for line in range(first, min(first + 12, self.conversations.rowCount())):
            entry = self.conversations.entry(line)
            if isinstance(entry, InboxRow):
                return entry.conversation_id, self.rowViewportPosition(line)
        return None, 0

    def show_open(self, conversation_id: ConversationId | None) -> None:
        """Mark which conversation is open."""
        self._open_id = conversation_id
        if conversation_id is not None:
            self.conversations.unfold_around(conversation_id)
        self._select_open()
        line = None if conversation_id is None else self.conversations.line_of(conversation_id)
        if line is not None:
            self.scrollTo(self.conversations.index(line))

    def _select_open(self) -> None:
        line = None if self._open_id is None else self.conversations.line_of(self._open_id)
        if line is None:
            self.selectionModel().clear()
            return
        index = self.conversations.index(line)
        if self.currentIndex() != index or not self.selectionModel().isSelected(index):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            position = self.verticalScrollBar().value()
            self.selectionModel().setCurrentIndex(index, flags)
            self.verticalScrollBar().setValue(position)

    # --- going through ------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Open the next (1) or the previous (-1) conversation."""
        here = None if self._open_id is None else self.conversations.line_of(self._open_id)
        line = (here if here is not None else (-1 if by > 0 else len(self))) + by
        self._open_towards(line, by)

    def open_end(self, *, last: bool) -> None:
        """Open the first or the last conversation."""
        self._open_towards(len(self) - 1 if last else 0, -1 if last else 1)

    def __len__(self) -> int:
        return self.conversations.rowCount()

    def __bool__(self) -> bool:
        return True

    def _open_towards(self, line: int, by: int) -> None:
        while 0 <= line < len(self):
            entry = self.conversations.entry(line)
            if isinstance(entry, InboxRow):
                self._open(entry.conversation_id)
                return
            line += by

    def _open(self, conversation_id: ConversationId) -> None:
        if conversation_id != self._open_id:
            self.show_open(conversation_id)
            self.opened.emit(conversation_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            Qt.Key(event.key()),
            not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in {Qt.Key.Key_J, Qt.Key.Key_Down}:
            self.step(1)
        elif plain and key in {Qt.Key.Key_K, Qt.Key.Key_Up}:
            self.step(-1)
        elif plain and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.open_end(last=key is Qt.Key.Key_End)
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        entry = self.conversations.entry(index.row())
        if isinstance(entry, Heading):
            self.conversations.fold(entry.section)
            self._select_open()
        else:
            self._open(entry.conversation_id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            super().mouseMoveEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event, self.indexAt(event.pos()))
            return True
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent, index: QModelIndex) -> None:
        entry = self.conversations.entry(index.row()) if index.isValid() else None
        text = self.conversations.shown(entry).spoken if isinstance(entry, InboxRow) else ""
        QToolTip.showText(event.globalPos(), text.replace(", ", "\n"), self)
