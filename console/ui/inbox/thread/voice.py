"""A voice note in its bubble: button, bars to seek in, time and speed."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from console.ui.inbox.sound.peaks import BARS, TOP
from console.ui.inbox.sound.player import Playing
from console.ui.inbox.thread.parts import Act
from console.ui.inbox.words import Words
from console.ui.theme import icons
from console.ui.theme.theme import Theme
from console.usecases.views import MediaRow

_say = QCoreApplication.translate


class VoicePart:
    """A sound that plays where it stands. `now` is the player's state while it is ours."""

    def __init__(self, about: str, media: MediaRow, words: Words) -> None:
        self.about, self.media = about, media
        self._words = words
        self._font = Theme.current().font("small", 400, tabular=True)
        self.now: Playing | None = None
        self.rate = 1.0
        self.peaks, self._duration_s = media.peaks, media.duration_s or 0.0

    def measured(self, peaks: tuple[int, ...], duration_s: float) -> None:
        """The file was read."""
        self.peaks, self._duration_s = peaks, duration_s

    @property
    def duration_s(self) -> float:
        """How long it is; 0 while nobody knows."""
        return (self.now.duration_s if self.now else 0.0) or self._duration_s

    @property
    def failure(self) -> str | None:
        """Why it would not play."""
        return self.now.failure if self.now else None

    def measure(self, width: float) -> QSizeF:
        """As wide as the design's, one line high."""
        theme = Theme.current()
        return QSizeF(min(width, theme.px(322)), theme.px(32))

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Button, bars, time and speed; or why it would not play."""
        self._paint_button(painter, self._button(rect))
        if self.media.path is None:
            self._paint_words(painter, self._room(rect), _say("Bubble", "Descargando…"))
        elif self.failure:
            self._paint_failure(painter, rect)
        else:
            self._paint_bars(painter, self._bars(rect))
            self._paint_time(painter, self._time(rect))
            self._paint_rate(painter, self._chip(rect))

    def act_at(self, point: QPointF, rect: QRectF) -> Act | None:
        """Play or pause, go there, change the speed; open outside what failed."""
        if self.media.path is None or not rect.contains(point):
            return None
        if self._button(rect).contains(point):
            return Act("play", self.about)
        if self.failure:
            return Act("open_outside", self.about)
        if self._chip(rect).contains(point):
            return Act("rate", self.about)
        bars = self._bars(rect)
        if bars.left() - 2 <= point.x() <= bars.right() + 2:
            share = (point.x() - bars.left()) / max(1.0, bars.width())
            return Act("seek", self.about, min(max(0.0, share), 1.0))
        return None

    def _button(self, rect: QRectF) -> QRectF:
        side = Theme.current().px(28)
        return QRectF(rect.left(), rect.top() + Theme.current().px(2), side, side)

    def _room(self, rect: QRectF) -> QRectF:
        return rect.adjusted(Theme.current().px(36), 0, 0, 0)

    def _chip(self, rect: QRectF) -> QRectF:
        px = Theme.current().px
        return QRectF(rect.right() - px(30), rect.top() + px(7), px(30), px(18))

    def _time(self, rect: QRectF) -> QRectF:
        wide = QFontMetricsF(self._font).horizontalAdvance("00:00 / 00:00")
        right = self._chip(rect).left() - Theme.current().px(7)
        return QRectF(right - wide, rect.top(), wide, rect.height())

    def _bars(self, rect: QRectF) -> QRectF:
        px = Theme.current().px
        left, right = self._room(rect).left(), self._time(rect).left() - px(6)
        return QRectF(left, rect.top() + px(5), max(0.0, right - left), px(22))

    def _paint_button(self, painter: QPainter, box: QRectF) -> None:
        theme = Theme.current()
        usable = self.media.path is not None and not self.failure
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if usable else "hover"))
        painter.drawEllipse(box)
        inset = theme.px(6)
        name = "pause" if self.now and self.now.is_playing else "play"
        if self.failure:
            name = "warning"
        face = box.adjusted(inset, inset, -inset, -inset)
        icons.paint_icon(painter, face, name, "on_accent" if usable else "text3")

    def _paint_bars(self, painter: QPainter, room: QRectF) -> None:
        theme = Theme.current()
        step = room.width() / BARS
        wide = max(1.0, round(step * 0.5))
        at = self.now.position_s / self.duration_s if self.now and self.duration_s else 0.0
        peaks = self.peaks or (0,) * BARS
        heard, ahead = theme.color("accent"), QColor(theme.color("text3"))
        ahead.setAlphaF(0.5)
        for bar, peak in enumerate(peaks):
            tall = max(2.0, room.height() * peak / TOP)
            top = room.center().y() - tall / 2
            left = round(room.left() + bar * step)
            ink = heard if (bar + 0.5) / BARS <= at else ahead
            painter.fillRect(QRectF(left, top, wide, tall), ink)
        if at > 0:
            x = room.left() + at * room.width()
            painter.fillRect(QRectF(round(x), room.top(), 1, room.height()), heard)

    def _paint_time(self, painter: QPainter, room: QRectF) -> None:
        at = self._words.length(self.now.position_s) if self.now else "0:00"
        whole = self._words.length(self.duration_s) if self.duration_s else "–:––"
        text = f"{at} / {whole}" if self.now else whole
        painter.setFont(self._font)
        painter.setPen(Theme.current().color("text3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(room, right, text)

    def _paint_rate(self, painter: QPainter, box: QRectF) -> None:
        theme = Theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setFont(theme.font("caption", 600, tabular=True))
        painter.setPen(theme.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{self.rate:g}×")

    def _paint_failure(self, painter: QPainter, rect: QRectF) -> None:
        side = Theme.current().px(16)
        mark = QRectF(rect.right() - side, rect.center().y() - side / 2, side, side)
        icons.paint_icon(painter, mark, "external", "text2")
        room = self._room(rect).adjusted(0, 0, -side - 6, 0)
        half = room.height() / 2
        first = QRectF(room.topLeft(), QSizeF(room.width(), half))
        self._paint_words(painter, first, self.failure or "")
        again = _say("Bubble", "Abrir en otro programa")
        self._paint_words(painter, first.translated(0, half), again, "accent_text")

    @staticmethod
    def _paint_words(painter: QPainter, room: QRectF, text: str, color: str = "text3") -> None:
        theme = Theme.current()
        font = theme.font("caption")
        painter.setFont(font)
        painter.setPen(theme.color(color))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
