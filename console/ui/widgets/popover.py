"""Areas that float over the window: a card of details, and a list of results to choose from."""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import colour_index, initials, paint_avatar
from console.ui.widgets.cards import pad_layout
from console.ui.widgets.chips import ChipKind, chip_height, chip_width, paint_chip
from console.ui.widgets.columns import Index
from console.ui.widgets.paint import (
    keycap_width,
    paint_box,
    paint_keycap,
    paint_text,
    text_width,
)
from console.ui.widgets.shadow import paint_shadow, shadow_margins


class Popover(QWidget):
    """A card under a button; Esc or a click elsewhere closes it. Fill its `body`."""

    closed = Signal()

    def __init__(self, parent: QWidget, padding: int = 14) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._padding = padding
        self._column = QVBoxLayout(self)
        self.body = QVBoxLayout()
        self._column.addLayout(self.body)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        self._column.setContentsMargins(shadow_margins())
        pad_layout(self.body, self._padding, self._padding - 2, spacing=6)

    def open_under(self, anchor: QWidget, gap: int = 4) -> None:
        """Open below `anchor`, or above where the screen ends; never beyond its sides."""
        self.adjustSize()
        around = shadow_margins()
        spot = anchor.mapToGlobal(QPoint(0, anchor.height() + Theme.current().px(gap)))
        place = QRect(spot, self.size()).translated(-around.left(), -around.top())
        screen = anchor.screen().availableGeometry()
        if place.bottom() - around.bottom() > screen.bottom():
            above = anchor.mapToGlobal(QPoint(0, 0)).y() - Theme.current().px(gap)
            place.moveBottom(above + around.bottom())
        right = screen.right() + around.right()
        place.moveLeft(
            max(screen.left() - around.left(), min(place.left(), right - place.width()))
        )
        self.move(place.topLeft())
        self.show()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.closed.emit()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_frame(self)


