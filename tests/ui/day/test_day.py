"""A day is talked over on one page, by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk.curbside import curbside
from coachdesk.desk.day_debrief import day_of, write_day_note
from coachdesk.desk.debrief import to_debrief
from coachdesk.desk.step import add_step
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY
from tests.ui.curbside.pressing import press, words


def audiences(store):
    return [one for (one,) in store.rows("SELECT audience FROM entry ORDER BY id")]


def test_that_the_page_gathers_the_days_calls(calls, show):
    page = show()
    shown = words(page)
    assert {"seen at Tovar", "seen at Arvo", "seen at Pinehollow"} <= set(shown)
    assert page.header.subtitle.text() == "today · 3 calls, 3 to debrief"
    assert [block.call.account for block in page.calls.blocks] == ["Tovar", "Arvo", "Pinehollow"]


def test_that_an_entry_is_kept_by_one_key_and_is_then_for_the_rep(store, calls, show):
    show()
    press(Qt.Key.Key_Down, "K")
    assert audiences(store) == ["rep", "private", "private"]
    press("K")
    assert audiences(store) == ["private"] * 3


def test_that_nothing_is_rated_here(store, calls, show):
    page = show()
    press("3", "R", "N")
    assert store.one("SELECT count(*) FROM rating") == (0,)
    assert page.board.ladder.isHidden()
    assert not page.board.notes.another.isVisible()


def test_that_those_that_wait_become_one_debrief(store, calls, show, session):
    page = show()
    page.join.trigger()
    assert page.gone == [Destination("call", calls[2])]
    assert [(each.call_id, each.others) for each in to_debrief(store)] == [(calls[2], 2)]
    assert not page.join.isVisible()


def test_that_a_call_is_left_undebriefed_in_one_tap_and_taken_back(store, calls, show, session):
    said = []
    session.said.connect(lambda *told: said.append(told))
    page = show()
    page.calls.blocks[0].taps.setFocus()
    press("3")
    assert curbside(store, calls[0]).undebriefed == "customer stayed"
    assert page.header.subtitle.text() == "today · 3 calls, 2 to debrief"
    (text, undo, _) = said[-1]
    assert text == "Not debriefed: customer stayed"
    undo()
    assert curbside(store, calls[0]).undebriefed is None


def test_that_a_call_leads_to_its_curbside(calls, show):
    page = show()
    page.calls.blocks[1].link.setFocus()
    press(" ")
    assert page.gone == [Destination("call", calls[1])]


def test_that_closing_asks_for_a_step_where_it_is_written(store, kary, calls, show):
    page = show()
    page.primary.trigger()
    assert page.gone == []
    assert "A day of coaching closes on a next step: say what will be done." in words(page)
    assert QApplication.focusWidget() is page.side.steps.form.what
    press("Wait for the answer")
    page.primary.trigger()
    day = day_of(store, kary, TUESDAY.on)
    assert day.debrief.closed_at
    assert day.debrief.minutes >= 1
    assert page.gone == [Destination("rep", kary)]
    assert len(to_debrief(store)) == 3  # postponed, and in view


def test_that_a_closed_day_is_opened_again_by_undo(store, kary, calls, show, session):
    add_step(store, TUESDAY, rep_id=kary, call_id=calls[0], what="Listen")
    said = []
    session.said.connect(lambda *told: said.append(told))
    page = show()
    page.primary.trigger()
    assert said[-1][0] == "Day with Kary closed; 3 to debrief stay in view"
    said[-1][1]()
    assert day_of(store, kary, TUESDAY.on).debrief.closed_at is None


def test_that_the_note_is_kept_when_it_is_left(store, kary, calls, show):
    page = show()
    page.side.note.setFocus()
    press("A good day")
    page.flush()
    debrief = day_of(store, kary, TUESDAY.on).debrief
    assert (debrief.note, debrief.audience) == ("A good day", "private")
    page.side.mark.choose_next()
    assert day_of(store, kary, TUESDAY.on).debrief.audience == "rep"


def test_that_a_note_from_elsewhere_comes_in(store, kary, calls, show, session):
    page = show()
    session.do(write_day_note, rep_id=kary, on=TUESDAY.on, text="From the desk")
    assert page.side.note.words == "From the desk"


def test_that_the_report_is_that_of_the_day(kary, calls, show):
    page = show()
    page.report.trigger()
    assert page.gone == [Destination("report", kary, "2026-11-24")]


def test_that_escape_leads_back_to_the_rep(kary, calls, show):
    page = show()
    press(Qt.Key.Key_Escape)
    assert page.gone == [Destination("rep", kary)]
