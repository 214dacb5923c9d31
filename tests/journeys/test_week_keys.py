"""A week planned by keyboard: thirty reps as a CRM export brings them, and nothing else known."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.cli.files import reading
from coachdesk.desk.sample import cast
from coachdesk.store.clock import system_clock
from tests.bench.crm import made
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, running

pytestmark = pytest.mark.timeout(240)

MOST_KEYS = 300  # a slow typist's five minutes
RIDES = (("mon", "8-12"), ("mon", "13-17"), ("tue", "8-12"), ("wed", "13-17"),
         ("thu", "8-12"), ("fri", "8-12"))  # fmt: skip
TALKS = ("tue 14", "wed 9", "thu 14", "thu 15")


def names() -> list[str]:
    """Thirty invented people, no two of whom begin with the same four letters."""
    people = cast().people
    given = {first[:4]: first for first in people["first"]}
    return [f"{first} {last}" for first, last in zip(given.values(), people["last"], strict=False)][
        :30
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "Team.coachdesk"
    team, deals = made(tmp_path, names())
    for words in (("new", file), ("import-reps", file, team), ("import-results", file, deals)):
        subprocess.run([*COACHDESK, *map(str, words)], check=True, capture_output=True)
    return file


def keys_of_a_week(team: list[str]) -> list[str]:
    """The budget, six ride-alongs, four one-to-ones; one moved a day and half an hour on."""
    people = iter(team[::2])
    keys = ["<Ctrl+1>", "<Ctrl+k>", "budget", "<Return>", "20 h", "<Return>"]
    for day, hours in RIDES:
        keys += ["r", next(people)[:4].lower(), "<Return>", f"{day} {hours}", "<Return>"]
    keys += ["<Ctrl+Right>", "<Ctrl+Down>"]
    for when in TALKS:
        keys += ["o", next(people)[:4].lower(), "<Return>", when, "<Return>"]
    return keys


def test_that_a_week_is_planned_by_keys_alone(file):
    with private_display() as display, Keyboard(display) as keyboard:
        with running(display, str(file)) as window:
            for keys in keys_of_a_week(names()):
                keyboard.press(keys)
                window.until_calm()
        print(f"{keyboard.presses} keys for {len(RIDES) + len(TALKS)} sessions and the budget")
        presses = keyboard.presses
    with reading(file) as store:
        planned = store.rows(
            "SELECT r.name, x.kind, x.planned_on, x.starts_minute FROM ride x"
            " JOIN rep r ON r.id = x.rep_id ORDER BY x.planned_on, x.starts_minute"
        )
        budget = store.rows("SELECT value FROM rule WHERE name = 'budget'")
    assert budget == [("20 hours a week",)]
    assert [kind for _, kind, *_ in planned].count("ride-along") == len(RIDES)
    assert [kind for _, kind, *_ in planned].count("one-to-one") == len(TALKS)
    assert {name for name, *_ in planned} == set(names()[::2][: len(planned)])
    last = system_clock().on + timedelta(7)
    assert all(on <= last.isoformat() for *_, on, _ in planned)
    moved = [starts for name, _, _, starts in planned if name == names()[::2][len(RIDES) - 1]]
    assert moved == [8 * 60 + 30]
    assert presses <= MOST_KEYS
