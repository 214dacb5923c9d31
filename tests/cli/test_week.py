"""The Week on the command line: every figure of the window, of any day, and nothing left behind."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from coachdesk.cli.week import week
from coachdesk.desk.estimates import set_budget
from coachdesk.desk.newfile import new_file
from coachdesk.domain.periods import week_start
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from coachdesk.ui.dates import first_weekday
from tests.builders import a_past_call, a_rep, a_ride, a_row, a_step

KEYS = [
    "on", "week", "budget", "sessions", "to_ask", "not_known_here", "time", "quarter", "kept",
    "span",
    "top_with_nothing_planned", "who_next", "you_owe",
]  # fmt: skip


@pytest.fixture
def file(tmp_path, home):
    """A published file: Ann, top, coached a week ago; a ride-along cancelled; one to come."""
    now, file = system_clock(), tmp_path / "Team.coachdesk"
    store = new_file(Home.find(), file, now)
    ann = a_rep(store, "Ann Becker")
    a_rep(store, "Bo\x1b[31m")
    a_row(store, "tier", rep_id=ann, tier="top", starts_on="2020-01-01")
    a_past_call(store, ann, now.later(days=-7))
    a_ride(store, ann, (now.on - timedelta(7)).isoformat(), ended_as="cancelled",
           reason="customer")  # fmt: skip
    a_ride(store, ann, now.on.isoformat(), starts_minute=23 * 60 + 50, planned_minutes=10)
    a_step(store, ann, "Send the story", owner="coach", due_on="2020-01-01")
    a_row(store, "busy", planned_on=(now.on - timedelta(7)).isoformat(), minutes=90,
          category="managing")  # fmt: skip
    set_budget(store, now, said="8 h")
    publish(store, file, now)
    store.close()
    return file


def printed(file, *options):
    done = CliRunner().invoke(week, [str(file), *options], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def told(file, *options):
    return json.loads(printed(file, "--json", *options))


def a_week_ago():
    return (system_clock().on - timedelta(7)).isoformat()


def test_that_a_program_reads_every_fact(file):
    found = told(file)
    assert list(found) == KEYS
    first = week_start(system_clock().on, first_weekday())
    assert found["week"] == {
        "first": first.isoformat(), "last": (first + timedelta(6)).isoformat()
    }  # fmt: skip
    budget = found["budget"]
    assert (budget["set"], budget["minutes"]) == ("8 hours a week", 480)
    assert budget["left"] == 480 - budget["planned"] - budget["done"]
    assert [line["rep"] for line in found["you_owe"]] == ["Ann Becker"]
    assert found["top_with_nothing_planned"] == []


def test_that_another_week_is_told_by_its_own_day(file):
    found = told(file, "--on", a_week_ago())
    assert found["on"] == a_week_ago()
    assert found["budget"] == {
        "set": None, "minutes": None, "planned": 0, "done": 53, "left": None
    }  # fmt: skip
    assert found["time"]["minutes"]["managing"] == 90
    assert [one["ended_as"] for one in found["sessions"]] == ["cancelled"]


def test_that_the_quarters_shares_make_a_hundred(file):
    split = told(file, "--on", a_week_ago())["quarter"]["split"]
    assert sum(row["percent"] for row in split) == 100
    assert [row["tier"] for row in split] == ["top", "middle", "bottom", "new"]
    assert split[0]["minutes"] == 53


def test_that_what_fell_through_is_ranked(file):
    kept = told(file, "--on", a_week_ago())["kept"]
    assert (kept["done"], kept["planned"], kept["percent"]) == (0, 1, 0)
    assert kept["reasons"] == {"customer": 1}
    assert kept["by_tier"] == [{"of": "top", "done": 0, "planned": 1}]


def test_that_a_person_reads_it_in_the_windows_words(file):
    said = printed(file, "--on", a_week_ago())
    assert "No budget is set: 0:53 done, 0:00 planned" in said
    assert "Your top rep got 0:53 of 0:53 this quarter (100 %, target 25)" in said
    assert "managing 1:30" in said
    assert "\x1b" not in said


def test_that_a_look_leaves_nothing_behind(file, tmp_path, monkeypatch):
    """On a computer that does not know the file, which stays as it is."""
    other, bytes_before = tmp_path / "other", file.read_bytes()
    monkeypatch.setenv("COACHDESK_HOME", str(other))
    assert "Ann Becker" in printed(file)
    assert not other.exists()
    assert file.read_bytes() == bytes_before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Team.coachdesk", "home"]


def test_that_an_empty_team_has_a_week(tmp_path, home):
    file = tmp_path / "None.coachdesk"
    new_file(Home.find(), file, system_clock()).close()
    assert told(file)["who_next"] == []
    assert "Nobody is on the roster yet." in printed(file)


def test_that_no_day_is_wrong_usage(file):
    assert CliRunner().invoke(week, [str(file), "--on", "soon"]).exit_code == 2
    assert date.fromisoformat(told(file, "--on", "1999-12-31")["on"]) == date(1999, 12, 31)
