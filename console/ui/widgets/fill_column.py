"""Table columns that use the room there is, and rows that stay where the eye left them."""

from typing import Any

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.columns import Row
from console.ui.widgets.table import TableView


class FillColumn(QObject):
    """Gives one column what the others leave, but never less than `least_px`.

    A stretched section would shrink to nothing in a narrow window; here the table scrolls
    sideways instead. Units: `least_px` in design pixels.
    """

    def __init__(self, table: TableView[Any], key: str, least_px: int) -> None:
        super().__init__(table)
        self._table, self._least_px = table, least_px
        keys = [column.key for column in table.rows_model.columns]
        self._section = keys.index(key)
        self._busy = False
        table.viewport().installEventFilter(self)
        table.widths_changed.connect(self.fill)
        Theme.current().changed.connect(self.fill)

    def fill(self) -> None:
        """Take the room that is left."""
        if self._busy:
            return
        table = self._table
        sections = range(len(table.rows_model.columns))
        others = sum(table.columnWidth(i) for i in sections if i != self._section)
        room = table.viewport().width() - others
        self._busy = True
        table.setColumnWidth(self._section, max(room, Theme.current().px(self._least_px)))
        self._busy = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fill()
        return False


def show_rows_in_place(table: TableView[Row], rows: tuple[Row, ...]) -> None:
    """Replace the rows; the one at the top of the view stays there, and so does the keyboard.

    Where the top row is gone, the list stays scrolled as far as it was.
    """
    model, bar = table.rows_model, table.verticalScrollBar()
    at, height = bar.value(), table.verticalHeader().defaultSectionSize()
    place = table.rowAt(0)
    top = model.key_of(model.rows[place]) if 0 <= place < len(model.rows) else None
    table.show_rows(rows)
    if not at or top is None:
        bar.setValue(at)
        return
    now = model.place_of(top)
    bar.setValue(at if now is None else at + (now - place) * height)
