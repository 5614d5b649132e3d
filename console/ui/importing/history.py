"""The newest imports, with what became of each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.runtime import formats
from console.ui.importing.clearing import empty_layout
from console.ui.widgets import figures
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, hline, pad_layout
from console.ui.widgets.chips import Chip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.usecases.views import BatchRow

SHOWN = 8


class History(Card):
    """A card of its own; says what it is for while it is empty. Taking an import back is asked
    twice, in place.
    """

    undo_clicked = Signal(object)  # BatchId

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, 16, 6)
        self.lang = lang
        self.body.addWidget(Label(self.tr("Últimas importaciones"), weight=600))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.show_rows(())

    def show_rows(self, rows: tuple[BatchRow, ...]) -> None:
        """Replace the list."""
        empty_layout(self._rows)
        for place, row in enumerate(rows[:SHOWN]):
            if place:
                self._rows.addWidget(hline())
            self._rows.addWidget(self._row(row))
        if not rows:
            text = self.tr("Aquí quedará cada archivo, con lo que cambió y lo que se rechazó.")
            self._rows.addWidget(Label(text, "small", "text3", wrap=True))

    def _row(self, row: BatchRow) -> QWidget:
        box = QWidget()
        line, words = QHBoxLayout(box), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(row.filename, "base", weight=500))
        day = formats.day(row.at.date(), self.lang, "short")
        total = figures.whole(row.accepted + row.rejected)
        facts = self.tr("{day} · {rows} filas · {by}").format(day=day, rows=total, by=row.by)
        words.addWidget(ElidedLabel(facts, "small", "text3", tabular=True))
        line.addLayout(words, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._state(row), 0, Qt.AlignmentFlag.AlignRight)
        if row.undo_until is not None:
            right.addWidget(self._undo(row), 0, Qt.AlignmentFlag.AlignRight)
        line.addLayout(right)
        pad_layout(line, 0, 7, spacing=8)
        return box

    def _undo(self, row: BatchRow) -> Button:
        button = Button(self.tr("Deshacer"), "link", small=True)
        day = "" if row.undo_until is None else formats.day(row.undo_until.date(), self.lang)
        button.setToolTip(self.tr("Se puede deshacer hasta el {day}").format(day=day))
        button.setAccessibleName(self.tr("Deshacer {file}").format(file=row.filename))
        asked = False

        def press() -> None:
            nonlocal asked
            if asked:
                button.setEnabled(False)
                self.undo_clicked.emit(row.id)
            asked = True
            button.set_kind("danger")
            button.setText(self.tr("Sí, deshacer"))

        button.clicked.connect(press)
        return button

    def _state(self, row: BatchRow) -> Chip:
        if row.state == "undone":
            return Chip(self.tr("Deshecha"), "neutral")
        if row.state != "done":
            return Chip(self.tr("Sin cargar"), "neutral")
        if row.rejected:
            return Chip(self.tr("%n rechazada(s)", "", row.rejected), "warn")
        return Chip(self.tr("Completa"), "ok")
