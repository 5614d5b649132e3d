"""Instants as the tables keep them: microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_US = timedelta(microseconds=1)
SECOND_US = 1_000_000
DAY_US = 86_400 * SECOND_US


def to_us(at: datetime) -> int:
    """Microseconds since 1970 of an aware datetime."""
    return (at - _EPOCH) // _US


def from_us(at_us: int) -> datetime:
    """The aware UTC datetime of `at_us`."""
    return _EPOCH + at_us * _US


def maybe_us(at: datetime | None) -> int | None:
    """As `to_us`; None stays None."""
    return None if at is None else to_us(at)


def maybe_at(at_us: int | None) -> datetime | None:
    """As `from_us`; None stays None."""
    return None if at_us is None else from_us(at_us)
