"""Taking notes in a live call, by keys as a coach would."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from coachdesk.domain.refused import Refused
from coachdesk.ui.call import live_notes
from tests.ui.accessible import spoken, unnamed
from tests.ui.call.conftest import CTRL, SHIFT

KEY = Qt.Key


def test_that_the_note_line_has_the_focus_and_enter_stamps_and_stores(live):
    live.clock.go_on(minutes=4)
    live.enter("+ lets him go on #listen")
    (entry,) = live.entries
    assert (entry.text, entry.mark, entry.skill) == ("lets him go on", "strength", "Listen")
    assert entry.minute_in(live.call) == 4
    assert live.line.text() == ""
    assert live.line.hasFocus()


def test_that_the_line_keeps_the_focus_whatever_is_clicked(live):
    live.enter("one")
    live.press(KEY.Key_Period, CTRL)
    view = live.page.view
    for widget in (view.list.viewport(), view.marks.buttons["+"], view.pane.pause, view.foot):
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        assert live.line.hasFocus()


def test_that_quiet_shows_plain_notes_and_nothing_of_rep_skill_or_mark(live):
    live.enter("+ lets him go on #listen")
    live.type("- price list #ask")
    assert live.screen.quiet
    assert live.shown == ["minute 0, lets him go on"]
    view = live.page.view
    assert view.title.text() == "Betelgard, Tue 24 Nov"
    assert not view.pane.isVisible()
    assert not view.marks.isVisible()
    said = " ".join(
        label.text() for label in view.findChildren(type(view.clock)) if label.isVisible()
    )
    assert not {"Kary", "Listen", "strength", "deficiency", "%"} & set(said.split())


def test_that_quiet_is_one_colour_in_each_row(live):
    live.enter("+ lets him go on #listen")
    live.enter("- price list")
    one, two = (live.page.view.list.model().rows[n] for n in (0, 1))
    assert one.is_plain
    assert two.is_plain
    picture = live.page.view.list.viewport().grab().toImage()
    pixels = {picture.pixelColor(x, y).getRgb()[:3] for x in range(0, picture.width(), 2)
              for y in range(picture.height())}  # fmt: skip
    assert not any(max(p) - min(p) > 60 for p in pixels)  # neither green nor red


def test_that_ctrl_dot_shows_the_panes_and_hides_them(live):
    live.enter("+ lets him go on #listen")
    live.press(KEY.Key_Period, CTRL)
    view = live.page.view
    assert view.pane.isVisible()
    assert live.shown == ["minute 0, strength, lets him go on, Listen"]
    live.press(KEY.Key_Period, CTRL)
    assert not view.pane.isVisible()
    assert live.shown == ["minute 0, lets him go on"]


def test_that_the_meaning_stands_in_words_while_typing_and_backspace_removes_it(live):
    live.press(KEY.Key_Period, CTRL)
    meaning = live.page.view.frame._meaning
    live.type("+")
    assert meaning.text() == "strength"
    live.type(" as")
    assert meaning.text() == "strength"
    live.press(KEY.Key_Home)
    live.press(KEY.Key_Backspace)
    assert (live.line.text(), meaning.text()) == ("as", "")
    live.line.put("")
    live.type("- ")
    live.press(KEY.Key_Backspace)
    assert live.line.text() == ""


def test_that_a_steps_meaning_says_whose_and_when(live):
    live.press(KEY.Key_Period, CTRL)
    live.type("> send rollout story me fri")
    assert live.page.view.frame._meaning.text() == "step · me · Fri"
    live.press(KEY.Key_Return)
    assert live.store.rows("SELECT owner, what, due_on FROM step") == [
        ("coach", "send rollout story", "2026-11-27")
    ]
    assert "send rollout story" in live.shown[-1]


def test_that_ctrl_and_a_digit_tags_the_last_entry_and_again_untags_it(live):
    live.enter("one")
    live.press(KEY.Key_1, CTRL)
    assert live.entries[-1].skill == "Listen"
    live.press(KEY.Key_3, CTRL)
    assert live.entries[-1].skill == "Open"
    live.press(KEY.Key_3, CTRL)
    assert live.entries[-1].skill_id is None
    live.press(KEY.Key_9, CTRL)
    assert live.entries[-1].skill_id is None


def test_that_digits_are_matched_by_where_the_key_is(live):
    live.enter("one")
    # the first digit of an AZERTY keyboard: & without Shift, at X11's place 10
    event = QKeyEvent(QKeyEvent.Type.KeyPress, KEY.Key_Ampersand, CTRL, 10, 0, 0)
    QApplication.sendEvent(live.line, event)
    assert live.entries[-1].skill == "Listen"


@pytest.mark.parametrize(
    ("key", "modifiers", "mark"),
    [
        (KEY.Key_Plus, CTRL | SHIFT, "strength"),
        (KEY.Key_Minus, CTRL, "deficiency"),
        (KEY.Key_Question, CTRL | SHIFT, "question"),
        (KEY.Key_QuoteDbl, CTRL | SHIFT, "customer"),
        (KEY.Key_Exclam, CTRL | SHIFT, "takeover"),
        (KEY.Key_Equal, CTRL, "account"),
    ],
)
def test_that_one_key_changes_the_mark_afterwards_and_again_takes_it_off(
    live, key, modifiers, mark
):
    live.enter("one")
    live.press(key, modifiers)
    assert live.entries[-1].mark == mark
    live.press(key, modifiers)
    assert live.entries[-1].mark is None


def test_that_up_edits_the_last_entry_and_what_was_typed_comes_back(live):
    live.enter("+ one #listen")
    live.enter("two")
    live.type("half a tho")
    live.press(KEY.Key_Up)
    assert live.line.text() == "two"
    live.press(KEY.Key_Up)
    assert live.line.text() == "+ one"
    live.enter(" more")
    assert live.texts == ["one more", "two"]
    assert live.entries[0].skill == "Listen"
    assert live.line.text() == "half a tho"


def test_that_down_and_esc_leave_an_entry_as_it_was(live):
    live.enter("one")
    for leave in (KEY.Key_Down, KEY.Key_Escape):
        live.press(KEY.Key_Up)
        live.type(" changed")
        live.press(leave)
        assert live.line.text() == ""
    assert live.texts == ["one"]


def test_that_ctrl_z_in_an_empty_line_takes_back_the_last_thing_one_by_one(live):
    live.enter("one")
    live.press(KEY.Key_1, CTRL)
    live.press(KEY.Key_P, CTRL)
    live.press(KEY.Key_Z, CTRL)
    assert not live.call.is_paused
    live.press(KEY.Key_Z, CTRL)
    assert live.entries[-1].skill_id is None
    live.press(KEY.Key_Z, CTRL)
    live.press(KEY.Key_Z, CTRL)
    assert live.texts == []
    assert live.line.text() == ""
    assert live.call.is_live


def test_that_ctrl_z_in_a_filled_line_is_the_lines_own(live):
    live.enter("one")
    live.type("two")
    live.press(KEY.Key_Z, CTRL)
    assert live.line.text() == ""
    assert live.texts == ["one"]


def test_that_ctrl_z_after_enter_does_not_bring_the_text_back_into_the_line(live):
    live.enter("one")
    live.press(KEY.Key_Z, CTRL)
    assert (live.line.text(), live.texts) == ("", [])


def test_that_pasted_lines_become_entries(live):
    QGuiApplication.clipboard().setText("+ one\n\n- two\nthree")
    live.press(KEY.Key_V, CTRL)
    assert [(entry.text, entry.mark) for entry in live.entries] == [
        ("one", "strength"),
        ("two", "deficiency"),
        ("three", None),
    ]
    assert live.line.text() == ""


def test_that_a_note_on_another_rep_is_none_of_this_call(live):
    live.enter("@ann wants the north")
    assert live.store.rows("SELECT text FROM note") == [("wants the north",)]
    assert live.texts == []
    saved = live.page.view.foot._saved
    assert saved.text() == "saved · apart"
    live.press(KEY.Key_Z, CTRL)
    assert live.store.rows("SELECT text FROM note") == []
    assert saved.text() == "saved"


def test_that_what_no_quiet_line_shows_is_said_in_a_sign_at_the_foot(live):
    live.enter("one")
    saved = live.page.view.foot._saved
    for key, said in ((KEY.Key_1, "saved · 1"), (KEY.Key_1, "saved · plain"),
                      (KEY.Key_Minus, "saved · -")):  # fmt: skip
        live.press(key, CTRL)
        assert saved.text() == said


def test_that_a_held_enter_is_one_enter(live):
    live.type("one")
    for repeated in (False, True, True):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, KEY.Key_Return, Qt.KeyboardModifier.NoModifier,
                          "\r", repeated)  # fmt: skip
        QApplication.sendEvent(live.line, event)
    assert live.texts == ["one"]


def test_that_marks_are_buttons_too_44_high(live):
    live.press(KEY.Key_Period, CTRL)
    buttons = live.page.view.marks.buttons
    assert all(button.height() >= 44 for button in buttons.values())
    QTest.mouseClick(buttons["-"], Qt.MouseButton.LeftButton)
    assert buttons["-"].isChecked()
    live.enter("price list")
    assert live.entries[-1].mark == "deficiency"


def test_that_a_tapped_entry_is_what_a_mark_button_changes(live):
    live.enter("one")
    live.enter("two")
    live.press(KEY.Key_Period, CTRL)
    view = live.page.view
    place = view.list.visualRect(view.list.model().index(0, 0)).center()
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(view.marks.buttons["+"], Qt.MouseButton.LeftButton)
    assert [entry.mark for entry in live.entries] == ["strength", None]
    assert live.line.hasFocus()


def test_that_chosen_entries_are_deleted_and_come_back_by_ctrl_z(live):
    for text in ("one", "two", "three"):
        live.enter(text)
    live.press(KEY.Key_Up, SHIFT)
    live.press(KEY.Key_Up, SHIFT)
    live.press(KEY.Key_Delete)
    assert live.texts == ["one"]
    live.press(KEY.Key_Z, CTRL)
    live.press(KEY.Key_Z, CTRL)
    assert live.texts == ["one", "two", "three"]


def test_that_an_entry_that_is_not_durable_is_marked_until_it_is(live, monkeypatch):
    real = live_notes.add_line

    def full(*_args, **_facts):
        raise Refused("The disk is full: not saved. Make room, then try again.")

    monkeypatch.setattr(live_notes, "add_line", full)
    live.enter("kept on the screen")
    live.clock.go_on(minutes=3)
    assert live.shown == ["minute 0, kept on the screen, not saved yet"]
    assert "disk is full" in live.page.view.notice.accessibleName()
    assert live.line.text() == ""
    live.press(KEY.Key_Return, CTRL)
    assert live.call.is_live
    monkeypatch.setattr(live_notes, "add_line", real)
    live.page._on_retry()
    assert live.shown == ["minute 0, kept on the screen"]
    assert live.entries[0].minute_in(live.call) == 0
    assert not live.page.view.notice.isVisible()


def test_that_every_widget_to_press_has_a_name(live):
    live.press(KEY.Key_Period, CTRL)
    assert unnamed(live.screen) == []
    buttons = live.page.findChildren(QAbstractButton)
    assert [b for b in buttons if b.isVisible() and not spoken(b).strip()] == []
