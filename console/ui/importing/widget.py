"""The import wizard: a header with steps, four pages, and a fixed footer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.runtime.errors import InputRefused, Unavailable
from console.ui.actions.commands import Commands
from console.ui.importing.columns_page import ColumnsPage
from console.ui.importing.file_page import FilePage
from console.ui.importing.left_over import LeftOver
from console.ui.importing.notice import Notice
from console.ui.importing.presenter import LOCKED, Step
from console.ui.importing.result_page import ResultPage
from console.ui.importing.undone import undone_text
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Panel, hline, pad_layout
from console.ui.widgets.elide import ElidedLabel
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
from console.usecases.views import BatchRow, StagedBatch, Undone


class ImportWidget(QWidget):
    """Builds, reports, shows. It decides nothing and awaits nothing."""

    file_chosen = Signal(object)  # Path
    settings_changed = Signal(object)  # ImportSettings
    template_wanted = Signal(object, str, object)  # FileKind, country, Path
    sheet_chosen = Signal(str)
    kind_chosen = Signal(object)  # FileKind
    field_chosen = Signal(str, object)  # column letter, canonical name or None
    reading_chosen = Signal(str, str)  # column letter; point, comma, DMY or MDY
    header_row_chosen = Signal(int)
    map_forgotten = Signal()
    back_clicked = Signal(object)  # Step: any page that was seen, also forward again
    columns_confirmed = Signal()
    load_confirmed = Signal()
    cancelled = Signal()
    started_over = Signal()
    rejected_target = Signal(object)  # Path
    queue_wanted = Signal()
    resume_wanted = Signal(object)  # StagedBatch
    forget_wanted = Signal(object)  # StagedBatch
    undo_wanted = Signal(object)  # BatchId
    letter_changed = Signal(object)  # Letter
    working = Signal(str)  # what runs, for the status bar; empty when nothing does
    told = Signal(str)

    def __init__(
        self,
        settings: ImportSettings,
        lang: str,
        explain: Callable[[InputRefused | Unavailable], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._explain = explain
        self._step = Step.FILE
        self._path: Path | None = None
        self._simulated: Simulated | None = None
        self.file_page = FilePage(settings, lang)
        self.columns_page = ColumnsPage()
        self.result_page = ResultPage(lang)
        self.left_over = LeftOver(lang)
        self._busy = Skeleton("table")
        self._build()
        self._wire()
        self.show_step(Step.FILE)
        Theme.current().follow(self.restyle)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.trouble = Notice()
        self.pages = QStackedWidget()
        for page in (self.file_page, self.columns_page, self.result_page, self._busy):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        header, self._footer = self._build_header(), self._build_footer()
        parts = (header, hline(), self.trouble, self.left_over, self.pages, self._footer)
        for part in parts:
            whole.addWidget(part, 1 if part is self.pages else 0)

    def _build_header(self) -> Panel:
        self._title = ElidedLabel("", "title", weight=600)
        self.cancel = Button(self.tr("Cancelar"), "quiet")
        self.steps = StepHeader(
            (
                self.tr("Archivo"),
                self.tr("Columnas"),
                self.tr("Simulación"),
                self.tr("Importar"),
            )
        )
        heading, top = QVBoxLayout(), QHBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(Label(self.tr("Importar"), "small", "text3"))
        heading.addWidget(self._title)
        top.addLayout(heading, 1)
        top.addWidget(self.cancel)
        header = Panel()
        self._head = QVBoxLayout(header)
        self._head.addLayout(top)
        self._head.addWidget(self.steps)
        return header

    def _build_footer(self) -> Panel:
        self.back = Button("", icon="chevron-left")
        self.hint = ElidedLabel("", "small", "text3")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.forward = Button("", "primary", trailing_icon="chevron-right")
        footer = Panel()
        column = QVBoxLayout(footer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(self.forward)
        column.addWidget(hline())
        column.addLayout(self._foot)
        return footer

    def _wire(self) -> None:
        self.file_page.file_chosen.connect(self.file_chosen)
        self.file_page.settings_changed.connect(self.settings_changed)
        self.file_page.template_wanted.connect(self.template_wanted)
        self.columns_page.sheet_chosen.connect(self.sheet_chosen)
        self.columns_page.kind_chosen.connect(self.kind_chosen)
        self.columns_page.field_chosen.connect(self.field_chosen)
        self.columns_page.reading_chosen.connect(self.reading_chosen)
        self.columns_page.header_row_chosen.connect(self.header_row_chosen)
        self.columns_page.map_forgotten.connect(self.map_forgotten)
        self.result_page.cancel_clicked.connect(self.cancelled)
        self.result_page.save_rejected_clicked.connect(self._choose_target)
        self.result_page.letter_changed.connect(self.letter_changed)
        self.left_over.resume_clicked.connect(self.resume_wanted)
        self.left_over.forget_clicked.connect(self.forget_wanted)
        for page in (self.file_page, self.result_page):
            page.history.undo_clicked.connect(self.undo_wanted)
        self.trouble.action_clicked.connect(self.file_page.drop.choose)
        self.cancel.clicked.connect(self.started_over)
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.commands = Commands(
            self,
            {
                "import.choose": self._choose_file,
                "import.back": self.back.click,
                "import.forward": self.forward.click,
            },
        )

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._head, 20, 10, spacing=6)
        edges = self._head.contentsMargins()
        self._head.setContentsMargins(edges.left(), edges.top(), edges.right(), 0)
        pad_layout(self._foot, 20, 10, spacing=12)

    # --- showing ----------------------------------------------------------------------------

    def show_step(self, step: Step) -> None:
        """Turn to that page."""
        self._step = step
        self.steps.show_step(int(step))
        self.trouble.hide()
        self.left_over.setVisible(step is Step.FILE and self.left_over.has_any)
        self.cancel.setVisible(step in {Step.COLUMNS, Step.SIMULATION})
        self.working.emit("")
        if step is Step.FILE:
            self._turn(self.file_page)
        elif step is Step.COLUMNS:
            self._turn(self.columns_page)
        else:
            self.result_page.start(cancellable=step is Step.SIMULATION)
            self._turn(self.result_page)
        self._show_title()
        has_file = step is Step.FILE and self._path is not None
        self._show_footer(is_ready=step is Step.COLUMNS or has_file)

    def show_settings(self, settings: ImportSettings) -> None:
        """What is stated now, e.g. with the cut-off day that the file gives."""
        self.file_page.form.show_settings(settings)

    def show_recent(self, rows: tuple[BatchRow, ...]) -> None:
        """The history."""
        self.file_page.show_recent(rows)
        self.result_page.show_recent(rows)

    def show_inspecting(self, path: Path) -> None:
        """The file is being looked at."""
        self._path = path
        self._step = Step.COLUMNS
        self.steps.show_step(int(Step.COLUMNS))
        self.trouble.hide()
        self.cancel.show()
        self._show_title()
        self._turn(self._busy)
        self._show_footer(is_ready=False)

    def show_inspected(self, inspected: Inspected) -> None:
        """Sheets, reading and the proposed columns."""
        self.columns_page.show_inspected(inspected)
        self.show_step(Step.COLUMNS)

    def show_progress(self, progress: Progress) -> None:
        """How far the long step is."""
        self.result_page.show_progress(progress)
        name = self._path.name if self._path is not None else ""
        loads = progress.phase == "load"
        text = self.tr("Importando {file}") if loads else self.tr("Revisando {file}")
        percent = f" · {100 * progress.done // progress.total} %" if progress.total else ""
        self.working.emit(text.format(file=name) + percent)

    def show_simulated(self, simulated: Simulated) -> None:
        """What the load would do."""
        self._simulated = simulated
        self.working.emit("")
        self.result_page.show_simulated(simulated)
        self._show_footer(is_ready=True)

    def show_loaded(self, loaded: Loaded) -> None:
        """What the load did."""
        self.working.emit("")
        if self._simulated is not None:
            self.result_page.show_loaded(loaded, self._simulated)
        self._show_footer(is_ready=True, is_done=True)

    def show_refused(self, error: InputRefused | Unavailable, step: Step = Step.FILE) -> None:
        """What the world refused, on the page where the person can do something about it."""
        wants_password = isinstance(error, InputRefused) and error.code in LOCKED
        if isinstance(error, InputRefused) and step is Step.FILE and not wants_password:
            self._path = None
        self.show_step(step)
        if isinstance(error, Unavailable):
            self.trouble.show_refusal(self.tr("No se pudo seguir"), self._explain(error))
            return
        self.trouble.show_refusal(
            self.tr("Este archivo no se puede usar así"),
            self._explain(error),
            self.tr("Elegir otro archivo"),
        )
        if wants_password:
            self.file_page.form.ask_password()

    def show_cancelled(self) -> None:
        """The person stopped it; nothing was changed."""
        self.show_step(Step.COLUMNS)
        self.told.emit(self.tr("Importación cancelada. No cambió nada."))

    def show_saved(self, target: Path, rows: int) -> None:
        """The workbook with the rejected rows is written."""
        self.told.emit(
            self.tr("%n fila(s) rechazada(s) en {file}", "", rows).format(file=target.name)
        )

    def show_waiting(self, batches: tuple[StagedBatch, ...]) -> None:
        """Imports that were read and never loaded."""
        self.left_over.show_batches(batches)
        self.left_over.setVisible(self._step is Step.FILE and bool(batches))

    def show_resuming(self, batch: StagedBatch) -> None:
        """One of them is taken up again."""
        self._path = Path(batch.path or batch.filename)
        self._show_title()

    def show_undone(self, undone: Undone) -> None:
        """An import was taken back."""
        self.told.emit(undone_text(undone))

    def forget_file(self) -> None:
        """Another file is wanted."""
        self._path = self._simulated = None
        self.show_step(Step.FILE)

    def _turn(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.setFocusProxy(self.file_page if page is self.file_page else self.forward)

    def _show_title(self) -> None:
        is_known = self._path is not None
        default = self.tr("Cartera o pagos del acreedor")
        self._title.setText(self._path.name if self._path and is_known else default)

    def _show_footer(self, *, is_ready: bool, is_done: bool = False) -> None:
        texts = {
            Step.FILE: (
                "",
                self.tr("Columnas"),
                self.tr("O sigue con el archivo que ya elegiste"),
            ),
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
            Step.LOAD: (
                self.tr("Importar otro archivo") if is_done else "",
                self.tr("Ver las colas"),
                "",
            ),
        }
        back, forward, hint = texts[self._step]
        self.back.setText(back)
        self.back.setVisible(bool(back))
        self.forward.setText(forward)
        if not is_ready and self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.pages.setFocus()  # a button that goes dead would give it away
        self.forward.setEnabled(is_ready)
        if is_ready and self.pages.hasFocus():
            self.forward.setFocus()
        self.hint.setText(hint)
        self._footer.setVisible(self._step is not Step.FILE or is_ready)

    # --- gestures ---------------------------------------------------------------------------

    def _go_back(self) -> None:
        if self._step is Step.LOAD:
            self.started_over.emit()
            return
        if self._step is Step.SIMULATION:
            self.cancelled.emit()
        self.back_clicked.emit(Step(max(0, int(self._step) - 1)))

    def _go_forward(self) -> None:
        if self._step is Step.FILE:
            if self.file_page.form.is_complete():
                self.back_clicked.emit(Step.COLUMNS)
        elif self._step is Step.COLUMNS:
            self.columns_confirmed.emit()
        elif self._step is Step.SIMULATION:
            self.load_confirmed.emit()
        else:
            self.queue_wanted.emit()

    def _choose_file(self) -> None:
        if self._step is Step.FILE:
            self.file_page.drop.choose()

    def _choose_target(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Guardar rechazadas"), "rechazadas.xlsx", "Excel (*.xlsx)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.rejected_target.emit(Path(name)))
        dialog.open()
