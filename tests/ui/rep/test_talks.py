"""One-to-ones on a rep's page: begun from there, listed there, and the outlook with its fall."""

from PySide6.QtCore import Qt

from coachdesk.desk.one_to_one import close_talk, start_talk, talk_today
from coachdesk.desk.outlook import outlooks_of, set_outlook
from coachdesk.ui.places import Destination
from tests.builders import a_ride


def test_that_one_link_begins_a_one_to_one_or_goes_on_with_todays(page, session, store, kary):
    asked = []
    session.asked.connect(lambda *what: asked.append(what))
    made = page()
    assert made.side.talk.start.text() == "start one now"
    made.side.talk.start.click()
    talk = talk_today(store, kary, "one-to-one", session.today())
    assert asked == [("go", Destination("one-to-one", talk))]
    assert made.side.talk.start.text() == "go on with today’s"


def test_that_todays_planned_talk_begins_where_it_stands(page, session, store, kary):
    talk = a_ride(store, kary, "2026-11-24", kind="talk")
    a_ride(store, kary, "2026-11-26", kind="one-to-one")
    a_ride(store, kary, "2026-11-24")
    made = page()
    begins = [ride.ride.id for ride in made.side.rides if not ride.start.isHidden()]
    assert begins == [talk]
    next(ride for ride in made.side.rides if ride.id == talk).start.click()
    assert talk_today(store, kary, "talk", session.today()) == talk
    assert session.heard == ["Twenty minutes with Kary begun"]


def test_that_enter_on_a_talk_opens_it_and_its_line_says_how_long_it_took(
    qtbot, page, store, clock, kary
):
    before = clock().later(days=-3)
    talk = start_talk(store, before, rep_id=kary, kind="one-to-one").id
    close_talk(store, before.later(minutes=31), ride_id=talk, why_no_step="no time left")
    made = page()
    line = made.timeline.current()
    assert (line.title, line.text) == ("One-to-one done", "31 min · no step: no time left")
    qtbot.keyClick(made.timeline, Qt.Key.Key_Return)
    assert made.asked == [Destination("one-to-one", talk)]


def test_that_the_outlook_is_said_with_its_fall_and_shared_by_its_mark(page, store, clock, kary):
    set_outlook(store, clock().later(days=-40), rep_id=kary, level=5)
    set_outlook(store, clock(), rep_id=kary, level=3, words="The north is gone")
    made = page()
    part = made.side.talk
    assert part._level.text() == "3 mixed, today · fell from 5"
    assert part._words.text() == "“The north is gone”"
    assert [row.flag for row in made.side.next.flags] == ["outlook"]
    part.mark.click()
    assert outlooks_of(store, kary)[0].audience == "rep"


def test_that_of_a_rep_who_said_nothing_no_outlook_is_shown(page):
    assert not page().side.talk.mark.isVisible()


def test_that_an_outlook_stands_in_the_timeline_leads_to_its_talk_and_is_shared_there(
    qtbot, page, store, clock, kary
):
    talk = start_talk(store, clock(), rep_id=kary, kind="talk").id
    set_outlook(store, clock(), rep_id=kary, level=4, words="Good here", ride_id=talk)
    made = page()
    line = made.timeline.current()
    assert (line.title, line.text) == ("Outlook", "4 good · “Good here”")
    qtbot.keyClick(made.timeline, Qt.Key.Key_Return)
    assert made.asked == [Destination("one-to-one", talk)]
    qtbot.keyClick(made.timeline, Qt.Key.Key_S)
    assert outlooks_of(store, kary)[0].audience == "rep"
