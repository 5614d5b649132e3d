"""What a table shows: its columns and its rows, both immutable."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: how to read it, and how to paint it where words are not enough.

    `paint(painter, box, row)` draws inside `box`; without it `text` is drawn in `tone` and
    `weight`. Units: `width` in design pixels.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    width: int = 120
    align: Literal["left", "right", "center"] = "left"
    paint: Callable[[QPainter, QRectF, Row], None] | None = None
    tone: Callable[[Row], str] | str = "text"
    weight: int = 400
    is_sortable: bool = True
    stretches: bool = False
    tooltip: Callable[[Row], str] | None = None


class TableModel(QAbstractTableModel, Generic[Row]):
    """Swaps rows, never queries. Rows are told apart by `key_of`."""

    def __init__(
        self, columns: tuple[Column[Row], ...], key_of: Callable[[Row], Hashable]
    ) -> None:
        super().__init__()
        self.columns = columns
        self.rows: tuple[Row, ...] = ()
        self.key_of = key_of

    def replace(self, rows: tuple[Row, ...]) -> None:
        """Show `rows`; the same keys in the same order change in place."""
        before = self.rows
        if [self.key_of(row) for row in before] == [self.key_of(row) for row in rows]:
            self.rows = rows
            for place, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    last = self.index(place, len(self.columns) - 1)
                    self.dataChanged.emit(self.index(place, 0), last)
            return
        if before and rows[: len(before)] == before:
            self.beginInsertRows(_NOWHERE, len(before), len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, key: Hashable) -> int | None:
        """Where the row with `key` stands."""
        return next((i for i, row in enumerate(self.rows) if self.key_of(row) == key), None)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.tooltip is not None:
            return column.tooltip(row)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title if section < len(self.columns) else None
        return None
