"""The field: grows from two lines to eight; Enter sends."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.focus import FOCUS_SHAPE
from console.ui.theme.theme import Theme

FEWEST, MOST = 2, 8
_AROUND = {Qt.Key.Key_B: "*", Qt.Key.Key_I: "_"}
"""How WhatsApp writes bold and italic."""


class Editor(QPlainTextEdit):
    """Plain text. Shift+Enter makes a line, Enter sends, Ctrl+Enter sends and goes on."""

    sent = Signal(bool)  # and next
    left = Signal()  # Esc
    message_step = Signal(int)  # Ctrl+Up, Ctrl+Down
    undo_asked = Signal()  # Ctrl+Z with nothing of its own to undo
    files_dropped = Signal(list)  # of pathlib.Path
    picture_pasted = Signal(object)  # QImage
    menu_asked = Signal(object, str)  # QMenu, the word under the cursor

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Bare")
        self.setProperty(FOCUS_SHAPE, "none")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Font and height follow the zoom."""
        self.setFont(Theme.current().font("base"))
        self._grow()

    def put(self, text: str) -> None:
        """Replace the text, the cursor after it; not something the agent typed."""
        if text != self.toPlainText():
            self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.setPlainText(text)
            self.blockSignals(False)  # noqa: FBT003 - Qt's own signature
            self.moveCursor(QTextCursor.MoveOperation.End)
            self._grow()

    def select(self, start: int, end: int) -> None:
        """Select from the character `start` to `end`, counted as Python counts them."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(_units(text[:start]))
        cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def put_around(self, sign: str) -> None:
        """Put WhatsApp's sign of a look around what is selected, or take it away again."""
        cursor = self.textCursor()
        text = cursor.selectedText()
        if len(text) > 2 * len(sign) and text.startswith(sign) and text.endswith(sign):
            cursor.insertText(text[len(sign) : -len(sign)])
            return
        cursor.insertText(f"{sign}{text}{sign}")
        back = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(back, n=len(sign) if not text else 0)
        self.setTextCursor(cursor)

    def _grow(self, _size: object = None) -> None:
        lines = max(1, int(self.document().size().height()))
        shown = min(max(lines, FEWEST), MOST)
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + Theme.current().px(6))

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Files and pictures become attachments; text stays text."""
        if paths := paths_of(source):
            self.files_dropped.emit(paths)
        elif source.hasImage() and not source.hasText():
            self.picture_pasted.emit(QImage(source.imageData()))
        else:
            super().insertFromMimeData(source)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What Qt offers for a text, and what others add."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_asked.emit(menu, cursor.selectedText())
        menu.popup(event.globalPos())

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(300), self.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if held & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.sent.emit(control)
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        elif control and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.message_step.emit(-1 if key is Qt.Key.Key_Up else 1)
        elif control and key in _AROUND:
            self.put_around(_AROUND[key])
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.toPlainText():
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)


def paths_of(source: QMimeData) -> list[Path]:
    """The files of this machine that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


def _units(text: str) -> int:
    """Qt counts UTF-16 units: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
