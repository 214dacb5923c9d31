"""`coachdesk sample`: a file of any size, the same for the same seed."""

import json

from click.testing import CliRunner

from coachdesk.cli.checking import check
from coachdesk.cli.keeping import info
from coachdesk.cli.sample import sample
from coachdesk.domain.refused import Refused

SMALL = ["--reps", "2", "--years", "0.2"]


def run(command, *words):
    return CliRunner().invoke(command, [str(word) for word in words])


def facts(file):
    return json.loads(run(info, file, "--json").stdout)


def test_that_one_seed_makes_equal_content_in_two_files(tmp_path):
    for name in ("a", "b"):
        done = run(sample, tmp_path / name, *SMALL, "--seed", 5)
        assert (done.exit_code, done.stdout) == (0, "")
    a, b = facts(tmp_path / "a"), facts(tmp_path / "b")
    assert a["content_digest"] == b["content_digest"]
    assert a["dataset"] != b["dataset"]
    assert run(check, tmp_path / "a").exit_code == 0


def test_that_reps_years_and_day_are_as_asked(tmp_path):
    run(sample, tmp_path / "a", *SMALL, "--until", "2024-02-29")
    assert facts(tmp_path / "a")["rows"]["rep"] == 2
    run(sample, tmp_path / "b", *SMALL)
    assert facts(tmp_path / "a")["content_digest"] != facts(tmp_path / "b")["content_digest"]


def test_that_nothing_is_replaced(tmp_path):
    (tmp_path / "a").write_text("mine")
    assert run(sample, tmp_path / "a", *SMALL).exit_code == 1
    assert (tmp_path / "a").read_text() == "mine"


def test_that_no_reps_is_wrong_usage(tmp_path):
    assert run(sample, tmp_path / "a", "--reps", 0).exit_code == 2
    assert run(sample, tmp_path / "a", "--until", "soon").exit_code == 2
    assert not (tmp_path / "a").exists()


def test_that_a_day_of_no_calendar_of_ours_is_refused_in_one_sentence(tmp_path):
    for day in ("0002-01-01", "9999-12-31"):
        done = run(sample, tmp_path / "a", *SMALL, "--until", day)
        assert isinstance(done.exception, Refused)
    assert not (tmp_path / "a").exists()
