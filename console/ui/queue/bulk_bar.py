"""The bar over the worklist while accounts are selected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from console.runtime import formats
from console.ui.queue.lines import QueueLine
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import Pic, pad_layout
from console.ui.widgets.labels import Label


class BulkBar(QFrame):
    """How many are selected, what they owe, how many may be written to, and what to do."""

    send_clicked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._count = Label("", weight=600, tabular=True)
        self._due = Label("", tone="text2", tabular=True)
        self._may = Label("", tone="ok", tabular=True)
        self.send = Button(self.tr("Enviar plantilla"), "primary", "layout")
        cross = IconButton("x", self.tr("Quitar la selección"))
        self._row = QHBoxLayout(self)
        for part in (self._count, self._due):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(Pic("shield-check", "ok", 14))
        self._row.addWidget(self._may)
        self._row.addWidget(self.send)
        self._row.addWidget(cross)
        self.send.clicked.connect(self.send_clicked)
        cross.clicked.connect(self.cleared)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._row, 14, 8, spacing=10)

    def show_lines(self, lines: tuple[QueueLine, ...]) -> None:
        """Show the selection, or hide without one."""
        self.setVisible(bool(lines))
        if not lines:
            return
        allowed = sum(line.allowed for line in lines)
        self._count.setText(self.tr("%n seleccionada(s)", "", len(lines)))
        self._due.setText(self.tr("{due} vencido").format(due=_sum_text(lines)))
        self._may.setText(
            self.tr("{count} contactables ahora").format(count=formats.integer(allowed))
        )
        self.send.setEnabled(allowed > 0)
        self.send.setToolTip(
            "" if allowed else self.tr("A nadie de la selección se le puede escribir ahora")
        )


def _sum_text(lines: tuple[QueueLine, ...]) -> str:
    first = lines[0].row.due
    same = [line.row.due for line in lines if line.row.due.currency == first.currency]
    total = sum(same[1:], start=same[0])
    return formats.money(total, lines[0].row.country)
