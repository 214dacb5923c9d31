from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from coachdesk.desk.estimates import set_budget
from coachdesk.desk.plan import next_ride, open_rides
from coachdesk.desk.roster import find_rep
from tests.ui.accessible import unnamed

Key = Qt.Key
TODAY = date(2026, 11, 24)


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def typed(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def planned(session, name):
    return [(r.planned_on.day, r.starts_minute, r.planned_minutes, r.kind)
            for r in open_rides(session.store, find_rep(session.store, name).id)]  # fmt: skip


def test_that_r_a_few_letters_enter_a_day_enter_plan_a_ride_along(qtbot, show, session):
    screen = show()
    press(qtbot, Key.Key_R)
    typed(qtbot, "dar")
    press(qtbot, Key.Key_Return)
    typed(qtbot, "thu")
    press(qtbot, Key.Key_Return)
    darcel = find_rep(session.store, "darcel").id
    assert next_ride(session.store, darcel, TODAY).planned_on.day == 26
    assert session.heard == ["Ride-along with Darcel planned for Thu"]
    assert screen.grid.hasFocus()
    assert screen.grid.chosen.name == "Darcel Schleicher"
    session.undo()
    assert planned(session, "darcel") == []


def test_that_a_ride_along_is_three_clicks(qtbot, show, session):
    screen = show()
    button = next(b for b in screen.header.findChildren(QPushButton) if "Plan a" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    names = screen.planner.list
    where = names.visualItemRect(names.item(1)).center()
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=where)
    friday = next(b for b in screen.planner.days.findChildren(QPushButton) if b.text() == "Fri 27")
    qtbot.mouseClick(friday, Qt.MouseButton.LeftButton)
    assert planned(session, "kary") == [(27, None, None, "ride-along")]
    assert screen.planner.isHidden()


@pytest.mark.parametrize(
    ("key", "kind", "minutes"), [(Key.Key_O, "one-to-one", 60), (Key.Key_Q, "talk", 20)]
)
def test_that_other_sessions_have_keys_too_and_hours_are_typed(
    qtbot, show, session, key, kind, minutes
):
    show()
    press(qtbot, key)
    typed(qtbot, "kary")
    press(qtbot, Key.Key_Return)
    typed(qtbot, "fri 14")
    press(qtbot, Key.Key_Return)
    assert planned(session, "kary") == [(27, 840, minutes, kind)]


def test_that_whom_to_see_next_is_offered_first_with_the_reason(qtbot, show):
    screen = show()
    press(qtbot, Key.Key_R)
    assert screen.planner.list.item(0).finding.text == "Darcel Schleicher"
    assert "47 days" in screen.planner.list.item(0).finding.kind
    typed(qtbot, "zzz")
    assert screen.planner.said.text() == "nobody is called so"
    press(qtbot, Key.Key_Return)
    assert screen.planner.isVisible()
    press(qtbot, Key.Key_Escape)
    assert screen.planner.isHidden()
    assert screen.grid.hasFocus()


@pytest.mark.parametrize("words", ["yesterday", "soonish", "thu 25", ""])
def test_that_what_is_no_coming_day_is_refused_in_place(qtbot, show, session, words):
    screen = show()
    press(qtbot, Key.Key_R, Key.Key_Return)
    typed(qtbot, words)
    press(qtbot, Key.Key_Return)
    assert screen.planner.isVisible()
    assert planned(session, "darcel") == []


def test_that_planning_past_the_budget_says_by_how_much_and_goes_on(qtbot, show, session, clock):
    set_budget(session.store, clock(), said="2 h")
    screen = show()
    assert screen.bar.accessibleName().endswith("0:53 done · 0:00 planned · 1:07 left")
    press(qtbot, Key.Key_R, Key.Key_Return)
    typed(qtbot, "thu")
    press(qtbot, Key.Key_Return)
    assert session.heard == ["Ride-along with Darcel planned for Thu · 0:23 past the week’s budget"]
    assert planned(session, "darcel") == [(26, None, None, "ride-along")]
    assert screen.bar.accessibleName().endswith("1:30 planned · 0:23 too much")


def test_that_the_budget_is_set_from_its_bar_and_nonsense_is_refused(qtbot, show, session):
    screen = show()
    assert "No coaching budget" in screen.bar.accessibleName()
    qtbot.mouseClick(screen.bar, Qt.MouseButton.LeftButton)
    for words in ("0", "200 h"):
        screen.budget_line.field.setText(words)
        press(qtbot, Key.Key_Return)
        assert screen.budget_line.isVisible()
    assert screen.budget_line.said.text() == "200 hours a week is more than there are: 60 at most."
    screen.budget_line.field.setText("4 days")
    press(qtbot, Key.Key_Return)
    assert screen.budget_line.isHidden()
    assert screen.bar.accessibleName().startswith("4 field days a month for coaching")


def test_that_every_part_has_a_name(qtbot, show, settled):
    screen = show()
    press(qtbot, Key.Key_R)
    assert unnamed(screen) == []


def test_that_ctrl_enter_plans_from_anywhere_on_the_page(qtbot, show):
    screen = show()
    screen.side.lines[0].link.setFocus()
    qtbot.keyClick(screen.side.lines[0].link, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.planner.isVisible()
