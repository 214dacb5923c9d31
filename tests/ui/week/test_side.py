"""Beside the week: steps and sessions are ended there by keys, and the pane goes on."""

from PySide6.QtCore import Qt

from coachdesk.desk.roster import find_rep
from tests.builders import a_ride, a_step


def test_that_a_promise_is_ended_by_space_and_enter(qtbot, show, team):
    kary = find_rep(team, "kary").id
    a_step(team, kary, "Send the sheet", owner="coach")
    a_step(team, kary, "Call the plant", owner="coach")
    screen = show()
    row = screen.side.steps[0]
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    qtbot.keyClick(row.note, Qt.Key.Key_Return)
    assert [row.step.what for row in screen.side.steps] == ["Call the plant"]


def test_that_a_passed_session_is_answered_in_own_words(qtbot, show, team):
    a_ride(team, find_rep(team, "kary").id, "2026-11-23")
    screen = show()
    block = screen.side.blocks[0]
    block.links["cancelled"].click()
    qtbot.keyClicks(block.words, "Snow")
    qtbot.keyClick(block.words, Qt.Key.Key_Return)
    assert screen.side.blocks == []
    assert team.rows("SELECT ended_as, reason_note FROM ride") == [("cancelled", "Snow")]
