"""A day with a rep that a report can be made of."""

import pytest
from PySide6.QtCore import Qt

from coachdesk.ui.places import Destination
from coachdesk.ui.report.screen import ReportScreen
from tests.builders import a_past_call, a_rating, a_rep, a_skill, a_step, an_entry


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriksen")


@pytest.fixture
def day(store, kary):
    """Two calls: a strength, a next step, account news and a rating are shared, the rest is not."""
    skill = a_skill(store, "Ask questions")
    call = a_past_call(store, kary, account="Pinehollow", focus_1_id=skill)
    an_entry(store, call, kary, "Stays silent", mark="strength", audience="rep")
    an_entry(store, call, kary, "Knows both shift leads", mark="strength")
    an_entry(store, call, kary, "Pilot ends in May", mark="account", audience="rep")
    a_rating(store, call, kary, skill, 4, audience="rep", skill_name="Ask questions")
    a_step(store, kary, "Work out what waiting costs", audience="rep", due_when="next call")
    return call


@pytest.fixture
def screen(qtbot, session, kary, day):
    screen = ReportScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1280, 600)

    def go(destination):
        screen.arrive(destination)
        screen.refresh()

    screen.asked_to_go.connect(go)
    screen.show()
    screen.show_anew(Destination("report", kary))
    return screen


@pytest.fixture
def typed(qtbot, screen):
    """Types in a section, as a person does, and leaves it."""

    def type_in(source, words):
        field = screen.writing.writing.field_of(source)
        field.setFocus()
        field.moveCursor(field.textCursor().MoveOperation.End)
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Tab)

    return type_in
