from datetime import date

import pytest

from coachdesk.desk.leaving import leave
from coachdesk.desk.roster import reps
from coachdesk.ui.places import Destination
from coachdesk.ui.records.screen import RecordsScreen
from coachdesk.ui.records.watch import RecordsWatch
from tests.builders import TUESDAY, a_past_call, a_rep, an_entry
from tests.ui.accessible import unnamed


@pytest.fixture
def screen(qtbot, session):
    made = RecordsScreen(session)
    made.asked_for = []
    made.asked_to_go.connect(made.asked_for.append)
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    return made


def gone(session, name, purge_on):
    rep = a_rep(session.store, name)
    session.do(leave, rep_id=rep, left_on=date(2026, 11, 20), purge_on=purge_on)
    return rep


def test_that_an_empty_team_is_told_how_somebody_comes_here(screen):
    assert "Nobody whose record is still here" in screen.left_says.text()
    assert not screen.ask.isVisible()


def test_that_those_who_left_lead_to_their_page_the_first_to_erase_first(screen, session):
    gone(session, "Bea Horn", date(2027, 5, 20))
    ann = gone(session, "Ann Weber", date(2026, 11, 1 + 20))
    assert [name.text() for name in screen.names] == ["Ann Weber", "Bea Horn"]
    screen.names[0].click()
    assert screen.asked_for == [Destination("leaving", ann)]


def test_that_old_entries_go_after_a_second_press(qtbot, screen, session):
    ann = a_rep(session.store)
    an_entry(session.store, a_past_call(session.store, ann, TUESDAY.later(days=-800)), ann)
    session.notice_others()
    assert screen.old_says.text() == "1 entry of 1 call before 24 Nov 2024 may go."
    screen.ask.click()
    screen.keep.click()
    assert screen.ask.isVisible()
    screen.ask.click()
    with qtbot.waitSignal(session.changed):
        screen.sure.click()
    assert screen.old_says.text() == "No entry that could go is older than 24 Nov 2024."
    assert session.store.rows("SELECT * FROM entry") == []


def test_that_how_long_is_chosen(screen, session):
    screen.months.chosen.emit(0)
    assert screen.old_says.text() == "Entries are kept for good."
    assert screen.months.value == 0


def test_that_a_record_due_is_said_without_a_name_and_the_roster_is_up_to_date(window, session):
    ann = a_rep(session.store, "Ann Weber")
    session.do(leave, rep_id=ann, left_on=TUESDAY.on, purge_on=TUESDAY.on)
    session.clock = lambda: TUESDAY.later(days=1)
    said = []
    window.warn, warn = (lambda text: said.append(text) or warn(text)), window.warn
    RecordsWatch(session, window).look()
    assert said == ["1 record due to be erased."]
    assert reps(session.store) == []


def test_that_old_entries_are_offered_once_a_month(qtbot, window, session):
    ann = a_rep(session.store)
    an_entry(session.store, a_past_call(session.store, ann, TUESDAY.later(days=-800)), ann)
    said = []
    window.warn, warn = (lambda text: said.append(text) or warn(text)), window.warn
    watch = RecordsWatch(session, window)
    watch.look()
    qtbot.waitUntil(lambda: said == ["1 entry of old calls may go."])
    watch.look()
    session.clock = lambda: TUESDAY.later(days=20)
    watch.look()
    qtbot.waitUntil(lambda: len(said) == 2)


def test_that_every_part_has_a_name(screen, session):
    gone(session, "Ann Weber", None)
    assert unnamed(screen) == []
