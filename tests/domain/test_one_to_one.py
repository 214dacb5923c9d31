from coachdesk.domain.one_to_one import LONGEST, measured
from tests.builders import TUESDAY


def test_that_a_talk_is_measured_from_when_it_began_and_takes_a_minute_at_least():
    assert measured(TUESDAY.stamp, TUESDAY.later(minutes=25.4)) == 25
    assert measured(TUESDAY.stamp, TUESDAY.later(seconds=3)) == 1


def test_that_nobody_believes_the_minutes_of_a_talk_that_was_forgotten():
    assert measured(TUESDAY.stamp, TUESDAY.later(minutes=LONGEST)) == LONGEST
    assert measured(TUESDAY.stamp, TUESDAY.later(minutes=LONGEST + 1)) is None
    assert measured(TUESDAY.stamp, TUESDAY.later(days=1)) is None
    assert measured(TUESDAY.stamp, TUESDAY.later(minutes=-5)) is None  # a clock put back
    evening = TUESDAY.later(hours=14)  # 23:41: over midnight nobody sits
    assert measured(evening.stamp, evening.later(minutes=30)) is None