def _paint_frame(widget: QWidget) -> None:
    theme = Theme.current()
    painter = QPainter(widget)
    frame = QRectF(widget.rect().marginsRemoved(shadow_margins()))
    paint_shadow(painter, frame, theme.px(9))
    surface, line = theme.color("surface"), theme.color("border2")
    paint_box(painter, frame, theme.px(9), surface, line)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A line of results: an icon or a person, a title, and what stands at the right.

    `key` None makes a caption that cannot be chosen.
    """

    key: Hashable | None
    title: str
    detail: str = ""
    icon: str = ""
    person_id: str = ""
    chip: str = ""
    chip_kind: ChipKind = "neutral"
    keys: tuple[str, ...] = ()


class _Results(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ResultRow, ...] = ()

    def replace(self, rows: tuple[ResultRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is immutable
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.detail, row.chip) if part)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].key is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class ListPopover(QFrame):
    """Results under a field that keeps the focus: arrows walk, Enter chooses, Esc closes."""

    chosen = Signal(object)  # the row's key

    def __init__(self, field: QLineEdit, name: str, width: int = 560) -> None:
        super().__init__(field.window())
        self._field, self._width = field, width
        self.query = ""
        self._model = _Results()
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ResultDelegate(self))
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.clicked.connect(self._choose)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list)
        field.installEventFilter(self)
        self.hide()

    def show_rows(self, rows: tuple[ResultRow, ...], query: str = "") -> None:
        """Show results with `query` marked in them; none at all closes the list."""
        self.query = query
        self._model.replace(rows)
        if not rows:
            self.hide()
            return
        self._select(self._step(-1, 1))
        self._place()
        self.show()
        self.raise_()

    def rows(self) -> tuple[ResultRow, ...]:
        """What is listed."""
        return self._model.rows

    def current(self) -> ResultRow | None:
        """The marked result."""
        place = self.list.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.isVisible() and self._press(event.key())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_frame(self)

    def _press(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._select(self._step(self.list.currentIndex().row(), step))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _step(self, place: int, step: int) -> int:
        """The next row that can be chosen, round the end."""
        rows = self._model.rows
        for distance in range(1, len(rows) + 1):
            there = (place + step * distance) % len(rows)
            if rows[there].key is not None:
                return there
        return -1

    def _select(self, place: int) -> None:
        self.list.setCurrentIndex(self._model.index(place, 0))

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()] if index.isValid() else None
        if row is not None and row.key is not None:
            self.hide()
            self.chosen.emit(row.key)

    def _place(self) -> None:
        theme, around = Theme.current(), shadow_margins()
        inset = theme.px(6)
        self._column.setContentsMargins(
            around.left() + 1, around.top() + inset, around.right() + 1, around.bottom() + inset
        )
        wanted = sum(result_height(row) for row in self._model.rows)
        window = self.parentWidget() or self._field.window()
        spot = self._field.mapTo(window, QPoint(0, self._field.height() + theme.px(4)))
        room = window.height() - spot.y() - 2 * inset - theme.px(40)
        width = max(self._field.width(), theme.px(self._width))
        height = min(wanted, max(room, theme.px(120))) + 2 * inset
        x = max(theme.px(8), spot.x() + (self._field.width() - width) // 2)
        frame = QRect(x, spot.y(), width, height)
        self.setGeometry(frame.marginsAdded(around))


def result_height(row: ResultRow) -> int:
    """36 design pixels for a result, 28 for a caption."""
    return Theme.current().px(28 if row.key is None else 36)


def caption_row(title: str) -> ResultRow:
    """A heading among results."""
    return replace(ResultRow(None, ""), title=title)


class _ResultDelegate(QStyledItemDelegate):
    def __init__(self, popover: ListPopover) -> None:
        super().__init__(popover)
        self._popover = popover

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = self._popover._model  # noqa: SLF001 - one piece with its popover
        return QSize(10, result_height(model.rows[index.row()]))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = Theme.current()
        row = self._popover._model.rows[index.row()]  # noqa: SLF001 - one piece with its popover
        box = QRectF(option.rect)
        inner = box.adjusted(theme.px(14), 0, -theme.px(14), 0)
        if row.key is None:
            ink = theme.color("text3")
            paint_text(painter, inner, row.title, theme.font("caption", 600), ink)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        inner.setLeft(self._paint_lead(painter, inner, row))
        inner.setRight(self._paint_trail(painter, inner, row) - theme.px(8))
        self._paint_words(painter, inner, row)

    def _paint_lead(self, painter: QPainter, box: QRectF, row: ResultRow) -> float:
        theme = Theme.current()
        side = theme.px(24 if row.person_id else 16)
        spot = QRectF(box.x(), box.center().y() - side / 2, side, side)
        if row.person_id:
            paint_avatar(painter, spot, initials(row.title), colour_index(row.person_id))
        elif row.icon:
            paint_icon(painter, spot, row.icon, "text2")
        else:
            return box.x()
        return spot.right() + theme.px(10)

    def _paint_trail(self, painter: QPainter, box: QRectF, row: ResultRow) -> float:
        x, theme = box.right(), Theme.current()
        for key in reversed(row.keys):
            x -= keycap_width(key)
            paint_keycap(painter, x, box.center().y(), key)
            x -= theme.px(6)
        if row.chip:
            x -= chip_width(row.chip, row.chip_kind)
            top = box.center().y() - chip_height() / 2
            paint_chip(painter, x, top, row.chip, row.chip_kind)
        return x

    def _paint_words(self, painter: QPainter, box: QRectF, row: ResultRow) -> None:
        theme = Theme.current()
        font = theme.font("base", 500)
        width = min(text_width(row.title, font), box.width())
        query = self._popover.query.strip().casefold()
        at = row.title.casefold().find(query) if query else -1
        if at >= 0:
            before = text_width(row.title[:at], font)
            marked = text_width(row.title[at : at + len(query)], font)
            spot = QRectF(
                box.x() + before - 1, box.center().y() - theme.px(9), marked + 2, theme.px(18)
            )
            paint_box(painter, spot, theme.px(3), theme.color("note_line"))
        paint_text(
            painter,
            QRectF(box.x(), box.y(), width + 1, box.height()),
            row.title,
            font,
            theme.color("text"),
        )
        rest = box.adjusted(width + theme.px(10), 0, 0, 0)
        if row.detail and rest.width() > theme.px(30):
            paint_text(painter, rest, row.detail, theme.font("small"), theme.color("text2"))
