"""The actions of one screen: its shortcuts, its tooltips, and what each does."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from console.ui.actions.action import Deed, Run
from console.ui.actions.keymap import KeyMap


class Commands(QObject):
    """Installs the shortcuts of `deeds` on `home` and keeps them in step with the key map.

    A shortcut acts while the focus is in `home` (`everywhere`: in its window). Without a key
    map of the window's the keys are those delivered.
    """

    def __init__(
        self, home: QWidget, deeds: Mapping[str, Deed | Run], *, everywhere: bool = False
    ) -> None:
        super().__init__(home)
        self._home, self._is_everywhere = home, everywhere
        self._deeds: dict[str, Deed] = {}
        self._shortcuts: list[QShortcut] = []
        self._dressed: dict[QAbstractButton, tuple[str, str]] = {}
        self._keys = KeyMap()
        self._keys.changed.connect(self._install)
        self.add(deeds)

    def add(self, deeds: Mapping[str, Deed | Run]) -> None:
        """Offer more actions. Raises KeyError for an id that the catalogue does not have."""
        for id_, deed in deeds.items():
            if id_ not in self._keys.actions:
                raise KeyError(id_)
            self._deeds[id_] = deed if isinstance(deed, Deed) else Deed(deed)
        self._install()

    def follow(self, keys: KeyMap) -> None:
        """Use the window's key map from now on."""
        self._keys.changed.disconnect(self._install)
        self._keys = keys
        keys.changed.connect(self._install)
        self._install()

    def offers(self, id_: str) -> bool:
        """Whether the action can be done here and now."""
        deed = self._deeds.get(id_)
        return deed is not None and self._home.isVisible() and deed.applies()

    def run(self, id_: str) -> None:
        """Do it, if it applies."""
        if self.offers(id_):
            self._deeds[id_].run()

    def dress(self, button: QAbstractButton, id_: str, title: str = "") -> None:
        """Say title and key in the tooltip of `button`, also after the key was changed."""
        self._dressed[button] = (id_, title or self._keys.actions[id_].title)
        self._say(button)

    def _say(self, button: QAbstractButton) -> None:
        id_, title = self._dressed[button]
        keys = self._keys.printed(id_)
        button.setToolTip(f"{title} ({keys})" if keys else title)

    def _install(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._shortcuts = [
            self._shortcut(id_, keys) for id_ in self._deeds for keys in self._keys.keys_of(id_)
        ]
        for button in filter(isValid, self._dressed):
            self._say(button)

    def _shortcut(self, id_: str, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._home)
        if not self._is_everywhere:
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(
            lambda: self._deeds[id_].applies() and self._deeds[id_].run()
        )
        return shortcut
