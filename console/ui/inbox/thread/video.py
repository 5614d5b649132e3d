"""A video in the viewer: its frames, and the same player as for voice notes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from console.ui.inbox.sound import multimedia
from console.ui.inbox.sound.player import SKIP_S, Player
from console.ui.inbox.words import Words
from console.ui.theme.theme import Theme
from console.ui.widgets.buttons import Button, IconButton
from console.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame, QVideoSink


class Screen(QWidget):
    """The newest frame, whole, in the middle of the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()

    def show_frame(self, frame: "QVideoFrame") -> None:
        """Paint that one next."""
        image = frame.toImage()
        if not image.isNull():
            self.image = image
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Theme.current().color("thread"))
        if self.image.isNull():
            return
        size = QSizeF(self.image.size()).scaled(
            QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        free = QSizeF(self.size()) - size
        place = QRectF(QPointF(free.width() / 2, free.height() / 2), size)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self.image)


class VideoStage(QWidget):
    """Frames, and below them play, place, time and speed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.player = Player(self)
        self.player.changed.connect(self._show)
        self._file = ("", "")
        self._sink: QVideoSink | None = None
        self._words = Words()
        self.screen_ = Screen()
        self.play = IconButton("play", self.tr("Reproducir o pausar (Espacio)"), "primary")
        self.place = QSlider(Qt.Orientation.Horizontal)
        self.place.setAccessibleName(self.tr("Posición del video"))
        self.time = Label("", "small", tabular=True)
        self.rate = Button("1×", "quiet")
        self.rate.setToolTip(self.tr("Velocidad (+ y −)"))
        self.rate.setAccessibleName(self.tr("Velocidad"))
        controls = QHBoxLayout()
        for part in (self.play, self.place, self.time, self.rate):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            controls.addWidget(part, 1 if part is self.place else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screen_, 1)
        column.addLayout(controls)
        self.play.clicked.connect(self.toggle)
        self.place.sliderMoved.connect(lambda ms: self.player.seek(ms / 1000))
        self.rate.clicked.connect(self._turn_rate)

    def open(self, about: str, path: str) -> None:
        """Play that file from its beginning."""
        self._file = about, path
        self.screen_.image = QImage()
        if self._sink is None and (module := multimedia.load()) is not None:
            self._sink = module.QVideoSink(self)
            self._sink.videoFrameChanged.connect(self.screen_.show_frame)
            self.player.show_on(self._sink)
        self.player.toggle(about, path)

    def toggle(self) -> None:
        """Play, or hold."""
        self.player.toggle(*self._file)

    def _turn_rate(self) -> None:
        self.player.step_rate()

    def stop(self) -> None:
        """Play nothing."""
        if self.player.now is not None:
            self.player.stop()

    def keys(self) -> dict[Qt.Key, Callable[[], object]]:
        """What keys do while a video is in sight; plain arrows go to the next one."""
        return {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_Return: self.toggle,
            Qt.Key.Key_Up: lambda: self.player.skip(SKIP_S),
            Qt.Key.Key_Down: lambda: self.player.skip(-SKIP_S),
            Qt.Key.Key_Plus: lambda: self.player.step_rate(1),
            Qt.Key.Key_Minus: lambda: self.player.step_rate(-1),
        }

    def _show(self) -> None:
        now = self.player.now
        if now is None:
            return
        self.play.set_icon("pause" if now.is_playing else "play")
        self.place.setRange(0, round(now.duration_s * 1000))
        if not self.place.isSliderDown():
            self.place.setValue(round(now.position_s * 1000))
        at, whole = self._words.length(now.position_s), self._words.length(now.duration_s)
        self.time.setText(now.failure or f"{at} / {whole}")
        self.rate.setText(f"{now.rate:g}×")
