"""A rep's goals and the promises of both, on the rep's page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.goals import end_goal
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_goal, a_step


def words(part):
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def test_that_goals_stand_beside_the_steps_with_who_has_agreed(page, session, store, kary):
    goal = a_goal(store, kary, baseline=2, target=4, due_on="2026-12-31")
    shown = page()
    told = "2 → 4 by 31 Dec · proposed · Kary has yet to agree"
    assert {"Ask until it matters", told} <= set(words(shown.side.goals))
    session.do(end_goal, goal_id=goal, outcome="dropped")
    assert "Ask until it matters" not in words(shown.side.goals)


def test_that_one_due_is_marked(page, store, kary):
    a_goal(store, kary, reached_on="2026-08-01", recheck_on="2026-11-01")
    due = page().side.goals.findChildren(QLabel)
    assert [label.text() for label in due if label.property("role") == "overdue"] == [
        "reached 1 Aug · look again 1 Nov"
    ]


def test_that_a_key_and_the_link_lead_to_the_goals(qtbot, page, store, kary):
    shown = page()
    assert shown.side.goals.link.text() == "propose one"
    qtbot.keyClick(shown.timeline, Qt.Key.Key_G)
    shown.side.goals.link.click()
    assert shown.asked == [Destination("goals", kary)] * 2


def test_that_a_goal_in_the_timeline_opens_it(qtbot, page, store, kary):
    goal = a_goal(store, kary, rep_agreed_on="2026-11-24")
    shown = page()
    qtbot.keyClick(shown.timeline, Qt.Key.Key_Return)
    assert shown.asked == [Destination("goals", kary, goal)]


def test_that_kept_promises_of_both_stand_side_by_side(page, store, kary):
    for owner, result in (("rep", "done"), ("rep", "dropped"), ("coach", "adapted")):
        a_step(store, kary, owner=owner, result=result, closed_on=TUESDAY.on.isoformat())
    a_step(store, kary, "Send the story", owner="coach", due_on="2026-11-17")
    shown = words(page().side)
    kept = shown.index("Kary kept 1 of 2 steps; I kept 1 of 2")
    assert shown.index("Send the story") < kept
