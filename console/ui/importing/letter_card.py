"""The creditor's letter: its figures are typed beside those of the file, and compared."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from console.domain.money import Money
from console.runtime import formats
from console.ui.promise.amounts import read_amount
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.cards import Card
from console.ui.widgets.chips import Chip
from console.ui.widgets.labels import Label
from console.usecases.control_totals import FIGURES, Letter, compare, found_in
from console.usecases.importing import Simulated

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBER = re.compile(r"\d+(?:[.,\s]\d{3})*")
FIELD_PX = 150


class LetterCard(Card):
    """Three figures; what the letter does not say stays empty and is not compared."""

    letter_changed = Signal(object)  # Letter

    def __init__(self, simulated: Simulated, parent: QWidget | None = None) -> None:
        super().__init__(parent, 16, 8)
        self._report = simulated.json
        self._currency = next(
            iter(simulated.json.get("totals_by_currency", {})), simulated.settings.currency
        )
        self._country = simulated.settings.country
        self.fields: dict[str, QLineEdit] = {}
        self._chips: dict[str, Chip] = {}
        self.verdict = Chip("", "neutral")
        heading = QHBoxLayout()
        heading.addWidget(Label(self.tr("Carta del acreedor"), weight=600))
        heading.addWidget(
            Label(self.tr("Escribe sus cifras para compararlas"), "small", "text3")
        )
        heading.addStretch(1)
        heading.addWidget(self.verdict)
        self.body.addLayout(heading)
        self._grid = QGridLayout()
        self.body.addLayout(self._grid)
        self._build()
        self._fill(simulated.letter)
        Theme.current().follow(self.restyle_grid)

    def restyle_grid(self) -> None:
        """Lay out again at the zoom in force."""
        px = Theme.current().px
        self._grid.setVerticalSpacing(px(6))
        self._grid.setHorizontalSpacing(px(14))
        for field in self.fields.values():
            field.setFixedWidth(px(FIELD_PX))

    def _build(self) -> None:
        names = {
            "rows": self.tr("Filas"),
            "accounts": self.tr("Cuentas"),
            "total_minor": self.tr("Total"),
        }
        titles = (self.tr("Cifra"), self.tr("Carta"), self.tr("Archivo"), self.tr("Diferencia"))
        for place, title in enumerate(titles):
            label = Label(title, "caption", "text3", 600)
            self._grid.addWidget(label, 0, place, LEFT if place < 2 else RIGHT)
            self._grid.setColumnStretch(place, 0 if place < 2 else 1)
        found = found_in(self._report)
        for number, figure in enumerate(FIGURES, 1):
            field = QLineEdit()
            field.setAccessibleName(names[figure])
            field.textEdited.connect(self._typed)
            self.fields[figure] = field
            self._chips[figure] = Chip("", "neutral")
            self._grid.addWidget(Label(names[figure], "small", "text2"), number, 0, LEFT)
            self._grid.addWidget(field, number, 1, LEFT)
            value = found.get(figure)
            text = "—" if value is None else self._text(figure, value)
            here = Label(text, "base", "text", 500, tabular=True)
            self._grid.addWidget(here, number, 2, RIGHT)
            self._grid.addWidget(self._chips[figure], number, 3, RIGHT)

    def _fill(self, letter: Letter) -> None:
        for figure, value in letter.to_json().items():
            self.fields[figure].setText(self._text(figure, value))
        self._show(letter)

    def letter(self) -> Letter:
        """What is typed, as far as it can be read."""
        total = read_amount(self.fields["total_minor"].text(), self._currency)
        return Letter(
            whole_of(self.fields["rows"].text()),
            whole_of(self.fields["accounts"].text()),
            None if total is None else total.minor,
        )

    def _typed(self) -> None:
        letter = self.letter()
        self._show(letter)
        self.letter_changed.emit(letter)

    def _show(self, letter: Letter) -> None:
        controls = {control.figure: control for control in compare(letter, self._report)}
        for figure, chip in self._chips.items():
            control = controls.get(figure)
            typed = bool(self.fields[figure].text().strip())
            chip.setVisible(typed)
            if control is None:
                chip.show_text(self.tr("No se entiende"), "warn")
            elif control.difference:
                sign = "+" if control.difference > 0 else "−"
                chip.show_text(sign + self._text(figure, abs(control.difference)), "bad")
            else:
                chip.show_text(self.tr("Igual"), "ok")
        self.verdict.setVisible(bool(controls))
        agrees = all(not control.difference for control in controls.values())
        self.verdict.show_text(
            self.tr("Cuadra con la carta") if agrees else self.tr("No cuadra con la carta"),
            "ok" if agrees else "bad",
        )

    def _text(self, figure: str, value: int) -> str:
        if figure == "total_minor":
            return formats.money(Money(value, self._currency), self._country)
        return figures.whole(value)


def whole_of(text: str) -> int | None:
    """A whole number as people group it; None for anything else."""
    plain = text.strip()
    return int(re.sub(r"\D", "", plain)) if _NUMBER.fullmatch(plain) else None
