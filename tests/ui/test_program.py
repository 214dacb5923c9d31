import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from coachdesk.desk.newfile import new_file
from coachdesk.desk.roster import add_rep
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.check import check
from coachdesk.store.home import Home
from coachdesk.store.sqlite import connect
from coachdesk.ui import program as programs
from coachdesk.ui import window
from coachdesk.ui.kit import Banner
from tests.builders import a_call, a_rep, a_row
from tests.ui.screens import PLACES


@pytest.fixture
def program(qtbot, qapp, clock, monkeypatch):
    monkeypatch.setattr(window.MainWindow.__init__, "__defaults__", (None, PLACES))
    monkeypatch.setattr(programs, "_CALM_MS", 100)
    monkeypatch.setattr(programs.CrashHook, "install", lambda self: None)
    made = []

    def make():
        made.append(programs.Program(qapp, Home.find(), clock))
        return made[-1]

    yield make
    for one in made:
        for open_window in list(one.windows):
            open_window.close()
        qtbot.waitUntil(lambda one=one: not one.windows)
        for door in list(one.doors):
            door.close()
        qtbot.waitUntil(lambda one=one: not one.doors)


def saved(qtbot, main):
    qtbot.waitUntil(lambda: main.publisher.saving.state == "in")


def closed(qtbot, program):
    for main in list(program.windows):
        main.close()
    qtbot.waitUntil(lambda: not program.windows)


def answer(door, words):
    next(b for b in door.findChildren(QPushButton) if b.text() == words).click()


def a_file(tmp_path, clock, name="North team"):
    """A coach file from another machine."""
    file = tmp_path / f"{name}.coachdesk"
    store = new_file(Home.at(tmp_path / "their home"), file, clock())
    add_rep(store, clock(), name="Ann")
    from coachdesk.store.publish import publish

    publish(store, file, clock())
    store.close()
    return file


def test_that_the_first_start_makes_my_team_in_documents(qtbot, program, home):
    one = program()
    assert one.start(None)
    saved(qtbot, one.windows[0])
    assert (home / "Documents" / "My team.coachdesk").exists()
    assert one.windows[0].windowTitle() == "My team – CoachDesk"


def test_that_the_next_start_opens_the_team_used_last(qtbot, program, home):
    one = program()
    one.start(None)
    one.windows[0].session.do(add_rep, name="Ann")
    closed(qtbot, one)
    again = program()
    again.start(None)
    assert again.windows[0].session.store.one("SELECT name FROM rep") == ("Ann",)
    assert len(list((home / "Documents").iterdir())) == 1


def test_that_a_file_new_on_this_machine_is_asked_about_once(qtbot, program, tmp_path, clock):
    one = program()
    file = a_file(tmp_path, clock)
    one.start(file)
    assert not one.windows
    answer(one.doors[0], "Work on it here")
    qtbot.waitUntil(lambda: bool(one.windows))
    assert one.windows[0].session.store.one("SELECT name FROM rep") == ("Ann",)
    closed(qtbot, one)
    one.open_file(file)
    assert one.windows


def test_that_only_reading_changes_nothing_and_says_so(qtbot, program, tmp_path, clock):
    one = program()
    file = a_file(tmp_path, clock)
    before = file.read_bytes()
    one.start(file)
    answer(one.doors[0], "Only read")
    qtbot.waitUntil(lambda: bool(one.windows))
    main = one.windows[0]
    assert main.session.do(add_rep, name="Ben") is None
    assert any("reading only" in b.accessibleName() for b in main.findChildren(Banner))
    assert main.windowTitle() == "North team, only reading – CoachDesk"
    assert file.read_bytes() == before
    assert not Home.find().knows(main.session.store.dataset)


def test_that_what_is_no_coach_file_is_refused(program, tmp_path):
    (tmp_path / "notes.coachdesk").write_text("Dear diary")
    with pytest.raises(Refused, match="not a coach file"):
        program().start(tmp_path / "notes.coachdesk")


def test_that_a_team_has_one_window(qtbot, program, home):
    one = program()
    one.start(None)
    saved(qtbot, one.windows[0])
    one.open_file(home / "Documents" / "My team.coachdesk")
    assert len(one.windows) == 1


def test_that_a_second_process_brings_the_first_ones_window_up(qtbot, program):
    one = program()
    one.start(None)
    assert not program().start(None)
    assert len(one.windows) == 1


def test_that_a_call_that_runs_is_where_the_window_opens(qtbot, program, clock):
    one = program()
    one.start(None)
    store = one.windows[0].session.store
    call = a_call(store, a_rep(store))
    closed(qtbot, one)
    again = program()
    again.start(None)
    assert again.windows[0]._trail[-1].place == "call"
    assert call


def test_that_moving_leaves_one_file_at_the_new_place(qtbot, program, home, prompts, tmp_path):
    one = program()
    one.start(None)
    main = one.windows[0]
    saved(qtbot, main)
    to = tmp_path / "Elsewhere.coachdesk"
    prompts.answers = [to]
    main.files.move()
    qtbot.waitUntil(to.exists)
    qtbot.waitUntil(lambda: main.session.file == to)
    assert list((home / "Documents").iterdir()) == []
    assert one.preferences.recent[0].file == to


def test_that_closing_over_a_file_that_cannot_be_written_asks_first(qtbot, program, prompts, home):
    one = program()
    one.start(None)
    main = one.windows[0]
    saved(qtbot, main)
    (home / "Documents" / "My team.coachdesk").unlink()
    (home / "Documents").rmdir()
    main.session.do(add_rep, name="Ann")
    prompts.answers = [""]
    main.close()
    qtbot.waitUntil(lambda: bool(prompts.asked))
    assert one.windows
    prompts.answers = ["Close anyway"]
    main.close()
    qtbot.waitUntil(lambda: not one.windows)


