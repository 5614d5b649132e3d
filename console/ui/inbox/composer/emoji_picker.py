"""Emoji to choose from by eye or by name; those used last stand first."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from console.ui.inbox.composer.emoji_names import EmojiNames
from console.ui.theme.theme import Theme
from console.ui.widgets.popover import Popover
from console.ui.widgets.search_field import SearchField

MOST = 240
_ROLE = Qt.ItemDataRole.UserRole


class EmojiPicker(Popover):
    """A search field over a grid; Enter takes the first, arrows walk, Esc closes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, names: EmojiNames, recent: list[str]) -> None:
        super().__init__(parent, 10)
        self._names, self._recent = names, recent
        self.search = SearchField(self.tr("Buscar un emoji por su nombre"))
        self.grid = _Grid(self)
        self.grid.setAccessibleName(self.tr("Emoji"))
        self.body.addWidget(self.search)
        self.body.addWidget(self.grid)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._take_first)
        self.grid.itemActivated.connect(self._take)
        self.grid.itemClicked.connect(self._take)
        theme = Theme.current()
        self.grid.setFixedSize(theme.px(332), theme.px(232))
        self._fill()

    def open_over(self, anchor: QWidget) -> None:
        """Show it above the button that opened it."""
        self.adjustSize()
        spot = anchor.mapToGlobal(QPoint(0, 0))
        self.move(spot.x() - Theme.current().px(12), spot.y() - self.height())
        self.show()
        self.search.setFocus()

    def _fill(self) -> None:
        typed = self.search.text()
        by_sign = {each.sign: each for each in self._names.all}
        recent = [by_sign[sign] for sign in self._recent if sign in by_sign]
        found = self._names.find(typed, MOST) if typed else (*recent, *self._names.all[:MOST])
        self.grid.clear()
        for each in found:
            item = QListWidgetItem(each.sign)
            name = each.name.replace("_", " ")
            item.setToolTip(name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setData(_ROLE, each.sign)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.grid.addItem(item)
        if self.grid.count():
            self.grid.setCurrentRow(0)

    def _take_first(self) -> None:
        item = self.grid.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_ROLE)))
        self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)


class _Grid(QListWidget):
    """Cells of one size, drawn a batch at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = Theme.current()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setGridSize(QSize(theme.px(38), theme.px(38)))
        font = QFont(theme.font("base"))
        font.setPixelSize(theme.px(20))
        self.setFont(font)
        self.setFrameShape(QListWidget.Shape.NoFrame)
