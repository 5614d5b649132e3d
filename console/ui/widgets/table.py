"""A table for many rows: fixed heights, painted straight from the row objects."""

from collections.abc import Callable, Hashable
from typing import Any, Generic

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.style import draw_check_box
from console.ui.theme.theme import Theme
from console.ui.widgets.columns import Column, Index, Row, TableModel
from console.ui.widgets.paint import CENTER, LEFT, RIGHT, paint_hairline, paint_text, text_width

ROW_PX = {"compact": 30, "normal": 36, "comfortable": 42}
_ALIGN = {"left": LEFT, "right": RIGHT, "center": CENTER}
_CHECK_PX = 34
_NEAR_END_ROWS = 50


class TableView(QTableView, Generic[Row]):
    """Rows of one kind, with an optional column of check boxes at the left.

    Sorting and filtering happen where the rows come from: the header only asks. The checked
    rows are a set of keys of our own, since Qt's selection asks every cell when it is large.
    """

    row_opened = Signal(object)  # the row: Enter or a double click
    row_selected = Signal(object)  # the row the keyboard is at, or None
    checked_changed = Signal(object)  # frozenset of keys
    sort_asked = Signal(str, bool)  # column key, descending
    widths_changed = Signal()
    more_wanted = Signal()  # scrolled near the end of what is loaded

    def __init__(
        self,
        columns: tuple[Column[Row], ...],
        key_of: Callable[[Row], Hashable],
        name: str,
        parent: QWidget | None = None,
        *,
        has_checks: bool = False,
        density: str = "normal",
    ) -> None:
        super().__init__(parent)
        self.checked: frozenset[Hashable] = frozenset()
        self.hovered_row = -1
        self._has_checks = has_checks
        self._density = density
        self._anchor_row = 0
        self.rows_model: TableModel[Row] = TableModel(_with_checks(columns, has_checks), key_of)
        self._set_up(name)
        self.setModel(self.rows_model)
        self.selectionModel().currentRowChanged.connect(self._tell_selected)
        self._zoom = Theme.current().zoom
        self._set_widths()
        Theme.current().follow(self.restyle)

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._header = _Header(self)
        self.setHorizontalHeader(self._header)
        self._header.sort_asked.connect(self.sort_asked)
        self._header.check_clicked.connect(self._toggle_all)
        self._header.sectionResized.connect(self._width_moved)
        self._delegate = _RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)

    def restyle(self) -> None:
        """Row and header heights at the zoom in force."""
        px = Theme.current().px
        self._zoom_widths()
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(px(ROW_PX[self._density]))
        self._header.setFixedHeight(px(30))
        self.verticalScrollBar().setSingleStep(px(ROW_PX[self._density]))
        self.viewport().update()

    def set_density(self, density: str) -> None:
        """`compact`, `normal` or `comfortable`."""
        self._density = density
        self.restyle()

    # rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Replace the rows; the selected one stays selected while it is among them."""
        key = self.selected_key()
        self.rows_model.replace(rows)
        if key is not None and self.selected_key() != key:
            self.select_key(key)
        self._header.viewport().update()

    def row_at(self, place: int) -> Row:
        """The row at `place`, from the top."""
        return self.rows_model.rows[place]

    def selected_key(self) -> Hashable | None:
        """The key of the row the keyboard is at."""
        place = self.currentIndex().row()
        if not 0 <= place < len(self.rows_model.rows):
            return None
        return self.rows_model.key_of(self.rows_model.rows[place])

    def select_key(self, key: Hashable) -> None:
        """Put the keyboard at the row with `key`, if it is loaded."""
        place = self.rows_model.place_of(key)
        if place is not None:
            self.selectRow(place)

    # check boxes

    def set_checked(self, keys: frozenset[Hashable]) -> None:
        """Check exactly the rows with `keys`, without telling."""
        self.checked = keys
        self.viewport().update()
        self._header.viewport().update()

    def check_state(self) -> Qt.CheckState:
        """All, some or none of the loaded rows."""
        if not self.checked:
            return Qt.CheckState.Unchecked
        keys = {self.rows_model.key_of(row) for row in self.rows_model.rows}
        if not keys or not keys & self.checked:
            return Qt.CheckState.PartiallyChecked if self.checked else Qt.CheckState.Unchecked
        whole = keys <= self.checked
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def _toggle(self, place: int, *, as_range: bool = False) -> None:
        keys = [self.rows_model.key_of(row) for row in self.rows_model.rows]
        first, last = sorted((self._anchor_row, place)) if as_range else (place, place)
        changed = frozenset(keys[first : last + 1])
        on = keys[place] not in self.checked
        self._anchor_row = place
        self._tell_checked(self.checked | changed if on else self.checked - changed)

    def _toggle_all(self) -> None:
        keys = frozenset(self.rows_model.key_of(row) for row in self.rows_model.rows)
        is_whole = self.check_state() == Qt.CheckState.Checked
        self._tell_checked(self.checked - keys if is_whole else self.checked | keys)

    def _tell_checked(self, keys: frozenset[Hashable]) -> None:
        self.set_checked(keys)
        self.checked_changed.emit(keys)

    # columns

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Mark the column that the rows are sorted by."""
        self._header.show_sort(key, descending=descending)

    def column_widths(self) -> dict[str, int]:
        """Widths by column key, in design pixels, to be remembered."""
        zoom = Theme.current().zoom
        return {
            column.key: round(self.columnWidth(place) / zoom)
            for place, column in enumerate(self.rows_model.columns)
        }

    def restore_widths(self, widths: dict[str, int]) -> None:
        """Take remembered widths; columns that are not among them keep theirs."""
        for place, column in enumerate(self.rows_model.columns):
            if column.key in widths and column.key != _CHECK_KEY:
                self.setColumnWidth(place, Theme.current().px(widths[column.key]))

    def _set_widths(self) -> None:
        px = Theme.current().px
        self._header.setMinimumSectionSize(px(24))
        for place, column in enumerate(self.rows_model.columns):
            self.setColumnWidth(place, px(column.width))
            if column.key == _CHECK_KEY:
                self._header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            elif column.stretches:
                self._header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _zoom_widths(self) -> None:
        before, self._zoom = self._zoom, Theme.current().zoom
        if before != self._zoom:
            for place in range(len(self.rows_model.columns)):
                self.setColumnWidth(place, round(self.columnWidth(place) * self._zoom / before))

    def _width_moved(self, _section: int, _before: int, _now: int) -> None:
        self.widths_changed.emit()

    # gestures

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._has_checks and index.isValid() and index.column() == 0:
            as_range = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._toggle(index.row(), as_range=as_range)
            event.accept()
            return
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not (self._has_checks and index.column() == 0):
            self.row_opened.emit(self.row_at(index.row()))
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        key = event.key()
        if place >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_opened.emit(self.row_at(place))
        elif place >= 0 and key == Qt.Key.Key_Space and self._has_checks:
            as_range = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._toggle(place, as_range=as_range)
        elif self._has_checks and event.matches(QKeySequence.StandardKey.SelectAll):
            self._toggle_all()
        elif key == Qt.Key.Key_Home and self.rows_model.rows:
            self.selectRow(0)
        elif key == Qt.Key.Key_End and self.rows_model.rows:
            self.selectRow(len(self.rows_model.rows) - 1)
        else:
            super().keyPressEvent(event)

    def _hover(self, place: int) -> None:
        if place != self.hovered_row:
            self.hovered_row = place
            self.viewport().update()

    def _tell_selected(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.row_selected.emit(self.row_at(now.row()) if now.isValid() else None)

    def _look_for_end(self, _value: int) -> None:
        last = self.rowAt(self.viewport().height() - 1)
        if last >= 0 and len(self.rows_model.rows) - last <= _NEAR_END_ROWS:
            self.more_wanted.emit()


_CHECK_KEY = "_check"


def _with_checks(columns: tuple[Column[Row], ...], has_checks: bool) -> tuple[Column[Row], ...]:  # noqa: FBT001 - private, passed through
    if not has_checks:
        return columns
    boxes: Column[Row] = Column(_CHECK_KEY, "", lambda _row: "", _CHECK_PX, is_sortable=False)
    return (boxes, *columns)


class _RowDelegate(QStyledItemDelegate):
    """Paints a cell from its row object: asking the model for roles costs most of the time."""

    def __init__(self, view: TableView[Any]) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, theme = self._view, Theme.current()
        rect: QRect = option.rect
        place = index.row()
        row = view.rows_model.rows[place]
        column = view.rows_model.columns[index.column()]
        is_current = place == view.currentIndex().row()
        is_checked = view.rows_model.key_of(row) in view.checked
        if is_current or is_checked:
            painter.fillRect(rect, theme.color("accent_soft"))
        elif place == view.hovered_row:
            painter.fillRect(rect, theme.color("hover"))
        paint_hairline(painter, rect.x(), rect.bottom(), rect.width(), theme.color("border"))
        if is_current and index.column() == 0:
            painter.fillRect(
                rect.x(), rect.y(), theme.px(3), rect.height(), theme.color("accent")
            )
        self._paint_cell(painter, rect, column, row, is_checked=is_checked)
        if is_current and view.hasFocus():
            self._paint_focus(painter, rect, index.column())

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        column: Column[Any],
        row: object,
        *,
        is_checked: bool,
    ) -> None:
        theme = Theme.current()
        if column.key == _CHECK_KEY:
            side = theme.px(17)
            box = QRectF(0, 0, side, side)
            box.moveCenter(QRectF(rect).center())
            state = Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
            draw_check_box(painter, box, state, theme.color)
            return
        pad = theme.px(8)
        box = QRectF(rect).adjusted(pad, 0, -pad, -1)
        if column.paint is not None:
            painter.save()
            column.paint(painter, box, row)
            painter.restore()
            return
        tone = column.tone if isinstance(column.tone, str) else column.tone(row)
        font = theme.font("base", column.weight, tabular=True)
        paint_text(
            painter, box, column.text(row), font, theme.color(tone), _ALIGN[column.align]
        )

    def _paint_focus(self, painter: QPainter, rect: QRect, column: int) -> None:
        """A frame around the whole row, two pixels wide."""
        theme = Theme.current()
        ink, width = theme.color("accent"), theme.px(2)
        painter.fillRect(rect.x(), rect.y(), rect.width(), width, ink)
        painter.fillRect(rect.x(), rect.bottom() + 1 - width, rect.width(), width, ink)
        if column == self._view.model().columnCount() - 1:
            painter.fillRect(rect.right() + 1 - width, rect.y(), width, rect.height(), ink)


class _Header(QHeaderView):
    """Column titles; a click asks for the other order."""

    sort_asked = Signal(str, bool)
    check_clicked = Signal()

    def __init__(self, table: TableView[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._sort_key, self._is_descending = "", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.sectionClicked.connect(self._ask)

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Draw the arrow at the column with `key`."""
        self._sort_key, self._is_descending = key, descending
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme = Theme.current()
        painter.fillRect(rect, theme.color("subtle"))
        paint_hairline(painter, rect.x(), rect.bottom(), rect.width(), theme.color("border"))
        column = self._table.rows_model.columns[logicalIndex]
        if column.key == _CHECK_KEY:
            side = theme.px(17)
            box = QRectF(0, 0, side, side)
            box.moveCenter(QRectF(rect).center())
            draw_check_box(painter, box, self._table.check_state(), theme.color)
            return
        self._paint_title(painter, QRectF(rect), column)

    def _paint_title(self, painter: QPainter, rect: QRectF, column: Column[Any]) -> None:
        theme = Theme.current()
        font, pad = theme.font("caption", 600), theme.px(8)
        box = rect.adjusted(pad, 0, -pad, 0)
        is_sorted = column.key == self._sort_key
        side = theme.px(12) if is_sorted else 0
        if is_sorted:
            box.setRight(box.right() - side - theme.px(4))
        ink = theme.color("text" if is_sorted else "text3")
        paint_text(painter, box, column.title, font, ink, _ALIGN[column.align])
        if is_sorted:
            width = min(text_width(column.title, font), box.width())
            words = {"left": box.left() + width, "right": box.right()}
            x = words.get(column.align, box.center().x() + width / 2) + theme.px(4)
            spot = QRectF(x, rect.center().y() - side / 2, side, side)
            paint_icon(
                painter, spot, "arrow-down" if self._is_descending else "arrow-up", "text"
            )

    def _ask(self, section: int) -> None:
        column = self._table.rows_model.columns[section]
        if column.key == _CHECK_KEY:
            self.check_clicked.emit()
        elif column.is_sortable:
            again = column.key == self._sort_key
            descending = not self._is_descending if again else column.align == "right"
            self.sort_asked.emit(column.key, descending)
