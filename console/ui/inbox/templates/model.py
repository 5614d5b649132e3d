"""Approved templates, filtered by words, category and language."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from console.ui.theme.theme import Theme
from console.ui.widgets.chips import ChipKind, chip_width, paint_chip
from console.ui.widgets.paint import LEFT, paint_dot, paint_hairline, paint_text
from console.usecases.views import TemplateRow

Index = QModelIndex | QPersistentModelIndex
_say = QCoreApplication.translate


class TemplateModel(QAbstractListModel):
    """Rows that match the filters. It never queries."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[TemplateRow, ...] = ()
        self._rows: tuple[TemplateRow, ...] = ()
        self._filter = ("", "", "")

    def replace(self, rows: Sequence[TemplateRow]) -> None:
        """Show `rows` under the filters in force."""
        self._all = tuple(rows)
        self.filter(*self._filter)

    def filter(self, text: str, category: str, language: str) -> None:
        """Keep rows whose name or body has every word of `text`."""
        self._filter = (text, category, language)
        words = text.casefold().split()
        self.beginResetModel()
        self._rows = tuple(
            row
            for row in self._all
            if category in {"", row.category}
            and language in {"", row.language}
            and all(word in _haystack(row) for word in words)
        )
        self.endResetModel()

    def row(self, line: int) -> TemplateRow:
        """The template in that line."""
        return self._rows[line]

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that occur."""
        return tuple(sorted({row.language for row in self._all}))

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories that occur."""
        return tuple(sorted({row.category for row in self._all}))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            quality = quality_word(row.quality)[0]
            return ", ".join((row.name, category_word(row.category), row.language, quality))
        return None


def _haystack(row: TemplateRow) -> str:
    texts = (str(component.get("text", "")) for component in row.components)
    return " ".join((row.name, *texts)).casefold()


def category_word(category: str) -> str:
    """Meta's category in words."""
    return {
        "UTILITY": _say("Templates", "Utilidad"),
        "MARKETING": _say("Templates", "Marketing"),
        "AUTHENTICATION": _say("Templates", "Autenticación"),
    }.get(category, category)


def quality_word(quality: str | None) -> tuple[str, str]:
    """Meta's quality in words, with the colour of its dot."""
    return {
        "GREEN": (_say("Templates", "Calidad alta"), "ok_solid"),
        "YELLOW": (_say("Templates", "Calidad media"), "warn_solid"),
        "RED": (_say("Templates", "Calidad baja"), "bad_solid"),
    }.get(quality or "", (_say("Templates", "Calidad sin medir"), "border2"))


class TemplateDelegate(QStyledItemDelegate):
    """Name and category, then quality and language."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, Theme.current().px(54))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = Theme.current(), QRectF(option.rect)
        row = cast("TemplateModel", index.model()).row(index.row())
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if chosen else "hover" if over else "surface"
        painter.fillRect(rect, theme.color(ground))
        if chosen:
            bar = QRectF(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        edge = theme.color("border")
        paint_hairline(painter, rect.left(), rect.bottom() - 1, rect.width(), edge)
        _paint_texts(painter, rect.adjusted(theme.px(14), 0, -theme.px(12), 0), row)
        painter.restore()


def _paint_texts(painter: QPainter, room: QRectF, row: TemplateRow) -> None:
    theme = Theme.current()
    kind: ChipKind = "warn" if row.category == "MARKETING" else "neutral"
    word = category_word(row.category)
    wide = chip_width(word, kind)
    paint_chip(painter, room.right() - wide, room.top() + theme.px(7), word, kind)
    name = QRectF(room.left(), room.top() + theme.px(8), room.width() - wide - 6, theme.px(18))
    paint_text(painter, name, row.name, theme.font("base", 500), theme.color("text"), LEFT)
    quality, dot = quality_word(row.quality)
    y = room.top() + theme.px(29)
    middle = QPointF(room.left() + theme.px(4), y + theme.px(8))
    paint_dot(painter, middle, theme.px(7), theme.color(dot))
    facts = QRectF(room.left() + theme.px(13), y, room.width() - theme.px(13), theme.px(16))
    text = f"{quality} · {row.language}"
    paint_text(painter, facts, text, theme.font("caption"), theme.color("text3"), LEFT)
