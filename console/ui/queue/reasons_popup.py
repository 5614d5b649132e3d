"""Why this account stands here: the signed parts of its priority, beside its row."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.inbox.panel.wording import term_words
from console.ui.queue.columns import account_text, person_text
from console.ui.queue.lines import QueueLine
from console.ui.theme.theme import Theme
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import LEFT, RIGHT, paint_box, paint_text
from console.ui.widgets.progress import paint_bar
from console.ui.widgets.shadow import paint_shadow, shadow_margins
from console.ui.widgets.table import TableView

WIDTH_PX, TERM_PX, BAR_PX = 376, 22, 56
KEY = "priority"


class ReasonsPopup(QWidget):
    """Opens over the priority column under the pointer, or by key; any move closes it."""

    def __init__(self, table: TableView[QueueLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._table, self._home = table, parent
        self._title = Label("", "lead", weight=600, tabular=True)
        self._who = ElidedLabel("", "small", "text2")
        self._terms = _Terms()
        self._column = QVBoxLayout(self)
        for part in (self._title, self._who, self._terms):
            self._column.addWidget(part)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)
        table.verticalScrollBar().valueChanged.connect(self.hide)
        self.hide()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        px, around = Theme.current().px, shadow_margins()
        self._column.setContentsMargins(
            around.left() + px(14),
            around.top() + px(11),
            around.right() + px(14),
            around.bottom() + px(12),
        )
        self._column.setSpacing(px(3))
        self.hide()

    def show_row(self, place: int) -> None:
        """Explain the row at `place`, below its priority, or above where there is no room."""
        line = self._table.row_at(place)
        self._title.setText(self.tr("Prioridad {score}").format(score=line.row.priority))
        who = (person_text(line.row), account_text(line))
        self._who.setText(" · ".join(part for part in who if part))
        terms = tuple((term.points, term_words(term)) for term in line.row.terms)
        self._terms.show_terms(terms)
        spoken = ", ".join(f"{points:+d} {words}" for points, words in terms)
        self._table.setAccessibleDescription(f"{self._title.text()}: {spoken}")
        self._move_to(place)
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._table.indexAt(event.pos())
            if index.isValid() and self._key_of(index.column()) == KEY:
                self.show_row(index.row())
                return True
        elif kind in {
            QEvent.Type.Leave,
            QEvent.Type.MouseMove,
            QEvent.Type.MouseButtonPress,
            QEvent.Type.FocusOut,
        }:
            self.hide()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        frame = QRectF(self.rect().marginsRemoved(shadow_margins()))
        paint_shadow(painter, frame, theme.px(9))
        surface, line = theme.color("surface"), theme.color("border2")
        paint_box(painter, frame, theme.px(9), surface, line)

    def _press(self, event: QKeyEvent) -> bool:
        """Esc closes it and goes no further; any other key closes it and acts."""
        was_open = self.isVisible()
        self.hide()
        return was_open and event.key() == Qt.Key.Key_Escape

    def _key_of(self, column: int) -> str:
        return self._table.rows_model.columns[column].key

    def _move_to(self, place: int) -> None:
        px, around, table = Theme.current().px, shadow_margins(), self._table
        keys = [column.key for column in table.rows_model.columns]
        cell = table.visualRect(table.rows_model.index(place, keys.index(KEY)))
        home = self._home
        self.setFixedWidth(px(WIDTH_PX) + around.left() + around.right())
        self._terms.setFixedHeight(px(TERM_PX) * max(1, self._terms.count()))
        self._column.activate()
        size = self._column.sizeHint()
        frame = QRect(0, 0, self.width(), size.height()).marginsRemoved(around)
        spot = table.viewport().mapTo(home, cell.bottomLeft() + QPoint(px(60), px(2)))
        top = spot.y()
        if top + frame.height() > home.height() - px(8):
            top = max(px(8), spot.y() - cell.height() - frame.height() - px(4))
        left = min(spot.x(), home.width() - frame.width() - px(8))
        self.setGeometry(QRect(QPoint(left, top), frame.size()).marginsAdded(around))


class _Terms(QWidget):
    """Points, a bar of their share, and words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[int, str], ...] = ()

    def count(self) -> int:
        return len(self._rows)

    def show_terms(self, rows: tuple[tuple[int, str], ...]) -> None:
        self._rows = rows
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        height = theme.px(TERM_PX)
        largest = max((abs(points) for points, _ in self._rows), default=1)
        for number, (points, text) in enumerate(self._rows):
            box = QRectF(0, number * height, self.width(), height)
            _paint_term(painter, box, points, text, abs(points) / largest)


def _paint_term(painter: QPainter, box: QRectF, points: int, text: str, share: float) -> None:
    theme = Theme.current()
    tone = "ok" if points >= 0 else "bad"
    figure = QRectF(box.x(), box.y(), theme.px(28), box.height())
    signed = f"+{points}" if points >= 0 else f"−{-points}"
    font = theme.font("small", 600, tabular=True)
    paint_text(painter, figure, signed, font, theme.color(tone), RIGHT)
    left = figure.right() + theme.px(8)
    middle = box.center().y() - theme.px(2)
    bar = QRectF(left, middle, theme.px(BAR_PX), theme.px(5))
    paint_bar(painter, bar, share, f"{tone}_solid")
    words = QRectF(bar.right() + theme.px(8), box.y(), 0, box.height())
    words.setRight(box.right())
    paint_text(painter, words, text, theme.font("small"), theme.color("text2"), LEFT)
