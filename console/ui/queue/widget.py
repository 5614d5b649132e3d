"""The worklist screen: tree at the left, figures and table at the right."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.ui.actions.commands import Commands
from console.ui.inbox.words import Words
from console.ui.queue.bulk_bar import BulkBar
from console.ui.queue.columns import QueueColumns
from console.ui.queue.heading import QueueHeading
from console.ui.queue.lines import Branch, Page, QueueLine, SegmentChoice
from console.ui.queue.reasons_popup import ReasonsPopup
from console.ui.queue.send_sheet import SendSheet
from console.ui.queue.tree import SegmentTree
from console.ui.queue.wording import bulk_result
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import Panel, hline
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.fill_column import FillColumn, show_rows_in_place
from console.ui.widgets.labels import Label
from console.ui.widgets.skeleton import Skeleton
from console.ui.widgets.table import TableView
from console.usecases.bind_template import Bound
from console.usecases.send_templates import BulkLine
from console.usecases.views import TemplateRow

TREE_PX, PERSON_PX, DUE_PX, DUE_WITH_CODE_PX = 268, 150, 102, 132
Remember = Callable[[dict[str, int]], None]


class QueueWidget(QWidget):
    """Shows the worklist and reports gestures. It decides nothing and awaits nothing.

    `remember` is given the column widths whenever they change; `widths` is what it was given
    last time.
    """

    segment_chosen = Signal(object)  # SegmentChoice
    filter_typed = Signal(str)
    line_opened = Signal(object)  # QueueLine
    end_reached = Signal()
    work_clicked = Signal()
    export_wanted = Signal()
    bulk_wanted = Signal(object)  # lines
    template_previewed = Signal(object, object)  # TemplateRow, QueueLine
    template_confirmed = Signal(object, object)  # TemplateRow, lines
    told = Signal(str)
    import_wanted = Signal()

    def __init__(
        self,
        columns: QueueColumns,
        lang: str,
        parent: QWidget | None = None,
        *,
        widths: dict[str, int] | None = None,
        remember: Remember | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._lang, self._remember = columns, lang, remember
        self._lines: tuple[QueueLine, ...] = ()
        self._tree: tuple[Branch, ...] = ()
        self._choice = SegmentChoice(None)
        self._sheet: SendSheet | None = None
        self._page: Page | None = None
        self._build(columns)
        self._wire()
        if widths:
            self.table.restore_widths(widths)
        Theme.current().follow(self.restyle)

    # --- building ---------------------------------------------------------------------------

    def _build(self, columns: QueueColumns) -> None:
        self.tree = SegmentTree()
        self.heading = QueueHeading()
        self.search = self.heading.search
        self.table: TableView[QueueLine] = TableView(
            columns.all(),
            lambda line: line.row.account_id,
            self.tr("Lista de trabajo"),
            has_checks=True,
        )
        self.table.show_sort("priority", descending=True)
        self._fill = FillColumn(self.table, "person", PERSON_PX)
        self.empty = EmptyState(
            "list",
            self.tr("Todavía no hay cuentas"),
            self.tr("Importa la cartera del acreedor y aquí verás a quién escribir primero."),
            self.tr("Importar cartera"),
            "upload",
            "accent",
        )
        self.nothing = EmptyState("search", "", tone="info")
        self.pages = QStackedWidget()
        for page in (Skeleton("table"), self.table, self.empty, self.nothing):
            self.pages.addWidget(page)
        self._lay_out()
        self.bar = BulkBar(self._right)
        self._right.installEventFilter(self)
        self.popup = ReasonsPopup(self.table, self)

    def _lay_out(self) -> None:
        self._left, self._right = Panel(), Panel()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        self._caption = Label(self.tr("Colas"), "lead", weight=600)
        column.addWidget(self._caption)
        column.addWidget(self.tree, 1)
        list_column = QVBoxLayout(self._right)
        list_column.setContentsMargins(0, 0, 0, 0)
        list_column.setSpacing(0)
        self._bar_room = QWidget()
        self._bar_room.hide()
        for part in (self.heading, hline(), self.pages, self._bar_room):
            list_column.addWidget(part, 1 if part is self.pages else 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._sizes = self.splitter.saveState()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def _wire(self) -> None:
        self.tree.segment_chosen.connect(self.segment_chosen)
        self.search.textChanged.connect(self.filter_typed)
        self.search.left.connect(self.focus_list)
        self.table.row_opened.connect(self.line_opened)
        self.table.more_wanted.connect(self.end_reached)
        self.table.checked_changed.connect(self._show_bar)
        self.table.widths_changed.connect(self._keep_widths)
        self.heading.work.clicked.connect(self.work_clicked)
        self.heading.export.clicked.connect(self.want_export)
        self.empty.action_clicked.connect(self.import_wanted)
        self.nothing.action_clicked.connect(self.search.clear)
        self.bar.cleared.connect(self.clear_checks)
        self.bar.send_clicked.connect(lambda: self.bulk_wanted.emit(self.checked_lines()))
        self.commands = Commands(
            self,
            {
                "queue.filter": self._enter_search,
                "queue.work": self.work_clicked.emit,
                "queue.export": self.want_export,
                "queue.explain": self.explain_current,
            },
        )
        self.setFocusProxy(self.table)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        theme = Theme.current()
        self._caption.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(4))
        self._left.setMinimumWidth(theme.px(200))
        self._bar_room.setFixedHeight(self.bar.room())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.splitter.saveState() == self._sizes:  # as we left it: nobody chose another
            width = event.size().width()
            tree = min(Theme.current().px(TREE_PX), max(width * 3 // 10, 1))
            self.splitter.resize(event.size())
            self.splitter.setSizes([tree, width - tree])
            self._sizes = self.splitter.saveState()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._right and event.type() == QEvent.Type.Resize:
            self.bar.place_in(self._right)
            self.popup.hide()
        return False

    # --- showing ----------------------------------------------------------------------------

    def show_tree(self, tree: tuple[Branch, ...], choice: SegmentChoice) -> None:
        """Counts and sums per segment, with the chosen one marked."""
        self._tree, self._choice = tree, choice
        self.tree.show_tree(tree, choice)
        self.heading.show_choice(tree, choice)

    def show_page(self, page: Page, *, more: bool) -> None:
        """Replace the rows in place, or add to them."""
        self._page = page
        self._lines = (*self._lines, *page.lines) if more else page.lines
        self._show_currencies()
        if more:
            self.table.show_rows(self._lines)
        else:
            show_rows_in_place(self.table, self._lines)
        known = frozenset(line.row.account_id for line in self._lines)
        self.table.set_checked(self.table.checked & known)
        self._show_bar()
        self.heading.show_lines(self._lines, page.total, self.search.text())
        self._show_state()

    def show_changed(self, lines: tuple[QueueLine, ...]) -> None:
        """Some loaded rows have other figures now; order and places stay."""
        changed = {line.row.account_id: line for line in lines}
        self._lines = tuple(changed.get(one.row.account_id, one) for one in self._lines)
        self.table.show_rows(self._lines)
        self._show_bar()

    def show_loading(self) -> None:
        """The first rows are on their way."""
        self._lines = ()
        self.table.set_checked(frozenset())
        self.table.verticalScrollBar().setValue(0)
        self.pages.setCurrentIndex(0)
        self._show_bar()

    def show_nobody_left(self) -> None:
        """Working in order has come to the end."""
        self.told.emit(self.tr("No queda nadie en esta cola a quien se pueda escribir ahora."))

    def show_bulk_offer(
        self, templates: tuple[TemplateRow, ...], lines: tuple[QueueLine, ...]
    ) -> None:
        """Let the agent choose a template for the selected accounts."""
        if not templates:
            self.told.emit(
                self.tr("Todavía no hay plantillas aprobadas. Llegan del relé al sincronizar.")
            )
            return
        words = Words(self._lang, self._columns.zone)
        sheet = SendSheet(templates, lines, words, self._columns.now(), self)
        first = next((line for line in lines if line.allowed), lines[0])
        sheet.template_chosen.connect(
            lambda template: self.template_previewed.emit(template, first)
        )
        sheet.send_confirmed.connect(
            lambda template: self.template_confirmed.emit(template, lines)
        )
        sheet.finished.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open()
        self.template_previewed.emit(templates[0], first)

    def show_bulk_preview(self, bound: Bound, person: str) -> None:
        """How the template reads for the first person of the selection."""
        if self._sheet is not None:
            self._sheet.show_preview(bound, person)

    def show_bulk_sent(self, result: tuple[BulkLine, ...]) -> None:
        """Who was written to, and who was left out and why."""
        self.clear_checks()
        self.told.emit(bulk_result(result, self._lang))

    # --- gestures ---------------------------------------------------------------------------

    def sheet(self) -> SendSheet | None:
        """The sheet of templates while it is open."""
        return self._sheet

    def checked_lines(self) -> tuple[QueueLine, ...]:
        """The selected accounts among those loaded."""
        checked = self.table.checked
        return tuple(line for line in self._lines if line.row.account_id in checked)

    def clear_checks(self) -> None:
        """Nobody is selected any more."""
        self.table.set_checked(frozenset())
        self._show_bar()

    def explain_current(self) -> None:
        """Open the reasons of the row the keyboard is at."""
        place = self.table.currentIndex().row()
        if 0 <= place < len(self._lines):
            self.table.scrollTo(self.table.rows_model.index(place, 1))
            self.popup.show_row(place)

    def focus_list(self) -> None:
        """Put the keyboard into the list, at its first row where it was nowhere."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._lines and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def want_export(self) -> None:
        """The queue is to be exported."""
        if self.heading.export.isEnabled():
            self.export_wanted.emit()

    def _enter_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _forget_sheet(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.deleteLater()

    def _keep_widths(self) -> None:
        if self._remember is not None and self.isVisible():
            self._remember(self.table.column_widths())

    def _show_bar(self) -> None:
        self.bar.show_lines(self.checked_lines())
        self._bar_room.setVisible(not self.bar.isHidden())
        self.bar.place_in(self._right)

    def _show_currencies(self) -> None:
        """With several currencies in the list, each amount says which."""
        several = len({line.row.due.currency for line in self._lines}) > 1
        if several == self._columns.shows_currency:
            return
        self._columns.shows_currency = several
        keys = [column.key for column in self.table.rows_model.columns]
        width = DUE_WITH_CODE_PX if several else DUE_PX
        self.table.setColumnWidth(keys.index("due"), Theme.current().px(width))

    def _show_state(self) -> None:
        is_new = not self._lines and not self._tree
        self.heading.setEnabled(not is_new)
        if self._lines:
            self.pages.setCurrentWidget(self.table)
            self.setFocusProxy(self.table)
        elif is_new:
            self.pages.setCurrentWidget(self.empty)
            self.setFocusProxy(self.empty.button)
        else:
            self._show_nothing()
            self.setFocusProxy(self.search)

    def _show_nothing(self) -> None:
        if self.search.text():
            self.nothing.show_text(
                self.tr("Nadie coincide con «{text}»").format(text=self.search.text()),
                self.tr("Se busca en el nombre, el documento y la cuenta de esta cola."),
                self.tr("Quitar el filtro"),
            )
        else:
            self.nothing.show_text(
                self.tr("Esta cola está vacía"),
                self.tr("Ninguna cuenta tiene hoy esa antigüedad."),
            )
        self.pages.setCurrentWidget(self.nothing)
