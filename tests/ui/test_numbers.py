"""The Numbers place: its figures, how they leave, and time that is typed over."""

from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QScrollArea

from coachdesk.desk.notes import add_note
from coachdesk.desk.progress_settings import target
from coachdesk.desk.span import session_minutes
from coachdesk.desk.spent import correction
from coachdesk.ui import theme
from coachdesk.ui.numbers.screen import NumbersScreen
from tests.builders import a_ride, a_row
from tests.history import NOW, a_call, a_rating, a_rep, a_skill, put
from tests.ui.accessible import unnamed

TODAY = date(2026, 11, 24)


@pytest.fixture
def rep(store):
    with store.write(NOW) as tx:
        rep, skill = a_rep(tx), a_skill(tx, short_name="Ask")
        put(tx, "focus", rep_id=rep, skill_id=skill, starts_on="2026-10-01")
        for back, level in ((40, 2), (8, 2), (1, 4)):
            on = TODAY - timedelta(back)
            a_rating(tx, rep, skill, a_call(tx, rep, on, 60), level)
            put(tx, "ride", rep_id=rep, planned_on=on, ended_as="done", planned_minutes=180)
    return rep


@pytest.fixture
def screen(qtbot, session):
    screen = NumbersScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1286, 622)
    screen.show()
    return screen


def line(screen, row=0):
    model = screen.page.reps.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_that_an_empty_team_is_sent_to_the_team(screen):
    assert screen._stack.currentIndex() == 1
    gone = []
    screen.asked_to_go.connect(gone.append)
    screen._start.trigger()
    assert gone[0].place == "team"
    assert not screen.sending.copy_text.isEnabled()


def test_that_a_month_stands_a_line_a_rep(rep, screen):
    assert line(screen) == ["Kary Hendriks", "2", "2 of 2", "2.0", "2 of 2", "–", "Ask (n 2)"]
    assert line(screen, 1)[0] == "Team"
    screen.steps.step(-1)
    assert line(screen)[1:4] == ["1", "1 of 1", "1.0"]


def test_that_two_clicks_copy_the_page_as_text_and_as_a_table(rep, screen):
    screen.sending.copy_text.trigger()
    words = QGuiApplication.clipboard().text()
    assert words.startswith("Coaching in November 2026")
    assert "Kary Hendriks: 2 field days, ride-alongs 2 of 2, 2.0 h" in words
    screen.sending.copy_table.trigger()
    rows = [row.split("\t") for row in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0][:5] == ["Rep", "Field days", "Ride-alongs", "Planned", "Hours"]
    assert rows[1][:5] == ["Kary Hendriks", "2", "2", "2", "2.0"]
    assert rows[-1][0] == "Team"


def test_that_ratings_of_persons_leave_only_when_ticked(rep, screen):
    screen.sending.copy_text.trigger()
    assert "2 → 4" not in QGuiApplication.clipboard().text()
    screen.sending.ratings.setChecked(True)
    assert line(screen)[-1] == "Ask 2 → 4 (n 2)"
    screen.sending.copy_text.trigger()
    assert "Ask 2 → 4 (n 2)" in QGuiApplication.clipboard().text()


def test_that_the_page_is_saved_as_csv_and_pdf(rep, screen, tmp_path, prompts):
    prompts.answers += [tmp_path / "n.csv", tmp_path / "n.pdf"]
    screen.sending.save_csv.trigger()
    screen.sending.save_pdf.trigger()
    assert "Kary Hendriks,2,2,2,2.0" in (tmp_path / "n.csv").read_text(encoding="utf-8")
    pages = pypdfium2.PdfDocument(tmp_path / "n.pdf")
    words = pages[0].get_textpage().get_text_bounded()
    assert len(pages) == 1
    assert "Kary Hendriks" in words
    assert "Coaching in November 2026" in words


def test_that_what_cannot_be_written_is_said(rep, screen, session, tmp_path):
    said = []
    session.failed.connect(said.append)
    screen.sending.save(tmp_path / "no" / "n.pdf")
    assert said
    assert said[0].startswith("n.pdf could not be written")


