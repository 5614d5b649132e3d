"""How keys are written: on a keyboard, and by Qt."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}


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
