import json

import pytest
from click.testing import CliRunner

from coachdesk.cli.importing import import_requests
from coachdesk.desk.newfile import new_file
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from tests.builders import a_rep, a_row


@pytest.fixture
def file(tmp_path):
    now, file = system_clock(), tmp_path / "Team.coachdesk"
    store = new_file(Home.find(), file, now)
    ann, _, _ = a_rep(store), a_rep(store, "Kary Hendriks"), a_rep(store, "Kary Olsen")
    a_row(store, "request", rep_id=ann, asked_on="2026-01-07", what="Pricing talks")
    publish(store, file, now)
    store.close()
    return file


def brought(file, text, *options, name="wishes.txt"):
    path = file.with_name(name)
    path.write_text(text, encoding="utf-8")
    args = [str(file), str(path), "--json", *options]
    done = CliRunner().invoke(import_requests, args, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def new(told):
    return [(item["line"], item["who"], item["what"]) for item in told["new"]]


def test_that_a_small_text_is_read_line_by_line_and_first_names_are_enough(file):
    told = brought(file, "Ann: how to say no\nKary Olsen: the offer, and when\nSomeone: help\n")
    assert new(told) == [
        (1, "Ann Becker", "how to say no"), (2, "Kary Olsen", "the offer, and when"),
    ]  # fmt: skip
    assert [item["who"] for item in told["left_out"]] == ["Someone"]


def test_that_a_name_that_fits_several_is_left_out_and_a_line_without_words_refused(file):
    told = brought(file, "Kary: pricing\nAnn Becker:\nAnn Becker: x\n")
    assert new(told) == [(3, "Ann Becker", "x")]
    assert [item["who"] for item in told["left_out"]] == ["Kary"]
    assert told["refused"] == [{"line": 2, "reason": "it does not say what for"}]


def test_that_a_table_says_the_day_and_what_is_there_already_is_not_doubled(file):
    rows = ("Ann Becker,2026-01-07,pricing  talks", "Ann Becker,2026-01-09,Price: how")
    text = "\n".join(("Rep,Asked on,Request", *rows))
    told = brought(file, text, name="wishes.csv")
    assert told["columns"] == {"rep": "Rep", "what": "Request", "asked_on": "Asked on"}
    assert (new(told), told["unchanged"]) == ([(3, "Ann Becker", "Price: how")], 1)
    again = brought(file, text, name="wishes.csv")
    assert (again["new"], again["unchanged"]) == ([], 2)


def test_that_one_without_a_day_is_not_doubled_while_it_is_open(file):
    assert brought(file, "Ann: Pricing talks\n")["unchanged"] == 1


def test_that_a_day_to_come_is_refused_and_a_dry_run_changes_nothing(file):
    text = "Rep,Asked on,Request\nAnn Becker,2090-01-07,x\nAnn Becker,2026-01-07,y\n"
    before = file.read_bytes()
    told = brought(file, text, "--dry-run", name="wishes.csv")
    assert told["refused"] == [{"line": 2, "reason": "7 Jan 2090 is yet to come"}]
    assert file.read_bytes() == before


def test_that_a_table_without_requests_says_what_it_lacks(file):
    with pytest.raises(Refused, match="reads as “Request”"):
        brought(file, "Rep,Office\nAnn Becker,North\n", name="wishes.csv")
