from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.desk.curbside import curbside
from coachdesk.desk.step import add_step, steps_of_call
from coachdesk.domain.due import Due
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_ride
from tests.ui.curbside.pressing import ctrl_enter, press, words


def test_that_a_next_step_takes_a_line_and_three_tabs(show, store, ended):
    call = ended()
    show(call)
    press(">", "Work out the cost", Qt.Key.Key_Tab, "in 2 weeks", Qt.Key.Key_Tab, Qt.Key.Key_Right,
          Qt.Key.Key_Tab, "in the next call", Qt.Key.Key_Return)  # fmt: skip
    (step,) = steps_of_call(store, call, TUESDAY.on)
    assert (step.what, step.owner, step.how_seen) == ("Work out the cost", "coach",
                                                      "in the next call")  # fmt: skip
    assert step.due.on.isoformat() == "2026-12-08"


def test_that_the_day_is_understood_while_it_is_typed(show, ended):
    page = show(ended())
    press(">", Qt.Key.Key_Tab, "12/3")
    assert page.steps.form.when.told == "Thu 3 Dec"
    press("xx")
    assert page.steps.form.when.told == "not a day I know"


def test_that_a_line_that_ends_in_a_day_and_me_says_both(show, store, ended):
    call = ended()
    show(call)
    press(">", "send the story me fri", Qt.Key.Key_Tab)
    (step,) = steps_of_call(store, call, TUESDAY.on)
    assert (step.what, step.owner, step.due.on.isoformat()) == (
        "send the story", "coach", "2026-11-27",
    )  # fmt: skip


def test_that_closing_without_a_step_is_refused_at_its_field(show, store, ended):
    call = ended()
    page = show(call)
    ctrl_enter(page)
    assert page.gone == []
    assert QApplication.focusWidget() is page.steps.form.what
    assert any("closes on a next step" in text for text in words(page))
    assert curbside(store, call).closed_at is None


def test_that_closing_stores_what_stands_there_and_goes_to_the_rep(show, store, ended, kary):
    call = ended()
    page = show(call)
    press(">", "Work out the cost")
    ctrl_enter(page)
    assert page.gone == [Destination("rep", kary)]
    assert curbside(store, call).closed_at
    assert [step.what for step in steps_of_call(store, call, TUESDAY.on)] == ["Work out the cost"]


def test_that_a_day_that_is_none_keeps_the_debrief_open(show, store, ended):
    call = ended()
    page = show(call)
    press(">", "Work out the cost", Qt.Key.Key_Tab, "soonish")
    ctrl_enter(page)
    assert page.gone == []
    assert QApplication.focusWidget() is page.steps.form.when


def test_that_a_joint_selling_call_closes_at_once(show, ended, kary):
    page = show(ended(role="joint selling"))
    ctrl_enter(page)
    assert page.gone == [Destination("rep", kary)]


def test_that_a_call_closes_on_a_step_that_its_ride_along_shares(show, qtbot, store, ended, kary):
    ride = a_ride(store, kary)
    first, second = ended(ride_id=ride), ended(ride_id=ride)
    page = show(first)
    press(">", "Ask first", Qt.Key.Key_Return)
    page.steps._shared.click()
    other = show(second)
    qtbot.waitUntil(lambda: "Ask first" in words(other))
    ctrl_enter(other)
    assert other.gone == [Destination("rep", kary)]


def test_that_closing_can_be_taken_back(show, session, store, ended):
    call = ended(role="demonstration")
    said = []
    session.said.connect(lambda text, undo: said.append((text, undo)))
    ctrl_enter(show(call))
    text, undo = said[-1]
    assert text == "Debrief closed"
    undo()
    assert curbside(store, call).closed_at is None


def test_that_the_minutes_of_the_talk_are_kept_without_the_pause_in_it(show, store, clock, ended):
    call = ended(role="demonstration")
    page = show(call)
    for minutes in (3, 60, 2):  # somebody left for an hour
        clock.go_on(minutes=minutes)
        press("3")
    ctrl_enter(page)
    assert store.one("SELECT debrief_minutes FROM call WHERE id = ?", call) == (10,)