def test_that_time_is_typed_over_and_put_back(rep, store, screen, session, qtbot):
    a_row(store, "busy", planned_on="2026-11-23", minutes=60, category="managing")
    screen.refresh()
    undo = []
    session.said.connect(lambda _, back: undo.append(back))
    table = screen.page.time
    row = table.model().rowCount() - 2  # the week of 23 November
    table.setCurrentIndex(table.model().index(row, 3))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(QLineEdit)
    assert editor.text() == "1:00"
    editor.setText("2:30")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.model().index(row, 3).data() == "2:30 *")
    assert correction(store, date(2026, 11, 23), "managing") == 90
    undo[-1]()
    assert table.model().index(row, 3).data() == "1:00"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_that_the_page_is_high_enough_for_a_quarters_weeks(rep, screen, qapp, qtbot, scale):
    theme.apply(qapp, "light", scale)
    screen.steps.to_quarter(0)
    for table in (screen.page.time, screen.page.reps):
        qtbot.waitUntil(lambda table=table: table.parentWidget().height() > table.height())
        assert table.geometry().bottom() < table.parentWidget().height()
    theme.apply(qapp, "light")


def test_that_no_length_of_time_is_said_and_changes_nothing(rep, store, screen, session):
    said = []
    session.failed.connect(said.append)
    screen.page.time.model().typed.emit(0, "managing", "a lot")
    assert "is no length of time" in said[0]
    assert store.rows("SELECT * FROM adjustment") == []


def test_that_weeks_to_come_take_no_correction(rep, screen):
    model = screen.page.time.model()
    assert not model.flags(model.index(model.rowCount() - 1, 1)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_that_the_target_is_chosen_where_the_split_is_shown(rep, store, screen):
    menu = screen.page.cards[0].menu()
    next(action for action in menu.actions() if action.text() == "Target 20/60/20").trigger()
    assert target(store, TODAY) == (20, 60, 20)
    assert [row[3] for row in screen.page.cards[0].chart.rows] == [20, 60, 20, 0]


def test_that_what_a_cadence_brings_is_chosen_where_the_span_is_shown(rep, store, screen):
    before = screen.page.cards[3].chart.rows[0]
    menu = screen.page.cards[3].menu()
    next(action for action in menu.actions() if action.text().endswith("2:00")).trigger()
    assert session_minutes(store, TODAY) == 120
    assert screen.page.cards[3].chart.rows[0][1] < before[1]


def test_that_kept_and_span_say_their_finding(rep, store, screen):
    a_ride(store, rep, "2026-11-20", ended_as="cancelled", reason="customer")
    screen.refresh()
    kept, span = screen.page.cards[2].chart, screen.page.cards[3].chart
    assert kept.finding == "2 of 3 kept. One moved or cancelled: customer 1"
    assert ("Reason", "customer", None, 1, None) in kept.rows
    assert span.finding.startswith("1 rep needs")


def test_that_the_page_follows_the_keys_through_the_time(rep, screen, qtbot):
    screen.steps.to_quarter(0)
    table, page = screen.page.time, screen.page.findChild(QScrollArea)
    screen.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.waitUntil(lambda: table.parentWidget().height() > table.height())  # laid out
    table.setCurrentIndex(table.model().index(0, 1))
    for _ in range(table.model().rowCount()):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    cell = table.visualRect(table.currentIndex())
    foot = table.viewport().mapTo(page.viewport(), cell.bottomLeft())
    assert table.currentIndex().row() == table.model().rowCount() - 1
    assert 0 < foot.y() <= page.viewport().height()


def test_that_every_part_has_a_name(rep, screen):
    assert unnamed(screen) == []


def test_that_texts_for_the_director_are_seen_before_they_go_and_taken_out_at_their_mark(
    rep, screen, session, store
):
    texts = screen.page.texts
    assert texts.marks == []
    session.do(add_note, rep_id=rep, text="Ready for more", audience="director")
    assert texts.detail.text() == "1 text, with the numbers"
    screen.sending.copy_text.trigger()
    assert "Kary Hendriks: Ready for more" in QGuiApplication.clipboard().text()
    texts.marks[0].click()
    assert store.one("SELECT audience FROM note") == ("private",)
    session.undo()
    texts.marks[0].click()
    screen.sending.copy_text.trigger()
    assert "Ready for more" not in QGuiApplication.clipboard().text()
