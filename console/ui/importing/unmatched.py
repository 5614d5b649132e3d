"""Lines that found no account, with the reason: nothing is lost, a person decides."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from console.domain.money import Money
from console.runtime import formats
from console.ui.importing.issues import HEAD_PX, MOST_ROWS, ROW_PX
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.cards import Card
from console.ui.widgets.columns import Column
from console.ui.widgets.fill_column import FillColumn
from console.ui.widgets.labels import Label
from console.ui.widgets.table import TableView
from console.usecases.importing import Simulated

translate = QCoreApplication.translate
Line = dict[str, Any]
MOST = 2_000


class UnmatchedCard(Card):
    """Row, reason and, for payments, the amount."""

    def __init__(self, simulated: Simulated) -> None:
        super().__init__(None, 16, 10)
        lines = tuple(simulated.json["unmatched"][:MOST])
        self._rows = len(lines)
        self._currency = simulated.settings.currency
        self._country = simulated.settings.country
        title = self.tr("Sin cuenta: %n fila(s)", "", len(simulated.json["unmatched"]))
        self.body.addWidget(Label(title, weight=600))
        columns = [
            Column("row", translate("ImportUnmatched", "Fila"), _row, 64, "right",
                   tone="text3", is_sortable=False),
            Column("why", translate("ImportUnmatched", "Por qué"), _why, 320,
                   is_sortable=False, tooltip=_why),
        ]  # fmt: skip
        if any("amount_minor" in line for line in lines):
            columns.insert(
                1,
                Column("amount", translate("ImportUnmatched", "Importe"), self._amount, 140,
                       "right", weight=500, is_sortable=False),
            )  # fmt: skip
        self.table: TableView[Line] = TableView(
            tuple(columns), _key, translate("ImportUnmatched", "Filas sin cuenta"),
            density="compact",
        )  # fmt: skip
        FillColumn(self.table, "why", 240)
        self.table.show_rows(lines)
        self.body.addWidget(self.table)
        Theme.current().follow(self.restyle_table)

    def restyle_table(self) -> None:
        """As tall as its rows, up to a point."""
        rows = min(self._rows, MOST_ROWS)
        self.table.setFixedHeight(Theme.current().px(HEAD_PX + ROW_PX * rows + 2))

    def _amount(self, line: Line) -> str:
        minor = line.get("amount_minor")
        if minor is None:
            return ""
        return formats.money(Money(minor, self._currency), self._country)


def _key(line: Line) -> int:
    return int(line["row"])


def _row(line: Line) -> str:
    return figures.whole(int(line["row"]))


def _why(line: Line) -> str:
    words = {
        "KEYS_DISAGREE": translate(
            "ImportUnmatched", "La referencia y la cuenta son de dos créditos distintos"
        ),
        "AMBIGUOUS": translate(
            "ImportUnmatched", "Varias cuentas de la persona deben ese importe"
        ),
        "AMOUNT_DIFFERS": translate(
            "ImportUnmatched", "La persona se conoce, pero ninguna cuenta debe ese importe"
        ),
        "NOT_FOUND": translate(
            "ImportUnmatched", "No hay ninguna cuenta ni persona con esos datos"
        ),
    }
    return words.get(str(line["reason"]), str(line["reason"]))
