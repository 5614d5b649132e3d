"""How far a long import step is, and what it has done so far."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, Pic, hline
from console.ui.widgets.labels import Label
from console.ui.widgets.progress import ProgressBar
from console.usecases.importing import Progress

ORDER = ("read", "compare", "load")
PHASE_OF = {"read": "read", "stage": "read", "compare": "compare", "load": "load"}


class ProgressCard(Card):
    """A bar while the total is known, and the phases with what is done ticked."""

    cancel_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, 16, 8)
        self.title = Label("", weight=600)
        self._percent = Label("", weight=600, tabular=True)
        self._bar = ProgressBar(self.tr("Avance de la importación"))
        self._rows = Label("", "small", "text2", tabular=True)
        self.cancel = Button(self.tr("Cancelar"), "danger", "x")
        self.cancel.clicked.connect(self.cancel_clicked)
        self._phases: dict[str, tuple[Pic, Label]] = {}
        heading = QHBoxLayout()
        heading.addWidget(self.title, 1)
        heading.addWidget(self._percent)
        self.body.addLayout(heading)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._rows)
        self.body.addWidget(hline())
        self._build_phases()
        self.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.start(cancellable=True)

    def _build_phases(self) -> None:
        texts = {
            "read": self.tr("Leer y revisar cada fila"),
            "compare": self.tr("Comparar con lo que hay"),
            "load": self.tr("Escribir personas, cuentas y prioridades"),
        }
        column = QVBoxLayout()
        column.setSpacing(Theme.current().px(8))
        for phase in ORDER:
            pic, label, row = (
                Pic("clock", "text3", 14),
                Label("", "base", "text3"),
                QHBoxLayout(),
            )
            label.setText(texts[phase])
            row.addWidget(pic)
            row.addWidget(label, 1)
            row.setSpacing(Theme.current().px(8))
            column.addLayout(row)
            self._phases[phase] = (pic, label)
        self.body.addLayout(column)

    def start(self, *, cancellable: bool) -> None:
        """A long step begins."""
        self.cancel.setVisible(cancellable)
        self.cancel.setEnabled(True)
        self.show_progress(Progress("read" if cancellable else "load", 0, None))

    def show_progress(self, progress: Progress) -> None:
        """How far it is; without a total there is no bar to mislead."""
        phase = PHASE_OF.get(progress.phase, "read")
        self.title.setText(self.tr("Importando") if phase == "load" else self.tr("Simulando"))
        total = progress.total or 0
        self._bar.setVisible(bool(total))
        self._bar.setRange(0, total or 1)
        self._bar.setValue(min(progress.done, total))
        self._percent.setText(f"{100 * progress.done // total} %" if total else "")
        self._rows.setText(self._rows_text(progress))
        self._rows.setVisible(bool(self._rows.text()))
        self._show_phases(ORDER.index(phase))

    def finish(self, title: str, *, phases: int) -> None:
        """The step is over: the first `phases` are done."""
        self.title.setText(title)
        self._bar.hide()
        self._percent.setText("")
        self._rows.hide()
        self.cancel.hide()
        self._show_phases(phases, is_running=False)

    def _rows_text(self, progress: Progress) -> str:
        done = figures.whole(progress.done)
        if progress.total:
            text = self.tr("{done} de {total} filas")
            return text.format(done=done, total=figures.whole(progress.total))
        return self.tr("{done} filas").format(done=done) if progress.done else ""

    def _show_phases(self, at: int, *, is_running: bool = True) -> None:
        for place, phase in enumerate(ORDER):
            pic, label = self._phases[phase]
            if place < at:
                pic.show_icon("check", "ok")
            elif place == at and is_running:
                pic.show_icon("refresh", "accent_text")
            else:
                pic.show_icon("clock", "text3")
            label.set_tone(
                "text3" if place > at or (place == at and not is_running) else "text"
            )
