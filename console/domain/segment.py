"""Segments by age of debt, and the finer buckets that colour an age."""

from bisect import bisect_left

PREVENTIVE = "preventive"
UNKNOWN = "unknown"
EXCLUDED = "excluded"
BANDS: tuple[tuple[int, str], ...] = ((0, PREVENTIVE), (30, "1-30"), (90, "31-90"))
OLDEST = "91+"
SEGMENTS = (*(name for _, name in BANDS), OLDEST, UNKNOWN, EXCLUDED)
"""Every segment, youngest debt first."""
BUCKET_BOUNDS = (0, 30, 60, 90, 120)
"""Last day past due of buckets d0 to d4; d5 is everything older."""

_BAND_BOUNDS = tuple(bound for bound, _ in BANDS)
_NAMES = (*(name for _, name in BANDS), OLDEST)


def segment_of(dpd: int | None, *, workable: bool = True) -> str:
    """The segment of an account. `dpd` is days past due, negative before the due day."""
    if not workable:
        return EXCLUDED
    if dpd is None:
        return UNKNOWN
    return _NAMES[bisect_left(_BAND_BOUNDS, dpd)]


def bucket_of(dpd: int) -> int:
    """The bucket: 0 not yet late, 1 for 1-30, 2 for 31-60 … 5 for 121 days and more."""
    return bisect_left(BUCKET_BOUNDS, dpd)


def days_to_next_bucket(dpd: int) -> int | None:
    """How many days until the account is one bucket older; None in the oldest."""
    bucket = bucket_of(dpd)
    return None if bucket == len(BUCKET_BOUNDS) else BUCKET_BOUNDS[bucket] + 1 - dpd
