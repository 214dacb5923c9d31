"""What is written on a goal: proposed, changed, checked; and never lost half-way."""

from datetime import date

from PySide6.QtCore import Qt

from coachdesk.desk.checkpoints import checkpoints_of
from coachdesk.desk.goals import change_goal, goal_of, goals_of
from coachdesk.domain.due import Due
from tests.builders import TUESDAY, a_goal, a_past_call, an_entry
from tests.ui.goals.doing import press, words, write

Key = Qt.Key
TODAY = TUESDAY.on


def test_that_a_goal_is_proposed_by_its_words_alone_and_starts_where_the_focus_skill_is(
    qtbot, page, session, store, kary, asking
):
    shown = page()
    press(qtbot, shown, Key.Key_N)
    write(qtbot, shown, "Ask until it matters")
    press(qtbot, shown, Key.Key_Return)
    (goal,) = goals_of(store, kary, TODAY)
    assert (goal.words, goal.skill_id, goal.baseline) == ("Ask until it matters", asking, 3)
    assert (goal.purpose, goal.state) == ("grow", "proposed")
    assert "“Ask until it matters”" in words(shown)
    assert shown.list.blocks[0].hasFocus()
    assert session.heard == ["Goal proposed: Kary has yet to agree"]
    session.undo()
    assert goals_of(store, kary, TODAY) == []


def test_that_a_goal_of_the_rep_s_own_waits_for_the_coach(qtbot, page, session, store, kary):
    shown = page()
    press(qtbot, shown, Key.Key_N)
    form = shown.writing.goal
    form.words.setPlainText("Lead a team")
    form.proposed_by.value = "rep"
    shown.keep.trigger()
    (goal,) = goals_of(store, kary, TODAY)
    assert (goal.coach_agreed_on, goal.rep_agreed_on, goal.audience) == (None, TODAY, "rep")
    assert session.heard == ["Goal proposed: you have yet to agree"]


def test_that_a_change_says_that_the_rep_has_to_agree_again(qtbot, page, session, store, kary):
    goal = a_goal(store, kary, rep_agreed_on="2026-11-20", audience="rep", kind="career")
    shown = page()
    press(qtbot, shown, Key.Key_E)
    form = shown.writing.goal
    form.target.setText("4")
    form.when.setText("in 2 weeks")
    shown.keep.trigger()
    one = goal_of(store, goal, TODAY)
    assert (one.target, one.due_on, one.state) == (4, date(2026, 12, 8), "proposed")
    assert session.heard == ["Goal changed: Kary has to agree again"]
    session.undo()
    assert goal_of(store, goal, TODAY).state == "agreed"


def test_that_what_came_in_meanwhile_is_not_written_over(qtbot, page, store, kary):
    goal = a_goal(store, kary, "Ask first. Then listen.", kind="career")
    shown = page()
    press(qtbot, shown, Key.Key_E)
    change_goal(store, TUESDAY, goal_id=goal, words="Ask first. Then listen long.")
    shown.writing.goal.words.setPlainText("Ask twice. Then listen.")
    shown.keep.trigger()
    assert goal_of(store, goal, TODAY).words == "Ask twice. Then listen long."


def test_that_a_figure_or_a_day_that_can_t_be_read_is_marked_and_nothing_is_lost(
    qtbot, page, store, kary
):
    shown = page()
    press(qtbot, shown, Key.Key_N)
    form = shown.writing.goal
    form.words.setPlainText("More")
    form.target.setText("many")
    shown.keep.trigger()
    assert form.target.hasFocus()
    assert form.target.property("wrong")
    form.target.setText("4")
    for no_day in ("some day", "next call"):
        form.when.setText(no_day)
        shown.keep.trigger()
        assert form.when.hasFocus()
    assert goals_of(store, kary, TODAY) == []


def test_that_a_refusal_keeps_the_form_open(qtbot, page, session, store, kary, asking):
    shown = page()
    press(qtbot, shown, Key.Key_N)
    shown.writing.goal.words.setPlainText("More")
    shown.writing.goal.target.setText("9")
    shown.keep.trigger()
    assert session.failures == ["A skill’s levels go from 1 to 5."]
    assert shown.writing.form is shown.writing.goal


def test_that_a_goal_half_written_comes_back_after_escape_and_on_another_visit(
    qtbot, page, store, kary, asking
):
    shown = page()
    press(qtbot, shown, Key.Key_N)
    write(qtbot, shown, "Ask unt")
    shown.writing.goal.when.setText("fri")
    press(qtbot, shown, Key.Key_Escape)
    assert shown.writing.form is None
    again = page()
    press(qtbot, again, Key.Key_N)
    form = again.writing.goal
    assert (form.words.toPlainText(), form.when.due) == ("Ask unt", Due(on=date(2026, 11, 27)))
    press(qtbot, again, Key.Key_Return)
    assert [goal.words for goal in goals_of(store, kary, TODAY)] == ["Ask unt"]
    press(qtbot, again, Key.Key_N)
    assert again.writing.goal.words.toPlainText() == ""


def test_that_a_checkpoint_cites_what_space_chose(qtbot, page, store, kary, asking):
    goal = a_goal(store, kary, skill_id=asking)
    call = a_past_call(store, kary)
    for text in ("Who else feels that?", "Stays silent"):
        an_entry(store, call, kary, text, skill_id=asking, mark="strength")
    shown = page()
    press(qtbot, shown, Key.Key_C)
    write(qtbot, shown, "4")
    form = shown.writing.checkpoint
    form.entries.setFocus()
    press(qtbot, shown, Key.Key_Space, Key.Key_Return)
    (point,) = checkpoints_of(store, goal)
    assert (point.value, [cited.text for cited in point.cited]) == (4, ["Stays silent"])
    assert "+ Stays silent · 24\u00a0Nov" in words(shown)
    assert "now 4" in " ".join(words(shown))
