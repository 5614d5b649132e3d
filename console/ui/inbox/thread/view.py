"""The thread as one works with it: pointing, selecting, copying, quoting, opening."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget
from typing_extensions import override

from console.ui.inbox.thread import access
from console.ui.inbox.thread.bubble import Bubble, times_of
from console.ui.inbox.thread.canvas import ThreadCanvas
from console.ui.inbox.thread.contents import spoken
from console.ui.inbox.thread.lines import LineKind
from console.ui.inbox.thread.markup import spans_of
from console.ui.inbox.thread.parts import Act, TextPart
from console.ui.inbox.words import Words
from console.usecases.views import ItemKind, ThreadItem


@dataclass(slots=True)
class _Drag:
    """A selection under way inside one text."""

    key: str
    part: TextPart
    rect: QRectF
    start: int


class ThreadView(ThreadCanvas):
    """Shows the lines of one conversation and reports gestures. It never queries."""

    act_asked = Signal(str, str)  # name of the act, what it is about
    quote_asked = Signal(str)  # message id
    left = Signal()  # Esc with nothing selected
    typed = Signal(str)  # a letter that belongs in the composer

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._selecting: TextPart | None = None
        self._drag: _Drag | None = None
        self.viewport().setMouseTracking(True)

    @override
    def clear(self) -> None:
        """Show and select nothing."""
        self._selected = self._selecting = self._drag = None
        super().clear()

    def jump_to(self, item_id: str) -> bool:
        """Bring a message into sight and select it; False if it is not loaded."""
        for index, line in enumerate(self.stack.lines):
            if line.kind is LineKind.ITEM and line.item and line.item.id == item_id:
                self._select(index)
                self._reveal(index)
                return True
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._drop_text_selection()
        found = self._text_at(event.position())
        if found is not None:
            key, part, rect, origin = found
            start = part.position_at(event.position() - origin, rect)
            self._drag = _Drag(key, part, rect.translated(origin), start)
        index = self.line_at(int(event.position().y()))
        if index is not None:
            self._select(index[0])

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and event.buttons() & Qt.MouseButton.LeftButton:
            end = self._drag.part.position_at(event.position(), self._drag.rect)
            first, last = sorted((self._drag.start, end))
            self._drag.part.selection = (first, last)
            self._selecting = self._drag.part
            self.viewport().update()
            return
        self._show_cursor(event.position())

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._act_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._text_at(point) is not None:
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self._selecting is not None
        self._drag = None
        if event.button() == Qt.MouseButton.LeftButton and not dragged:
            act = self._act_at(event.position())
            if act is not None:
                self._do(act)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._text_at(event.position())
        if found is None:
            return
        _, part, rect, origin = found
        part.selection = part.word_at(part.position_at(event.position() - origin, rect))
        self._selecting = part
        self.viewport().update()

    def _drop_text_selection(self) -> None:
        if self._selecting is not None:
            self._selecting.selection = None
            self._selecting = None
            self.viewport().update()

    def _do(self, act: Act) -> None:
        if act.name == "jump":
            if not self.jump_to(act.about):
                self.act_asked.emit("find", act.about)
        elif act.name == "unfold":
            self._unfold(act.about)
        else:
            self.act_asked.emit(act.name, act.about)

    def _unfold(self, item_id: str) -> None:
        self.stack.unfolded.add(item_id)
        self._at_end = False
        for index, line in enumerate(self.stack.lines):
            if line.item and line.item.id == item_id and line.kind is LineKind.ITEM:
                self.stack.forget_line(line.key)
                self.stack.drawn(index)
        self._settle()
        self.viewport().update()

    def selected_item(self) -> ThreadItem | None:
        """The message that is selected."""
        index = self.selected_index()
        return None if index is None else self.stack.lines[index].item

    def selected_index(self) -> int | None:
        """Which line is selected."""
        if self._selected is None:
            return None
        keys = (n for n, line in enumerate(self.stack.lines) if line.key == self._selected)
        return next(keys, None)

    def _select(self, index: int) -> None:
        line = self.stack.lines[index]
        if line.kind is LineKind.ITEM:
            self._selected = line.key
            access.tell_focus(self, index)
            self.viewport().update()

    def select_step(self, step: int) -> None:
        """Select the message above (-1) or below (1); the newest when none was."""
        lines, index = self.stack.lines, self.selected_index()
        index = len(lines) if index is None else index
        index += step if index < len(lines) or step < 0 else -1
        while 0 <= index < len(lines):
            if lines[index].kind is LineKind.ITEM:
                self._select(index)
                self._reveal(index)
                return
            index += step

    def drop_selection(self) -> bool:
        """Select nothing; whether something was."""
        had = self._selected is not None or self._selecting is not None
        self._selected = None
        self._drop_text_selection()
        self.viewport().update()
        return had

    def copy(self) -> None:
        """Copy the selected stretch, else the selected message's text."""
        text = self._selecting.selected_text() if self._selecting else ""
        item = self.selected_item()
        if not text and item is not None:
            text = spoken(item)
        if text:
            QGuiApplication.clipboard().setText(text)

    def open_selected(self) -> None:
        """Do what a click on the selected message would: file, picture or link."""
        index = self.selected_index()
        if index is None:
            return
        drawn = self.stack.drawn(index)
        if not isinstance(drawn, Bubble):
            return
        act = next((act for act in _acts_of(drawn) if act.name != "jump"), None)
        if act is not None:
            self._do(act)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._key_actions().get((event.modifiers(), Qt.Key(event.key())))
        if action is not None:
            action()
            return
        letter = event.text()
        if letter in {"r", "R"} and self._selected is not None:
            self._quote_selected()
            return
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        if letter.isprintable() and letter and plain:
            self.typed.emit(letter)
            return
        super().keyPressEvent(event)

    def _key_actions(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]]:
        none, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        key = Qt.Key
        return {
            (none, key.Key_Up): lambda: self.select_step(-1),
            (none, key.Key_Down): lambda: self.select_step(1),
            (ctrl, key.Key_Up): lambda: self.select_step(-1),
            (ctrl, key.Key_Down): lambda: self.select_step(1),
            (none, key.Key_Return): self.open_selected,
            (ctrl, key.Key_C): self.copy,
            (none, key.Key_End): self.scroll_to_end,
            (none, key.Key_Escape): self._escape,
        }

    def _escape(self) -> None:
        if not self.drop_selection():
            self.left.emit()

    def _quote_selected(self) -> None:
        item = self.selected_item()
        if item is not None and may_quote(item):
            self.quote_asked.emit(item.id)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.line_at(event.pos().y())
        if event.reason() == QContextMenuEvent.Reason.Mouse and found is not None:
            self._select(found[0])
        item = self.selected_item()
        if item is not None:
            self.menu_of(item).popup(event.globalPos())

    def menu_of(self, item: ThreadItem) -> QMenu:
        """What one can do with a message."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copiar texto"), self.copy)
        if may_quote(item):
            menu.addAction(self.tr("Responder citando"), self._quote_selected)
        if item.media and item.media.path:
            menu.addAction(self.tr("Abrir"), self.open_selected)
        menu.addSeparator()
        times = menu.addAction(times_of(item, self._words).replace("\n", " · "))
        times.setEnabled(False)
        return menu

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)


def _acts_of(bubble: Bubble) -> list[Act]:
    """Everything that a click on the bubble could ask for."""
    found = []
    for part in bubble.parts:
        rect = QRectF(0, 0, 10_000, 10_000)
        if isinstance(part, TextPart):
            links = _links_of(part)
            found += [Act("open_link", link) for link in links]
        elif (act := part.act_at(QPointF(1, 1), rect)) is not None:
            found.append(act)
    return found


def _links_of(part: TextPart) -> list[str]:
    return [span.link for span in spans_of(part.text) if span.link]


def may_quote(item: ThreadItem) -> bool:
    """The debtor's messages can be quoted: their id is the one that WhatsApp knows."""
    return item.item is ItemKind.MESSAGE and not item.outgoing and not item.revoked
