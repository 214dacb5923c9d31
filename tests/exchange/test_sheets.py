import pypdfium2
import pytest
from PySide6.QtGui import QPageSize

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.ride import session_of
from coachdesk.desk.stops import add_stop, edit_stop
from coachdesk.exchange import pdf, sheets
from tests.builders import TUESDAY, a_past_call, a_rep, a_ride, a_row, a_skill, a_step, an_entry

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ("Kary Hendriks", "Łukasz Żółć", "Дмитрий Иванов", "山田太郎", "<b>Ann</b> & Co")


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def ride(store, kary):
    return a_ride(store, kary, starts_minute=9 * 60 + 5, place="Portland")


@pytest.fixture
def now():
    return TUESDAY


@pytest.fixture
def session(store, ride):
    return lambda: session_of(store, TUESDAY.on, ride)


@pytest.fixture
def pages(tmp_path):
    """The words of each page of a document, line by line."""

    def read(document):
        pdf.save(tmp_path / "sheet.pdf", document)
        file = pypdfium2.PdfDocument(str(tmp_path / "sheet.pdf"))
        told = [page.get_textpage().get_text_range().splitlines() for page in file]
        file.close()
        return told

    return read


def test_that_the_reps_sheet_has_the_plan_the_focus_and_what_to_prepare(
    store, now, session, ride, kary, pages
):
    ask = a_skill(store, "Ask questions", anchor_4="Asks on until they say why")
    a_row(store, "focus", rep_id=kary, skill_id=ask, starts_on="2026-10-01")
    stop = add_stop(store, now, ride_id=ride, account="Betelgard", objective="Meet the buyer").id
    edit_stop(store, now, stop_id=stop, starts_minute=10 * 60)
    ((*said,),) = pages(sheets.rep_sheet(session()))
    words = "\n".join(said)
    for part in ("Field day, Kary", "Tue 24 Nov 2026 · 9:05 · Portland", "10:00", "Betelgard",
                 "Meet the buyer", "Ask questions: Asks on until they say why",
                 "Two questions for each customer, written down", "I bring"):  # fmt: skip
        assert part in words


def test_that_nothing_private_and_nobody_else_is_on_paper_or_in_the_mail(
    store, now, session, ride, kary, pages
):
    call = a_past_call(store, kary, account="Secret account", objective="Secret objective")
    an_entry(store, call, kary, "Secret entry", feedback="stop")
    a_step(store, kary, "Secret step")
    a_row(store, "note", rep_id=kary, noted_on="2026-11-01", text="Secret note")
    a_row(store, "tier", rep_id=kary, tier="bottom", starts_on="2026-01-01")
    a_rep(store, "Zane Secret")
    shared = a_step(store, kary, "Send the story", owner="coach")
    choose_audience(store, now, table="step", id=shared, audience="rep")
    stop = add_stop(store, now, ride_id=ride, account="Betelgard").id
    edit_stop(store, now, stop_id=stop, stake="large", informed=False, watch=True)
    page = session()
    told = [*pages(sheets.rep_sheet(page)), *pages(sheets.field_sheet(page))]
    words = sheets.rep_text(page) + "\n".join(line for lines in told for line in lines)
    for word in ("Secret", "bottom", "large", "safe", "Zane"):
        assert word not in words
    assert "Your coach: Send the story" in words


def test_that_the_mail_says_what_the_sheet_says(store, now, session, ride, kary):
    add_stop(store, now, ride_id=ride, account="Betelgard", objective="Meet the buyer")
    assert sheets.rep_text(session()).splitlines()[:5] == [
        "Field day, Kary", "Tue 24 Nov 2026 · 9:05 · Portland", "", "Where we go",
        "- Betelgard, Meet the buyer, we talk it over afterwards",
    ]  # fmt: skip


def test_that_the_field_sheet_is_a_page_for_each_stop_to_watch_in_the_forms_order(
    store, now, session, ride, pages
):
    for name in ("Betelgard", "Orbit", "Sunnafield"):
        stop = add_stop(store, now, ride_id=ride, account=name).id
    edit_stop(store, now, stop_id=stop, watch=False)
    told = pages(sheets.field_sheet(session()))
    assert [name in " ".join(lines) for name, lines in
            zip(("Betelgard", "Orbit"), told, strict=True)] == [True, True]  # fmt: skip
    heads = ("Rep", "Account", "Objective", "Role", "Focus", "Notes", "+ strength", "Kary saw",
             "Rating", "Next step", "By when", "How seen")  # fmt: skip
    words = "\n".join(told[0])
    assert sorted(heads, key=words.index) == list(heads)


def test_that_without_a_stop_there_is_one_page_to_write_on(session, pages):
    assert len(pages(sheets.field_sheet(session()))) == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_that_long_words_leave_fewer_lines_but_one_page(store, now, session, ride, paper):
    add_stop(store, now, ride_id=ride, account="A long name " * 12, objective="Long words " * 30)
    html = sheets.field_sheet(session()).html
    assert pdf.pages(html, paper=QPageSize(QPageSize.PageSizeId[paper])) == 1


@pytest.mark.parametrize("name", NAMES)
def test_that_names_of_every_script_stand_on_both_sheets_as_they_are(store, now, name, pages):
    ride = a_ride(store, a_rep(store, name))
    add_stop(store, now, ride_id=ride, account=name)
    page = session_of(store, TUESDAY.on, ride)
    for document in (sheets.rep_sheet(page), sheets.field_sheet(page)):
        ((*lines,),) = pages(document)
        assert name.split()[0] in "\n".join(lines)
        assert name in document.title or document.title.startswith("Field sheet")


def test_that_a_long_way_goes_on_over_pages_and_loses_no_stop(store, now, session, ride, pages):
    for at in range(80):
        add_stop(store, now, ride_id=ride, account=f"Account{at:02}")
    # without spaces: pdfium takes a page of narrow columns for one written downwards
    words = "".join("".join(lines) for lines in pages(sheets.rep_sheet(session())))
    assert all(f"Account{at:02}" in words for at in range(80))
