"""A review with the rep, side by side: the sample team's records, each looked at by two people.

Everything private is marked first; nothing marked, nobody else and no tier may be drawn.
"""

import re

import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.roster import reps
from coachdesk.desk.sample import make_demo
from coachdesk.domain.audience import REP
from coachdesk.store.home import Home
from coachdesk.store.schema import TEXTS
from coachdesk.ui import theme
from coachdesk.ui.places import Destination
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.session import Session
from coachdesk.ui.window import MainWindow
from tests.builders import TUESDAY, FixedClock
from tests.drawn import drawn, plain_fonts

MARK = "ZZPRIVATE"
TIERS = re.compile(r"\b(tier|top|middle|bottom|potential|rank|cadence|over(?=due by))\b", re.I)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def team(tmp_path_factory):
    """The sample team, each private text marked."""
    store = make_demo(Home.at(tmp_path_factory.mktemp("home")), TUESDAY)
    with store.write(TUESDAY) as tx:
        for table, columns in TEXTS.items():
            of = store.one(f"SELECT * FROM {table} LIMIT 1") and [
                name for (_, name, *_) in store.rows(f"PRAGMA table_info({table})")
            ]
            for column in columns if of else ():
                audience = f"{column}_audience" if f"{column}_audience" in of else "audience"
                if audience in of:
                    _mark(tx, table, column, audience)
    yield store
    store.close()


def _mark(tx, table, column, audience):
    for id, text in tx.rows(
        f"SELECT id, {column} FROM {table} WHERE {audience} <> '{REP}' AND {column} <> ''"
    ):
        tx.update(table, id, **{column: f"{text} {MARK}"})


@pytest.fixture
def window(qtbot, qapp, team):
    theme.apply(qapp, "light")
    plain_fonts()
    session = Session(team, FixedClock(TUESDAY))
    window = MainWindow(session, Preferences(Home.find()))
    qtbot.addWidget(window)
    window.resize(1280, 640)
    window.show()
    qtbot.waitActive(window).__enter__()
    yield window
    theme.apply(qapp, "light")


def press(qtbot, window, key, held=ALONE):
    qtbot.keyClick(window.focusWidget() or window, key, held)


def test_that_the_mark_is_where_the_coach_alone_reads(qtbot, window, team):
    window.go(Destination("rep", reps(team)[3].id))
    qtbot.wait(1)
    words = "\n".join(line.text for line in window.shown.timeline.lines.lines)
    assert MARK in words  # the control: what is looked for can be found


def test_that_one_chord_shows_each_rep_the_shared_record_on_one_screen_and_nothing_else(
    qtbot, window, team
):
    people = reps(team)
    with_quotation = with_goal = 0
    for rep in people:
        window.go(Destination("rep", rep.id))
        press(qtbot, window, Qt.Key.Key_R, CONTROL | SHIFT)  # one input
        qtbot.wait(1)
        words = drawn(window)
        assert words.startswith(rep.name)
        assert window.windowTitle() == rep.name
        assert window.shown._cards.verticalScrollBar().maximum() == 0, rep.name
        _assert_of_this_rep_alone(words, rep, people)
        with_quotation += "then and now" in words
        with_goal += "→" in words
        press(qtbot, window, Qt.Key.Key_R, CONTROL | SHIFT)
        assert not window.is_confined
    assert with_quotation >= 3
    assert with_goal >= 6


def test_that_the_report_is_read_and_answered_in_five_inputs_and_shows_nothing_private(
    qtbot, window, team
):
    people = reps(team)
    waiting = team.rows(
        "SELECT rep_id FROM page WHERE id NOT IN (SELECT page_id FROM acknowledgement)"
        " AND held_on = (SELECT max(held_on) FROM page p WHERE p.rep_id = page.rep_id)"
    )
    rep = next(rep for rep in people if (rep.id,) in waiting)
    window.go(Destination("rep", rep.id))
    press(qtbot, window, Qt.Key.Key_R, CONTROL | SHIFT)  # 1
    qtbot.mouseClick(window.shown.report.link, Qt.MouseButton.LeftButton)  # 2
    _assert_of_this_rep_alone(drawn(window), rep, people)
    form = window.shown.given.form
    qtbot.mouseClick(form.name, Qt.MouseButton.LeftButton)  # 3
    qtbot.keyClicks(form.name, rep.name)  # 4: a name
    press(qtbot, window, Qt.Key.Key_Return)  # 5
    assert team.one("SELECT count(*) FROM acknowledgement WHERE name = ?", rep.name)[0] >= 1
    qtbot.wait(1)
    assert f"{rep.name} has read it" in drawn(window).replace("\r\n", " ")


def test_that_a_search_in_the_view_finds_what_is_shared_with_this_rep_alone(qtbot, window, team):
    people = reps(team)
    rep = people[4]
    window.go(Destination("rep", rep.id))
    press(qtbot, window, Qt.Key.Key_R, CONTROL | SHIFT)
    press(qtbot, window, Qt.Key.Key_F, CONTROL)
    panel = window.panels.open
    qtbot.waitUntil(lambda: panel._texts.index is not None)
    for letter in ("a", "t", "zzpriv"):
        window.focusWidget().clear()
        qtbot.keyClicks(window.focusWidget(), letter)
        _assert_of_this_rep_alone(drawn(panel), rep, people)
    assert "No text has these words" in drawn(panel)


def _assert_of_this_rep_alone(words, rep, people):
    for other in people:
        if other.id != rep.id:
            assert other.name not in words
            assert other.name.split()[-1] not in words
    assert MARK not in words
    assert not TIERS.search(words), TIERS.search(words)
