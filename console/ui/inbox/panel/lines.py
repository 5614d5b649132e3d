"""A short list of painted lines: accounts, promises, payments, consent, fields of a file.

Painted rather than built of widgets: another person's lines are other values in the same
list, which costs nothing that one could see.
"""

from collections.abc import Hashable
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from console.ui.inbox.panel.line import LINE_ROLE, Line
from console.ui.inbox.panel.line_paint import EDGE, LineDelegate
from console.ui.theme.theme import Theme
from console.ui.widgets.columns import Index


class LineModel(QAbstractListModel):
    """Lines as values; the model only swaps them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def replace(self, lines: tuple[Line, ...]) -> None:
        """Show `lines`; where they are the same ones, only what differs is painted again."""
        old, keys = self.lines, [line.key for line in lines]
        if self._grew_below(old, keys):
            begin, end = len(old), len(lines) - 1
            self.beginInsertRows(QModelIndex(), begin, end)
            self.lines = lines
            self.endInsertRows()
        elif keys != [line.key for line in old]:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        self.lines = lines
        for row, (before, after) in enumerate(zip(old, lines, strict=False)):
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    @staticmethod
    def _grew_below(old: tuple[Line, ...], keys: list[Hashable]) -> bool:
        """Whether lines were only added at the end, so that nobody's place moves."""
        return 0 < len(old) < len(keys) and [line.key for line in old] == keys[: len(old)]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is immutable
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.words()
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.tip or None
        return None


class LineList(QListView):
    """Lines at their full height inside a page that scrolls; with `scrolls` a page by itself,
    of any length. Enter or a click opens a line's
    facts or chooses it; Ctrl C copies.
    """

    chosen = Signal(object)  # the line's key
    copied = Signal(str)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        edge: int = EDGE,
        scrolls: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LineList")
        self._model, self._scrolls = LineModel(), scrolls
        self._open: set[Hashable] = set()
        self.setModel(self._model)
        self.setItemDelegate(LineDelegate(self, edge))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if scrolls:
            self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        else:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._press)
        Theme.current().follow(self.restyle)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is listed."""
        return self._model.lines

    def restyle(self) -> None:
        """Take the heights of the zoom in force."""
        self.doItemsLayout()
        self._fit()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Other lines, or the same with other values; what was opened stays open."""
        known = {line.key for line in lines}
        self._open &= known
        opened = tuple(
            replace(line, is_open=True) if line.key in self._open else line for line in lines
        )
        if opened == self._model.lines:
            return
        self._model.replace(opened)
        self._fit()

    def forget_opened(self) -> None:
        """Another person is shown: nothing of theirs was opened."""
        self._open.clear()

    def toggle(self, row: int) -> None:
        """Open a line's facts, or fold them."""
        line = self._model.lines[row]
        self._open ^= {line.key}
        self.show_lines(tuple(replace(each, is_open=False) for each in self._model.lines))
        self.doItemsLayout()
        self._fit()

    def _press(self, index: Index) -> None:
        line = self._model.lines[index.row()]
        if line.facts:
            self.toggle(index.row())
        elif line.may_open:
            self.chosen.emit(line.key)

    def _fit(self) -> None:
        if self._scrolls:
            return
        height = sum(self.sizeHintForRow(row) for row in range(len(self._model.lines)))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            line = self._model.lines[index.row()]
            text = line.copied or line.words()
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if index.isValid():
                self._press(index)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self._model.lines[index.row()] if index.isValid() else None
        hand = line is not None and (line.facts or line.may_open)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._scrolls:
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls, not the list

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
