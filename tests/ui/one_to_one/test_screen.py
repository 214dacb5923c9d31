import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from coachdesk.desk.goals import propose_goal
from coachdesk.desk.one_to_one import close_talk, start_talk, talk_of, unstart_talk
from coachdesk.desk.outlook import outlooks_of, set_outlook
from coachdesk.desk.plan import end_ride
from coachdesk.desk.step import close_step, open_steps
from coachdesk.ui.places import Destination
from tests.builders import a_rep, a_ride, a_row, a_step
from tests.ui.accessible import unnamed

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def words(widget):
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]


def close(qtbot, made):
    qtbot.keyClick(made.focusWidget() or made, Key.Key_Return, CTRL)


def test_that_the_page_says_with_whom_how_long_and_when_the_one_before_was(
    page, store, clock, kary
):
    before = clock().later(days=-14)
    talk = start_talk(store, before, rep_id=kary, kind="one-to-one").id
    close_talk(store, before, ride_id=talk, why_no_step="no time left")
    made = page(start_talk(store, clock(), rep_id=kary, kind="one-to-one").id)
    clock.go_on(minutes=12)
    made._on_minute()
    assert made.header.title.text() == "One-to-one with Kary"
    assert made.header.subtitle.text() == "12 min · the one before Tue 10 Nov"
    assert unnamed(made) == []


def test_that_the_agenda_needs_no_typing(page, store, clock, kary, begun):
    a_step(store, kary, "Send the rollout story", owner="coach")
    a_step(store, kary, "Work out the cost of waiting")
    done = a_step(store, kary, "Ask Larchfield")
    close_step(store, clock(), step_id=done, result="done", note="they called back")
    for metric, value in (("won_count", 3), ("won_value", 41200)):
        a_row(store, "result", rep_id=kary, metric=metric, value=value, starts_on="2026-11-01",
              ends_on="2026-11-30")  # fmt: skip
    propose_goal(store, clock(), rep_id=kary, words="Ask until it matters", baseline=2, target=4)
    shown = words(page(begun).agenda)
    assert shown == [
        "You owe", "Send the rollout story", "no date",
        "Kary will", "Work out the cost of waiting", "no date",
        "Kary kept 1 of 1 step", "Since Fri 25 Sep", "Ask Larchfield",
        "done, Kary · they called back",
        "November won 3, 41,200", "Goals", "Ask until it matters",
        "2 → 4 · proposed · Kary has yet to agree",
    ]  # fmt: skip


def test_that_the_cursor_stands_on_my_own_promise_and_space_and_enter_end_it(
    qtbot, page, session, store, kary, begun
):
    a_step(store, kary, "Theirs")
    mine = a_step(store, kary, "Mine", owner="coach")
    made = page(begun)
    qtbot.waitUntil(made.agenda.steps.rows[0].box.hasFocus)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "sent")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert [step.what for step in open_steps(store, kary, session.today())] == ["Theirs"]
    session.undo()
    assert mine in {step.id for step in open_steps(store, kary, session.today())}


def test_that_a_digit_is_the_outlook_and_the_words_are_kept_when_they_are_left(
    qtbot, page, store, kary, begun
):
    made = page(begun)
    qtbot.keyClick(made.outlook.level.button, Key.Key_4)
    made.outlook.words.setFocus()
    qtbot.keyClicks(made.outlook.words, "I like it here")
    made.side.note.setFocus()
    (one,) = outlooks_of(store, kary)
    assert (one.level, one.words, one.ride_id, one.audience) == (
        4, "I like it here", begun, "private")  # fmt: skip
    made.outlook.mark.click()
    assert outlooks_of(store, kary)[0].audience == "rep"
    assert made.outlook.meaning.text() == "good"


def test_that_words_without_a_level_are_kept_as_a_draft_and_asked_about_at_the_close(
    qtbot, page, store, kary, begun
):
    made = page(begun)
    qtbot.keyClicks(made.outlook.words, "Hard to say")
    made.side.why["nothing to agree on"].click()
    assert made.outlook.meaning.text().startswith("Choose 1 to 5")
    assert talk_of(store, begun).is_open
    again = page(begun)
    assert again.outlook.words.words == "Hard to say"
    qtbot.keyClick(again.outlook.level.button, Key.Key_2)
    assert [(one.level, one.words) for one in outlooks_of(store, kary)] == [(2, "Hard to say")]


def test_that_an_outlook_taken_out_comes_back_by_undo(page, session, store, kary, begun):
    set_outlook(store, session.now(), rep_id=kary, level=4, ride_id=begun)
    made = page(begun)
    made.outlook.level._group.button(0).click()
    assert outlooks_of(store, kary) == []
    session.undo()
    assert made.outlook.level.value == 4


def test_that_the_outlook_before_stands_beneath_with_its_trend(page, store, clock, kary, begun):
    for days, level in ((90, 3), (60, 4), (30, 5)):
        set_outlook(store, clock().later(days=-days), rep_id=kary, level=level, words="So so")
    assert page(begun).outlook.trend.text() == "25 Oct: 5, “So so”; before that 4, 3"


