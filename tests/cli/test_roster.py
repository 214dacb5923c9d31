import json
from datetime import timedelta

import pytest
from click.testing import CliRunner

from coachdesk.cli.roster import roster
from coachdesk.desk.newfile import new_file
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from tests.builders import a_past_call, a_rep, a_ride, a_row, a_step


@pytest.fixture
def file(tmp_path):
    """A published file in which Ann was coached 47 days ago, and Bo never."""
    now, file = system_clock(), tmp_path / "Team.coachdesk"
    store = new_file(Home.find(), file, now)
    ann, _ = a_rep(store, "Ann Becker", territory="North"), a_rep(store, "=Bo\t🚀" + "x" * 300)
    a_past_call(store, ann, now.later(days=-47))
    a_ride(store, ann, (now.on + timedelta(1)).isoformat())
    a_step(store, ann, agreed_on="2026-01-01", due_on=(now.on - timedelta(1)).isoformat())
    for metric, value in (("won_count", 2), ("lost_count", 1), ("won_value", 1234.5)):
        a_row(store, "result", rep_id=ann, metric=metric, value=value, starts_on="2017-03-01",
              ends_on="2017-03-31")  # fmt: skip
    publish(store, file, now)
    store.close()
    return file


def printed(file, *options):
    done = CliRunner().invoke(roster, [str(file), *options], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_that_a_program_reads_every_fact_of_the_contract(file):
    bo, ann = json.loads(printed(file, "--json"))
    assert list(ann) == [
        "id", "name", "tier", "territory", "won_count", "lost_count", "won_value", "win_rate",
        "last_coached_on", "next_on", "open_steps", "overdue_steps", "why",
    ]  # fmt: skip
    today = system_clock().on
    assert ann | {"id": ""} == {
        "id": "", "name": "Ann Becker", "tier": "middle", "territory": "North",
        "won_count": 2, "lost_count": 1, "won_value": 1234.5, "win_rate": 0.6667,
        "last_coached_on": (today - timedelta(47)).isoformat(),
        "next_on": (today + timedelta(1)).isoformat(), "open_steps": 1, "overdue_steps": 1,
        "why": "not coached for 47 days, cadence 35 · a step overdue",
    }  # fmt: skip
    assert (bo["won_value"], bo["win_rate"], bo["last_coached_on"], bo["why"]) == (
        None, None, None, "not coached yet, cadence 35 · nothing planned")  # fmt: skip


def test_that_a_person_reads_a_line_a_rep_with_the_reason_in_words(file):
    header, bo, ann = printed(file).splitlines()
    assert "…" in bo
    assert ann.split()[2:8] == ["middle", "North", "1,234", "67%", "47", "days"]
    assert "\t" not in bo
    assert ann.index("not coached for") == header.index("Why")
    assert ann.endswith("tomorrow     1  not coached for 47 days, cadence 35 · a step overdue")


def test_that_an_empty_roster_says_so(tmp_path):
    file = tmp_path / "New.coachdesk"
    new_file(Home.find(), file, system_clock()).close()
    assert printed(file) == "Nobody is on the roster of New.coachdesk yet.\n"
    assert printed(file, "--json") == "[]\n"


def test_that_a_file_that_is_none_is_refused(tmp_path):
    (tmp_path / "x.coachdesk").write_bytes(b"")
    with pytest.raises(Refused):
        printed(tmp_path / "x.coachdesk")
