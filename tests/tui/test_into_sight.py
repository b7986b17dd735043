"""What one comes to is brought into sight by a screen, not by a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ashore.tui.widgets.scroll import STAYS, into_sight


@given(at=st.integers(-200, 200), lines=st.integers(1, 40), height=st.integers(1, 60))
def test_what_one_came_to_is_seen_whole_where_it_fits(at: int, lines: int, height: int) -> None:
    by = into_sight(at, lines, height)
    there = at - by
    assert there >= 0
    assert there + lines <= height if lines <= height else there == 0
    if at >= 0 and at + lines <= height:
        assert by == 0


@given(lines=st.integers(1, 5), height=st.integers(12, 60))
def test_going_on_line_by_line_scrolls_once_a_screen(lines: int, height: int) -> None:
    top, scrolls, steps = 0, 0, 60
    for number in range(steps):
        if by := into_sight(number * lines - top, lines, height):
            top, scrolls = top + by, scrolls + 1
    assert scrolls <= steps * lines / (height - lines - STAYS) + 1
