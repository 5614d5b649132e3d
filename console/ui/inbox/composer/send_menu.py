"""The menu at the send button: send and go on, or send later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

UNDO_CHOICES = (0, 5, 10)


@dataclass(frozen=True, slots=True)
class Time:
    """An hour one may choose. `why` says why it may not be chosen, where it may not."""

    text: str
    at: datetime
    why: str = ""


class SendMenu(QMenu):
    """Built anew each time it opens: the hours that are allowed change while one writes."""

    next_chosen = Signal()
    time_chosen = Signal(object)  # datetime
    other_time_wanted = Signal()
    undo_chosen = Signal(int)  # seconds

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.send_next = QAction(self.tr("Enviar y pasar a la siguiente"), self)
        self.send_next.setShortcut("Ctrl+Return")
        self.send_next.triggered.connect(self.next_chosen)
        self.other = QAction(self.tr("Elegir fecha y hora…"), self)
        self.other.triggered.connect(self.other_time_wanted)
        self._times: Callable[[], tuple[Time, ...]] = tuple
        self._undo_s = 0
        self.aboutToShow.connect(self.fill)
        self.fill()

    def offer(self, times: Callable[[], tuple[Time, ...]]) -> None:
        """Ask `times` for the hours to choose from whenever the menu opens."""
        self._times = times

    def show_undo(self, seconds: int) -> None:
        """For so long a message may be taken back."""
        self._undo_s = seconds

    def fill(self) -> None:
        """Put the entries in."""
        for action in self.actions():
            if action not in (self.send_next, self.other):
                self.removeAction(action)
                action.deleteLater()
        self.addAction(self.send_next)
        self.addSection(self.tr("Programar"))
        for time in self._times():
            self._add(time)
        self.removeAction(self.other)
        self.addAction(self.other)
        self._add_undo()

    def _add(self, time: Time) -> None:
        text = f"{time.text} · {time.why}" if time.why else time.text
        action = self.addAction(text)
        action.setEnabled(not time.why)
        action.triggered.connect(lambda: self.time_chosen.emit(time.at))

    def _add_undo(self) -> None:
        self.addSection(self.tr("Deshacer envío"))
        group = QActionGroup(self)
        for seconds in UNDO_CHOICES:
            name = (
                self.tr("Durante {seconds} segundos").format(seconds=seconds)
                if seconds
                else self.tr("Enviar sin espera")
            )
            action = self.addAction(name)
            action.setCheckable(True)
            action.setChecked(seconds == self._undo_s)
            action.triggered.connect(lambda _on, chosen=seconds: self.undo_chosen.emit(chosen))
            group.addAction(action)
