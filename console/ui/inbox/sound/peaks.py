"""How loud a sound is from its beginning to its end, for the bars one sees."""

from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from console.ui.inbox.sound import multimedia

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDecoder

BARS = 40
TOP = 99
_RATE_HZ = 8_000
_STEP = 160  # samples behind one measure: 20 ms
_MOST_S = 1_800
_MOST_BYTES = 32_000_000


class PeakReader(QObject):
    """Reads files one after the other; each is decoded once, by Qt's threads.

    Thread: the Qt thread, where each slice of 20 ms costs some tens of microseconds.
    """

    ready = Signal(str, object, float)  # about, bars of 0 to 99, length in seconds

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: set[str] = set()
        self._waiting: deque[tuple[str, str]] = deque()
        self._reading: tuple[str, list[int]] | None = None
        self._samples = 0
        self._decoder: QAudioDecoder | None = None
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self._read_next)

    def want(self, about: str, path: str) -> None:
        """Read that file soon; `ready` follows once, if it can be read at all."""
        if about not in self._known:
            self._known.add(about)
            self._waiting.append((about, path))
            if self._reading is None:
                self._idle.start()

    def _read_next(self) -> None:
        if self._reading is not None or not self._waiting:
            return
        about, path = self._waiting.popleft()
        if not _is_small(path) or not self._make() or self._decoder is None:
            self._idle.start()
            return
        self._reading, self._samples = (about, []), 0
        self._decoder.setSource(QUrl.fromLocalFile(path))
        self._decoder.start()

    def _make(self) -> bool:
        if self._decoder is not None:
            return True
        module = multimedia.load()
        if module is None:
            return False
        shape = module.QAudioFormat()
        shape.setSampleRate(_RATE_HZ)
        shape.setChannelCount(1)
        shape.setSampleFormat(module.QAudioFormat.SampleFormat.Int16)
        decoder = self._decoder = module.QAudioDecoder(self)
        decoder.setAudioFormat(shape)
        decoder.bufferReady.connect(self._take)
        decoder.finished.connect(self._done)
        decoder.error.connect(self._drop)
        return True

    def _take(self) -> None:
        if self._decoder is None or self._reading is None:
            return
        samples = array("h", bytes(self._decoder.read().constData()))
        self._samples += len(samples)
        self._reading[1].extend(
            max(map(abs, samples[at : at + _STEP])) for at in range(0, len(samples), _STEP)
        )
        if self._samples > _MOST_S * _RATE_HZ:
            self._decoder.stop()
            self._done()

    def _done(self) -> None:
        done, self._reading = self._reading, None
        if done is not None and done[1]:
            self.ready.emit(done[0], bars_of(done[1]), self._samples / _RATE_HZ)
        self._idle.start()

    def _drop(self, _error: object) -> None:
        """It cannot be read: it stays without bars, and playing it says why."""
        self._reading = None
        self._idle.start()


def bars_of(loudness: Sequence[int]) -> tuple[int, ...]:
    """`BARS` heights of 0 to 99, the loudest of all at the top."""
    loudest = max(loudness) or 1
    size = len(loudness)
    return tuple(max(loudness[_between(bar, size)]) * TOP // loudest for bar in range(BARS))


def _between(bar: int, size: int) -> slice:
    start = bar * size // BARS
    return slice(start, max(start + 1, (bar + 1) * size // BARS))


def checked(read: object) -> tuple[int, ...]:
    """Bars as they were stored, or none."""
    bars: Iterable[object] = read if isinstance(read, list | tuple) else ()
    return tuple(min(max(0, bar), TOP) for bar in bars if isinstance(bar, int))[:BARS]


def _is_small(path: str) -> bool:
    try:
        return Path(path).stat().st_size <= _MOST_BYTES
    except OSError:
        return False
