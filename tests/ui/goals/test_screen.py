"""A rep's goals by keys: proposed, agreed, checked, reached, ended, each with a way back."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.checkpoints import add_checkpoint, checkpoints_of
from coachdesk.desk.goals import agree_goal, change_goal, goal_of, goals_of
from coachdesk.ui.history_panel import HistoryPanel
from coachdesk.ui.places import Destination
from tests.builders import (
    TUESDAY,
    a_goal,
    a_rep,
)
from tests.ui.goals.doing import press, words

Key = Qt.Key
TODAY = TUESDAY.on


def test_that_both_agree_by_a_key_each_and_the_rep_s_shares_it(qtbot, page, session, store, kary):
    goal = a_goal(store, kary)
    shown = page()
    press(qtbot, shown, Key.Key_A)
    assert goal_of(store, goal, TODAY).agreed_on == TODAY
    assert goal_of(store, goal, TODAY).audience == "rep"
    assert session.heard == ["Kary agrees: for Kary from now on"]
    assert shown.list.blocks[0].mark.audience == "rep"
    session.undo()
    assert goal_of(store, goal, TODAY).audience == "private"
    press(qtbot, shown, Key.Key_I)
    assert goal_of(store, goal, TODAY).coach_agreed_on is None


def test_that_a_box_is_ticked_in_place(qtbot, page, store, kary):
    goal = a_goal(store, kary)
    shown = page()
    qtbot.keyClick(shown.list.blocks[0].boxes["rep"], Key.Key_Space)
    assert goal_of(store, goal, TODAY).state == "agreed"


def test_that_a_checkpoint_is_shared_by_its_mark_and_taken_away_with_a_way_back(
    qtbot, page, session, store, kary
):
    goal = a_goal(store, kary)
    add_checkpoint(store, TUESDAY, goal=goal_of(store, goal, TODAY), note="Half-way")
    shown = page()
    row = shown.list.blocks[0].points[0]
    qtbot.keyClick(row.mark, Key.Key_Space)
    assert [point.audience for point in checkpoints_of(store, goal)] == ["rep"]
    shown.list.blocks[0].points[0].drop.click()
    assert checkpoints_of(store, goal) == []
    session.undo()
    assert [point.note for point in checkpoints_of(store, goal)] == ["Half-way"]


def test_that_a_goal_is_shared_by_a_key(qtbot, page, store, kary):
    goal = a_goal(store, kary)
    shown = page()
    press(qtbot, shown, Key.Key_S)
    assert goal_of(store, goal, TODAY).audience == "rep"


def test_that_reached_asks_when_to_look_again_and_knows_an_answer(
    qtbot, page, session, store, kary
):
    goal = a_goal(store, kary, rep_agreed_on="2026-11-20")
    shown = page()
    press(qtbot, shown, Key.Key_R)
    assert shown.recheck.said.text() == "Wed 24 Feb"
    press(qtbot, shown, Key.Key_Return)
    assert goal_of(store, goal, TODAY).recheck_on == date(2027, 2, 24)
    session.undo()
    assert goal_of(store, goal, TODAY).state == "agreed"
    press(qtbot, shown, Key.Key_R)
    shown.recheck.field.setText("today")
    press(qtbot, shown, Key.Key_Return)
    assert goal_of(store, goal, TODAY).state == "agreed"


def test_that_a_goal_that_did_not_hold_is_worked_on_again(qtbot, page, store, kary):
    goal = a_goal(store, kary, reached_on="2026-08-01", recheck_on="2026-11-01")
    shown = page()
    assert "reached 1 Aug · look again 1 Nov" in words(shown)
    press(qtbot, shown, Key.Key_W)
    assert goal_of(store, goal, TODAY).reached_on is None


def test_that_an_ended_goal_is_folded_away_and_comes_back_by_undo(
    qtbot, page, session, store, kary
):
    goal = a_goal(store, kary, "Lead a team", kind="career")
    shown = page()
    press(qtbot, shown, Key.Key_X)
    shown.writing.end.note.setText("Changed plans")
    qtbot.keyClick(shown.writing.end.note, Key.Key_Return)
    assert goal_of(store, goal, TODAY).outcome == "dropped"
    assert "“Lead a team”" not in words(shown)
    assert session.heard == ["Goal dropped"]
    session.undo()
    assert goal_of(store, goal, TODAY).closed_on is None
    assert "“Lead a team”" in words(shown)


def test_that_ended_goals_unfold(qtbot, page, store, kary):
    a_goal(store, kary, "Lead a team", closed_on="2026-10-01", outcome="dropped")
    shown = page()
    assert "“Lead a team”" not in words(shown)
    shown.list.folded.click()
    assert {"“Lead a team”", "dropped 1 Oct"} <= set(words(shown))
    assert not shown.action("end").isEnabled()
    assert shown.action("resume").isEnabled()


def test_that_one_taken_for_a_goal_by_mistake_goes_with_a_way_back(
    qtbot, page, session, store, kary
):
    a_goal(store, kary)
    shown = page()
    press(qtbot, shown, Key.Key_Delete)
    assert goals_of(store, kary, TODAY) == []
    session.undo()
    assert len(goals_of(store, kary, TODAY)) == 1


def test_that_up_and_down_go_from_goal_to_goal_and_keys_act_on_the_one_gone_to(
    qtbot, page, store, kary
):
    first, second = a_goal(store, kary, "A", due_on="2026-12-01"), a_goal(store, kary, "B")
    shown = page()
    press(qtbot, shown, Key.Key_Down)
    assert shown.list.current.id == second
    press(qtbot, shown, Key.Key_A)
    assert shown.list.current.id == second
    assert goal_of(store, second, TODAY).agreed_on == TODAY
    press(qtbot, shown, Key.Key_Up)
    assert shown.list.current.id == first


def test_that_one_arrives_at_the_goal_asked_for(page, store, kary):
    a_goal(store, kary, "A", due_on="2026-12-01")
    second = a_goal(store, kary, "B")
    assert page(second).list.current.id == second


def test_that_the_words_of_before_come_by_a_key(qtbot, page, store, kary):
    goal = a_goal(store, kary, "Ask first")
    change_goal(store, TUESDAY.later(hours=1), goal_id=goal, words="Ask twice")
    shown = page()
    press(qtbot, shown, Key.Key_H)
    panel = shown.window().findChild(HistoryPanel)
    assert "Ask first" in [part.text() for part in panel.findChildren(QLabel)]
    panel.close()


def test_that_an_empty_page_says_the_one_thing_to_do(qtbot, page, store, kary):
    shown = page()
    assert not shown.action("change").isEnabled()
    press(qtbot, shown, Key.Key_N)
    assert shown.writing.goal.words.hasFocus()


def test_that_another_rep_s_goals_are_never_mixed_in(qtbot, page, store, kary):
    ann = a_rep(store, "Ann Becker")
    a_goal(store, ann, "Ann's own")
    goal = a_goal(store, kary, "Kary's own")
    agree_goal(store, TUESDAY, goal_id=goal, who="rep")
    shown = page()
    press(qtbot, shown, Key.Key_E)
    shown.show_anew(Destination("goals", ann))
    assert shown.writing.form is None
    assert [block.goal.words for block in shown.list.blocks] == ["Ann's own"]


def test_that_a_rep_who_was_taken_out_of_the_file_is_said_and_left(page, session, store, kary):
    shown = page()
    with store.write(TUESDAY) as tx:
        tx.delete("rep", kary)
    session.notice_others()
    assert session.failures == ["This rep is no longer in the file."]
    assert shown.asked == [Destination("team")]
