from hypothesis import given
from hypothesis import strategies as st

from coachdesk.ui.team.fit import Wish, fit

wishes = st.lists(
    st.builds(
        lambda needed, more, leaves: Wish(needed + more, needed, leaves),
        st.integers(20, 200), st.integers(0, 300), st.integers(0, 3),
    ),
    min_size=1, max_size=9,
)  # fmt: skip


def test_that_the_widest_column_gives_way_first():
    assert fit([Wish(300, 50), Wish(100, 100), Wish(160, 50)], 400) == [150, 100, 150]


def test_that_what_is_left_over_is_shared_by_those_that_may_grow():
    assert fit([Wish(100, 50), Wish(100, 100), Wish(100, 50)], 401) == [151, 100, 150]


def test_that_the_least_needed_column_leaves_where_there_is_no_room():
    asked = [Wish(100, 100), Wish(100, 100, 2), Wish(100, 100, 1)]
    assert fit(asked, 299) == [100, 100, 0]
    assert fit(asked, 199) == [100, 0, 0]


@given(wishes, st.integers(0, 3000))
def test_that_columns_fill_the_room_and_no_more_where_they_can(asked, room):
    widths = fit(asked, room)
    stay = sum(wish.needed for wish in asked if not wish.leaves)
    if stay <= room:
        assert sum(widths) <= room
    if stay <= room and any(w.elastic and width for w, width in zip(asked, widths, strict=True)):
        assert sum(widths) == room
    for wish, width in zip(asked, widths, strict=True):
        assert width >= wish.needed or (width == 0 and wish.leaves)
