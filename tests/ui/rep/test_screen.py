import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk.focus import focus_of, set_focus
from coachdesk.desk.leaving import leave
from coachdesk.desk.notes import add_note, notes_of
from coachdesk.desk.plan import next_ride
from coachdesk.desk.roster import archive_rep, rep_of
from coachdesk.desk.tier import tiers
from coachdesk.desk.timeline import CHUNK
from coachdesk.ui.places import Destination
from coachdesk.ui.rep.facts import FactsPanel
from tests.builders import a_past_call, a_rating, a_rep, a_skill
from tests.ui.accessible import unnamed

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def titles(page):
    return [line.title for line in page.timeline.lines.lines]


def test_that_the_head_says_who_where_and_for_how_long(page):
    made = page()
    assert (made.header.title.text(), made.header.subtitle.text()) == (
        "Kary Hendriks", "Portland · 3 years")  # fmt: skip
    made.header.back.click()
    assert made.asked == [Destination("team")]


def test_that_one_key_starts_a_call_and_one_plans_a_ride_along(qtbot, page, kary, session):
    made = page()
    qtbot.keyClick(made.timeline, Key.Key_R)
    qtbot.keyClicks(QApplication.focusWidget(), "fri")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert next_ride(session.store, kary, session.today()).planned_on.isoformat() == "2026-11-27"
    assert made.timeline.hasFocus()
    qtbot.keyClick(made.timeline, Key.Key_Return, CTRL)
    assert made.asked == [Destination("call", kary, "before")]


def test_that_enter_on_a_call_opens_it_and_on_a_note_edits_it(qtbot, page, session, kary, clock):
    call = a_past_call(session.store, kary, clock(), account="Betelgard")
    add_note(session.store, clock().later(days=-1), rep_id=kary, text="Talks to much")
    made = page()
    assert titles(made) == ["Betelgard", "Note"]
    qtbot.keyClick(made.timeline, Key.Key_Return)
    assert made.asked == [Destination("call", call)]
    qtbot.keyClick(made.timeline, Key.Key_Down)
    qtbot.keyClick(made.timeline, Key.Key_Return)
    made.editor.text.selectAll()
    qtbot.keyClicks(made.editor.text, "Talks too much")
    qtbot.keyClick(made.editor.text, Key.Key_Return)
    (note,) = notes_of(session.store, kary)
    assert (note.text, note.on.isoformat()) == ("Talks too much", "2026-11-23")


def test_that_a_page_without_history_says_what_will_stand_there(page, session, kary, clock):
    made = page()
    assert made.nothing.isVisible()
    assert "with Kary" in made.nothing.text()
    session.do(add_note, rep_id=kary, text="First talk")
    assert not made.nothing.isVisible()


def test_that_delete_takes_a_note_away_and_undo_brings_it_back(qtbot, page, session, kary, clock):
    add_note(session.store, clock(), rep_id=kary, text="Wants enterprise")
    made = page()
    qtbot.keyClick(made.timeline, Key.Key_Delete)
    assert titles(made) == []
    assert session.heard == ["Note deleted"]
    session.undo()
    assert titles(made) == ["Note"]


def test_that_a_long_history_is_read_as_one_scrolls(qtbot, page, session, kary, clock):
    with session.store.write(clock()) as tx:
        for number in range(CHUNK + 5):
            tx.insert("note", rep_id=kary, noted_on="2026-01-01", text=str(number))
    made = page()
    assert made.timeline.lines.rowCount() == CHUNK
    made.timeline.scrollToBottom()
    qtbot.waitUntil(lambda: made.timeline.lines.rowCount() == CHUNK + 5)
    made.refresh()
    assert made.timeline.lines.rowCount() == CHUNK + 5


def test_that_the_focus_skills_are_charted_after_the_page_stands(qtbot, page, session, kary, clock):
    ask, listen, other = (a_skill(session.store, name) for name in ("Ask", "Listen", "Other"))
    set_focus(session.store, clock(), rep_id=kary, skill_ids=[listen, ask])
    call = a_past_call(session.store, kary, clock().later(days=-3))
    for skill in (ask, listen, other):
        a_rating(session.store, call, kary, skill, 4)
    made = page()
    shown = lambda: [trend.skill for trend in made.charts._shown]  # noqa: E731
    qtbot.waitUntil(lambda: shown() == ["Listen", "Ask"])
    made.charts.show_other(other)
    assert shown() == ["Listen", "Ask", "Other"]
    made.charts._charts[0].call_chosen.emit(call)
    assert made.asked == [Destination("call", call)]
    made.resize(800, 560)
    qtbot.waitUntil(lambda: shown() == ["Other"])


def test_that_facts_are_changed_on_one_panel(qtbot, page, session, kary):
    skill = a_skill(session.store, "Ask")
    made = page()
    made.edit.trigger()
    (panel,) = made.findChildren(FactsPanel)
    panel.name.setText("Kary Ruiz")
    panel.since.setText("someday")
    panel.keep()
    assert panel.since.property("wrong")
    panel.since.setText("1 Nov 2024")
    panel.tier.setCurrentText("Top")
    panel.focus[0].setCurrentText("Ask")
    panel.keep()
    rep = rep_of(session.store, kary)
    assert (rep.name, rep.started_on.isoformat()) == ("Kary Ruiz", "2024-11-01")
    assert tiers(session.store, session.today())[kary] == "top"
    assert [f.skill_id for f in focus_of(session.store, kary, session.today())] == [skill]
    assert made.header.title.text() == "Kary Ruiz"


def test_that_a_name_that_is_taken_keeps_the_panel_open(page, session):
    a_rep(session.store, "Zane Levin")
    made = page()
    made.edit.trigger()
    (panel,) = made.findChildren(FactsPanel)
    panel.name.setText("zane levin")
    panel.keep()
    assert session.failures == ["Zane Levin is on the roster already."]
    assert panel.isVisible()


def test_that_a_last_day_is_said_in_the_head(page, session, kary, clock):
    leave(session.store, clock(), rep_id=kary, left_on=clock().on, purge_on=None)
    assert page().header.subtitle.text() == (
        "Portland · 3 years · last day today · no day set to erase the record"
    )


def test_that_an_archived_rep_can_be_put_back(page, session, kary, clock):
    archive_rep(session.store, clock(), rep_id=kary)
    made = page()
    assert made.header.subtitle.text() == "Portland · 3 years · archived today"
    assert not made.archive.isVisible()
    made.bring_back.trigger()
    assert made.header.subtitle.text() == "Portland · 3 years"


def test_that_a_rep_who_is_not_in_the_file_is_said(page, session):
    made = page()
    made.show_anew(Destination("rep", "nobody"))
    assert session.failures == ["This rep is no longer in the file."]
    assert made.header.title.text() == "Kary Hendriks"


def test_that_a_page_whose_rep_was_taken_out_leads_back_to_the_team(page, session, kary, clock):
    made = page()
    with session.store.write(clock()) as tx:
        tx.delete("rep", kary)
    session.notice_others()
    assert session.failures == ["This rep is no longer in the file."]
    assert made.asked == [Destination("team")]


@pytest.mark.parametrize("width", [1286, 800])
def test_that_every_part_has_a_name_and_fits(page, width):
    made = page()
    made.resize(width, 560)
    assert unnamed(made) == []
    assert made.side.width() < width * 0.4
