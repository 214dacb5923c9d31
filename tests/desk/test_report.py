"""A report is made from what is shared, edited in place, and frozen when it is given."""

from datetime import date

import pytest

from coachdesk.desk.acknowledgement import acknowledge, days_to_acknowledge, disputable
from coachdesk.desk.audience import REP_VIEW, choose_audience
from coachdesk.desk.debrief import give_feedback
from coachdesk.desk.page import current_page, give, page_of, pages_of
from coachdesk.desk.report import (
    begin_report,
    last_day,
    leave_out,
    report_id,
    report_of,
    report_on,
    take_up,
    write_part,
)
from coachdesk.desk.skills import edit_skill
from coachdesk.desk.templates import edit_line, lines, remove_line
from coachdesk.desk.ways import choose_way, offer_way
from coachdesk.domain.page import READ
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_past_call, a_rating, a_rep, a_skill, a_step, an_entry

TODAY = TUESDAY.on


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriksen")


@pytest.fixture
def call(store, kary):
    return a_past_call(store, kary, account="Pinehollow", rep_view="I had him when I shut up.",
                       held_on=TODAY.isoformat())  # fmt: skip


@pytest.fixture
def silence(store, call, kary):
    """A strength that is shared with the rep."""
    return an_entry(store, call, kary, "Stays silent", mark="strength", audience="rep")


def text_of(store, kary, part):
    report = report_on(store, kary, TODAY)
    return next(each.text for each in report.parts if each.part == part)


def given(store, kary):
    begin_report(store, TUESDAY, rep_id=kary, held_on=TODAY)
    changes = give(store, TUESDAY, report_id=report_id(kary, TODAY))
    return page_of(store, changes.id)


def test_that_only_what_is_shared_is_in_a_report(store, kary, call, silence):
    an_entry(store, call, kary, "Talks too much about himself", mark="deficiency")
    an_entry(store, call, kary, "Pilot ends in May", mark="account", audience="rep")
    assert text_of(store, kary, "strengths") == "Stays silent"
    assert text_of(store, kary, "changes") == text_of(store, kary, "rep view") == ""
    assert text_of(store, kary, "account news") == "Pinehollow: Pilot ends in May"


def test_that_what_is_given_as_keep_stop_or_start_is_in_the_report(store, kary, call):
    early = an_entry(store, call, kary, "Price list early")
    give_feedback(store, TUESDAY, entry_id=early, feedback="stop")
    assert text_of(store, kary, "changes") == "Stop: Price list early"


def test_that_the_rep_s_words_are_quoted_once_they_are_shared(store, kary, call):
    choose_audience(store, TUESDAY, table=REP_VIEW, id=call, audience="rep")
    assert text_of(store, kary, "rep view") == "“I had him when I shut up.”"


def test_that_the_way_to_learn_that_the_rep_chose_is_offered_and_once_shared_in_the_report(
    store, kary, call
):
    told = "You chose to try: one question at the start"
    where = {"rep_id": kary, "call_id": call}
    for kind in ("watch", "try"):
        way = offer_way(store, TUESDAY, kind=kind, what="one question at the start", **where).id
    choose_way(store, TUESDAY, way_id=way)
    assert text_of(store, kary, "changes") == ""
    ways = [each for each in report_on(store, kary, TODAY).left if each.source == "way"]
    assert [(each.id, each.line) for each in ways] == [(way, told)]
    choose_audience(store, TUESDAY, table="way", id=way, audience="rep")
    assert text_of(store, kary, "changes") == told


def test_that_a_line_that_is_taken_up_is_shared_and_private_again_when_left_out(
    store, kary, call, silence
):
    private = an_entry(store, call, kary, "Asked who decides", mark="strength")
    begin_report(store, TUESDAY, rep_id=kary, held_on=TODAY)
    report = report_on(store, kary, TODAY)
    (offer,) = [each for each in report.left if each.id == private]

    take_up(store, TUESDAY, report_id=report.id, offer=offer)
    assert text_of(store, kary, "strengths") == "Stays silent\nAsked who decides"
    assert store.one("SELECT audience FROM entry WHERE id = ?", private) == ("rep",)
    assert offer not in report_on(store, kary, TODAY).left

    leave_out(store, TUESDAY, report_id=report.id, offer=offer)
    assert text_of(store, kary, "strengths") == "Stays silent"
    assert store.one("SELECT audience FROM entry WHERE id = ?", private) == ("private",)


def test_that_beginning_a_report_again_changes_nothing(store, kary, call, silence):
    begin_report(store, TUESDAY, rep_id=kary, held_on=TODAY)
    part = report_on(store, kary, TODAY).parts[0]
    write_part(store, TUESDAY, part_id=part.id, text="Stays silent for a minute", was=part.text)
    assert not begin_report(store, TUESDAY, rep_id=kary, held_on=TODAY)
    assert text_of(store, kary, "strengths") == "Stays silent for a minute"


@pytest.mark.parametrize("lacking", ["strengths", "next step"])
def test_that_a_report_is_given_only_with_strengths_and_a_next_step(
    store, kary, call, silence, lacking
):
    a_step(store, kary, audience="rep" if lacking == "strengths" else "private")
    if lacking == "strengths":
        choose_audience(store, TUESDAY, table="entry", id=silence, audience="private")
    begin_report(store, TUESDAY, rep_id=kary, held_on=TODAY)
    with pytest.raises(Refused, match="A report always says"):
        give(store, TUESDAY, report_id=report_id(kary, TODAY))
    assert pages_of(store, kary) == []


