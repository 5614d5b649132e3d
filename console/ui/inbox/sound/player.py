"""Plays one file at a time: start, pause, seek, speed, and why it would not."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Optional

from PySide6.QtCore import QObject, QUrl, Signal
from shiboken6 import isValid

from console.ui.inbox.sound import multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

RATES = (1.0, 1.5, 2.0)
SKIP_S = 5.0


@dataclass(frozen=True, slots=True)
class Playing:
    """What is being played. `failure` says why it is not; `about` is whose file it is."""

    about: str
    is_playing: bool = False
    position_s: float = 0.0
    duration_s: float = 0.0
    rate: float = 1.0
    failure: str | None = None


class Player(QObject):
    """One file at a time, and in the whole program only one player sounds.

    Thread: the Qt thread; decoding happens in Qt's own. Units: seconds.
    """

    changed = Signal()
    _sounding: Optional["Player"] = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._output: QAudioOutput | None = None
        self._rate = RATES[0]
        self.now: Playing | None = None

    def toggle(self, about: str, path: str, duration_s: float = 0.0) -> None:
        """Play that file, or pause it if it plays; another one stops."""
        if self.now is None or self.now.about != about or self.now.failure:
            self._open(about, path, duration_s)
        elif self.now.is_playing:
            self.pause()
        else:
            self._play()

    def pause(self) -> None:
        """Hold; the next toggle goes on from here."""
        if self._player is not None:
            self._player.pause()

    def stop(self) -> None:
        """Play nothing any more."""
        if self._player is not None and isValid(self._player):
            self._player.stop()
            self._player.setSource(QUrl())
        self.now = None
        self.changed.emit()

    def seek(self, position_s: float) -> None:
        """Go on from there."""
        if self._player is None or self.now is None:
            return
        end = self.now.duration_s or position_s
        at = min(max(0.0, position_s), end)
        self._player.setPosition(round(at * 1000))
        self._tell(position_s=at)

    def skip(self, by_s: float) -> None:
        """A little forward, or back."""
        if self.now is not None:
            self.seek(self.now.position_s + by_s)

    def step_rate(self, by: int = 0) -> None:
        """Faster (1) or slower (-1); 0 goes round."""
        at = RATES.index(self._rate)
        at = min(max(0, at + by), len(RATES) - 1) if by else (at + 1) % len(RATES)
        self._rate = RATES[at]
        if self._player is not None:
            self._player.setPlaybackRate(self._rate)
        if self.now is not None:
            self._tell(rate=self._rate)

    @property
    def rate(self) -> float:
        """How fast the next file will be played."""
        return self._rate

    def show_on(self, sink: "QVideoSink") -> None:
        """Give the frames of a video to `sink`. Call it before the file is opened."""
        if self._make():
            assert self._player is not None  # noqa: S101 - made above
            self._player.setVideoSink(sink)

    def _open(self, about: str, path: str, duration_s: float) -> None:
        self.now = Playing(about, duration_s=duration_s, rate=self._rate)
        if not self._make() or self._player is None:
            self._tell(failure=self.tr("Faltan las bibliotecas de sonido en este equipo"))
            return
        self._player.stop()
        self._player.setSource(QUrl.fromLocalFile(path))
        if self.now.failure is None:
            self._player.setPlaybackRate(self._rate)
            self._play()

    def _play(self) -> None:
        other = Player._sounding
        if other is not None and other is not self and isValid(other):
            other.pause()
        Player._sounding = self
        if self._player is not None:
            self._player.play()

    def _make(self) -> bool:
        """Whether there is something to play with."""
        if self._player is not None:
            return True
        module = multimedia.load()
        if module is None:
            return False
        player = self._player = module.QMediaPlayer(self)
        self._output = self._sound_output()
        if self._output is not None:
            player.setAudioOutput(self._output)
        player.positionChanged.connect(self._moved)
        player.durationChanged.connect(self._measured)
        player.playbackStateChanged.connect(self._turned)
        player.errorOccurred.connect(self._failed)
        return True

    def _sound_output(self) -> "QAudioOutput | None":
        """The system's own choice of loudspeaker; None plays without sound."""
        module = multimedia.load()
        return None if module is None else module.QAudioOutput(self)

    def _moved(self, at_ms: int) -> None:
        self._tell(position_s=at_ms / 1000)

    def _measured(self, long_ms: int) -> None:
        if long_ms > 0:
            self._tell(duration_s=long_ms / 1000)

    def _turned(self, _state: object) -> None:
        self._tell(is_playing=bool(self._player and self._player.isPlaying()))

    def _failed(self, _error: object, _words: str) -> None:
        """Qt's own words name functions of FFmpeg; what matters is what one can do."""
        self._tell(failure=self.tr("El archivo está dañado o su formato no se conoce"))

    def _tell(self, **changes: object) -> None:
        if self.now is not None:
            self.now = replace(self.now, **changes)  # type: ignore[arg-type]
            self.changed.emit()
