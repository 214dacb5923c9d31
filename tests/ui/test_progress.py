"""The Progress place: two pages, one filter, and the way to the call behind a point."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel

from coachdesk.desk.progress_settings import target
from coachdesk.desk.roster import archive_rep
from coachdesk.domain.changes import Changes
from coachdesk.domain.figures import Latest
from coachdesk.ui import theme
from coachdesk.ui.call.screen import CallScreen
from coachdesk.ui.places import Destination
from coachdesk.ui.progress.screen import ONE_REP, TEAM, ProgressScreen
from coachdesk.ui.progress.team_pictures import skill_tiles
from coachdesk.ui.rep.screen import RepScreen
from tests.history import NOW, a_call, a_rating, a_rep, a_skill, an_entry, put
from tests.ui.accessible import unnamed

TODAY = date(2026, 11, 24)


def a_history(store, name="Kary Hendriks"):
    """Eight calls, two before this quarter, each with a rating, an entry and a ride-along."""
    with store.write(NOW) as tx:
        rep, skill = a_rep(tx, name), a_skill(tx)
        for back in (200, 100, 50, 40, 30, 20, 10, 0):
            on = TODAY - timedelta(days=back)
            call = a_call(tx, rep, on, account="Betelgard")
            a_rating(tx, rep, skill, call, 2 if back > 45 else 4)
            an_entry(tx, rep, call, "strength")
            ended = {"ended_as": "moved", "reason": "span"} if back == 30 else {"ended_as": "done"}
            put(tx, "ride", rep_id=rep, planned_on=on, **ended)
        for month in (9, 10):
            put(tx, "result", rep_id=rep, metric="won_value", value=900.0 * month,
                starts_on=f"2026-{month:02}-01", ends_on=f"2026-{month:02}-28")  # fmt: skip
    return rep


@pytest.fixture
def screen(qtbot, session):
    screen = ProgressScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1286, 622)
    return screen


def findings(screen):
    return [card.chart.finding for card in cards(screen)]


def cards(screen):
    return screen.rep_page.cards if screen.pages.value == ONE_REP else screen.team_page.cards


def test_that_an_empty_place_says_the_one_next_action(screen):
    screen.show()
    assert screen._stack.currentWidget() is screen._empty
    gone = []
    screen.asked_to_go.connect(gone.append)
    screen.start.trigger()
    assert gone == [Destination("call", None, "before")]


def test_that_the_team_is_shown_first(screen, store):
    a_history(store)
    screen.show()
    assert findings(screen)[0].startswith("5:20 in 52 weeks, none in 44 of them; in 2 of 3")
    assert findings(screen)[1:4] == [
        "Reps then in the top tier got 0:00 of 5:20 (0 %)",
        "4 or 5 most often in Ask questions (1 of 1 rep)",
        "7 of 8 kept. One moved or cancelled: span 1",
    ]
    assert "from call to debrief" in findings(screen)[4]


def test_that_a_rep_asked_for_is_shown(screen, store):
    a_history(store, "Ann")
    kary = a_history(store)
    screen.show_anew(Destination("progress", kary))
    screen.show()
    assert screen.who.currentText() == "Kary Hendriks"
    assert findings(screen)[:2] == [
        "Median of the first three 2, of the last three 4",
        "8 coaching days, 5:20 in all; 100 days between two at most",
    ]


def test_that_skills_seen_differently_stand_among_the_cards_with_the_usual_leniency(
    qtbot, screen, store
):
    kary = a_history(store)
    screen.show_anew(Destination("progress", kary))
    screen.show()
    assert not screen.rep_page.apart.isVisible()
    with store.write(NOW) as tx:
        for call, skill in tx.rows("SELECT call_id, skill_id FROM rating"):
            a_rating(tx, kary, skill, call, 5, rater="rep")
    screen.session.changed.emit(Changes(frozenset({"rating"})), None)
    words = "\n".join(label.text() for label in screen.rep_page.apart.findChildren(QLabel))
    assert "Kary sees it higher than you, seven times running: 5 and 4 on 24 Nov" in words
    assert "d = 0.32" in words
    assert "for you alone" in words
    assert screen.rep_page.apart.isVisible()


def test_that_a_disputed_level_has_the_reps_own_in_its_tile():
    plain = Latest("r", "Ann", "s", "Ask", 2, TODAY, 1, "c")
    told = [
        next(iter(skill_tiles([cell], TODAY).values()))
        for cell in (plain, replace(plain, disputed=True), replace(plain, disputed=True, own=4))
    ]
    assert [tile.disputed for tile in told] == ["", "≠", "≠ 4"]
    assert told[2].tip.endswith("\nDisputed by the rep, own 4")


def test_that_one_rep_is_the_one_worked_on_last(qtbot, session, screen, store):
    first, worked_on, called = (a_history(store, name) for name in ("Ann", "Bo", "Kary"))
    rep_page, call_page = RepScreen(session), CallScreen(session)
    for other in (rep_page, call_page):
        qtbot.addWidget(other)
        other.show()

    def shown():
        screen.show_anew(Destination("progress"))
        screen._show_page(ONE_REP)
        return screen.who.rep_id

    screen.show()
    assert shown() == first
    rep_page.show_anew(Destination("rep", worked_on))
    assert shown() == worked_on
    (call_id,) = store.one("SELECT id FROM call WHERE rep_id = ? LIMIT 1", called)
    call_page.show_anew(Destination("call", call_id))
    assert shown() == called
    rep_page.show_anew(Destination("rep", worked_on))
    assert shown() == worked_on
    screen.who.setCurrentIndex(0)
    screen.who.activated.emit(0)
    assert shown() == first


def test_that_the_period_governs_every_chart_on_a_page(screen, store):
    rep = a_history(store)
    screen.show_anew(Destination("progress", rep))
    screen.show()
    for page in (ONE_REP, TEAM):
        screen._show_page(page)
        screen.period.choose("12 months")
        whole = screen.rep_page.cards if page == ONE_REP else screen.team_page.cards
        before = [card.chart.rows for card in whole]
        screen.period.choose("this quarter")
        assert all(a != b.chart.rows for a, b in zip(before, whole, strict=True))


def test_that_attention_makes_a_hundred_in_any_period(screen, store):
    a_history(store)
    screen.show()
    for choice in ("this quarter", "last quarter", "12 months", "all", "custom"):
        screen.period.choose(choice)
        shares = [row[2] for row in screen.team_page.cards[1].chart.rows]
        assert sum(shares) == 100, choice


def test_that_days_of_ones_own_may_stand_in_either_order(screen, store):
    a_history(store)
    screen.show()
    screen.period.choose("custom")
    screen.period.own_days._first.setDate(QDate(2026, 11, 24))
    screen.period.own_days._last.setDate(QDate(2026, 11, 14))
    assert screen.team_page.cards[0].chart.rows[0][0] == date(2026, 11, 14)
    assert screen.period.own_days.isVisible()


def test_that_clicking_leads_to_the_call(screen, store):
    rep = a_history(store)
    screen.show_anew(Destination("progress", rep))
    screen.show()
    gone = []
    screen.asked_to_go.connect(gone.append)
    screen.rep_page.cards[0].plot.call_chosen.emit("c1")
    screen.team_page.cards[2].plot.call_chosen.emit("c2")
    assert gone == [Destination("call", "c1"), Destination("call", "c2")]


def test_that_an_archived_rep_can_still_be_looked_at(screen, store, clock):
    rep = a_history(store)
    a_rep(store, "Ann")
    archive_rep(store, clock(), rep_id=rep)
    screen.show_anew(Destination("progress", rep))
    screen.show()
    assert screen.who.currentText() == "Kary Hendriks"


def test_that_a_new_rating_is_drawn_at_once(screen, store, session):
    rep = a_history(store)
    screen.show_anew(Destination("progress", rep))
    screen.show()
    assert screen.rep_page.cards[0].chart.size == "8 ratings, 8 days"
    skill = store.rows("SELECT id FROM skill")[0][0]
    a_rating(store, rep, skill, a_call(store, rep, TODAY), 5)
    session.changed.emit(Changes(frozenset({"rating"}), ("x",)), None)
    assert screen.rep_page.cards[0].chart.size == "9 ratings, 8 days"


def test_that_a_target_is_chosen_at_its_chart(screen, store):
    a_history(store)
    screen.show()
    card = screen.team_page.cards[1]
    menu = card.menu()
    next(action for action in menu.actions() if action.text() == "Target 20/60/20").trigger()
    assert target(store, TODAY) == (20, 60, 20)
    assert [row[3] for row in card.chart.rows] == [20, 60, 20, 0]


def test_that_quarters_start_where_the_fiscal_year_does(screen, store):
    a_history(store)
    screen.show()
    screen.period.quarter_start_chosen.emit(2)
    screen.period.choose("this quarter")
    assert screen.team_page.cards[0].chart.rows[0][0] == date(2026, 11, 1)


def test_that_a_skill_without_ratings_is_named_below(screen, store):
    rep = a_history(store)
    a_skill(store, "Listen")
    screen.show_anew(Destination("progress", rep))
    screen.show()
    assert screen.rep_page._unrated.text() == "Not rated in this period: Listen"


def test_that_all_charts_turn_into_tables_and_back(screen, store):
    rep = a_history(store)
    screen.show()
    for turned in (True, False):
        screen.all_charts.tables.trigger()
        assert [card.as_table for card in cards(screen)] == [turned] * 5
    screen.all_charts.tables.trigger()
    screen.show_anew(Destination("progress", rep))
    assert all(card.as_table for card in cards(screen))


def test_that_a_page_is_saved_whole_as_pdf(qtbot, screen, store, prompts, tmp_path):
    screen.show_anew(Destination("progress", a_history(store)))
    screen.show()
    prompts.answers = [tmp_path / "page.pdf"]
    with qtbot.waitSignal(screen.session.said):
        screen.all_charts.save_all.trigger()
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    pages = [page.get_textpage().get_text_range() for page in document]
    words = " ".join(" ".join(pages).split())
    assert "Progress of Kary Hendriks" in words
    for card in cards(screen):
        assert card.chart.title in words
        assert card.chart.finding in words


def test_that_a_page_that_cant_be_written_is_said(qtbot, screen, store, tmp_path):
    a_history(store)
    screen.show()
    with qtbot.waitSignal(screen.session.failed):
        screen.all_charts.save(tmp_path / "no such folder" / "page.pdf")


def test_that_everything_that_takes_keys_has_a_name(screen, store):
    a_history(store)
    for page in (TEAM, ONE_REP):
        screen.show()
        screen._show_page(page)
        assert unnamed(screen) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_that_nothing_scrolls_sideways(qapp, screen, store, scale):
    theme.apply(qapp, "light", scale)
    a_history(store, "Wolfeschlegelsteinhausenbergerdorff " * 8)
    screen.show()
    for width in (1286, 1200, 940):
        screen.resize(width, 582)
        for page in (TEAM, ONE_REP):
            screen._show_page(page)
            shown = screen.rep_page if page == ONE_REP else screen.team_page
            room = shown._grid.viewport().width()
            assert all(card.x() + card.width() <= room for card in shown.cards)
            assert screen.minimumSizeHint().width() <= width
    theme.apply(qapp, "light")
