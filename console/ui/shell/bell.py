"""The bell of the top bar: how many notices are unread, and the newest of them."""

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from console.ui.notices.presenter import Notice
from console.ui.notices.wording import ICONS, text_of, title_of
from console.ui.theme.icons import icon
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import IconButton
from console.ui.widgets.paint import paint_badge

SHOWN, MOST = 12, 99


class Bell(IconButton):
    """Implements NoticesView."""

    notice_chosen = Signal(object)  # News
    all_read = Signal()
    choices_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bell", "", parent=parent)
        self._notices: tuple[Notice, ...] = ()
        self._unread, self._now = 0, datetime.min.replace(tzinfo=UTC)
        self.list = QMenu(self)
        self.list.setToolTipsVisible(True)
        self.clicked.connect(self.open)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        name = self.tr("Avisos")
        if self._unread:
            name = self.tr("Avisos, {count} sin leer").format(count=self._unread)
        self.setAccessibleName(name)
        if not self.toolTip():
            self.setToolTip(name)
        self.list.setTitle(self.tr("Avisos"))

    def show_notices(self, notices: tuple[Notice, ...], unread: int, now: datetime) -> None:
        """Implements NoticesView."""
        self._notices, self._unread, self._now = notices, unread, now
        self.retranslate()
        self.update()

    def unread(self) -> int:
        """What the badge says."""
        return self._unread

    def open(self) -> None:
        """Show the newest, under the bell."""
        self.fill()
        below = self.mapToGlobal(QPoint(self.width(), self.height() + 4))
        self.list.popup(below - QPoint(self.list.sizeHint().width(), 0))

    def fill(self) -> None:
        """List the newest anew."""
        self.list.clear()
        for notice in self._notices[:SHOWN]:
            self._add(notice)
        if not self._notices:
            nothing = self.list.addAction(self.tr("Nada nuevo desde que abriste Acuerdo"))
            nothing.setEnabled(False)
        self.list.addSeparator()
        if self._unread:
            read = self.list.addAction(icon("check"), self.tr("Dar todo por leído"))
            read.triggered.connect(self.all_read)
        choices = self.list.addAction(icon("sliders"), self.tr("Elegir qué me avisa"))
        choices.triggered.connect(self.choices_wanted)

    def _add(self, notice: Notice) -> None:
        news = notice.news
        minutes = max(0, int((self._now - news.at).total_seconds() // 60))
        parts = [title_of(news, self._now), text_of(news, shows_text=True)]
        if minutes:
            parts.append(self.tr("hace {minutes} min").format(minutes=minutes))
        text = " · ".join(parts).replace("&", "&&")
        cut = text if len(text) <= MOST else text[: MOST - 1] + "…"
        token = "text3" if notice.is_read else "accent"
        entry = self.list.addAction(icon(ICONS[news.kind], token), cut)
        font = entry.font()
        font.setBold(not notice.is_read)
        entry.setFont(font)
        entry.triggered.connect(lambda: self.notice_chosen.emit(news))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unread:
            theme = Theme.current()
            text = str(self._unread) if self._unread <= MOST else f"{MOST}+"
            fill = theme.color("bad_solid")
            paint_badge(QPainter(self), self.width(), 0, text, fill)