def test_that_it_closes_on_a_step_and_goes_to_the_rep(qtbot, page, session, store, kary, begun):
    made = page(begun)
    close(qtbot, made)
    assert any("It closes on a next step" in text for text in words(made.side))
    assert made.asked == []
    qtbot.keyClicks(QApplication.focusWidget(), "Send the story fri")
    close(qtbot, made)
    (step,) = open_steps(store, kary, session.today())
    assert (step.what, step.ride_id, step.due.on.isoformat()) == (
        "Send the story", begun, "2026-11-27")  # fmt: skip
    assert talk_of(store, begun).ended_as == "done"
    assert made.asked == [Destination("rep", kary)]
    session.undo()
    assert talk_of(store, begun).is_open


@pytest.mark.parametrize("own", [False, True])
def test_that_one_tap_or_own_words_close_it_without_a_step(qtbot, page, store, begun, own):
    made = page(begun)
    if own:
        qtbot.keyClicks(made.side.own, "Kary had to run")
        qtbot.keyClick(made.side.own, Key.Key_Return)
    else:
        made.side.why["no time left"].click()
    assert talk_of(store, begun).why_no_step == ("Kary had to run" if own else "no time left")


def test_that_minutes_are_asked_for_where_they_could_not_be_measured(qtbot, page, clock, store,
                                                                     begun):  # fmt: skip
    clock.go_on(days=1)
    made = page(begun)
    assert made.side.minutes.isVisible()
    made.side.why["no time left"].click()
    assert made.side.minutes.hasFocus()
    qtbot.keyClicks(made.side.minutes, "35")
    made.side.why["no time left"].click()
    assert talk_of(store, begun).minutes == 35


def test_that_a_closed_one_shows_what_it_was_and_its_minutes_can_be_corrected(
    qtbot, page, store, clock, begun
):
    close_talk(store, clock.go_on(minutes=25), ride_id=begun, why_no_step="no time left")
    made = page(begun)
    assert made.header.subtitle.text() == "25 min · closed · the first one"
    assert "No step: no time left" in words(made.side)
    assert not made.side.why["no time left"].isVisible()
    made.side.minutes.selectAll()
    qtbot.keyClicks(made.side.minutes, "40")
    qtbot.keyClick(made.side.minutes, Key.Key_Return)
    assert talk_of(store, begun).minutes == 40
    made.go_on.trigger()
    assert talk_of(store, begun).is_open


def test_that_what_is_typed_and_not_left_is_there_after_a_crash(page, begun):
    made = page(begun)
    made.side.note.setPlainText("Wants the north")
    made.side.note._draft.keep()
    assert page(begun).side.note.words == "Wants the north"


def test_that_the_note_is_private_until_it_is_shared(page, store, begun):
    made = page(begun)
    made.side.note.setPlainText("Wants the north")
    made.flush()
    assert talk_of(store, begun).note.audience == "private"
    made.side.mark.click()
    assert talk_of(store, begun).note.audience == "rep"


def test_that_a_note_that_was_emptied_comes_back_by_undo(page, session, store, begun):
    made = page(begun)
    for text in ("Wants the north", ""):
        made.side.note.setPlainText(text)
        made.flush()
    assert talk_of(store, begun).note is None
    session.undo()
    assert made.side.note.words == "Wants the north"


def test_that_a_talk_of_questions_shows_questions_and_no_steps(page, store, clock, kary):
    a_step(store, kary, "Send the rollout story", owner="coach")
    made = page(start_talk(store, clock(), rep_id=kary, kind="talk").id)
    assert made.header.title.text() == "Twenty minutes with Kary"
    assert len(words(made.agenda)) == 4
    assert made.agenda.steps.rows == []


def test_that_a_talk_taken_back_meanwhile_leads_to_the_rep(page, session, store, kary, begun):
    made = page(begun)
    session.do(unstart_talk, ride_id=begun)
    assert made.asked == [Destination("rep", kary)]


def test_that_another_talk_shows_nothing_of_the_one_before(page, store, clock, begun):
    made = page(begun)
    made.side.note.setPlainText("Wants the north")
    zane = a_rep(store, "Zane Levin")
    other = start_talk(store, clock(), rep_id=zane, kind="one-to-one").id
    made.show_anew(Destination("one-to-one", other))
    assert made.side.note.words == ""
    assert talk_of(store, begun).note.text == "Wants the north"
    assert talk_of(store, other).note is None


def test_that_the_cursor_keys_go_along_the_steps_and_on_to_the_outlook(
    qtbot, page, store, kary, begun
):
    for what in ("First", "Second"):
        a_step(store, kary, what)
    made = page(begun)
    first, second = (row.box for row in made.agenda.steps.rows)
    qtbot.keyClick(first, Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Key.Key_Up)
    assert first.hasFocus()
    made.resize(1200, 260)
    qtbot.keyClick(second, Key.Key_Down)
    assert made.outlook.level.button.hasFocus()
    assert not made.outlook.level.visibleRegion().isEmpty()


def test_that_one_said_to_be_done_without_having_been_begun_is_shown_and_can_not_go_on(
    page, session, store, kary
):
    talk = a_ride(store, kary, kind="one-to-one")
    session.do(end_ride, ride_id=talk, ended_as="done")
    made = page(talk)
    assert made.header.subtitle.text() == "closed · the first one"
    assert not made.go_on.isVisible()
    assert made.asked == []


def test_that_one_that_was_cancelled_has_no_page(session, store, kary):
    talk = a_ride(store, kary, kind="one-to-one")
    session.do(end_ride, ride_id=talk, ended_as="cancelled", ended_by="rep", note="ill")
    assert not talk_of(store, talk).was_held
