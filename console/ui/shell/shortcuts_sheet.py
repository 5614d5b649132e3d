"""Every key in one place: F1."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.actions.catalogue import place_titles
from console.ui.actions.keymap import KeyMap
from console.ui.theme.theme import Theme
from console.ui.widgets.cards import pad_layout
from console.ui.widgets.labels import Label, section_caption
from console.ui.widgets.paint import keycap_width, paint_keycap
from console.ui.widgets.sheet import Sheet

WIDTH_PX = 760


class ShortcutsSheet(Sheet):
    """The keys of every screen, in two columns."""

    def __init__(self, parent: QWidget, keys: KeyMap) -> None:
        super().__init__("", parent, WIDTH_PX)
        self._keys = keys
        self.show_title(self.tr("Atajos de teclado"), self.tr("Todo se puede hacer sin ratón"))
        columns = QHBoxLayout()
        pad_layout(columns, 20, 16, spacing=28)
        left, right = QVBoxLayout(), QVBoxLayout()
        for place, title in place_titles().items():
            self._fill(left if place == "inbox" else right, title, place)
        for column in (left, right):
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addLayout(columns)

    def _fill(self, column: QVBoxLayout, title: str, place: str) -> None:
        column.addWidget(section_caption(title))
        grid = QGridLayout()
        grid.setVerticalSpacing(Theme.current().px(6))
        rows = [one for one in self._keys.actions.values() if one.place == place]
        for number, action in enumerate(rows):
            grid.addWidget(Label(action.title), number, 0)
            grid.addWidget(_Keycap(self._keys.printed(action.id)), number, 1)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)


class _Keycap(QWidget):
    """A key as it is printed on a keyboard."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(keycap_width(self._text)) + 2, Theme.current().px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), 0.0, QRectF(self.rect()).center().y(), self._text)
