"""Instants as the database keeps them: whole microseconds since 1970, UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_us(at: datetime) -> int:
    """Microseconds since 1970 of an aware instant."""
    return (at - _EPOCH) // _MICROSECOND


def from_us(us: int) -> datetime:
    """The aware UTC instant of `us`."""
    return _EPOCH + timedelta(microseconds=us)


def iso(us: int) -> str:
    """`us` as ISO 8601 with a Z, as the wire writes it."""
    return from_us(us).isoformat().replace("+00:00", "Z")
