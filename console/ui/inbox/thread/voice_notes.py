"""The voice notes of a thread: which one plays, and the bars of those in sight."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from console.ui.inbox.sound.peaks import PeakReader
from console.ui.inbox.sound.player import SKIP_S, Player
from console.ui.inbox.thread.parts import Act
from console.ui.inbox.thread.voice import VoicePart

_Key = tuple[Qt.KeyboardModifier, Qt.Key]


class VoiceNotes(QObject):
    """One plays at a time, and goes on while the thread is scrolled."""

    changed = Signal(str)  # whose line looks different now
    measured = Signal(str, object, float)  # message id, bars, seconds: to be kept

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.player = Player(self)
        self.player.changed.connect(self._tell)
        self._reader = PeakReader(self)
        self._reader.ready.connect(self._keep)
        self._bars: dict[str, tuple[tuple[int, ...], float]] = {}
        self._shown = ""

    def dress(self, part: VoicePart) -> None:
        """Give a part that is about to be painted its state; its file is read if need be."""
        now = self.player.now
        part.now = now if now is not None and now.about == part.about else None
        part.rate = self.player.rate
        if part.peaks or part.media.path is None:
            return
        if (known := self._bars.get(part.about)) is not None:
            part.measured(*known)
        else:
            self._reader.want(part.about, part.media.path)

    def do(self, act: Act, part: VoicePart) -> bool:
        """Whether it was an act of a voice note, now done."""
        if act.name == "play":
            self.player.toggle(part.about, part.media.path or "", part.duration_s)
        elif act.name == "rate":
            self.player.step_rate()
            self.changed.emit(part.about)
        elif act.name == "seek":
            self._seek(part, act.share)
        else:
            return False
        return True

    def _seek(self, part: VoicePart, share: float) -> None:
        """A click in the bars of one that does not play starts it there."""
        now = self.player.now
        if now is None or now.about != part.about:
            self.player.toggle(part.about, part.media.path or "", part.duration_s)
        self.player.seek(share * part.duration_s)

    def key(self, key: _Key, part: VoicePart) -> Callable[[], object] | None:
        """What a key does to the voice note that is selected."""
        none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        toggle = partial(self.do, Act("play", part.about), part)
        keys: dict[_Key, Callable[[], object]] = {
            (none, Qt.Key.Key_Space): toggle,
            (none, Qt.Key.Key_Return): toggle,
            (none, Qt.Key.Key_Right): partial(self.player.skip, SKIP_S),
            (none, Qt.Key.Key_Left): partial(self.player.skip, -SKIP_S),
            (shift, Qt.Key.Key_Right): partial(self._step_rate, 1, part),
            (shift, Qt.Key.Key_Left): partial(self._step_rate, -1, part),
        }
        return keys.get(key)

    def _step_rate(self, by: int, part: VoicePart) -> None:
        self.player.step_rate(by)
        self.changed.emit(part.about)

    def stop(self) -> None:
        """Another conversation comes."""
        if self.player.now is not None:
            self.player.stop()

    def _tell(self) -> None:
        about = self.player.now.about if self.player.now else ""
        for one in {about, self._shown} - {""}:
            self.changed.emit(one)
        self._shown = about

    def _keep(self, about: str, bars: tuple[int, ...], duration_s: float) -> None:
        self._bars[about] = (bars, duration_s)
        self.changed.emit(about)
        self.measured.emit(about, bars, duration_s)
