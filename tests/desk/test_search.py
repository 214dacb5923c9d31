"""Search: every text that was typed is found by the beginnings of its words."""

import pytest

from coachdesk.desk.acknowledgement import acknowledge
from coachdesk.desk.notes import add_note
from coachdesk.desk.page import give
from coachdesk.desk.report import begin_report
from coachdesk.desk.roster import join_reps
from coachdesk.desk.search import BEGINS, ENDS, Index
from coachdesk.desk.step import add_step
from tests.builders import a_call, a_past_call, a_rep, a_ride, a_row, a_step, an_entry


@pytest.fixture
def found(store):
    """What a query finds, as kinds and texts."""
    made = []

    def find(query, rep_id=None, audience=None):
        made.append(Index(store))
        return [(one.kind, one.plain) for one in made[-1].search(query, rep_id, audience)]

    yield find
    for index in made:
        index.close()


def test_that_every_kind_of_text_is_found(store, now, found):
    rep = a_rep(store, "Kary")
    call = a_call(store, rep, account="Zebralux", objective="zebra goal")
    an_entry(store, call, rep, text="zebra entry")
    add_note(store, now, rep_id=rep, text="zebra note")
    add_step(store, now, rep_id=rep, what="zebra step", how_seen="in the zebra call")
    a_ride(store, rep, reason_note="zebra was ill")
    assert sorted(found("zeb")) == [
        ("call", "Zebralux · zebra goal"),
        ("entry", "zebra entry"),
        ("note", "zebra note"),
        ("session", "zebra was ill"),
        ("step", "zebra step · in the zebra call"),
    ]


def test_that_what_was_said_in_a_debrief_a_talk_and_a_report_is_found(store, now, found):
    rep = a_rep(store, "Kary")
    call = a_call(store, rep, rep_view="zebra seen", undebriefed_note="zebra ran")
    talk = a_ride(store, rep, kind="one-to-one")
    for where in ({"call_id": call}, {"ride_id": talk}):
        a_row(store, "note", rep_id=rep, noted_on="2026-11-24", text=f"zebra {[*where]}", **where)
    a_row(store, "day_debrief", rep_id=rep, held_on="2026-11-24", note="zebra day")
    goal = a_row(store, "goal", rep_id=rep, words="zebra goal", proposed_on="2026-11-24")
    a_row(
        store, "checkpoint", rep_id=rep, goal_id=goal, checked_on="2026-11-24", note="zebra so far"
    )
    a_row(store, "outlook", rep_id=rep, noted_on="2026-11-24", level=3, words="zebra ahead")
    a_row(store, "way", rep_id=rep, kind="watch", what="a zebra", offered_on="2026-11-24")
    assert sorted(found("zebra")) == [
        ("call", "zebra ran"),
        ("checkpoint", "zebra so far"),
        ("day debrief", "zebra day"),
        ("debrief", "zebra ['call_id']"),
        ("goal", "zebra goal"),
        ("one-to-one", "zebra ['ride_id']"),
        ("outlook", "zebra ahead"),
        ("rep’s view", "zebra seen"),
        ("way to learn", "a zebra"),
    ]


def test_that_a_report_is_found_by_what_was_given_away_and_a_draft_until_then(store, now, found):
    rep = a_rep(store, "Kary")
    call = a_past_call(store, rep, account="Pinehollow", held_on=now.on.isoformat())
    an_entry(store, call, rep, "zebra silence", mark="strength", audience="rep")
    a_step(store, rep, "Send the zebra story", audience="rep")
    report = begin_report(store, now, rep_id=rep, held_on=now.on).id
    assert ("report draft", "zebra silence") in found("zebra")
    page = give(store, now, report_id=report).id
    acknowledge(store, now, page_id=page, kind="comment", name="Kary", comment="zebra is mine")
    index = Index(store)
    told = {one.kind: (one.place, one.id, one.step) for one in index.search("zebra", rep, "rep")}
    index.close()
    assert told["report"] == told["rep’s comment"] == ("report", rep, f"page/{page}")
    assert "report draft" not in told
    assert ("report", "zebra silence") in [
        (kind, text.split(" · ")[0]) for kind, text in found("zebra silence")
    ]


