"""merge and sync as a person or a script uses them: one line each, one sentence where refused."""

import json
import os
import sys

import pytest

from coachdesk.cli import main, merging
from coachdesk.desk.newfile import new_file
from coachdesk.domain.refused import Refused
from coachdesk.store.home import Home
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from tests.builders import TUESDAY, a_rep


@pytest.fixture
def copies(home, tmp_path):
    """The office's file, and the laptop's copy of it with Bob."""
    file = tmp_path / "North.coachdesk"
    office = new_file(Home.find(), file, TUESDAY)
    a_rep(office, "Ann")
    publish(office, file, TUESDAY)
    office.close()
    other = tmp_path / "carried.coachdesk"
    other.write_bytes(file.read_bytes())
    laptop = adopt(Home.at(tmp_path / "laptop"), other, TUESDAY)
    a_rep(laptop, "Bob")
    publish(laptop, other, TUESDAY)
    laptop.close()
    return file, other


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs a command as the shell does: exit code, standard output, standard error."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["coachdesk", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        return (ended.value.code or 0, *capsys.readouterr())

    return run


def test_that_a_dry_run_says_what_would_come_and_changes_neither(run, copies):
    before = [path.read_bytes() for path in copies]
    (bob,) = json.loads(run("merge", "--dry-run", "--json", *copies)[1])
    assert (bob["rep"], [place["after"] for place in bob["new"]]) == ("Bob", ["Bob"])
    assert [path.read_bytes() for path in copies] == before


def test_that_a_merge_says_what_came_and_the_same_copy_again_has_nothing_new(run, copies):
    assert run("merge", *copies) == (0, "Bob: 1 new\n", "")
    assert run("merge", *copies)[1].startswith("Nothing new in carried.coachdesk")


@pytest.mark.parametrize("command", ["merge", "sync"])
@pytest.mark.parametrize(
    "make",
    [
        lambda file, path: path.symlink_to(file),
        os.link,
        lambda _, path: path.mkdir(),
        lambda _, path: os.mkfifo(path),
        lambda _, path: path.write_bytes(b""),
        lambda file, path: path.write_bytes(file.read_bytes()[:9000]),
        lambda _, path: path.symlink_to("nowhere"),
    ],
    ids=["a link to FILE", "FILE itself", "folder", "fifo", "0 bytes", "truncated", "broken link"],
)
def test_that_what_can_t_come_in_is_one_sentence_and_neither_file_changes(
    run, copies, tmp_path, command, make
):
    bad = tmp_path / "bad.coachdesk"
    make(copies[0], bad)
    before = copies[0].read_bytes()
    code, out, err = run(command, copies[0], bad)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert copies[0].read_bytes() == before


def test_that_an_unreadable_copy_is_one_sentence_and_no_lesson_in_usage(run, copies, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    assert run("merge", "--dry-run", *copies)[0] == 0  # opening it is what tells


def test_that_a_sync_that_could_not_be_left_in_the_copy_says_only_why(run, copies, monkeypatch):
    def full(*_):
        raise Refused("The disk is full.")

    monkeypatch.setattr(merging, "leave_all_in", full)
    before = [path.read_bytes() for path in copies]
    assert run("sync", *copies) == (1, "", "The disk is full.\n")
    assert [path.read_bytes() for path in copies] == before
