"""A step agreed or said anew away from any call, over the rep's page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.step import open_steps
from coachdesk.domain.due import Due
from coachdesk.ui.step.sheet import StepSheet
from tests.builders import TUESDAY, a_step

Key = Qt.Key
TODAY = TUESDAY.on


@pytest.fixture
def sheet(qtbot, page):
    """Opens the panel by a key for a new step, or from the first step's row to change it."""

    def sheet(*, change=False):
        shown = page()
        if change:
            row = shown.side.rows[0]
            row.box.setFocus()
            qtbot.waitUntil(lambda: bool(row.links))
            row.links[2].click()
        else:
            qtbot.keyClick(shown.timeline, Key.Key_N)
        made = shown.window().findChild(StepSheet)
        qtbot.waitUntil(made.form.what.hasFocus)
        return made

    return sheet


def test_that_a_line_and_enter_are_a_step_its_owner_and_day_taken_apart(
    qtbot, sheet, session, store, kary
):
    shown = sheet()
    qtbot.keyClicks(shown.form.what, "Send the story me fri")
    qtbot.keyClick(shown.form.what, Key.Key_Return)
    (step,) = open_steps(store, kary, TODAY)
    assert (step.what, step.owner, step.due) == (
        "Send the story", "coach", Due(on=date(2026, 11, 27)),
    )  # fmt: skip
    assert (step.call_id, step.audience) == (None, "private")
    session.undo()
    assert open_steps(store, kary, TODAY) == []


def test_that_a_step_is_changed_and_keeps_the_rep_s_own_way_of_doing_it(
    qtbot, sheet, page, store, kary
):
    a_step(store, kary, "Ask first", due_when="next call")
    shown = sheet(change=True)
    shown.form.when.setText("in 2 weeks")
    shown.own_way.setText("by mail the day before")
    qtbot.keyClick(shown.own_way, Key.Key_Return)
    (step,) = open_steps(store, kary, TODAY)
    assert (step.due, step.adaptation) == (Due(on=date(2026, 12, 8)), "by mail the day before")
    words = [label.text() for label in page().side.rows[0].findChildren(QLabel)]
    assert "Kary’s own way: by mail the day before" in words


def test_that_a_day_that_is_none_keeps_the_panel_open(qtbot, sheet, store, kary):
    shown = sheet()
    shown.form.what.setText("Send the story")
    shown.form.when.setText("some day")
    qtbot.keyClick(shown.form.what, Key.Key_Return)
    assert shown.form.when.hasFocus()
    assert open_steps(store, kary, TODAY) == []


def test_that_an_empty_step_is_refused_and_the_panel_stays(qtbot, sheet, session, store, kary):
    shown = sheet()
    shown.keep()
    assert session.failures == ["A step needs a word on what will be done."]
    assert shown.form.what.hasFocus()


def test_that_what_was_typed_comes_back_after_escape(qtbot, sheet, store, kary):
    shown = sheet()
    qtbot.keyClicks(shown.form.what, "Send the st")
    qtbot.keyClicks(shown.own_way, "by mail")
    qtbot.keyClick(shown, Key.Key_Escape)
    again = sheet()
    assert (again.form.what.text(), again.own_way.text()) == ("Send the st", "by mail")
    again.keep()
    assert [step.what for step in open_steps(store, kary, TODAY)] == ["Send the st"]
