"""The worklist screen: tree at the left, figures and table at the right."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.domain.money import Money
from console.runtime import formats
from console.runtime.errors import Unavailable
from console.ui.queue.bulk_bar import BulkBar
from console.ui.queue.columns import QueueColumns
from console.ui.queue.lines import Branch, Page, QueueLine, SegmentChoice
from console.ui.queue.reasons_popup import ReasonsPopup
from console.ui.queue.send_sheet import SendSheet
from console.ui.queue.tree import SegmentTree
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Panel, hline, pad_layout, vline
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.labels import Label
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.skeleton import Skeleton
from console.ui.widgets.table import TableView
from console.usecases.bind_template import Bound
from console.usecases.send_templates import BulkLine
from console.usecases.views import TemplateRow

TREE_PX = 268


class QueueWidget(QWidget):
    """Shows the worklist and reports gestures. It decides nothing and awaits nothing."""

    segment_chosen = Signal(object)
    filter_typed = Signal(str)
    line_opened = Signal(object)
    end_reached = Signal()
    work_clicked = Signal()
    export_chosen = Signal(object)
    bulk_wanted = Signal(object)
    template_previewed = Signal(object, object)
    template_confirmed = Signal(object, object)
    told = Signal(str)
    failed = Signal(object)
    import_wanted = Signal()

    def __init__(self, columns: QueueColumns, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("QueueWidget")
        self._lang = lang
        self._lines: tuple[QueueLine, ...] = ()
        self._sheet: SendSheet | None = None
        self._choice = SegmentChoice(None)
        self._total = 0
        self.tree = SegmentTree()
        self.table: TableView[QueueLine] = TableView(
            columns.all(),
            lambda line: line.row.account_id,
            self.tr("Lista de trabajo"),
            has_checks=True,
        )
        self.table.show_sort("priority", descending=True)
        self._popup = ReasonsPopup(self.table)
        self._build()
        self._wire()
        Theme.current().follow(self.restyle)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField(self.tr("Filtrar en esta cola"))
        self.export = Button(self.tr("Exportar"), icon="download")
        self.work = Button(self.tr("Trabajar en orden"), "primary", "arrow-right")
        self.work.setToolTip(self.tr("Toma a la siguiente persona a quien se puede escribir"))
        self._path = Label("", "small", "text3")
        self._title = Label("", "title", weight=600)
        self._accounts = _Figure(self.tr("Cuentas"))
        self._due = _Figure(self.tr("Vencido"))
        self._may = _Figure(self.tr("Contactables en la lista"))
        self.empty = EmptyState(
            "list",
            self.tr("Todavía no hay cuentas"),
            self.tr("Importa la cartera del acreedor y aquí verás a quién escribir primero."),
            self.tr("Importar cartera"),
        )
        self.nothing = EmptyState(
            "search",
            self.tr("Nadie coincide"),
            self.tr("Prueba con otro nombre, otra cuenta o sin filtro."),
        )
        self.pages = QStackedWidget()
        for page in (Skeleton("lines"), self.table, self.empty, self.nothing):
            self.pages.addWidget(page)
        self.bar = BulkBar()
        self.bar.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(0)
        heading.addWidget(self._path)
        heading.addWidget(self._title)
        self._figures = QHBoxLayout()
        self._figures.addLayout(heading)
        for figure in (self._accounts, self._due, self._may):
            self._figures.addWidget(vline(height=34))
            self._figures.addWidget(figure)
        self._figures.addStretch(1)
        self._figures.addWidget(self.export)
        self._figures.addWidget(self.work)
        self._filters = QHBoxLayout()
        self._filters.addWidget(self.search)
        self._filters.addStretch(1)
        left = Panel()
        self._left = QVBoxLayout(left)
        self._heading = Label(self.tr("Colas"), "lead", weight=600)
        self._left.addWidget(self._heading)
        self._left.addWidget(self.tree, 1)
        right = Panel()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addLayout(self._figures)
        self._right.addLayout(self._filters)
        self._right.addWidget(hline())
        self._right.addWidget(self.pages, 1)
        self._bar_row = QHBoxLayout()
        self._bar_row.addWidget(self.bar)
        self._right.addLayout(self._bar_row)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _wire(self) -> None:
        self.tree.segment_chosen.connect(self.segment_chosen)
        self.search.textChanged.connect(self.filter_typed)
        self.table.row_opened.connect(self.line_opened)
        self.table.more_wanted.connect(self.end_reached)
        self.table.checked_changed.connect(lambda _keys: self._show_bar())
        self.work.clicked.connect(self.work_clicked)
        self.export.clicked.connect(self._choose_target)
        self.empty.action_clicked.connect(self.import_wanted)
        self.bar.cleared.connect(self._clear_checks)
        self.bar.send_clicked.connect(lambda: self.bulk_wanted.emit(self.checked_lines()))
        for keys, act in (
            ("Ctrl+F", self.search.setFocus),
            ("Alt+Return", self.work_clicked.emit),
            ("Ctrl+E", self._choose_target),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        theme = Theme.current()
        pad_layout(self._figures, 16, 8, spacing=14)
        pad_layout(self._filters, 16, 6, spacing=8)
        pad_layout(self._left, 0, 10, spacing=8)
        pad_layout(self._bar_row, 16, 8, spacing=0)
        self._heading.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        self.search.setFixedWidth(theme.px(230))
        sizes = self.splitter.sizes()
        if not sizes[0] or sizes[0] == sizes[-1]:
            self.splitter.setSizes([theme.px(TREE_PX), theme.px(1100)])

    # --- showing ----------------------------------------------------------------------------

    def show_tree(self, tree: tuple[Branch, ...], choice: SegmentChoice) -> None:
        """Counts and sums per segment, with the chosen one marked."""
        self._choice = choice
        self.tree.show_tree(tree, choice)
        branch = next((one for one in tree if one.portfolio_id == choice.portfolio_id), None)
        self._path.setText((branch and branch.creditor) or self.tr("Todas las carteras"))
        self._title.setText(self.tree.segment_name(choice.segment))
        accounts = 0
        due: tuple[Money, ...] = ()
        if branch is not None:
            segment = next((s for s in branch.segments if s.segment == choice.segment), None)
            accounts = segment.accounts if segment else branch.accounts
            due = segment.due if segment else branch.due
        self._accounts.show_value(formats.integer(accounts))
        self._due.show_value(" + ".join(formats.short_money(one) for one in due) or "—")

    def show_page(self, page: Page, *, more: bool) -> None:
        """Replace the rows, or add to them."""
        self._lines = (*self._lines, *page.lines) if more else page.lines
        self._total = page.total
        self.table.show_rows(self._lines)
        known = frozenset(line.row.account_id for line in self._lines)
        self.table.set_checked(self.table.checked & known)
        self._show_bar()
        may = sum(line.allowed for line in self._lines)
        self._may.show_value(f"{formats.integer(may)} / {formats.integer(len(self._lines))}")
        if self._lines:
            self.pages.setCurrentWidget(self.table)
        elif self.search.text() or self._choice.segment or self._choice.portfolio_id:
            self.pages.setCurrentWidget(self.nothing)
        else:
            self.pages.setCurrentWidget(self.empty)

    def show_loading(self) -> None:
        """The first rows are on their way."""
        self._lines = ()
        self.table.set_checked(frozenset())
        self.pages.setCurrentIndex(0)
        self._show_bar()

    def show_nobody_left(self) -> None:
        """Working in order has come to the end."""
        self.told.emit(self.tr("No queda nadie en esta cola a quien se pueda escribir ahora."))

    def show_exported(self, target: Path, rows: int) -> None:
        """The workbook is written."""
        self.told.emit(
            self.tr("{rows} filas en {file}").format(
                rows=formats.integer(rows), file=target.name
            )
        )

    def show_failure(self, error: Unavailable) -> None:
        """Something outside did not work."""
        self.failed.emit(error)

    def show_bulk_offer(
        self, templates: tuple[TemplateRow, ...], lines: tuple[QueueLine, ...]
    ) -> None:
        """Let the agent choose a template for the selected accounts."""
        if not templates:
            self.told.emit(self.tr("Todavía no hay plantillas aprobadas: el relé no trajo."))
            return
        sheet = SendSheet(templates, lines, self._lang, self)
        first = next((line for line in lines if line.allowed), lines[0])
        sheet.template_chosen.connect(
            lambda template: self.template_previewed.emit(template, first)
        )
        sheet.send_confirmed.connect(
            lambda template: self.template_confirmed.emit(template, lines)
        )
        self._sheet = sheet
        sheet.open()
        self.template_previewed.emit(templates[0], first)

    def show_bulk_preview(self, bound: Bound, person: str) -> None:
        """How the template reads for the first person of the selection."""
        if self._sheet is not None and self._sheet.isVisible():
            self._sheet.show_preview(bound, person)

    def show_bulk_sent(self, result: tuple[BulkLine, ...]) -> None:
        """Who was written to, and who was left out and why."""
        sent = sum(line.message_id is not None for line in result)
        left_out = len(result) - sent
        text = self.tr("Plantilla en camino a %n persona(s).", "", sent)
        if left_out:
            text += " " + self.tr("%n quedó(aron) fuera por la política.", "", left_out)
        self._clear_checks()
        self.told.emit(text)

    # --- gestures ---------------------------------------------------------------------------

    def checked_lines(self) -> tuple[QueueLine, ...]:
        """The selected accounts among those loaded."""
        checked = self.table.checked
        return tuple(line for line in self._lines if line.row.account_id in checked)

    def _clear_checks(self) -> None:
        self.table.set_checked(frozenset())
        self._show_bar()

    def _show_bar(self) -> None:
        self.bar.show_lines(self.checked_lines())

    def _choose_target(self) -> None:
        dialog = QFileDialog(self, self.tr("Exportar la cola"), "cola.xlsx", "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.export_chosen.emit(Path(name)))
        dialog.open()


class _Figure(QWidget):
    """A small caption over a strong number."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._value = Label("—", "lead", weight=600, tabular=True)
        column.addWidget(Label(caption, "caption", "text3"))
        column.addWidget(self._value)

    def show_value(self, text: str) -> None:
        """Another number."""
        self._value.setText(text)
