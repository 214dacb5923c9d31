import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coachdesk.desk.one_to_one import talk_of
from coachdesk.desk.outlook import set_outlook
from coachdesk.desk.stops import add_stop, edit_stop, stops_of
from coachdesk.desk.templates import lines
from coachdesk.ui.kit import Link
from coachdesk.ui.one_to_one.screen import OneToOneScreen
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_past_call, a_rep, a_ride, a_row, a_skill, a_step
from tests.ui.accessible import unnamed

POPUP = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def press(*keys):
    for key in keys:
        widget = QApplication.focusWidget()
        QTest.keyClicks(widget, key) if isinstance(key, str) else QTest.keyClick(widget, key)


def accounts(store, ride):
    return [stop.account for stop in stops_of(store, ride)]


def test_that_a_ride_along_is_prepared_one_press_from_the_reps_page(app, kary, ride):
    app.go(Destination("rep", kary))
    app.shown.side.rides[0].prepare.click()
    assert app.shown.header.title.text() == "Ride-along with Kary"
    assert "25 Nov · 9:00 · Portland" in app.shown.header.subtitle.text()


def test_that_the_sheet_is_a_pdf_with_the_second_press(app, kary, ride, prompts, tmp_path):
    app.go(Destination("rep", kary))
    app.shown.side.rides[0].prepare.click()
    prompts.answers = [tmp_path / "sheet.pdf"]
    app.shown.primary.trigger()
    file = pypdfium2.PdfDocument(str(tmp_path / "sheet.pdf"))
    assert "Portland" in file[0].get_textpage().get_text_range()
    file.close()


@POPUP
def test_that_stops_are_added_watched_moved_and_left_out_by_keys_alone(store, page, ride):
    press("Betelgard", Key.Key_Return, "Orbit", Key.Key_Return, "Sunnafield", Key.Key_Return)
    assert accounts(store, ride) == ["Betelgard", "Orbit", "Sunnafield"]
    page.stops.rows[2].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Up, ALT)
    assert accounts(store, ride) == ["Betelgard", "Sunnafield", "Orbit"]
    press(Key.Key_Space, Key.Key_Up, Key.Key_Delete)
    assert accounts(store, ride) == ["Sunnafield", "Orbit"]
    assert [stop.watch for stop in stops_of(store, ride)] == [False, True]


def test_that_a_stop_left_out_is_brought_back(store, session, page, ride):
    undo = []
    session.said.connect(lambda text, back: undo.append(back))
    add_stop(store, TUESDAY, ride_id=ride, account="Betelgard")
    page.refresh()
    page.stops.rows[0].removed.emit()
    assert accounts(store, ride) == []
    undo[-1]()
    assert accounts(store, ride) == ["Betelgard"]


def test_that_an_open_deal_is_one_press_away(store, session, kary, page, ride):
    a_row(store, "deal", rep_id=kary, account="Betelgard", product="GTX", stage="Engaging")
    page.refresh()
    (chip,) = page.stops.findChildren(Link)
    chip.click()
    (stop,) = stops_of(store, ride)
    assert (stop.account, stop.objective) == ("Betelgard", "Move GTX on from engaging")


def test_that_what_makes_a_call_unsafe_is_said_and_read_anew(store, page, ride):
    press("Betelgard", Key.Key_Return)
    row = page.stops.rows[0]
    row.toggle()
    row.form.choices["informed"].chosen.emit(False)
    assert row.reading.text() == (
        "Not safe to coach on: the customer wasn’t told that you come along"
    )
    assert stops_of(store, ride)[0].facts.informed is False


def test_that_a_field_is_kept_as_it_is_left_and_a_wrong_hour_is_marked(store, page, ride):
    press("Betelgard", Key.Key_Return)
    row = page.stops.rows[0]
    row.setFocus()
    press(Key.Key_Return)
    row.form.at.setFocus()
    press("noon", Key.Key_Tab)
    assert row.form.at.property("wrong")
    row.form.at.setFocus()
    row.form.at.selectAll()
    press("9.30", Key.Key_Tab, "45", Key.Key_Escape)
    (stop,) = stops_of(store, ride)
    assert (stop.starts_minute, stop.minutes) == (570, 45)
    assert row.form is None


def test_that_the_way_to_learn_that_the_rep_chose_last_time_comes_back(store, kary, ride, app):
    call = a_past_call(store, kary)
    skill = a_skill(store, "Ask questions")
    for what, chosen in (("the first two minutes", 1), ("Hannah", 0)):
        a_row(store, "way", rep_id=kary, call_id=call, skill_id=skill, kind="rehearse",
              what=what, offered_on="2026-11-23", chosen=chosen)  # fmt: skip
    app.go(Destination("ride", ride))
    told = [each.text() for each in app.shown.side.findChildren(QLabel)]
    assert "Kary chose to rehearse: the first two minutes · Ask questions" in told
    assert not any("Hannah" in text for text in told)


def test_that_prepared_is_one_tap_and_the_rate_stands_beside_it(store, page, ride):
    page.side.answer.chosen.emit("partly")
    assert store.rows("SELECT prepared FROM ride") == [("partly",)]
    assert page.side.rate.text() == "Prepared 0 of 1, partly 1"


def test_that_a_top_rep_is_asked_first_what_they_bring(store, kary, ride, app):
    a_row(store, "tier", rep_id=kary, tier="top", starts_on="2026-01-01")
    app.go(Destination("ride", ride))
    side = app.shown.side
    assert side.layout().itemAt(0).widget().isAncestorOf(side.bring)
    side.bring.setFocus()
    press("The rollout story")
    app.go(Destination("team"))
    assert store.rows("SELECT bring FROM ride") == [("The rollout story",)]


