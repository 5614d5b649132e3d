"""Rows with problems: row, column, value, what is wrong, and the remedy."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card
from console.ui.widgets.chips import Chip
from console.ui.widgets.columns import Column
from console.ui.widgets.fill_column import FillColumn
from console.ui.widgets.labels import Label
from console.ui.widgets.segmented import SegmentedTabs
from console.ui.widgets.table import TableView
from console.usecases.importing import Issue, Simulated

translate = QCoreApplication.translate
Numbered = tuple[int, Issue]
ROW_PX, HEAD_PX, MOST_ROWS = 30, 32, 14


class IssuesCard(Card):
    """The table, with what was rejected as a workbook to send back."""

    save_clicked = Signal()

    def __init__(self, simulated: Simulated, parent: QWidget | None = None) -> None:
        super().__init__(parent, 16, 10)
        self._issues = tuple(enumerate(simulated.issues))
        self._rows = len(self._issues)
        heading = QHBoxLayout()
        rejected = len(simulated.json.get("rejected", ()))
        warned = len(simulated.json.get("warnings", ()))
        heading.addWidget(Label(self.tr("Filas con problemas"), weight=600))
        if rejected:
            heading.addWidget(Chip(self.tr("%n rechazada(s)", "", rejected), "bad"))
        if warned:
            heading.addWidget(Chip(self.tr("%n aviso(s)", "", warned), "warn"))
        if rejected + warned > self._rows:
            shown = self.tr("se ven las primeras {count}")
            text = shown.format(count=figures.whole(self._rows))
            heading.addWidget(Label(text, "small", "text3"))
        heading.addStretch(1)
        self.filter = SegmentedTabs(
            (
                ("all", self.tr("Todas")),
                ("rejected", self.tr("Rechazadas")),
                ("warned", self.tr("Avisos")),
            )
        )
        self.filter.setAccessibleName(self.tr("Qué filas se ven"))
        self.filter.chosen.connect(self.show_only)
        self.filter.setVisible(bool(rejected and warned))
        heading.addWidget(self.filter)
        self.save = Button(self.tr("Descargar rechazadas en Excel"), "link", "download")
        self.save.clicked.connect(self.save_clicked)
        if not rejected:
            self.save.hide()
        heading.addWidget(self.save)
        self.body.addLayout(heading)
        self.table = issues_table(simulated.issues)
        self.body.addWidget(self.table)
        Theme.current().follow(self.restyle_table)

    def show_only(self, which: str) -> None:
        """All rows, the rejected ones, or those with a warning."""
        wanted = {"all": {True, False}, "rejected": {True}, "warned": {False}}[which]
        self.filter.set_current(which)
        rows = tuple(one for one in self._issues if one[1].rejected in wanted)
        self._rows = len(rows)
        self.table.show_rows(rows)
        self.restyle_table()

    def restyle_table(self) -> None:
        """As tall as its rows, up to a point."""
        rows = min(self._rows, MOST_ROWS)
        self.table.setFixedHeight(Theme.current().px(HEAD_PX + ROW_PX * rows + 2))


def issues_table(issues: tuple[Issue, ...]) -> TableView[Numbered]:
    """A table of its own, filled."""
    table: TableView[Numbered] = TableView(
        (
            Column("row", translate("ImportIssues", "Fila"), _row, 64, "right", tone="text3",
                   is_sortable=False),
            Column("column", translate("ImportIssues", "Columna"), _column, 130,
                   is_sortable=False, tooltip=_column),
            Column("value", translate("ImportIssues", "Dice"), _value, 130, tone=_tone,
                   weight=500, is_sortable=False, tooltip=_value),
            Column("what", translate("ImportIssues", "Qué pasa"), _what, 250, tone=_tone,
                   is_sortable=False, tooltip=_what),
            Column("remedy", translate("ImportIssues", "Cómo se corrige"), _remedy, 280,
                   tone="text2", is_sortable=False, tooltip=_remedy),
        ),
        lambda numbered: numbered[0],
        translate("ImportIssues", "Filas con problemas"),
        density="compact",
    )  # fmt: skip
    FillColumn(table, "remedy", 240)
    table.show_rows(tuple(enumerate(issues)))
    return table


def _row(numbered: Numbered) -> str:
    return figures.whole(numbered[1].row)


def _column(numbered: Numbered) -> str:
    return numbered[1].column or ""


def _value(numbered: Numbered) -> str:
    return numbered[1].value or ""


def _what(numbered: Numbered) -> str:
    return numbered[1].message


def _remedy(numbered: Numbered) -> str:
    return numbered[1].remedy


def _tone(numbered: Numbered) -> str:
    return "bad" if numbered[1].rejected else "warn"
