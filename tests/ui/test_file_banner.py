"""What may happen to the file while a window is open: each is noticed, and nothing is lost."""

import pytest
import shiboken6
from PySide6.QtWidgets import QPushButton

from coachdesk.desk.call import end_call
from coachdesk.desk.newfile import new_file
from coachdesk.desk.roster import add_rep
from coachdesk.store.home import Home
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from coachdesk.ui.file_banner import FileBanner
from coachdesk.ui.kit import Banner
from coachdesk.ui.places import Destination
from coachdesk.ui.publishing import Publisher, Timing
from coachdesk.ui.running import running
from coachdesk.ui.session import Session
from coachdesk.ui.window import MainWindow
from tests.builders import a_call, a_rep
from tests.ui.screens import PLACES

QUICK = Timing(quiet=0.01, share=0, in_call=0.01, look=0.01, again=0.2)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def file(folder):
    return folder / "North.coachdesk"


@pytest.fixture
def window(qtbot, look, clock, tmp_path, file, preferences):
    """A window whose file was published once."""
    store = new_file(Home.at(tmp_path / "office"), file, clock())
    a_rep(store, "Ann")
    session = Session(store, clock, file=file)
    publisher = Publisher(session, lambda: running(session) is not None, QUICK, session)
    made = MainWindow(session, preferences, publisher, PLACES)
    FileBanner(session, made, publisher)
    made.files.moved.connect(publisher.move)
    made.go(Destination("team"))
    made.show()
    publisher.publish()
    until_saved(qtbot, made)
    yield made
    with qtbot.waitSignal(made.closed, timeout=10_000):
        made.close()
    shiboken6.delete(made)
    store.close()


@pytest.fixture
def theirs(window, file, tmp_path, clock):
    """The same file as another machine left it, with one rep more."""
    copy = tmp_path / "carried.coachdesk"
    copy.write_bytes(file.read_bytes())
    laptop = adopt(Home.at(tmp_path / "laptop"), copy, clock())
    a_rep(laptop, "Bob")
    publish(laptop, copy, clock())
    laptop.close()
    return copy


def until_saved(qtbot, window):
    qtbot.waitUntil(lambda: window.publisher.saving.state == "in", timeout=10_000)


def banner(window):
    shown = [one for one in window.findChildren(Banner) if not one.isHidden()]
    return shown[0] if shown else None


def click(qtbot, window, words):
    def found():
        return [b for b in window.findChildren(QPushButton)
                if b.text().startswith(words) and b.isVisibleTo(window)]  # fmt: skip

    qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    found()[0].click()


def names_in(file):
    store = Store(file, None)
    names = {name for (name,) in store.rows("SELECT name FROM rep")}
    store.close()
    return names


def quarantined(window):
    return list((window.session.store.home_data / "quarantine").glob("*"))


@pytest.mark.parametrize("how", ["replaced", "overwritten"])
def test_that_a_newer_copy_is_taken_in_with_undo(qtbot, window, file, theirs, how):
    noticed = []
    window.session.changed.connect(lambda *changed: noticed.append(changed))
    with qtbot.waitSignal(window.session.said, timeout=10_000) as said:
        if how == "replaced":
            theirs.replace(file)
        else:
            file.write_bytes(theirs.read_bytes())
    assert names_in(file) == {"Ann", "Bob"}
    assert noticed  # what came is drawn before the line that says so
    said.args[1]()
    until_saved(qtbot, window)
    assert names_in(file) == {"Ann"}


@pytest.mark.parametrize("left", [0, 5000])
def test_that_a_truncated_file_is_written_again_when_asked(qtbot, window, file, left):
    spoiled = file.read_bytes()[:left]
    file.write_bytes(spoiled)
    qtbot.waitUntil(lambda: banner(window) is not None, timeout=10_000)
    assert file.read_bytes() == spoiled
    click(qtbot, window, "Write it again")
    until_saved(qtbot, window)
    assert names_in(file) == {"Ann"}
    assert [path.read_bytes() for path in quarantined(window)] == [spoiled]
    assert banner(window) is None


def test_that_another_team_in_its_place_is_kept_in_quarantine(qtbot, window, file, tmp_path, clock):
    other = tmp_path / "South.coachdesk"
    new_file(Home.at(tmp_path / "south"), other, clock()).close()
    other.replace(file)
    click(qtbot, window, "Write it again")
    until_saved(qtbot, window)
    assert names_in(file) == {"Ann"}
    assert len(quarantined(window)) == 1


def test_that_a_deleted_file_is_written_again_when_asked(qtbot, window, file):
    file.unlink()
    qtbot.waitUntil(lambda: banner(window) is not None)
    assert "no longer in" in banner(window).accessibleName()
    click(qtbot, window, "Write it again")
    until_saved(qtbot, window)
    qtbot.waitUntil(lambda: banner(window) is None)
    assert names_in(file) == {"Ann"}


def test_that_work_goes_on_in_a_file_that_was_renamed(qtbot, window, file):
    moved = file.rename(file.with_name("South.coachdesk"))
    click(qtbot, window, "Go on in South.coachdesk")
    window.session.do(add_rep, name="Bob")
    qtbot.waitUntil(lambda: names_in(moved) == {"Ann", "Bob"}, timeout=10_000)
    assert not file.exists()
    assert window.windowTitle() == "South – CoachDesk"


def test_that_a_folder_that_comes_back_is_gone_on_with(qtbot, window, file, folder):
    away = folder.rename(folder.with_name("pulled"))
    qtbot.waitUntil(lambda: banner(window) is not None)
    window.session.do(add_rep, name="Bob")
    away.rename(folder)
    qtbot.waitUntil(lambda: banner(window) is None and names_in(file) == {"Ann", "Bob"})


def test_that_nothing_is_said_of_the_file_in_a_live_call(qtbot, window, file):
    session = window.session
    call = a_call(session.store, a_rep(session.store, "Cleo"))
    session.notice_others()
    until_saved(qtbot, window)
    file.write_bytes(b"")
    qtbot.wait(100)
    assert banner(window) is None
    session.do(end_call, call_id=call)
    click(qtbot, window, "Write it again")
    until_saved(qtbot, window)
