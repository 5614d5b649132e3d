"""Pieces of a bubble: each knows its size, paints itself, and says what a click means."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from console.ui.inbox.thread.markup import Span, places_of, spans_of
from console.ui.theme import icons
from console.ui.theme.fonts import Role
from console.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Act:
    """What a click asks for: open_link, open_file, jump, play, seek … and of what.

    `share` says how far along a sound, 0 to 1.
    """

    name: str
    about: str = ""
    share: float = 0.0


class Part(Protocol):
    """One piece of a bubble."""

    def measure(self, width: float) -> QSizeF:
        """The size it needs, at most `width` wide."""
        ...

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw it in `rect`."""
        ...

    def act_at(self, point: QPointF, rect: QRectF) -> Act | None:
        """What a click at `point` asks for, if anything."""
        ...


def text_document(
    spans: Sequence[Span], role: Role = "base", color: str = "text", line_px: int | None = None
) -> QTextDocument:
    """A laid-out text; every line has the design's height, whatever fonts meet in it."""
    theme = Theme.current()
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(theme.font(role))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    block = QTextBlockFormat()
    height = float(line_px or theme.line_px(role))
    block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.setBlockFormat(block)
    for span in spans:
        cursor.insertText(span.text, _format_of(span, role, color))
    return document


def _format_of(span: Span, role: Role, color: str) -> QTextCharFormat:
    theme = Theme.current()
    look = QTextCharFormat()
    look.setFont(theme.font(role, 600 if span.bold else 400))
    look.setForeground(theme.color(color))
    look.setFontItalic(span.italic)
    look.setFontStrikeOut(span.strike)
    if span.mono:
        look.setFontFamilies(["Cascadia Mono", "Menlo", "DejaVu Sans Mono", "monospace"])
    if span.mention:
        look.setFont(theme.font(role, 600))
        look.setForeground(theme.color("accent_text"))
    if span.link:
        look.setAnchor(True)
        look.setAnchorHref(span.link)
        look.setForeground(theme.color("accent_text"))
        look.setFontUnderline(True)
    return look


