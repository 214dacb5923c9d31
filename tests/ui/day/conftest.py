"""A day of three calls, and its page."""

import pytest
import shiboken6

from coachdesk.ui.day.screen import DayScreen
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_call, a_rep, a_skill, an_entry


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def ask(store):
    return a_skill(store, "Ask questions", position=1)


@pytest.fixture
def calls(store, kary, ask):
    """Three coaching calls that ended, with an entry each."""
    made = []
    for hours, place in enumerate(("Tovar", "Arvo", "Pinehollow")):
        began = TUESDAY.later(hours=hours)
        ended = {"ended_at": began.later(minutes=40).stamp, "minutes": 40, "focus_1_id": ask}
        made.append(a_call(store, kary, began, account=place, **ended))
        an_entry(store, made[-1], kary, f"seen at {place}", mark="strength", skill_id=ask)
    return made


@pytest.fixture
def show(qtbot, session, kary):
    """The page of the day, shown as the window shows it."""
    kept = []

    def open_page():
        page = DayScreen(session)
        kept.append(page)
        page.gone = []
        page.asked_to_go.connect(page.gone.append)
        page.resize(1286, 620)
        page.show_anew(Destination("day", kary, "2026-11-24"))
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        return page

    yield open_page
    for page in kept:
        shiboken6.delete(page)  # before the store is closed
