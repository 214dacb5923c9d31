import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from coachdesk.desk.requests import open_requests
from coachdesk.desk.roster import add_rep, reps
from coachdesk.ui import theme
from coachdesk.ui.places import Destination
from tests.builders import a_rep
from tests.sheets import an_xlsx
from tests.ui.accessible import unnamed
from tests.ui.importing.steps import DEALS, TEAM, names, said, settle


def test_that_a_chosen_file_is_shown_understood_and_brought_in(
    qtbot, screen, session, prompts, tmp_path
):
    path = tmp_path / "team.csv"
    path.write_text(TEAM, encoding="utf-8")
    prompts.answers.append(path)
    went, told, changed = [], [], []
    screen.asked_to_go.connect(went.append)
    session.said.connect(lambda text, undo: told.append(text))
    session.changed.connect(lambda changes, by: changed.append(changes.topics))
    screen.choose.trigger()
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "3 people new"
    assert said(screen) == ["New · 3", "Line 2: Ann Becker", "Line 3: Bob Olsen", "Line 4: Cem Ak"]
    assert names(session) == []
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: went == [Destination("team")])
    assert names(session) == ["Ann Becker", "Bob Olsen", "Cem Ak"]
    assert told == ["Brought in from team.csv: 3 people new"]
    assert "rep" in changed[0]


def test_that_five_rows_are_shown_as_they_are_understood(load):
    screen = load(TEAM)
    samples = screen.look.samples
    assert samples["name"] == [("Ann Becker", True), ("Bob Olsen", True), ("Cem Ak", True)]
    assert samples["territory"][0] == ("North", True)
    box = screen.page.fields.columns["territory"]
    assert box.currentText() == "office"


def test_that_a_column_is_corrected_and_the_effect_is_seen(qtbot, load):
    screen = load("Foo,Bar\nAnn,North\n")
    assert not screen.bring.isEnabled()
    assert screen.page.outcome.summary.text() == "Still to be chosen: name."
    screen.page.fields.columns["name"].setCurrentIndex(1)
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "1 person new"
    screen.page.fields.columns["territory"].setCurrentIndex(1)  # the column serves one field
    settle(qtbot, screen)
    assert screen.draft.missing == ["name"]


def test_that_one_team_alone_can_be_taken(qtbot, load):
    screen = load(TEAM)
    screen.page.rows.column.setCurrentText("manager")
    screen.page.rows.value.setCurrentText("Lou")
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "2 people new"
    assert screen.look.lines == (3, 4)


def test_that_doubtful_dates_and_stages_are_asked_about_in_place(qtbot, load, session):
    a_rep(session.store, "Ann Becker")
    screen = load(DEALS)
    assert screen.draft.kind == "deals"
    assert screen.look.doubtful == "03/04/2025"
    assert not screen.bring.isEnabled()
    screen.page.orders._group.button(2).click()
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == ("1 rep month new, 1 line refused, 1 rep left out")
    assert "Somebody" in said(screen)[3]
    screen.page.stages.endings["Closed"]._group.button(1).click()
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "2 rep months new, 1 rep left out"


def test_that_whoever_begins_with_deals_is_led_to_their_people_and_back(qtbot, load, session):
    screen = load(DEALS.replace("03/04", "03/14"))
    assert "Choose People" in screen.page.outcome.said.text()
    screen.page.kinds._group.button(0).click()
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "2 people new"
    screen.bring.trigger()
    qtbot.waitUntil(lambda: screen.draft.kind == "deals" and screen.look is not None)
    assert names(session) == ["Ann Becker", "Somebody"]
    assert screen.page.outcome.summary.text() == "2 rep months new, 1 line refused"


def test_that_pasted_cells_need_neither_file_nor_header(qtbot, screen, session):
    QGuiApplication.clipboard().setText("Ann Becker\tNorth\nBob Olsen\tSouth")
    screen.paste.trigger()
    settle(qtbot, screen)
    territory = screen.page.fields.columns["territory"]
    assert territory.itemText(2) == "Column B: North"
    territory.setCurrentIndex(2)
    settle(qtbot, screen)
    screen.bring.trigger()
    qtbot.waitUntil(lambda: len(names(session)) == 2)
    assert reps(session.store)[0].territory == "North"