@pytest.fixture
def page(store, kary, call, silence):
    """A page that was given, with a chart of one shared rating."""
    skill = a_skill(store, "Ask questions")
    a_rating(store, call, kary, skill, 4, audience="rep", skill_name="Ask questions")
    a_step(store, kary, "Work out the cost of waiting", audience="rep", due_when="next call")
    return given(store, kary)


def test_that_a_page_holds_what_was_given_whatever_changes_afterwards(store, kary, page, silence):
    skill = page.content.pictured
    assert skill.title == "Ask questions"
    assert [rating.level for rating in skill.trend.ratings] == [4]
    for (id,) in store.rows("SELECT id FROM skill WHERE name = 'Ask questions'"):
        edit_skill(store, TUESDAY, skill_id=id, name="Questions")
    section = lines(store, "section")[0]
    edit_line(store, TUESDAY, line=section, text="Well done")
    part = report_of(store, page.report_id).parts[0]
    write_part(store, TUESDAY, part_id=part.id, text="Something else", was=part.text)
    assert page_of(store, page.id) == page


def test_that_giving_again_without_a_change_gives_the_same_page(store, kary, page):
    assert give(store, TUESDAY, report_id=page.report_id).id == page.id
    assert len(pages_of(store, kary)) == 1


def test_that_a_successor_supersedes_and_the_old_page_stays_as_it_was(store, kary, page):
    part = report_of(store, page.report_id).parts[0]
    write_part(store, TUESDAY, part_id=part.id, text="Stays silent, twice", was=part.text)
    successor = give(store, TUESDAY.later(minutes=5), report_id=page.report_id).id

    assert current_page(store, page.report_id).id == successor
    new, old = pages_of(store, kary)
    assert (new.superseded, old.superseded) == (False, True)
    assert old.content == page.content


def test_that_an_answer_is_kept_word_for_word_as_what_it_is(store, kary, page):
    comment = "  I did ask.\n\nTwice, “in fact”. "
    acknowledge(store, TUESDAY.later(days=2), page_id=page.id, kind="disagree", comment=comment,
                name="Kary Hendriksen", presence="Ann Coach")  # fmt: skip
    (answer,) = page_of(store, page.id).answers
    assert (answer.comment, answer.kind) == (comment, "disagree")
    assert (answer.how, answer.machine) == ("typed here", store.device.name)
    assert answer.presence == "Ann Coach"
    assert days_to_acknowledge(store, kary) == pytest.approx(2.0, abs=0.01)


def test_that_a_comment_goes_on_with_the_version_that_supersedes_its_page(store, kary, page):
    acknowledge(store, TUESDAY, page_id=page.id, kind="comment", comment="I asked.", name="Kary")
    part = report_of(store, page.report_id).parts[0]
    write_part(store, TUESDAY, part_id=part.id, text="Stays silent, twice", was=part.text)
    give(store, TUESDAY.later(minutes=5), report_id=page.report_id)
    new, old = pages_of(store, kary)
    assert [(each.comment, each.to_earlier) for each in new.told] == [("I asked.", True)]
    assert new.answers == ()
    assert [each.to_earlier for each in old.told] == [False]


def test_that_a_disputed_rating_is_marked_from_that_day_on(store, kary, page):
    (rating,) = disputable(store, page.id)
    assert (rating.skill, rating.level, rating.own, rating.disputed) == (
        "Ask questions", 4, None, False,
    )  # fmt: skip
    acknowledge(store, TUESDAY, page_id=page.id, kind="disagree", name="Kary",
                disputed=[rating.rating_id])  # fmt: skip
    assert store.rows("SELECT disputed_on FROM rating") == [(TODAY.isoformat(),)]
    assert [each.disputed for each in disputable(store, page.id)] == [True]


@pytest.mark.parametrize(("facts", "says"), [
    ({"name": " ", "kind": "read"}, "Type the name"),
    ({"name": "Kary", "kind": "comment", "comment": " "}, "A comment needs words"),
])  # fmt: skip
def test_that_an_answer_without_a_name_or_a_comment_without_words_is_refused(
    store, page, facts, says
):
    with pytest.raises(Refused, match=says):
        acknowledge(store, TUESDAY, page_id=page.id, **facts)
    assert page_of(store, page.id).answers == ()


def test_that_a_section_left_out_and_one_renamed_are_those_of_the_next_report(
    store, kary, call, silence
):
    by_part = {line.part: line for line in lines(store, "section")}
    edit_line(store, TUESDAY, line=by_part["strengths"], text="Well done")
    remove_line(store, TUESDAY, line=by_part["goals"])
    parts = {part.part: part.title for part in report_on(store, kary, TODAY).parts}
    assert parts["strengths"] == "Well done"
    assert "goals" not in parts


def test_that_the_last_day_is_the_last_with_a_call_that_has_ended(store, kary, call):
    assert last_day(store, kary, TODAY) == TODAY
    assert last_day(store, kary, date(2026, 11, 1)) is None


def test_that_reading_is_not_agreeing():
    assert READ == "I have read this. It does not mean I agree."
