"""One action of the F1 sheet: its key, to change, to switch off and to restore."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.domain.folding import folded
from console.ui.actions.action import Action
from console.ui.actions.key_button import KeyButton
from console.ui.actions.keymap import KeyMap, Trouble
from console.ui.actions.keys import printed
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import IconButton
from console.ui.widgets.keycaps import Keycaps
from console.ui.widgets.labels import Label
from console.ui.widgets.switch import Switch


class ShortcutRow(QWidget):
    """Shows what the key map says and tells it what the person wants."""

    refused = Signal(str)  # why keys could not be taken, as a sentence; "" to begin anew

    def __init__(self, action: Action, keys: KeyMap) -> None:
        super().__init__()
        self.action, self._keys = action, keys
        self.button = KeyButton()
        self.caps = Keycaps()
        self.switch = Switch(self.tr("Usar la tecla de «{name}»").format(name=action.title))
        self.restore = IconButton(
            "undo",
            self.tr("Restablecer la tecla de «{name}»").format(name=action.title),
            small=True,
        )
        row, px = QHBoxLayout(self), Theme.current().px
        row.setContentsMargins(px(4), 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(Label(action.title), 1)
        for part in (self.restore, self.caps, self.button, self.switch):
            row.addWidget(part)
        policy = self.restore.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.restore.setSizePolicy(policy)
        self.setMinimumHeight(px(30))
        for part in (self.button, self.switch, self.restore):
            part.setVisible(not action.fixed)
        self.caps.setVisible(action.fixed)
        self.button.recorded.connect(self._record)
        self.button.listening.connect(lambda _on: self.refused.emit(""))
        self.switch.clicked.connect(self._switch)
        self.restore.clicked.connect(lambda: keys.restore(action.id))

    def show_keys(self) -> None:
        """What is in force now."""
        keys, title = self._keys.keys_of(self.action.id), self.action.title
        if self.action.fixed:
            self.caps.show_keys(tuple(map(printed, keys)))
            return
        self.button.show_keys("   ".join(map(printed, keys)), title)
        self.switch.setChecked(bool(keys))
        self.restore.setVisible(self._keys.is_changed(self.action.id))

    def said(self) -> str:
        """What one may look for: the title and the keys, folded."""
        keys = " ".join(map(printed, self._keys.keys_of(self.action.id)))
        return folded(f"{self.action.title} {keys} {keys.replace(' ', '+')}")

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - the signal's own shape
        if on:
            self._keys.restore(self.action.id)
        else:
            self._keys.switch_off(self.action.id)

    def _record(self, keys: str) -> None:
        if not keys:
            self._keys.switch_off(self.action.id)
            return
        trouble = self._keys.trouble(self.action.id, keys)
        if trouble is None:
            self._keys.change(self.action.id, keys)
            return
        why, holder = trouble
        sentences = {
            Trouble.UNKNOWN: self.tr("Esa tecla no se puede usar."),
            Trouble.TYPES: self.tr(
                "{keys} escribiría en los campos: combínala con Ctrl o Alt."
            ),
            Trouble.TAKEN: self.tr("{keys} ya es «{action}». Cámbiala o apágala primero."),
        }
        title = "" if holder is None else holder.title
        self.refused.emit(sentences[why].format(keys=printed(keys), action=title))
