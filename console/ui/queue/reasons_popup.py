"""Why this account stands here: the signed parts of its priority, beside the pointer."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.queue.columns import account_text, term_text
from console.ui.queue.lines import QueueLine
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import pad_layout
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import LEFT, RIGHT, paint_box, paint_text
from console.ui.widgets.progress import paint_bar
from console.ui.widgets.table import TableView

WIDTH_PX, TERM_PX = 330, 26


class ReasonsPopup(QFrame):
    """Opens where Qt would show a tooltip on the priority column; closes on any move away."""

    def __init__(self, table: TableView[QueueLine]) -> None:
        super().__init__(table.window(), Qt.WindowType.ToolTip)
        self.setObjectName("Popover")
        self._table = table
        self._title = Label("", "lead", weight=600, tabular=True)
        self._who = Label("", "small", "text3")
        self._terms = _Terms()
        self._column = QVBoxLayout(self)
        for part in (self._title, self._who, self._terms):
            self._column.addWidget(part)
        table.viewport().installEventFilter(self)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._column, 14, 12, spacing=4)
        self.setFixedWidth(Theme.current().px(WIDTH_PX))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._table.indexAt(event.pos())
            if index.isValid() and self._column_key(index.column()) == "priority":
                self.show_line(self._table.row_at(index.row()), event.globalPos())
                return True
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.Wheel, QEvent.Type.MouseMove}:
            self.hide()
        return False

    def show_line(self, line: QueueLine, at: QPoint) -> None:
        """Open beside `at` (global)."""
        self._title.setText(self.tr("Prioridad {score}").format(score=line.row.priority))
        who = (line.row.person or "", account_text(line))
        self._who.setText(" · ".join(part for part in who if part))
        self._terms.show_terms(
            tuple((term.points, term_text(term.code)) for term in line.row.terms)
        )
        self.adjustSize()
        self.move(at + QPoint(12, 12))
        self.show()

    def _column_key(self, column: int) -> str:
        return self._table.rows_model.columns[column].key

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_box(painter, box, theme.px(9), theme.color("surface"), theme.color("border2"))


class _Terms(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[int, str], ...] = ()

    def show_terms(self, rows: tuple[tuple[int, str], ...]) -> None:
        self._rows = rows
        self.setFixedHeight(Theme.current().px(TERM_PX) * len(rows))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        height = theme.px(TERM_PX)
        for number, (points, text) in enumerate(self._rows):
            box = QRectF(0, number * height, self.width(), height)
            tone = "ok" if points >= 0 else "bad"
            font = theme.font("base", 600, tabular=True)
            figure = QRectF(box.x(), box.y(), theme.px(34), height)
            paint_text(painter, figure, f"{points:+d}", font, theme.color(tone), RIGHT)
            bar = QRectF(
                figure.right() + theme.px(8),
                box.center().y() - theme.px(2),
                theme.px(56),
                theme.px(4),
            )
            share = min(abs(points) / 35, 1)
            paint_bar(painter, bar, share, "ok_solid" if points >= 0 else "bad_solid")
            words = box.adjusted(theme.px(108), 0, 0, 0)
            paint_text(painter, words, text, theme.font("base"), theme.color("text"), LEFT)
