"""The curbside's three questions, in the order in which a good talk asks them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.desk.curbside import curbside
from coachdesk.desk.debrief import rate
from coachdesk.desk.step import steps_of_call
from coachdesk.ui import theme
from tests.builders import TUESDAY, a_past_call, a_rating, an_entry
from tests.ui.curbside.pressing import ctrl_enter, press, rating, words

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def test_that_the_cursor_stands_first_in_the_reps_own_words(show, store, ended):
    call = ended()
    page = show(call, at_words=True)
    assert QApplication.focusWidget() is page.rep_view.line
    press("I lost him at the price list.", ENTER)
    assert curbside(store, call).rep_view == "I lost him at the price list."
    assert "“I lost him at the price list.”" in words(page)
    assert page.board.notes.section.skill.name == "Ask questions"


def test_that_a_debrief_left_half_way_goes_on_at_the_rating_that_is_missing(
    show, store, kary, ended, ask, insight
):
    call = ended(rep_view="I lost him", focus_2_id=insight)
    a_rating(store, call, kary, ask, 4, rater="rep")
    page = show(call, at_words=True)
    assert page.board.notes.stop.has_cursor
    assert page.board.notes.section.skill.skill_id == insight


def test_that_the_quotation_is_changed_where_it_stands(show, store, ended):
    call = ended(rep_view="I lost him")
    page = show(call)
    QTest.mouseClick(page.rep_view.quotation, Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_End, " early", ENTER)
    assert curbside(store, call).rep_view == "I lost him early"


def test_that_half_a_sentence_is_on_disk_and_there_again_after_a_crash(show, qtbot, store, ended):
    call = ended()
    show(call, at_words=True)
    press("I had him when")
    qtbot.waitUntil(lambda: store.drafts.get(f"rep view/{call}") == '["", "I had him when"]')
    assert curbside(store, call).rep_view == ""
    other = ended()
    store.drafts.put(f"rep view/{other}", '["", "I had him when"]', TUESDAY)
    assert show(other, at_words=True).rep_view.line.text() == "I had him when"


def test_that_the_rep_rates_each_skill_before_the_coach_is_asked(show, store, ended, ask, insight):
    call = ended(focus_2_id=insight)
    page = show(call)
    assert page.board.ladder.question.text() == "How does Kary see it?"
    press("34")
    assert [rating(store, call, skill, "rep")[0] for skill in (ask, insight)] == [3, 4]
    assert page.board.ladder.question.text() == "How do you see it?"
    press("42")
    assert [rating(store, call, skill)[0] for skill in (ask, insight)] == [4, 2]
    assert {"Kary 3 · you 4", "Kary 4 · you 2"} <= set(words(page))
    assert QApplication.focusWidget() is page.steps.form.what


def test_that_the_coachs_rating_is_neither_drawn_nor_askable_before_the_reps(
    show, store, kary, ended, ask
):
    call = ended()
    a_rating(store, call, kary, ask, 5)  # from the other machine, say
    page = show(call)
    assert not any("you" in text for text in words(page) if text.startswith("Kary"))
    assert not any(rung.isChecked() for rung in page.board.ladder.rungs)
    press(Qt.Key.Key_Right, "2")
    assert rating(store, call, ask) == (5, "")
    assert rating(store, call, ask, "rep") == (2, "Behaviour 2")
    assert "Kary 2 · you 5" in words(page)


def test_that_the_ladder_names_whose_the_other_level_is(show, ended):
    page = show(ended())
    press("3")
    names = [rung.accessibleName() for rung in page.board.ladder.rungs]
    assert [name for name in names if name.endswith("Kary")] == ["3: Behaviour 3, Kary"]
    press("4")
    page.board.notes.take_focus()
    press(Qt.Key.Key_Left)
    names = [rung.accessibleName() for rung in page.board.ladder.rungs]
    assert [name for name in names if name.endswith("you")] == ["4: Behaviour 4, you"]


def test_that_an_override_is_one_key_is_said_and_can_be_taken_back(
    show, session, store, ended, ask
):
    call = ended()
    page = show(call)
    press("o4")
    assert rating(store, call, ask) == (4, "Behaviour 4")
    assert rating(store, call, ask, "rep") is None
    assert store.one("SELECT overrode_at FROM call WHERE id = ?", call) == (TUESDAY.stamp,)
    assert "you rated first" in page._header.subtitle.text()
    assert session.heard[-1] == "You rate before Kary: this is kept on record"
    session.undo()
    assert "you 4" not in words(page)
    assert not curbside(store, call).overrode


def test_that_backspace_takes_back_the_rating_just_given(show, store, ended, ask, insight):
    call = ended(focus_2_id=insight)
    show(call)
    press("3", Qt.Key.Key_Backspace)
    assert rating(store, call, ask, "rep") is None
    press("2")
    assert rating(store, call, ask, "rep") == (2, "Behaviour 2")


def test_that_a_correction_stays_where_it_is(show, store, ended, ask, insight):
    call = ended(focus_2_id=insight)
    page = show(call)
    press("34", Qt.Key.Key_Up, Qt.Key.Key_Left, "15")  # twice: no, five
    assert rating(store, call, ask, "rep") == (5, "Behaviour 5")
    assert rating(store, call, ask) is None
    assert page.board.notes.section.skill.skill_id == ask


def test_that_an_entry_and_a_rating_are_shared_by_one_key(show, store, kary, ended, ask):
    call = ended()
    entry = an_entry(store, call, kary, skill_id=ask)
    show(call)
    press("3", Qt.Key.Key_Down, "s")
    audience = "SELECT audience FROM entry WHERE id = ?"
    assert store.one(audience, entry) == ("rep",)
    press("s")
    assert store.one(audience, entry) == ("director",)
    press(Qt.Key.Key_Up, "s")
    assert curbside(store, call).skills[0].own.audience == "rep"


def test_that_the_words_and_the_step_are_shared_at_their_marks(show, store, kary, ended):
    call = ended(rep_view="I lost him")
    page = show(call)
    press(">", "Ask first", ENTER)
    page.rep_view.mark.click()
    page.steps.mark.click()
    assert curbside(store, call).rep_view_audience == "rep"
    assert steps_of_call(store, call, TUESDAY.on)[0].audience == "rep"


def test_that_closing_shares_nothing(show, store, kary, ended, ask):
    call = ended()
    an_entry(store, call, kary, skill_id=ask)
    page = show(call, at_words=True)
    press("I lost him", ENTER, "34", "Ask first", ENTER, "13")
    ctrl_enter(page)
    assert curbside(store, call).closed_at
    for table in ("entry", "rating", "step"):
        assert store.rows(f"SELECT DISTINCT audience FROM {table}") == [("private",)]


def test_that_how_the_talk_went_is_a_tap_each_after_the_step(show, store, ended):
    call = ended()
    page = show(call)
    press(">", "Ask first", ENTER, "2")
    press("1")
    shown = curbside(store, call)
    assert (shown.guided, shown.spoke) == ("directive", "coach")
    page.foot.spoke.links["rep"].click()
    page.foot.guided.links["directive"].click()
    shown = curbside(store, call)
    assert (shown.guided, shown.spoke) == (None, "rep")


def test_that_how_the_talk_went_can_be_said_from_the_menus(show, store, ended):
    call = ended()
    page = show(call)
    for words_of_it in ("A guided talk", "We spoke evenly"):
        next(action for action in page.actions() if action.text() == words_of_it).trigger()
    shown = curbside(store, call)
    assert (shown.guided, shown.spoke) == ("guided", "even")


def test_that_the_lights_say_what_is_missing_and_block_nothing(show, kary, ended):
    page = show(ended(role="demonstration"))
    assert {"○ no behaviour chosen", "○ no action"} <= set(words(page))
    ctrl_enter(page)
    assert page.gone


def test_that_what_was_noted_before_is_read_by_one_key(show, qtbot, store, kary, ended, ask):
    earlier = a_past_call(store, kary, TUESDAY.later(days=-10))
    an_entry(store, earlier, kary, "price list came early", skill_id=ask, mark="deficiency")
    call = ended()
    an_entry(store, call, kary, "price list again", skill_id=ask, mark="deficiency")
    page = show(call)
    assert "Seen before: 14 Nov" in words(page)
    press("b")
    qtbot.waitUntil(lambda: "14 Nov  price list came early" in words(page))
    press("b")
    assert "14 Nov  price list came early" not in words(page)


def test_that_who_asked_for_a_change_after_the_talk_is_one_key(show, store, kary, ask):
    call = a_past_call(store, kary, focus_1_id=ask)
    a_rating(store, call, kary, ask, 4)
    rate(store, TUESDAY.later(days=1), call_id=call, skill_id=ask, level=3)
    page = show(call)
    assert "you 3 · in the talk 4" in words(page)
    press("w")
    assert "you 3 · in the talk 4, Kary asked" in words(page)
    press("w")
    assert "you 3 · in the talk 4, you changed it" in words(page)


def test_that_a_disputed_rating_says_so(show, store, kary, ask):
    call = a_past_call(store, kary, focus_1_id=ask)
    a_rating(store, call, kary, ask, 4, rater="rep")
    a_rating(store, call, kary, ask, 2, disputed_on="2026-11-25")
    assert "Kary 4 · you 2 · Kary disagrees" in words(show(call))


def test_that_a_debrief_left_half_way_goes_on_where_it_was_next_week(
    show, store, clock, ended, ask, insight
):
    call = ended(focus_2_id=insight)
    page = show(call, at_words=True)
    press("I lost him", ENTER, "34")
    page.flush()
    clock.go_on(days=7)
    with store.write(clock()) as tx:  # the skill is archived meanwhile
        tx.update("skill", ask, archived_on="2026-11-30")
    again = show(call)
    assert "Kary 3" in words(again)
    press("42")
    assert [rating(store, call, skill)[0] for skill in (ask, insight)] == [4, 2]


def test_that_in_touch_mode_a_tap_is_as_high_as_a_finger_needs(qapp, qtbot, show, ended):
    theme.apply(qapp, "light", touch=True)
    page = show(ended())
    links = [*page.foot.guided.links.values(), *page.foot.spoke.links.values()]
    qtbot.waitUntil(lambda: min(link.height() for link in links) >= 44)
    theme.apply(qapp, "light")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_a_call_ends_without_a_debrief_by_one_tap_on_why(show, store, ended, session):
    call = ended()
    page = show(call)
    next(action for action in page.actions() if action.text() == "No debrief …").trigger()
    QTest.keyClick(QApplication.activePopupWidget(), ENTER)
    assert store.one("SELECT undebriefed, closed_at FROM call WHERE id = ?", call) == (
        "no time", None,
    )  # fmt: skip
    session.undo()
    assert store.one("SELECT undebriefed FROM call WHERE id = ?", call) == (None,)
