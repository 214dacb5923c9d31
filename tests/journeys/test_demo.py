"""CoachDesk where there is no display."""

import os
import subprocess
from pathlib import Path

import pytest

from coachdesk.ui.journey import SCENES
from tests.journeys.program import COACHDESK

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(tmp_path: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    env |= {"TMPDIR": str(tmp_path), **more}
    return subprocess.run(
        [*COACHDESK, *words], check=False, env=env, capture_output=True, text=True
    )


def test_that_the_demo_plays_itself_and_prints_the_roster(tmp_path):
    ended = run(tmp_path, "--demo")
    assert ended.returncode == 0, ended.stderr
    assert not ended.stderr
    pictures = [path.name for path in sorted(tmp_path.glob("coachdesk-demo-*/*.png"))]
    assert pictures == [f"{number:02}-{scene.name}.png" for number, scene in enumerate(SCENES, 1)]
    roster = ended.stdout.partition("\nRep ")[2].splitlines()[1:]
    assert len(roster) == 12
    assert [line for line in roster if "coached today" in line]


def test_that_nothing_is_kept_of_the_demo(tmp_path, home):
    assert run(tmp_path, "--demo").returncode == 0
    assert not list(home.rglob("work.db"))
    assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} == {".png"}


@pytest.mark.parametrize("words", [["team.coachdesk"], []])
def test_that_a_file_without_a_display_is_one_sentence_and_exit_2(tmp_path, words):
    ended = run(tmp_path, *words)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1


def test_that_a_display_that_is_gone_is_no_display(tmp_path):
    ended = run(tmp_path, "team.coachdesk", DISPLAY=":7654")
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
