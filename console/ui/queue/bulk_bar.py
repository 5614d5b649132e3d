"""The card that floats under the worklist while accounts are selected."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget
from typing_extensions import override

from console.ui.queue.lines import QueueLine, sums_of
from console.ui.queue.wording import sum_text
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import Pic
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import paint_box
from console.ui.widgets.shadow import paint_shadow, shadow_margins

HEIGHT_PX, EDGE_PX = 50, 14


class BulkBar(QWidget):
    """How many are selected, what they owe, how many may be written to, and what to do.

    It keeps the room of its shadow around its frame, so it is placed by `place_in`.
    """

    send_clicked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QCheckBox()
        self._box.setTristate(True)
        self._box.setCheckState(Qt.CheckState.PartiallyChecked)
        self._box.setAccessibleName(self.tr("Quitar la selección"))
        self._box.clicked.connect(lambda _on: self.cleared.emit())
        self._count = Label("", weight=600, tabular=True)
        self._due = ElidedLabel("", tone="text2", tabular=True)
        self._shield = Pic("shield-check", "ok", 14)
        self._may = Label("", "small", "ok", tabular=True)
        self.send = Button(self.tr("Enviar plantilla"), "primary", "layout")
        self.cross = IconButton("x", self.tr("Quitar la selección"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._box)
        self._row.addWidget(self._count)
        self._row.addWidget(self._due, 1)
        for part in (self._shield, self._may, self.send, self.cross):
            self._row.addWidget(part)
        self.send.clicked.connect(self.send_clicked)
        self.cross.clicked.connect(self.cleared)
        self.hide()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        px, around = Theme.current().px, shadow_margins()
        self._row.setContentsMargins(
            around.left() + px(14), around.top(), around.right() + px(10), around.bottom()
        )
        self._row.setSpacing(px(10))

    def room(self) -> int:
        """The height that the list gives up while the bar is shown."""
        return Theme.current().px(HEIGHT_PX + 2 * EDGE_PX)

    def place_in(self, area: QWidget) -> None:
        """Float over the foot of `area`, its parent."""
        px, around = Theme.current().px, shadow_margins()
        frame = area.rect().adjusted(px(EDGE_PX), 0, -px(EDGE_PX), -px(EDGE_PX))
        frame.setTop(frame.bottom() + 1 - px(HEIGHT_PX))
        self.setGeometry(frame.marginsAdded(around))
        self.raise_()

    def show_lines(self, lines: tuple[QueueLine, ...]) -> None:
        """Show the selection, or hide without one."""
        self.setVisible(bool(lines))
        if not lines:
            return
        allowed = sum(line.allowed for line in lines)
        self._count.setText(self.tr("%n seleccionada(s)", "", len(lines)))
        due = sum_text(sums_of(line.row.due for line in lines))
        self._due.setText(self.tr("{due} vencido").format(due=due))
        count = figures.whole(allowed)
        self._may.setText(self.tr("{count} contactables ahora").format(count=count))
        self._may.set_tone("ok" if allowed else "warn")
        self._shield.show_icon("shield-check", "ok" if allowed else "warn")
        self.send.setEnabled(allowed > 0)
        nobody = self.tr("A nadie de la selección se le puede escribir ahora")
        self.send.setToolTip("" if allowed else nobody)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        frame = QRectF(self.rect().marginsRemoved(shadow_margins()))
        paint_shadow(painter, frame, theme.px(9))
        surface, line = theme.color("surface"), theme.color("border2")
        paint_box(painter, frame, theme.px(9), surface, line)