def test_that_the_sample_team_says_that_it_is_not_kept_and_leaves_nothing(qtbot, program, home):
    one = program()
    one.start(None, demo=True)
    qtbot.waitUntil(lambda: bool(one.windows), timeout=30_000)
    main = one.windows[0]
    assert "nothing here is kept" in main.status._words.text()
    assert main.session.store.rows("SELECT count(*) FROM rep") == [(12,)]
    folder = main.session.store.path.parent
    closed(qtbot, one)
    qtbot.waitUntil(lambda: not folder.exists())
    assert not (home / "Documents").exists()
    assert one.preferences.recent == []


def test_that_the_sample_team_can_be_kept_as_ones_own(qtbot, program, prompts, tmp_path):
    one = program()
    one.start(None, demo=True)
    qtbot.waitUntil(lambda: bool(one.windows), timeout=30_000)
    one.windows[0].session.do(add_rep, name="Zoe Own")
    prompts.answers = [tmp_path / "Mine.coachdesk"]
    one.windows[0].status.offer_taken.emit()
    qtbot.waitUntil(lambda: bool(one.windows) and not one.windows[0].session.demo, timeout=30_000)
    mine = one.windows[0].session
    assert mine.file == tmp_path / "Mine.coachdesk"
    assert mine.store.one("SELECT 1 FROM rep WHERE name = 'Zoe Own'")


def test_that_a_data_folder_that_cannot_be_made_is_said_in_a_window(program, home):
    home.write_text("a file stands in the way")
    one = program()
    with pytest.raises(Refused) as refused:
        one.start(None)
    one.explain(str(refused.value))
    assert "can’t start" in one.doors[0].findChild(QLabel).text()
    assert str(refused.value) in [label.text() for label in one.doors[0].findChildren(QLabel)]


def test_that_a_team_is_removed_from_a_borrowed_computer_after_one_question(
    qtbot, program, prompts, tmp_path, clock, home
):
    new_file(Home.find(), tmp_path / "North.coachdesk", clock()).close()
    one = program()
    one.open_file(tmp_path / "North.coachdesk")
    [main] = one.windows
    saved(qtbot, main)
    main.session.do(add_rep, name="Ann")
    prompts.answers = ["Close and remove"]
    main.files.leave()
    qtbot.waitUntil(lambda: not one.windows, timeout=15_000)
    qtbot.waitUntil(lambda: not list((home / "data" / "stores").iterdir()), timeout=10_000)
    assert one.preferences.recent == []
    assert prompts.asked == ["Remove North from this computer?"]
    assert b"Ann" in (tmp_path / "North.coachdesk").read_bytes()


def test_that_a_team_stays_where_its_file_could_not_be_saved(
    qtbot, program, prompts, tmp_path, clock
):
    file = tmp_path / "North.coachdesk"
    new_file(Home.find(), file, clock()).close()
    one = program()
    one.open_file(file)
    [main] = one.windows
    saved(qtbot, main)
    file.unlink()
    file.mkdir()
    prompts.answers = ["Close and remove", "Close anyway"]
    with qtbot.waitSignal(main.session.failed, timeout=10_000):
        main.files.leave()
    assert main.session.store.path.exists()
    assert one.windows == [main]
    file.rmdir()


def test_that_opening_an_old_copy_says_how_old_it_is_and_asks_for_a_newer(
    qtbot, program, prompts, tmp_path, clock
):
    file = tmp_path / "North.coachdesk"
    store = new_file(Home.find(), file, clock())
    a_row(store, "note", rep_id=a_rep(store), noted_on="2026-11-24", text="Asked why.")
    store.close()
    clock.go_on(days=18)
    one = program()
    one.open_file(file)
    [main] = one.windows
    qtbot.waitUntil(lambda: bool(main.findChildren(Banner)), timeout=10_000)
    [banner] = main.findChildren(Banner)
    assert banner.accessibleName() == (
        "Newest note 24 Nov, from this computer, 18 days ago. Have a newer copy?"
    )
    prompts.answers = [""]
    answer(banner, "Bring it in")
    assert prompts.asked == ["Bring in a copy"]


def test_that_a_damaged_store_is_mended_from_the_window_and_opened_again(
    qtbot, program, tmp_path, clock
):
    file = a_file(tmp_path, clock)
    one = program()
    one.start(file)
    answer(one.doors[0], "Work on it here")
    qtbot.waitUntil(lambda: bool(one.windows), timeout=10_000)
    main = one.windows[0]
    saved(qtbot, main)
    backup(main.session.store, clock())
    spoiled = connect(main.session.store.path)
    spoiled.execute("UPDATE rev SET value = replace(value, 'Ann', 'Eve') WHERE tbl = 'rep'")
    spoiled.close()
    next(a for a in main.commands.actions if a.text() == "Check this file").trigger()
    qtbot.waitUntil(lambda: bool(main.findChildren(Banner)), timeout=10_000)
    assert "changed outside CoachDesk" in main.findChildren(Banner)[0].accessibleName()
    answer(main, "Mend it")
    qtbot.waitUntil(lambda: bool(one.windows) and one.windows[0] is not main, timeout=20_000)
    mended = one.windows[0].session.store
    assert mended.rows("SELECT name FROM rep") == [("Ann",)]
    assert check(mended) == []
    qtbot.waitUntil(lambda: not one.doors)
