"""The thread painted, and what lies under a point of it."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QUrl
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from console.domain.folding import folded
from console.ui.inbox.thread.bubble import Bubble, paint_day, times_of
from console.ui.inbox.thread.lines import LineKind
from console.ui.inbox.thread.parts import Act, TextPart
from console.ui.inbox.thread.scroll import TOP_PAD, ThreadScroll
from console.ui.inbox.thread.thumbnails import Thumbnails
from console.ui.inbox.thread.voice_notes import VoiceNotes
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme


class ThreadCanvas(ThreadScroll):
    """Paints the lines in sight, the day at the top, and thumbnails as they are read."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._selected: str | None = None
        self._wanted = ""
        self.thumbnails = Thumbnails(self)
        self.thumbnails.ready.connect(self._picture_ready)
        self.voices = VoiceNotes(self)
        self.voices.changed.connect(self.repaint_item)

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
                drawn.mark(self._wanted)
                if (voice := drawn.voice()) is not None:
                    self.voices.dress(voice)
            painter.translate(0, top)
            drawn.paint(painter, width, selected=self.is_line_selected(index))
            painter.translate(0, -top)
        self._paint_sticky_day(painter)

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

    def mark(self, text: str) -> None:
        """Highlight `text` wherever it stands, accents or not; "" nowhere."""
        self._wanted = folded(text)
        self.viewport().update()

    def repaint_item(self, item_id: str) -> None:
        """Something of that line looks different, its height does not."""
        room = self.viewport().rect()
        for index, top in self._in_sight(room) if self.stack.lines else ():
            item = self.stack.lines[index].item
            if item is not None and item.id == item_id:
                self.viewport().update(0, top, room.width(), self.stack.heights[index])

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
