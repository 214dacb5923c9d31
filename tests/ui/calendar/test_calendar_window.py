"""The whole way through the window's own menus: out, back, in, and undone."""

import subprocess
import sys

import pytest

from coachdesk.exchange.ical_out import is_ours
from coachdesk.ui.places import Destination
from coachdesk.ui.window import MainWindow
from tests.builders import a_rep, a_ride
from tests.exchange.calendars import an_event, google


@pytest.fixture
def window(qtbot, session, preferences):
    window = MainWindow(session, preferences)
    qtbot.addWidget(window)
    window.go(Destination("team"))
    window.show()
    qtbot.waitActive(window).__enter__()
    return window


def test_that_no_calendar_library_is_loaded_before_a_calendar_is_asked_for():
    modules = "window", "calendar.in_screen", "calendar.out_screen"
    loaded = "; ".join(f"import coachdesk.ui.{module}" for module in modules)
    script = f"import sys; {loaded}; print('icalendar' in sys.modules, 'dateutil' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert told.stdout.split() == [b"False", b"False"]


def do(window, words):
    next(a for a in window.commands.actions if a.text() == words).trigger()


def test_that_the_plan_goes_out_and_comes_back_beside_what_else_there_is(
    qtbot, window, session, store, prompts, tmp_path
):
    a_ride(store, a_rep(store, "Kary Hendriks"), "2026-11-26", starts_minute=510)
    team, path = window.shown, tmp_path / "plan.ics"
    prompts.answers.append(path)
    do(window, "Plan for my calendar …")
    window.shown.all.trigger()
    qtbot.waitUntil(window.toast.isVisible)
    window.shown.leave.trigger()
    assert window.shown is team

    sent = path.read_text().replace("\n ", "").partition("BEGIN:VEVENT")[2]
    ours = "BEGIN:VEVENT" + sent.partition("END:VCALENDAR")[0]
    assert is_ours(ours.partition("UID:")[2].split()[0], store.dataset)
    path.write_bytes(google(ours, an_event("DTSTART:20261126T080000Z", "DURATION:PT1H")))
    prompts.answers.append(path)
    do(window, "Bring in a calendar …")
    screen = window.shown
    screen.choose.trigger()
    qtbot.waitUntil(lambda: screen.plan is not None)
    assert screen.reading.left_out == {"planned here": ["Field day, Kary"]}
    screen.bring.trigger()
    qtbot.waitUntil(lambda: window.shown is team)
    assert store.one("SELECT count(*) FROM busy") == (1,)
    window.toast.undo()
    qtbot.waitUntil(lambda: store.one("SELECT count(*) FROM busy") == (0,))
