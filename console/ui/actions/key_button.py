"""A button that shows a key and, once pressed, takes the next keys as the new ones."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.paint import (
    CENTER,
    keycap_width,
    paint_box,
    paint_keycap,
    paint_text,
    text_width,
)

_MODIFIERS = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
_MODIFIERS |= {Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}


class KeyButton(QPushButton):
    """While it listens, Esc keeps what was, Backspace takes the key away, leaving ends it."""

    recorded = Signal(str)  # Qt's portable spelling; empty for no key
    listening = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._keys, self._listens = "", False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self._listen(listens=True))
        Theme.current().changed.connect(self.updateGeometry)

    def show_keys(self, keys: str, name: str) -> None:
        """The keys as printed, "" for none; `name` says whose they are."""
        self._keys = keys
        none = self.tr("sin tecla")
        self.setAccessibleName(
            self.tr("{name}: {keys}. Cambiar").format(name=name, keys=keys or none)
        )
        self.setToolTip(self.tr("Cambiar la tecla (Enter y luego las teclas nuevas)"))
        self.updateGeometry()
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if self._listens and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # whatever the keys ask for elsewhere, they are meant for here
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._listen(listens=False)
        super().focusOutEvent(event)

    @override
    def sizeHint(self) -> QSize:
        theme = Theme.current()
        words = max(keycap_width(self._keys), text_width(self._said(), theme.font("small")))
        return QSize(int(words) + theme.px(12), theme.px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        if self._listens or self.underMouse():
            fill = theme.color("accent_soft" if self._listens else "hover")
            paint_box(painter, self.rect(), theme.px(6), fill)
        if self._keys and not self._listens:
            left = (self.width() - keycap_width(self._keys)) / 2
            paint_keycap(painter, left, self.height() / 2, self._keys)
            return
        ink = theme.color("accent_text" if self._listens else "text3")
        paint_text(painter, self.rect(), self._said(), theme.font("small"), ink, CENTER)

    def _said(self) -> str:
        if self._listens:
            return self.tr("Pulsa las teclas…")
        return self._keys or self.tr("sin tecla")

    def _listen(self, *, listens: bool) -> None:
        if listens != self._listens:
            self._listens = listens
            self.updateGeometry()
            self.update()
            self.listening.emit(listens)

    def _take(self, event: QKeyEvent) -> None:
        key, bare = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in _MODIFIERS:
            return
        self._listen(listens=False)
        if bare and key == Qt.Key.Key_Escape:
            return
        if bare and key == Qt.Key.Key_Backspace:
            self.recorded.emit("")
            return
        pressed = QKeySequence(event.keyCombination())
        self.recorded.emit(pressed.toString(QKeySequence.SequenceFormat.PortableText))
