"""The simulator's own time of day: the machine's, moved by a fixed number of seconds."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the pretend WhatsApp the time. Nothing else here reads the machine's clock."""

    def __init__(self, offset_s: float = 0.0) -> None:
        self.offset_s = offset_s

    def now(self) -> datetime:
        """The present instant, aware, UTC, moved by the offset."""
        present = datetime.now(UTC)  # noqa: TID251 - stands alone: it may not import runtime.clock
        return present + timedelta(seconds=self.offset_s)

    def epoch_s(self) -> int:
        """The present instant in whole seconds since 1970, as Meta writes it."""
        return int(self.now().timestamp())
