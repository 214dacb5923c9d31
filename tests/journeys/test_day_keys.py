"""A day in a real window: three calls in a row, and in the evening its debrief and its report.

A key is one input, a line typed is one.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from coachdesk.cli.files import reading, writing
from coachdesk.desk.call import end_call, start_call
from coachdesk.desk.call_entries import add_line
from coachdesk.desk.day_debrief import day_of
from coachdesk.desk.debrief import to_debrief
from coachdesk.desk.page import pages_of
from coachdesk.desk.roster import add_rep, reps
from coachdesk.desk.skills import skills
from coachdesk.store.clock import system_clock
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, Window, running, until

pytestmark = pytest.mark.timeout(180)

NOTES = ("+ asks what changed", "- price list came early", "+ waits for the answer")
TO_THE_REP = ("<Ctrl+2>", "<Down>", "<Return>")
STEP = "work out the cost of waiting next call"
DAY = ("<Ctrl+d>", "<Ctrl+j>", "I had him when I shut up.", "<Return>")  # as one; what was seen
RATED = ("3", "4", STEP, "<Return>", "1", "3", "<Ctrl+Return>")
CHOSEN = ("<Ctrl+d>", "<Down>", "k", "<Down>", "x", "<Ctrl+Return>", "<Ctrl+d>")  # and closed
SHARED = "work out the cost of waiting"  # the step, in the report's words
REPORT = ("<Ctrl+r>", *["<Tab>"] * 3, SHARED, "<Ctrl+Return>", "<Return>")
MOST_INPUTS = 28


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "Team.coachdesk"
    subprocess.run([*COACHDESK, "new", str(file)], check=True, capture_output=True)
    with writing(file) as store:
        add_rep(store, system_clock(), name="Kary Hendriks")
    return file


@contextmanager
def at_the_window(file: Path) -> Iterator[tuple[Keyboard, Window]]:
    with (
        private_display() as display,
        Keyboard(display) as keyboard,
        running(display, str(file)) as window,
    ):
        yield keyboard, window


def press(keyboard: Keyboard, window: Window, *keys: str) -> None:
    for each in keys:
        if each.startswith("<Ctrl"):
            window.until_answered(partial(keyboard.press, each))
        else:
            keyboard.press(each)
            window.until_calm()


def test_that_three_calls_in_a_row_are_never_held_up_by_a_debrief(file):
    with at_the_window(file) as (keyboard, window):
        press(keyboard, window, *TO_THE_REP, "<Ctrl+Return>")
        for place, note in enumerate(NOTES):
            go_on = ("<Ctrl+n>",) if place else ()
            press(keyboard, window, *go_on, "<Ctrl+Return>", note, "<Return>", "<Ctrl+Return>")
    with reading(file) as store:
        waiting = to_debrief(store)
        assert [call.entries for call in waiting] == [1, 1, 1]
        assert store.one("SELECT count(*) FROM call WHERE debrief_began_at IS NOT NULL") == (0,)


def test_that_the_days_debrief_and_its_report_take_few_inputs(file, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))  # where a page is offered to be saved
    with writing(file) as store:
        now = system_clock()
        (rep,) = reps(store)
        focus = [skill.id for skill in skills(store)[:1]]
        for hours, note in enumerate(NOTES):
            began = now.later(minutes=-20 * (3 - hours))
            call = start_call(store, began, rep_id=rep.id, focus_ids=focus).id
            add_line(store, began.later(minutes=3), call_id=call, line=note)
            end_call(store, began.later(minutes=15), call_id=call)
    keys = (*DAY, *RATED, *CHOSEN, *REPORT)
    with at_the_window(file) as (keyboard, window):
        press(keyboard, window, *TO_THE_REP, *keys)
        with reading(file) as store:
            until(lambda: bool(pages_of(store, rep.id)))
            until(lambda: bool(list(tmp_path.glob("Field coaching report*.pdf"))))
            day = day_of(store, rep.id, now.on)
            assert day is not None
            assert day.debrief.closed_at
            assert [call.state for call in day.calls] == ["as one", "as one", "debriefed"]
            given = store.rows("SELECT feedback, audience FROM entry WHERE feedback IS NOT NULL")
            assert sorted(given) == [("keep", "rep"), ("stop", "rep")]
    inputs = len(keys)
    print(f"{inputs} inputs for a day's debrief and its report")
    assert inputs <= MOST_INPUTS
