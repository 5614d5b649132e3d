"""The list of promises, with tabs by what is due."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.domain.promise import PromiseState
from console.runtime import formats
from console.runtime.errors import Unavailable
from console.ui.promises.presenter import Listed, Tab
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Panel, hline, pad_layout
from console.ui.widgets.chips import ChipKind, chip_height, paint_chip
from console.ui.widgets.columns import Column
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.labels import Label
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.skeleton import Skeleton
from console.ui.widgets.table import TableView
from console.ui.widgets.tabs import UnderlineTabs
from console.usecases.views import PromiseRow

STATE_KIND: dict[str, ChipKind] = {
    PromiseState.OPEN: "accent",
    PromiseState.IN_GRACE: "warn",
    PromiseState.AWAITING_FILE: "warn",
    PromiseState.PENDING_APPROVAL: "bot",
    PromiseState.KEPT: "ok",
    PromiseState.KEPT_LATE: "ok",
    PromiseState.PARTIALLY_KEPT: "warn",
    PromiseState.BROKEN: "bad",
}


class PromisesWidget(QWidget):
    """Shows promises and reports gestures."""

    tab_chosen = Signal(object)
    filter_typed = Signal(str)
    row_opened = Signal(object)
    export_chosen = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PromisesWidget")
        self._lang = lang
        self._title = Label(self.tr("Promesas"), "title", weight=600)
        self._sum = Label("", tone="text2", tabular=True)
        self.search = SearchField(self.tr("Filtrar por persona o cuenta"))
        self.export = Button(self.tr("Exportar"), icon="download")
        self.tabs = UnderlineTabs(self._tab_texts())
        self.table: TableView[PromiseRow] = TableView(
            self._columns(), lambda row: row.id, self.tr("Promesas de pago")
        )
        self.empty = EmptyState(
            "calendar-check",
            self.tr("No hay promesas aquí"),
            self.tr("Se registran desde la conversación, con Alt P."),
        )
        self.pages = QStackedWidget()
        for page in (Skeleton("lines"), self.table, self.empty):
            self.pages.addWidget(page)
        self._lay_out()
        self._wire()
        Theme.current().follow(self.restyle)

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        for part in (self._title, self._sum):
            self._top.addWidget(part)
        self._top.addStretch(1)
        self._top.addWidget(self.search)
        self._top.addWidget(self.export)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
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
        self.table.row_opened.connect(self.row_opened)
        self.export.clicked.connect(self._choose_target)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.search.setFocus)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._top, 20, 12, spacing=12)
        pad_layout(self._tab_row, 20, 0, spacing=0)
        self.search.setFixedWidth(Theme.current().px(260))

    # --- showing ----------------------------------------------------------------------------

    def show_promises(self, listed: Listed) -> None:
        """Replace the rows and the counts."""
        for tab in Tab:
            self.tabs.set_count(tab.value, listed.counts.get(tab, 0))
        self.tabs.set_current(listed.tab.value)
        total = " + ".join(formats.money(one) for one in listed.totals)
        self._sum.setText(
            self.tr("{total} prometido").format(total=total) if listed.totals else ""
        )
        self.table.show_rows(listed.rows)
        self.pages.setCurrentWidget(self.table if listed.rows else self.empty)

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

    # --- parts ------------------------------------------------------------------------------

    def _tab_texts(self) -> tuple[tuple[str, str], ...]:
        return (
            (Tab.TODAY.value, self.tr("Hoy")),
            (Tab.OVERDUE.value, self.tr("Vencidas")),
            (Tab.COMING.value, self.tr("Por vencer")),
            (Tab.KEPT.value, self.tr("Cumplidas")),
            (Tab.BROKEN.value, self.tr("Rotas")),
            (Tab.ALL.value, self.tr("Todas")),
        )

    def _columns(self) -> tuple[Column[PromiseRow], ...]:
        tr = self.tr
        return (
            Column("due", tr("Fecha"), self._day, 150, is_sortable=False),
            Column("person", tr("Persona"), _person, 220, weight=500, stretches=True,
                   is_sortable=False),
            Column("account", tr("Cuenta"), _account, 150, is_sortable=False),
            Column("amount", tr("Prometido"), _amount, 120, "right", weight=600,
                   is_sortable=False),
            Column("paid", tr("Pagado"), _paid, 120, "right", is_sortable=False),
            Column("state", tr("Estado"), self.state_text, 170, paint=self._paint_state,
                   is_sortable=False),
            Column("by", tr("Registró"), lambda row: row.made_by, 150, is_sortable=False),
        )  # fmt: skip

    def _day(self, row: PromiseRow) -> str:
        return formats.day(row.due_on, self._lang, "weekday")

    def state_text(self, row: PromiseRow) -> str:
        """The state in words."""
        words = {
            PromiseState.OPEN: self.tr("Vigente"),
            PromiseState.IN_GRACE: self.tr("En días de gracia"),
            PromiseState.AWAITING_FILE: self.tr("Espera archivo de pagos"),
            PromiseState.PENDING_APPROVAL: self.tr("Por aprobar"),
            PromiseState.KEPT: self.tr("Cumplida"),
            PromiseState.KEPT_LATE: self.tr("Cumplida tarde"),
            PromiseState.PARTIALLY_KEPT: self.tr("Cumplida en parte"),
            PromiseState.BROKEN: self.tr("Rota"),
            PromiseState.RENEGOTIATED: self.tr("Renegociada"),
            PromiseState.CANCELLED: self.tr("Cancelada"),
            PromiseState.EXPIRED: self.tr("Expirada"),
            PromiseState.REJECTED: self.tr("Rechazada"),
            PromiseState.DRAFT: self.tr("Borrador"),
        }
        return words[PromiseState(row.state)]

    def _paint_state(self, painter: QPainter, box: QRectF, row: PromiseRow) -> None:
        top = box.center().y() - chip_height() / 2
        kind = STATE_KIND.get(row.state, "neutral")
        paint_chip(painter, box.x(), top, self.state_text(row), kind, "calendar-check")

    def _choose_target(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Exportar promesas"), "promesas.xlsx", "Excel (*.xlsx)"
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.export_chosen.emit(Path(name)))
        dialog.open()


def _person(row: PromiseRow) -> str:
    return row.person or "—"


def _account(row: PromiseRow) -> str:
    tail = f"··{row.account_no[-4:]}" if row.account_no else ""
    return " ".join(part for part in ((row.product or "").capitalize(), tail) if part)


def _amount(row: PromiseRow) -> str:
    return formats.money(row.amount)


def _paid(row: PromiseRow) -> str:
    return formats.money(row.paid) if row.paid.minor else "—"
