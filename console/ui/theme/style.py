"""Fusion with the design's check boxes, radio buttons and arrows."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from typing_extensions import override

_Element = QStyle.PrimitiveElement
_State = QStyle.StateFlag


class ConsoleStyle(QProxyStyle):
    """Draws the few primitives that differ from Fusion; the rest is palette and style sheet."""

    def __init__(self, color: Callable[[str], QColor], px: Callable[[float], int]) -> None:
        super().__init__("Fusion")
        self._color = color
        self._px = px
        self._drawn = {
            _Element.PE_IndicatorCheckBox: self._draw_check_box,
            _Element.PE_IndicatorItemViewItemCheck: self._draw_check_box,
            _Element.PE_IndicatorRadioButton: self._draw_radio,
            _Element.PE_FrameFocusRect: self._draw_nothing,
        }

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint our own primitives and leave the others to Fusion."""
        draw = self._drawn.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(option, painter)
        painter.restore()

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Tooltips come quickly; nothing animates by itself."""
        if hint == QStyle.StyleHint.SH_ToolTip_WakeUpDelay:
            return 400
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Indicators follow the zoom."""
        if metric in _INDICATORS:
            return self._px(17)
        if metric in _LABEL_GAPS:
            return self._px(7)
        return super().pixelMetric(metric, option, widget)

    def _draw_check_box(self, option: QStyleOption, painter: QPainter) -> None:
        draw_check_box(
            painter,
            QRectF(option.rect),
            _check_of(option.state),
            self._color,
            enabled=bool(option.state & _State.State_Enabled),
            hovered=bool(option.state & _State.State_MouseOver),
        )

    def _draw_radio(self, option: QStyleOption, painter: QPainter) -> None:
        side = self._px(15)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        on = bool(option.state & _State.State_On)
        painter.setOpacity(1.0 if option.state & _State.State_Enabled else 0.5)
        painter.setBrush(self._color("surface"))
        width = side * 0.3 if on else 1.5
        painter.setPen(QPen(self._color("accent" if on else "field"), width))
        painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def _draw_nothing(self, _option: QStyleOption, _painter: QPainter) -> None:
        """Focus is shown by `theme.focus`, never by dots."""


_INDICATORS = frozenset(
    {
        QStyle.PixelMetric.PM_IndicatorWidth,
        QStyle.PixelMetric.PM_IndicatorHeight,
        QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
        QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
    }
)
_LABEL_GAPS = frozenset(
    {
        QStyle.PixelMetric.PM_CheckBoxLabelSpacing,
        QStyle.PixelMetric.PM_RadioButtonLabelSpacing,
    }
)


def draw_check_box(
    painter: QPainter,
    rect: QRectF,
    state: Qt.CheckState,
    color: Callable[[str], QColor],
    *,
    enabled: bool = True,
    hovered: bool = False,
) -> None:
    """Paint a check box centred in `rect`, 15 of 17 parts of the smaller side."""
    side = min(rect.width(), rect.height()) * 15 / 17
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
    filled = state != Qt.CheckState.Unchecked
    line = "accent" if filled or hovered else "field"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(1.0 if enabled else 0.5)
    painter.setPen(QPen(color(line), 1.5))
    painter.setBrush(color("accent" if filled else "surface"))
    painter.drawRoundedRect(inner, side * 0.23, side * 0.23)
    if filled:
        _draw_mark(painter, box, state, color("on_accent"))
    painter.restore()


def _draw_mark(painter: QPainter, box: QRectF, state: Qt.CheckState, ink: QColor) -> None:
    pen = QPen(ink, box.width() * 0.12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    spots: tuple[tuple[float, float], ...]
    if state == Qt.CheckState.PartiallyChecked:
        spots = ((0.28, 0.5), (0.72, 0.5))
    else:
        spots = ((0.27, 0.53), (0.43, 0.69), (0.75, 0.34))
    painter.drawPolyline(
        [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in spots]
    )


def _check_of(state: QStyle.StateFlag) -> Qt.CheckState:
    if state & _State.State_NoChange:
        return Qt.CheckState.PartiallyChecked
    return Qt.CheckState.Checked if state & _State.State_On else Qt.CheckState.Unchecked
