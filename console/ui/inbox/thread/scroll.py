"""The thread's geometry: lines measured when seen, and the anchor that nothing moves."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import takewhile

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from console.ui.inbox.thread import access
from console.ui.inbox.thread.bubble import read_aloud
from console.ui.inbox.thread.contents import spoken
from console.ui.inbox.thread.lines import Line, lines_of
from console.ui.inbox.thread.newer_button import NewerButton
from console.ui.inbox.thread.stack import Stack
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.usecases.views import ItemKind, ThreadItem

TOP_PAD, BOTTOM_PAD = 12, 8
_SETTLE_ROUNDS = 4


class ThreadScroll(QAbstractScrollArea):
    """Holds the lines and keeps them in place.

    Scrolled to the end it stays there when something arrives; scrolled up it keeps the first
    visible line where it is, whatever is measured, loaded or changed above it.
    """

    older_wanted = Signal()
    newer_wanted = Signal()
    newest_wanted = Signal()
    end_reached = Signal()
    items_shown = Signal(object)  # the items, whenever they change

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        access.install()
        self.setObjectName("ThreadView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.destroyed.connect(partial(access.forget, id(self)))
        self.setAccessibleName(self.tr("Mensajes de la conversación"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._words = words
        self._today = date.min
        self.stack = Stack(words, self.day_words)
        self._anchor = (0, 0)  # line, pixels of it above the top edge
        self._at_end = True
        self._has_older = self._older_asked = False
        self._has_newer = self._newer_asked = False
        self._items: list[ThreadItem] = []
        self._marks: tuple[date, str | None] = (date.min, None)
        self._moving = False
        self.newer = NewerButton(self)
        self.newer.clicked.connect(self.scroll_to_end)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        Theme.current().follow(self._restyle)

    def show_items(
        self,
        items: Sequence[ThreadItem],
        *,
        has_older: bool,
        today: date,
        first_unread_id: str | None = None,
        has_newer: bool = False,
    ) -> None:
        """Show `items`, oldest first, instead of what was shown.

        `has_newer` says that they do not reach the newest: then nothing is followed.
        """
        fresh = [] if has_newer or self._has_newer else self._arrived(items)
        keep = self._anchor_key()
        known, same_marks = len(self._items), (today, first_unread_id) == self._marks
        grows = same_marks and 0 < known <= len(items) and self._begins_alike(items)
        before, self._items = self._items, list(items)
        self._today, self._marks = today, (today, first_unread_id)
        self._has_older, self._older_asked = has_older, False
        self._has_newer, self._newer_asked = has_newer, False
        self._at_end = self._at_end and not has_newer
        if grows:
            tail = items[known:]
            self.stack.extend(lines_of(tail, self._words.zone, after=before[-1]))
        else:
            self.stack.replace(lines_of(items, self._words.zone, first_unread_id))
            self._restore(keep)
        self._settle()
        if has_newer:
            self.newer.show_way_back()
        elif fresh and not self._at_end:
            self.newer.count_more(len(fresh))
        self._announce(fresh)
        self.items_shown.emit(self._items)
        self.viewport().update()

    def _arrived(self, items: Sequence[ThreadItem]) -> list[ThreadItem]:
        """Messages of the debtor's that came after the newest one shown so far."""
        if not self._items:
            return []
        newest = self._items[-1].order
        later = takewhile(lambda item: item.order > newest, reversed(items))
        return [item for item in later if item.item is ItemKind.MESSAGE and not item.outgoing]

    def _announce(self, fresh: Sequence[ThreadItem]) -> None:
        """Say aloud what arrived, where a screen reader listens."""
        for item in reversed(fresh):
            words = self.tr("Mensaje nuevo: {text}").format(text=spoken(item))
            access.announce(self, words, urgent=False)

    def _begins_alike(self, items: Sequence[ThreadItem]) -> bool:
        """Whether `items` holds the very objects shown now, and perhaps more after them."""
        return all(a is b for a, b in zip(self._items, items, strict=False))

    def clear(self) -> None:
        """Show nothing: another conversation is about to come."""
        self._items = []
        self.stack.unfolded.clear()
        self.stack.replace([])
        self._anchor, self._at_end = (0, 0), True
        self._has_older = self._has_newer = False
        self.newer.forget()
        self._settle()
        self.viewport().update()

    def day_words(self, on: date) -> str:
        """A day as its pill says it: today and yesterday by name."""
        shown = self._words.long_day(on)
        if on == self._today:
            return self.tr("Hoy, {day}").format(day=shown)
        if on == self._today - timedelta(days=1):
            return self.tr("Ayer, {day}").format(day=shown)
        return shown if on.year == self._today.year else self._words.full_day(on)

    def _restyle(self) -> None:
        self.stack.forget()
        self._settle()
        self.viewport().update()

    @property
    def is_at_end(self) -> bool:
        """Whether the newest line is in sight and followed."""
        return self._at_end

    def scroll_to_end(self) -> None:
        """Show the newest line and follow what arrives."""
        if self._has_newer:
            self._has_newer, self._at_end = False, True
            self.newer.forget()
            self.newest_wanted.emit()
            return
        self._at_end = True
        self._settle()
        self.newer.forget()
        self.end_reached.emit()
        self.viewport().update()

    def _anchor_key(self) -> tuple[str, int] | None:
        line, offset = self._anchor
        if not self.stack.lines or line >= len(self.stack.lines):
            return None
        return self.stack.lines[line].key, offset

    def _restore(self, keep: tuple[str, int] | None) -> None:
        if keep is None:
            return
        for index, line in enumerate(self.stack.lines):
            if line.key == keep[0]:
                self._anchor = (index, keep[1])
                return
        self._at_end = True

    def _scrolled(self, value: int) -> None:
        if self._moving:
            return
        bar = self.verticalScrollBar()
        self._at_end = value >= bar.maximum() - 2 and not self._has_newer
        y = max(0, value - self._top_pad())
        if self.stack.lines:
            line = self.stack.heights.at(y)
            self._anchor = (line, y - self.stack.heights.top(line))
        self._settle()
        if self._at_end:
            self.newer.forget()
            self.end_reached.emit()
        self._ask_for_older()
        self._ask_for_newer()
        self.viewport().update()

    def _ask_for_newer(self) -> None:
        bar = self.verticalScrollBar()
        near = bar.maximum() - bar.value() < 2 * self.viewport().height()
        if near and self._has_newer and not self._newer_asked and self.isVisible():
            self._newer_asked = True
            self.newer_wanted.emit()

    def _ask_for_older(self) -> None:
        near = self.verticalScrollBar().value() < 2 * self.viewport().height()
        if near and self._has_older and not self._older_asked and self.isVisible():
            self._older_asked = True
            self.older_wanted.emit()

    def _top_pad(self) -> int:
        """Space above the first line; more where the thread is shorter than the view."""
        pads = Theme.current().px(TOP_PAD) + Theme.current().px(BOTTOM_PAD)
        free = self.viewport().height() - self.stack.heights.total - pads
        return Theme.current().px(TOP_PAD) + max(0, free)

    def _settle(self) -> None:
        """Measure what is in sight, then put the scroll bar where the anchor is."""
        self.stack.resize(self.viewport().width())
        if self.stack.lines:
            for _ in range(_SETTLE_ROUNDS):
                if not self._measure_in_sight():
                    break
        self._place_bar()

    def _measure_in_sight(self) -> bool:
        """Measure lines in sight and half a screen above; whether any height changed."""
        heights, lines, room = self.stack.heights, self.stack.lines, self.viewport().height()
        before = heights.total
        unseen = 0
        if self._at_end:
            index, filled = len(lines) - 1, 0
            while index >= 0 and filled < room * 3 // 2:
                unseen += not self.stack.is_measured(index)
                filled += self.stack.measure(index)
                index -= 1
            return bool(unseen) and heights.total != before
        index, filled = self._anchor[0], -self._anchor[1]
        while index < len(lines) and filled < room:
            filled += self.stack.measure(index)
            index += 1
        index, filled = self._anchor[0] - 1, 0
        while index >= 0 and filled < room // 2:
            filled += self.stack.measure(index)
            index -= 1
        return heights.total != before

    def _place_bar(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        content = self._content_height()
        self._moving = True
        bar.setRange(0, max(0, content - room))
        bar.setPageStep(room)
        bar.setSingleStep(Theme.current().px(36))
        if self._at_end:
            bar.setValue(bar.maximum())
            self._anchor_from(bar.maximum())
        else:
            line, offset = self._anchor
            bar.setValue(self.stack.heights.top(line) + offset + self._top_pad())
        self._moving = False

    def _anchor_from(self, value: int) -> None:
        if self.stack.lines:
            y = max(0, value - self._top_pad())
            line = self.stack.heights.at(y)
            self._anchor = (line, y - self.stack.heights.top(line))

    def _content_height(self) -> int:
        return self._top_pad() + self.stack.heights.total + Theme.current().px(BOTTOM_PAD)

    def _reveal(self, index: int) -> None:
        height, room = self.stack.measure(index), self.viewport().height()
        top = self.stack.heights.top(index) + self._top_pad()
        value = self.verticalScrollBar().value()
        if top < value or top + height > value + room:
            self._at_end = False
            self._anchor = (index, 0)
            above = max(0, (room - height) // 2)
            self._measure_in_sight()
            self._anchor_from(max(0, self.stack.heights.top(index) + self._top_pad() - above))
            self._settle()
            self._at_end = (
                self.verticalScrollBar().value() >= self.verticalScrollBar().maximum()
                and not self._has_newer
            )
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()
        self.newer.place()
        self._ask_for_older()

    def _in_sight(self, rect: QRect) -> list[tuple[int, int]]:
        """Lines that touch `rect` of the viewport, with their tops."""
        shift = self._top_pad() - self.verticalScrollBar().value()
        heights, found = self.stack.heights, []
        index = heights.at(rect.top() - shift)
        top = heights.top(index) + shift
        while index < len(heights) and top <= rect.bottom():
            found.append((index, top))
            top += heights[index]
            index += 1
        return found

    def line_at(self, y: int) -> tuple[int, int] | None:
        """The line under a viewport y, with its top; None outside the lines."""
        if not self.stack.lines:
            return None
        found = self._in_sight(QRect(0, y, 1, 1))
        if not found:
            return None
        index, top = found[0]
        return (index, top) if top <= y < top + self.stack.heights[index] else None

    def line_rect(self, index: int) -> QRect:
        """Where a line stands in the viewport; it may lie outside."""
        top = self.stack.heights.top(index) + self._top_pad()
        top -= self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self.stack.heights[index])

    def spoken_line(self, line: Line) -> str:
        """A line as a screen reader says it."""
        return read_aloud(line, self._words, self.day_words(line.on))
