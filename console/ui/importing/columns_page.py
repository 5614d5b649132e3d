"""Step two: what each column is, proposed with confidence and examples, for confirmation."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from console.domain.placement import FileKind
from console.runtime import formats
from console.ui.importing.fields import field_names, kind_name, type_name
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import (
    Card,
    IconTile,
    KeyValueRow,
    Panel,
    hline,
    pad_layout,
    vline,
)
from console.ui.widgets.chips import Chip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.fields import Choice
from console.ui.widgets.labels import Label, section_caption
from console.ui.widgets.paint import LEFT, paint_text
from console.ui.widgets.progress import paint_bar
from console.usecases.importing import ColumnFound, Inspected

SURE, DOUBTFUL = 80, 60
NOT_USED = "-"
KINDS = (FileKind.PORTFOLIO, FileKind.PAYMENTS, FileKind.CONTACTS, FileKind.RECALL)
SIDE_PX = 300


class Confidence(QWidget):
    """A bar and a percentage, green, amber or red."""

    def __init__(self, percent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = percent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()
        Theme.current().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the new sizes."""
        px = Theme.current().px
        self.setFixedSize(px(92), px(20))
        self.setAccessibleName(self.tr("Confianza {n} %").format(n=self._percent))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        tone = "ok" if self._percent >= SURE else "warn" if self._percent >= DOUBTFUL else "bad"
        middle = self.height() / 2
        bar = QRectF(0, middle - theme.px(2), theme.px(38), theme.px(4))
        paint_bar(painter, bar, self._percent / 100, f"{tone}_solid")
        words = QRectF(theme.px(46), 0, theme.px(46), self.height())
        font = theme.font("small", 600, tabular=True)
        paint_text(painter, words, f"{self._percent} %", font, theme.color(tone), LEFT)


