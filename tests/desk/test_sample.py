"""The sample team: the same for the same seed, and as if a coach had done it all."""

import json
from datetime import UTC, date, datetime

import pytest

from coachdesk.desk import sample
from coachdesk.desk.newfile import new_dataset
from coachdesk.desk.roster_rows import roster_rows
from coachdesk.desk.sample import evening, make_demo, make_sample
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.sample import story
from coachdesk.store.check import check
from coachdesk.store.content import content_digest, content_lines
from coachdesk.store.home import Home
from tests.desk.by_hand import ByHand
from tests.desk.by_hand_reports import reports

UNTIL = Moment(datetime(2026, 11, 20, 17, tzinfo=UTC), 60)


def small(home, clock, seed=3, **more):
    facts = {"reps": 4, "years": 0.4, "until": UNTIL} | more
    return make_sample(Home.at(home), clock(), seed=seed, **facts)


def told(store):
    """Content without ids and machines: what refers to a row names it by what it is."""
    rows = {row["id"]: row for row in map(json.loads, content_lines(store))}

    def name(id):
        row = rows[id]
        if row["table"] == "call":
            return [name(row["rep_id"]), row["started_at"]]
        if row["table"] == "ride":
            return [name(row["rep_id"]), row["planned_on"], row["moved_to_id"] is not None]
        if row["table"] == "entry":
            return [name(row["call_id"]), row["position"], row["text"]]
        if row["table"] == "goal":
            return [name(row["rep_id"]), row["words"]]
        if row["table"] == "checkpoint":
            return [name(row["goal_id"]), row["checked_on"]]
        if row["table"] in ("report", "page"):
            return [name(row["rep_id"]), row["held_on"]]
        return row["name"]

    return sorted(
        json.dumps({
            key: name(value) if key.endswith("_id") and value in rows else value
            for key, value in row.items() if key not in ("id", "machine")
        })
        for row in rows.values()
    )  # fmt: skip


def test_that_the_sample_is_what_the_use_cases_would_have_written(home, clock):
    bulk = small(home, clock)
    by_hand = new_dataset(Home.at(home), clock())
    rows = [row for batch in story(sample.cast(), seed=3, reps=4, years=0.4, until=UNTIL)
            for row in batch]  # fmt: skip
    hand = ByHand(by_hand, UNTIL.offset_minutes)
    hand.live(rows)
    reports(hand, bulk)
    assert told(bulk) == told(by_hand)
    assert len(told(bulk)) > 700


def test_that_one_seed_gives_equal_content_in_another_data_set(home, clock):
    first = small(home, clock)
    clock.go_on(days=3)
    second = small(home, clock)
    assert content_digest(first) == content_digest(second)
    assert first.dataset != second.dataset
    assert content_digest(small(home, clock, seed=4)) != content_digest(first)


def test_that_the_log_folds_to_the_rows_of_the_sample(home, clock):
    store = small(home, clock)
    assert check(store) == []
    assert (
        store.one("SELECT count(*), count(DISTINCT row) FROM rev WHERE tbl <> 'session'")
        == (len(list(content_lines(store))),) * 2
    )


@pytest.mark.parametrize("at", ["2026-11-24T05:10", "2026-11-21T21:30", "2027-01-03T12:00"])
def test_that_the_demo_ends_now_whenever_that_is(home, at):
    now = Moment(datetime.fromisoformat(at).replace(tzinfo=UTC), -360)
    store = make_demo(Home.at(home), now)
    rows = roster_rows(store, now.on)
    assert len(rows) == 12
    assert {row.tier for row in rows} == {"top", "middle", "bottom", "new"}
    tops = [row for row in rows if row.tier == "top"]
    assert all((now.on - row.last_coached_on).days >= 38 for row in tops)
    ahead = [row.next_on for row in rows if row.next_on]
    assert ahead
    assert all(0 <= (on - now.on).days <= 34 for on in ahead)
    (newest,) = store.one("SELECT max(ended_at) FROM call")
    assert newest < now.stamp
    assert store.rows(
        "SELECT count(*) FROM call WHERE closed_at IS NULL AND undebriefed IS NULL"
    ) == [(1,)]
    assert store.one("SELECT 1 FROM step WHERE result IS NULL AND due_on < ?", now.on.isoformat())


def test_that_the_sample_has_reports_that_were_answered_and_one_rating_that_is_disputed(
    home, clock
):
    store = make_demo(Home.at(home), UNTIL)
    (pages,) = store.one("SELECT count(*) FROM page")
    (answered,) = store.one("SELECT count(DISTINCT page_id) FROM acknowledgement")
    assert 8 < answered < pages
    assert store.one("SELECT count(*) FROM rating WHERE disputed_on IS NOT NULL") == (1,)
    ((comment, kept),) = store.rows(
        "SELECT a.comment, p.content FROM acknowledgement a JOIN page p ON p.id = a.page_id"
        " WHERE a.kind = 'disagree'"
    )
    assert comment
    assert 'disputed_on": null' in kept  # it was given before
    (words,) = store.one("SELECT max(words) FROM page")
    assert words <= 250


def test_that_a_sample_of_nobody_is_refused(home, clock):
    with pytest.raises(Refused):
        small(home, clock, reps=0)
    assert not (home / "data").exists()


def test_that_progress_is_told_to_its_end(home, clock):
    seen = []
    small(home, clock, progress=lambda done, total: seen.append(done / total))
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_that_a_day_ends_in_its_evening():
    assert evening(date(2026, 11, 20)).on == date(2026, 11, 20)