def test_that_the_sheet_is_copied_as_text_for_a_mail(page):
    page.copy.trigger()
    assert QGuiApplication.clipboard().text().startswith("Field day, Kary\n")


def test_that_signs_no_font_has_are_said_before_the_file_is_made(store, app, prompts, tmp_path):
    ride = a_ride(store, a_rep(store, "Ann \U00010380"), "2026-11-26")
    app.go(Destination("ride", ride))
    prompts.answers = ["Go on", tmp_path / "sheet.pdf"]
    app.shown.primary.trigger()
    assert prompts.asked[0] == "No font on this computer can print \U00010380"
    assert (tmp_path / "sheet.pdf").exists()


def test_that_a_folder_that_takes_nothing_is_said_plainly(page, session, prompts, tmp_path):
    failed = []
    session.failed.connect(failed.append)
    prompts.answers = [tmp_path / "gone" / "sheet.pdf"]
    page.primary.trigger()
    assert failed == ["sheet.pdf could not be written: No such file or directory."]


def test_that_a_session_taken_back_leads_away_and_says_so(store, app, page, session, ride):
    failed = []
    session.failed.connect(failed.append)
    with store.write(TUESDAY) as tx:
        tx.delete("ride", ride)
    page.refresh()
    assert failed == ["This session is no longer in the file."]


def test_that_everything_on_the_page_has_a_name(store, page, kary, ride):
    a_step(store, kary)
    skill = a_skill(store)
    a_row(store, "focus", rep_id=kary, skill_id=skill, starts_on="2026-10-01")
    add_stop(store, TUESDAY, ride_id=ride, account="Betelgard")
    page.refresh()
    page.stops.rows[0].toggle()
    assert unnamed(page) == []


def test_that_the_lists_are_changed_where_they_stand(store, app):
    app.go(Destination("preparation"))
    page = app.shown
    first, second, *_ = lines(store, "rep preparation")
    mine = page.lists[0]
    mine.fields[first.id].setFocus()
    mine.fields[first.id].selectAll()
    press("In my words", Key.Key_Tab)
    field = mine.fields[second.id]
    field.setFocus()
    QTest.keyClick(field, Key.Key_Up, ALT)
    mine.new.setFocus()
    press("One more", Key.Key_Return)
    told = [line.text for line in lines(store, "rep preparation")]
    assert (told[:2], told[-1]) == ([second.text, "In my words"], "One more")
    field = mine.fields[first.id]
    field.setFocus()
    field.setText("")
    mine.new.setFocus()
    assert "In my words" not in [line.text for line in lines(store, "rep preparation")]
    assert unnamed(page) == []


def test_that_the_coaching_to_expect_stands_over_the_stops(store, session, page, ride):
    for name in ("Betelgard", "Orbit", "Sunnafield"):
        stop = add_stop(store, TUESDAY, ride_id=ride, account=name).id
    session.do(edit_stop, stop_id=stop, watch=False)
    session.do(edit_stop, stop_id=stops_of(store, ride)[0].id, minutes=20)
    assert page.stops.expected.text() == "2 to watch, 1:05 of coaching to expect"


def test_that_what_is_still_to_be_asked_is_said_of_a_watched_stop_only(store, session, page, ride):
    stop = session.do(add_stop, ride_id=ride, account="Betelgard").id
    row = page.stops.rows[0]
    assert row.reading.text() == "Ask whether the customer knows that you come along"
    session.do(edit_stop, stop_id=stop, watch=False)
    assert row.reading.text() == ""


def test_that_the_week_leads_to_what_is_to_be_prepared(store, app, ride):
    app.go(Destination("week"))
    (item,) = [item for item in app.shown.grid.items if item.id == ride]
    app.shown.open_item(item)
    assert app.shown.header.title.text() == "Ride-along with Kary"


@pytest.mark.parametrize("kind", ["one-to-one", "talk"])
def test_that_a_conversation_has_questions_and_no_stops(store, app, kary, kind, prompts, tmp_path):
    talk = a_ride(store, kary, "2026-11-24", kind=kind)
    app.go(Destination("ride", talk))
    page = app.shown
    assert page.stops.isHidden()
    assert page.start_button.isHidden()
    assert not page.talk_button.isHidden()
    assert not page.field_pdf.isVisible()
    page.copy.trigger()
    mail = QGuiApplication.clipboard().text()
    assert "We will talk about\n- What is happening with your customers?" in mail
    assert "For each stop" not in mail


@pytest.mark.parametrize("kind", ["one-to-one", "talk"])
def test_that_todays_conversation_begins_from_its_page_and_another_days_does_not(
    store, app, kary, kind
):
    later, now = (a_ride(store, kary, f"2026-11-{day}", kind=kind) for day in (25, 24))
    app.go(Destination("ride", later))
    assert app.shown.talk_button.isHidden()
    app.go(Destination("ride", now))
    app.shown.talk.trigger()
    assert isinstance(app.shown, OneToOneScreen)
    assert talk_of(store, now).is_open


def test_that_the_outlook_stands_beside_the_stops_and_on_no_sheet(store, app, page, kary, session):
    assert page.side._titles["outlook"].isHidden()
    session.do(set_outlook, rep_id=kary, level=2, words="Not sure I stay")
    told = {part.text() for part in page.side._titles["outlook"].findChildren(QLabel)}
    assert told == {"Outlook", "2 doubtful, today", "“Not sure I stay”"}
    page.copy.trigger()
    assert "Not sure" not in QGuiApplication.clipboard().text()