def test_that_what_another_screen_pasted_or_chose_is_taken(qtbot, screen, tmp_path):
    screen.arrive(Destination("importing", "Name\nAnn", "pasted"))
    settle(qtbot, screen)
    assert said(screen)[1:] == ["Line 2: Ann"]
    path = tmp_path / "x.csv"
    path.write_text("Name\nBob\n", encoding="utf-8")
    screen.arrive(Destination("importing", str(path), "file"))
    settle(qtbot, screen)
    assert said(screen)[1:] == ["Line 2: Bob"]


def test_that_a_dropped_file_is_read(qtbot, screen, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Name\nBob\n", encoding="utf-8")
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPoint(5, 5), actions, held, buttons, Qt.KeyboardModifier.NoModifier)
    screen.choosing.dropEvent(drop)
    settle(qtbot, screen)
    assert said(screen)[1:] == ["Line 2: Bob"]


def test_that_the_sheet_with_people_is_found_and_another_can_be_chosen(qtbot, screen, tmp_path):
    def add(book, _sheet):
        book.add_worksheet("South").write_column(0, 0, ["Owner", "Cem"])
        book.add_worksheet("West").write_column(0, 0, ["Owner", "Dee", "Eve"])

    screen.load(an_xlsx(tmp_path / "p.xlsx", [["Read me"], ["once"]], add))
    settle(qtbot, screen)
    assert screen.page.sheets.currentText() == "South"
    screen.page.sheets.setCurrentText("West")
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "2 people new"


def test_that_a_list_without_a_header_loses_nobody(qtbot, load):
    screen = load("Ann Lee\nBob Ray\n")
    assert screen.page.headed.isChecked()
    screen.page.headed.click()
    settle(qtbot, screen)
    assert said(screen)[1:] == ["Line 1: Ann Lee", "Line 2: Bob Ray"]
    screen.page.headed.click()
    settle(qtbot, screen)
    assert screen.draft.table.header == ("Ann Lee",)


def test_that_what_a_workbook_hides_can_be_taken_too(qtbot, screen, tmp_path):
    def hide(_book, sheet):
        sheet.set_row(1, None, None, {"hidden": True})

    screen.load(an_xlsx(tmp_path / "p.xlsx", [["Owner"], ["Ann"], ["Bob"]], hide))
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "1 person new"
    screen.page.hidden.click()
    settle(qtbot, screen)
    assert screen.page.outcome.summary.text() == "2 people new"


def test_that_a_bad_table_is_said_in_place_and_another_can_be_chosen(load):
    screen = load('Owner\n"Ann\n')
    assert "quotation mark" in screen.choosing.trouble.text()
    assert screen.choosing.isVisible()
    assert load(TEAM).page.isVisible()
    assert load("Owner\n").look.trouble == "team.csv has a header and no rows below it."


@pytest.mark.parametrize("palette", ["light", "dark", "sunlight"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1286, 600)), (1.0, (1200, 560)), (1.5, (1286, 600))])  # fmt: skip  # noqa: E501
def test_that_everything_has_a_name_and_fits_at_every_size(qapp, load, palette, scale, size):
    theme.apply(qapp, palette, scale)
    screen = load(DEALS.replace("03/04", "13/04"))
    screen.resize(*size)
    qapp.processEvents()
    assert unnamed(screen) == []
    assert screen.page.outcome.geometry().right() < screen.width()
    for box in screen.page.fields.columns.values():
        assert box.mapTo(screen, box.rect().topRight()).x() < screen.page.outcome.x()
    theme.apply(qapp, "light")


def test_that_of_a_long_list_the_beginning_is_shown(load):
    screen = load("Name\n" + "\n".join(f"Rep {number}" for number in range(700)))
    assert len(said(screen)) == 502
    assert said(screen)[0] == "New · 700"
    assert said(screen)[-1] == "…, and 200 more"


def test_that_who_comes_for_requests_gets_a_list_of_lines_read_as_requests(
    qtbot, session, screen, load
):
    for name in ("Ann Becker", "Bob Olsen"):
        session.do(add_rep, name=name)
    screen.arrive(Destination("importing", step="requests"))
    asked = []
    screen.asked_to_go.connect(asked.append)
    load("Ann: pricing talks\nBob Olsen: the offer, in short\n", "wishes.txt")
    assert screen.draft.kind == "requests"
    screen.bring.trigger()
    settle(qtbot, screen)
    found = {one.what for one in open_requests(session.store, session.today())}
    assert found == {"pricing talks", "the offer, in short"}
    assert asked == [Destination("requests")]
