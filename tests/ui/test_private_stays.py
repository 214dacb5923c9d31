"""A grep of everything made for somebody else: nothing but what was chosen for them is in it."""

from datetime import UTC, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from coachdesk.desk.calendar import going_out
from coachdesk.desk.numbers import numbers
from coachdesk.desk.page import content_of, give, page_of
from coachdesk.desk.report import begin_report, report_id, report_of
from coachdesk.desk.ride import session_of
from coachdesk.domain.numbers import table, text
from coachdesk.domain.numbers_html import html
from coachdesk.domain.periods import Period
from coachdesk.exchange.ical_out import calendar_of
from coachdesk.exchange.report_pdf import report_document, report_text
from coachdesk.exchange.sheets import rep_sheet, rep_text
from coachdesk.store.schema import TEXTS
from coachdesk.ui.places import Destination
from coachdesk.ui.window import MainWindow
from tests.builders import TUESDAY, a_past_call, a_rating, a_rep, a_ride, a_row, a_skill

TODAY = TUESDAY.on
WORDS = {"private": "Zwetschge", "rep": "Mirabelle", "director": "Reneklode"}
TO_REP, TO_DIRECTOR, NOBODY = "Mirabelle", "Reneklode", ""
# Fields of texts that are no texts of a person's, or are written for the sheet itself.
PLAN = {"stop", "ride", "skill", "request"}


def fill(store) -> str:
    """A rep with every kind of text for each audience, each holding that audience's word."""
    ann, skill = a_rep(store, "Ann Weber"), a_skill(store, "Listen")
    for at, (audience, word) in enumerate(WORDS.items()):
        of: dict[str, Any] = {"rep_id": ann, "audience": audience}
        call = a_past_call(
            store, ann, TUESDAY.later(hours=at), audience=audience, objective=WORDS["private"],
            rep_view=f"{word} seen", rep_view_audience=audience, role_reason=WORDS["private"],
            undebriefed_note=WORDS["private"],
        )  # fmt: skip
        for mark, feedback in (("strength", "keep"), ("deficiency", "stop"), ("account", None)):
            a_row(store, "entry", **of, call_id=call, text=f"{word} {mark}", mark=mark,
                  skill_id=skill, feedback=feedback, noted_at=TUESDAY.stamp)  # fmt: skip
        a_rating(store, call, ann, skill, audience=audience, anchor=f"{word} level")
        a_rating(store, call, ann, skill, rater="rep", audience=audience, anchor=f"{word} level")
        note: dict[str, Any] = {"noted_on": TODAY.isoformat(), "text": f"{word} note"}
        a_row(store, "note", **of, **note)
        a_row(store, "note", **of, **note, call_id=call)
        a_row(store, "step", **of, call_id=call, what=f"{word} step", how_seen=f"{word} seen",
              adaptation=f"{word} adapted", agreed_on=TODAY.isoformat())  # fmt: skip
        a_row(store, "day_debrief", **of, held_on=TODAY.isoformat(), note=f"{word} evening")
        goal = a_row(store, "goal", **of, words=f"{word} goal", skill_id=skill, baseline=2,
                     target=4, proposed_on=TODAY.isoformat(), coach_agreed_on=TODAY.isoformat(),
                     rep_agreed_on=TODAY.isoformat())  # fmt: skip
        check = a_row(store, "checkpoint", **of, goal_id=goal, note=f"{word} half-way",
                      checked_on=TODAY.isoformat())  # fmt: skip
        a_row(store, "citation", checkpoint_id=check, rep_id=ann, entry_id="x",
              text=f"{word} cited", held_on=TODAY.isoformat())  # fmt: skip
        a_row(store, "way", **of, call_id=call, skill_id=skill, kind="try", what=f"{word} way",
              offered_on=TODAY.isoformat(), chosen=1)  # fmt: skip
        a_row(store, "outlook", **of, level=2, words=f"{word} ahead", noted_on=TODAY.isoformat())
        a_row(store, "request", **of, what=f"{word} wish", asked_on=TODAY.isoformat())
    hidden = WORDS["private"]
    a_row(store, "asked", rep_id=ann, question_id="q", text=hidden, asked_on=TODAY.isoformat())
    a_row(store, "dismissal", rep_id=ann, flag="cadence", reason="other", reason_note=hidden,
          dismissed_on=TODAY.isoformat())  # fmt: skip
    private = [
        id for (id,) in store.rows("SELECT id FROM entry WHERE audience = 'private' ORDER BY id")
    ]
    a_row(store, "quotation", rep_id=ann, skill_id=skill, then_id=private[0], now_id=private[1],
          chosen_on=TODAY.isoformat())  # fmt: skip
    return ann


@pytest.fixture
def ann(store) -> str:
    return fill(store)


def only(made: str, word: str, *, some: bool = True) -> None:
    """Of the three words none but this one is in it."""
    assert [other for other in WORDS.values() if other != word and other in made] == []
    if some:
        assert word in made


def test_that_every_text_people_write_at_length_is_tried():
    rows = {"call", "checkpoint", "day_debrief", "entry", "goal", "note", "outlook", "step", "way"}
    assert TEXTS.keys() - rows - PLAN <= {"report_part"}  # written for the rep alone


def test_that_the_report_has_only_what_is_shared(store, ann):
    begin_report(store, TUESDAY, rep_id=ann, held_on=TODAY)
    report = report_of(store, report_id(ann, TODAY))
    content = content_of(store, report)
    only(report_document(content).html, TO_REP)
    only(report_text(content), TO_REP)
    page = page_of(store, give(store, TUESDAY, report_id=report.id).ids[0])
    only(str(page.content), TO_REP)
    assert store.rows("SELECT 1 FROM page WHERE content LIKE '%Zwetschge%'") == []


def test_that_the_rep_s_sheet_has_only_what_is_shared(store, ann):
    ride = a_ride(store, ann, (TODAY + timedelta(1)).isoformat())
    session = session_of(store, TODAY, ride)
    only(rep_sheet(session).html, TO_REP)
    only(rep_text(session), TO_REP)


def test_that_the_numbers_have_only_what_is_for_the_director(store, ann):
    month = numbers(store, Period(TODAY.replace(day=1), TODAY), TUESDAY)
    only(text(month, ratings=True), TO_DIRECTOR)
    only(html(month, ratings=True), TO_DIRECTOR)
    only(str(table(month, ratings=True)), NOBODY, some=False)


def test_that_a_calendar_has_nothing_of_it(store, ann):
    for kind, day in (("ride-along", 1), ("one-to-one", 2), ("talk", 3)):
        a_ride(store, ann, (TODAY + timedelta(day)).isoformat(), kind=kind,
               reason_note=WORDS["private"], bring=WORDS["rep"])  # fmt: skip
    made = calendar_of(going_out(store, TUESDAY), TUESDAY, UTC, store.dataset).decode()
    assert "SUMMARY" in made
    only(made, NOBODY, some=False)


def test_that_one_rep_s_view_draws_only_what_is_shared(qtbot, session, preferences, store, ann):
    window = MainWindow(session, preferences)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    window.go(Destination("rep", ann))
    window.shown.show_rep.trigger()
    assert window.is_confined, session.failures
    window.grab()
    words = [window.windowTitle()]
    for part in window.findChildren(QWidget):
        if part.isVisible():
            words += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
            words += [part.text()] if isinstance(part, QLabel | QAbstractButton) else []
    only("\n".join(words), TO_REP)
