"""A day as a bar: when a person may be contacted, and where in it we are."""

from datetime import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.paint import paint_box, paint_text, text_width

_DAY_MIN = 24 * 60


class PolicyBar(QWidget):
    """Legal windows in green, the part that has passed stronger, and a mark for now.

    Times are the debtor's local ones.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._windows: tuple[tuple[time, time], ...] = ()
        self._now: time | None = None
        self._is_allowed = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.current().changed.connect(self.updateGeometry)

    def show_day(
        self, windows: tuple[tuple[time, time], ...], now: time, *, is_allowed: bool = True
    ) -> None:
        """Show today's windows (opens, closes); none on a day without contact."""
        self._windows, self._now, self._is_allowed = windows, now, is_allowed
        hours = ", ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in windows)
        self.setAccessibleName(
            self.tr("Horario permitido {hours}; ahora son las {now}").format(
                hours=hours or "0", now=_clock(now)
            )
            if windows
            else self.tr("Hoy no se permite contactar")
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(240), Theme.current().px(31))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.current().px(120), Theme.current().px(31))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, theme.px(3), self.width(), theme.px(8))
        paint_box(painter, track, theme.px(4), theme.color("hover"))
        for opens, closes in self._windows:
            self._paint_window(painter, track, opens, closes)
        if self._now is not None:
            x = self._x_of(self._now)
            mark = QRectF(x - 1, 0, theme.px(2), theme.px(14))
            painter.fillRect(mark, theme.color("text"))
        self._paint_hours(painter, theme.px(14))

    def _paint_window(
        self, painter: QPainter, track: QRectF, opens: time, closes: time
    ) -> None:
        theme = Theme.current()
        span = QRectF(track)
        span.setLeft(self._x_of(opens))
        span.setRight(self._x_of(closes))
        painter.fillRect(span, theme.color("ok_soft" if self._is_allowed else "warn_soft"))
        if self._now is not None and self._now > opens and self._is_allowed:
            span.setRight(self._x_of(min(self._now, closes)))
            painter.setOpacity(0.85)
            painter.fillRect(span, theme.color("ok_solid"))
            painter.setOpacity(1)

    def _paint_hours(self, painter: QPainter, y: float) -> None:
        theme = Theme.current()
        strong = theme.font("caption", 600, tabular=True)
        plain = theme.font("caption", tabular=True)
        taken = QRectF()
        if self._now is not None:
            taken = self._paint_hour(painter, y, self._now, strong, "text", QRectF())
        for moment in (edge for window in self._windows for edge in window):
            self._paint_hour(painter, y, moment, plain, "text3", taken)

    def _paint_hour(
        self, painter: QPainter, y: float, moment: time, font: QFont, token: str, taken: QRectF
    ) -> QRectF:
        """An hour under the bar, left out where it would touch the present one."""
        text = _clock(moment)
        width = text_width(text, font) + 2
        left = min(max(self._x_of(moment) - width / 2, 0), self.width() - width)
        box = QRectF(left, y, width, self.height() - y)
        if not taken.adjusted(-4, 0, 4, 0).intersects(box):
            ink = Theme.current().color(token)
            paint_text(
                painter,
                box,
                text,
                font,
                ink,
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
            )
        return box

    def _x_of(self, moment: time) -> float:
        return self.width() * (moment.hour * 60 + moment.minute) / _DAY_MIN


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02d}"
