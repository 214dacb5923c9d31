from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.call_entries import entries_of
from coachdesk.desk.curbside import curbside
from coachdesk.desk.debrief import give_feedback
from coachdesk.desk.debrief_note import longer_note, write_longer_note
from coachdesk.desk.notes import edit_note
from coachdesk.desk.questions import asked_in, questions
from coachdesk.desk.roster import edit_rep
from coachdesk.desk.ways import offer_way, ways_of_call
from tests.builders import TUESDAY, a_call
from tests.ui.accessible import unnamed
from tests.ui.curbside.pressing import press

Key = Qt.Key


def told(fold):
    return fold.head.accessibleName()


def words(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_that_a_debrief_begins_with_all_folded_and_nothing_made_yet(show, call):
    folds = show(call)
    assert [fold.panel for fold in folds.folds] == [None] * 4
    assert [stop.text() for stop in folds.tab_stops] == [
        "Keep, stop, start", "Ways to learn it", "A question to ask", "Longer note",
    ]  # fmt: skip


def test_that_unfolding_one_part_folds_the_other_and_leads_into_it(show, call):
    folds = show(call)
    folds.parts["Longer note"].unfold()
    folds.parts["Ways to learn it"].head.setFocus()
    press(Key.Key_Space)
    shown = [fold.title for fold in folds.folds if fold.panel and fold.panel.isVisible()]
    assert shown == ["Ways to learn it"]
    folds.parts["Ways to learn it"].unfold()
    assert QApplication.focusWidget().text() == "Watch"
    assert unnamed(folds) == []


def test_that_a_folded_part_says_what_is_in_it(show, store, session, call):
    folds = show(call)
    strength, deficiency = entries_of(store, call)
    session.do(give_feedback, entry_id=strength.id, feedback="keep")
    session.do(give_feedback, entry_id=deficiency.id, feedback="stop")
    session.do(write_longer_note, rep_id=curbside(store, call).rep_id, call_id=call, text="Long.")
    assert told(folds.parts["Keep, stop, start"]) == "Keep, stop, start, 1 keep · 1 stop"
    assert told(folds.parts["Longer note"]) == "Longer note, Long."


def test_that_what_was_chosen_stands_together_and_is_taken_back_with_a_way_back(
    show, store, session, call
):
    folds = show(call)
    strength, deficiency = entries_of(store, call)
    session.do(give_feedback, entry_id=deficiency.id, feedback="stop")
    session.do(give_feedback, entry_id=strength.id, feedback="keep")
    fold = folds.parts["Keep, stop, start"]
    fold.unfold()
    shown = [text for text in words(fold.panel) if text]
    assert shown[:4] == ["keep", "Asked what changed", "stop", "Price list too early"]
    press(Key.Key_Space)  # the cursor is at the first one's cross
    assert entries_of(store, call)[0].feedback is None
    session.undo()
    assert entries_of(store, call)[0].feedback == "keep"


def test_that_ways_are_offered_by_a_tick_on_the_skill_to_mend_and_the_rep_chooses(
    show, store, call, insight
):
    folds = show(call)
    fold = folds.parts["Ways to learn it"]
    fold.unfold()
    press(Key.Key_Space, *"Hannah", Key.Key_Return)
    fold.panel.rows["rehearse"].tick.click()
    fold.panel.rows["rehearse"].choice.click()
    ways = ways_of_call(store, call)
    assert [(way.kind, way.what, way.skill_id, way.chosen) for way in ways] == [
        ("watch", "Hannah", insight, False), ("rehearse", "", insight, True),
    ]  # fmt: skip
    assert told(fold) == "Ways to learn it, rehearse"
    assert {way.audience for way in ways} == {"private"}
    fold.panel.rows["watch"].mark.click()
    assert ways_of_call(store, call)[0].audience == "rep"


def test_that_a_way_no_longer_offered_comes_back_with_its_words(show, store, session, call):
    folds = show(call)
    fold = folds.parts["Ways to learn it"]
    fold.unfold()
    press(Key.Key_Space, *"Hannah", Key.Key_Return)
    fold.panel.rows["watch"].tick.click()
    assert ways_of_call(store, call) == []
    session.undo()
    assert fold.panel.rows["watch"].what.text() == "Hannah"


def test_that_the_ways_of_another_skill_are_its_own(show, store, call, ask, insight):
    folds = show(call)
    fold = folds.parts["Ways to learn it"]
    fold.unfold()
    fold.panel.rows["watch"].tick.click()
    fold.panel.skill.setCurrentIndex(fold.panel.skill.findData(ask))
    assert not fold.panel.rows["watch"].tick.isChecked()
    fold.panel.rows["read"].tick.click()
    ways = ways_of_call(store, call)
    assert [(way.kind, way.skill_id) for way in ways] == [("watch", insight), ("read", ask)]


def test_that_ways_open_at_the_skill_they_were_offered_for(show, store, call, kary, ask):
    offer_way(store, TUESDAY, rep_id=kary, call_id=call, skill_id=ask, kind="read")
    fold = show(call).parts["Ways to learn it"]
    fold.unfold()
    assert fold.panel.skill.skill_id == ask
    assert fold.panel.rows["read"].tick.isChecked()


def test_that_a_question_is_marked_as_asked_here_and_elsewhere_when(
    show, store, session, call, kary
):
    folds = show(call)
    fold = folds.parts["A question to ask"]
    fold.unfold()
    first = questions(store, rep_id=kary, part="goal")[0]
    press(Key.Key_Space)
    assert asked_in(store, call) == [first.text]
    assert "asked in this talk" in words(fold.panel)
    session.clock.go_on(days=1)
    folds.open(curbside(store, a_call(store, kary, ended_at=TUESDAY.stamp, minutes=5)))
    fold.unfold()
    assert "last asked yesterday" in words(fold.panel)
    assert not fold.panel.rows[0].tick.isChecked()


def test_that_pressing_the_words_of_a_question_ticks_it_and_again_takes_it_back(show, store, call):
    folds = show(call)
    fold = folds.parts["A question to ask"]
    fold.unfold()
    QTest.mouseClick(fold.panel.rows[1], Qt.MouseButton.LeftButton)
    assert len(asked_in(store, call)) == 1
    QTest.mouseClick(fold.panel.rows[1], Qt.MouseButton.LeftButton)
    assert asked_in(store, call) == []


def test_that_each_step_of_the_talk_has_its_questions(show, call):
    folds = show(call)
    fold = folds.parts["A question to ask"]
    fold.unfold()
    goal = [row.question.part for row in fold.panel.rows]
    fold.panel.step.button.setFocus()
    press(Key.Key_Right)
    assert set(goal) == {"goal"}
    assert {row.question.part for row in fold.panel.rows} == {"reality"}


def test_that_the_longer_note_is_kept_as_it_is_left_and_private_until_chosen(show, store, call):
    folds = show(call)
    fold = folds.parts["Longer note"]
    fold.unfold()
    press(*"Tired today.", Key.Key_Tab)
    note = longer_note(store, call)
    assert (note.text, note.audience) == ("Tired today.", "private")
    fold.panel.mark.click()
    assert longer_note(store, call).audience == "rep"


def test_that_what_is_typed_survives_a_program_that_dies(show, store, call):
    fold = show(call).parts["Longer note"]
    fold.unfold()
    press(*"Half a thou")
    fold.panel._draft.keep()  # as its timer does
    again = show(call).parts["Longer note"]
    again.unfold()
    assert again.panel.text.toPlainText() == "Half a thou"
    press(*"ght", Key.Key_Tab)
    assert longer_note(store, call).text == "Half a thought"


def test_that_what_is_typed_stays_while_the_note_changes_elsewhere_and_both_are_kept(
    show, store, session, call, kary
):
    write_longer_note(store, TUESDAY, rep_id=kary, call_id=call, text="One. Two.")
    fold = show(call).parts["Longer note"]
    fold.unfold()
    press(*" Three.")
    note = longer_note(store, call)
    session.do(edit_note, note_id=note.id, text="One, reworded. Two.")
    assert fold.panel.text.toPlainText() == "One. Two. Three."
    press(Key.Key_Tab)
    assert longer_note(store, call).text == "One, reworded. Two. Three."


def test_that_a_note_shared_elsewhere_meanwhile_says_so(show, store, session, call, kary):
    folds = show(call)
    session.do(write_longer_note, rep_id=kary, call_id=call, text="For both.")
    fold = folds.parts["Longer note"]
    fold.unfold()
    note = longer_note(store, call)
    session.do(choose_audience, table="note", id=note.id, audience="rep")
    assert fold.panel.mark.audience == "rep"


def test_that_an_unfolded_part_comes_into_view_with_its_heading(qtbot, show, store, call, kary):
    folds = show(call)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(folds)
    area.resize(330, 240)
    area.show()
    folds.parts["Ways to learn it"].unfold()
    folds.parts["A question to ask"].unfold()
    head = folds.parts["A question to ask"].head
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    top = head.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < area.viewport().height() - head.height()
    area.takeWidget()


def test_that_a_long_name_does_not_widen_the_side(show, store, call, kary):
    edit_rep(store, TUESDAY, rep_id=kary, name="Wolfeschlegelsteinhausenbergerdorff-Maximiliane")
    folds = show(call)
    folds.parts["Ways to learn it"].unfold()
    press(Key.Key_Space)
    row = folds.parts["Ways to learn it"].panel.rows["watch"]
    row.mark.click()
    assert row.choice.text() == "Rep’s choice"
    assert folds.minimumSizeHint().width() <= 330
