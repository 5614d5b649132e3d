"""Step one: the file, and what the person states about it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.runtime import formats
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, IconTile, hline, pad_layout
from console.ui.widgets.chips import Chip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.fields import Choice, DateField, mark_invalid
from console.ui.widgets.labels import Label, section_caption
from console.usecases.importing import ImportSettings
from console.usecases.views import BatchRow

COUNTRIES = {
    "MX": "MXN",
    "CO": "COP",
    "PE": "PEN",
    "CL": "CLP",
    "AR": "ARS",
    "BR": "BRL",
    "EC": "USD",
    "UY": "UYU",
    "US": "USD",
}
CURRENCIES = ("MXN", "COP", "PEN", "CLP", "ARS", "BRL", "USD", "UYU")
PATTERN = "*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt"


class DropArea(QFrame):
    """Takes a file by drop, click or keyboard."""

    file_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._hot = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tile = IconTile("upload", "accent")
        self._title = Label(self.tr("Suelta aquí el archivo del acreedor"), weight=600)
        self._kinds = Label(
            self.tr("xlsx, xls, xlsb, ods, csv, txt: tal como lo mandan"), "small", "text3"
        )
        self.browse = Button(self.tr("Elegir archivo"), "primary", "folder")
        self.browse.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        for part in (self._tile, self._title, self._kinds, self.browse):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        pad_layout(column, 20, 24, spacing=6)

    def choose(self) -> None:
        """Open the file dialog; it reports later."""
        files = self.tr("Archivos de cartera ({pattern})").format(pattern=PATTERN)
        dialog = QFileDialog(self, self.tr("Elegir archivo"), "", files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.open()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._hot = True
            self.update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._hot = False
        self.update()
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.file_chosen.emit(Path(paths[0]))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("accent_soft" if self._hot else "subtle"))
        pen = QPen(theme.color("accent" if self._hot else "border2"))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        radius = theme.px(8)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)


class SettingsForm(Card):
    """Creditor, country, currency, date and mode. `changed` comes with valid settings only."""

    changed = Signal(object)

    def __init__(self, settings: ImportSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self.creditor = QLineEdit(settings.creditor)
        self.creditor.setAccessibleName(self.tr("Acreedor"))
        self.creditor.setPlaceholderText(self.tr("Nombre del acreedor"))
        self.country = Choice(self.tr("País"), tuple((code, code) for code in COUNTRIES))
        self.currency = Choice(self.tr("Moneda"), tuple((code, code) for code in CURRENCIES))
        self.as_of = DateField(self.tr("Fecha de corte"), QDate(*_ymd(settings.as_of)))
        self.mode = Choice(
            self.tr("Alcance"),
            (
                ("full", self.tr("Cartera completa: lo que no viene se retira")),
                ("delta", self.tr("Solo cambios: lo que no viene se queda")),
            ),
        )
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, field in (
            (self.tr("Acreedor"), self.creditor),
            (self.tr("País"), self.country),
            (self.tr("Moneda"), self.currency),
            (self.tr("Fecha de corte"), self.as_of),
            (self.tr("Alcance"), self.mode),
        ):
            form.addRow(Label(name, "small", "text2", 500), field)
        self.body.addWidget(section_caption(self.tr("Lo que el archivo no dice")))
        self.body.addLayout(form)
        self.show_settings(settings)
        self.creditor.textEdited.connect(lambda _text: self._tell())
        self.country.chosen.connect(self._choose_country)
        self.currency.chosen.connect(lambda _key: self._tell())
        self.mode.chosen.connect(lambda _key: self._tell())
        self.as_of.dateChanged.connect(lambda _date: self._tell())

    def show_settings(self, settings: ImportSettings) -> None:
        """Show other settings, without telling."""
        self._settings = settings
        if self.creditor.text() != settings.creditor:
            self.creditor.setText(settings.creditor)
        self.country.set_current(settings.country)
        self.currency.set_current(settings.currency)
        self.mode.set_current(settings.mode)
        self.as_of.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.as_of.setDate(QDate(*_ymd(settings.as_of)))
        self.as_of.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def is_complete(self) -> bool:
        """Whether the creditor is named; marks the field if not."""
        named = bool(self.creditor.text().strip())
        mark_invalid(self.creditor, invalid=not named)
        return named

    def _choose_country(self, code: str) -> None:
        self.currency.set_current(COUNTRIES[code])
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
        )
        mark_invalid(self.creditor, invalid=False)
        self.changed.emit(self._settings)


class History(Card):
    """The newest imports."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(section_caption(self.tr("Últimas importaciones")))
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.show_rows((), "es")

    def show_rows(self, rows: tuple[BatchRow, ...], lang: str) -> None:
        """Replace the list."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for row in rows[:8]:
            self._rows.addWidget(self._row(row, lang))
        if not rows:
            text = self.tr("Aquí quedará cada archivo, con lo que cambió y lo que se rechazó.")
            self._rows.addWidget(Label(text, "small", "text3", wrap=True))

    def _row(self, row: BatchRow, lang: str) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(row.filename, "base", weight=500))
        day = formats.day(row.at.date(), lang, "short")
        total = formats.integer(row.accepted + row.rejected)
        words.addWidget(
            ElidedLabel(
                self.tr("{day} · {rows} filas · {by}").format(day=day, rows=total, by=row.by),
                "small",
                "text3",
            )
        )
        line.addLayout(words, 1)
        line.addWidget(self._state(row))
        pad_layout(line, 0, 6, spacing=8)
        return box

    def _state(self, row: BatchRow) -> Chip:
        if row.state != "done":
            return Chip(self.tr("Sin cargar"), "neutral")
        if row.rejected:
            return Chip(self.tr("%n rechazada(s)", "", row.rejected), "warn")
        return Chip(self.tr("Completa"), "ok")


class FilePage(QWidget):
    """The first page of the wizard."""

    file_chosen = Signal(object)
    settings_changed = Signal(object)

    def __init__(
        self, settings: ImportSettings, lang: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lang = lang
        self.drop = DropArea()
        self.form = SettingsForm(settings)
        self.history = History()
        left = QVBoxLayout()
        left.addWidget(self.drop)
        left.addWidget(self.form)
        left.addStretch(1)
        holder = QWidget()
        columns = QHBoxLayout(holder)
        columns.addLayout(left, 3)
        columns.addWidget(self.history, 2)
        pad_layout(columns, 20, 16, spacing=16)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(hline())
        whole.addWidget(area)
        self.drop.file_chosen.connect(self._choose)
        self.form.changed.connect(self.settings_changed)

    def show_recent(self, rows: tuple[BatchRow, ...]) -> None:
        """The history."""
        self.history.show_rows(rows, self._lang)

    def _choose(self, path: Path) -> None:
        if self.form.is_complete():
            self.file_chosen.emit(path)
        else:
            self.form.creditor.setFocus()


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day
