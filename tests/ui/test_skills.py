"""The skill editor: words are kept when left, order and archive by keys, old ratings stay."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.skills import add_skill, archived_skills, edit_skill, seed_skills, skills
from coachdesk.ui.history_panel import HistoryPanel
from coachdesk.ui.places import Destination
from coachdesk.ui.skills.screen import SkillsScreen
from tests.ui.accessible import unnamed


@pytest.fixture
def screen(qtbot, session, clock):
    with session.store.write(clock()) as tx:
        seed_skills(tx)
    screen = SkillsScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1286, 622)
    screen.show_anew(Destination("skills"))
    screen.show()
    screen.list.setFocus()
    return screen


def names(screen):
    return [skill.name for skill in skills(screen.session.store)]


def shown(screen):
    return [screen.list.item(row).text() for row in range(screen.list.count())]


def test_that_the_first_skill_and_its_ladder_are_shown(screen):
    assert shown(screen) == names(screen)
    assert screen.editor.name.text() == "Plan the call"
    assert tuple(field.text() for field in screen.editor.anchors) == (
        skills(screen.session.store)[0].anchors
    )
    assert screen.header.subtitle.text() == "10 in use"


def test_that_a_reworded_anchor_is_kept_when_it_is_left(qtbot, screen):
    field = screen.editor.anchors[3]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Writes it down")
    screen.list.setFocus()
    assert skills(screen.session.store)[0].anchor_4 == "Writes it down"


def test_that_leaving_the_page_keeps_what_is_being_typed(qtbot, screen):
    screen.editor.name.setFocus()
    qtbot.keyClicks(screen.editor.name, "Prepare: ")
    screen.flush()
    assert names(screen)[0] == "Prepare: Plan the call"
    assert shown(screen)[0] == "Prepare: Plan the call"


def test_that_a_name_of_another_skill_is_refused_in_place(qtbot, screen):
    told = []
    screen.session.failed.connect(told.append)
    screen.editor.name.setText("listen")
    screen.flush()
    assert told == ["There is already a skill called Listen."]
    assert screen.editor.name.text() == "listen"
    assert screen.editor.name.property("wrong")
    assert names(screen)[0] == "Plan the call"


def test_that_words_of_one_skill_never_land_in_another(qtbot, screen):
    screen.editor.anchors[0].setText("Half a thought")
    screen.list.setCurrentRow(1)
    first, second, *_ = skills(screen.session.store)
    assert first.anchor_1 == "Half a thought"
    assert second.anchor_1 == screen.editor.anchors[0].text() != "Half a thought"


def test_that_alt_and_arrows_move_the_skill_and_it_stays_chosen(qtbot, screen):
    screen.list.setCurrentRow(3)
    qtbot.keyClick(screen.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(screen)[2] == "Listen"
    assert screen.list.current().name == "Listen"
    qtbot.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(screen)[3] == "Listen"


def test_that_the_ends_of_the_list_can_not_be_passed(screen):
    assert not screen.up.isEnabled()
    screen.list.setCurrentRow(9)
    assert screen.up.isEnabled()
    assert not screen.down.isEnabled()


def test_that_delete_archives_with_undo(qtbot, screen):
    said = []
    screen.session.said.connect(lambda text, undo: said.append((text, undo)))
    screen.list.setCurrentRow(3)
    qtbot.keyClick(screen.list, Qt.Key.Key_Delete)
    assert [skill.name for skill in archived_skills(screen.session.store)] == ["Listen"]
    assert shown(screen)[-1] == "Listen · archived"
    (text, undo) = said[0]
    assert text == "Listen archived"
    undo()
    assert names(screen)[3] == "Listen"


def test_that_an_archived_skill_can_be_brought_back_and_not_reworded(qtbot, screen):
    screen.archive.trigger()
    screen.list.setCurrentRow(9)
    assert screen.editor.name.isReadOnly()
    assert screen.bring_back_button.isVisible()
    assert not screen.archive_button.isVisible()
    qtbot.mouseClick(screen.bring_back_button, Qt.MouseButton.LeftButton)
    assert names(screen)[0] == "Plan the call"


def test_that_a_skill_is_added_and_its_first_anchor_waits(qtbot, screen):
    qtbot.keyClick(screen.list, Qt.Key.Key_N)
    assert screen.new.hasFocus()
    qtbot.keyClicks(screen.new, "Run a demo")
    qtbot.keyClick(screen.new, Qt.Key.Key_Return)
    assert names(screen)[-1] == "Run a demo"
    assert screen.editor.name.text() == "Run a demo"
    assert screen.editor.anchors[0].hasFocus()
    assert screen.new.text() == ""


def test_that_a_refused_name_stays_in_the_line(qtbot, screen):
    screen.new.setText("Listen")
    qtbot.keyClick(screen.new, Qt.Key.Key_Return)
    assert screen.new.text() == "Listen"
    assert len(names(screen)) == 10


def test_that_a_change_from_elsewhere_leaves_what_is_being_typed(qtbot, screen, clock):
    field = screen.editor.anchors[0]
    field.setFocus()
    field.setText("Being typed")
    skill = skills(screen.session.store)[0]
    screen.session.do(edit_skill, skill_id=skill.id, name="Prepare")
    assert screen.editor.name.text() == "Prepare"
    assert field.text() == "Being typed"


def test_that_what_came_in_while_a_level_was_typed_over_is_not_lost(qtbot, screen, clock):
    skill = skills(screen.session.store)[0]
    screen.session.do(edit_skill, skill_id=skill.id, anchors=("One. Two.", *skill.anchors[1:]))
    field = screen.editor.anchors[0]
    field.setFocus()
    field.setText("One. Two. Mine.")
    theirs = ("One, theirs. Two.", "Theirs too", *skill.anchors[2:])
    screen.session.do(edit_skill, skill_id=skill.id, anchors=theirs)
    assert field.text() == "One. Two. Mine."
    screen.editor.flush()
    now = skills(screen.session.store)[0].anchors
    assert now == ("One, theirs. Two. Mine.", "Theirs too", *skill.anchors[2:])


def test_that_the_levels_have_their_history_by_one_key(qtbot, screen, clock):
    skill = skills(screen.session.store)[0]
    reworded = ("Reworded.", *skill.anchors[1:])
    screen.session.do(edit_skill, skill_id=skill.id, anchors=reworded)
    qtbot.keyClick(screen.list, Qt.Key.Key_H)
    panel = screen.window().findChild(HistoryPanel)
    words = [one.text() for one in panel.findChildren(QLabel)]
    assert words.index("Level 1") < words.index("Reworded.") < words.index(skill.anchors[0])
    (back,) = panel.links
    back.click()
    assert skills(screen.session.store)[0].anchors == skill.anchors


def test_that_a_long_name_neither_widens_the_page_nor_is_lost(screen, clock):
    screen.session.do(add_skill, name="Emoji 🦊 " * 40)
    screen.list.setCurrentRow(10)
    assert screen.minimumSizeHint().width() < 1200
    assert screen.list.item(10).toolTip() == screen.list.current().name


def test_that_everything_has_a_name_for_screen_readers(screen):
    assert unnamed(screen) == []
