from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from coachdesk.desk.leaving import all_left, leave
from coachdesk.desk.roster import reps
from coachdesk.desk.step import open_steps
from coachdesk.ui.places import Destination
from coachdesk.ui.records.leaving import LeavingScreen
from tests.builders import a_past_call, a_rep, a_row, a_step, an_entry
from tests.ui.accessible import unnamed


@pytest.fixture
def ann(session):
    return a_rep(session.store)


@pytest.fixture
def screen(qtbot, session, ann):
    made = LeavingScreen(session)
    made.asked_for = []
    made.asked_to_go.connect(made.asked_for.append)
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    made.show_anew(Destination("leaving", ann))
    return made


def pressed(screen, name):
    button = next(b for b in screen.findChildren(QPushButton) if b.accessibleName() == name)
    button.click()


def test_that_two_days_are_proposed_and_kept_with_one_key_and_undo(screen, session, clock):
    assert (screen.last_day.day, screen.purge_on.day) == (clock().on, date(2027, 5, 24))
    screen.last_day.setText("fri")
    screen.last_day.editingFinished.emit()
    assert screen.purge_on.day == date(2027, 5, 27)
    screen.keep.trigger()
    (left,) = all_left(session.store)
    assert (left.left_on, left.purge_on) == (date(2026, 11, 27), date(2027, 5, 27))
    assert screen.header.subtitle.text() == ("Leaving · last day Fri · to be erased on 27 May 2027")
    session.undo()
    assert all_left(session.store) == []


def test_that_a_day_just_past_is_understood_and_no_day_is_never_guessed(screen, session):
    screen.last_day.setText("20 Nov")
    assert screen.last_day.day == date(2026, 11, 20)
    screen.purge_on.setText("whenever")
    screen.keep.trigger()
    assert all_left(session.store) == []
    screen.purge_on.setText("")
    screen.keep.trigger()
    assert all_left(session.store)[0].purge_on is None
    assert reps(session.store) == []


def test_that_each_open_step_is_given_over_or_dropped_with_undo(screen, session, ann, clock):
    bea = a_rep(session.store, "Bea Horn")
    a_step(session.store, ann, "Send the story")
    a_step(session.store, ann, "Call the plant")
    session.notice_others()
    givers = [c for c in screen.findChildren(QComboBox) if "Send the story" in c.accessibleName()]
    giver = givers[-1]
    giver.setCurrentIndex(giver.findData(bea))
    giver.activated.emit(giver.currentIndex())
    assert [step.what for step in open_steps(session.store, bea, clock().on)] == ["Send the story"]
    pressed(screen, "Drop: Call the plant")
    assert open_steps(session.store, ann, clock().on) == []
    session.undo()
    (step,) = open_steps(session.store, ann, clock().on)
    assert step.what == "Call the plant"
    screen.open.close_all.click()
    assert screen.open.says.text() == "Nothing is open."


def test_that_the_record_goes_only_when_the_name_is_typed(qtbot, screen, session, ann):
    an_entry(session.store, a_past_call(session.store, ann), ann)
    bea = a_rep(session.store, "Bea Horn")
    a_row(session.store, "note", rep_id=bea, noted_on="2026-11-24", text="Like Ann")
    screen.erase.ask.click()
    assert screen.erase.left.text().startswith("Ann is named in 1 text about others")
    screen.erase.line.setText("Bea")
    qtbot.keyClick(screen.erase.line, Qt.Key.Key_Return)
    assert not screen.erase.go.isEnabled()
    screen.erase.line.setText("ann")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(screen.erase.line, Qt.Key.Key_Return)
    assert session.heard[-1] == "The record was erased"
    assert screen.asked_for == [Destination("team")]
    assert session.store.rows("SELECT name FROM rep WHERE id = ?", ann) == [("a former rep",)]
    assert session.store.rows("SELECT * FROM entry") == []


def test_that_what_is_typed_stays_when_something_else_changes(screen, session, ann):
    screen.last_day.setText("mon")
    screen.erase.ask.click()
    screen.erase.line.setText("An")
    session.do(leave, rep_id=a_rep(session.store, "Bea"), left_on=date(2026, 11, 1), purge_on=None)
    assert (screen.last_day.text(), screen.erase.line.text()) == ("mon", "An")


def test_that_every_part_has_a_name(screen, session, ann):
    a_step(session.store, ann)
    session.notice_others()
    assert unnamed(screen) == []