def test_that_time_spent_elsewhere_is_none_of_the_talks(show, store, clock, ended):
    call = ended(role="demonstration")
    page = show(call)
    clock.go_on(minutes=2)
    press("3")
    clock.go_on(minutes=60)
    page.open(call, "curbside")  # back from another place
    ctrl_enter(page)
    assert store.one("SELECT debrief_minutes FROM call WHERE id = ?", call) == (2,)


def test_that_a_half_typed_step_is_there_after_a_crash(show, qtbot, store, ended):
    call = ended()
    page = show(call)
    press(">", Qt.Key.Key_Tab, "soonish")
    key = f"step/{call}"
    qtbot.waitUntil(lambda: store.drafts.get(key) is not None)
    again = show(call)
    assert again.steps.form.when.text() == "soonish"
    assert page.steps.form.when.is_wrong


def test_that_steps_of_the_live_call_stand_in_the_form_and_below(show, qtbot, store, ended, kary):
    call = ended()
    for what in ("first", "second"):
        add_step(store, TUESDAY, rep_id=kary, call_id=call, what=what, due=Due(when="next call"))
    page = show(call)
    assert page.steps.form.what.text() == "first"
    assert page.steps.form.when.text() == "next call"
    qtbot.waitUntil(lambda: "second" in words(page))


def test_that_an_emptied_step_is_taken_away_with_a_way_back(show, session, store, ended, kary):
    call = ended()
    add_step(store, TUESDAY, rep_id=kary, call_id=call, what="not meant")
    said = []
    session.said.connect(lambda text, undo: said.append(undo))
    show(call)
    press(">")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    assert steps_of_call(store, call, TUESDAY.on) == []
    said[-1]()
    assert [step.what for step in steps_of_call(store, call, TUESDAY.on)] == ["not meant"]


def test_that_a_rating_changed_after_closing_shows_both(show, store, clock, ended):
    call = ended(role="demonstration")
    page = show(call)
    press("34")
    clock.go_on(minutes=1)
    ctrl_enter(page)
    clock.go_on(days=1)
    page.setFocus()
    press("2")
    assert "Kary 3 · you 2 · in the talk 4" in words(page)
    assert page.primary.text() == "Back to Kary"


def test_that_next_call_leaves_the_debrief_to_do(show, store, ended):
    call = ended()
    page = show(call)
    moved = []
    page.moved_on.connect(lambda *to: moved.append(to))
    page._next.trigger()
    assert moved == [("next", call)]
    assert curbside(store, call).closed_at is None


def test_that_tab_goes_on_from_the_form_to_another_step_and_back(show, store, ended, kary):
    ride = a_ride(store, kary)
    call = ended(ride_id=ride)
    for what in ("first", "second"):
        add_step(store, TUESDAY, rep_id=kary, call_id=call, what=what)
    page = show(call)
    steps = page.steps
    steps.form.how.setFocus()
    press("in the next call")
    for stop in (steps.mark, steps._shared, steps._another):
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop
    QApplication.processEvents()  # the lines drawn anew come into view
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Edit: second"
    for stop in (steps._another, steps._shared, steps.mark, steps.form.how):
        press(Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is stop


def test_that_tab_goes_from_the_last_step_past_what_is_folded_to_the_taps_and_close(
    show, store, kary, ended
):
    call = ended()
    for what in ("first", "second"):
        add_step(store, TUESDAY, rep_id=kary, call_id=call, what=what)
    page = show(call)
    page.steps.tab_stops[-1].setFocus()
    heads = [fold.head for fold in page.folds.folds]
    for stop in (*heads, *page.foot.tab_stops, page._next_button, page._close_button):
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop


def test_that_what_came_in_while_a_step_was_typed_over_is_not_lost(show, store, kary, ended):
    call = ended()
    step = add_step(store, TUESDAY, rep_id=kary, call_id=call, what="Send it. Call her.").id
    page = show(call)
    press(">", Qt.Key.Key_End, " Mine.")
    with store.write(TUESDAY.later(hours=1)) as tx:
        tx.update("step", step, what="Send it today. Call her.")
    page.session.notice_others()
    press(Qt.Key.Key_Tab)
    assert store.rows("SELECT what FROM step") == [("Send it today. Call her. Mine.",)]
