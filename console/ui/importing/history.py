"""The newest imports, with what became of each."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.runtime import formats
from console.ui.importing.clearing import empty_layout
from console.ui.widgets import figures
from console.ui.widgets.cards import Card, hline, pad_layout
from console.ui.widgets.chips import Chip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.usecases.views import BatchRow

SHOWN = 8


class History(Card):
    """A card of its own; says what it is for while it is empty."""

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
        line.addWidget(self._state(row))
        pad_layout(line, 0, 7, spacing=8)
        return box

    def _state(self, row: BatchRow) -> Chip:
        if row.state != "done":
            return Chip(self.tr("Sin cargar"), "neutral")
        if row.rejected:
            return Chip(self.tr("%n rechazada(s)", "", row.rejected), "warn")
        return Chip(self.tr("Completa"), "ok")
