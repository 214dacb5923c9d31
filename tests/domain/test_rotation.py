from datetime import UTC, datetime, timedelta

from coachdesk.domain.rotation import Kept, to_drop

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def hourly(days: int) -> list[Kept]:
    start = NOW - timedelta(days=days)
    return [Kept(i, start + timedelta(hours=i)) for i in range(days * 24 + 1)]


def kept_of(backups: list[Kept]) -> list[Kept]:
    gone = to_drop(backups)
    return [one for one in backups if one.number not in gone]


def test_that_all_of_two_days_and_fewer_and_fewer_older_ones_are_kept():
    kept = kept_of(hourly(500))
    young = [one for one in kept if one.at >= NOW - timedelta(hours=48)]
    assert len(young) == 49
    assert 49 + 12 + 5 + 8 <= len(kept) <= 49 + 14 + 8 + 12
    months = {(one.at.year, one.at.month) for one in kept}
    assert len(months) == 12


def test_that_the_newest_is_kept_whatever_the_clock_said():
    backups = [*hourly(3), Kept(1000, NOW - timedelta(days=4000))]
    assert 1000 in {one.number for one in kept_of(backups)}


def test_that_a_clock_far_ahead_drops_nothing_of_the_last_days():
    backups = [*hourly(2), Kept(1000, NOW + timedelta(days=3650))]
    days = {one.at.date() for one in kept_of(backups)}
    assert days == {one.at.date() for one in backups}


def test_that_nothing_is_dropped_of_nothing():
    assert to_drop([]) == set()
