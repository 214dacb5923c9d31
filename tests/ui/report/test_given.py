"""What the rep says to a page is kept word for word, with how it came here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.page import pages_of
from coachdesk.desk.skills import edit_skill
from coachdesk.domain.page import READ
from coachdesk.ui.places import Destination


@pytest.fixture
def form(screen):
    """The answer's form, beside the page as it was given."""
    screen.answer.trigger()
    return screen.given.form


def choose(form, kind):
    form.kind.value = kind
    form.kind.chosen.emit(kind)


def the_page(store, kary):
    (page,) = pages_of(store, kary)
    return page


def paper(screen):
    return screen.given.paper.toPlainText()


def test_that_having_read_it_freezes_the_page_and_shows_it(screen, form, store, kary):
    assert screen.given.isVisible()
    assert screen.given.page == the_page(store, kary)
    assert "Stays silent" in paper(screen)
    assert READ in paper(screen)


def test_that_a_typed_name_and_enter_acknowledge(qtbot, screen, form, store, kary):
    form.name.setFocus()
    qtbot.keyClicks(form.name, "Kary Hendriksen")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    (answer,) = the_page(store, kary).answers
    assert (answer.kind, answer.name, answer.how, answer.machine) == (
        "read", "Kary Hendriksen", "typed here", store.device.name,
    )  # fmt: skip


def test_that_a_disagreement_keeps_its_words_and_marks_the_rating(screen, form, store, kary):
    choose(form, "disagree")
    (box,) = form.boxes.values()
    assert box.text() == "Ask questions 4, Pinehollow"
    box.setChecked(True)
    form.name.setText("Kary Hendriksen")
    form.comment.setPlainText("I asked.\n\nTwice. ")
    form.presence.setText("Ann Coach")
    form.keep.click()
    (answer,) = the_page(store, kary).answers
    assert (answer.kind, answer.comment, answer.presence) == (
        "disagree", "I asked.\n\nTwice. ", "Ann Coach",
    )  # fmt: skip
    assert store.rows("SELECT disputed_on FROM rating") == [("2026-11-24",)]
    assert "I asked." in paper(screen)  # on every later print
    assert form.comment.toPlainText() == form.name.text() == ""


def test_that_what_came_back_on_paper_is_said_to_be_that(screen, form, store, kary):
    form.came_back.setChecked(True)
    form.name.setText("Kary")
    form.keep.click()
    assert the_page(store, kary).answers[0].how == "page came back"


def test_that_an_answer_without_a_name_is_refused_and_nothing_typed_is_lost(
    screen, form, store, kary
):
    choose(form, "comment")
    form.comment.setPlainText("I asked.")
    form.keep.click()
    assert form._refusal.text() == "Type the name of the person who has read it."
    assert form.comment.toPlainText() == "I asked."
    assert the_page(store, kary).answers == ()


def test_that_a_superseded_page_is_shown_as_it_was(screen, form, store, session, kary, typed):
    old = the_page(store, kary)
    screen.anew.trigger()
    typed("strengths", " and lets him go on")
    (skill,) = store.one("SELECT id FROM skill")
    session.do(edit_skill, skill_id=skill, name="Questions")
    screen.answer.trigger()
    assert "lets him go on" in paper(screen)
    screen.show_anew(Destination("report", kary, f"page/{old.id}"))
    assert screen.given.page.content == old.content
    assert "superseded" in screen.header.subtitle.text()
    assert "lets him go on" not in paper(screen)


def test_that_a_comment_that_was_begun_is_there_again_and_none_of_another_page(
    qtbot, screen, form, store, kary, typed
):
    page = the_page(store, kary)
    choose(form, "comment")
    form.comment.setPlainText("I did ask")
    screen.anew.trigger()
    typed("strengths", ", twice")
    screen.answer.trigger()
    assert form.comment.toPlainText() == ""
    screen.show_anew(Destination("report", kary, f"page/{page.id}"))
    assert form.comment.toPlainText() == "I did ask"
    form.name.setText("Kary")
    form.keep.click()
    assert not store.drafts.keys("answer/")


def test_that_it_is_said_how_soon_answers_come(screen, form, store, clock):
    clock.go_on(days=3)
    form.name.setText("Kary")
    form.keep.click()
    screen.anew.trigger()
    told = [label.text() for label in screen.writing.side.findChildren(QLabel)]
    assert "Usually answered after 3 days" in told
    assert screen.writing.side.pages[0].text() == "Tue 24 Nov · read after 3 days"
