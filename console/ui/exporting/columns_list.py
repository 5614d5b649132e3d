"""The columns of an export: ticked, in their order, under their own titles."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from console.usecases.exporting import ColumnChoice, FieldOffer

CODE, FORMAT, TITLE = (Qt.ItemDataRole.UserRole + place for place in (1, 2, 3))
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnsList(QListWidget):
    """Space ticks, Alt+Up and Alt+Down (or the mouse) move, F2 gives a title of one's own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Columnas"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.itemChanged.connect(lambda _item: self.changed.emit())
        self.model().rowsMoved.connect(self._moved)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.move_current(step))

    def show_fields(
        self, fields: tuple[FieldOffer, ...], chosen: tuple[ColumnChoice, ...] = ()
    ) -> None:
        """Every field: those of a layout first, else the kind's own ticked."""
        titles = {one.code: one.title for one in fields}
        taken = {one.field for one in chosen}
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for choice in chosen:
            self._add(choice.field, titles.get(choice.field, choice.field), choice)
        for offer in fields:
            if offer.code not in taken:
                by_default = ColumnChoice(offer.code) if offer.standard and not chosen else None
                self._add(offer.code, offer.title, by_default)
        self.blockSignals(False)  # noqa: FBT003 - as above
        self.setCurrentRow(0)
        self.changed.emit()

    def choices(self) -> tuple[ColumnChoice, ...]:
        """The ticked columns in their order."""
        ticked = (item for item in self._items() if item.checkState() is CHECKED)
        return tuple(
            ColumnChoice(
                str(item.data(CODE)),
                "" if item.text() == item.data(TITLE) else item.text().strip(),
                str(item.data(FORMAT)),
            )
            for item in ticked
        )

    def move_current(self, step: int) -> None:
        """Move the current column up or down."""
        row = self.currentRow()
        if 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentItem(item)
            self.changed.emit()

    def _add(self, code: str, title: str, choice: ColumnChoice | None) -> None:
        item = QListWidgetItem((choice.title if choice else "") or title)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        item.setData(CODE, code)
        item.setData(TITLE, title)
        item.setData(FORMAT, choice.format if choice else "")
        item.setCheckState(CHECKED if choice else UNCHECKED)
        self.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _moved(self, *_where: QModelIndex) -> None:
        self.changed.emit()
