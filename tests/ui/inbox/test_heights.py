"""Running sums of line heights agree with the plain sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.ui.inbox.thread.heights import Heights

lines = st.lists(st.integers(min_value=1, max_value=900), max_size=200)


@given(lines)
def test_the_top_of_a_line_is_the_sum_of_the_heights_before_it(heights: list[int]) -> None:
    sums = Heights(heights)
    assert [sums.top(n) for n in range(len(heights) + 1)] == [
        sum(heights[:n]) for n in range(len(heights) + 1)
    ]


@given(lines.filter(bool), st.data())
def test_the_line_at_a_height_covers_it(heights: list[int], data: st.DataObject) -> None:
    y = data.draw(st.integers(0, sum(heights) - 1))
    sums = Heights(heights)
    line = sums.at(y)
    assert sums.top(line) <= y < sums.top(line) + heights[line]


@given(lines.filter(bool), st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 900))))
def test_changing_a_height_moves_only_what_is_below(
    heights: list[int], changes: list[tuple[int, int]]
) -> None:
    sums, plain = Heights(heights), list(heights)
    for place, height in changes:
        line = place % len(plain)
        assert sums.set(line, height) == height - plain[line]
        plain[line] = height
    assert sums.total == sum(plain)
    assert [sums[n] for n in range(len(plain))] == plain
    assert [sums.top(n) for n in range(len(plain))] == [
        sum(plain[:n]) for n in range(len(plain))
    ]


@given(lines, lines)
def test_appending_is_the_same_as_building_anew(first: list[int], more: list[int]) -> None:
    grown = Heights(first)
    for height in more:
        grown.append(height)
    built = Heights([*first, *more])
    assert len(grown) == len(built)
    assert [grown.top(n) for n in range(len(built) + 1)] == [
        built.top(n) for n in range(len(built) + 1)
    ]


def test_outside_the_lines_the_nearest_one_is_found() -> None:
    sums = Heights([10, 10])
    assert (sums.at(-5), sums.at(500)) == (0, 1)


def test_nothing_is_found_where_there_are_no_lines() -> None:
    with pytest.raises(IndexError, match="no lines"):
        Heights().at(0)
