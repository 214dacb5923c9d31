from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from coachdesk.desk.focus import focus_of, set_focus
from coachdesk.desk.plan import next_ride
from coachdesk.desk.requests import open_requests
from coachdesk.desk.roster import find_rep, reps
from coachdesk.desk.tier import tiers
from coachdesk.ui.team.columns import NAME
from tests.builders import a_goal, a_rep, a_skill, a_step
from tests.ui.team.steps import cell, names, press, typed

Key = Qt.Key


def test_that_n_adds_one_name_after_the_other_in_place(qtbot, screen):
    press(qtbot, screen, Key.Key_N)
    typed(qtbot, "Ann  Becker")
    press(qtbot, screen, Key.Key_Return)
    typed(qtbot, "kary hendriks")
    press(qtbot, screen, Key.Key_Return)
    assert screen.session.failures == ["Kary Hendriks is on the roster already."]
    assert screen.add_line.field.text() == "kary hendriks"
    press(qtbot, screen, Key.Key_Escape)
    assert names(screen)[0] == "Ann Becker"
    assert screen.table.current().name == "Ann Becker"
    assert screen.table.hasFocus()


def test_that_pasted_lines_are_added_as_names(qtbot, screen):
    QGuiApplication.clipboard().setText("Ann Becker\nBo Diaz\r\n\nZANE LEVIN\n")
    press(qtbot, screen, Key.Key_N)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [rep.name for rep in reps(screen.session.store)] == [
        "Ann Becker", "Bo Diaz", "Darcel Schleicher", "Kary Hendriks", "Zane Levin",
    ]  # fmt: skip


def test_that_r_plans_a_ride_along_for_a_day_in_words_and_undo_takes_it_back(qtbot, screen):
    press(qtbot, screen, Key.Key_Down, Key.Key_R)
    typed(qtbot, "thu")
    assert screen.plan_line.said.text() == "Thu · 26 Nov"
    press(qtbot, screen, Key.Key_Return)
    zane = find_rep(screen.session.store, "zane").id
    assert next_ride(screen.session.store, zane, date(2026, 11, 24)).planned_on.day == 26
    assert cell(screen, "Zane Levin", "Next") == "Thu"
    assert screen.session.heard == ["Ride-along with Zane planned for Thu"]
    screen.session.undo()
    assert cell(screen, "Zane Levin", "Next") == "–"


@pytest.mark.parametrize("words", ["next call", "yesterday", "soonish"])
def test_that_what_is_no_coming_day_is_refused_in_place(qtbot, screen, words):
    press(qtbot, screen, Key.Key_R)
    typed(qtbot, words)
    press(qtbot, screen, Key.Key_Return)
    assert screen.plan_line.isVisible()
    assert screen.plan_line.said.text() == "a coming day, like thu"
    assert screen.session.failures == []


def test_that_f2_edits_the_name(qtbot, screen):
    press(qtbot, screen, Key.Key_F2)
    editor = screen.table.findChild(QLineEdit)
    assert editor.selectedText() == "Darcel Schleicher"
    qtbot.keyClicks(editor, "Darcel Schleicher-Ruiz")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: names(screen)[0] == "Darcel Schleicher-Ruiz")
    assert screen.session.failures == []


def test_that_a_keeps_that_the_rep_under_the_cursor_asked_and_leads_back_to_the_table(
    qtbot, screen, clock
):
    press(qtbot, screen, Key.Key_Down, Key.Key_A)
    assert screen.ask_line.question.text() == "Zane asked for help with"
    typed(qtbot, "pricing talks")
    press(qtbot, screen, Key.Key_Return)
    (asked,) = open_requests(screen.session.store, clock().on)
    assert (asked.rep_id, asked.what) == (screen.table.current().id, "pricing talks")
    assert names(screen)[0] == "Zane Levin"
    assert screen.table.hasFocus()


def test_that_w_leads_back_to_the_order_of_who_is_next(qtbot, screen):
    screen.table.proxy.sort_by(NAME)
    screen.table.proxy.sort_by(NAME)
    assert names(screen)[0] == "Zane Levin"
    press(qtbot, screen, Key.Key_W)
    assert names(screen)[0] == "Darcel Schleicher"


def test_that_a_tier_is_set_by_hand_in_its_cell_and_given_back_to_the_results(qtbot, screen):
    darcel = find_rep(screen.session.store, "darcel").id
    for choice, tier in (("Top", "top"), ("By results", "middle")):
        screen.table.setCurrentIndex(screen.table.proxy.index(0, 1))
        assert screen.acts.edit.isEnabled()
        screen.acts.edit.trigger()
        qtbot.waitUntil(lambda: bool(screen.table.findChildren(QComboBox)))
        combo = screen.table.findChildren(QComboBox)[-1]
        combo.setCurrentText(choice)
        combo.activated.emit(combo.currentIndex())
        qtbot.waitUntil(lambda: not screen.table.findChildren(QComboBox))
        assert tiers(screen.session.store, screen.session.today())[darcel] == tier
        assert cell(screen, "Darcel Schleicher", "Tier") == tier.capitalize()