class TextPart:
    """A text with marks and links, of which a stretch can be selected."""

    def __init__(
        self,
        text: str,
        role: Role = "base",
        color: str = "text",
        *,
        spans: Sequence[Span] | None = None,
    ) -> None:
        self.text = text
        self.document = text_document(spans or spans_of(text), role, color)
        self.selection: tuple[int, int] | None = None
        self._wanted = ""
        self._hits: tuple[tuple[int, int], ...] = ()

    def mark(self, wanted: str) -> None:
        """Highlight every place of `wanted`, which is folded; "" marks nothing."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._hits = places_of(wanted, self.document.toPlainText())

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """The places that are highlighted, in the document's own positions."""
        return self._hits

    def measure(self, width: float) -> QSizeF:
        """As narrow as the text allows."""
        self.document.setTextWidth(width)
        ideal = self.document.idealWidth()
        if ideal < width:
            self.document.setTextWidth(ideal + 1)
        return QSizeF(min(ideal + 1, width), self.document.size().height())

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the text, the selected stretch highlighted."""
        context = QAbstractTextDocumentLayout.PaintContext()
        shown = [self._highlight(*place, "warn_soft", "text") for place in self._hits]
        if self.selection and self.selection[0] != self.selection[1]:
            shown.append(self._highlight(*self.selection, "accent", "on_accent"))
        if shown:
            context.selections = shown
        painter.save()
        painter.translate(rect.topLeft())
        self.document.documentLayout().draw(painter, context)
        painter.restore()

    def act_at(self, point: QPointF, rect: QRectF) -> Act | None:
        """The link under the point."""
        link = self.document.documentLayout().anchorAt(point - rect.topLeft())
        return Act("open_link", link) if link else None

    def position_at(self, point: QPointF, rect: QRectF) -> int:
        """The character nearest to the point."""
        place = point - rect.topLeft()
        return self.document.documentLayout().hitTest(place, Qt.HitTestAccuracy.FuzzyHit)

    def word_at(self, position: int) -> tuple[int, int]:
        """The word around a character."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(max(0, position))
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return cursor.selectionStart(), cursor.selectionEnd()

    def selected_text(self) -> str:
        """What is selected, with plain line breaks."""
        if not self.selection:
            return ""
        cursor = QTextCursor(self.document)
        cursor.setPosition(self.selection[0])
        cursor.setPosition(self.selection[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def _highlight(
        self, start: int, end: int, ground: str, ink: str
    ) -> QAbstractTextDocumentLayout.Selection:
        theme = Theme.current()
        chosen = QAbstractTextDocumentLayout.Selection()
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(theme.color(ground))
        look.setForeground(theme.color(ink))
        chosen.cursor = cursor
        chosen.format = look
        return chosen


class LabelPart:
    """One line with an icon before it, elided where it does not fit."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        role: Role = "caption",
        weight: int = 500,
        color: str = "text2",
        act: Act | None = None,
    ) -> None:
        self.text, self.icon, self.color, self.act = text, icon, color, act
        self._role: Role = role
        self._font = Theme.current().font(role, weight)
        self._side = Theme.current().px(14 if role == "small" else 12)

    def measure(self, width: float) -> QSizeF:
        """Icon, gap and text on one line."""
        wanted = QFontMetricsF(self._font).horizontalAdvance(self.text) + self._indent + 1
        return QSizeF(min(wanted, width), Theme.current().line_px(self._role))

    @property
    def _indent(self) -> float:
        return self._side + Theme.current().px(5) if self.icon else 0

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw icon and text."""
        theme = Theme.current()
        if self.icon:
            box = QRectF(rect.left(), rect.top(), self._side, rect.height())
            icons.paint_icon(painter, box, self.icon, self.color)
        room = rect.adjusted(self._indent, 0, 0, 0)
        painter.setFont(self._font)
        painter.setPen(theme.color(self.color))
        shown = QFontMetricsF(self._font).elidedText(
            self.text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
        )

    def act_at(self, point: QPointF, rect: QRectF) -> Act | None:
        """Its act, anywhere on the line."""
        return self.act if rect.contains(point) else None


class QuotePart:
    """The message that is answered, in short; a click jumps to it."""

    def __init__(self, who: str, text: str, target_id: str | None) -> None:
        theme = Theme.current()
        self._who, self._text, self._target = who, text, target_id
        self._bold, self._plain = theme.font("small", 600), theme.font("small")

    def measure(self, width: float) -> QSizeF:
        """Two lines, wide enough for the longer one."""
        theme = Theme.current()
        wide = max(
            QFontMetricsF(self._bold).horizontalAdvance(self._who),
            QFontMetricsF(self._plain).horizontalAdvance(self._text),
        )
        height = 2 * theme.line_px("small") + theme.px(10)
        return QSizeF(min(width, wide + theme.px(20)), height)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """A tinted block with a bar at its left."""
        theme, line = Theme.current(), Theme.current().line_px("small")
        block = rect.adjusted(0, 0, 0, -theme.px(4))
        painter.fillRect(block, theme.color("hover"))
        bar = QRectF(block.left(), block.top(), theme.px(3), block.height())
        painter.fillRect(bar, theme.color("accent"))
        room = block.adjusted(theme.px(11), theme.px(3), -theme.px(8), 0)
        self._line(painter, QRectF(room.topLeft(), QSizeF(room.width(), line)), who=True)
        room.translate(0, line)
        self._line(painter, QRectF(room.topLeft(), QSizeF(room.width(), line)), who=False)

    def _line(self, painter: QPainter, rect: QRectF, *, who: bool) -> None:
        font, text = (self._bold, self._who) if who else (self._plain, self._text)
        painter.setFont(font)
        painter.setPen(Theme.current().color("accent_text" if who else "text2"))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def act_at(self, point: QPointF, rect: QRectF) -> Act | None:
        """Jump to what is quoted, where it is known."""
        hit = self._target is not None and rect.contains(point)
        return Act("jump", self._target or "") if hit else None


@dataclass(slots=True)
class MetaPart:
    """Time and tick at the right edge, with small words before them."""

    words: str
    tick: tuple[str, str] | None
    color: str = "text3"

    @staticmethod
    def font() -> QFont:
        """Times are tabular and a little smaller than captions."""
        font = Theme.current().font("caption", 400, tabular=True)
        font.setPixelSize(max(8, Theme.current().px(10.5)))
        return font

    def measure(self, width: float) -> QSizeF:
        """One short line."""
        theme = Theme.current()
        wide = QFontMetricsF(self.font()).horizontalAdvance(self.words) + 1
        wide += theme.px(18) if self.tick else 0
        return QSizeF(min(width, wide), theme.px(16))

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw at the right."""
        theme, right = Theme.current(), rect.right()
        if self.tick:
            side = theme.px(14)
            box = QRectF(right - side, rect.bottom() - side, side, side)
            icons.paint_icon(painter, box, *self.tick)
            right -= side + theme.px(4)
        painter.setFont(self.font())
        painter.setPen(theme.color(self.color))
        room = QRectF(
            rect.left(), rect.bottom() - theme.px(14), right - rect.left(), theme.px(14)
        )
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.words
        )

    def act_at(self, _point: QPointF, _rect: QRectF) -> Act | None:
        """Nothing to click."""
        return None


class ButtonsPart:
    """A template's buttons, edge to edge; the one that was tapped is marked."""

    flush = True

    def __init__(self, titles: Sequence[str], chosen: str | None, chosen_note: str) -> None:
        theme = Theme.current()
        self._titles, self._chosen, self._note = tuple(titles), chosen, chosen_note
        self._font, self._bold = theme.font("small", 500), theme.font("small", 600)
        self.line = "out_line"

    def measure(self, width: float) -> QSizeF:
        """A row of 31 for each button."""
        widest = max(QFontMetricsF(self._bold).horizontalAdvance(t) for t in self._titles)
        height = Theme.current().px(31) * len(self._titles) + Theme.current().px(4)
        return QSizeF(min(width, widest + Theme.current().px(150)), height)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the rows below a line each."""
        theme = Theme.current()
        row = QRectF(rect.left(), rect.top() + theme.px(4), rect.width(), theme.px(31))
        for title in self._titles:
            self._paint_row(painter, row, title)
            row.translate(0, row.height())

    def _paint_row(self, painter: QPainter, row: QRectF, title: str) -> None:
        theme, is_chosen = Theme.current(), title == self._chosen
        if is_chosen:
            tint = QColor(theme.color("accent"))
            tint.setAlphaF(0.10)
            painter.fillRect(row, tint)
        line = QRectF(row.left(), row.top(), row.width(), 1)
        painter.fillRect(line, theme.color(self.line))
        font = self._bold if is_chosen else self._font
        painter.setFont(font)
        painter.setPen(theme.color("accent_text"))
        room = row.width() - theme.px(110 if is_chosen else 44)
        shown = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room)
        wide = QFontMetricsF(font).horizontalAdvance(shown)
        left = row.center().x() - (wide + theme.px(20)) / 2
        box = QRectF(left, row.top(), theme.px(14), row.height())
        icons.paint_icon(painter, box, "reply", "accent_text")
        text = QRectF(left + theme.px(20), row.top(), wide + 2, row.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, shown)
        if is_chosen and self._note:
            painter.setFont(theme.font("caption", 500, tabular=True))
            note = row.adjusted(0, 0, -theme.px(10), 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(note, right, self._note)

    def act_at(self, _point: QPointF, _rect: QRectF) -> Act | None:
        """Buttons belong to the debtor's phone; here they only show."""
        return None


class CardPart:
    """A file, place or person: tinted icon, name, a line of facts; a click opens it."""

    def __init__(
        self, icon: str, tint: str, name: str, facts: str, *, act: Act | None, mark: str | None
    ) -> None:
        theme = Theme.current()
        self._icon, self._tint, self._name, self._facts = icon, tint, name, facts
        self.act, self._mark = act, mark
        self._name_font = theme.font("base", 500)
        self._facts_font = theme.font("caption", 400, tabular=True)

    def measure(self, width: float) -> QSizeF:
        """As wide as the design's cards, where there is room."""
        theme = Theme.current()
        return QSizeF(min(width, theme.px(322)), theme.px(42))

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the card's inside."""
        theme = Theme.current()
        box = QRectF(rect.left(), rect.top() + theme.px(1), theme.px(36), theme.px(40))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._tint}_soft"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        inset = box.adjusted(theme.px(9), theme.px(9), -theme.px(9), -theme.px(9))
        icons.paint_icon(painter, inset, self._icon, _ink(self._tint))
        right = theme.px(26) if self._mark else 0
        room = rect.adjusted(theme.px(46), theme.px(3), -right, 0)
        half = theme.line_px("base")
        self._line(painter, QRectF(room.topLeft(), QSizeF(room.width(), half)), name=True)
        facts = QRectF(room.left(), room.top() + half, rect.right() - room.left(), half)
        self._line(painter, facts.adjusted(0, 0, -theme.px(64), 0), name=False)
        if self._mark:
            side = theme.px(16)
            spot = QRectF(rect.right() - side, rect.top() + theme.px(4), side, side)
            icons.paint_icon(painter, spot, self._mark, "text2")

    def _line(self, painter: QPainter, rect: QRectF, *, name: bool) -> None:
        font = self._name_font if name else self._facts_font
        painter.setFont(font)
        painter.setPen(Theme.current().color("text" if name else "text3"))
        mode = Qt.TextElideMode.ElideMiddle if name else Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(
            self._name if name else self._facts, mode, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)

    def act_at(self, point: QPointF, rect: QRectF) -> Act | None:
        """Open it."""
        return self.act if rect.contains(point) else None


def _ink(tint: str) -> str:
    return "accent_text" if tint == "accent" else tint


class PicturePart:
    """A thumbnail, or its place while the file is not here yet."""

    def __init__(self, act: Act | None, size: QSizeF, waiting: str) -> None:
        self._act, self.size, self._waiting = act, size, waiting
        self.pixmap: QPixmap | None = None

    def measure(self, width: float) -> QSizeF:
        """The thumbnail's own shape, never wider than the bubble."""
        wide = min(width, self.size.width())
        return QSizeF(wide, self.size.height() * wide / max(1.0, self.size.width()))

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the picture, or a still block with a word."""
        theme = Theme.current()
        if self.pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect, self.pixmap, QRectF(self.pixmap.rect()))
            return
        painter.fillRect(rect, theme.color("hover"))
        side = theme.px(20)
        spot = QRectF(rect.center().x() - side / 2, rect.center().y() - side, side, side)
        icons.paint_icon(painter, spot, "image", "text3")
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        words = rect.adjusted(0, rect.height() / 2 + theme.px(4), 0, 0)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, centre, self._waiting)

    def act_at(self, point: QPointF, rect: QRectF) -> Act | None:
        """Open the viewer."""
        return self._act if rect.contains(point) else None
