"""The thread: an own painted scroll area that measures lines only when they are seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QToolTip, QWidget
from typing_extensions import override

from console.ui.inbox.thread import access
from console.ui.inbox.thread.bubble import Bubble, paint_day, read_aloud, times_of
from console.ui.inbox.thread.contents import spoken
from console.ui.inbox.thread.lines import Line, LineKind, lines_of
from console.ui.inbox.thread.markup import spans_of
from console.ui.inbox.thread.newer_button import NewerButton
from console.ui.inbox.thread.parts import Act, TextPart
from console.ui.inbox.thread.stack import Stack
from console.ui.inbox.thread.thumbnails import Thumbnails
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.usecases.views import ItemKind, ThreadItem

TOP_PAD, BOTTOM_PAD = 12, 8
_SETTLE_ROUNDS = 4


@dataclass(slots=True)
class _Drag:
    """A selection under way inside one text."""

    key: str
    part: TextPart
    rect: QRectF
    start: int


class ThreadView(QAbstractScrollArea):
    """Shows the lines of one conversation and reports gestures. It never queries.

    Scrolled to the end it stays there when something arrives; scrolled up it keeps the first
    visible line where it is, whatever is measured, loaded or changed above it.
    """

    older_wanted = Signal()
    act_asked = Signal(str, str)  # name of the act, what it is about
    quote_asked = Signal(str)  # message id
    end_reached = Signal()
    items_shown = Signal(object)  # the items, whenever they change
    left = Signal()  # Esc with nothing selected
    typed = Signal(str)  # a letter that belongs in the composer

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        access.install()
        self.setObjectName("ThreadView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.destroyed.connect(partial(access.forget, id(self)))
        self.setAccessibleName(self.tr("Mensajes de la conversación"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self._words = words
        self._today = date.min
        self.stack = Stack(words, self.day_words)
        self.thumbnails = Thumbnails(self)
        self.thumbnails.ready.connect(self._picture_ready)
        self._anchor = (0, 0)  # line, pixels of it above the top edge
        self._at_end = True
        self._has_older = self._older_asked = False
        self._items: list[ThreadItem] = []
        self._marks: tuple[date, str | None] = (date.min, None)
        self._selected: str | None = None
        self._selecting: TextPart | None = None
        self._drag: _Drag | None = None
        self._moving = False
        self.newer = NewerButton(self)
        self.newer.clicked.connect(self.scroll_to_end)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        Theme.current().follow(self._restyle)

    # --- what is shown ------------------------------------------------------------------

    def show_items(
        self,
        items: Sequence[ThreadItem],
        *,
        has_older: bool,
        today: date,
        first_unread_id: str | None = None,
    ) -> None:
        """Show `items`, oldest first, instead of what was shown."""
        had = {item.id for item in self._items[-200:]}
        fresh = [i for i in items[-200:] if i.id not in had and not i.outgoing] if had else []
        keep = self._anchor_key()
        known, same_marks = len(self._items), (today, first_unread_id) == self._marks
        grows = same_marks and 0 < known <= len(items) and self._begins_alike(items)
        before, self._items = self._items, list(items)
        self._today, self._marks = today, (today, first_unread_id)
        self._has_older, self._older_asked = has_older, False
        if grows:
            tail = items[known:]
            self.stack.extend(lines_of(tail, self._words.zone, after=before[-1]))
        else:
            self.stack.replace(lines_of(items, self._words.zone, first_unread_id))
            self._restore(keep)
        self._settle()
        if not self._at_end and fresh and keep is not None:
            self.newer.count_more(len(fresh))
        self.items_shown.emit(self._items)
        self.viewport().update()

    def _begins_alike(self, items: Sequence[ThreadItem]) -> bool:
        """Whether `items` holds the very objects shown now, and perhaps more after them."""
        return all(a is b for a, b in zip(self._items, items, strict=False))

    def clear(self) -> None:
        """Show nothing: another conversation is about to come."""
        self._items = []
        self.stack.unfolded.clear()
        self.stack.replace([])
        self._anchor, self._at_end, self._selected = (0, 0), True, None
        self._selecting = self._drag = None
        self._has_older = False
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

    # --- scrolling ----------------------------------------------------------------------

    @property
    def is_at_end(self) -> bool:
        """Whether the newest line is in sight and followed."""
        return self._at_end

    def scroll_to_end(self) -> None:
        """Show the newest line and follow what arrives."""
        self._at_end = True
        self._settle()
        self.newer.forget()
        self.end_reached.emit()
        self.viewport().update()

    def jump_to(self, item_id: str) -> bool:
        """Bring a message into sight and select it; False if it is not loaded."""
        for index, line in enumerate(self.stack.lines):
            if line.kind is LineKind.ITEM and line.item and line.item.id == item_id:
                self._select(index)
                self._reveal(index)
                return True
        return False

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
        self._at_end = value >= bar.maximum() - 2
        y = max(0, value - self._top_pad())
        if self.stack.lines:
            line = self.stack.heights.at(y)
            self._anchor = (line, y - self.stack.heights.top(line))
        self._settle()
        if self._at_end:
            self.newer.forget()
            self.end_reached.emit()
        self._ask_for_older()
        self.viewport().update()

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
            )
        self.viewport().update()

    # --- painting -----------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), Theme.current().color("thread"))
        if not self.stack.lines:
            return
        width = self.viewport().width()
        for index, top in self._in_sight(event.rect()):
            drawn = self.stack.drawn(index)
            if isinstance(drawn, Bubble):
                self._give_picture(drawn)
            painter.translate(0, top)
            drawn.paint(painter, width, selected=self.is_line_selected(index))
            painter.translate(0, -top)
        self._paint_sticky_day(painter)

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

    def is_line_selected(self, index: int) -> bool:
        """Whether the line carries the keyboard's frame."""
        return self._selected is not None and self.stack.lines[index].key == self._selected

    def _paint_sticky_day(self, painter: QPainter) -> None:
        line, _ = self._anchor
        value = self.verticalScrollBar().value()
        if value <= Theme.current().px(TOP_PAD) or line >= len(self.stack.lines):
            return
        text = self.day_words(self.stack.lines[line].on)
        px = Theme.current().px
        wide = QFontMetricsF(Theme.current().font("caption", 500)).horizontalAdvance(text) + px(
            22
        )
        box = QRectF((self.viewport().width() - wide) / 2, px(6), wide, px(18))
        if not self._day_line_near_top():
            paint_day(painter, box, text)

    def _day_line_near_top(self) -> bool:
        """A day's own pill is where the sticky one would cover it."""
        edge = QRect(0, 0, 1, Theme.current().px(30))
        return any(
            self.stack.lines[index].kind is LineKind.DAY for index, _ in self._in_sight(edge)
        )

    def _give_picture(self, bubble: Bubble) -> None:
        part, media = bubble.picture(), bubble.item.media
        if part is None or part.pixmap is not None or media is None or media.path is None:
            return
        ratio = self.devicePixelRatioF()
        room = (part.size * ratio).toSize().expandedTo(QSize(1, 1))
        picture = self.thumbnails.get(media.path, room)
        if picture is not None:
            part.pixmap = picture

    def _picture_ready(self, _path: str) -> None:
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()
        self.newer.place()
        self._ask_for_older()

    # --- pointing -----------------------------------------------------------------------

    def line_at(self, y: int) -> tuple[int, int] | None:
        """The line under a viewport y, with its top; None outside the lines."""
        if not self.stack.lines:
            return None
        found = self._in_sight(QRect(0, y, 1, 1))
        if not found:
            return None
        index, top = found[0]
        return (index, top) if top <= y < top + self.stack.heights[index] else None

    def _act_at(self, point: QPointF) -> Act | None:
        found = self.line_at(int(point.y()))
        if found is None:
            return None
        inside = point - QPointF(0, found[1])
        return self.stack.drawn(found[0]).act_at(inside, self.viewport().width())

    def _text_at(self, point: QPointF) -> tuple[str, TextPart, QRectF, QPointF] | None:
        found = self.line_at(int(point.y()))
        if found is None:
            return None
        drawn = self.stack.drawn(found[0])
        if not isinstance(drawn, Bubble):
            return None
        hit = drawn.part_at(point - QPointF(0, found[1]), self.viewport().width())
        if hit is None or not isinstance(hit[0], TextPart):
            return None
        origin = QPointF(0, found[1]) + drawn.box(self.viewport().width()).topLeft()
        return self.stack.lines[found[0]].key, hit[0], hit[1], origin

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

    # --- selecting, by mouse and keyboard -----------------------------------------------

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
        if item is not None and item.item is ItemKind.MESSAGE:
            self.quote_asked.emit(item.id)

    # --- menus, tips, readers -----------------------------------------------------------

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
        if item.item is ItemKind.MESSAGE and not item.revoked:
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

    def tip_at(self, spot: QPoint) -> str:
        """Times of the message under the pointer."""
        found = self.line_at(spot.y())
        line = self.stack.lines[found[0]] if found else None
        if line is None or line.item is None or line.kind is not LineKind.ITEM:
            return ""
        act = self._act_at(QPointF(spot))
        if act is not None and act.name == "open_link":
            return QUrl(act.about).toDisplayString()
        return times_of(line.item, self._words)

    def spoken_line(self, line: Line) -> str:
        """A line as a screen reader says it."""
        return read_aloud(line, self._words, self.day_words(line.on))

    def line_rect(self, index: int) -> QRect:
        """Where a line stands in the viewport; it may lie outside."""
        top = self.stack.heights.top(index) + self._top_pad()
        top -= self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self.stack.heights[index])


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
