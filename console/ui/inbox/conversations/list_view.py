"""The list itself: one column, fixed rows, arrows and J/K, selection by conversation."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget
from typing_extensions import override

from console.domain.ids import ConversationId
from console.ui.inbox.conversations.checked import Checked
from console.ui.inbox.conversations.delegate import ROW, SECTION, ConversationDelegate
from console.ui.inbox.conversations.model import ConversationModel, Heading
from console.ui.inbox.words import Words
from console.ui.theme.focus import FOCUS_SHAPE
from console.ui.theme.theme import Theme
from console.usecases.views import InboxRow, InboxSection
from console.usecases.work_ports import InboxOrder

AROUND = 30
"""Lines read on either side of those in sight."""


class ConversationList(QTableView):
    """Conversations by section. Opening reports the id; the row that is open stays selected
    whatever moves.
    """

    opened = Signal(object)  # ConversationId
    entered = Signal()  # Enter: on to the composer
    rows_wanted = Signal(list)  # ids in sight whose rows are not read
    folded = Signal()
    checked = Signal(object)  # Checked
    menu_wanted = Signal(object, object)  # ConversationId, global position

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ConversationList")
        self.setAccessibleName(self.tr("Conversaciones"))
        self.conversations = ConversationModel(words, self)
        self._headings: list[int] = []
        self._open_id: ConversationId | None = None
        self._anchor: ConversationId | None = None
        self._dress()
        self.setModel(self.conversations)
        self.setItemDelegate(ConversationDelegate(self))
        self.conversations.headings_moved.connect(self._size_headings)
        self.conversations.modelReset.connect(self._size_headings)
        self.verticalScrollBar().valueChanged.connect(self._want_rows)
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
        with self._keeping_place():
            self.conversations.replace(rows, now)

    def show_order(self, order: InboxOrder, rows: Sequence[InboxRow], now: datetime) -> None:
        """Show that order, and `rows` of it; what is open stays where it was."""
        with self._keeping_place():
            self.conversations.show_order(order, rows, now)
        self._want_rows()

    def show_folded(self, folded: Iterable[InboxSection]) -> None:
        """Fold these sections and no others."""
        self.conversations.show_folded(folded)
        self._select_open()

    @contextmanager
    def _keeping_place(self) -> Iterator[None]:
        bar = self.verticalScrollBar()
        held, shift = self._held_line()
        yield
        self._size_headings()
        self._select_open()
        line = None if held is None else self.conversations.line_of(held)
        if line is not None and bar.value() > 0:
            bar.setValue(bar.value() + self.rowViewportPosition(line) - shift)

    def lines_in_sight(self) -> tuple[int, int]:
        """The first and the last line of the window, with some around them."""
        first = max(0, self.rowAt(0))
        high = max(1, self.viewport().height()) // Theme.current().px(SECTION) + 1
        return max(0, first - AROUND), first + high + AROUND

    def _want_rows(self) -> None:
        missing = self.conversations.missing(*self.lines_in_sight())
        if missing:
            self.rows_wanted.emit(missing)

    def _held_line(self) -> tuple[ConversationId | None, int]:
        """The first conversation in sight, other than the open one, and where it stands."""
        first = max(0, self.rowAt(0))
        for line in range(first, min(first + 12, self.conversations.rowCount())):
            held = self.conversations.id_at(line)
            if held is not None:
                return held, self.rowViewportPosition(line)
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
            there = self.conversations.id_at(line)
            if there is not None:
                self._open(there)
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
        elif plain and key is Qt.Key.Key_X and self._open_id is not None:
            self._check(self.conversations.checked.toggled(self._open_id), self._open_id)
        elif key is Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.check_all()
        elif plain and key is Qt.Key.Key_Escape and self.conversations.checked:
            self._check(Checked())
        else:
            super().keyPressEvent(event)

    # --- choosing many ------------------------------------------------------------------

    def check_all(self) -> None:
        """Choose everything that the filter finds."""
        self._check(Checked(is_all=True))

    def uncheck(self) -> None:
        """Nothing is chosen any more."""
        if self.conversations.checked:
            self._check(Checked())

    def _check(self, checked: Checked, anchor: ConversationId | None = None) -> None:
        self._anchor = anchor
        self.conversations.check(checked)
        self.checked.emit(checked)

    def _check_to(self, conversation_id: ConversationId) -> None:
        """From where one last chose, or from the open one, to here."""
        start = self._anchor if self._anchor is not None else self._open_id
        here = self.conversations.line_of(conversation_id)
        there = here if start is None else self.conversations.line_of(start)
        if here is None or there is None:
            return
        ids = self.conversations.ids_between(min(here, there), max(here, there))
        self._check(self.conversations.checked.with_all_of(ids), start)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        clicked = self.conversations.id_at(index.row())
        if clicked is None:
            self._fold(index.row())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._check(self.conversations.checked.toggled(clicked), clicked)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._check_to(clicked)
        else:
            self._open(clicked)

    def _fold(self, line: int) -> None:
        entry = self.conversations.entry(line)
        if isinstance(entry, Heading):
            self.conversations.fold(entry.section)
            self._select_open()
            self._want_rows()
            self.folded.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        about = self.conversations.id_at(index.row()) if index.isValid() else None
        if about is not None:
            self.menu_wanted.emit(about, event.globalPos())

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
