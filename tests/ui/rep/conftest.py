import pytest

from coachdesk.ui.places import Destination
from coachdesk.ui.rep.screen import RepScreen
from tests.builders import a_rep


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks", territory="Portland", started_on="2023-11-01")


@pytest.fixture
def page(qtbot, session, kary):
    """Opens Kary's page, or another rep's, on what the store holds by then."""

    def page(rep=kary):
        made = RepScreen(session)
        made.asked = []
        made.asked_to_go.connect(made.asked.append)
        qtbot.addWidget(made)
        made.resize(1286, 620)
        made.show()
        made.show_anew(Destination("rep", rep))
        made.activateWindow()
        made.setFocus()
        qtbot.waitUntil(made.timeline.hasFocus)
        return made

    return page