def test_that_a_focus_skill_chosen_in_its_cell_comes_before_the_second(qtbot, screen, clock):
    store, darcel = screen.session.store, find_rep(screen.session.store, "darcel").id
    ask, listen, plan = (a_skill(store, name) for name in ("Ask", "Listen", "Plan"))
    set_focus(store, clock(), rep_id=darcel, skill_ids=[ask, listen])
    screen._focus_on(screen.table.current(), plan)
    assert [f.name for f in focus_of(store, darcel, clock().on)] == ["Plan", "Listen"]
    screen._focus_on(screen.table.current(), None)
    assert [f.name for f in focus_of(store, darcel, clock().on)] == ["Listen"]


def test_that_delete_archives_at_once_and_undo_brings_back(qtbot, screen):
    press(qtbot, screen, Key.Key_Delete)
    assert names(screen) == ["Zane Levin", "Kary Hendriks"]
    assert screen.session.heard == ["Darcel Schleicher archived"]
    screen.session.undo()
    assert len(names(screen)) == 3


def test_that_who_comes_next_is_chosen_after_one_left_and_who_is_brought_back(qtbot, screen):
    table = screen.table
    press(qtbot, screen, Key.Key_Delete)
    assert [row.name for row in table.chosen()] == ["Zane Levin"]
    assert screen.acts.open.isEnabled()
    screen.session.undo()
    assert [row.name for row in table.chosen()] == ["Darcel Schleicher"]
    table.choose([table.row_at(2).id])
    press(qtbot, screen, Key.Key_Delete)
    assert [row.name for row in table.chosen()] == ["Zane Levin"]
    assert table.current().name == "Zane Levin"


def test_that_two_chosen_reps_are_joined_and_parted_again(screen):
    assert not screen.acts.join.isEnabled()
    kary, zane = (find_rep(screen.session.store, name).id for name in ("kary", "zane"))
    screen.table.choose([zane, kary], current=kary)
    screen.acts.join.trigger()
    assert screen.session.heard == ["Zane Levin counts as Kary Hendriks now"]
    assert names(screen) == ["Darcel Schleicher", "Kary Hendriks"]
    screen.session.undo()
    assert len(names(screen)) == 3


def test_that_tier_boundaries_are_changed_in_place_and_nonsense_is_said(qtbot, screen):
    screen.acts.split.trigger()
    assert screen.split_line.field.text() == "20/60/20"
    typed(qtbot, "30/50/30")
    press(qtbot, screen, Key.Key_Return)
    assert "110" in screen.split_line.said.text()
    screen.split_line.field.setText("30/40/30")
    press(qtbot, screen, Key.Key_Return)
    assert not screen.split_line.isVisible()
    screen.acts.split.trigger()
    press(qtbot, screen, Key.Key_Return)  # as it stands
    assert not screen.split_line.isVisible()


def test_that_a_change_elsewhere_keeps_selection_and_open_editor(qtbot, screen):
    press(qtbot, screen, Key.Key_Down, Key.Key_F2)
    typed(qtbot, "Zane L")
    zane = find_rep(screen.session.store, "zane").id
    a_step(screen.session.store, zane, due_on="2026-11-23", owner="coach")
    screen.session.notice_others()
    a_step(screen.session.store, zane, due_on="2026-11-24")
    a_goal(screen.session.store, zane, due_on="2026-11-23", rep_agreed_on="2026-11-01")
    screen.session.notice_others()
    told = "2 · 1 of mine overdue · 1 due today · goal due"
    assert cell(screen, "Zane Levin", "Open steps") == told
    assert screen.header.subtitle.text() == "3 reps · 1 past the cadence · 1 of my steps overdue"
    assert screen.table.is_editing()
    assert screen.table.findChild(QLineEdit).text() == "Zane L"
    assert [row.id for row in screen.table.chosen()] == [zane]


def test_that_somebody_new_elsewhere_waits_until_the_editor_is_closed(qtbot, screen):
    press(qtbot, screen, Key.Key_F2)
    typed(qtbot, "Da")
    a_rep(screen.session.store, "Ann")
    screen.session.notice_others()
    assert screen.table.findChild(QLineEdit).text() == "Da"
    press(qtbot, screen, Key.Key_Escape)
    qtbot.waitUntil(lambda: "Ann" in names(screen))
