"""The page of everything that happened: painted lines that are read as one scrolls."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.ui.inbox.panel.lines import LineList
from console.ui.inbox.panel.timeline_lines import timeline_lines
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.chips import FilterChip
from console.ui.widgets.empty_state import EmptyState
from console.usecases.timeline import Place, TimelineKind, TimelineRow

GROUPS: dict[str, tuple[TimelineKind, ...]] = {
    "messages": (TimelineKind.MESSAGE,),
    "activities": (TimelineKind.ACTIVITY, TimelineKind.WORK),
    "money": (TimelineKind.PROMISE, TimelineKind.PAYMENT),
    "changes": (
        TimelineKind.BALANCE,
        TimelineKind.CONSENT,
        TimelineKind.RESTRAINT,
        TimelineKind.REVEAL,
    ),
}
NEAR = 12
"""So many lines before the end, older ones are read."""


class TimelinePage(QWidget):
    """Filters over a list. Several filters together show what any of them names."""

    wanted = Signal(object)  # kinds, as a tuple; none means all
    more_wanted = Signal()
    message_chosen = Signal(object)  # a TimelineRow

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: dict[Place, TimelineRow] = {}
        self.chips: dict[str, FilterChip] = {}
        self.list = LineList(self.tr("Línea de tiempo"), scrolls=True)
        self._empty = EmptyState(
            "history",
            self.tr("Todavía no hay actividad"),
            self.tr("Aquí verás mensajes, gestiones, promesas, pagos e importaciones."),
        )
        self._stack = QStackedWidget()
        self._build()
        Theme.current().follow(self.restyle)

    def _build(self) -> None:
        names = {
            "messages": self.tr("Mensajes"),
            "activities": self.tr("Gestiones"),
            "money": self.tr("Pagos"),
            "changes": self.tr("Cambios"),
        }
        self._filters = QHBoxLayout()
        for key, name in names.items():
            chip = FilterChip(name)
            chip.toggled.connect(self._ask)
            self.chips[key] = chip
            self._filters.addWidget(chip)
        self._filters.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._filters)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.list.chosen.connect(self._choose)
        self.setFocusProxy(self.list)

    def restyle(self) -> None:
        """Margins at the zoom in force."""
        px = Theme.current().px
        self._filters.setContentsMargins(px(16), px(8), px(10), px(8))
        self._filters.setSpacing(px(6))

    @property
    def kinds(self) -> tuple[TimelineKind, ...]:
        """What the filters name; none means all."""
        chosen = [key for key, chip in self.chips.items() if chip.isChecked()]
        return tuple(kind for key in chosen for kind in GROUPS[key])

    def _ask(self) -> None:
        self.wanted.emit(self.kinds)

    def start_over(self) -> None:
        """Another person: from the newest entry."""
        self._rows = {}
        self.list.show_lines(())
        self.list.scrollToTop()

    def show_rows(self, rows: tuple[TimelineRow, ...], now: datetime) -> None:
        """Show what was read so far, newest first; what one looks at stays where it is."""
        bar = self.list.verticalScrollBar()
        at_top = bar.value() <= 0
        top = self.list.indexAt(self.list.viewport().rect().topLeft())
        seen = self.list.lines[top.row()].key if top.isValid() else None
        self._rows = {row.place: row for row in rows}
        today = self._words.local(now).date()
        self.list.show_lines(timeline_lines(rows, self._words, today))
        self._stack.setCurrentWidget(self.list if rows else self._empty)
        if not at_top and isinstance(seen, Place) and seen in self._rows:
            place = [line.key for line in self.list.lines].index(seen)
            index = self.list.model().index(place, 0)
            self.list.scrollTo(index, LineList.ScrollHint.PositionAtTop)

    def _scrolled(self) -> None:
        last = self.list.indexAt(self.list.viewport().rect().bottomLeft())
        if last.isValid() and last.row() >= len(self._rows) - NEAR:
            self.more_wanted.emit()

    def _choose(self, key: object) -> None:
        row = self._rows.get(key) if isinstance(key, Place) else None
        if row is not None:
            self.message_chosen.emit(row)
