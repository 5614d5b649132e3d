"""Imports that were read and never loaded: a crash, or a window that was closed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.runtime import formats
from console.ui.importing.clearing import empty_layout
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Pic, pad_layout
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.usecases.views import StagedBatch

SHOWN = 3


class LeftOver(QWidget):
    """A strip per import with the two ways on; nothing while nothing is left over."""

    resume_clicked = Signal(object)  # StagedBatch
    forget_clicked = Signal(object)  # StagedBatch

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lang = lang
        self.has_any = False
        self._rows = QVBoxLayout(self)
        self.hide()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._rows, 20, 8, spacing=6)

    def show_batches(self, batches: tuple[StagedBatch, ...]) -> None:
        """Replace what is offered."""
        empty_layout(self._rows)
        for batch in batches[:SHOWN]:
            self._rows.addWidget(self._row(batch))
        self.has_any = bool(batches)
        self.setVisible(self.has_any)

    def _row(self, batch: StagedBatch) -> QWidget:
        box, words = QWidget(), QVBoxLayout()
        line = QHBoxLayout(box)
        words.setSpacing(0)
        day = formats.day(batch.at.date(), self.lang, "short")
        title = self.tr("{file} quedó sin cargar").format(file=batch.filename)
        words.addWidget(ElidedLabel(title, "base", weight=600))
        if batch.is_whole:
            text = self.tr("Se leyó completo el {day} y no cambió nada todavía.")
        else:
            text = self.tr("La lectura del {day} se interrumpió; no cambió nada.")
        words.addWidget(Label(text.format(day=day), "small", "text2"))
        line.addWidget(Pic("clock", "warn", 18))
        line.addLayout(words, 1)
        if batch.is_whole:
            go_on = Button(self.tr("Continuar"), "primary", small=True)
            go_on.clicked.connect(lambda: self.resume_clicked.emit(batch))
            line.addWidget(go_on)
        forget = Button(self.tr("Descartar"), small=True)
        forget.clicked.connect(lambda: self.forget_clicked.emit(batch))
        line.addWidget(forget)
        pad_layout(line, 0, 0, spacing=10)
        return box