def test_that_what_a_rep_may_see_is_found_alone_when_that_is_asked_for(store, now, found):
    ann, ben = a_rep(store, "Ann"), a_rep(store, "Ben")
    call = a_call(store, ann, rep_view="price shared", rep_view_audience="rep")
    an_entry(store, call, ann, text="price of mine")
    an_entry(store, call, ann, text="price for the director", audience="director")
    an_entry(store, a_call(store, ben), ben, text="price of Ben", audience="rep")
    assert found("price", ann, "rep") == [("rep’s view", "price shared")]


def test_that_each_text_says_where_it_stands(store, now):
    rep = a_rep(store, "Kary")
    call = a_call(store, rep, rep_view="zebra")
    a_row(store, "day_debrief", rep_id=rep, held_on="2026-11-23", note="zebra")
    goal = a_row(store, "goal", rep_id=rep, words="zebra", proposed_on="2026-11-22")
    add_note(store, now.later(days=-7), rep_id=rep, text="zebra")
    index = Index(store)
    assert [(one.place, one.id, one.step) for one in index.search("zebra")] == [
        ("call", call, None), ("day", rep, "2026-11-23"), ("goals", rep, goal), ("rep", rep, None),
    ]  # fmt: skip
    index.close()


@pytest.mark.parametrize("query", ["zuri", "ZÜRICH", "bru cre", "crème zürich"])
def test_that_beginnings_of_words_are_enough_and_accents_do_not_matter(store, now, found, query):
    add_note(store, now, rep_id=a_rep(store), text="Zürich: crème brûlée")
    assert found(query) == [("note", "Zürich: crème brûlée")]


@pytest.mark.parametrize("query", ['"', "'; DROP", "( NOT", "a* ^b", "-", "text:x", "\0", "AND"])
def test_that_signs_mean_nothing(store, now, found, query):
    add_note(store, now, rep_id=a_rep(store), text="A plain sentence")
    assert found(query) == []


def test_that_signs_around_a_word_do_no_harm(store, now, found):
    add_note(store, now, rep_id=a_rep(store), text="Said (twice): price")
    assert found('"pri*') == [("note", "Said (twice): price")]


def test_that_a_word_alone_is_not_enough_where_two_were_asked_for(store, now, found):
    add_note(store, now, rep_id=a_rep(store), text="price")
    assert found("price list") == []


def test_that_the_newest_stands_first(store, now, found):
    rep = a_rep(store)
    old, new = a_call(store, rep, held_on="2026-03-01"), a_call(store, rep, held_on="2026-09-01")
    an_entry(store, new, rep, text="price new")
    an_entry(store, old, rep, text="price old")
    assert [text for _, text in found("price")] == ["price new", "price old"]


def test_that_one_reps_search_finds_nothing_of_another(store, now, found):
    ann, ben = a_rep(store, "Ann"), a_rep(store, "Ben")
    add_note(store, now, rep_id=ann, text="price of Ann")
    add_note(store, now, rep_id=ben, text="price of Ben")
    assert found("price", ann) == [("note", "price of Ann")]


def test_that_what_was_written_of_a_joined_rep_is_found_as_the_persons(store, now, found):
    ann, anne = a_rep(store, "Ann"), a_rep(store, "Anne")
    add_note(store, now, rep_id=anne, text="price")
    join_reps(store, now, rep_id=anne, same_as_id=ann)
    assert found("price", ann) == [("note", "price")]
    index = Index(store)
    assert [(one.place, one.id) for one in index.search("price")] == [("rep", ann)]
    index.close()


def test_that_the_words_asked_for_are_marked(store, now):
    add_note(store, now, rep_id=a_rep(store), text="the price list")
    index = Index(store)
    assert index.search("pri")[0].words == f"the {BEGINS}price{ENDS} list"
    index.close()
