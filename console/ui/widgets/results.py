"""A list of results to choose from, under a field that keeps the focus."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import colour_index, initials, paint_avatar
from console.ui.widgets.chips import ChipKind, chip_height, chip_width, paint_chip
from console.ui.widgets.columns import Index
from console.ui.widgets.marks import marks
from console.ui.widgets.paint import (
    keycap_width,
    paint_box,
    paint_keycap,
    paint_text,
    text_width,
)


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
    marks_detail: bool = False


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
            return ", ".join(
                part for part in (row.title, row.detail, row.chip, *row.keys) if part
            )
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].key is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class ResultsList(QListView):
    """Arrows pressed in `field` walk the results, Enter chooses; captions are stepped over."""

    chosen = Signal(object)  # the row's key
    pointed = Signal(object)  # the row that is marked now, or None

    def __init__(self, field: QLineEdit, name: str) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self._model = _Results()
        self.setModel(self._model)
        self.setItemDelegate(_ResultDelegate(self))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self._choose)
        field.installEventFilter(self)

    def show_rows(self, rows: tuple[ResultRow, ...], words: tuple[str, ...] = ()) -> None:
        """Show results with the folded `words` marked in them. Who had walked to a result
        stays on it while it is still there.
        """
        walked = self.currentIndex().row() > self._first()
        before = self.current() if walked else None
        self.words = words
        self._model.replace(rows)
        keys = [row.key for row in rows]
        kept = before is not None and before.key in keys
        self._select(keys.index(before.key) if kept and before else self._first())

    def rows(self) -> tuple[ResultRow, ...]:
        """What is listed."""
        return self._model.rows

    def current(self) -> ResultRow | None:
        """The marked result."""
        place = self.currentIndex().row()
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def height_wanted(self) -> int:
        """Enough to show every row. Units: logical pixels."""
        return sum(result_height(row) for row in self._model.rows)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event.key())
        return False

    def _press(self, key: int) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        step = steps.get(Qt.Key(key))
        if step is not None:
            for _ in range(abs(step)):
                self._select(self._step(self.currentIndex().row(), 1 if step > 0 else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            return False
        return True

    def _first(self) -> int:
        return self._step(-1, 1)

    def _step(self, place: int, step: int) -> int:
        """The next row that can be chosen, round the end."""
        rows = self._model.rows
        for distance in range(1, len(rows) + 1):
            there = (place + step * distance) % len(rows)
            if rows[there].key is not None:
                return there
        return -1

    def _select(self, place: int) -> None:
        self.setCurrentIndex(self._model.index(place, 0))
        if place == self._first():
            self.scrollToTop()  # with its caption
        self.pointed.emit(self.current())

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()] if index.isValid() else None
        if row is not None and row.key is not None:
            self.chosen.emit(row.key)


def result_height(row: ResultRow) -> int:
    """36 design pixels for a result, 28 for a caption."""
    return Theme.current().px(28 if row.key is None else 36)


def caption_row(title: str) -> ResultRow:
    """A heading among results."""
    return ResultRow(None, title)


class _ResultDelegate(QStyledItemDelegate):
    def __init__(self, results: ResultsList) -> None:
        super().__init__(results)
        self._results = results

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, result_height(self._results.rows()[index.row()]))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = Theme.current()
        row = self._results.rows()[index.row()]
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
        words = self._results.words
        _paint_marks(painter, box, row.title, font, words)
        paint_text(
            painter,
            QRectF(box.x(), box.y(), width + 1, box.height()),
            row.title,
            font,
            theme.color("text"),
        )
        rest = box.adjusted(width + theme.px(10), 0, 0, 0)
        if row.detail and rest.width() > theme.px(30):
            small = theme.font("small")
            if row.marks_detail:
                _paint_marks(painter, rest, row.detail, small, words)
            paint_text(painter, rest, row.detail, small, theme.color("text2"))


def _paint_marks(
    painter: QPainter, box: QRectF, text: str, font: QFont, words: tuple[str, ...]
) -> None:
    """Yellow behind what was searched for, as far as it is in sight."""
    theme = Theme.current()
    for place, length in marks(text, words):
        left = box.x() + text_width(text[:place], font)
        wide = text_width(text[place : place + length], font)
        if left + wide > box.right():
            break
        spot = QRectF(left - 1, box.center().y() - theme.px(9), wide + 2, theme.px(18))
        paint_box(painter, spot, theme.px(3), theme.color("note_line"))
