import pytest

from coachdesk.ui.places import Destination
from coachdesk.ui.team.screen import TeamScreen
from tests.builders import a_past_call, a_rep


@pytest.fixture
def team(store, clock):
    """Kary 9 days ago, Zane 21, Darcel 47: longest first is Darcel, Zane, Kary."""
    for name, days, territory in (
        ("Kary Hendriks", 9, "Portland"),
        ("Zane Levin", 21, "Spokane"),
        ("Darcel Schleicher", 47, "Chicago North"),
    ):
        rep = a_rep(store, name, territory=territory)
        a_past_call(store, rep, clock().later(days=-days))
    return store


@pytest.fixture
def screen(qtbot, session, team):
    made = TeamScreen(session)
    made.asked = []
    made.asked_to_go.connect(made.asked.append)
    qtbot.addWidget(made)
    made.resize(1286, 620)
    made.show()
    made.show_anew(Destination("team"))
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.table.hasFocus)
    return made
