"""Cells that stay inside their column: amounts are never cut in the middle."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from console.domain.money import Money
from console.runtime import formats
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.chips import ChipKind, chip_height, chip_width, paint_chip
from console.ui.widgets.paint import LEFT, RIGHT, paint_text, text_width


def paint_amount(
    painter: QPainter,
    box: QRectF,
    amount: Money,
    where: str | None = None,
    *,
    code: bool = False,
    weight: int = 600,
) -> None:
    """An amount at the right; where it does not fit, in millions. Half a number misleads."""
    theme = Theme.current()
    font = theme.font("base", weight, tabular=True)
    text = formats.money(amount, where, code=code)
    if text_width(text, font) > box.width():
        short = formats.short_money(amount, where)
        text = f"{short} {amount.currency}" if code else short
    paint_text(painter, box, text, font, theme.color("text"), RIGHT)


def paint_chip_in(
    painter: QPainter,
    box: QRectF,
    text: str,
    kind: ChipKind,
    icon: str | None = None,
    shorter: Callable[[], str] | None = None,
) -> None:
    """A chip with `text`; where it does not fit, with what `shorter` says, or cut."""
    room, top = box.width() + 4, box.center().y() - chip_height() / 2
    if chip_width(text, kind, icon) > room and shorter is not None:
        text = shorter()
    if chip_width(text, kind, icon) > room:
        metrics = QFontMetricsF(Theme.current().font("caption", 600, tabular=True))
        inside = box.width() - chip_width("", kind, icon)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside)
    paint_chip(painter, box.x(), top, text, kind, icon)


def paint_icon_and_text(
    painter: QPainter, box: QRectF, icon: str, icon_tone: str, text: str, tone: str
) -> None:
    """A small icon and its words."""
    theme = Theme.current()
    side = theme.px(13)
    spot = QRectF(box.x(), box.center().y() - side / 2, side, side)
    paint_icon(painter, spot, icon, icon_tone)
    words = box.adjusted(side + theme.px(4), 0, 0, 0)
    font = theme.font("base", tabular=True)
    paint_text(painter, words, text, font, theme.color(tone), LEFT)
