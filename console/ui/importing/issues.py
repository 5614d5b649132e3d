"""The table of rows with problems: row, column, value, what is wrong, and the remedy."""

from PySide6.QtCore import QCoreApplication

from console.ui.widgets.columns import Column
from console.ui.widgets.table import TableView
from console.usecases.importing import Issue

translate = QCoreApplication.translate


def issues_table(issues: tuple[Issue, ...]) -> TableView[tuple[int, Issue]]:
    """A table of its own, filled."""
    table: TableView[tuple[int, Issue]] = TableView(
        (
            Column("row", translate("ImportIssues", "Fila"), _row, 64, "right", tone="text3"),
            Column("column", translate("ImportIssues", "Columna"), _column, 150),
            Column("value", translate("ImportIssues", "Dice"), _value, 170, tone=_tone),
            Column("what", translate("ImportIssues", "Qué pasa"), _what, 320, tone=_tone,
                   tooltip=_what),
            Column("remedy", translate("ImportIssues", "Cómo se corrige"), _remedy, 320,
                   stretches=True, tone="text2", tooltip=_remedy),
        ),
        lambda numbered: numbered[0],
        translate("ImportIssues", "Filas con problemas"),
        density="compact",
    )  # fmt: skip
    table.show_rows(tuple(enumerate(issues)))
    return table


def _row(numbered: tuple[int, Issue]) -> str:
    return str(numbered[1].row)


def _column(numbered: tuple[int, Issue]) -> str:
    return numbered[1].column or ""


def _value(numbered: tuple[int, Issue]) -> str:
    return numbered[1].value or ""


def _what(numbered: tuple[int, Issue]) -> str:
    return numbered[1].message


def _remedy(numbered: tuple[int, Issue]) -> str:
    return numbered[1].remedy


def _tone(numbered: tuple[int, Issue]) -> str:
    return "bad" if numbered[1].rejected else "warn"
