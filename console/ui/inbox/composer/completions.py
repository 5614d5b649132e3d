"""What one may mean while typing: a list over the field, chosen without leaving it."""

from collections.abc import Callable
from dataclasses import dataclass
from re import Pattern
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from console.domain.canned import next_mark
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import LEFT, paint_box, paint_text, text_width
from console.ui.widgets.shadow import paint_shadow, shadow_margins

MOST = 6
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what is typed for it, what it puts in, and what else there is to know."""

    lead: str
    text: str
    insert: str
    note: str = ""


class Source(Protocol):
    """Where offers come from. `pattern` finds, at the end of what stands before the cursor,
    the sign and, in its group 1, what was typed after it.
    """

    @property
    def pattern(self) -> Pattern[str]: ...  # noqa: D102
    def offers(self, typed: str) -> tuple[Offer, ...]: ...  # noqa: D102
    def taken(self, offer: Offer) -> None: ...  # noqa: D102


class OfferList(QWidget):
    """The painted list. The keyboard stays in the field."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()
        self.current = 0
        self._first = 0
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Show these, the first chosen."""
        self.offers, self.current, self._first = offers, 0, 0
        self.resize(self.sizeHint())
        self._tell()
        self.update()

    def step(self, by: int) -> None:
        """Choose the next one, around the end."""
        self.current = (self.current + by) % len(self.offers)
        if self.current < self._first:
            self._first = self.current
        elif self.current >= self._first + MOST:
            self._first = self.current - MOST + 1
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Screen readers hear what is chosen, since the focus stays in the field."""
        if not self.offers:
            return
        offer = self.offers[self.current]
        said = ", ".join(part for part in (offer.lead, offer.text, offer.note) if part)
        self.setAccessibleName(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _row_height(self) -> int:
        return Theme.current().px(46 if any(offer.note for offer in self.offers) else 32)

    @override
    def sizeHint(self) -> QSize:
        around = shadow_margins()
        shown = min(MOST, len(self.offers))
        height = shown * self._row_height() + Theme.current().px(8)
        width = Theme.current().px(460)
        return QSize(
            width + around.left() + around.right(), height + around.top() + around.bottom()
        )

    def _rows(self) -> list[tuple[int, QRectF]]:
        frame = QRectF(self.rect().marginsRemoved(shadow_margins()))
        top, height = frame.top() + Theme.current().px(4), self._row_height()
        shown = range(self._first, min(self._first + MOST, len(self.offers)))
        return [
            (at, QRectF(frame.left() + 1, top + place * height, frame.width() - 2, height))
            for place, at in enumerate(shown)
        ]

    def _at(self, event: QMouseEvent) -> int | None:
        return next((at for at, row in self._rows() if row.contains(event.position())), None)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if at is not None and at != self.current:
            self.current = at
            self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if at is not None:
            self.chosen.emit(at)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        frame = QRectF(self.rect().marginsRemoved(shadow_margins()))
        paint_shadow(painter, frame, theme.px(9))
        paint_box(painter, frame, theme.px(9), theme.color("surface"), theme.color("border"))
        for at, row in self._rows():
            self._paint_row(painter, row, self.offers[at], chosen=at == self.current)

    def _paint_row(self, painter: QPainter, row: QRectF, offer: Offer, *, chosen: bool) -> None:
        theme = Theme.current()
        if chosen:
            painter.fillRect(row, theme.color("accent_soft"))
        lead_font, font = theme.font("base", 600), theme.font("base")
        room = row.adjusted(theme.px(14), theme.px(5), -theme.px(14), 0)
        room.setHeight(theme.px(20))
        wide = min(text_width(offer.lead, lead_font) + 1, room.width() * 0.4)
        ink = theme.color("accent_text" if chosen else "text")
        lead = QRectF(room.left(), room.top(), wide, room.height())
        paint_text(painter, lead, offer.lead, lead_font, ink)
        rest = room.adjusted(wide + theme.px(10), 0, 0, 0)
        words = " ".join(offer.text.split())
        paint_text(painter, rest, words, font, theme.color("text2"), LEFT)
        if offer.note:
            below = rest.translated(0, theme.px(18))
            paint_text(painter, below, offer.note, theme.font("caption"), theme.color("text3"))


class Completions(QObject):
    """Watches what is typed in `editor`, shows offers over it and puts in the chosen one;
    Tab then goes through the marks that nobody filled.
    """

    def __init__(self, editor: QPlainTextEdit, home: QWidget) -> None:
        super().__init__(editor)
        self._editor, self._home = editor, home
        self._sources: list[Source] = []
        self._from: Source | None = None
        self._typed = ""
        self._closed_at: str | None = None
        self.is_wanted: Callable[[], bool] = lambda: True
        self.list = OfferList(home)
        self.list.chosen.connect(self._take)
        editor.cursorPositionChanged.connect(self.look)
        editor.textChanged.connect(self.look)
        editor.installEventFilter(self)

    def add(self, source: Source) -> None:
        """Offer from there too."""
        self._sources.append(source)

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return not self.list.isHidden()

    def look(self) -> None:
        """Offer what fits the sign before the cursor."""
        before = self._before()
        for source in self._sources:
            hit = source.pattern.search(before)
            if hit is None or not self.is_wanted() or before == self._closed_at:
                continue
            offers = source.offers(hit.group(1))
            if offers:
                self._from, self._typed = source, hit.group(1)
                self.list.show_offers(offers)
                self._place()
                return
        self.close()

    def close(self) -> None:
        """Offer nothing."""
        self._from = None
        self.list.hide()

    def _before(self) -> str:
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or not self._editor.hasFocus():
            return ""
        return cursor.block().text()[: cursor.positionInBlock()]

    def _place(self) -> None:
        around = shadow_margins()
        spot = self._editor.mapTo(self._home, QPoint(0, 0))
        left = max(0, spot.x() - around.left())
        top = spot.y() - self.list.height() + around.bottom() - Theme.current().px(6)
        self.list.move(min(left, max(0, self._home.width() - self.list.width())), max(0, top))
        self.list.show()
        self.list.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()), event.modifiers())
        return False

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if held & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not self.is_open:
            return key is Qt.Key.Key_Tab and self.to_next_mark()
        if key in (_UP, _DOWN):
            self.list.step(-1 if key is _UP else 1)
        elif key in _TAKES:
            self._take(self.list.current)
        elif key is Qt.Key.Key_Escape:
            self._closed_at = self._before()
            self.close()
        else:
            return False
        return True

    def _take(self, at: int) -> None:
        source, offer = self._from, self.list.offers[at]
        if source is None:
            return
        cursor = self._editor.textCursor()
        sign = 1 + len(self._typed.encode("utf-16-le")) // 2
        move, keep = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(move, keep, sign)
        start = cursor.selectionStart()
        self.close()
        cursor.insertText(offer.insert)
        source.taken(offer)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
        self._select_mark(start)

    def to_next_mark(self) -> bool:
        """Select the next mark that nobody filled; False where there is none."""
        cursor = self._editor.textCursor()
        return self._select_mark(cursor.selectionEnd())

    def _select_mark(self, after: int) -> bool:
        wide = self._editor.toPlainText().encode("utf-16-le")
        first = len(wide[: after * 2].decode("utf-16-le", "ignore"))
        text = wide.decode("utf-16-le")
        mark = next_mark(text, first)
        if mark is None:
            return False
        cursor = self._editor.textCursor()
        start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in mark)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        return True
