"""Beside a session that is prepared: what was left open, and what the rep wants to reach."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.ride import session_of
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_goal, a_step

Key = Qt.Key


def test_that_steps_are_mine_first_ended_and_put_on_the_sheet_there(
    qtbot, session, store, kary, ride, app
):
    a_step(store, kary, "Ask first")
    a_step(store, kary, "Send the story", owner="coach")
    app.go(Destination("ride", ride))
    steps = app.shown.side.steps
    assert [row.step.what for row in steps.rows] == ["Send the story", "Ask first"]
    qtbot.waitUntil(steps.rows[0].box.isVisible)
    qtbot.keyClick(steps.rows[0].box, Key.Key_S)
    planned = session_of(store, TUESDAY.on, ride)
    assert [step.what for step in planned.shared_steps] == ["Send the story"]
    steps.rows[0].box.click()
    qtbot.keyClicks(steps.rows[0].note, "by mail")
    qtbot.keyClick(steps.rows[0].note, Key.Key_Return)
    assert [row.step.what for row in steps.rows] == ["Ask first"]


def test_that_goals_are_in_view_the_evening_before_and_one_press_away(
    qtbot, store, kary, ride, app
):
    a_goal(store, kary, "Ask until it matters")
    app.go(Destination("ride", ride))
    goals = app.shown.side.goals
    told = [each.text() for each in goals.findChildren(QLabel)]
    assert {"Ask until it matters", "proposed · Kary has yet to agree"} <= set(told)
    goals.link.click()
    assert app.shown.header.title.text() == "Goals, Kary Hendriks"
    app.shown.header.back.click()
    assert app.shown.side.goals is goals
