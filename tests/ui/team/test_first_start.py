import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from coachdesk.desk.roster import reps
from coachdesk.ui.places import Destination
from coachdesk.ui.team.screen import TeamScreen
from tests.ui.accessible import unnamed

Key = Qt.Key


@pytest.fixture
def empty(qtbot, session, tmp_path):
    """The Team before anybody is on it."""
    session.file = tmp_path / "Documents" / "My team.coachdesk"
    session.commands = []
    session.asked.connect(lambda command, _: session.commands.append(command))
    made = TeamScreen(session)
    made.asked = []
    made.asked_to_go.connect(made.asked.append)
    qtbot.addWidget(made)
    made.resize(1286, 620)
    made.show()
    made.show_anew(Destination("team"))
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.first.field.hasFocus)
    return made


def paste(qtbot, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def names(screen):
    return [rep.name for rep in reps(screen.session.store)]


def test_that_nothing_is_asked_but_names_and_the_cursor_is_in_the_line(empty):
    assert empty.header.subtitle.text() == ""
    assert not empty.filter.isVisible()
    assert empty.first.kept.text() == "Your work is kept in My team.coachdesk in Documents."
    assert unnamed(empty) == []


def test_that_the_first_name_opens_the_table_and_the_next_can_be_typed_at_once(qtbot, empty):
    for name in ("Ann Becker", "Bo Diaz"):
        qtbot.keyClicks(QApplication.focusWidget(), name)
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert names(empty) == ["Ann Becker", "Bo Diaz"]
    assert empty.table.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert empty.table.hasFocus()
    assert empty.filter.isVisible()


def test_that_pasted_names_are_on_the_roster_at_once_without_their_header(qtbot, empty):
    paste(qtbot, "Sales rep\nAnn Becker\nBo Diaz\n")
    assert names(empty) == ["Ann Becker", "Bo Diaz"]
    assert empty.session.heard == ["2 reps added"]
    assert empty.table.hasFocus()


def test_that_pasted_cells_and_files_are_looked_at_first(qtbot, empty, prompts, tmp_path):
    paste(qtbot, "Ann\tNorth\nBo\tSouth")
    prompts.answers = [tmp_path / "team.csv"]
    empty.first.choose.click()
    assert names(empty) == []
    assert empty.asked == [
        Destination("importing", "Ann\tNorth\nBo\tSouth", "pasted"),
        Destination("importing", str(tmp_path / "team.csv"), "file"),
    ]


def test_that_the_sample_can_be_looked_at_and_the_file_moved(empty):
    empty.first.sample.click()
    empty.first.move_link.click()
    assert empty.session.commands == ["demo", "move"]


def test_that_a_roster_emptied_by_archiving_asks_again_and_undo_returns(qtbot, empty):
    paste(qtbot, "Ann Becker\n\nBo Diaz")
    empty.table.selectAll()
    empty.acts.archive.trigger()
    assert empty.first.isVisible()
    empty.session.undo()
    assert empty.table.isVisible()
    assert len(names(empty)) == 2
