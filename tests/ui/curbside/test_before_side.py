"""What was left with a rep, beside the plan of a call."""

import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.before import before
from coachdesk.desk.step import step
from coachdesk.ui.call.before_side import BeforeSide
from tests.builders import TUESDAY, a_goal, a_past_call, a_row, a_step
from tests.ui.curbside.pressing import press, words

TODAY = TUESDAY.on


@pytest.fixture
def side(qtbot, session, store, kary):
    """Opens it on what the store holds by then; it is drawn anew as the page would."""

    def side():
        made = BeforeSide(session)
        qtbot.addWidget(made)
        session.changed.connect(lambda *_: made.show_left(before(store, TODAY, kary), TODAY))
        made.resize(320, 600)
        made.show()
        made.activateWindow()
        made.show_left(before(store, TODAY, kary), TODAY)
        return made

    return side


def test_that_a_step_the_rep_adapted_says_into_what(qtbot, side, store, kary):
    left = a_step(store, kary, "Ask first")
    shown = side()
    (row,) = shown.steps.rows
    qtbot.waitUntil(row.isVisible)
    row.box.setFocus()
    qtbot.waitUntil(lambda: bool(row.links))
    row.links[0].click()
    press("asks by mail before", Qt.Key.Key_Return)
    ended = step(store, left, TODAY)
    assert (ended.result, ended.adaptation) == ("adapted", "asks by mail before")
    qtbot.waitUntil(lambda: "Nothing is left open." in words(shown))


def test_that_what_is_being_written_on_a_step_stays_while_it_is_drawn_anew(
    qtbot, side, session, store, kary
):
    a_step(store, kary, "Ask first")
    shown = side()
    (row,) = shown.steps.rows
    qtbot.waitUntil(row.isVisible)
    row.box.click()
    press("by ma")
    a_step(store, kary, "Send the story")
    session.notice_others()
    assert shown.steps.rows == [row]
    assert row.note.text() == "by ma"


def test_that_goals_worked_on_are_in_view_and_one_kept_up_only_when_it_is_due(
    qtbot, side, store, kary
):
    a_goal(store, kary, "Ask first", baseline=2, target=4, rep_agreed_on="2026-11-20")
    a_goal(store, kary, "Lead a team")
    a_goal(store, kary, "Due", reached_on="2026-08-01", recheck_on="2026-11-01")
    a_goal(store, kary, "Rests", reached_on="2026-11-01", recheck_on="2027-02-01")
    shown = side()
    gone = []
    shown.goals.opened.connect(lambda: gone.append(True))
    qtbot.waitUntil(lambda: "Ask first" in words(shown.goals))
    assert {"2 → 4", "Lead a team", "proposed · Kary has yet to agree", "Due"} <= set(
        words(shown.goals)
    )
    assert "Rests" not in words(shown.goals)
    shown.goals.link.click()
    assert gone


def test_that_the_way_to_learn_that_the_rep_chose_last_time_stands_there(side, store, kary, ask):
    call = a_past_call(store, kary)
    assert side().ways.isHidden()
    a_row(store, "way", rep_id=kary, call_id=call, skill_id=ask, kind="try", what="one question",
          offered_on="2026-11-23", chosen=1)  # fmt: skip
    assert "Kary chose to try: one question · Ask questions" in words(side())
