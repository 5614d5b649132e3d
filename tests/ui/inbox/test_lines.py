"""Which lines a thread has."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from console.ui.inbox.thread.lines import LineKind, lines_of
from tests.ui.inbox.samples import ZONE, item

BOGOTA = ZoneInfo(ZONE)


def test_each_local_day_begins_with_its_own_line() -> None:
    first = item(1, "a")
    late = item(2, "b", at=first.at + timedelta(hours=20))
    kinds = [line.kind for line in lines_of([first, late], BOGOTA)]
    assert kinds == [LineKind.DAY, LineKind.ITEM, LineKind.DAY, LineKind.ITEM]


def test_the_unread_mark_stands_before_the_first_unread_message() -> None:
    lines = lines_of([item(1, "a"), item(2, "b")], BOGOTA, "m2")
    assert [line.key for line in lines[1:]] == ["message:m1", "unread", "message:m2"]


def test_a_bubble_begins_a_group_when_the_side_changes_or_time_passes() -> None:
    items = [item(1), item(2), item(3, outgoing=True), item(60, outgoing=True)]
    begins = [line.begins for line in lines_of(items, BOGOTA) if line.kind is LineKind.ITEM]
    assert begins == [True, False, True, True]


def test_growing_at_the_end_gives_the_same_lines_as_reading_all() -> None:
    items = [item(n, str(n), outgoing=n % 3 == 0) for n in range(0, 3_000, 70)]
    whole = lines_of(items, BOGOTA)
    first, rest = items[:10], items[10:]
    grown = [*lines_of(first, BOGOTA), *lines_of(rest, BOGOTA, after=first[-1])]
    assert grown == whole
