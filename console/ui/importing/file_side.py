"""At the left of the columns: the file, its sheets, and how it was read."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.domain.placement import FileKind
from console.ui.importing.clearing import empty_layout
from console.ui.importing.fields import kind_name
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Card, IconTile, KeyValueRow, Panel, Pic, pad_layout
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.fields import Choice, NumberField
from console.ui.widgets.labels import Label, section_caption
from console.usecases.importing import Inspected, Remembered, SheetFound

KINDS = tuple(FileKind)
SIDE_PX, NAME_PX, HEADER_ROW_PX = 284, 150, 72
LAST_HEADER_ROW, HEADER_WAIT_MS, DOUBTFUL_BELOW = 999, 600, 80


class FileSide(QScrollArea):
    """What was found; another kind or sheet asks to look again."""

    sheet_chosen = Signal(str)
    kind_chosen = Signal(object)  # FileKind
    header_row_chosen = Signal(int)
    map_forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: dict[str, QRadioButton] = {}
        self.kind = Choice(self.tr("Qué trae"))
        self.header_row = NumberField(self.tr("Encabezado en fila"))
        self.forget: Button | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(HEADER_WAIT_MS)
        self._wait.timeout.connect(lambda: self.header_row_chosen.emit(self.header_row.value()))
        self._group = QButtonGroup(self)
        self._panel = Panel(subtle=True)
        self._column = QVBoxLayout(self._panel)
        self.setWidget(self._panel)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        self.setFixedWidth(Theme.current().px(SIDE_PX))
        pad_layout(self._column, 14, 14, spacing=8)

    def show_inspected(self, inspected: Inspected) -> None:
        """Replace everything."""
        empty_layout(self._column)
        self.sheets = {}
        self._column.addWidget(self._file_card(inspected))
        self._column.addWidget(section_caption(self.tr("Qué trae")))
        self._column.addWidget(self._kind_choice(inspected.kind))
        if inspected.kind_confidence < DOUBTFUL_BELOW:
            doubt = self.tr("No es seguro ({percent} %): confírmalo.")
            words = doubt.format(percent=inspected.kind_confidence)
            self._column.addWidget(Label(words, "small", "warn", wrap=True))
        if inspected.mode_found == "delta":
            words = self.tr("Se llama a sí mismo actualización: lo que no viene se queda.")
            self._column.addWidget(Label(words, "small", "text2", wrap=True))
        if len(inspected.sheets) > 1:
            self._column.addWidget(section_caption(self.tr("Hoja")))
            self._column.addWidget(self._sheets_card(inspected))
        self._column.addWidget(section_caption(self.tr("Lectura")))
        self._column.addLayout(self._header_line(inspected.header_row))
        for name, value in self._reading(inspected):
            self._column.addWidget(KeyValueRow(name, value))
        self.forget = None
        if inspected.remembered is not None:
            self._column.addSpacing(Theme.current().px(6))
            self._column.addWidget(self._remembered_note(inspected.remembered))
            self.forget = Button(self.tr("Olvidar lo recordado"), "quiet")
            self.forget.clicked.connect(self.map_forgotten)
            self._column.addWidget(self.forget)
        self._column.addStretch(1)

    def _file_card(self, inspected: Inspected) -> Card:
        card, row, words = Card(), QHBoxLayout(), QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(inspected.path.name, "base", weight=600))
        facts = self.tr("{size} · leído en {seconds} s").format(
            size=size_text(inspected.size_bytes), seconds=figures.tenths(inspected.seconds)
        )
        words.addWidget(ElidedLabel(facts, "small", "text3", tabular=True))
        row.addWidget(IconTile("excel", "ok", 36))
        row.addLayout(words, 1)
        row.setSpacing(Theme.current().px(10))
        card.body.addLayout(row)
        return card

    def _header_line(self, row: int) -> QHBoxLayout:
        """The row of the header; another is told once the person has finished typing."""
        self._wait.stop()
        self.header_row = NumberField(self.tr("Encabezado en fila"))
        self.header_row.setRange(1, LAST_HEADER_ROW)
        self.header_row.setValue(row)
        self.header_row.setFixedWidth(Theme.current().px(HEADER_ROW_PX))
        self.header_row.valueChanged.connect(lambda _row: self._wait.start())
        line = QHBoxLayout()
        name = ElidedLabel(self.tr("Encabezado en fila"), "small", "text2")
        name.setBuddy(self.header_row)
        line.addWidget(name, 1)
        line.addWidget(self.header_row)
        return line

    def _remembered_note(self, remembered: Remembered) -> QWidget:
        """That an earlier file's map was laid over this one, and what it did not know."""
        note, row = QWidget(), QHBoxLayout()
        used = self.tr("Se aplicó lo recordado, usado %n vez(ces).", "", remembered.uses)
        new = len(remembered.new_columns)
        words = f"{used} " + self.tr("%n columna(s) nueva(s).", "", new) if new else used
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(8))
        row.addWidget(Pic("history", "text3", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(words, "small", "text2", wrap=True), 1)
        note.setLayout(row)
        note.setToolTip(", ".join(remembered.new_columns))
        return note

    def _kind_choice(self, kind: FileKind) -> Choice:
        self.kind = Choice(
            self.tr("Qué trae"), tuple((one.value, kind_name(one)) for one in KINDS)
        )
        self.kind.set_current(kind.value)
        self.kind.chosen.connect(lambda key: self.kind_chosen.emit(FileKind(key)))
        return self.kind

    def _sheets_card(self, inspected: Inspected) -> Card:
        card = Card(spacing=8)
        for sheet in inspected.sheets:
            card.body.addLayout(self._sheet_row(sheet, inspected.sheet))
        return card

    def _sheet_row(self, sheet: SheetFound, current: str) -> QHBoxLayout:
        radio, row = QRadioButton(), QHBoxLayout()
        radio.setAccessibleName(sheet.name)
        radio.setChecked(sheet.name == current)
        radio.clicked.connect(lambda: self.sheet_chosen.emit(sheet.name))
        self._group.addButton(radio)
        self.sheets[sheet.name] = radio
        name = ElidedLabel(sheet.name)
        name.setBuddy(radio)
        rows = self.tr("{rows} filas").format(rows=figures.whole(sheet.rows))
        facts = self.tr("oculta") if sheet.hidden else rows
        row.addWidget(radio)
        row.addWidget(name, 1)
        row.addWidget(Label(facts, "small", "text3", tabular=True))
        return row

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
            "\t": self.tr("tabulador"),
        }
        return [
            (words[key], values.get(value, value))
            for key, value in inspected.reading.items()
            if key in words and value
        ]


def size_text(size_bytes: int) -> str:
    """`18.4 MB`, `212 KB`."""
    kilobytes = max(1, round(size_bytes / 1024))
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{figures.tenths(kilobytes / 1024)} MB"
