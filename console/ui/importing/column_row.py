"""One column of a file: its header, the field it goes to, how sure that is, and examples."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.importing.fields import type_name, why_name
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import Pic, pad_layout
from console.ui.widgets.chips import Chip
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.fields import Choice
from console.ui.widgets.labels import Label
from console.ui.widgets.paint import LEFT, paint_hairline, paint_text
from console.ui.widgets.progress import paint_bar
from console.usecases.importing import ColumnFound

DOUBTFUL_BELOW, UNSURE_BELOW = 80, 60
STATED = 100
HEADER_PX, FIELD_PX, SURE_PX, ROW_PX = 160, 232, 92, 40
WHY_PX, READING_PX = 136, 104
NARROW_BELOW_PX, NARROW_HEADER_PX, NARROW_FIELD_PX = 820, 112, 168
EXAMPLES = 3
NOT_USED = "-"


class ColumnRow(QWidget):
    """Tells the field that a person chose; a choice of theirs is as sure as can be."""

    field_chosen = Signal(str, str)  # column letter, key of the choice
    reading_chosen = Signal(str, str)  # column letter; point, comma, DMY or MDY

    def __init__(
        self,
        column: ColumnFound,
        choices: tuple[tuple[str, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.confidence = column.confidence
        name = column.header or column.letter
        self._header = ElidedLabel(name, "base", weight=500)
        self.choice = _FieldChoice(
            self.tr("Campo de la columna {column}").format(column=name), choices, in_table=True
        )
        self.choice.set_current(column.canonical or NOT_USED)
        self._sure = Confidence(column.confidence)
        self._why = ElidedLabel(why_name(column.why), "small", "text3")
        self._stated = column.why
        self.reading = _reading_choice(column, self)
        examples = " · ".join(column.examples[:EXAMPLES])
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._header)
        self._row.addWidget(Pic("arrow-right", "text3", 14))
        self._row.addWidget(self.choice)
        self._row.addWidget(self._sure)
        self._row.addWidget(self._why)
        self._type = Chip(type_name(column.type_code), "neutral")
        self._row.addWidget(self._type)
        if self.reading is not None:
            self._row.addWidget(self.reading)
            self.reading.chosen.connect(
                lambda key: self.reading_chosen.emit(column.letter, key)
            )
        self._row.addWidget(ElidedLabel(examples, "small", "text3", tabular=True), 1)
        self.choice.chosen.connect(lambda key: self._choose(column.letter, key))
        self._show_state()
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        px = Theme.current().px
        pad_layout(self._row, 14, 0, spacing=10)
        self.setFixedHeight(px(ROW_PX))
        self._fit(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        px, (header, field) = Theme.current().px, widths_within(width)
        self._header.setFixedWidth(header)
        self.choice.setFixedWidth(field)
        self._why.setFixedWidth(px(WHY_PX))
        has_room = width >= px(NARROW_BELOW_PX)
        self._why.setVisible(has_room)
        if self.reading is not None:  # it tells the type, too
            self._type.setVisible(has_room)
            self.reading.setFixedWidth(px(READING_PX))

    def is_used(self) -> bool:
        """Whether the column goes anywhere."""
        return self.choice.current_key() != NOT_USED

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        if self.is_used() and self.confidence < DOUBTFUL_BELOW:
            painter.fillRect(self.rect(), theme.color("warn_soft"))
        line = theme.color("border")
        paint_hairline(painter, 0, self.height() - 1, self.width(), line)

    def _choose(self, letter: str, key: str) -> None:
        self.confidence = STATED
        self._stated = "stated"
        self._show_state()
        self.field_chosen.emit(letter, key)

    def _show_state(self) -> None:
        self._header.set_tone("text" if self.is_used() else "text3")
        self._sure.show_percent(self.confidence if self.is_used() else None)
        why = why_name(self._stated) if self.is_used() else ""
        self._why.setText(why)
        self._sure.setToolTip(why)
        self._sure.setAccessibleDescription(why)
        self.update()


def _reading_choice(column: ColumnFound, row: QWidget) -> "_FieldChoice | None":
    """How amounts or dates that can be read two ways are read, where the column has them."""
    kinds = (
        (
            column.decimal,
            "money",
            (("point", row.tr("1,234.50")), ("comma", row.tr("1.234,50"))),
        ),
        (
            column.date_order,
            "date",
            (("DMY", row.tr("día/mes")), ("MDY", row.tr("mes/día"))),
        ),
    )
    for current, kind, choices in kinds:
        if current and column.type_code == kind:
            name = row.tr("Lectura de la columna {column}").format(column=column.header)
            choice = _FieldChoice(name, choices, in_table=True)
            choice.set_current(current)
            return choice
    return None


class _FieldChoice(Choice):
    """The wheel scrolls the page; a column must never change by passing over it."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Confidence(QWidget):
    """A bar and a percentage, green, amber or red; nothing for a column that is not used."""

    def __init__(self, percent: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._percent = percent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_percent(percent)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Take the new sizes."""
        px = Theme.current().px
        self.setFixedSize(px(SURE_PX), px(20))

    def show_percent(self, percent: int | None) -> None:
        """Another certainty."""
        self._percent = percent
        spoken = self.tr("Confianza {percent} %").format(percent=percent)
        self.setAccessibleName("" if percent is None else spoken)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._percent is None:
            return
        theme, painter, percent = Theme.current(), QPainter(self), self._percent
        tone = "ok" if percent >= DOUBTFUL_BELOW else "warn"
        tone = tone if percent >= UNSURE_BELOW else "bad"
        middle = self.height() / 2
        bar = QRectF(0, middle - theme.px(2), theme.px(38), theme.px(5))
        paint_bar(painter, bar, percent / 100, f"{tone}_solid")
        words = QRectF(theme.px(46), 0, theme.px(46), self.height())
        font = theme.font("small", 600, tabular=True)
        paint_text(painter, words, f"{percent} %", font, theme.color(tone), LEFT)


class _Titles(QFrame):
    """The titles over the rows, at their places."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Subtle")
        texts = (
            self.tr("En el archivo"),
            self.tr("En la consola"),
            self.tr("Confianza"),
            self.tr("Por qué"),
            self.tr("Tipo y ejemplos"),
        )
        self._labels = [Label(text, "caption", "text3", 600) for text in texts]
        self._row = QHBoxLayout(self)
        for label in self._labels:
            self._row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Stand over what the rows show."""
        px = Theme.current().px
        pad_layout(self._row, 14, 0, spacing=10)
        self.setFixedHeight(px(28))
        self._fit(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        px, (header, field) = Theme.current().px, widths_within(width)
        rooms = (header + px(24), field, px(SURE_PX), px(WHY_PX))
        for label, room in zip(self._labels, rooms, strict=False):
            label.setFixedWidth(room)
        self._labels[len(rooms) - 1].setVisible(width >= px(NARROW_BELOW_PX))


def widths_within(width: int) -> tuple[int, int]:
    """Pixels for a header and its field in a row of `width` pixels."""
    px = Theme.current().px
    if width < px(NARROW_BELOW_PX):
        return px(NARROW_HEADER_PX), px(NARROW_FIELD_PX)
    return px(HEADER_PX), px(FIELD_PX)


def header_row() -> QFrame:
    """The titles of the columns."""
    return _Titles()
