"""The curbside in a real window, its inputs counted: a key is one, a line typed is one."""

import subprocess
from pathlib import Path

import pytest

from coachdesk.cli.files import reading, writing
from coachdesk.desk.call import end_call, start_call
from coachdesk.desk.call_entries import add_line
from coachdesk.desk.curbside import Curbside, curbside
from coachdesk.desk.roster import add_rep
from coachdesk.desk.skills import skills
from coachdesk.desk.step import steps_of_call
from coachdesk.domain.due import Due
from coachdesk.store.clock import system_clock
from coachdesk.store.store import Store
from coachdesk.ui.call.page import ENDED_DRAFT
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, Window, running

pytestmark = pytest.mark.timeout(180)

MOST_INPUTS = 12
WORDS, STEP = "I had him when I shut up.", "work out the cost of waiting next call"
HALF = ("<Return>", WORDS, "<Return>", "3", "4")  # from the quiet line: the rep's part
REST = ("4", "2", STEP, "<Return>", "1", "3", "<Ctrl+Return>")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a call of two focus skills that ended just now."""
    file = tmp_path / "Team.coachdesk"
    subprocess.run([*COACHDESK, "new", str(file)], check=True, capture_output=True)
    with writing(file) as store:
        now = system_clock()
        rep = add_rep(store, now, name="Kary Hendriks").id
        focus = [skill.id for skill in skills(store)[:2]]
        call = start_call(store, now.later(minutes=-30), rep_id=rep, focus_ids=focus).id
        for line in ("+ stays silent for a full minute", "- price list came early"):
            add_line(store, now.later(minutes=-20), call_id=call, line=line)
        end_call(store, now.later(minutes=-4), call_id=call)
        store.drafts.put(ENDED_DRAFT, call, now)
    return file


def press(keyboard: Keyboard, window: Window, *keys: str) -> None:
    for each in keys:
        keyboard.press(each)
        window.until_calm()


def talked_over(store: Store) -> Curbside:
    ((call_id,),) = store.rows("SELECT id FROM call")
    call = curbside(store, call_id)
    assert call
    return call


def assert_whole(store: Store) -> None:
    """The debrief is closed, with all that the three questions ask."""
    call = talked_over(store)
    assert call.rep_view == WORDS
    levels = [
        [rated.level for rated in (skill.own, skill.rated) if rated] for skill in call.skills[:2]
    ]
    assert levels == [[3, 4], [4, 2]]
    (step,) = steps_of_call(store, call.call_id, system_clock().on)
    assert (step.what, step.due) == ("work out the cost of waiting", Due(when="next call"))
    assert (call.guided, call.spoke) == ("guided", "rep")
    assert call.closed_at
    assert not call.overrode


def test_that_a_curbside_takes_twelve_inputs_after_the_quiet_line(file):
    with (
        private_display() as display,
        Keyboard(display) as keyboard,
        running(display, str(file)) as window,
    ):
        press(keyboard, window, "<Ctrl+3>", *HALF, *REST)
    inputs = len(HALF) + len(REST)
    print(f"{inputs} inputs for a curbside")
    assert inputs <= MOST_INPUTS
    with reading(file) as store:
        assert_whole(store)


def test_that_a_curbside_left_half_way_goes_on_at_the_other_machine(file, tmp_path, monkeypatch):
    carried = tmp_path / "stick" / "Team.coachdesk"
    carried.parent.mkdir()
    with private_display() as display, Keyboard(display) as keyboard:
        with running(display, str(file)) as window:
            press(keyboard, window, "<Ctrl+3>", *HALF)
        words = [*COACHDESK, "backup", str(file), str(carried)]
        subprocess.run(words, check=True, capture_output=True)
        monkeypatch.setenv("COACHDESK_HOME", str(tmp_path / "other machine"))
        with writing(carried) as store:  # so that it is not new there, and opens at once
            half = talked_over(store)
            assert [skill.own is not None for skill in half.skills if skill.is_focus] == [True] * 2
            assert not half.closed_at
        with running(display, str(carried)) as window:
            press(keyboard, window, "<Ctrl+3>", "<Ctrl+k>", "debrief the", "<Return>", *REST)
    with reading(carried) as store:
        assert_whole(store)
