"""The only place that reads the time of day. Everything else is given `now`."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the one reader


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """The machine's clock moved by a fixed amount.

    Only the demo composes it, so that its tour plays in legal hours whatever the time of
    day is; no option of the product reaches it, for the send gate must not be tricked.
    """

    by: timedelta

    def now(self) -> datetime:
        """The shifted instant, aware, UTC."""
        return datetime.now(UTC) + self.by  # noqa: TID251 - see SystemClock
