"""The import wizard: a header with steps, four pages, and a fixed footer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.runtime.errors import InputRefused, Unavailable
from console.ui.importing.columns_page import ColumnsPage
from console.ui.importing.file_page import FilePage
from console.ui.importing.presenter import Step
from console.ui.importing.result_page import ResultPage
from console.ui.widgets.banner import Banner
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Panel, hline, pad_layout
from console.ui.widgets.labels import Label
from console.ui.widgets.skeleton import Skeleton
from console.ui.widgets.steps import StepHeader
from console.usecases.importing import (
    ImportSettings,
    Inspected,
    Loaded,
    Progress,
    Simulated,
)
from console.usecases.views import BatchRow


class ImportWidget(QWidget):
    """Builds, reports, shows. It decides nothing and awaits nothing."""

    file_chosen = Signal(object)
    settings_changed = Signal(object)
    sheet_chosen = Signal(str)
    kind_chosen = Signal(object)
    field_chosen = Signal(str, object)
    back_clicked = Signal(object)
    columns_confirmed = Signal()
    load_confirmed = Signal()
    cancelled = Signal()
    started_over = Signal()
    rejected_target = Signal(object)
    queue_wanted = Signal()
    told = Signal(str)

    def __init__(
        self,
        settings: ImportSettings,
        lang: str,
        explain: Callable[[InputRefused | Unavailable], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ImportWidget")
        self._explain = explain
        self._step = Step.FILE
        self._simulated: Simulated | None = None
        self.file_page = FilePage(settings, lang)
        self.columns_page = ColumnsPage()
        self.result_page = ResultPage()
        self._busy = Skeleton("lines")
        self._build()
        self._wire()
        self.show_step(Step.FILE)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._over = Label(self.tr("Importar"), "small", "text3")
        self._title = Label(self.tr("Cartera, pagos o contactos"), "title", weight=600)
        self.cancel = Button(self.tr("Cancelar"), "quiet")
        self.steps = StepHeader(
            (
                self.tr("Archivo"),
                self.tr("Columnas"),
                self.tr("Simulación"),
                self.tr("Importar"),
            )
        )
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self._over)
        heading.addWidget(self._title)
        top = QHBoxLayout()
        top.addLayout(heading, 1)
        top.addWidget(self.cancel)
        header = Panel()
        column = QVBoxLayout(header)
        column.addLayout(top)
        column.addWidget(self.steps)
        pad_layout(column, 20, 8, spacing=6)
        column.setContentsMargins(column.contentsMargins().left(), 8, 20, 0)
        self.trouble = Banner("bad", is_strip=True, is_closable=True)
        self.trouble.hide()
        self.trouble.closed.connect(self.trouble.hide)
        self.pages = QStackedWidget()
        for page in (self.file_page, self.columns_page, self.result_page, self._busy):
            self.pages.addWidget(page)
        self.back = Button("", icon="chevron-left")
        self.hint = Label("", "small", "text3")
        self.forward = Button("", "primary", trailing_icon="chevron-right")
        footer = Panel()
        row = QHBoxLayout(footer)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.hint)
        row.addWidget(self.forward)
        pad_layout(row, 20, 10, spacing=12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (header, self.trouble, self.pages, hline(), footer):
            whole.addWidget(part, 1 if part is self.pages else 0)

    def _wire(self) -> None:
        self.file_page.file_chosen.connect(self.file_chosen)
        self.file_page.settings_changed.connect(self.settings_changed)
        self.columns_page.sheet_chosen.connect(self.sheet_chosen)
        self.columns_page.kind_chosen.connect(self.kind_chosen)
        self.columns_page.field_chosen.connect(self.field_chosen)
        self.result_page.cancel_clicked.connect(self.cancelled)
        self.result_page.save_rejected_clicked.connect(self._choose_target)
        self.cancel.clicked.connect(self.started_over)
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)

    # --- showing ----------------------------------------------------------------------------

    def show_step(self, step: Step) -> None:
        """Turn to that page."""
        self._step = step
        self.steps.show_step(int(step))
        self.trouble.hide()
        self.cancel.setVisible(step is not Step.FILE)
        if step is Step.FILE:
            self.pages.setCurrentWidget(self.file_page)
            self._title.setText(self.tr("Cartera, pagos o contactos"))
        elif step is Step.COLUMNS:
            self.pages.setCurrentWidget(self.columns_page)
        else:
            self.result_page.start(cancellable=step is Step.SIMULATION)
            self.pages.setCurrentWidget(self.result_page)
        self._show_footer(is_ready=step is Step.COLUMNS)

    def show_recent(self, rows: tuple[BatchRow, ...]) -> None:
        """The history."""
        self.file_page.show_recent(rows)

    def show_inspecting(self, path: Path) -> None:
        """The file is being looked at."""
        self._title.setText(path.name)
        self.trouble.hide()
        self.pages.setCurrentWidget(self._busy)
        self._show_footer(is_ready=False)

    def show_inspected(self, inspected: Inspected) -> None:
        """Sheets, reading and the proposed columns."""
        self.columns_page.show_inspected(inspected)
        self.show_step(Step.COLUMNS)

    def show_progress(self, progress: Progress) -> None:
        """How far the long step is."""
        self.result_page.show_progress(progress)

    def show_simulated(self, simulated: Simulated) -> None:
        """What the load would do."""
        self._simulated = simulated
        self.result_page.show_simulated(simulated)
        self._show_footer(is_ready=True)

    def show_loaded(self, loaded: Loaded) -> None:
        """What the load did."""
        self.result_page.show_loaded(loaded, self._simulated)
        self.cancel.hide()
        self._show_footer(is_ready=True)

    def show_refused(self, error: InputRefused | Unavailable) -> None:
        """The file cannot be used, or something outside is away: what and the remedy."""
        if self._step in {Step.FILE, Step.COLUMNS}:
            self.show_step(Step.FILE)
        else:
            self.show_step(Step.COLUMNS)
        text = self._explain(error)
        self.trouble.show_message(self.tr("No se puede usar"), text)
        self.trouble.show()

    def show_cancelled(self) -> None:
        """The person stopped it; nothing was changed."""
        self.show_step(Step.COLUMNS)
        self.told.emit(self.tr("Importación cancelada. No cambió nada."))

    def show_saved(self, target: Path, rows: int) -> None:
        """The workbook with the rejected rows is written."""
        self.told.emit(
            self.tr("%n fila(s) rechazada(s) en {file}", "", rows).format(file=target.name)
        )

    def _show_footer(self, *, is_ready: bool) -> None:
        texts = {
            Step.FILE: ("", "", ""),
            Step.COLUMNS: (
                self.tr("Archivo"),
                self.tr("Simular importación"),
                self.tr("Las filas con error quedan fuera y se pueden corregir después"),
            ),
            Step.SIMULATION: (
                self.tr("Columnas"),
                self.tr("Importar"),
                self.tr("Todavía no ha cambiado nada"),
            ),
            Step.LOAD: ("", self.tr("Ver las colas"), ""),
        }
        back, forward, hint = texts[self._step]
        self.back.setText(back)
        self.back.setVisible(bool(back))
        self.forward.setText(forward)
        self.forward.setVisible(bool(forward))
        self.forward.setEnabled(is_ready)
        self.hint.setText(hint)

    # --- gestures ---------------------------------------------------------------------------

    def _go_back(self) -> None:
        if self._step is Step.SIMULATION:
            self.cancelled.emit()
        self.back_clicked.emit(Step(max(0, int(self._step) - 1)))

    def _go_forward(self) -> None:
        if self._step is Step.COLUMNS:
            self.columns_confirmed.emit()
        elif self._step is Step.SIMULATION:
            self.load_confirmed.emit()
        else:
            self.queue_wanted.emit()

    def _choose_target(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Guardar rechazadas"), "rechazadas.xlsx", "Excel (*.xlsx)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.rejected_target.emit(Path(name)))
        dialog.open()
