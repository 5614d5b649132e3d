"""Garbage collection on the Qt thread only."""

import gc

from PySide6.QtCore import QObject, QTimer


class QtThreadCollector(QObject):
    """Collects cycles from a timer instead of from whichever thread allocates.

    Python may otherwise free a widget from a database thread, which Qt forbids. The young
    generations are collected often, so that no single collection is long.
    """

    def __init__(self, every_ms: int = 1_000) -> None:
        super().__init__()
        gc.disable()
        self._ticks = 0
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        self._ticks += 1
        gc.collect(2 if self._ticks % 60 == 0 else 1 if self._ticks % 5 == 0 else 0)

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.enable()
        gc.collect()
