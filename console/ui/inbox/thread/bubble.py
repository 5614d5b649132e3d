"""One painted line of a thread: bubble, note, event, day or the mark of unread ones."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from console.ui.inbox.thread.contents import note_parts, parts_of, spoken
from console.ui.inbox.thread.lines import Line, LineKind
from console.ui.inbox.thread.marks import failure_of, is_failed, is_recalled, tick_word
from console.ui.inbox.thread.parts import (
    Act,
    ButtonsPart,
    CardPart,
    MetaPart,
    Part,
    PicturePart,
    TextPart,
)
from console.ui.inbox.thread.voice import VoicePart
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.usecases.views import ELSEWHERE, ItemKind, ThreadItem

GAP = 6
MARGIN = 18
_say = QCoreApplication.translate


class Drawn(Protocol):
    """A line that has been laid out for one width. `size` is the painted part's own."""

    size: QSizeF

    @property
    def height(self) -> int:
        """The whole line's height with the gap below it."""
        ...

    def box(self, width: int) -> QRectF:
        """Where the painted part stands in a line of `width`, from the line's top left."""
        ...

    def paint(self, painter: QPainter, width: int, *, selected: bool) -> None:
        """Draw it with the line's top left at the origin."""
        ...

    def act_at(self, point: QPointF, width: int) -> Act | None:
        """What a click there asks for."""
        ...


@dataclass(slots=True)
class Look:
    """Colours of a frame and where it stands."""

    fill: str
    line: str
    side: str  # left, right, centre
    corner: str | None = None  # the small corner of the first bubble