class ColumnsPage(QWidget):
    """The second page of the wizard."""

    sheet_chosen = Signal(str)
    kind_chosen = Signal(object)
    field_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = QVBoxLayout()
        self._table = QVBoxLayout()
        self._groups: list[QButtonGroup] = []
        side, table = Panel(subtle=True), Panel()
        side.setFixedWidth(Theme.current().px(SIDE_PX))
        side.setLayout(self._side)
        pad_layout(self._side, 16, 14, spacing=8)
        table.setLayout(self._table)
        pad_layout(self._table, 0, 0, spacing=0)
        row = QHBoxLayout(self)
        pad_layout(row, 0, 0, spacing=0)
        row.addWidget(side)
        row.addWidget(vline(height=0))
        row.addWidget(table, 1)

    def show_inspected(self, inspected: Inspected) -> None:
        """Replace everything by what was found in a file."""
        _empty(self._side)
        _empty(self._table)
        self._groups.clear()
        self._fill_side(inspected)
        self._fill_table(inspected)

    # --- the side ---------------------------------------------------------------------------

    def _fill_side(self, inspected: Inspected) -> None:
        self._side.addWidget(self._file_card(inspected))
        self._side.addWidget(section_caption(self.tr("Qué trae")))
        kind = Choice(self.tr("Qué trae"), tuple((one.value, kind_name(one)) for one in KINDS))
        kind.set_current(inspected.kind.value)
        kind.chosen.connect(lambda key: self.kind_chosen.emit(FileKind(key)))
        self._side.addWidget(kind)
        if inspected.sheets:
            self._side.addWidget(section_caption(self.tr("Hoja")))
            self._side.addWidget(self._sheets(inspected))
        self._side.addWidget(section_caption(self.tr("Lectura")))
        for name, value in self._reading(inspected):
            self._side.addWidget(KeyValueRow(name, value))
        self._side.addStretch(1)

    def _file_card(self, inspected: Inspected) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.addWidget(IconTile("excel", "ok"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(inspected.path.name, "base", weight=600))
        size = size_text(inspected.size_bytes)
        seconds = f"{inspected.seconds:.1f}"
        words.addWidget(
            ElidedLabel(
                self.tr("{size} · leído en {seconds} s").format(size=size, seconds=seconds),
                "small",
                "text3",
            )
        )
        row.addLayout(words, 1)
        card.body.addLayout(row)
        return card

    def _sheets(self, inspected: Inspected) -> Card:
        card = Card()
        group = QButtonGroup(card)
        for sheet in inspected.sheets:
            radio = QRadioButton(sheet.name)
            radio.setChecked(sheet.name == inspected.sheet)
            radio.toggled.connect(
                lambda on, name=sheet.name: self.sheet_chosen.emit(name) if on else None
            )
            group.addButton(radio)
            row = QHBoxLayout()
            row.addWidget(radio, 1)
            hidden = self.tr("oculta") if sheet.hidden else ""
            rows = self.tr("{rows} filas").format(rows=formats.integer(sheet.rows))
            row.addWidget(Label(hidden or rows, "small", "text3", tabular=True))
            card.body.addLayout(row)
        self._groups.append(group)
        return card

    def _reading(self, inspected: Inspected) -> list[tuple[str, str]]:
        words = {
            "decimal": self.tr("Decimales"),
            "date_order": self.tr("Fechas"),
            "encoding": self.tr("Codificación"),
            "delimiter": self.tr("Separador"),
            "date_system": self.tr("Sistema de fechas"),
        }
        values = {
            "point": self.tr("Punto (1,234.50)"),
            "comma": self.tr("Coma (1.234,50)"),
            "DMY": self.tr("día/mes/año"),
            "MDY": self.tr("mes/día/año"),
            "YMD": self.tr("año-mes-día"),
        }
        rows = [(self.tr("Encabezado en fila"), str(inspected.header_row))]
        rows += [
            (words[key], values.get(value, value))
            for key, value in inspected.reading.items()
            if key in words and value
        ]
        return rows

    # --- the table --------------------------------------------------------------------------

    def _fill_table(self, inspected: Inspected) -> None:
        used = [column for column in inspected.columns if column.canonical]
        doubtful = sum(column.confidence < SURE for column in used)
        heading = QHBoxLayout()
        heading.addWidget(Label(self.tr("Columnas"), "lead", weight=600))
        heading.addWidget(Chip(self.tr("%n lista(s)", "", len(used) - doubtful), "ok", "check"))
        if doubtful:
            heading.addWidget(Chip(self.tr("%n por revisar", "", doubtful), "warn", "warning"))
        if unused := len(inspected.columns) - len(used):
            heading.addWidget(Chip(self.tr("%n sin usar", "", unused), "neutral"))
        heading.addStretch(1)
        pad_layout(heading, 16, 10, spacing=8)
        self._table.addLayout(heading)
        self._table.addWidget(hline())
        self._table.addWidget(self._grid(inspected), 1)

    def _grid(self, inspected: Inspected) -> QScrollArea:
        holder = Panel()
        grid = QGridLayout(holder)
        pad_layout(grid, 16, 8)
        grid.setHorizontalSpacing(Theme.current().px(16))
        grid.setVerticalSpacing(Theme.current().px(8))
        titles = (
            self.tr("En el archivo"),
            self.tr("En la consola"),
            self.tr("Confianza"),
            self.tr("Tipo y ejemplos"),
        )
        for number, title in enumerate(titles):
            grid.addWidget(Label(title, "caption", "text3", 600), 0, number)
        choices = (
            (NOT_USED, self.tr("No importar (queda como dato extra)")),
            *field_names(inspected.kind),
        )
        for number, column in enumerate(inspected.columns, 1):
            self._grid_row(grid, number, column, choices)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(len(inspected.columns) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        return area

    def _grid_row(
        self,
        grid: QGridLayout,
        number: int,
        column: ColumnFound,
        choices: tuple[tuple[str, str], ...],
    ) -> None:
        theme = Theme.current()
        header = ElidedLabel(column.header or column.letter, "base", weight=500)
        header.setFixedWidth(theme.px(180))
        choice = Choice(
            self.tr("Campo de {column}").format(column=column.header), choices, in_table=True
        )
        choice.set_current(column.canonical or NOT_USED)
        choice.setFixedWidth(theme.px(240))
        choice.chosen.connect(
            lambda key, letter=column.letter: self.field_chosen.emit(
                letter, None if key == NOT_USED else key
            )
        )
        sample = QHBoxLayout()
        sample.addWidget(Chip(type_name(column.type_code), "neutral"))
        examples = " · ".join(column.examples[:3])
        sample.addWidget(ElidedLabel(examples, "small", "text3", tabular=True), 1)
        grid.addWidget(header, number, 0)
        grid.addWidget(choice, number, 1)
        grid.addWidget(Confidence(column.confidence if column.canonical else 0), number, 2)
        grid.addLayout(sample, number, 3)


def size_text(size_bytes: int) -> str:
    """`18.4 MB`, `212 KB`."""
    kilobytes = max(1, round(size_bytes / 1024))
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QVBoxLayout | QHBoxLayout):
            _empty(inner)
