"""Paints a line of the panel straight from its value."""

from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from console.ui.inbox.panel.line import LINE_ROLE, Line
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.chips import chip_height, chip_width, paint_chip
from console.ui.widgets.paint import LEFT, RIGHT, paint_hairline, paint_text, text_width

SINGLE, DOUBLE, FACT, EDGE = 24, 50, 20, 16
_ICON, _LEAD, _POINTS, _GAP = 14, 52, 32, 8
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Lines of 24 design pixels, 50 with a detail, and 20 for each fact of an open one."""

    def __init__(self, parent: QObject, edge: int = EDGE) -> None:
        super().__init__(parent)
        self._edge = edge

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, height_of(cast("Line", index.data(LINE_ROLE))))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect, line = QRectF(option.rect), cast("Line", index.data(LINE_ROLE))
        edge = Theme.current().px(self._edge) if self._edge else 0
        inner = rect.adjusted(edge, 0, -edge, 0)
        _paint_ground(painter, rect, option.state, line)
        if line.is_double and index.row():
            paint_hairline(painter, inner.left(), inner.top(), inner.width(),
                           Theme.current().color("border"))  # fmt: skip
        paint_line(painter, inner, line)
        painter.restore()


def height_of(line: Line) -> int:
    """Height of a line at the zoom in force."""
    px = Theme.current().px
    facts = len(line.facts) * px(FACT) + px(_GAP) if line.is_open and line.facts else 0
    return px(DOUBLE if line.is_double else SINGLE) + facts


def _paint_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag, line: Line) -> None:
    theme = Theme.current()
    if state & QStyle.StateFlag.State_MouseOver and (line.facts or line.may_open):
        painter.fillRect(rect, theme.color("hover"))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
        painter.setPen(QPen(theme.color("accent"), theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def paint_line(painter: QPainter, inner: QRectF, line: Line) -> None:
    """One line, its second one, and its facts where it is open."""
    px = Theme.current().px
    if line.is_double:
        first = QRectF(inner.left(), inner.top() + px(6), inner.width(), px(20))
        second = QRectF(inner.left(), first.bottom(), inner.width(), px(18))
    else:
        first = QRectF(inner.left(), inner.top(), inner.width(), px(SINGLE))
        second = QRectF()
    start = _paint_first(painter, first, line)
    if line.is_double:
        second.setLeft(start)
        _paint_second(painter, second, line)
    if line.is_open:
        _paint_facts(painter, inner, line)


def _paint_first(painter: QPainter, room: QRectF, line: Line) -> float:
    """Icon, lead, title and what stands at the right; where the title begins."""
    theme, px = Theme.current(), Theme.current().px
    room = QRectF(room)
    if line.icon:
        side = px(_ICON)
        top = room.center().y() - side / 2
        paint_icon(painter, QRectF(room.left(), top, side, side), line.icon, line.tone)
        room.setLeft(room.left() + side + px(_GAP))
    start = room.left()
    if line.lead:
        font = theme.font("base" if line.icon else "small", 500, tabular=True)
        ink = theme.color(line.lead_tone)
        paint_text(painter, room, line.lead, font, ink, LEFT)
        least = px(_LEAD if line.icon else _POINTS)
        wide = max(least, int(text_width(line.lead, font)) + px(_GAP))
        room.setLeft(room.left() + wide)
    room.setRight(_paint_right(painter, room, line))
    font = theme.font("base" if line.is_double or line.strong else "small",
                      500 if line.is_double or line.strong else 400)  # fmt: skip
    paint_text(painter, room, line.title, font, theme.color("text"), LEFT)
    return start


def _paint_right(painter: QPainter, room: QRectF, line: Line) -> float:
    """A chip or a small text at the right edge; where the room for the title ends."""
    theme, px = Theme.current(), Theme.current().px
    if line.chip:
        wide = chip_width(line.chip, line.chip_kind, line.chip_icon)
        left, top = room.right() - wide, room.center().y() - chip_height() / 2
        paint_chip(painter, left, top, line.chip, line.chip_kind, line.chip_icon)
        return left - px(_GAP)
    if line.right:
        font = theme.font("small", 400, tabular=True)
        wide = min(text_width(line.right, font), room.width() * 0.66)
        box = QRectF(room.right() - wide - 1, room.top(), wide + 1, room.height())
        paint_text(painter, box, line.right, font, theme.color(line.right_tone), RIGHT)
        return box.left() - px(_GAP)
    return room.right()


def _paint_second(painter: QPainter, room: QRectF, line: Line) -> None:
    theme, px = Theme.current(), Theme.current().px
    right = room.right()
    if line.amount:
        font = theme.font("base", 600, tabular=True)
        wide = text_width(line.amount, font)
        box = QRectF(right - wide - 1, room.top(), wide + 1, room.height())
        paint_text(painter, box, line.amount, font, theme.color("text"), RIGHT)
        right = box.left() - px(4)
        caption = theme.font("small")
        wide = text_width(line.caption, caption)
        box = QRectF(right - wide, room.top(), wide, room.height())
        paint_text(painter, box, line.caption, caption, theme.color("text3"), RIGHT)
        right = box.left() - px(_GAP)
    left = QRectF(room.left(), room.top(), max(0.0, right - room.left()), room.height())
    font = theme.font("small", 400, tabular=True)
    paint_text(painter, left, line.detail, font, theme.color("text3"), LEFT)


def _paint_facts(painter: QPainter, inner: QRectF, line: Line) -> None:
    theme, px = Theme.current(), Theme.current().px
    y = inner.top() + px(DOUBLE if line.is_double else SINGLE)
    names, values = theme.font("small"), theme.font("small", 500, tabular=True)
    for name, value in line.facts:
        row = QRectF(inner.left(), y, inner.width(), px(FACT))
        half = row.adjusted(0, 0, -row.width() * 0.58, 0)
        paint_text(painter, half, name, names, theme.color("text3"), LEFT)
        rest = row.adjusted(row.width() * 0.42 + px(4), 0, 0, 0)
        paint_text(painter, rest, value, values, theme.color("text"), RIGHT)
        y += px(FACT)
