"""A goal agreed in a real window, its inputs counted: a key is one, a line typed is one."""

import subprocess
from pathlib import Path

import pytest

from coachdesk.cli.files import reading, writing
from coachdesk.desk.checkpoints import checkpoints_of
from coachdesk.desk.focus import set_focus
from coachdesk.desk.goals import goals_of, goals_shared
from coachdesk.desk.roster import add_rep
from coachdesk.desk.skills import skills
from coachdesk.store.clock import system_clock
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, running

pytestmark = pytest.mark.timeout(180)

MOST_INPUTS = 8  # from anywhere to a goal that both have agreed on
WORDS = "Ask until the customer says why it matters"
AGREED = ("<Ctrl+k>", "kary", "<Return>", "g", "n", WORDS, "<Return>", "a")
CHECKED = ("c", "4", "<Tab>", "asked three times before the price list", "<Return>")
REACHED = ("r", "<Return>")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "Team.coachdesk"
    subprocess.run([*COACHDESK, "new", str(file)], check=True, capture_output=True)
    with writing(file) as store:
        now = system_clock()
        rep = add_rep(store, now, name="Kary Hendriks").id
        set_focus(store, now, rep_id=rep, skill_ids=[skills(store)[0].id])
        add_rep(store, now, name="Ann Becker")
    return file


def test_that_a_goal_is_agreed_checked_and_reached_by_keys_alone(file):
    assert len(AGREED) <= MOST_INPUTS
    with (
        private_display() as display,
        Keyboard(display) as keyboard,
        running(display, str(file)) as window,
    ):
        for keys in (*AGREED, *CHECKED, *REACHED):
            keyboard.press(keys)
            window.until_calm()
    with reading(file) as store:
        ((kary,),) = store.rows("SELECT id FROM rep WHERE name = 'Kary Hendriks'")
        today = system_clock().on
        (goal,) = goals_of(store, kary, today)
        assert (goal.words, goal.skill, goal.agreed_on) == (WORDS, skills(store)[0].name, today)
        assert goal.state == "maintenance"
        assert [one.id for one in goals_shared(store, kary, today)] == [goal.id]
        (point,) = checkpoints_of(store, goal.id)
        assert (point.value, point.note) == (4, "asked three times before the price list")
        assert point.audience == "private"
