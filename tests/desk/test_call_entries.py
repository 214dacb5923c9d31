"""What a line becomes, and what can be done to an entry."""

import pytest

from coachdesk.desk.call import call_of, end_call, start_call
from coachdesk.desk.call_entries import (
    add_line,
    delete_entry,
    edit_entry,
    entries_of,
    mark_entry,
    move_entries,
    tag_entry,
    words_of,
)
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_rep, a_skill


@pytest.fixture
def call(store):
    return start_call(store, TUESDAY, rep_id=a_rep(store)).id


def the_entry(store, call):
    (entry,) = entries_of(store, call)
    return entry


def add(store, call, line, now=TUESDAY):
    return add_line(store, now, call_id=call, line=line).id


def test_that_a_line_is_stored_with_its_mark_skill_and_stamp(store, call, clock):
    listen = a_skill(store, "Listen")
    add(store, call, "+ lets him go on #lis", clock.go_on(minutes=4))
    entry = the_entry(store, call)
    assert (entry.text, entry.mark, entry.skill_id) == ("lets him go on", "strength", listen)
    assert entry.noted_at == clock().stamp
    assert entry.minute_in(call_of(store, call)) == 4


def test_that_entries_are_private_and_of_the_calls_rep(store, call):
    add(store, call, "one")
    sql = "SELECT e.audience, e.rep_id = c.rep_id FROM entry e JOIN call c ON c.id = e.call_id"
    assert store.one(sql) == ("private", 1)


def test_that_entries_stand_in_the_order_they_were_noted(store, call):
    for line in ("one", "two", "three"):
        add(store, call, line)
    assert [entry.text for entry in entries_of(store, call)] == ["one", "two", "three"]


def test_that_no_time_is_invented_for_what_is_noted_after_the_end(store, call):
    end_call(store, TUESDAY.later(minutes=9), call_id=call)
    add(store, call, "forgot this", TUESDAY.later(hours=1))
    assert the_entry(store, call).noted_at is None
    assert the_entry(store, call).minute_in(call_of(store, call)) is None


def test_that_a_greater_sign_leaves_a_step_with_owner_and_day(store, call):
    add(store, call, "> send rollout story me fri")
    rep = call_of(store, call).rep_id
    assert store.rows("SELECT rep_id, call_id, owner, what, due_on FROM step") == [
        (rep, call, "coach", "send rollout story", "2026-11-27")
    ]
    assert entries_of(store, call) == []


def test_that_an_at_sign_leaves_a_note_on_the_other_rep_and_none_in_the_call(store, call):
    kary = a_rep(store, "Kary Hendriks")
    add(store, call, "@kary wants the north")
    assert store.rows("SELECT rep_id, text FROM note") == [(kary, "wants the north")]
    assert entries_of(store, call) == []


def test_that_the_calls_own_rep_is_no_other_rep(store, call):
    add(store, call, "@ann asked well")
    assert the_entry(store, call).text == "@ann asked well"


def test_that_a_takeover_outside_a_coaching_call_is_plain(store):
    call = start_call(store, TUESDAY, rep_id=a_rep(store), role="joint selling").id
    add(store, call, "! I answered")
    entry = the_entry(store, call)
    assert (entry.text, entry.mark) == ("! I answered", None)
    with pytest.raises(Refused, match="coaching call"):
        mark_entry(store, TUESDAY, entry_id=entry.id, mark="takeover")


def test_that_an_empty_line_is_refused(store, call):
    with pytest.raises(Refused):
        add(store, call, "  ")


def test_that_the_skills_of_the_calls_focus_come_first(store):
    first, focus = a_skill(store, "Ask", position=1), a_skill(store, "Listen", position=2)
    call = start_call(store, TUESDAY, rep_id=a_rep(store), focus_ids=[focus]).id
    assert [skill.id for skill in words_of(store, call_of(store, call)).skills] == [focus, first]


def test_that_an_edited_entry_keeps_its_time_and_its_skill(store, call):
    listen = a_skill(store, "Listen")
    entry = add(store, call, "+ lets him go on #listen")
    edit_entry(store, TUESDAY.later(minutes=3), entry_id=entry, line="- lets him ramble")
    after = the_entry(store, call)
    assert (after.text, after.mark, after.skill_id) == ("lets him ramble", "deficiency", listen)
    assert after.noted_at == TUESDAY.stamp


def test_that_an_entry_edited_to_nothing_is_taken_away(store, call):
    edit_entry(store, TUESDAY, entry_id=add(store, call, "one"), line=" ")
    assert entries_of(store, call) == []


def test_that_an_entry_can_become_a_step(store, call):
    edit_entry(store, TUESDAY, entry_id=add(store, call, "send the story"), line="> send the story")
    assert entries_of(store, call) == []
    assert store.rows("SELECT what FROM step") == [("send the story",)]


def test_that_a_mark_and_a_tag_can_be_changed_and_taken_off(store, call):
    listen, entry = a_skill(store), add(store, call, "one")
    mark_entry(store, TUESDAY, entry_id=entry, mark="deficiency")
    tag_entry(store, TUESDAY, entry_id=entry, skill_id=listen)
    assert (the_entry(store, call).mark, the_entry(store, call).skill) == ("deficiency", "Listen")
    mark_entry(store, TUESDAY, entry_id=entry, mark=None)
    tag_entry(store, TUESDAY, entry_id=entry, skill_id=None)
    assert (the_entry(store, call).mark, the_entry(store, call).skill_id) == (None, None)


def test_that_account_news_has_no_skill(store, call):
    listen, entry = a_skill(store), add(store, call, "one #listen")
    mark_entry(store, TUESDAY, entry_id=entry, mark="account")
    assert the_entry(store, call).skill_id is None
    with pytest.raises(Refused, match="never rated"):
        tag_entry(store, TUESDAY, entry_id=entry, skill_id=listen)


def test_that_moved_entries_are_the_other_calls_and_its_reps(store, call, clock):
    kept, moved = add(store, call, "kept"), add(store, call, "moved", clock.go_on(minutes=2))
    other = start_call(store, clock(), rep_id=a_rep(store, "Zoe Adler")).id
    add(store, other, "there before")
    move_entries(store, clock(), entry_ids=[moved], to_call_id=other)
    assert [entry.id for entry in entries_of(store, call)] == [kept]
    assert [entry.text for entry in entries_of(store, other)] == ["there before", "moved"]
    rep = call_of(store, other).rep_id
    assert store.one("SELECT rep_id FROM entry WHERE id = ?", moved) == (rep,)


def test_that_a_deleted_entry_is_gone(store, call):
    delete_entry(store, TUESDAY, entry_id=add(store, call, "one"))
    assert entries_of(store, call) == []
