"""Templates: the lists a coach makes their own, beside the skills."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.desk.report_settings import word_limit
from coachdesk.desk.skills import seed_skills, skills
from coachdesk.desk.templates import lines, report_sections
from coachdesk.ui.places import Destination
from coachdesk.ui.skills.screen import SkillsScreen
from coachdesk.ui.templates.preparation import PreparationScreen
from coachdesk.ui.templates.questions import QuestionsScreen
from coachdesk.ui.templates.sections import SectionsScreen
from coachdesk.ui.templates.tabs import TemplateTabs
from tests.ui.accessible import unnamed
from tests.ui.curbside.pressing import press

Key = Qt.Key
POPUP = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def show(qtbot, session, clock):
    with session.store.write(clock()) as tx:
        seed_skills(tx)

    def open_screen(kind):
        screen = kind(session)
        qtbot.addWidget(screen)
        screen.resize(1286, 622)
        screen.gone = []
        screen.asked_to_go.connect(screen.gone.append)
        screen.show_anew(Destination(""))
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        return screen

    return open_screen


def alt(field, key):
    QTest.keyClick(field, key, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("kind", [SkillsScreen, PreparationScreen, QuestionsScreen, SectionsScreen])
def test_that_each_kind_of_template_leads_to_the_others(show, kind):
    screen = show(kind)
    tabs = screen.findChild(TemplateTabs)
    own = tabs.value
    tabs.button.setFocus()
    press(Key.Key_Left if own == "report sections" else Key.Key_Right)
    places = ("skills", "preparation", "questions", "report sections")
    (gone,) = screen.gone
    assert abs(places.index(gone.place) - places.index(own)) == 1
    assert tabs.value == own
    assert unnamed(screen) == []


def test_that_questions_stand_by_skill_and_step_and_one_is_added_to_both(show, session):
    screen = show(QuestionsScreen)
    screen.skills.setCurrentRow(4)
    will = screen.lists[3]
    before = [row.line.text for row in will.rows]
    will.new.setFocus()
    press(*"What comes next?", Key.Key_Return)
    assert [row.line.text for row in will.rows] == [*before, "What comes next?"]
    added = next(
        line for line in lines(session.store, "question") if line.text.endswith("comes next?")
    )
    assert (added.part, added.skill_id) == ("will", skills(session.store)[3].id)
    screen.skills.setCurrentRow(0)
    assert "What comes next?" not in [row.line.text for row in will.rows]


def test_that_words_being_typed_go_with_a_line_that_is_moved(show, session):
    screen = show(PreparationScreen)
    mine = screen.lists[0]
    first = mine.rows[0].line
    field = mine.fields[first.id]
    field.setFocus()
    field.selectAll()
    press(*"In my words")
    alt(field, Key.Key_Down)
    told = [line.text for line in lines(session.store, "rep preparation")]
    assert told[1] == "In my words"
    assert QApplication.focusWidget() is mine.fields[first.id]


def test_that_a_line_left_out_can_be_brought_back_later(show, session):
    screen = show(SectionsScreen)
    (sections,) = screen.lists
    goals = next(row for row in sections.rows if row.line.part == "goals")
    goals.field.setFocus()
    goals.field.setText("")
    sections.new.setFocus()
    assert "goals" not in [each.part for each in report_sections(session.store)]
    assert sections.back.text() == "Bring back 1 left out"
    sections.back.click()
    assert "goals" in [each.part for each in report_sections(session.store)]
    assert sections.back.isHidden()


@POPUP
def test_that_of_several_left_out_one_is_chosen(show, session):
    screen = show(SectionsScreen)
    (sections,) = screen.lists
    for part in ("goals", "account news"):
        row = next(row for row in sections.rows if row.line.part == part)
        row.left_out.emit(row.line)
    sections.back.click()
    press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert sections.rows[-1].line.part == "account news"


def test_that_what_a_report_always_tells_is_reworded_but_not_left_out(show, session):
    screen = show(SectionsScreen)
    (sections,) = screen.lists
    strengths = sections.rows[0]
    strengths.field.setFocus()
    strengths.field.setText("")
    sections.new.setFocus()
    (failure,) = session.failures
    assert failure.startswith("A report always tells the strengths")
    assert strengths.field.text() == report_sections(session.store)[0].title


def test_that_the_words_of_a_report_are_a_setting_and_a_wild_one_is_refused(qtbot, session, store):
    screen = SectionsScreen(session)
    qtbot.addWidget(screen)
    screen.show_anew(Destination("report sections"))
    screen.show()
    assert screen.words.text() == "250"
    for typed, kept in (("180", "180"), ("7", "180")):
        screen.words.setText(typed)
        screen.words.editingFinished.emit()
        assert screen.words.text() == kept
    assert word_limit(store) == 180
    assert session.failures == ["A report’s limit lies between 50 and 2,000 words."]
