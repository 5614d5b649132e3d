"""A month of days: what is allowed, closed, suggested and chosen."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from console.ui.inbox.words import Words
from console.ui.theme.focus import FOCUS_SHAPE
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import CENTER, paint_box, paint_text

_CELL_W, _CELL_H, _ROWS = 36, 30, 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(QWidget):
    """Days of one month, weeks from Monday. Arrows move the cursor, Enter chooses."""

    chosen = Signal(date)
    month_shown = Signal(date)  # its first day

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._first = self._last = self._today = self._cursor = date.min
        self._closed: Mapping[date, str] = {}
        self._suggested: frozenset[date] = frozenset()
        self._chosen: date | None = None
        self._month = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(FOCUS_SHAPE, "none")
        self.setAccessibleName(self.tr("Fecha de pago"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_days(
        self, today: date, last: date, closed: Mapping[date, str], suggested: frozenset[date]
    ) -> None:
        """Days from today to `last` may be chosen, closed ones too, with their consequence."""
        self._today = self._first = self._cursor = today
        self._last, self._closed, self._suggested = last, closed, suggested
        self.show_month(today)

    def show_month(self, on: date) -> None:
        """Turn to the month of `on`."""
        month = on.replace(day=1)
        if month != self._month:
            self._month = month
            self.month_shown.emit(month)
        self.update()

    def turn(self, by: int) -> None:
        """One month on or back, within what may be chosen."""
        other = (self._month + timedelta(days=31 if by > 0 else -1)).replace(day=1)
        if self._first.replace(day=1) <= other <= self._last.replace(day=1):
            self.show_month(other)

    def show_chosen(self, on: date | None) -> None:
        """Mark the chosen day."""
        self._chosen = on
        if on is not None:
            self._cursor = on
            self.show_month(on)
            self.setAccessibleDescription(self._words.long_day(on))
        self.update()

    def may_choose(self, on: date) -> bool:
        """Whether a click chooses that day; closed days say why they are not."""
        return self._first <= on <= self._last and on not in self._closed

    @override
    def sizeHint(self) -> QSize:
        px = Theme.current().px
        return QSize(px(_CELL_W) * 7, px(_CELL_H) * _ROWS)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def cell(self, on: date) -> QRectF:
        """Where a day of the shown month stands."""
        px = Theme.current().px
        place = self._month.weekday() + (on - self._month).days
        row, column = 1 + place // 7, place % 7
        return QRectF(column * px(_CELL_W), row * px(_CELL_H), px(_CELL_W), px(_CELL_H))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._month == date.min:
            return
        self._paint_names(painter)
        on = self._month
        while on.month == self._month.month:
            self._paint_day(painter, on)
            on += timedelta(days=1)

    def _paint_names(self, painter: QPainter) -> None:
        theme = Theme.current()
        monday = self._month - timedelta(days=self._month.weekday())
        for column in range(7):
            name = self._words.weekday(monday + timedelta(days=column))[0].lower()
            box = QRectF(
                column * theme.px(_CELL_W), 0, theme.px(_CELL_W), theme.px(_CELL_H) - 4
            )
            paint_text(
                painter, box, name, theme.font("caption", 600), theme.color("text3"), CENTER
            )

    def _paint_day(self, painter: QPainter, on: date) -> None:
        theme = Theme.current()
        box = self.cell(on).adjusted(2, 2, -2, -2)
        is_chosen, radius = on == self._chosen, theme.px(5)
        ink, weight = "text" if self.may_choose(on) else "text3", 400
        if is_chosen:
            paint_box(painter, box, radius, theme.color("accent"))
            ink, weight = "on_accent", 600
        elif on in self._suggested:
            paint_box(painter, box, radius, theme.color("ok_soft"))
            ink, weight = "ok", 500
        elif on == self._today:
            paint_box(painter, box, radius, None, theme.color("border2"))
            weight = 600
        if self.hasFocus() and on == self._cursor:
            edge = theme.color("accent_line" if is_chosen else "accent")
            paint_box(painter, box, radius, None, edge, theme.px(2))
        painter.setOpacity(1 if self.may_choose(on) or is_chosen else 0.55)
        font = theme.font("small", weight, tabular=True)
        paint_text(painter, box, str(on.day), font, theme.color(ink), CENTER)
        painter.setOpacity(1)

    def day_at(self, spot: QPoint) -> date | None:
        """The day under a point."""
        px = Theme.current().px
        row, column = spot.y() // px(_CELL_H) - 1, spot.x() // px(_CELL_W)
        if row < 0 or not 0 <= column < 7:
            return None
        on = self._month + timedelta(days=row * 7 + column - self._month.weekday())
        return on if on.month == self._month.month else None

    def choose(self, on: date) -> None:
        """Choose a day, if it may be."""
        if self.may_choose(on):
            self.show_chosen(on)
            self.chosen.emit(on)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        on = self.day_at(event.position().toPoint())
        if on is not None:
            self.choose(on)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.turn(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose(self._cursor)
        else:
            super().keyPressEvent(event)

    def _move(self, days: int) -> None:
        self._cursor = min(max(self._cursor + timedelta(days=days), self._first), self._last)
        self.show_month(self._cursor)
        self.setAccessibleDescription(self._words.long_day(self._cursor))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            on = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.reason(on) if on else "", self)
            return True
        return super().event(event)

    def reason(self, on: date) -> str:
        """Why a day may not be chosen."""
        if on in self._closed:
            return self._closed[on] or self.tr("Los bancos no trabajan ese día")
        if on > self._last:
            last = self._words.long_day(self._last)
            return self.tr("El plazo máximo es el {day}").format(day=last)
        return self.tr("Ya pasó") if on < self._first else ""
