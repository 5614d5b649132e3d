"""What the console knows about its line to the relay, for the status bar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Line(StrEnum):
    """States of the line."""

    OFF = "off"
    CONNECTING = "connecting"
    UP = "up"
    AWAY = "away"
    NOT_LET_IN = "not_let_in"


@dataclass(frozen=True, slots=True)
class LineState:
    """The line since `since`. `latency_ms` of the last question, `detail` for the tooltip."""

    line: Line
    since: datetime
    latency_ms: int | None = None
    synced_at: datetime | None = None
    retry_at: datetime | None = None
    detail: str = ""


class Connection:
    """Holds the newest LineState and tells listeners when it changes."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._listeners: list[Callable[[LineState], None]] = []
        self.state = LineState(Line.OFF, now())

    def listen(self, listener: Callable[[LineState], None]) -> None:
        """Call `listener` at each change, and once now."""
        self._listeners.append(listener)
        listener(self.state)

    def report(
        self,
        line: Line,
        *,
        latency_ms: int | None = None,
        synced: bool = False,
        retry_at: datetime | None = None,
        detail: str = "",
    ) -> None:
        """Set the state; `since` stays while the line does."""
        now, old = self._now(), self.state
        self.state = LineState(
            line,
            old.since if line is old.line else now,
            latency_ms if latency_ms is not None else old.latency_ms,
            now if synced else old.synced_at,
            retry_at,
            detail,
        )
        for listener in self._listeners:
            listener(self.state)
