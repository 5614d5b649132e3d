"""The thread as one works with it: pointing, selecting, copying, quoting, opening."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget
from typing_extensions import override

from console.ui.inbox.thread.bubble import Bubble, times_of
from console.ui.inbox.thread.lines import LineKind
from console.ui.inbox.thread.markup import spans_of
from console.ui.inbox.thread.parts import Act, TextPart
from console.ui.inbox.thread.picking import ThreadPicking
from console.ui.inbox.thread.voice import VoicePart
from console.ui.inbox.words import Words
from console.usecases.views import ItemKind, ThreadItem


@dataclass(slots=True)
class _Drag:
    """A selection under way inside one text."""

    key: str
    part: TextPart
    rect: QRectF
    start: int


class ThreadView(ThreadPicking):
    """Shows the lines of one conversation and reports gestures. It never queries."""

    act_asked = Signal(str, str)  # name of the act, what it is about
    quote_asked = Signal(str)  # message id
    left = Signal()  # Esc with nothing selected
    typed = Signal(str)  # a letter that belongs in the composer

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._drag: _Drag | None = None
        self.viewport().setMouseTracking(True)

    @override
    def clear(self) -> None:
        """Show and select nothing."""
        self._drag = None
        self.voices.stop()
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
            to_there = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._select(index[0], extend=to_there)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event.position(), self._drag)
            return
        self._show_cursor(event.position())

    def _drag_to(self, point: QPointF, drag: _Drag) -> None:
        """Within one text its letters are chosen; beyond it, whole messages."""
        line = self.line_at(int(point.y()))
        if line is not None and self.stack.lines[line[0]].key != drag.key:
            self._drop_text_selection()
            self._select(line[0], extend=True)
            return
        first, last = sorted((drag.start, drag.part.position_at(point, drag.rect)))
        drag.part.selection = (first, last)
        self._selecting = drag.part
        self._collapse(drag.key)
        self.viewport().update()

    def _show_cursor(self, point: QPointF) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._act_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self._text_at(point) is not None:
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self._selecting is not None or self.has_range
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

    def _do(self, act: Act) -> None:
        if act.name == "jump":
            if not self.jump_to(act.about):
                self.act_asked.emit("find", act.about)
        elif act.name == "unfold":
            self._unfold(act.about)
        elif (voice := self._voice_of(act.about)) is None or not self.voices.do(act, voice):
            self.act_asked.emit(act.name, act.about)

    def _voice_of(self, item_id: str) -> VoicePart | None:
        for index, line in enumerate(self.stack.lines):
            if line.item is not None and line.item.id == item_id:
                drawn = self.stack.drawn(index)
                if isinstance(drawn, Bubble) and (voice := drawn.voice()) is not None:
                    self.voices.dress(voice)
                    return voice
        return None

    def _unfold(self, item_id: str) -> None:
        self.stack.unfolded.add(item_id)
        self._at_end = False
        for index, line in enumerate(self.stack.lines):
            if line.item and line.item.id == item_id and line.kind is LineKind.ITEM:
                self.stack.forget_line(line.key)
                self.stack.drawn(index)
        self._settle()
        self.viewport().update()

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
        pressed = (event.modifiers(), Qt.Key(event.key()))
        item = self.selected_item()
        voice = self._voice_of(item.id) if item and item.kind_name == "audio" else None
        action = self.voices.key(pressed, voice) if voice else None
        action = action or self._key_actions().get(pressed)
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
        shift, key = Qt.KeyboardModifier.ShiftModifier, Qt.Key
        return {
            (none, key.Key_Up): lambda: self.select_step(-1),
            (none, key.Key_Down): lambda: self.select_step(1),
            (ctrl, key.Key_Up): lambda: self.select_step(-1),
            (ctrl, key.Key_Down): lambda: self.select_step(1),
            **dict.fromkeys(
                ((shift, key.Key_Up), (ctrl | shift, key.Key_Up)),
                lambda: self.select_step(-1, extend=True),
            ),
            **dict.fromkeys(
                ((shift, key.Key_Down), (ctrl | shift, key.Key_Down)),
                lambda: self.select_step(1, extend=True),
            ),
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
        mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if mouse and found is not None and not self.is_line_selected(found[0]):
            self._select(found[0])
        item = self.selected_item()
        if item is not None:
            self.menu_of(item).popup(event.globalPos())

    def menu_of(self, item: ThreadItem) -> QMenu:
        """What one can do with a message."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        several = self.tr("Copiar {count} mensajes").format(count=len(self.chosen_items()))
        menu.addAction(several if self.has_range else self.tr("Copiar texto"), self.copy)
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
