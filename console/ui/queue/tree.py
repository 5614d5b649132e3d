"""The tree of segments: creditors, ages, counts and sums, painted row by row."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from console.domain.ids import PortfolioId
from console.domain.money import Money
from console.ui.queue.lines import Branch, SegmentChoice
from console.ui.queue.wording import segment_name, short_sums, tree_sum
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.paint import LEFT, RIGHT, paint_box, paint_text, text_width

Index = QModelIndex | QPersistentModelIndex
ROW_PX, CAPTION_PX, EDGE_PX, GAP_PX, LEAST_NAME_PX = 28, 26, 16, 10, 96
SWATCH = {"preventive": "#2C9C60", "1-30": "#C9A400", "31-90": "#CF5A2A", "91+": "#8E1D3A"}
"""Strong forms of the arrears colours, legible as a small square on both grounds."""
ICONS = {"excluded": "lock", "unknown": "help"}
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A line of the tree. `level` 0 is the caption, 1 a portfolio, 2 a segment.

    `is_open` is None where there is nothing to fold.
    """

    level: int
    text: str
    choice: SegmentChoice | None = None
    accounts: str = ""
    due: str = ""
    swatch: str | None = None
    icon: str | None = None
    is_open: bool | None = None
    spoken: str = ""
    tooltip: str = ""


class SegmentTreeModel(QAbstractListModel):
    """Rows are immutable values; the model only swaps them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TreeRow, ...] = ()

    def replace(self, rows: tuple[TreeRow, ...]) -> None:
        """Show `rows`; the same choices keep their places and only change their figures."""
        if [row.choice for row in rows] == [row.choice for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tooltip or None
        return row.text if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = index.isValid() and self.rows[index.row()].choice is not None
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled if chosen else Qt.ItemFlag.NoItemFlags


class SegmentTree(QListView):
    """Reports the chosen segment. One tab stop; arrows move, left and right fold."""

    segment_chosen = Signal(object)  # SegmentChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Segmentos"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree: tuple[Branch, ...] = ()
        self._choice = SegmentChoice(None)
        self._folded: frozenset[PortfolioId | None] = frozenset()
        self._showing = False
        self.rows_model = SegmentTreeModel(self)
        self.setModel(self.rows_model)
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(self._current_changed)
        Theme.current().changed.connect(self.doItemsLayout)

    def show_tree(self, tree: tuple[Branch, ...], choice: SegmentChoice) -> None:
        """Replace the rows and mark the choice, without telling."""
        self._tree, self._choice = _without_repetition(tree), choice
        self._refill()

    def fold(self, portfolio_id: PortfolioId | None, *, folds: bool) -> None:
        """Hide or show the segments of a portfolio (None: of all of them together)."""
        one = frozenset((portfolio_id,))
        self._folded = self._folded | one if folds else self._folded - one
        if folds and self._choice.portfolio_id == portfolio_id and self._choice.segment:
            self._refill()
            self.segment_chosen.emit(SegmentChoice(None, portfolio_id))
            return
        self._refill()

    def columns(self) -> tuple[float, float]:
        """Widths of counts and sums: as wide as the widest of each."""
        font = Theme.current().font("small", 600, tabular=True)
        rows = self.rows_model.rows
        counts = max((text_width(row.accounts, font) for row in rows), default=0.0)
        sums = max((text_width(row.due, font) for row in rows), default=0.0)
        return counts, sums

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
        folds = keys.get(Qt.Key(event.key()))
        row = self._row(self.currentIndex())
        if folds is None or row is None or row.choice is None:
            super().keyPressEvent(event)
            return
        if row.is_open is None and folds:
            self._go_to(SegmentChoice(None, row.choice.portfolio_id))
        elif row.is_open is not None and row.is_open == folds:
            self.fold(row.choice.portfolio_id, folds=folds)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        row = self._row(self.indexAt(spot))
        on_chevron = spot.x() < Theme.current().px(EDGE_PX + 14)
        if row and row.choice and row.is_open is not None and on_chevron:
            self.fold(row.choice.portfolio_id, folds=row.is_open)
            event.accept()
            return
        super().mousePressEvent(event)

    def _refill(self) -> None:
        self._showing = True
        self.rows_model.replace(self._rows())
        for number, row in enumerate(self.rows_model.rows):
            if row.choice == self._choice:
                self.setCurrentIndex(self.rows_model.index(number))
        self.viewport().update()
        self._showing = False

    def _row(self, index: QModelIndex) -> TreeRow | None:
        return self.rows_model.rows[index.row()] if index.isValid() else None

    def _go_to(self, choice: SegmentChoice) -> None:
        for number, row in enumerate(self.rows_model.rows):
            if row.choice == choice:
                self.setCurrentIndex(self.rows_model.index(number))

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self._row(current)
        if row is not None and row.choice is not None and not self._showing:
            self._choice = row.choice
            self.segment_chosen.emit(row.choice)

    # --- rows -------------------------------------------------------------------------------

    def _rows(self) -> tuple[TreeRow, ...]:
        if not self._tree:
            return ()
        counts, sums = self.tr("Cuentas"), self.tr("Vencido")
        rows = [TreeRow(0, self.tr("Segmentos"), accounts=counts, due=sums)]
        for branch in self._tree:
            rows += self._branch_rows(branch)
        return tuple(rows)

    def _branch_rows(self, branch: Branch) -> list[TreeRow]:
        is_open = branch.portfolio_id not in self._folded
        name = branch.creditor or self.tr("Todas las carteras")
        rows = [self._row_of(1, name, None, branch, branch.accounts, branch.due, is_open)]
        if not is_open:
            return rows
        for one in branch.segments:
            if one.segment in ICONS and not one.accounts:
                continue
            name = segment_name(one.segment)
            rows.append(self._row_of(2, name, one.segment, branch, one.accounts, one.due, None))
        return rows

    def _row_of(
        self,
        level: int,
        text: str,
        segment: str | None,
        branch: Branch,
        accounts: int,
        due: tuple[Money, ...],
        is_open: bool | None,  # noqa: FBT001 - a row's own state
    ) -> TreeRow:
        count = figures.whole(accounts)
        spoken = self.tr("{segment}, {accounts} cuentas, vencido {due}").format(
            segment=text, accounts=count, due=short_sums(due)
        )
        return TreeRow(
            level,
            text,
            SegmentChoice(segment, branch.portfolio_id),
            count,
            tree_sum(due),
            SWATCH.get(segment or ""),
            ICONS.get(segment or ""),
            is_open,
            spoken,
            spoken,
        )


def _without_repetition(tree: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """With one portfolio only, the total says the same twice: it takes the creditor's name."""
    if len(tree) != 2:
        return tree
    total, only = tree
    named = Branch(only.creditor, only.country, None, total.accounts, total.due, total.segments)
    return (named,)


