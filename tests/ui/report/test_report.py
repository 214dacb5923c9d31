"""The report's place: written from the day, given as a page, answered in the rep's own words."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.page import pages_of
from coachdesk.desk.report import report_on
from coachdesk.domain.page import READ
from coachdesk.domain.report import count_words
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_rep

TODAY = TUESDAY.on
CTRL = Qt.KeyboardModifier.ControlModifier


def points(screen):
    return {edit.part.title: edit.points.toPlainText() for edit in screen.writing.edits}


def texts(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_that_a_report_begins_with_what_is_shared_and_counts_its_words(open_report):
    screen = open_report()
    assert points(screen)["What works: keep it"] == "Stays silent"
    assert points(screen)["What to change"] == ""
    assert "of 250 words" in screen.header.subtitle.text()
    assert screen.focusWidget() is screen.writing.edits[0].points


def test_that_enter_puts_a_line_of_the_day_in_and_undo_takes_it_out(
    open_report, qtbot, store, session
):
    screen = open_report()
    offers = screen.writing.offers.list
    offers.setFocus()
    qtbot.keyClick(offers, Qt.Key.Key_Return)
    assert points(screen)["What to change"] == "Price list early"
    private = "SELECT audience FROM entry WHERE text = 'Price list early'"
    assert store.one(private) == ("rep",)
    session.undo()
    assert points(screen)["What to change"] == ""
    assert store.one(private) == ("private",)


def test_that_words_typed_count_at_once_and_are_kept_when_one_leaves(
    open_report, qtbot, store, kary
):
    screen = open_report()
    before = screen.writing.length.words
    qtbot.keyClicks(screen.writing.edits[0].points, " for a minute")
    assert screen.writing.length.words == before + 3
    screen.flush()
    assert report_on(store, kary, TODAY).parts[0].text == "Stays silent for a minute"


def test_that_half_a_sentence_is_there_again_after_the_window_was_lost(open_report, qtbot):
    screen = open_report()
    qtbot.keyClicks(screen.writing.edits[0].points, ", tw")
    qtbot.waitUntil(lambda: screen.session.store.drafts.get(
        f"report/{screen.writing.edits[0].part.id}") is not None)  # fmt: skip
    again = open_report()
    assert points(again)["What works: keep it"] == "Stays silent, tw"


def test_that_a_report_without_a_strength_is_not_given_and_says_why(
    open_report, qtbot, store, kary, session
):
    screen = open_report()
    screen.writing.edits[0].points.clear()
    qtbot.keyClick(screen.writing.edits[0].points, Qt.Key.Key_Return, CTRL)
    screen.give_action.trigger()
    assert "A report always says what works" in session.failures[-1]
    assert pages_of(store, kary) == []


def test_that_a_given_page_is_shown_as_it_was_and_a_new_version_supersedes_it(
    given, open_report, qtbot, store, kary
):
    first = given.given.page
    assert "Stays silent" in given.given.paper.toPlainText()
    assert READ in given.given.paper.toPlainText()
    given.edit_action.trigger()
    qtbot.keyClicks(given.writing.edits[0].points, ", twice")
    given.give_action.trigger()
    assert "Stays silent, twice" in given.given.paper.toPlainText()
    old = open_report(f"page/{first.id}")
    assert "superseded" in old.header.subtitle.text()
    assert "twice" not in old.given.paper.toPlainText()


def test_that_an_answer_needs_a_name_and_is_then_kept_and_shown(given, qtbot, store, kary):
    form = given.given.form
    form.kind.value = "disagree"
    form.kind.chosen.emit("disagree")
    form.comment.setPlainText("I asked twice.")
    (box,) = form.boxes.values()
    assert box.isVisible()
    box.setChecked(True)
    form.keep.click()
    assert "Type the name" in texts(form)
    qtbot.keyClicks(form.name, "Kary Hendriksen")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    (page,) = pages_of(store, kary)
    assert [answer.comment for answer in page.answers] == ["I asked twice."]
    assert "I asked twice." in given.given.paper.toPlainText()
    assert store.one("SELECT disputed_on FROM rating") == (TODAY.isoformat(),)
    assert form.comment.toPlainText() == form.name.text() == ""


def test_that_the_pdf_has_the_words_that_were_counted_on_one_page(given, prompts, tmp_path):
    path = tmp_path / "report.pdf"
    prompts.answers = [path]
    given.save_action.trigger()
    file = pypdfium2.PdfDocument(str(path))
    assert len(file) == 1
    told = file[0].get_textpage().get_text_range()
    file.close()
    body = told[told.index("What works") : told.index("Ask questions")]
    assert count_words(body) == given.given.page.words


def test_that_a_rep_without_a_call_is_told_what_makes_a_report(open_report, store):
    screen = open_report()
    alone = a_rep(store, "Bo Carter")
    screen.show_anew(Destination("report", alone))
    assert "No report yet" in texts(screen)
    assert not screen.give_action.isEnabled()


@pytest.mark.parametrize(("text", "words"), [
    ("30 % of don't and next-door", 5), ("“Well — yes!”", 2), ("", 0), ("山田 3.5 €", 2),
])  # fmt: skip
def test_that_words_are_counted_as_people_count_them(text, words):
    assert count_words(text) == words
