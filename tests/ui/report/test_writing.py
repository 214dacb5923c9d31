"""A report is made from the day without retyping, edited in place, and frozen when it leaves."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from coachdesk.desk.page import pages_of
from coachdesk.desk.report import report_of
from coachdesk.desk.report_settings import set_paper
from coachdesk.domain.report import count_words
from coachdesk.ui.places import Destination
from coachdesk.ui.report.screen import ReportScreen
from tests.builders import a_rep


def text_of(screen, source):
    return screen.writing.writing.field_of(source).toPlainText()


def words_of(path):
    file = pypdfium2.PdfDocument(str(path))
    words = " ".join(page.get_textpage().get_text_range() for page in file)
    size = tuple(round(side) for side in file[0].get_size())
    file.close()
    return " ".join(words.split()), size


def test_that_what_is_shared_stands_in_its_sections_and_the_rest_beside(screen):
    assert text_of(screen, "strengths") == "Stays silent"
    assert text_of(screen, "next step") == "Kary: Work out what waiting costs, next call"
    assert text_of(screen, "account news") == "Pinehollow: Pilot ends in May"
    rows = [screen.writing.side.list.item(at).text() for at in range(2)]
    assert rows == ["What works: keep it", "Knows both shift leads"]


def test_that_a_report_that_is_only_looked_at_leaves_nothing(screen, store):
    assert store.rows("SELECT id FROM report") == []


def test_that_enter_puts_a_line_in_shares_it_and_can_be_undone(qtbot, screen, session, store):
    qtbot.keyClick(screen.writing.side.list, Qt.Key.Key_Return)
    assert text_of(screen, "strengths") == "Stays silent\nKnows both shift leads"
    audience = "SELECT audience FROM entry WHERE text = 'Knows both shift leads'"
    assert store.one(audience) == ("rep",)
    session.undo()
    assert text_of(screen, "strengths") == "Stays silent"
    assert store.one(audience) == ("private",)


def test_that_words_are_counted_while_they_are_typed(qtbot, screen):
    length = screen.writing.side.length
    assert length.text() == "23 of 250 words"
    screen.writing.writing.field_of("changes").setFocus()
    qtbot.keyClicks(screen.writing.writing.field_of("changes"), "Price list early")
    qtbot.waitUntil(lambda: length.text() == "29 of 250 words")  # its title counts too


def test_that_a_section_is_kept_as_it_is_left(screen, store, typed):
    typed("strengths", " for a full minute")
    report = report_of(store, screen.writing.report.id)
    assert report.parts[0].text == "Stays silent for a full minute"
    assert "Stays silent" not in [offer.line for offer in report.left]  # it is told, reworded


def test_that_the_pdf_says_what_was_typed_and_freezes_the_page(
    screen, store, kary, typed, prompts, tmp_path, session
):
    typed("changes", "Price list after the cost of waiting")
    prompts.answers = [tmp_path / "r.pdf"]
    screen.main.trigger()
    words, _ = words_of(tmp_path / "r.pdf")
    assert "Price list after the cost of waiting" in words
    assert "Knows both shift leads" not in words
    assert "I have read this. It does not mean I agree." in words
    (page,) = pages_of(store, kary)
    screen.show_anew(Destination("report", kary))
    assert "given today 09:41" in screen.header.subtitle.text()

    typed("changes", ", twice")
    assert "changed since" in screen.header.subtitle.text()
    assert pages_of(store, kary) == [page]


def test_that_a_picker_that_is_cancelled_gives_nothing(screen, store, kary, prompts):
    prompts.answers = [""]
    screen.main.trigger()
    assert pages_of(store, kary) == []


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_that_the_pdf_is_on_the_chosen_paper(screen, session, prompts, tmp_path, paper, size):
    session.do(set_paper, paper=paper)
    prompts.answers = [tmp_path / "r.pdf"]
    screen.main.trigger()
    assert words_of(tmp_path / "r.pdf")[1] == size


def test_that_a_mail_has_the_given_page(screen, store, kary):
    screen.copy.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Kary Hendriksen: field coaching report, 24 November 2026")
    assert "- Stays silent" in text
    assert len(pages_of(store, kary)) == 1


def test_that_a_report_without_what_works_is_not_given_and_says_why(
    screen, session, store, kary, prompts
):
    field = screen.writing.writing.field_of("strengths")
    field.setPlainText("")
    screen.main.trigger()
    assert session.failures == [
        "A report always says what works: write or share a line for “What works: keep it”."
    ]
    assert pages_of(store, kary) == []
    assert prompts.asked == []


def test_that_two_thousand_words_are_all_printed_and_said_to_be_long(
    qtbot, screen, typed, prompts, tmp_path
):
    field = screen.writing.writing.field_of("changes")
    field.setPlainText("\n".join(f"word{n} " * 10 for n in range(200)))
    length = screen.writing.side.length
    qtbot.waitUntil(lambda: length.text() == "1,776 words over 250")
    lights = [light.text() for light in screen.writing.side.lights.findChildren(type(length))]
    assert any(text.startswith("○") and text.endswith("pages") for text in lights)
    prompts.answers = [tmp_path / "r.pdf"]
    screen.main.trigger()
    words, _ = words_of(tmp_path / "r.pdf")
    assert words.count("word") >= 2000
    assert all(f"word{n}" in words for n in range(200))


def test_that_signs_no_font_has_are_said_while_they_are_typed_and_before_the_page_is_made(
    qtbot, screen, store, kary, prompts
):
    screen.writing.writing.field_of("strengths").insertPlainText(" \U00010380")
    signs = screen.writing.side.signs
    qtbot.waitUntil(lambda: "\U00010380" in signs.text())
    prompts.answers = [""]
    screen.main.trigger()
    assert prompts.asked == ["No font on this computer can print \U00010380"]
    assert pages_of(store, kary) == []


def test_that_a_rep_without_a_call_has_a_place_that_says_so(screen, store):
    screen.show_anew(Destination("report", a_rep(store, "Ann Becker")))
    assert not screen.main.isEnabled()
    assert screen._pages.currentWidget().isVisible()


def test_that_half_a_sentence_is_there_again_after_the_window_was_lost(
    qtbot, screen, session, store, kary
):
    field = screen.writing.writing.field_of("strengths")
    qtbot.keyClicks(field, ", tw")
    qtbot.waitUntil(lambda: store.drafts.keys("report/") != [])
    again = ReportScreen(session)
    qtbot.addWidget(again)
    again.show()
    again.show_anew(Destination("report", kary))
    assert text_of(again, "strengths") == "Stays silent, tw"


def test_that_the_pdf_has_the_words_that_were_counted(screen, prompts, store, kary, tmp_path):
    prompts.answers = [tmp_path / "r.pdf"]
    screen.main.trigger()
    words, _ = words_of(tmp_path / "r.pdf")
    body = words[words.index("What works") : words.index("Ask questions")]
    assert count_words(body) == pages_of(store, kary)[0].words


@pytest.mark.parametrize(("text", "words"), [
    ("30 % of don't and next-door", 5), ("“Well — yes!”", 2), ("", 0), ("山田 3.5 €", 3),
    ("प्रिया शर्मा", 2),
])  # fmt: skip
def test_that_words_are_counted_as_people_count_them(text, words):
    assert count_words(text) == words
