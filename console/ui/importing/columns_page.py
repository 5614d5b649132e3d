"""Step two: what each column is, proposed with confidence and examples, for confirmation."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.importing.clearing import empty_layout
from console.ui.importing.column_row import DOUBTFUL_BELOW, ColumnRow, header_row
from console.ui.importing.fields import field_names
from console.ui.importing.file_side import FileSide
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import Panel, hline, pad_layout, vline
from console.ui.widgets.chips import Chip
from console.ui.widgets.labels import Label
from console.usecases.importing import Inspected

NOT_USED, SIDE_FROM_PX = "-", 780


class ColumnsPage(QWidget):
    """The second page of the wizard."""

    sheet_chosen = Signal(str)
    kind_chosen = Signal(object)  # FileKind
    field_chosen = Signal(str, object)  # column letter, canonical name or None
    reading_chosen = Signal(str, str)  # column letter; point, comma, DMY or MDY
    header_row_chosen = Signal(int)
    map_forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = FileSide()
        self.rows: dict[str, ColumnRow] = {}
        self._ready, self._doubtful = Chip("", "ok", "check"), Chip("", "warn", "warning")
        self._unused = Chip("", "neutral")
        self._build()
        self.side.sheet_chosen.connect(self.sheet_chosen)
        self.side.kind_chosen.connect(self.kind_chosen)
        self.side.header_row_chosen.connect(self.header_row_chosen)
        self.side.map_forgotten.connect(self.map_forgotten)
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        table = Panel()
        self._heading = QHBoxLayout()
        self._heading.addWidget(Label(self.tr("Columnas"), "lead", weight=600))
        for chip in (self._ready, self._doubtful, self._unused):
            self._heading.addWidget(chip)
        self._heading.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.setContentsMargins(0, 0, 0, 0)
        holder = Panel()
        holder.setLayout(self._rows)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(holder)
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._heading)
        column.addWidget(hline())
        column.addWidget(header_row())
        column.addWidget(self.area, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._edge = edge = vline()
        edge.setMinimumHeight(0)
        edge.setMaximumHeight(16_777_215)  # as tall as the page: Qt's own largest size
        whole.addWidget(self.side)
        whole.addWidget(edge)
        whole.addWidget(table, 1)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        pad_layout(self._heading, 14, 10, spacing=8)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns need the room of the side."""
        super().resizeEvent(event)
        has_room = event.size().width() >= Theme.current().px(SIDE_FROM_PX)
        self.side.setVisible(has_room)
        self._edge.setVisible(has_room)

    def show_inspected(self, inspected: Inspected) -> None:
        """Replace everything by what was found in a file."""
        self.side.show_inspected(inspected)
        empty_layout(self._rows)
        unused = (NOT_USED, self.tr("No importar"))
        choices = (unused, *field_names(inspected.kind))
        self.rows = {column.letter: ColumnRow(column, choices) for column in inspected.columns}
        for row in self.rows.values():
            row.field_chosen.connect(self._choose)
            row.reading_chosen.connect(self.reading_chosen)
            self._rows.addWidget(row)
        self._rows.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._count()

    def _choose(self, letter: str, field: str) -> None:
        self._count()
        self.field_chosen.emit(letter, None if field == NOT_USED else field)

    def _count(self) -> None:
        """Say how many columns are sure, doubtful and left out."""
        used = [row.confidence for row in self.rows.values() if row.is_used()]
        doubtful = sum(percent < DOUBTFUL_BELOW for percent in used)
        unused = len(self.rows) - len(used)
        self._ready.show_text(self.tr("%n lista(s)", "", len(used) - doubtful), "ok", "check")
        self._doubtful.show_text(self.tr("%n por revisar", "", doubtful), "warn", "warning")
        self._unused.show_text(self.tr("%n sin usar", "", unused))
        self._doubtful.setVisible(bool(doubtful))
        self._unused.setVisible(bool(unused))
