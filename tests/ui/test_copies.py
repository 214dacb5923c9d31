"""Bringing in another computer's copy, going back, deciding: in the window, by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from coachdesk.desk.newfile import new_file
from coachdesk.store.backup import backup
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.ui import theme
from coachdesk.ui.copies.differing import beside, marked
from coachdesk.ui.copies.screen import CopiesScreen
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session
from tests.builders import FixedClock, a_rep, a_row
from tests.ui.accessible import unnamed


@pytest.fixture
def desk(tmp_path, clock):
    """An office with a rep and a note, and a laptop's copy that went its own way."""
    file = tmp_path / "North.coachdesk"
    store = new_file(Home.at(tmp_path / "office"), file, clock())
    ann = a_rep(store, "Ann Becker")
    note = a_row(store, "note", rep_id=ann, noted_on="2026-11-24", text="Asked why.")
    publish(store, file, clock())
    carried = tmp_path / "North (laptop).coachdesk"
    carried.write_bytes(file.read_bytes())
    laptop = adopt(Home.at(tmp_path / "laptop"), carried, clock())
    with laptop.write(clock().later(hours=1)) as tx:
        tx.update("note", note, text="Asked when.")
        tx.insert("note", rep_id=ann, noted_on="2026-11-24", text="From the car.")
    publish(laptop, carried, clock())
    laptop.close()
    session = Session(store, clock, file=file)
    yield session, carried, note
    store.close()


@pytest.fixture
def screen(qtbot, qapp, desk):
    theme.apply(qapp, "light")
    made = CopiesScreen(desk[0])
    qtbot.addWidget(made)
    made.resize(1366, 600)
    made.show()
    return made


def look(qtbot, screen: CopiesScreen, step: str, path: Path) -> None:
    screen.show_anew(Destination("copies", str(path), step))
    qtbot.waitUntil(lambda: screen.look is not None, timeout=10_000)


def texts(session: Session) -> list[str]:
    return [text for (text,) in session.store.rows("SELECT text FROM note ORDER BY text")]


def test_that_a_copy_is_seen_before_it_is_brought_in_and_can_be_undone(qtbot, screen, desk):
    session, carried, _ = desk
    undos = []
    session.said.connect(lambda _words, undo, _show: undos.append(undo))
    look(qtbot, screen, "bring", carried)
    assert screen.reps.item(0).text() == "Ann Becker\n1 new · 1 changed"
    assert texts(session) == ["Asked why."]
    with qtbot.waitSignal(session.changed, timeout=10_000):
        qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert texts(session) == ["Asked when.", "From the car."]
    undos[-1]()
    assert texts(session) == ["Asked why."]


def test_that_what_came_in_last_can_be_seen_and_taken_back_and_that_too(qtbot, screen, desk):
    session, carried, _ = desk
    told = []
    session.said.connect(lambda *said: told.append(said))
    look(qtbot, screen, "bring", carried)
    with qtbot.waitSignal(session.said, timeout=10_000):
        screen.done.trigger()
    assert told[-1][0] == f"2 notes from {identify(carried).published_by}"
    screen.show_anew(Destination("copies", step="last"))
    assert screen.reps.item(0).text() == "Ann Becker\n1 new · 1 changed"
    assert "Asked <s>why</s> <b>when</b>." in spoken_words(screen)
    screen.reps.setFocus()
    qtbot.keyClick(screen.reps, Qt.Key.Key_U)
    assert texts(session) == ["Asked why."]
    told[-1][1]()
    assert texts(session) == ["Asked when.", "From the car."]


def test_that_one_text_shows_what_went_and_what_came():
    assert marked("Sat <back>.", "Sat <up>, twice.") == (
        "Sat &lt;<s>back</s> <b>up</b>&gt;<b>, twice</b>."
    )
    assert beside("Asked why.", "Asked why, and waited.") == "Asked why."
    assert beside("Asked why, and waited.", "Asked why.") == "Asked why<b>, and waited</b>."


def test_that_any_older_copy_can_be_gone_back_to(qtbot, screen, desk, prompts):
    asked: list[Destination] = []
    screen.asked_to_go.connect(asked.append)
    backup(desk[0].store, desk[0].now())
    screen.show_anew(Destination("copies", step="restore"))
    prompts.answers = [desk[1]]
    screen.reps.setFocus()
    qtbot.keyClick(screen.reps, Qt.Key.Key_F)
    assert asked == [Destination("copies", str(desk[1]), "restore")]


def test_that_reading_a_copy_shows_how_far_it_is(qtbot, screen, desk):
    screen.show_anew(Destination("copies", str(desk[1]), "bring"))
    bar = screen.findChild(QProgressBar)
    with qtbot.waitSignal(bar.valueChanged, timeout=10_000):
        pass
    assert bar.isVisibleTo(screen)
    qtbot.waitUntil(lambda: screen.look is not None, timeout=10_000)


def test_that_what_both_changed_stands_side_by_side_and_one_is_chosen(qtbot, screen, desk):
    session, carried, note = desk
    with session.store.write(session.now()) as tx:
        tx.update("note", note, text="Asked how.")
    look(qtbot, screen, "bring", carried)
    assert "1 both changed" in screen.reps.item(0).text()
    uses = [b for b in screen.places.findChildren(QPushButton) if b.text() == "Use this"]
    assert len(uses) == 2
    uses[0].click()
    assert [use.text() for use in uses] == ["✓ Used", "Use this"]
    with qtbot.waitSignal(session.changed, timeout=10_000):
        screen.done.trigger()
    assert "Asked how." in texts(session)
    screen.show_anew(Destination("copies", step="decide"))
    assert "Nothing is left to decide." in spoken_words(screen)


def spoken_words(screen: CopiesScreen) -> list[str]:
    page = screen.pages.currentWidget()
    assert page is not None
    return [label.text() for label in page.findChildren(QLabel)]


def test_that_a_backup_is_gone_back_to_by_enter_and_ctrl_enter(
    qtbot, screen, desk, clock: FixedClock
):
    session, _, note = desk
    kept = backup(session.store, clock())
    with session.store.write(clock.go_on(minutes=5)) as tx:
        tx.update("note", note, text="Spoiled.")
    asked: list[Destination] = []
    screen.asked_to_go.connect(asked.append)
    screen.show_anew(Destination("copies", step="restore"))
    screen.reps.setCurrentRow(0)
    qtbot.keyClick(screen.reps, Qt.Key.Key_Return)
    assert asked == [Destination("copies", str(kept), "restore")]
    look(qtbot, screen, "restore", kept)
    with qtbot.waitSignal(session.changed, timeout=10_000):
        screen.done.trigger()
    assert texts(session) == ["Asked why."]


def test_that_a_damaged_copy_is_said_in_place_and_nothing_changes(qtbot, screen, desk, tmp_path):
    session, carried, _ = desk
    spoiled = tmp_path / "spoiled.coachdesk"
    spoiled.write_bytes(carried.read_bytes()[:5000])
    screen.show_anew(Destination("copies", str(spoiled), "bring"))
    qtbot.waitUntil(lambda: screen._work is not None and not screen._work.running, timeout=10_000)
    assert not screen.done.isEnabled()
    assert texts(session) == ["Asked why."]


def test_that_everything_has_a_name_to_be_read_aloud(qtbot, screen, desk):
    look(qtbot, screen, "bring", desk[1])
    assert unnamed(screen) == []
