import pytest

from coachdesk.ui.goals.screen import GoalsScreen
from coachdesk.ui.places import Destination
from tests.builders import a_past_call, a_rating, a_rep, a_row, a_skill


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def page(qtbot, session, kary):
    """Opens the goals of Kary, on what the store holds by then."""

    def page(goal=None):
        made = GoalsScreen(session)
        made.asked = []
        made.asked_to_go.connect(made.asked.append)
        qtbot.addWidget(made)
        made.resize(1286, 620)
        made.show()
        made.show_anew(Destination("goals", kary, goal))
        made.activateWindow()
        made.setFocus()
        qtbot.waitUntil(lambda: made.focusWidget() is not None and made.focusWidget().hasFocus())
        return made

    return page


@pytest.fixture
def asking(store, kary):
    """Kary's focus skill, last seen at 3."""
    skill = a_skill(store, "Ask questions")
    a_row(store, "focus", rep_id=kary, skill_id=skill, starts_on="2026-11-01", purpose="grow")
    a_rating(store, a_past_call(store, kary), kary, skill, 3)
    return skill