class Bubble:
    """A message or note: a frame with parts stacked in it."""

    def __init__(
        self,
        line: Line,
        words: Words,
        width: int,
        *,
        unfolded: bool,
        captioned: bool = True,
    ) -> None:
        if line.item is None:
            raise ValueError(f"{line.key} holds no message")
        item = self.item = line.item
        self._look = _look_of(item, begins=line.begins)
        note = item.item is ItemKind.NOTE
        self.parts = (
            note_parts(item, words) if note else parts_of(item, words, unfolded=unfolded)
        )
        if not captioned:  # as on the debtor's phone
            self.parts = self.parts[1:]
        self._lay_out(width)

    def _lay_out(self, width: int) -> None:
        theme = Theme.current()
        widest = theme.px(480 if self.item.item is ItemKind.NOTE else 432)
        room = min(widest, int(width - 2 * theme.px(MARGIN)) * 9 // 10)
        self._pad = theme.px(11), theme.px(8), theme.px(7)
        inner = max(theme.px(80), room - 2 * self._pad[0])
        sizes = [part.measure(inner) for part in self.parts]
        content = inner if self.item.item is ItemKind.NOTE else max(s.width() for s in sizes)
        self._rects: list[QRectF] = []
        y = float(self._pad[1])
        for part, size in zip(self.parts, sizes, strict=True):
            y += self._space_before(part)
            self._rects.append(self._rect_of(part, y, content, size.height()))
            y += size.height()
        flush = isinstance(self.parts[-1], ButtonsPart)
        self.size = QSizeF(content + 2 * self._pad[0], y + (0 if flush else self._pad[2]))

    def _rect_of(self, part: Part, y: float, width: float, height: float) -> QRectF:
        if isinstance(part, ButtonsPart):
            return QRectF(1, y, width + 2 * self._pad[0] - 2, height)
        return QRectF(self._pad[0], y, width, height)

    def _space_before(self, part: Part) -> float:
        """Air between parts; the time stands in a card's own corner."""
        above = self.parts[len(self._rects) - 1] if self._rects else None
        if isinstance(part, MetaPart) and isinstance(above, CardPart):
            return -Theme.current().px(17)
        if above is None or isinstance(part, MetaPart | ButtonsPart):
            return 0
        return Theme.current().px(2)

    @property
    def height(self) -> int:
        """Frame and gap."""
        return round(self.size.height()) + Theme.current().px(GAP)

    def box(self, width: int) -> QRectF:
        """At the left, right or in the middle."""
        margin, free = Theme.current().px(MARGIN), width - self.size.width()
        left = {"left": margin, "right": free - margin, "centre": free / 2}[self._look.side]
        return QRectF(QPointF(max(0, round(left)), 0), self.size)

    def paint(self, painter: QPainter, width: int, *, selected: bool) -> None:
        """Frame, then parts."""
        box = self.box(width)
        painter.save()
        painter.translate(box.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter, selected=selected)
        for part, rect in zip(self.parts, self._rects, strict=True):
            part.paint(painter, rect)
        painter.restore()

    def _paint_frame(self, painter: QPainter, *, selected: bool) -> None:
        theme = Theme.current()
        frame = QRectF(QPointF(0, 0), self.size).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.px(8 if self._look.side == "centre" else 10)
        path = _rounded(frame, radius, theme.px(3), self._look.corner)
        pen = QPen(theme.color("accent" if selected else self._look.line), 2 if selected else 1)
        painter.setPen(pen)
        painter.setBrush(theme.color(self._look.fill))
        painter.drawPath(path)
        if isinstance(self.parts[-1], ButtonsPart):
            painter.setClipPath(path)

    def part_at(self, point: QPointF, width: int) -> tuple[Part, QRectF, QPointF] | None:
        """The part under a point of the line, its place, and the point inside the frame."""
        inside = point - self.box(width).topLeft()
        for part, rect in zip(self.parts, self._rects, strict=True):
            if rect.contains(inside):
                return part, rect, inside
        return None

    def act_at(self, point: QPointF, width: int) -> Act | None:
        """What the part under the point wants."""
        found = self.part_at(point, width)
        return found[0].act_at(found[2], found[1]) if found else None

    def mark(self, wanted: str) -> None:
        """Highlight a folded text in every text of it."""
        for part in self.parts:
            if isinstance(part, TextPart):
                part.mark(wanted)

    def text_part(self) -> TextPart | None:
        """The text one would copy."""
        return next((part for part in self.parts if isinstance(part, TextPart)), None)

    def voice(self) -> VoicePart | None:
        """The sound, if it is one."""
        return next((part for part in self.parts if isinstance(part, VoicePart)), None)

    def picture(self) -> PicturePart | None:
        """The thumbnail, if it has one."""
        return next((part for part in self.parts if isinstance(part, PicturePart)), None)


class Rule:
    """A word between two lines (events, unread mark) or a day in a pill."""

    def __init__(self, line: Line, text: str) -> None:
        theme = Theme.current()
        self.text, self._kind = text, line.kind
        unread = line.kind is LineKind.UNREAD
        self._font: QFont = theme.font(
            "caption", 500 if line.kind is not LineKind.ITEM else 400
        )
        self._color = "accent_text" if unread else "text3"
        wide = QFontMetricsF(self._font).horizontalAdvance(text) + theme.px(22)
        self.size = QSizeF(wide, theme.px(18))

    @property
    def height(self) -> int:
        """One line with air around it."""
        return round(self.size.height()) + Theme.current().px(GAP + 6)

    def box(self, width: int) -> QRectF:
        """In the middle."""
        top = Theme.current().px(3)
        wide = min(self.size.width(), width - 2 * Theme.current().px(MARGIN))
        return QRectF((width - wide) / 2, top, wide, self.size.height())

    def paint(self, painter: QPainter, width: int, *, selected: bool) -> None:
        """Pill, or text between two hairlines."""
        box = self.box(width)
        if self._kind is LineKind.DAY:
            paint_day(painter, box, self.text)
            return
        theme, margin = Theme.current(), Theme.current().px(MARGIN)
        y = round(box.center().y())
        for left, right in ((margin, box.left()), (box.right(), width - margin)):
            painter.fillRect(QRectF(left, y, max(0, right - left), 1), theme.color("border2"))
        painter.setFont(self._font)
        painter.setPen(theme.color("accent" if selected else self._color))
        room = box.width() - theme.px(16)
        shown = QFontMetricsF(self._font).elidedText(
            self.text, Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def act_at(self, _point: QPointF, _width: int) -> Act | None:
        """Nothing to click."""
        return None


def paint_day(painter: QPainter, box: QRectF, text: str) -> None:
    """The pill of a day: in the thread, and at its top while one scrolls."""
    theme = Theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("border"))
    painter.setBrush(theme.color("surface"))
    frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
    painter.setFont(theme.font("caption", 500))
    painter.setPen(theme.color("text3"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _look_of(item: ThreadItem, *, begins: bool) -> Look:
    if item.item is ItemKind.NOTE:
        return Look("note", "note_line", "centre")
    side = "right" if item.outgoing else "left"
    corner = side if begins else None
    if is_failed(item) and not is_recalled(item):
        return Look("bad_soft", "bad_line", side, corner)
    if item.outgoing:
        return Look("out", "out_line", side, corner)
    return Look("incoming", "incoming_line", side, corner)


def _rounded(frame: QRectF, radius: float, small: float, corner: str | None) -> QPainterPath:
    path = QPainterPath()
    if corner is None:
        path.addRoundedRect(frame, radius, radius)
        return path
    left, right = (small, radius) if corner == "left" else (radius, small)
    path.moveTo(frame.left() + left, frame.top())
    path.lineTo(frame.right() - right, frame.top())
    path.quadTo(frame.topRight(), QPointF(frame.right(), frame.top() + right))
    path.lineTo(frame.right(), frame.bottom() - radius)
    path.quadTo(frame.bottomRight(), QPointF(frame.right() - radius, frame.bottom()))
    path.lineTo(frame.left() + radius, frame.bottom())
    path.quadTo(frame.bottomLeft(), QPointF(frame.left(), frame.bottom() - radius))
    path.lineTo(frame.left(), frame.top() + left)
    path.quadTo(frame.topLeft(), QPointF(frame.left() + left, frame.top()))
    return path


def times_of(item: ThreadItem, words: Words) -> str:
    """The steps of a message with their times, for its tooltip."""
    steps = [
        (_say("Bubble", "Enviado"), item.sent_at),
        (_say("Bubble", "Entregado"), item.delivered_at),
        (_say("Bubble", "Leído"), item.read_at),
    ]
    shown = [
        f"{word} {words.short_day(words.local(at).date())}, {words.hour(at)}"
        for word, at in steps
        if at
    ]
    state = tick_word(item.delivery) if item.outgoing and not is_recalled(item) else ""
    written = f"{words.full_day(words.local(item.at).date())}, {words.hour(item.at)}"
    return "\n".join([written, *([state] if state and not shown else []), *shown])


def read_aloud(line: Line, words: Words, day_text: str) -> str:
    """A line as a screen reader says it."""
    item = line.item
    if line.kind is LineKind.DAY or item is None:
        return day_text
    if line.kind is LineKind.UNREAD:
        return _say("Bubble", "Mensajes sin leer desde aquí")
    said = _say("Bubble", "Mensaje eliminado") if item.revoked else spoken(item)
    who = _speaker(item)
    pieces = [who, said, words.hour(item.at)]
    if is_failed(item):
        pieces.append(failure_of(item, words.lang).cause)
    elif item.outgoing and item.item is ItemKind.MESSAGE:
        pieces.append(tick_word(item.delivery))
    return ", ".join(piece for piece in pieces if piece)


def _speaker(item: ThreadItem) -> str:
    if item.item is ItemKind.EVENT:
        return _say("Bubble", "Aviso")
    if item.item is ItemKind.NOTE:
        return _say("Bubble", "Nota interna de {author}").format(author=item.author or "")
    if item.outgoing and item.author == ELSEWHERE:
        return _say("Bubble", "Nosotros, desde el teléfono")
    if item.outgoing:
        return item.author or _say("Bubble", "Nosotros")
    return _say("Bubble", "La persona")
