"""Every key in one place, to find, change and switch: F1."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.domain.folding import folded
from console.ui.actions.catalogue import place_titles
from console.ui.actions.keymap import KeyMap
from console.ui.shell.shortcut_row import ShortcutRow
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button
from console.ui.widgets.labels import Label, section_caption
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.sheet import Sheet

WIDTH_PX, HEIGHT_PX = 640, 640


class ShortcutsSheet(Sheet):
    """The keys of every screen; each acts as soon as it is changed."""

    def __init__(self, parent: QWidget, keys: KeyMap) -> None:
        super().__init__("", parent, WIDTH_PX, HEIGHT_PX)
        self._keys = keys
        self.show_title(
            self.tr("Atajos de teclado"),
            self.tr("Todo se puede hacer sin ratón. Enter sobre una tecla la cambia."),
        )
        self.search = SearchField(self.tr("Buscar acción o tecla"))
        self.trouble = Label("", "small", "bad", wrap=True)
        self.trouble.hide()
        self.nothing = Label(self.tr("Ninguna acción se llama así."), "small", "text2")
        self.rows: dict[str, ShortcutRow] = {}
        self._captions: dict[str, QWidget] = {}
        self._lay_out()
        self.restore = self.add_button(Button(self.tr("Restablecer todas"), icon="undo"))
        self.restore.clicked.connect(keys.restore_all)
        self.add_note(self.trouble)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self.reject)
        keys.changed.connect(self._show)
        self._show()
        self._filter("")
        self.search.setFocus()

    def _lay_out(self) -> None:
        page, px = QWidget(), Theme.current().px
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(2))
        for place, title in place_titles().items():
            caption = self._captions[place] = section_caption(title)
            column.addWidget(caption)
            for action in self._keys.actions.values():
                if action.place == place:
                    row = self.rows[action.id] = ShortcutRow(action, self._keys)
                    row.refused.connect(self._say)
                    column.addWidget(row)
        column.addWidget(self.nothing)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.body.addWidget(self.search)
        self.body.addWidget(area, 1)

    def _filter(self, text: str) -> None:
        wanted, found = folded(text).split(), set[str]()
        for row in self.rows.values():
            fits = all(word in row.said() for word in wanted)
            row.setVisible(fits)
            if fits:
                found.add(row.action.place)
        for place, caption in self._captions.items():
            caption.setVisible(place in found)
        self.nothing.setVisible(not found)

    def _show(self) -> None:
        self._say("")
        for row in self.rows.values():
            row.show_keys()
        self.restore.setEnabled(any(map(self._keys.is_changed, self.rows)))

    def _say(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