class _Painter(QStyledItemDelegate):
    """Draws a row from its value."""

    def __init__(self, view: SegmentTree) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TreeRow = index.data(ROW_ROLE)
        return QSize(0, Theme.current().px(ROW_PX if row.level else CAPTION_PX))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TreeRow = index.data(ROW_ROLE)
        theme = Theme.current()
        painter.save()
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(row.choice and option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            inner = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
            is_here = chosen and self._view.hasFocus()
            line = theme.color("accent") if is_here else None
            fill = theme.color("accent_soft" if chosen else "hover")
            paint_box(painter, inner, theme.px(6), fill, line, theme.px(2) if is_here else 1)
        room = self._paint_figures(painter, box, row, chosen=chosen)
        self._paint_name(painter, room, row, chosen=chosen)
        painter.restore()

    def _paint_figures(
        self, painter: QPainter, box: QRectF, row: TreeRow, *, chosen: bool
    ) -> QRectF:
        """Counts and sums at the right; returns what is left for the name."""
        theme = Theme.current()
        counts, sums = self._view.columns()
        figures = theme.px(2 * EDGE_PX + GAP_PX + LEAST_NAME_PX) + counts + sums
        sums = sums if box.width() >= figures else 0.0  # the tooltip still says them
        weight = 600 if chosen else 400
        font = theme.font("small" if row.level else "caption", weight, tabular=True)
        ink = theme.color("accent_text" if chosen else "text3" if row.level != 1 else "text2")
        right = box.right() - theme.px(EDGE_PX)
        due = QRectF(right - sums, box.y(), sums, box.height())
        left = due.x() - theme.px(GAP_PX) - counts
        if sums:
            paint_text(painter, due, row.due, font, ink, RIGHT)
        paint_text(
            painter, QRectF(left, box.y(), counts, box.height()), row.accounts, font, ink, RIGHT
        )
        start = box.x() + theme.px(EDGE_PX)
        return QRectF(start, box.y(), left - theme.px(6) - start, box.height())

    def _paint_name(
        self, painter: QPainter, room: QRectF, row: TreeRow, *, chosen: bool
    ) -> None:
        theme = Theme.current()
        if not row.level:
            font = theme.font("caption", 600)
            paint_text(painter, room, row.text, font, theme.color("text3"), LEFT)
            return
        room = room.adjusted(self._paint_mark(painter, room, row), 0, 0, 0)
        ink = theme.color("accent_text" if chosen else "text")
        weight = 600 if chosen or row.level == 1 else 400
        paint_text(painter, room, row.text, theme.font("base", weight), ink, LEFT)

    def _paint_mark(self, painter: QPainter, room: QRectF, row: TreeRow) -> int:
        """Chevron, swatch or icon; returns how much room it takes."""
        theme = Theme.current()
        middle = room.center().y()
        if row.is_open is not None:
            side = theme.px(12)
            spot = QRectF(room.x() - theme.px(2), middle - side / 2, side, side)
            name = "chevron-down" if row.is_open else "chevron-right"
            paint_icon(painter, spot, name, "text3")
            return theme.px(15)
        left, side = room.x() + theme.px(17), theme.px(12 if row.icon else 8)
        spot = QRectF(left, middle - side / 2, side, side)
        if row.icon:
            paint_icon(painter, spot.translated(-theme.px(2), 0), row.icon, "text3")
        elif row.swatch:
            paint_box(painter, spot, theme.px(2), QColor(row.swatch))
        return theme.px(32)
