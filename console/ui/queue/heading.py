"""Over the worklist: which queue it is, its figures, and what can be done with all of it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from console.domain.money import Money
from console.ui.queue.lines import Branch, QueueLine, SegmentChoice
from console.ui.queue.wording import segment_title, short_sums, sum_text
from console.ui.theme.theme import Theme
from console.ui.widgets import figures
from console.ui.widgets.buttons import Button
from console.ui.widgets.cards import Pic, pad_layout, vline
from console.ui.widgets.elide import ElidedLabel
from console.ui.widgets.labels import Label
from console.ui.widgets.search_field import SearchField


class QueueHeading(QWidget):
    """Title, figures, filter and the two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Filtrar en esta cola"))
        self.export = Button(self.tr("Exportar"), icon="download")
        self.export.setToolTip(self.tr("Guardar la cola en Excel (Ctrl+E)"))
        self.work = Button(self.tr("Trabajar en orden"), "primary", "arrow-right")
        self.work.setToolTip(
            self.tr("Toma a la siguiente persona a quien se puede escribir (Alt+Enter)")
        )
        self.path = ElidedLabel("", "small", "text3")
        self.title = Label("", "title", weight=600)
        self.accounts = Figure(self.tr("Cuentas"))
        self.due = Figure(self.tr("Vencido"), is_long=True)
        self.may = Figure(self.tr("Contactables ahora"))
        self.may.setToolTip(self.tr("Entre las cuentas que la lista ha cargado"))
        self.found = Label("", "small", "text3", tabular=True)
        self._build()
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.path)
        words.addWidget(self.title)
        self._figures = QHBoxLayout()
        self._figures.addLayout(words)
        self._lines = {figure: vline(height=34) for figure in self._from_px()}
        for figure in (self.accounts, self.due, self.may):
            self._figures.addWidget(self._lines[figure])
            self._figures.addWidget(figure)
        self._figures.addStretch(1)
        self._figures.addWidget(self.export)
        self._figures.addWidget(self.work)
        self._filters = QHBoxLayout()
        self._filters.addWidget(self.search)
        self._filters.addWidget(self.found)
        self._filters.addStretch(1)
        self._filters.addWidget(Pic("sort", "text2", 14))
        order = ElidedLabel(
            self.tr("Primero quien espera respuesta, luego por prioridad"),
            "small",
            "text2",
            500,
        )
        self._filters.addWidget(order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._figures)
        column.addLayout(self._filters)

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        theme = Theme.current()
        pad_layout(self._figures, 16, 10, spacing=14)
        pad_layout(self._filters, 16, 0, spacing=8)
        self._filters.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(10))
        self.search.setFixedWidth(theme.px(230))
        self._fit(self.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _from_px(self) -> dict["Figure", int]:
        """From which width of the heading there is room for each figure."""
        return {self.due: 540, self.accounts: 640, self.may: 820}

    def _fit(self, width: int) -> None:
        for figure, least_px in self._from_px().items():
            has_room = width >= Theme.current().px(least_px)
            figure.setVisible(has_room)
            self._lines[figure].setVisible(has_room)

    def show_choice(self, tree: tuple[Branch, ...], choice: SegmentChoice) -> None:
        """Name the queue and say what it counts and sums up to."""
        branch = next((one for one in tree if one.portfolio_id == choice.portfolio_id), None)
        only = tree[-1].creditor if len(tree) == 2 else None
        name = (branch and branch.creditor) or only or self.tr("Todas las carteras")
        self.path.setText(name)
        self.title.setText(segment_title(choice.segment))
        accounts, due = _figures_of(branch, choice)
        self.accounts.show_value(figures.whole(accounts))
        self.due.show_value(short_sums(due), sum_text(due))

    def show_lines(self, lines: tuple[QueueLine, ...], total: int, text: str) -> None:
        """How many of the loaded ones may be written to, and how many match the filter."""
        may = figures.whole(sum(line.allowed for line in lines))
        of = figures.whole(len(lines))
        self.may.show_value(self.tr("{count} de {loaded}").format(count=may, loaded=of))
        matching = self.tr("%n coincide(n)", "", total)
        self.found.setText(matching if text else "")


def _figures_of(branch: Branch | None, choice: SegmentChoice) -> tuple[int, tuple[Money, ...]]:
    if branch is None:
        return 0, ()
    if choice.segment is None:
        return branch.accounts, branch.due
    rows = (row for row in branch.segments if row.segment == choice.segment)
    found = next(rows, None)
    return (found.accounts, found.due) if found else (0, ())


class Figure(QWidget):
    """A small caption over a strong number; a long one is shortened where room is scarce."""

    def __init__(
        self, caption: str, parent: QWidget | None = None, *, is_long: bool = False
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        kind = ElidedLabel if is_long else Label
        self.value = kind("—", "lead", weight=600, tabular=True)
        column.addWidget(Label(caption, "small", "text3"))
        column.addWidget(self.value)

    def show_value(self, text: str, exactly: str = "") -> None:
        """Another number; `exactly` stands in the tooltip."""
        self.value.setText(text)
        if exactly:
            self.setToolTip(exactly)
