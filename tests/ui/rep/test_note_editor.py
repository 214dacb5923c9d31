import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.notes import edit_note, notes_of
from coachdesk.domain.refused import Refused
from coachdesk.store.local import Drafts
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_rep, a_row

Key = Qt.Key


@pytest.fixture
def made(page):
    made = page()
    made.note.trigger()
    return made


def kept(session, rep):
    return [(note.on.isoformat(), note.text) for note in notes_of(session.store, rep)]


def test_that_enter_keeps_a_note_dated_today(qtbot, made, session, kary):
    qtbot.keyClicks(made.editor.text, "Wants")
    qtbot.keyClick(made.editor.text, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(made.editor.text, "enterprise")
    qtbot.keyClick(made.editor.text, Key.Key_Return)
    assert kept(session, kary) == [("2026-11-24", "Wants\nenterprise")]
    assert not made.editor.isVisible()
    assert made.timeline.hasFocus()
    assert made.timeline.lines.lines[0].title == "Note"


@pytest.mark.parametrize(
    ("words", "on"),
    [("yesterday", "2026-11-23"), ("fri", "2026-11-20"), ("3 oct", "2026-10-03")],
)
def test_that_a_note_may_be_of_an_earlier_day(qtbot, made, session, kary, words, on):
    made.editor.text.setPlainText("x")
    qtbot.keyClicks(made.editor.day, words)
    qtbot.keyClick(made.editor.day, Key.Key_Return)
    assert kept(session, kary) == [(on, "x")]


def test_that_a_day_that_is_none_is_shown_and_nothing_lost(qtbot, made, session, kary):
    made.editor.text.setPlainText("x")
    qtbot.keyClicks(made.editor.day, "soonish")
    qtbot.keyClick(made.editor.text, Key.Key_Return)
    assert kept(session, kary) == []
    assert made.editor.day.property("wrong")
    assert made.editor.text.toPlainText() == "x"


def test_that_what_is_typed_is_a_draft_within_a_second_and_comes_back(qtbot, made, session, kary):
    qtbot.keyClicks(made.editor.text, "half a thou")
    qtbot.waitUntil(lambda: session.store.drafts.get(f"note:{kary}") == "half a thou", timeout=1000)
    made.show_anew(Destination("rep", a_rep(session.store, "Zane")))
    assert not made.editor.isVisible()
    made.show_anew(Destination("rep", kary))
    assert made.editor.isVisible()
    assert made.editor.text.toPlainText() == "half a thou"


def test_that_another_reps_page_does_not_swallow_what_was_just_typed(qtbot, made, session, kary):
    qtbot.keyClicks(made.editor.text, "half")
    made.show_anew(Destination("rep", a_rep(session.store, "Zane")))
    assert session.store.drafts.get(f"note:{kary}") == "half"
    assert made.editor.text.toPlainText() == ""


def test_that_leaving_the_page_keeps_the_draft_at_once(qtbot, made, session, kary):
    qtbot.keyClicks(made.editor.text, "half")
    made.flush()
    assert session.store.drafts.get(f"note:{kary}") == "half"


def test_that_escape_closes_and_the_words_come_back(qtbot, made, session, kary):
    qtbot.keyClicks(made.editor.text, "later")
    qtbot.keyClick(made.editor.text, Key.Key_Escape)
    assert not made.editor.isVisible()
    made.note.trigger()
    assert made.editor.text.toPlainText() == "later"
    qtbot.keyClick(made.editor.text, Key.Key_Return)
    assert session.store.drafts.get(f"note:{kary}") is None


def test_that_a_note_that_could_not_be_kept_stays_on_the_screen(qtbot, made, session, kary):
    qtbot.keyClicks(made.editor.text, "precious")
    session.read_only = True
    qtbot.keyClick(made.editor.text, Key.Key_Return)
    assert made.editor.isVisible()
    assert made.editor.text.toPlainText() == "precious"
    assert len(session.failures) == 1


def test_that_a_draft_that_could_not_be_kept_is_said_where_one_writes(
    qtbot, made, session, kary, monkeypatch
):
    def full(*_):
        raise Refused("The disk is full.")

    monkeypatch.setattr(Drafts, "put", full)
    qtbot.keyClicks(made.editor.text, "precious")
    made.flush()
    assert made.editor._hint.text() == "The disk is full."
    assert made.editor.text.toPlainText() == "precious"
    monkeypatch.undo()
    made.flush()
    assert "Enter keeps it" in made.editor._hint.text()


@pytest.mark.parametrize("goes_away", [False, True], ids=["stays open", "left as a draft"])
def test_that_what_came_in_while_a_note_was_typed_over_is_not_lost(
    qtbot, page, session, store, kary, goes_away
):
    note = a_row(store, "note", rep_id=kary, noted_on="2026-11-24", text="One. Two.")
    made = page()
    qtbot.keyClick(made.timeline, Key.Key_Return)
    qtbot.keyClicks(made.editor.text, " Mine.")
    if goes_away:
        qtbot.keyClick(made.editor.text, Key.Key_Escape)
    edit_note(store, TUESDAY.later(hours=1), note_id=note, text="One, theirs. Two.")
    session.notice_others()
    if goes_away:
        qtbot.keyClick(made.timeline, Key.Key_Return)
    assert made.editor.text.toPlainText() == "One. Two. Mine."
    qtbot.keyClick(made.editor.text, Key.Key_Return)
    assert kept(session, kary) == [("2026-11-24", "One, theirs. Two. Mine.")]
