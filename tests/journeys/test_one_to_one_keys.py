"""A one-to-one in a real window, its inputs counted: a key is one, a line typed is one."""

import subprocess
from pathlib import Path
from time import monotonic

import pytest

from coachdesk.cli.files import reading, writing
from coachdesk.desk.one_to_one import talk_of, talk_today
from coachdesk.desk.outlook import outlooks_of
from coachdesk.desk.roster import add_rep, find_rep
from coachdesk.desk.step import add_step, steps_of_rep
from coachdesk.store.clock import system_clock
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, running

pytestmark = pytest.mark.timeout(180)

TO_START = ("<Ctrl+Shift+m>", "kar", "<Return>")
SECONDS_TO_START = 15
MOST_INPUTS = 12  # once it is begun
HELD = ("<space>", "sent it on Monday", "<Return>",  # my promise
        "<Down>", "4", "<Tab>", "I like where this goes.",
        "<Tab>", "<Tab>", "send the rollout story fri", "<Ctrl+Return>")  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with two reps, one of whom was promised something."""
    file = tmp_path / "Team.coachdesk"
    subprocess.run([*COACHDESK, "new", str(file)], check=True, capture_output=True)
    with writing(file) as store:
        now = system_clock()
        for name in ("Kary Hendriks", "Reed Clapham"):
            add_rep(store, now, name=name)
        kary = find_rep(store, "Kary Hendriks").id
        add_step(store, now, rep_id=kary, what="Send the case study", owner="coach")
        add_step(store, now, rep_id=kary, what="Ask what changed")
    return file


def test_that_a_one_to_one_begins_in_fifteen_seconds_and_takes_twelve_inputs(file):
    with (
        private_display() as display,
        Keyboard(display) as keyboard,
        running(display, str(file)) as window,
    ):
        window.until_calm()
        began = monotonic()
        for keys in TO_START:
            keyboard.press(keys)
            window.until_calm()
        to_start = monotonic() - began
        for keys in HELD:
            keyboard.press(keys)
            window.until_calm()
    print(f"begun by {len(TO_START)} inputs in {to_start:.1f} s, held in {len(HELD)}")
    assert to_start < SECONDS_TO_START
    assert len(HELD) <= MOST_INPUTS
    today = system_clock().on
    with reading(file) as store:
        kary = find_rep(store, "Kary Hendriks").id
        talk = talk_of(store, talk_today(store, kary, "one-to-one", today) or "")
        (outlook,) = outlooks_of(store, kary)
        steps = {step.what: step for step in steps_of_rep(store, kary, today)}
    assert talk is not None
    assert (talk.ended_as, talk.minutes) == ("done", 1)
    assert (outlook.level, outlook.words) == (4, "I like where this goes.")
    assert steps["Send the case study"].result_note == "sent it on Monday"
    assert steps["send the rollout story"].ride_id == talk.ride_id
    assert steps["Ask what changed"].result is None
