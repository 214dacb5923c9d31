"""Live notes from standard input: what is printed is on disk, whatever happens then."""

import os
import signal
import subprocess
import sys
import time

import pytest

from coachdesk.cli.files import reading
from coachdesk.desk.call import call_of, open_calls
from coachdesk.desk.call_entries import entries_of
from coachdesk.desk.newfile import new_file
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from tests.builders import a_rep


@pytest.fixture
def file(tmp_path):
    file, now = tmp_path / "Team.coachdesk", system_clock()
    store = new_file(Home.find(), file, now)
    for name in ("Ann Becker", "Ann Poe", "Kary Hendriks"):
        a_rep(store, name)
    publish(store, file, now)
    store.close()
    return file


def run(file, rep="Kary"):
    command = [sys.executable, "-m", "coachdesk", "capture", str(file), "--rep", rep]
    pipe = subprocess.PIPE
    env = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=env)


def said(process, lines):
    out, err = process.communicate(lines.encode() if isinstance(lines, str) else lines, timeout=60)
    return out.decode().split(), err.decode(), process.returncode


def in_file(file):
    """The newest call in the file, and its entries."""
    with reading(file) as store:
        (newest,) = store.one("SELECT max(id) FROM call")
        return call_of(store, newest), entries_of(store, newest)


def test_that_each_line_is_an_entry_whose_id_is_printed(file):
    ids, err, code = said(run(file), "+ asks first\n\n  \nplain\n> send it fri\n")
    assert (code, err, len(ids)) == (0, "", 3)
    call, entries = in_file(file)
    assert [(entry.id, entry.text, entry.mark) for entry in entries] == [
        (ids[0], "asks first", "strength"),
        (ids[1], "plain", None),
    ]
    assert call.rep_name == "Kary Hendriks"
    assert call.ended_at
    assert not call.closed_at


def test_that_the_file_itself_has_the_call_when_the_input_ends(file, tmp_path, monkeypatch):
    ids, _, _ = said(run(file), "one\n")
    monkeypatch.setenv("COACHDESK_HOME", str(tmp_path / "another machine"))
    assert [entry.id for entry in in_file(file)[1]] == ids


def test_that_a_bad_line_is_named_by_its_number_and_reading_goes_on(file):
    ids, err, code = said(run(file), b"one\n\xff\xfe\n\x00\nfour\n")
    assert (len(ids), code) == (2, 0)
    assert "line 2: left out" in err
    assert "line 3: left out" in err


@pytest.mark.parametrize("name", ["Nobody", "Ann"])
def test_that_a_name_that_fits_none_or_several_is_refused(file, name):
    ids, err, code = said(run(file, name), "one\n")
    assert (ids, code) == ([], 1)
    assert name in err
    with reading(file) as store:
        assert store.rows("SELECT 1 FROM call") == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_that_a_signal_ends_the_call(file, number):
    process = run(file)
    process.stdin.write(b"one\n")
    process.stdin.flush()
    id = process.stdout.readline().decode().strip()
    process.send_signal(number)
    assert process.wait(30) == 0
    process.communicate()
    call, entries = in_file(file)
    assert call.ended_at
    assert [entry.id for entry in entries] == [id]


def test_that_a_killed_call_stays_live_and_the_next_run_starts_another(file):
    process = run(file)
    process.stdin.write(b"one\n")
    process.stdin.flush()
    process.stdout.readline()
    process.kill()
    process.communicate()
    killed, entries = in_file(file)
    assert killed.is_live
    assert len(entries) == 1
    said(run(file), "two\n")
    assert in_file(file)[0].id != killed.id
    with reading(file) as store:
        assert [call.id for call in open_calls(store)] == [killed.id]


def test_that_every_printed_id_outlives_a_kill_at_any_time(file):
    printed = set()
    for turn in range(5):
        process = run(file)
        process.stdin.write(b"note\n" * 400)
        process.stdin.flush()
        printed.add(process.stdout.readline().decode().strip())
        time.sleep(0.003 * turn)  # the moment of the kill is what varies
        process.kill()
        rest, _ = process.communicate()
        printed |= set(rest.decode().split("\n")[:-1])
    with reading(file) as store:
        kept = {id for (id,) in store.rows("SELECT id FROM entry")}
        assert printed <= kept
        assert len(open_calls(store)) == 5


def test_that_a_reader_who_leaves_ends_the_call(file):
    process = run(file)
    process.stdout.close()
    process.stdin.write(b"one\ntwo\n")
    process.stdin.close()
    process.wait(30)
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert in_file(file)[0].ended_at
