import pytest

from coachdesk.desk.roster import find_rep
from coachdesk.store.ids import Ids
from coachdesk.ui.places import Destination
from coachdesk.ui.week.screen import WeekScreen
from tests.builders import a_past_call, a_row


@pytest.fixture
def team(store, clock):
    """Kary, coached yesterday; Darcel 47 days ago; busy on Wednesday at two."""
    for name, days in (("Kary Hendriks", 1), ("Darcel Schleicher", 47)):
        long_ago = clock().later(days=-100)
        rep = a_row(store, "rep", long_ago, name=name)
        a_past_call(store, rep, clock().later(days=-days))
    a_row(store, "busy", planned_on="2026-11-25", starts_minute=840, minutes=120, title="Forecast")
    return store


@pytest.fixture
def settled(team, clock):
    """A ride-along with Kary, planned long ago for Thursday from nine to twelve."""
    kary = find_rep(team, "kary").id
    id = Ids().new(clock().later(days=-30).at)
    return a_row(team, "ride", id=id, rep_id=kary, planned_on="2026-11-26", starts_minute=540,
                 planned_minutes=180)  # fmt: skip


@pytest.fixture
def show(qtbot, session, team):
    def show():
        made = WeekScreen(session)
        made.asked = []
        made.asked_to_go.connect(made.asked.append)
        qtbot.addWidget(made)
        made.resize(1286, 600)
        made.show()
        made.show_anew(Destination("week"))
        made.activateWindow()
        made.setFocus()
        qtbot.waitUntil(made.grid.hasFocus)
        return made

    return show
