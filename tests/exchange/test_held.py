import json

import pytest

from coachdesk.desk.held import everything_held
from coachdesk.domain.masking import COVER
from coachdesk.exchange import pdf
from coachdesk.exchange.held import TITLES, as_document, as_json, texts
from coachdesk.store.schema import CONTENT
from tests.builders import TUESDAY, a_past_call, a_rep, a_row, an_entry


@pytest.fixture
def held(store):
    ann = a_rep(store, "Ann Weber")
    a_rep(store, "Bea Horn")
    call = a_past_call(store, ann, account="Dune & Sons", rep_view="I asked", ride_id=None)
    an_entry(store, call, ann, "Calmer than Bea <b>", mark="strength")
    an_entry(store, call, ann, "Shared", audience="rep")
    note = a_row(store, "note", rep_id=ann, noted_on="2026-11-24", text="Bea first")
    with store.write(TUESDAY) as tx:
        tx.update("note", note, text="Second")
    return everything_held(store, ann)


def test_that_it_is_read_line_by_line_with_for_whom_each_was_meant(held):
    html = as_document(held, TUESDAY, ["Bea"]).html
    assert f"Calmer than {COVER} &lt;b&gt;" in html
    assert "mark strength · private" in html
    assert "Shared<br>" in html
    assert "Tue 24 Nov 2026 · call 2026-11-24 Dune &amp; Sons · shared<" in html
    assert "own words private" in html
    assert "note, text · written over · private" in html
    assert "Bea" not in html


def test_that_the_json_is_exact_but_for_the_names_that_are_covered(held):
    told = json.loads(as_json(held, TUESDAY, ["Bea"]))
    assert told["tables"]["call"] == held.tables["call"]
    assert [entry["text"] for entry in told["tables"]["entry"]] == [
        f"Calmer than {COVER} <b>", "Shared",
    ]  # fmt: skip
    assert [before["text"] for before in told["before"]] == [f"{COVER} first"]
    assert json.loads(as_json(held, TUESDAY, []))["tables"] == held.tables


def test_that_a_report_as_it_was_sent_is_read_as_words(store):
    ann = a_rep(store, "Ann Weber")
    report = a_row(store, "report", rep_id=ann, first_on="2026-11-24", held_on="2026-11-24")
    content = {"parts": [{"title": "Keep", "lines": ["You asked"]}], "chart": {"ratings": ["x"]}}
    a_row(store, "page", report_id=report, rep_id=ann, held_on="2026-11-24", words=2,
          frozen_at=TUESDAY.stamp, content=json.dumps(content), audience="rep")  # fmt: skip
    html = as_document(everything_held(store, ann), TUESDAY, []).html
    assert "<p>Keep · You asked<br>" in html
    assert "words 2 · shared" in html


def test_that_ids_and_days_are_never_covered(held):
    (call,) = held.tables["call"]
    told = json.loads(as_json(held, TUESDAY, ["2026", call["id"].split("-")[1]]))
    assert told["tables"]["call"][0]["id"] == call["id"]
    assert told["tables"]["call"][0]["held_on"] == call["held_on"]


def test_that_every_text_is_looked_at_for_names(held):
    assert {"Calmer than Bea <b>", "Shared", "Bea first", "I asked"} <= set(texts(held))


def test_that_every_table_has_a_title_people_understand():
    coach_s_own = {"skill", "busy", "adjustment", "rule", "template", "setting"}
    assert CONTENT.keys() - TITLES.keys() == coach_s_own


def test_that_it_is_saved_as_a_pdf_that_can_be_searched(held, tmp_path, qapp):
    pypdfium2 = pytest.importorskip("pypdfium2")
    path = tmp_path / "held.pdf"
    pdf.save(path, as_document(held, TUESDAY, ["Bea"]))
    document = pypdfium2.PdfDocument(path)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Everything held about Ann Weber" in words
    assert COVER in words
    assert "Bea" not in words
    document.close()
