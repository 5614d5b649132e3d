"""One thing a person can ask for, and how its keys are written."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

Run = Callable[[], object]
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}


@dataclass(frozen=True, slots=True)
class Action:
    """Said once, in the language in force when the table was read.

    `keys` are alternatives in Qt's portable spelling ("Ctrl+Shift+R"); the first is printed.
    `place` is where the action can be asked for: a screen, or "window" for everywhere.
    """

    id: str
    title: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    detail: str = ""
    fixed: bool = False
    """The widget in focus reads the key itself: it is listed, and cannot be changed."""

    @property
    def place(self) -> str:
        """The part of `id` before its first full stop."""
        return self.id.partition(".")[0]


def always() -> bool:
    """Applies whenever its screen is in front."""
    return True


@dataclass(frozen=True, slots=True)
class Deed:
    """What an action does on the screen that offers it, and whether it can be done now."""

    run: Run
    applies: Callable[[], bool] = always


def printed(keys: str) -> str:
    """The keys as they stand on a keyboard: "Alt+Down" is "Alt ↓".

    Several strokes or a ready text ("J  K") are left as they are.
    """
    if "+" not in keys:
        return _cap(keys)
    head, _, last = keys.rpartition("+")
    if not last:  # the key is + itself
        head, last = head.removesuffix("+"), "+"
    return " ".join([*head.split("+"), _cap(last)])


def _cap(key: str) -> str:
    translate = QCoreApplication.translate
    words = {"Del": translate("Actions", "Supr"), "Space": translate("Actions", "Espacio")}
    return _ARROWS.get(key) or words.get(key, key)


def spelt(keys: str) -> str:
    """Qt's portable spelling of `keys`, or an empty text where Qt knows no such key."""
    sequence = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)
