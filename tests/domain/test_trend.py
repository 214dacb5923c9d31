"""A trend says what its ratings carry, and no more."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.trend import Rating, Step, Trend, finding, own_finding

START = date(2026, 1, 5)


def a_trend(*levels: int | None, every: int = 7) -> Trend:
    ratings = (
        Rating(f"c{i}", START + timedelta(days=i * every), level) for i, level in enumerate(levels)
    )
    return Trend("s", "Listen", tuple(ratings))


def day(number: int) -> date:
    return START + timedelta(days=number)


def test_that_a_line_starts_on_the_third_day_and_shows_the_median_of_the_last_three():
    (line,) = a_trend(1, 2, 5, 3, 4, 1).lines
    assert line == [
        Step(day(14), day(21), 2),
        Step(day(21), day(28), 3),
        Step(day(28), day(35), 4),
        Step(day(35), day(35), 3),
    ]


def test_that_several_ratings_of_one_day_are_one_day():
    assert a_trend(2, 2, 3, 4, every=0).lines == []


def test_that_a_line_breaks_after_ninety_days_without_a_rating():
    ratings = [
        Rating("c", day(number), 2 if number < 90 else 4) for number in (0, 1, 2, 93, 94, 95)
    ]
    first, second = Trend("s", "Listen", tuple(ratings)).lines
    assert first == [Step(day(2), day(2), 2)]
    assert second == [Step(day(95), day(95), 4)]


def test_that_ninety_days_alone_do_not_break_a_line():
    ratings = tuple(Rating("c", day(90 * i), 3) for i in range(4))
    assert len(Trend("s", "Listen", ratings).lines) == 1


def test_that_what_was_not_seen_in_a_coaching_call_stays_outside_the_line():
    beside = (
        Rating("a", day(0), 5, role="joint selling"),
        Rating("b", day(1), 5, role="demonstration"),
        Rating("c", day(2), 5, from_memory=True),
    )
    trend = Trend("s", "Listen", (*beside, Rating("d", day(3), 2)))
    assert trend.lines == []
    assert trend.size == "1 rating, 1 day; 3 more outside the line"
    assert finding(trend.ratings) == "One rating, 2; too few ratings to say more"


def test_that_not_observed_never_enters_a_figure():
    trend = a_trend(2, None, 3)
    assert trend.size == "2 ratings, 2 days"
    assert finding(trend.ratings) == "Between 2 and 3; too few ratings to say more"


def test_that_eight_ratings_compare_the_first_three_with_the_last_three():
    trend = a_trend(2, 3, 2, 3, 3, 4, 4, 4)
    assert finding(trend.ratings) == "Median of the first three 2, of the last three 4"


def test_that_seven_ratings_are_too_few():
    assert "too few ratings to say more" in finding(a_trend(1, 1, 1, 3, 5, 5, 5).ratings)


def test_that_no_clear_change_is_said():
    assert finding(a_trend(*[3, 2, 3, 4] * 3).ratings) == "Between 2 and 4; no clear change"
    assert finding(a_trend(*[3] * 9).ratings) == "3 each time; no clear change"


def test_that_an_empty_trend_says_so():
    assert finding(()).startswith("Nothing to count yet")
    assert Trend("s", "Listen").size == "no ratings"


def test_that_the_reps_own_is_counted_not_averaged():
    pairs = [(2, 3), (2, 3), (3, 4), (3, 4), (4, 4), (4, 4)]
    ratings = [Rating("c", START, level, own) for level, own in pairs]
    assert own_finding("Kary", ratings) == (
        "Kary’s own was higher in 4 of 6 calls, the same in the last 2"
    )


def test_that_own_ratings_above_and_below_are_both_counted():
    ratings = [Rating("c", START, 3, own) for own in (4, 2, 3)]
    assert own_finding("Kary", ratings) == "Kary’s own was higher in 1, lower in 1 of 3 calls"


def test_that_own_ratings_that_agree_are_said():
    assert own_finding("Kary", [Rating("c", START, 3, 3)]) == "Kary’s own was the same in 1 call"
    assert own_finding("Kary", [Rating("c", START, 3, 3)] * 2) == (
        "Kary’s own was the same in all 2 calls"
    )
    assert own_finding("Kary", [Rating("c", START, 3)]) == ""


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 5)), max_size=40))
def test_that_a_line_stays_within_its_ratings_and_never_crosses_a_gap(drawn):
    ratings = tuple(Rating("c", day(number), level) for number, level in sorted(drawn))
    days = {rating.on for rating in ratings}
    for line in Trend("s", "Listen", ratings).lines:
        for step in line:
            assert {step.first, step.last} <= days
            assert (step.last - step.first).days <= 90
            assert min(r.level for r in ratings) <= step.level <= max(r.level for r in ratings)
