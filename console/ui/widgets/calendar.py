"""A month to pick a day from, with the days that suit best in green."""

from PySide6.QtCore import QDate, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget
from typing_extensions import override

from console.ui.theme.icons import icon
from console.ui.theme.theme import Theme
from console.ui.widgets.paint import CENTER, paint_box, paint_text

_ARROWS = {"prevmonth": "chevron-left", "nextmonth": "chevron-right"}


class Calendar(QCalendarWidget):
    """Days outside `setMinimumDate` and `setMaximumDate` are pale and cannot be picked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggested: frozenset[QDate] = frozenset()
        self._today = QDate()
        self.setAccessibleName(name)
        self.setGridVisible(False)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        Theme.current().follow(self.restyle)

    def restyle(self) -> None:
        """Take colours, fonts and sizes from the theme again."""
        theme = Theme.current()
        self.setFont(theme.font("small", tabular=True))
        header = QTextCharFormat()
        header.setForeground(theme.color("text3"))
        header.setBackground(theme.color("surface"))
        header.setFont(theme.font("caption", 600))
        self.setHeaderTextFormat(header)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, header)  # else week-ends are red
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, theme.color("surface"))
        self.setPalette(palette)
        for place, picture in _ARROWS.items():
            arrow = self.findChild(QToolButton, f"qt_calendar_{place}")
            if arrow is not None:
                arrow.setIcon(icon(picture, size=14))
        self.setFixedSize(theme.px(266), theme.px(236))
        self.updateCells()

    def show_today(self, day: QDate) -> None:
        """Outline the present day; which one it is, the caller knows."""
        self._today = day
        self.updateCells()

    def suggest(self, days: frozenset[QDate]) -> None:
        """Mark the days that suit best."""
        self._suggested = days
        self.updateCells()

    @override
    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        theme = Theme.current()
        painter.fillRect(rect, theme.color("surface"))
        if date.month() != self.monthShown():
            return
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        fill, ink, weight = self._look_of(date)
        today = theme.color("border2") if date == self._today else None
        paint_box(painter, box, theme.px(6), fill, today, 1.5)
        font = theme.font("small", weight, tabular=True)
        paint_text(painter, box, str(date.day()), font, ink, CENTER)

    def _look_of(self, date: QDate) -> tuple[QColor | None, QColor, int]:
        theme = Theme.current()
        if not self.minimumDate() <= date <= self.maximumDate():
            return None, theme.color("border2"), 400
        if date == self.selectedDate():
            return theme.color("accent"), theme.color("on_accent"), 600
        if date in self._suggested:
            return theme.color("ok_soft"), theme.color("ok"), 500
        return None, theme.color("text"), 600 if date == self._today else 400
