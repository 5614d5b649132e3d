"""The list of promises, with tabs by what is due."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.domain.promise import ALIVE, PromiseState
from console.runtime import formats
from console.ui.actions.commands import Commands
from console.ui.promises.cancel_sheet import CancelSheet
from console.ui.promises.presenter import Listed, Tab
from console.ui.promises.wording import STATE_KIND, day_text, empty_texts, state_text, tab_texts
from console.ui.queue.cells import paint_amount, paint_chip_in
from console.ui.theme.icons import icon
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Panel, hline, pad_layout
from console.ui.widgets.columns import Column
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.fill_column import FillColumn, show_rows_in_place
from console.ui.widgets.labels import Label
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.skeleton import Skeleton
from console.ui.widgets.table import TableView
from console.ui.widgets.tabs import UnderlineTabs
from console.usecases.views import PromiseRow

PERSON_PX, NARROW_PX, LAST_DIGITS = 190, 900, 4
CANCELLABLE = ALIVE | {PromiseState.PENDING_APPROVAL}
Remember = Callable[[dict[str, int]], None]


class PromisesWidget(QWidget):
    """Shows promises and reports gestures. It decides nothing and awaits nothing.

    `remember` is given the column widths whenever they change; `widths` is what it was given
    last time.
    """

    tab_chosen = Signal(object)  # Tab
    filter_typed = Signal(str)
    row_opened = Signal(object)  # PromiseRow
    cancel_confirmed = Signal(object, str)  # PromiseRow, reason
    export_wanted = Signal()
    told = Signal(str)

    def __init__(
        self,
        lang: str,
        parent: QWidget | None = None,
        *,
        widths: dict[str, int] | None = None,
        remember: Remember | None = None,
    ) -> None:
        super().__init__(parent)
        self._lang, self._remember = lang, remember
        self._today = date.min
        self._shows_currency = False
        self._sheet: CancelSheet | None = None
        self._build()
        self._lay_out()
        self._wire()
        if widths:
            self.table.restore_widths(widths)
        self._show_actions()
        Theme.current().follow(self.restyle)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._sum = ElidedLabel("", tone="text2", tabular=True)
        self.search = SearchField(self.tr("Filtrar por persona o cuenta"))
        self.open_chat = Button(self.tr("Abrir conversación"), icon="chat", small=True)
        self.cancel = Button(self.tr("Cancelar promesa"), "danger", "x", small=True)
        self.export = Button(self.tr("Exportar"), icon="download")
        self.export.setToolTip(self.tr("Guardar las promesas en Excel (Ctrl+E)"))
        self.tabs = UnderlineTabs(tab_texts())
        self.table: TableView[PromiseRow] = TableView(
            self._columns(), lambda row: row.id, self.tr("Promesas de pago")
        )
        self.table.show_sort("due", descending=False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._fill = FillColumn(self.table, "person", PERSON_PX)
        self.empty = EmptyState("calendar-check", "", tone="info")
        self.pages = QStackedWidget()
        for page in (Skeleton("table"), self.table, self.empty):
            self.pages.addWidget(page)

    def _lay_out(self) -> None:
        self._top, self._tab_row = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(Label(self.tr("Promesas"), "title", weight=600))
        self._top.addWidget(self._sum, 1)
        self._top.addWidget(self.search)
        self._top.addWidget(self.export)
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
        self._tab_row.addWidget(self.open_chat)
        self._tab_row.addWidget(self.cancel)
        ground = Panel()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(self._tab_row)
        column.addWidget(hline())
        column.addWidget(self.pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)

    def _wire(self) -> None:
        self.tabs.chosen.connect(lambda key: self.tab_chosen.emit(Tab(key)))
        self.search.textChanged.connect(self.filter_typed)
        self.search.left.connect(self.table.setFocus)
        self.table.row_opened.connect(self.row_opened)
        self.table.row_selected.connect(lambda _row: self._show_actions())
        self.table.widths_changed.connect(self._keep_widths)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.open_chat.clicked.connect(self._open_current)
        self.cancel.clicked.connect(self.ask_to_cancel)
        self.export.clicked.connect(self._want_export)
        self.empty.action_clicked.connect(self.search.clear)
        self.commands = Commands(
            self,
            {"promises.filter": self._enter_search, "promises.export": self._want_export},
        )
        self.list_commands = Commands(self.table, {"promises.cancel": self.ask_to_cancel})
        self.setFocusProxy(self.table)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._top, 20, 12, spacing=12)
        pad_layout(self._tab_row, 20, 0, spacing=8)
        self.search.setFixedWidth(Theme.current().px(256))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the tabs need the room: Enter opens a chat just as well."""
        super().resizeEvent(event)
        self.open_chat.setVisible(event.size().width() >= Theme.current().px(NARROW_PX))

    # --- showing ----------------------------------------------------------------------------

    def show_promises(self, listed: Listed) -> None:
        """Replace the rows and the counts."""
        self._today = listed.today
        self._shows_currency = len({row.amount.currency for row in listed.rows}) > 1
        for tab in Tab:
            self.tabs.set_count(tab.value, listed.counts.get(tab, 0))
        self.tabs.set_current(listed.tab.value)
        several = len(listed.totals) > 1
        total = " + ".join(formats.money(one, code=several) for one in listed.totals)
        words = self.tr("{total} prometido").format(total=total)
        self._sum.setText(words if listed.totals else "")
        show_rows_in_place(self.table, listed.rows)
        if not listed.rows:
            self._show_empty(listed.tab)
        self.pages.setCurrentWidget(self.table if listed.rows else self.empty)
        self._show_actions()

    def show_cancelled(self, *, done: bool) -> None:
        """The promise is withdrawn, or was closed already."""
        text = self.tr("Promesa cancelada.")
        self.told.emit(text if done else self.tr("Esa promesa ya estaba cerrada."))

    def _show_empty(self, tab: Tab) -> None:
        if self.search.text():
            title = self.tr("Nadie coincide con «{text}»").format(text=self.search.text())
            self.empty.show_text(title, "", self.tr("Quitar el filtro"))
        else:
            self.empty.show_text(*empty_texts(tab))

    def _show_actions(self) -> None:
        row = self.current()
        self.open_chat.setEnabled(row is not None)
        self.cancel.setEnabled(row is not None and is_cancellable(row))
        closed = self.tr("Solo se cancela una promesa vigente")
        self.cancel.setToolTip("" if self.cancel.isEnabled() else closed)

    # --- gestures ---------------------------------------------------------------------------

    def current(self) -> PromiseRow | None:
        """The promise that the keyboard is at."""
        place, rows = self.table.currentIndex().row(), self.table.rows_model.rows
        return rows[place] if 0 <= place < len(rows) else None

    def sheet(self) -> CancelSheet | None:
        """The sheet that asks for a reason, while it is open."""
        return self._sheet

    def ask_to_cancel(self) -> None:
        """Ask why the current promise is withdrawn."""
        row = self.current()
        if row is None or not is_cancellable(row):
            return
        self._sheet = sheet = CancelSheet(row, self._lang, self)
        sheet.confirmed.connect(self.cancel_confirmed)
        sheet.finished.connect(self._forget_sheet)
        sheet.open()

    def _open_current(self) -> None:
        row = self.current()
        if row is not None:
            self.row_opened.emit(row)

    def _open_menu(self, spot: QPoint) -> None:
        row = self.current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("chat"), self.open_chat.text(), self._open_current)
        withdraw = menu.addAction(icon("x"), self.cancel.text(), self.ask_to_cancel)
        withdraw.setEnabled(is_cancellable(row))
        menu.popup(self.table.viewport().mapToGlobal(spot))

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

    def _want_export(self) -> None:
        self.export_wanted.emit()

    # --- columns ----------------------------------------------------------------------------

    def _columns(self) -> tuple[Column[PromiseRow], ...]:
        return (
            Column("due", self.tr("Vence"), self._day, 136, is_sortable=False),
            Column("person", self.tr("Persona"), _person, PERSON_PX, weight=500,
                   is_sortable=False, tooltip=_person),
            Column("account", self.tr("Cuenta"), _account, 128, tone="text2", is_sortable=False,
                   tooltip=lambda row: row.account_no or ""),
            Column("amount", self.tr("Prometido"), self._amount, 132, "right", weight=600,
                   paint=self._paint_amount, is_sortable=False, tooltip=self._amount),
            Column("paid", self.tr("Pagado"), self._paid, 132, "right", paint=self._paint_paid,
                   is_sortable=False, tooltip=self._paid),
            Column("state", self.tr("Estado"), _state, 186, paint=_paint_state,
                   is_sortable=False),
            Column("by", self.tr("Registró"), _by, 130, tone="text2", is_sortable=False,
                   tooltip=_by),
        )  # fmt: skip

    def _day(self, row: PromiseRow) -> str:
        return day_text(row.due_on, self._today, self._lang)

    def _amount(self, row: PromiseRow) -> str:
        return formats.money(row.amount, code=self._shows_currency)

    def _paid(self, row: PromiseRow) -> str:
        return formats.money(row.paid, code=self._shows_currency) if row.paid.minor else "—"

    def _paint_amount(self, painter: QPainter, box: QRectF, row: PromiseRow) -> None:
        paint_amount(painter, box, row.amount, code=self._shows_currency)

    def _paint_paid(self, painter: QPainter, box: QRectF, row: PromiseRow) -> None:
        if row.paid.minor:
            paint_amount(painter, box, row.paid, code=self._shows_currency, weight=400)


def is_cancellable(row: PromiseRow) -> bool:
    """Whether the promise still lives, so that it can be withdrawn."""
    return PromiseState(row.state) in CANCELLABLE


def _person(row: PromiseRow) -> str:
    return formats.person_name(row.person) if row.person else "—"


def _by(row: PromiseRow) -> str:
    return row.made_by


def _account(row: PromiseRow) -> str:
    tail = f"··{row.account_no[-LAST_DIGITS:]}" if row.account_no else ""
    return " ".join(part for part in ((row.product or "").capitalize(), tail) if part)


def _state(row: PromiseRow) -> str:
    return state_text(row.state)


def _paint_state(painter: QPainter, box: QRectF, row: PromiseRow) -> None:
    kind = STATE_KIND.get(row.state, "neutral")
    paint_chip_in(painter, box, state_text(row.state), kind, "calendar-check")
