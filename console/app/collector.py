"""Garbage collection on the Qt thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

YOUNG_EVERY_MS = 100
YOUNG_MANY = 700
"""As many new objects as Python itself waits for before it looks at them."""
MIDDLE_EVERY, WHOLE_EVERY = 20, 600


class QtThreadCollector(QObject):
    """Collects cycles from a timer instead of from whichever thread allocates.

    Python may otherwise free a widget from a database thread, which Qt forbids. What is new is
    looked at ten times a second, so that no single look stops the window for long.
    """

    def __init__(self, every_ms: int = YOUNG_EVERY_MS) -> None:
        super().__init__()
        gc.disable()
        self._ticks = 0
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        self._ticks += 1
        if self._ticks % WHOLE_EVERY == 0:
            gc.collect(2)
        elif self._ticks % MIDDLE_EVERY == 0:
            gc.collect(1)
        elif gc.get_count()[0] > YOUNG_MANY:
            gc.collect(0)

    def keep(self) -> None:
        """What lives now lives as long as the window: modules, classes, screens. It is not
        looked at again, which would take a tenth of a second each time.
        """
        gc.freeze()

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
        gc.collect()
