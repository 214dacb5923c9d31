"""A call that ended, and its curbside."""

import pytest
import shiboken6

from coachdesk.ui.call.curbside import CurbsidePage
from tests.builders import TUESDAY, a_call, a_rep, a_skill

ANCHORS = {f"anchor_{level}": f"Behaviour {level}" for level in range(1, 6)}
ENDED = {"ended_at": TUESDAY.stamp, "minutes": 45}


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def ask(store):
    return a_skill(store, "Ask questions", position=1, **ANCHORS)


@pytest.fixture
def insight(store):
    return a_skill(store, "Bring insight", position=2, **ANCHORS)


@pytest.fixture
def ended(store, kary, ask):
    """A coaching call that ended, with one focus skill."""

    def make(**fields):
        return a_call(store, kary, **(ENDED | {"focus_1_id": ask} | fields))

    return make


@pytest.fixture
def show(qtbot, session):
    """The curbside of a call, shown as the Call place shows it."""
    kept = []

    def open_page(call, *, at_words=False):
        page = CurbsidePage(session)
        kept.append(page)
        session.changed.connect(page.refresh)
        page.open(call, "curbside")
        page.resize(1286, 620)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        page.setFocus()
        if not at_words:
            page.board.begin()  # as Enter does in the first question
        page.gone = []
        page.asked_to_go.connect(page.gone.append)
        return page

    yield open_page
    for page in kept:
        shiboken6.delete(page)  # before the store is closed
