"""The bar under the list while conversations are chosen: how many, and what to do to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.inbox.conversations.checked import Checked
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.cards import Panel, hline, pad_layout
from console.ui.widgets.labels import Label


class BulkBar(Panel):
    """Shows the number; buttons report what is wanted of all of them."""

    all_wanted = Signal()
    none_wanted = Signal()
    assign_wanted = Signal()
    label_wanted = Signal()
    snooze_wanted = Signal()
    importance_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", "small", weight=600)
        self.all = Button(self.tr("Elegir todas"), "link", small=True)
        self.none = IconButton("x", self.tr("No elegir ninguna (Esc)"), small=True)
        self.buttons = {
            "assign": IconButton("swap", self.tr("Asignar las elegidas")),
            "label": IconButton("star", self.tr("Etiquetar las elegidas")),
            "snooze": IconButton("moon", self.tr("Posponer las elegidas")),
            "importance": IconButton("flag", self.tr("Importancia de las elegidas")),
            "close": IconButton("check", self.tr("Resolver las elegidas")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hline())
        said, done = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self.count)
        said.addWidget(self.all)
        said.addStretch(1)
        said.addWidget(self.none)
        for button in self.buttons.values():
            done.addWidget(button)
        done.addStretch(1)
        for row in (said, done):
            pad_layout(row, 12, 3, spacing=6)
            column.addLayout(row)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.all.clicked.connect(self.all_wanted)
        self.none.clicked.connect(self.none_wanted)
        for name, told in (
            ("assign", self.assign_wanted),
            ("label", self.label_wanted),
            ("snooze", self.snooze_wanted),
            ("importance", self.importance_wanted),
            ("close", self.close_wanted),
        ):
            self.buttons[name].clicked.connect(told)

    def show_checked(self, checked: Checked, total: int) -> None:
        """What is chosen, out of `total` that the filter finds."""
        count = total - len(checked.but) if checked.is_all else len(checked.ids)
        self.count.setText(self.tr("{count} elegidas").format(count=count))
        self.all.setVisible(not checked.is_all)
        self.setVisible(bool(checked))
