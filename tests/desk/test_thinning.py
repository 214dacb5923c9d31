import pytest

from coachdesk.desk.thinning import old_entries, set_thinning_months, thin, thinning_months
from coachdesk.domain.refused import Refused
from coachdesk.store.check import check
from tests.builders import TUESDAY, a_past_call, a_rating, a_rep, a_row, a_skill, a_step, an_entry

LONG_AGO = TUESDAY.later(days=-800)
TODAY = TUESDAY.on


def texts(store) -> set[str]:
    return {text for (text,) in store.rows("SELECT text FROM entry")}


@pytest.fixture
def ann(store) -> str:
    return a_rep(store)


@pytest.fixture
def old(store, ann) -> str:
    return a_past_call(store, ann, LONG_AGO)


def test_that_entries_older_than_two_years_may_go_and_younger_ones_not(store, now, ann, old):
    an_entry(store, old, ann, "Old")
    an_entry(store, a_past_call(store, ann), ann, "New")
    found = old_entries(store, TODAY)
    assert (len(found.entries), found.calls, found.before.isoformat()) == (1, 1, "2024-11-24")
    thin(store, now)
    assert texts(store) == {"New"}
    assert check(store) == []
    assert old_entries(store, TODAY).entries == ()


def test_that_ratings_steps_calls_and_notes_stay(store, now, ann, old):
    an_entry(store, old, ann)
    a_rating(store, old, ann, a_skill(store, "Listen"))
    a_step(store, ann, call_id=old)
    a_row(store, "note", rep_id=ann, noted_on="2024-01-01", text="Kept")
    thin(store, now)
    for table in ("call", "rating", "step", "note"):
        assert len(store.rows(f"SELECT * FROM {table}")) == 1


def test_that_what_is_cited_quoted_or_was_given_stays(store, now, ann, old):
    cited, then, today = (an_entry(store, old, ann, text) for text in ("Cited", "Then", "Now"))
    an_entry(store, old, ann, "Given", feedback="keep")
    an_entry(store, old, ann, "Raw")
    goal = a_row(store, "goal", rep_id=ann, words="Ask", proposed_on="2024-01-01")
    at = a_row(store, "checkpoint", goal_id=goal, rep_id=ann, checked_on="2024-01-02")
    a_row(store, "citation", checkpoint_id=at, rep_id=ann, entry_id=cited, text="Cited",
          held_on="2024-01-01")  # fmt: skip
    a_row(store, "quotation", rep_id=ann, then_id=then, now_id=today, chosen_on="2026-11-24")
    thin(store, now)
    assert texts(store) == {"Cited", "Then", "Now", "Given"}


def test_that_a_call_that_waits_for_its_debrief_keeps_its_entries(store, ann):
    an_entry(store, a_past_call(store, ann, LONG_AGO, closed_at=None), ann)
    assert old_entries(store, TODAY).entries == ()


def test_that_deleted_entries_go_too_for_the_file_has_them(store, now, ann, old):
    entry = an_entry(store, old, ann, "Deleted")
    with store.write(now) as tx:
        tx.delete("entry", entry)
    assert old_entries(store, TODAY).entries == (entry,)
    thin(store, now)
    assert store.rows("SELECT value FROM rev WHERE value LIKE '%Deleted%'") == []


def test_that_how_long_is_a_setting_and_for_good_offers_nothing(store, now, ann, old):
    an_entry(store, old, ann)
    assert thinning_months(store, TODAY) == 24
    set_thinning_months(store, now, months=36)
    assert old_entries(store, TODAY).entries == ()
    set_thinning_months(store, now, months=0)
    assert old_entries(store, TODAY) is None
    with pytest.raises(Refused, match="old enough"):
        thin(store, now)
