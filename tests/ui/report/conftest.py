import pytest

from coachdesk.ui.places import Destination
from coachdesk.ui.report.screen import ReportScreen
from tests.builders import a_past_call, a_rating, a_rep, a_skill, a_step, an_entry


@pytest.fixture
def kary(store):
    """A rep with a day in the field: a shared strength and step, a private weakness."""
    kary = a_rep(store, "Kary Hendriksen")
    call = a_past_call(store, kary, account="Pinehollow")
    skill = a_skill(store, "Ask questions")
    a_rating(store, call, kary, skill, 4, audience="rep", skill_name="Ask questions")
    an_entry(store, call, kary, "Stays silent", mark="strength", audience="rep")
    an_entry(store, call, kary, "Price list early", mark="deficiency")
    a_step(store, kary, "Work out the cost of waiting", audience="rep", due_when="next call")
    return kary


@pytest.fixture
def open_report(qtbot, session, kary):
    """Opens the rep's report, or the page of it that was given."""

    def open_report(step=None):
        screen = ReportScreen(session)
        qtbot.addWidget(screen)
        screen.resize(1286, 620)
        screen.show()
        screen.activateWindow()
        screen.show_anew(Destination("report", kary, step))
        screen.setFocus()
        qtbot.waitUntil(lambda: screen.focusWidget() is not None)
        return screen

    return open_report


@pytest.fixture
def given(open_report):
    """A report that was given as it began."""
    screen = open_report()
    screen.give_action.trigger()
    assert screen.given.page is not None
    return screen
