from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt

from coachdesk.ui.calendar import here
from coachdesk.ui.calendar.in_screen import CalendarInScreen
from coachdesk.ui.kit import Link
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_call, a_rep
from tests.exchange.calendars import an_event, google
from tests.ui.accessible import unnamed
from tests.ui.importing.steps import settle

MEETING = ("DTSTART:20261126T080000Z", "DTEND:20261126T093000Z")


@pytest.fixture(autouse=True)
def berlin(monkeypatch):
    monkeypatch.setattr(here, "zone", lambda now: ZoneInfo("Europe/Berlin"))
    monkeypatch.setattr(here, "first_weekday", lambda: 0)


@pytest.fixture
def screen(qtbot, session):
    made = CalendarInScreen(session)
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.show_anew(Destination("calendar-in"))
    return made


@pytest.fixture
def load(qtbot, screen, tmp_path):
    def loaded(*events, raw=None):
        path = tmp_path / "kim.ics"
        path.write_bytes(raw or google(*events))
        screen.load(path)
        qtbot.waitUntil(lambda: screen.plan is not None or not screen.bringing.is_busy)
        settle(qtbot, screen)
        return screen

    return loaded


def press(qtbot, screen, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(screen.table, key, modifier)
    settle(qtbot, screen)


def lines(screen):
    return [line.cells for line in screen.table.lines]


def said(screen):
    return [entry.whole for entry in screen.outcome._model.entries]


def busy(store):
    return store.rows("SELECT planned_on, starts_minute, minutes, title, category FROM busy")


def bring(qtbot, screen):
    press(qtbot, screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_that_a_chosen_calendar_is_looked_at_and_then_brought_in(
    qtbot, screen, session, store, prompts, tmp_path
):
    path = tmp_path / "kim.ics"
    path.write_bytes(
        google(
            an_event(*MEETING),
            an_event(*MEETING, "TRANSP:TRANSPARENT", uid="f", title="Birthday"),
        )
    )
    prompts.answers.append(path)
    asked, told = [], []
    session.asked.connect(lambda what, _: asked.append(what))
    session.said.connect(lambda text, undo: told.append(text))
    screen.choose.trigger()
    qtbot.waitUntil(lambda: screen.plan is not None)
    assert lines(screen) == [("Forecast call", "1", "1:30", "Managing")]
    assert screen.outcome.summary.text() == "1 event new"
    assert said(screen) == [
        "Left out · 1", "1 marked as free, Birthday", "Weeks · 1", "Week of 23 Nov, 1 event, 1:30",
    ]  # fmt: skip
    assert screen.outcome.said.text() == "Read from 25 Aug to 25 May, by the clock of Berlin."
    assert unnamed(screen) == []
    assert busy(store) == []
    bring(qtbot, screen)
    assert busy(store) == [("2026-11-26", 540, 90, "", "managing")]
    assert asked == ["back"]
    assert told == ["Brought in from kim.ics: 1 event new"]


def test_that_undo_takes_all_of_it_back(qtbot, load, session, store):
    undos = []
    session.said.connect(lambda text, undo: undos.append(undo))
    screen = load(an_event(*MEETING))
    bring(qtbot, screen)
    assert len(busy(store)) == 1
    undos[0]()
    settle(qtbot, screen)
    assert busy(store) == []


def test_that_the_same_calendar_again_has_nothing_to_change(qtbot, load):
    bring(qtbot, load(an_event(*MEETING)))
    screen = load(an_event(*MEETING))
    assert screen.outcome.summary.text() == "Nothing is new in it"
    assert not screen.bring.isEnabled()


def test_that_a_preview_names_what_has_gone(qtbot, load, store):
    bring(qtbot, load(an_event(*MEETING)))
    screen = load(an_event("DTSTART:20261127T080000Z", "DTEND:20261127T090000Z", uid="other"))
    assert screen.outcome.summary.text() == "1 event new, 1 gone"
    assert said(screen)[:2] == ["Gone · 1", "Thu, busy time"]
    bring(qtbot, screen)
    assert [row[0] for row in busy(store)] == ["2026-11-27"]


def test_that_letters_say_what_titles_count_as_and_lead_on(qtbot, load, store):
    screen = load(
        an_event("DTSTART:20261126T080000Z", "DTEND:20261126T110000Z", uid="a", title="Long"),
        an_event(*MEETING, uid="b", title="Short"),
    )
    press(qtbot, screen, Qt.Key.Key_T)
    press(qtbot, screen, Qt.Key.Key_O)
    assert [cells[3] for cells in lines(screen)] == ["Travel", "Corporate"]
    screen.table.selectAll()
    press(qtbot, screen, Qt.Key.Key_C)
    assert [cells[3] for cells in lines(screen)] == ["Coaching", "Coaching"]
    bring(qtbot, screen)
    assert {row[4] for row in busy(store)} == {"coaching"}


def test_that_titles_stay_out_of_the_file_until_asked_for(qtbot, load, store):
    screen = load(an_event(*MEETING))
    screen.titled.click()
    settle(qtbot, screen)
    bring(qtbot, screen)
    assert busy(store)[0][3] == "Forecast call"
    assert load(an_event(*MEETING)).titled.isChecked()


def test_that_what_is_no_calendar_is_said_where_it_was_asked_for(load):
    screen = load(raw=b"name,start\n")
    assert screen.choosing.said.text() == (
        "kim.ics is no calendar: export it as an .ics file (iCalendar)."
    )
    assert not screen.bring.isEnabled()


def test_that_one_of_several_packed_calendars_is_chosen_by_its_name(qtbot, screen, tmp_path):
    path = tmp_path / "kim.ical.zip"
    with ZipFile(path, "w") as packed:
        packed.writestr("holidays.ics", google())
        packed.writestr("kim.ics", google(an_event(*MEETING)))
    screen.load(path)
    settle(qtbot, screen)
    assert screen.choosing.said.text() == "kim.ical.zip holds 2 calendars: which one?"
    links = {link.text(): link for link in screen.choosing.findChildren(Link)}
    assert screen.focusWidget() is links["holidays.ics"]
    links["kim.ics"].click()
    qtbot.waitUntil(lambda: screen.plan is not None)
    assert screen.header.title.text() == "kim.ics"


def test_that_nothing_comes_in_while_a_call_goes_on_but_right_after(qtbot, load, store, session):
    call = a_call(store, a_rep(store))
    screen = load(an_event(*MEETING))
    bring(qtbot, screen)
    assert busy(store) == []
    assert "is going on" in screen.outcome.said.text()

    def end(store, now):
        with store.write(now) as tx:
            tx.update("call", call, ended_at=TUESDAY.stamp)
        return tx.changes

    session.do(end)
    qtbot.waitUntil(lambda: len(busy(store)) == 1)


def test_that_reading_ten_thousand_events_leaves_the_window_alive(qtbot, screen, tmp_path):
    path = tmp_path / "kim.ics"
    path.write_bytes(google(*(an_event(*MEETING, uid=f"e{at}") for at in range(10_000))))
    told = []
    screen.bringing.progressed.connect(lambda done, total: told.append((done, total)))
    screen.load(path)
    qtbot.waitUntil(lambda: len(told) > 3, timeout=20_000)
    assert screen.choosing.bar.isVisible()
    screen.leave.trigger()  # it can be stopped
    assert not screen.bringing.is_busy
    assert screen.choosing.said.text() == ""


def test_that_the_zone_is_the_computer_s_own(monkeypatch):
    monkeypatch.undo()
    assert here.zone(TUESDAY).utcoffset(TUESDAY.at.replace(tzinfo=None)) is not None
