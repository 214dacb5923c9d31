"""The whole job in a real window, by keyboard alone: from the roster to a changed history."""

import subprocess
from pathlib import Path

import pytest

from coachdesk.cli.files import reading
from coachdesk.store.clock import system_clock
from coachdesk.ui.journey import SCENES
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, Window, running, until

LATEST = "SELECT id, rep_id, ended_at, closed_at FROM call ORDER BY started_at DESC LIMIT 1"
MOST_KEYS = 250


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "Team.coachdesk"
    words = [*COACHDESK, "sample", str(file), "--reps", "12", "--years", "1", "--seed", "5"]
    subprocess.run(words, check=True, capture_output=True)
    return file


def play(keyboard: Keyboard, window: Window, *names: str) -> None:
    """Press the keys of these scenes, or of all, waiting for the window as a person does."""
    for scene in SCENES:
        if not names or scene.name in names:
            for keys in scene.keys:
                keyboard.press(keys)
                window.until_calm()


@pytest.mark.timeout(180)
def test_that_the_whole_job_is_done_by_keys_alone(file):
    with private_display() as display, Keyboard(display) as keyboard:
        with running(display, str(file)) as window:
            play(keyboard, window)
        print(f"{keyboard.presses} keys, from the roster to the closed debrief")
        presses = keyboard.presses
    with reading(file) as store:
        call, rep, ended_at, closed_at = store.one(LATEST)
        assert ended_at
        assert closed_at
        assert len(store.rows("SELECT 1 FROM entry WHERE call_id = ?", call)) == 4
        rated = "SELECT DISTINCT rater FROM rating WHERE call_id = ? AND level IS NOT NULL"
        assert sorted(store.rows(rated, call)) == [("coach",), ("rep",)]
        talk = "SELECT rep_view, guided, spoke FROM call WHERE id = ?"
        assert store.one(talk, call) == ("I lost them at the price list.", "guided", "rep")
        assert len(store.rows("SELECT 1 FROM step WHERE call_id = ?", call)) == 1
        newest = "SELECT max(held_on) FROM call WHERE rep_id = ?"
        assert store.one(newest, rep) == (system_clock().on.isoformat(),)
    assert presses <= MOST_KEYS


@pytest.mark.timeout(180)
def test_that_a_killed_call_goes_on_where_it_was(file):
    """Killed with a line half typed: the notes are there, and the line stands as it was."""
    with private_display() as display, Keyboard(display) as keyboard:
        with running(display, str(file)) as window:
            play(keyboard, window, "team", "rep", "before", "call-quiet")
            keyboard.press("half a thou")
            with reading(file) as store:
                (call, *_) = store.one(LATEST)
                until(lambda: "half a thou" in (store.drafts.get(f"call/{call}/line") or ""))
            window.kill()
        with running(display, str(file)) as window:
            keyboard.press("ght")
            keyboard.press("<Return>")
            window.until_calm()
            play(keyboard, window, "call-ended", "curbside", "next-step", "history")
    with reading(file) as store:
        texts = store.rows("SELECT text FROM entry WHERE call_id = ? ORDER BY position", call)
        assert [text for (text,) in texts][-1] == "half a thought"
        assert len(texts) == 4
        assert store.one("SELECT closed_at IS NOT NULL FROM call WHERE id = ?", call) == (1,)
