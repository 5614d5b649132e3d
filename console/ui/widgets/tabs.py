"""Tabs in two dresses: a segmented track, and words with a line under the chosen one."""

from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget
from typing_extensions import override

from console.ui.theme.focus import FOCUS_SHAPE
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import paint_box, paint_text, text_width


class _Tabs(QTabBar):
    """Tabs with keys and counts; arrows move, screen readers see page tabs.

    `chosen(key)` comes only when the person chose.
    """

    chosen = Signal(str)

    def __init__(self, tabs: tuple[tuple[str, str], ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self._hovered = -1
        self._told = True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setProperty(FOCUS_SHAPE, "ring")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for key, text in tabs:
            self.add(key, text)
        self.currentChanged.connect(self._tell)
        Theme.current().follow(self.restyle)

    def add(self, key: str, text: str) -> None:
        """Append a tab."""
        self._told = False
        index = self.addTab(text)
        self.setTabData(index, key)
        self._told = True

    def set_count(self, key: str, count: int | None) -> None:
        """The number beside the word; None takes it away."""
        if count is None:
            self._counts.pop(key, None)
        else:
            self._counts[key] = count
        index = self._index_of(key)
        text = self.tabText(index)
        self.setAccessibleTabName(index, text if count is None else f"{text} {count}")
        self.setTabText(index, text)  # a tab bar lays out again only for a new text
        self.restyle()

    def set_current(self, key: str) -> None:
        """Show another tab as chosen, without telling."""
        self._told = False
        self.setCurrentIndex(self._index_of(key))
        self._told = True

    def current_key(self) -> str:
        """The chosen tab."""
        return str(self.tabData(self.currentIndex()))

    def restyle(self) -> None:
        """Lay out again at the zoom in force."""
        self.setFont(self._word_font())
        self.updateGeometry()
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.tabAt(event.position().toPoint())
        self.update()
        super().mouseMoveEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def spot_of(self, key: str) -> QPoint:
        """The middle of a tab, for tours and tests that click it."""
        return self.tabRect(self._index_of(key)).center()

    def _index_of(self, key: str) -> int:
        return next(i for i in range(self.count()) if self.tabData(i) == key)

    def _tell(self, index: int) -> None:
        if self._told and index >= 0:
            self.chosen.emit(str(self.tabData(index)))

    def _count_of(self, index: int) -> str:
        count = self._counts.get(str(self.tabData(index)))
        return "" if count is None else QLocale().toString(count)

    def _word_font(self) -> QFont:
        return Theme.current().font("small", 500, tabular=True)

    def _content_width(self, index: int) -> float:
        width = text_width(self.tabText(index), self._word_font())
        if count := self._count_of(index):
            width += Theme.current().px(6) + text_width(count, self._word_font())
        return width

    def _paint_words(
        self, painter: QPainter, box: QRectF, index: int, ink: QColor, count_ink: QColor
    ) -> None:
        x = box.center().x() - self._content_width(index) / 2
        word = self.tabText(index)
        width = text_width(word, self._word_font())
        paint_text(
            painter, QRectF(x, box.y(), width + 1, box.height()), word, self._word_font(), ink
        )
        if count := self._count_of(index):
            left = x + width + Theme.current().px(6)
            room = QRectF(left, box.y(), box.right() - left + 4, box.height())
            paint_text(painter, room, count, self._word_font(), count_ink)


class SegmentedTabs(_Tabs):
    """Choices on a grey track, e.g. Míos 28, Sin asignar 9, Equipo 214."""

    def __init__(
        self, tabs: tuple[tuple[str, str], ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(tabs, parent)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        theme = Theme.current()
        width = self._content_width(index) + theme.px(20) + theme.px(2)
        return QSize(int(width + 0.999), theme.px(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        paint_box(painter, self.rect(), theme.px(7), theme.color("hover"))
        inset = theme.px(2)
        for index in range(self.count()):
            box = QRectF(self.tabRect(index)).adjusted(inset, inset, -inset / 2, -inset)
            chosen = index == self.currentIndex()
            if chosen:
                paint_box(
                    painter, box, theme.px(5), theme.color("surface"), theme.color("border")
                )
            ink = theme.color("text" if chosen or index == self._hovered else "text2")
            self._paint_words(painter, box, index, ink, theme.color("text3"))


class UnderlineTabs(_Tabs):
    """Words over a line, e.g. Ficha, Línea de tiempo, Notas 3."""

    def __init__(
        self, tabs: tuple[tuple[str, str], ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(tabs, parent)

    @override
    def tabSizeHint(self, index: int) -> QSize:
        theme = Theme.current()
        return QSize(int(self._content_width(index) + theme.px(18) + 0.999), theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = Theme.current()
        painter = QPainter(self)
        for index in range(self.count()):
            gap = theme.px(18)
            box = QRectF(self.tabRect(index)).adjusted(0, 0, -gap, 0)
            chosen = index == self.currentIndex()
            token = "accent_text" if chosen else "text2"
            ink = theme.color("text" if index == self._hovered and not chosen else token)
            self._paint_words(painter, box, index, ink, ink)
            if chosen:
                line = QRectF(box.x(), box.bottom() - theme.px(2), box.width(), theme.px(2))
                painter.fillRect(line, theme.color("accent"))
