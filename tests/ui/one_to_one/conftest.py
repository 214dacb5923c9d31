import pytest

from coachdesk.desk.one_to_one import start_talk
from coachdesk.ui.one_to_one.screen import OneToOneScreen
from coachdesk.ui.places import Destination
from tests.builders import a_rep


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def begun(store, clock, kary):
    """A one-to-one that was begun now."""
    return start_talk(store, clock(), rep_id=kary, kind="one-to-one").id


@pytest.fixture
def page(qtbot, session):
    """Opens the page of a talk on what the store holds by then."""

    def page(ride_id):
        made = OneToOneScreen(session)
        made.asked = []
        made.asked_to_go.connect(made.asked.append)
        qtbot.addWidget(made)
        made.resize(1286, 620)
        made.show()
        made.activateWindow()
        made.show_anew(Destination("one-to-one", ride_id))
        qtbot.waitUntil(lambda: made.focusWidget() is not None and made.focusWidget().hasFocus())
        return made

    return page
