"""The tree of segments: creditors, buckets, counts and sums, painted row by row."""

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
from PySide6.QtGui import QPainter
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

from console.domain.money import Money
from console.runtime import formats
from console.ui.queue.lines import Branch, SegmentChoice
from console.ui.theme.fonts import Role
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import LEFT, RIGHT, paint_box, paint_text

Index = QModelIndex | QPersistentModelIndex
ROW_PX, CAPTION_PX = 30, 34
COUNT_PX, SUM_PX = 64, 78
SWATCH = {
    "preventive": "d0",
    "1-30": "d1",
    "31-90": "d3",
    "91+": "d5b",
    "unknown": "text3",
    "excluded": "text3",
}
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A line of the tree. `level` 0 is a caption, 1 a portfolio, 2 a segment."""

    level: int
    text: str
    choice: SegmentChoice | None = None
    accounts: int | None = None
    due: str = ""
    swatch: str | None = None
    spoken: str = ""


class SegmentTreeModel(QAbstractListModel):
    """Rows are immutable values; the model only swaps them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TreeRow, ...] = ()

    def replace(self, rows: tuple[TreeRow, ...]) -> None:
        """Show `rows`; the same choices keep their places and only change their figures."""
        same = [row.choice for row in rows] == [row.choice for row in self.rows]
        if same and len(rows) == len(self.rows):
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
        return row.text if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = index.isValid() and self.rows[index.row()].choice is not None
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled if chosen else Qt.ItemFlag.NoItemFlags


class _Painter(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: TreeRow = index.data(ROW_ROLE)
        return QSize(0, Theme.current().px(ROW_PX if row.level else CAPTION_PX))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TreeRow = index.data(ROW_ROLE)
        theme = Theme.current()
        painter.save()
        state = option.state
        box = QRectF(option.rect)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or (row.choice and state & QStyle.StateFlag.State_MouseOver):
            fill = theme.color("accent_soft" if chosen else "hover")
            inner = box.adjusted(theme.px(8), 0, -theme.px(8), 0)
            paint_box(painter, inner, theme.px(6), fill, None)
        _paint_row(painter, box, row, chosen=chosen)
        painter.restore()


def _paint_row(painter: QPainter, box: QRectF, row: TreeRow, *, chosen: bool) -> None:
    theme = Theme.current()
    left = box.left() + theme.px(16 + (18 if row.level == 2 else 0))
    right = box.right() - theme.px(16)
    ink = theme.color("accent_text" if chosen else "text" if row.level else "text3")
    side = theme.color("accent_text" if chosen else "text2" if row.level else "text3")
    weight = 600 if chosen or row.level < 2 else 400
    role: Role = "base" if row.level else "caption"
    sum_left = right - theme.px(SUM_PX)
    count_left = sum_left - theme.px(COUNT_PX)
    if row.swatch:
        dot = theme.px(8)
        square = QRectF(left, box.center().y() - dot / 2, dot, dot)
        paint_box(painter, square, theme.px(2), theme.color(row.swatch), None)
        left += theme.px(16)
    label = QRectF(left, box.top(), count_left - left, box.height())
    paint_text(painter, label, row.text, theme.font(role, weight), ink, LEFT)
    tabular = theme.font("small" if row.level else "caption", weight, tabular=True)
    count = "" if row.accounts is None else formats.integer(row.accounts)
    counts = QRectF(count_left, box.top(), theme.px(COUNT_PX) - theme.px(8), box.height())
    paint_text(painter, counts, count, tabular, side, RIGHT)
    sums = QRectF(sum_left, box.top(), theme.px(SUM_PX), box.height())
    paint_text(painter, sums, row.due, tabular, side, RIGHT)


class SegmentTree(QListView):
    """Reports the chosen segment. One tab stop; arrows move inside."""

    segment_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SegmentTree")
        self.setAccessibleName(self.tr("Segmentos"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = SegmentTreeModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._showing = False
        Theme.current().changed.connect(self.doItemsLayout)

    def show_tree(self, tree: tuple[Branch, ...], choice: SegmentChoice) -> None:
        """Replace the rows and mark the choice."""
        self._showing = True
        self._model.replace(self._rows(tree))
        for number, row in enumerate(self._model.rows):
            if row.choice == choice:
                self.setCurrentIndex(self._model.index(number))
        self._showing = False

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row: TreeRow | None = current.data(ROW_ROLE) if current.isValid() else None
        if row is not None and row.choice is not None and not self._showing:
            self.segment_chosen.emit(row.choice)

    def _rows(self, tree: tuple[Branch, ...]) -> tuple[TreeRow, ...]:
        rows = [TreeRow(0, self.tr("Segmentos"))]
        for branch in tree:
            name = branch.creditor or self.tr("Todas las carteras")
            whole = SegmentChoice(None, branch.portfolio_id)
            rows.append(self._row(1, name, whole, branch.accounts, branch.due, None))
            for segment in branch.segments:
                if segment.segment in {"unknown", "excluded"} and not segment.accounts:
                    continue
                choice = SegmentChoice(segment.segment, branch.portfolio_id)
                rows.append(
                    self._row(
                        2,
                        self.segment_name(segment.segment),
                        choice,
                        segment.accounts,
                        segment.due,
                        SWATCH[segment.segment],
                    )
                )
        return tuple(rows)

    def _row(
        self,
        level: int,
        text: str,
        choice: SegmentChoice,
        accounts: int,
        due: tuple[Money, ...],
        swatch: str | None,
    ) -> TreeRow:
        figure = " + ".join(formats.short_money(amount) for amount in due[:1])
        more = "…" if len(due) > 1 else ""
        spoken = self.tr("{segment}, {accounts} cuentas, vencido {due}").format(
            segment=text, accounts=accounts, due=figure
        )
        return TreeRow(level, text, choice, accounts, figure + more, swatch, spoken)

    def segment_name(self, segment: str | None) -> str:
        """The segment in words."""
        names = {
            None: self.tr("Todas"),
            "preventive": self.tr("Preventiva"),
            "1-30": self.tr("1–30 días"),
            "31-90": self.tr("31–90 días"),
            "91+": self.tr("91 días o más"),
            "unknown": self.tr("Sin antigüedad"),
            "excluded": self.tr("Fuera de gestión"),
        }
        return names.get(segment, segment or "")
