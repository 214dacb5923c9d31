from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from coachdesk.desk.focus import set_focus
from coachdesk.desk.requests import add_request
from coachdesk.desk.roster import find_rep
from coachdesk.ui.places import Destination
from tests.builders import a_past_call, a_rating, a_rep, a_row, a_skill
from tests.ui.accessible import unnamed
from tests.ui.team.steps import cell, names, press, typed

Key = Qt.Key


def test_that_who_is_next_stands_first_and_is_chosen(screen):
    assert names(screen) == ["Darcel Schleicher", "Zane Levin", "Kary Hendriks"]
    assert cell(screen, "Darcel Schleicher", "Last coached") == "47 days · 12 over"
    assert screen.table.current().name == "Darcel Schleicher"
    assert screen.header.subtitle.text() == "3 reps · 1 past the cadence"
    assert screen.table.proxy.headerData(0, Qt.Orientation.Horizontal) == "Who is next ▾"


def test_that_a_request_moves_its_rep_to_the_top_at_once_and_keeps_who_was_chosen(screen):
    session = screen.session
    kary = find_rep(session.store, "kary").id
    session.do(add_request, rep_id=kary, what="pricing talks")
    assert names(screen) == ["Kary Hendriks", "Darcel Schleicher", "Zane Levin"]
    assert cell(screen, "Kary Hendriks", "Open steps").endswith("· asked for help")
    assert screen.table.current().name == "Darcel Schleicher"


def test_that_slash_filters_while_typing_and_enter_leads_to_what_is_left(qtbot, screen):
    press(qtbot, screen, Key.Key_Slash)
    typed(qtbot, "por")
    assert names(screen) == ["Kary Hendriks"]
    assert screen.header.subtitle.text() == "1 of 3 reps"
    press(qtbot, screen, Key.Key_Return)
    assert screen.table.hasFocus()
    press(qtbot, screen, Key.Key_Return)
    assert screen.asked == [Destination("rep", find_rep(screen.session.store, "kary").id)]


def test_that_escape_in_the_filter_shows_everybody_again(qtbot, screen):
    press(qtbot, screen, Key.Key_Slash)
    typed(qtbot, "nobody")
    assert names(screen) == []
    press(qtbot, screen, Key.Key_Escape)
    assert len(names(screen)) == 3
    assert screen.table.hasFocus()


def test_that_clicks_on_the_names_sort_by_them_both_ways_and_lead_back_to_who_is_next(
    qtbot, screen
):
    header = screen.table.horizontalHeader().viewport()
    for expected, headed in (
        ("Darcel Schleicher", "Rep ▴"),
        ("Zane Levin", "Rep ▾"),
        ("Darcel Schleicher", "Who is next ▾"),
    ):
        qtbot.mouseClick(header, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
        assert names(screen)[0] == expected
        assert screen.table.proxy.headerData(0, Qt.Orientation.Horizontal) == headed


def test_that_ctrl_c_copies_the_chosen_rows_for_spreadsheet_and_letter(qtbot, screen):
    a_rep(screen.session.store, "=cmd()|' /C calc'!A0")
    screen.refresh()
    qtbot.keyClick(screen.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(screen.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    lines = mime.text().splitlines()
    assert lines[0].split("\t")[:3] == ["Rep", "Tier", "Territory"]
    assert lines[1].startswith("'=cmd()")
    assert "47 days" in lines[2]
    assert "<td>Darcel Schleicher</td>" in mime.html()


def test_that_ctrl_enter_starts_a_call_with_the_rep_under_the_cursor(qtbot, screen):
    press(qtbot, screen, Key.Key_Down)
    qtbot.keyClick(screen.table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    zane = find_rep(screen.session.store, "zane").id
    assert screen.asked == [Destination("call", zane, "before")]
    assert screen.primary is screen.acts.start


def test_that_the_last_ratings_stand_as_figures_the_newest_in_bold(screen, clock):
    store, kary = screen.session.store, find_rep(screen.session.store, "kary").id
    ask = a_skill(store, "Ask")
    set_focus(store, clock(), rep_id=kary, skill_ids=[ask])
    for back, level in ((2, 4), (3, 3)):
        a_rating(store, a_past_call(store, kary, clock().later(days=-back)), kary, ask, level)
    screen.refresh()
    ratings = next(c for c in screen.table.rows.columns if c.header == "Ratings")
    row = next(row for row in screen.table.rows.rows if row.id == kary)
    assert ratings.parts(row, clock().on) == [("3 ", "muted"), ("4", "newest")]


@pytest.mark.parametrize(
    ("metrics", "headers"),
    [
        ({}, []),
        ({"won_value": 1500.0, "won_count": 3, "lost_count": 1}, ["Won", "Win rate"]),
        ({"quota_percent": 104.0}, ["Quota"]),
    ],
)
def test_that_quota_stands_where_there_is_one_else_won_value(screen, metrics, headers):
    kary = find_rep(screen.session.store, "kary").id
    for metric, value in metrics.items():
        a_row(screen.session.store, "result", rep_id=kary, metric=metric, value=value,
              starts_on="2026-10-01", ends_on="2026-10-31")  # fmt: skip
    screen.refresh()
    shown = [column.header for column in screen.table.rows.columns]
    assert shown[3:-6] == headers


@pytest.mark.parametrize("width", [1286, 1200, 700])
def test_that_nothing_scrolls_sideways(qtbot, screen, width):
    a_rep(screen.session.store, "Maximiliane von und zu Hohenlohe-Langenburg " * 7)
    screen.refresh()
    screen.resize(width, 560)
    header, room = screen.table.horizontalHeader(), screen.table.viewport().width()
    qtbot.waitUntil(lambda: header.length() == screen.table.viewport().width())
    assert header.length() == room
    assert header.sectionSize(0) > 120


def test_that_every_part_has_a_name_for_a_screen_reader(screen):
    assert unnamed(screen) == []


def test_that_ride_alongs_whose_day_has_passed_are_asked_about(screen, clock):
    kary = find_rep(screen.session.store, "kary").id
    a_row(screen.session.store, "ride", rep_id=kary, planned_on=clock().on - timedelta(4))
    screen.refresh()
    assert cell(screen, "Kary Hendriks", "Next") == "Fri 20 Nov?"
