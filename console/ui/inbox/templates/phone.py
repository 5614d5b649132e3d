"""A template as the debtor's phone shows it."""

from datetime import date, datetime

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from console.ui.inbox.thread.bubble import Bubble
from console.ui.inbox.thread.lines import Line, LineKind
from console.ui.inbox.words import Words
from console.ui.theme.icons import paint_icon
from console.ui.theme.theme import Theme
from console.ui.widgets.avatar import initials, paint_avatar
from console.ui.widgets.paint import LEFT, paint_box, paint_text
from console.usecases.views import ItemKind, TemplateShown, ThreadItem

_GROUND = {False: "#EFE7DE", True: "#17130F"}  # WhatsApp's own wallpaper tones


class PhonePreview(QWidget):
    """A painted phone with one message in it."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._sender = ""
        self._item: ThreadItem | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_message(self, sender: str, shown: TemplateShown, at: datetime) -> None:
        """Show `shown` as it will arrive, from `sender`."""
        self._sender = sender
        self._item = ThreadItem(
            id="preview",
            order=0,
            item=ItemKind.MESSAGE,
            kind_name="template",
            outgoing=False,
            at=at,
            text=shown.body,
            template=shown,
        )
        self.setAccessibleName(self.tr("Así llega al teléfono"))
        self.setAccessibleDescription(shown.body)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Theme.current().px(290), Theme.current().px(400))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = Theme.current(), QPainter(self)
        frame = QRectF(self.rect())
        paint_box(painter, frame, theme.px(26), theme.color("surface"), theme.color("border2"))
        inside = frame.adjusted(theme.px(9), theme.px(9), -theme.px(9), -theme.px(9))
        clip = QPainterPath()
        clip.addRoundedRect(inside, theme.px(18), theme.px(18))
        painter.setClipPath(clip)
        painter.fillRect(inside, QColor(_GROUND[theme.is_dark]))
        self._paint_bar(painter, inside)
        if self._item is not None:
            self._paint_message(painter, inside, self._item)

    def _paint_bar(self, painter: QPainter, inside: QRectF) -> None:
        theme = Theme.current()
        bar = QRectF(inside.left(), inside.top(), inside.width(), theme.px(50))
        painter.fillRect(bar, theme.color("hover"))
        back = QRectF(bar.left() + theme.px(8), bar.top(), theme.px(16), bar.height())
        paint_icon(painter, back, "chevron-left", "text")
        side = theme.px(30)
        face = QRectF(bar.left() + theme.px(32), bar.center().y() - side / 2, side, side)
        paint_avatar(painter, face, initials(self._sender), 0)
        name = QRectF(face.right() + theme.px(9), bar.top() + theme.px(8), 0, theme.px(18))
        name.setRight(bar.right() - theme.px(8))
        paint_text(
            painter, name, self._sender, theme.font("base", 600), theme.color("text"), LEFT
        )
        kind = name.translated(0, theme.px(17))
        words = self.tr("Cuenta de empresa")
        paint_text(painter, kind, words, theme.font("caption"), theme.color("text2"), LEFT)

    def _paint_message(self, painter: QPainter, inside: QRectF, item: ThreadItem) -> None:
        theme = Theme.current()
        on: date = self._words.local(item.at).date()
        width = int(inside.width() + theme.px(16))
        bubble = Bubble(
            Line("preview", LineKind.ITEM, on, item),
            self._words,
            width,
            unfolded=True,
            captioned=False,
        )
        painter.translate(inside.topLeft() + QPointF(-theme.px(8), theme.px(66)))
        bubble.paint(painter, width, selected=False)
