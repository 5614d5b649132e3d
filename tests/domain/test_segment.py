import pytest

from console.domain.segment import SEGMENTS, bucket_of, days_to_next_bucket, segment_of


@pytest.mark.parametrize(
    ("dpd", "segment"),
    [
        (-5, "preventive"), (0, "preventive"), (1, "1-30"), (30, "1-30"), (31, "31-90"),
        (90, "31-90"), (91, "91+"), (2000, "91+"), (None, "unknown"),
    ],
)  # fmt: skip
def test_segments_meet_at_30_and_90(dpd: int | None, segment: str) -> None:
    assert segment_of(dpd) == segment
    assert segment_of(dpd, workable=False) == "excluded"


def test_segments_are_listed_from_young_to_old() -> None:
    assert SEGMENTS == ("preventive", "1-30", "31-90", "91+", "unknown", "excluded")


@pytest.mark.parametrize(
    ("dpd", "bucket", "ahead"),
    [(-3, 0, 4), (0, 0, 1), (1, 1, 30), (30, 1, 1), (31, 2, 30), (61, 3, 30), (91, 4, 30),
     (120, 4, 1), (121, 5, None)],
)  # fmt: skip
def test_buckets_and_the_days_to_the_next(dpd: int, bucket: int, ahead: int | None) -> None:
    assert bucket_of(dpd) == bucket
    assert days_to_next_bucket(dpd) == ahead
    if ahead is not None:
        assert bucket_of(dpd + ahead) == bucket + 1
        assert bucket_of(dpd + ahead - 1) == bucket
