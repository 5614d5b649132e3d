"""Paints a conversation's row straight from its value, without asking roles."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from console.ui.inbox.conversations.model import (
    ConversationModel,
    Heading,
    Index,
    section_word,
)
from console.ui.inbox.conversations.shown import RowShown
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import paint_avatar
from console.ui.widgets.chips import ChipKind, chip_width, paint_chip
from console.ui.widgets.paint import LEFT, RIGHT, paint_badge, paint_box, paint_text, text_width

ROW, SECTION = 70, 26
KEPT = 64
"""Pictures of rows: some screens full, six megabytes."""
_GAP = 4


class ConversationDelegate(QStyledItemDelegate):
    """Rows of 70 and captions of 26 design pixels.

    A row is drawn once and kept as a picture while it stays the same, so that scrolling
    copies rows instead of drawing some seventy texts and boxes a frame.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Look, QPixmap] = OrderedDict()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(_model(index).entry(index.row()), Heading)
        return QSize(200, Theme.current().px(SECTION if heading else ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, rect = _model(index), QRectF(option.rect)
        entry = model.entry(index.row())
        if isinstance(entry, Heading):
            painter.save()
            _paint_heading(painter, rect, entry)
            painter.restore()
            return
        theme = Theme.current()
        look = Look(
            None if entry is None else model.shown(entry),
            model.id_at(index.row()) in model.checked,
            _flags(option.state),
            (option.rect.width(), option.rect.height()),
            (theme.color("surface").rgba(), theme.color("accent").rgba(), theme.px(100)),
            painter.device().devicePixelRatioF(),
        )
        painter.drawPixmap(option.rect.topLeft(), self._picture(look))

    def _picture(self, look: "Look") -> QPixmap:
        known = self._kept.get(look)
        if known is not None:
            self._kept.move_to_end(look)
            return known
        width, height = look.size
        made = QPixmap(round(width * look.ratio), round(height * look.ratio))
        made.setDevicePixelRatio(look.ratio)
        painter = QPainter(made)
        _paint_whole(painter, QRectF(0, 0, width, height), look)
        painter.end()
        self._kept[look] = made
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return made


@dataclass(frozen=True, slots=True)
class Look:
    """All that a row's picture depends on."""

    shown: RowShown | None
    checked: bool
    state: QStyle.StateFlag
    size: tuple[int, int]
    theme: tuple[int, int, int]
    ratio: float


def _flags(state: QStyle.StateFlag) -> QStyle.StateFlag:
    flag = QStyle.StateFlag
    return state & (
        flag.State_Selected | flag.State_MouseOver | flag.State_HasFocus | flag.State_Active
    )


def _paint_whole(painter: QPainter, rect: QRectF, look: Look) -> None:
    _paint_ground(painter, rect, look.state, checked=look.checked)
    if look.shown is not None:
        _paint_row(painter, rect, look.shown)
    else:
        _paint_waiting(painter, rect)
    if look.checked:
        _paint_check(painter, rect)


def _model(index: Index) -> ConversationModel:
    return cast("ConversationModel", index.model())


def _paint_heading(painter: QPainter, rect: QRectF, heading: Heading) -> None:
    theme = Theme.current()
    painter.fillRect(rect, theme.color("subtle"))
    _paint_line(painter, rect)
    font, ink = theme.font("caption", 600), theme.color("text3")
    text = section_word(heading.section)
    room = rect.adjusted(theme.px(12), 0, -theme.px(30), 0)
    paint_text(painter, room, text, font, ink, LEFT)
    room.setLeft(room.left() + text_width(text, font) + theme.px(6))
    count = theme.font("caption", 500, tabular=True)
    paint_text(painter, room, str(heading.count), count, ink, LEFT)
    side = theme.px(12)
    spot = QRectF(rect.right() - theme.px(24), rect.center().y() - side / 2, side, side)
    paint_icon(painter, spot, "chevron-right" if heading.folded else "chevron-down", "text3")


def _paint_line(painter: QPainter, rect: QRectF) -> None:
    edge = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(edge, Theme.current().color("border"))


def _paint_waiting(painter: QPainter, rect: QRectF) -> None:
    """The place of a row that is being read."""
    theme, px = Theme.current(), Theme.current().px
    grey = theme.color("hover")
    face = QRectF(rect.left() + px(10), rect.top() + px(6), px(36), px(36))
    paint_box(painter, face, px(18), grey)
    left = rect.left() + px(56)
    for top, width in ((9, 150), (27, 210), (47, 110)):
        paint_box(painter, QRectF(left, rect.top() + px(top), px(width), px(11)), px(4), grey)


def _paint_check(painter: QPainter, rect: QRectF) -> None:
    """It is chosen: a tick over the face, so that colour is not all that says it."""
    theme, px = Theme.current(), Theme.current().px
    spot = QRectF(rect.left() + px(10), rect.top() + px(6), px(36), px(36))
    paint_box(painter, spot, px(18), theme.color("accent"))
    side = px(18)
    middle = QRectF(spot.center().x() - side / 2, spot.center().y() - side / 2, side, side)
    paint_icon(painter, middle, "check", "on_accent")


def _paint_ground(
    painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, checked: bool
) -> None:
    theme = Theme.current()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    ground = "accent_soft" if chosen or checked else "hover" if over else "surface"
    painter.fillRect(rect, theme.color(ground))
    _paint_line(painter, rect)
    if chosen:
        bar = QRectF(rect.left(), rect.top(), theme.px(3), rect.height())
        painter.fillRect(bar, theme.color("accent"))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
        painter.setPen(QPen(theme.color("accent"), theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -2))


def _paint_row(painter: QPainter, rect: QRectF, shown: RowShown) -> None:
    px = Theme.current().px
    face = QRectF(rect.left() + px(10), rect.top() + px(6), px(36), px(36))
    paint_avatar(painter, face, shown.initials, shown.colour, shown.country)
    left, right = rect.left() + px(56), rect.right() - px(10)
    top = QRectF(left, rect.top() + px(6), right - left, px(18))
    _paint_name(painter, top, shown)
    _paint_preview(painter, QRectF(left, top.bottom(), right - left, px(17)), shown)
    _paint_chips(painter, left, rect.top() + px(44), right, shown)


def _paint_name(painter: QPainter, room: QRectF, shown: RowShown) -> None:
    theme = Theme.current()
    taken = _paint_right(painter, room, shown)
    for ink in shown.dots:
        side = theme.px(7)
        taken += side + theme.px(4)
        dot = QRectF(room.right() - taken, room.center().y() - side / 2, side, side)
        paint_box(painter, dot, side / 2, theme.color(ink))
    if shown.flag:
        side = theme.px(12)
        top = room.center().y() - side / 2
        spot = QRectF(room.right() - taken - theme.px(5) - side, top, side, side)
        paint_icon(painter, spot, "flag", shown.flag)
        taken += side + theme.px(5)
    font = theme.font("base", 600 if shown.strong else 500)
    named = room.adjusted(0, 0, -taken - theme.px(6), 0)
    paint_text(painter, named, shown.name, font, theme.color("text"), LEFT)


def _paint_right(painter: QPainter, room: QRectF, shown: RowShown) -> float:
    """Waiting time in a small chip, or the plain time; the width taken."""
    theme = Theme.current()
    font = theme.font("caption", 600 if shown.waits else 400, tabular=True)
    wide = text_width(shown.right, font)
    if shown.waits is None:
        paint_text(painter, room, shown.right, font, theme.color("text3"), RIGHT)
        return wide
    ink = "warn" if shown.waits == "warn" else "text2"
    fill = "warn_soft" if shown.waits == "warn" else "hover"
    total = wide + theme.px(25)
    chip = QRectF(room.right() - total, room.top() + theme.px(1), total, theme.px(16))
    paint_box(painter, chip, theme.px(5), theme.color(fill))
    spot = QRectF(chip.left() + theme.px(5), chip.top(), theme.px(12), chip.height())
    paint_icon(painter, spot, "reply", ink)
    text = chip.adjusted(theme.px(20), 0, 0, 0)
    paint_text(painter, text, shown.right, font, theme.color(ink), LEFT)
    return total


def _paint_preview(painter: QPainter, room: QRectF, shown: RowShown) -> None:
    theme = Theme.current()
    if shown.badge:
        taken = paint_badge(painter, room.right(), room.top(), shown.badge)
        room = room.adjusted(0, 0, -taken - theme.px(4), 0)
    if shown.viewer:
        room = room.adjusted(0, 0, -_paint_viewer(painter, room, shown.viewer), 0)
    if shown.icon:
        spot = QRectF(room.left(), room.top(), theme.px(14), room.height())
        paint_icon(painter, spot, *shown.icon)
        room = room.adjusted(theme.px(18), 0, 0, 0)
    if shown.lead:
        font = theme.font("small", 500)
        paint_text(painter, room, shown.lead, font, theme.color("bad"), LEFT)
        room = room.adjusted(text_width(shown.lead, font) + theme.px(4), 0, 0, 0)
    ink = theme.color("text" if shown.strong else "text2")
    paint_text(painter, room, shown.preview, theme.font("small"), ink, LEFT)


def _paint_viewer(painter: QPainter, room: QRectF, initials: str) -> float:
    """Who else looks, at the right edge; the width taken."""
    theme = Theme.current()
    font = theme.font("caption", 600)
    wide = text_width(initials, font)
    paint_text(painter, room, initials, font, theme.color("text2"), RIGHT)
    side = theme.px(14)
    left = room.right() - wide - side - theme.px(3)
    paint_icon(painter, QRectF(left, room.top(), side, room.height()), "eye", "text2")
    return wide + side + theme.px(9)


def _paint_chips(
    painter: QPainter, left: float, top: float, right: float, shown: RowShown
) -> None:
    x, gap = left, Theme.current().px(_GAP)
    for text, kind, icon in shown.chips:
        fitting, width = text, chip_width(text, kind, icon)
        if x + width > right:
            fitting = _shortened(text, right - x - (width - chip_width(text, kind)), kind)
        if fitting:
            x += paint_chip(painter, x, top, fitting, kind, icon) + gap


def _shortened(text: str, room: float, kind: ChipKind) -> str:
    """What fits of a chip's text; nothing where that would not be readable."""
    theme = Theme.current()
    inside = room - 2 * theme.px(7)
    if inside < theme.px(36):
        return ""
    font = theme.font("caption", 500 if kind == "neutral" else 600, tabular=True)
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, inside)
