"""The folded parts of a debrief, standing alone."""

import pytest
import shiboken6

from coachdesk.desk.curbside import curbside
from coachdesk.ui.debrief.folds import PANELS, Folds
from tests.builders import TUESDAY, a_call, a_rep, a_skill, an_entry

ENDED = {"ended_at": TUESDAY.stamp, "minutes": 45}


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def ask(store):
    return a_skill(store, "Ask questions", position=1)


@pytest.fixture
def insight(store):
    return a_skill(store, "Bring insight", position=2)


@pytest.fixture
def call(store, kary, ask, insight):
    """A call with two focus skills; of the second something is to be mended."""
    call = a_call(store, kary, focus_1_id=ask, focus_2_id=insight, **ENDED)
    an_entry(store, call, kary, "Asked what changed", mark="strength", skill_id=ask)
    an_entry(store, call, kary, "Price list too early", mark="deficiency", skill_id=insight)
    return call


@pytest.fixture
def show(qtbot, session, store):
    """The folds of a call, as the curbside keeps them."""
    kept = []

    def open_folds(call):
        folds = Folds(session)
        kept.append(folds)
        session.changed.connect(lambda *_: folds.refresh(curbside(store, call)))
        folds.open(curbside(store, call))
        folds.resize(330, 900)
        with qtbot.waitActive(folds):
            folds.show()
            folds.activateWindow()
        folds.parts = {fold.title: fold for fold in folds.folds}
        assert len(folds.parts) == len(PANELS)
        return folds

    yield open_folds
    for folds in kept:
        shiboken6.delete(folds)  # before the store is closed
