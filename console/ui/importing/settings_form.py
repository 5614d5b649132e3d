"""What the person states about a file: creditor, country, currency, cut-off day and scope."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from console.domain.money import LOCAL_CURRENCY
from console.ui.importing.places import countries, currencies
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import Card
from console.ui.widgets.fields import Choice, DateField, mark_invalid
from console.ui.widgets.labels import Label, field_caption
from console.usecases.importing import ImportSettings

DATE_PATTERNS = {"en": "yyyy-MM-dd"}


class SettingsForm(Card):
    """Every change is told at once; a missing creditor is said beside its field."""

    changed = Signal(object)  # ImportSettings

    def __init__(
        self, settings: ImportSettings, lang: str = "es", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, 16, 10)
        self._settings = settings
        self._build(settings, lang)
        self._lay_out()
        self.show_settings(settings)
        self.creditor.textEdited.connect(lambda _text: self._tell())
        self.country.chosen.connect(self._choose_country)
        self.currency.chosen.connect(lambda _key: self._tell())
        self.mode.chosen.connect(lambda _key: self._tell())
        self.as_of.dateChanged.connect(lambda _date: self._tell())
        self.password.textEdited.connect(lambda _text: self._tell())
        Theme.current().follow(self._restyle_grid)

    def _build(self, settings: ImportSettings, lang: str) -> None:
        self.creditor = QLineEdit(settings.creditor)
        self.creditor.setPlaceholderText(self.tr("Por ejemplo, Banco Horizonte"))
        self.trouble = Label("", "small", "bad", wrap=True)
        self.trouble.hide()
        self.country = Choice(self.tr("País"), countries())
        self.currency = Choice(self.tr("Moneda"), currencies())
        self.as_of = DateField(self.tr("Fecha de corte"), QDate(*_ymd(settings.as_of)))
        self.as_of.setDisplayFormat(DATE_PATTERNS.get(lang[:2], "dd/MM/yyyy"))
        self.mode = Choice(
            self.tr("Alcance"),
            (
                ("full", self.tr("Cartera completa: lo que no viene se retira")),
                ("delta", self.tr("Solo cambios: lo que no viene se queda")),
            ),
        )

        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Solo si el archivo la pide"))

    def _lay_out(self) -> None:
        self.body.addWidget(Label(self.tr("Lo que el archivo no dice"), weight=600))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._put(self.tr("Acreedor"), self.creditor, 0, 0, 2)
        self._grid.addWidget(self.trouble, 2, 0, 1, 2)
        self._put(self.tr("País de los teléfonos y las reglas"), self.country, 3, 0)
        self._put(self.tr("Moneda si el archivo no la trae"), self.currency, 3, 1)
        self._put(self.tr("Fecha de corte"), self.as_of, 5, 0)
        self._put(self.tr("Alcance"), self.mode, 5, 1)
        self._put(self.tr("Contraseña del archivo"), self.password, 7, 0, 2)
        self.body.addLayout(self._grid)

    def _put(self, name: str, field: QWidget, row: int, column: int, span: int = 1) -> None:
        self._grid.addWidget(field_caption(name, field), row, column, 1, span)
        self._grid.addWidget(field, row + 1, column, 1, span)

    def _restyle_grid(self) -> None:
        px = Theme.current().px
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        for row in (3, 5, 7):
            self._grid.setRowMinimumHeight(row, px(28))

    def show_settings(self, settings: ImportSettings) -> None:
        """Show other settings, without telling."""
        self._settings = settings
        if self.creditor.text().strip() != settings.creditor:
            self.creditor.setText(settings.creditor)
        self.country.set_current(settings.country)
        self.currency.set_current(settings.currency)
        self.mode.set_current(settings.mode)
        self.as_of.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.as_of.setDate(QDate(*_ymd(settings.as_of)))
        self.as_of.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def ask_password(self) -> None:
        """The file is protected: the field for its password takes the keyboard."""
        self.password.setFocus()
        self.password.selectAll()

    def is_complete(self) -> bool:
        """Whether the creditor is named; says what is missing, and goes there, if not."""
        named = bool(self.creditor.text().strip())
        if not named:
            self.creditor.setFocus()
        self._say("" if named else self.tr("Escribe de quién es la cartera antes de seguir."))
        return named

    def _say(self, trouble: str) -> None:
        mark_invalid(self.creditor, invalid=bool(trouble))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.creditor.setAccessibleDescription(trouble)

    def _choose_country(self, code: str) -> None:
        self.currency.set_current(LOCAL_CURRENCY[code])
        self._tell()

    def _tell(self) -> None:
        day = self.as_of.date()
        self._settings = replace(
            self._settings,
            creditor=self.creditor.text().strip(),
            country=self.country.current_key(),
            currency=self.currency.current_key(),
            as_of=date(day.year(), day.month(), day.day()),
            mode=self.mode.current_key(),
            password=self.password.text() or None,
        )
        self._say("")
        self.changed.emit(self._settings)


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
