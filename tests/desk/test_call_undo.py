"""Ctrl+Z in a call: the things done, one by one to its start."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.desk.call import call_of, end_call, reopen_call, start_call
from coachdesk.desk.call_clock import pause, resume
from coachdesk.desk.call_entries import (
    add_line,
    delete_entry,
    edit_entry,
    entries_of,
    mark_entry,
    move_entries,
    tag_entry,
)
from coachdesk.desk.call_undo import take_back
from coachdesk.domain.refused import Refused
from coachdesk.store.home import Device
from coachdesk.store.store import Store
from tests.builders import TUESDAY, FixedClock, a_rep, a_skill


@pytest.fixture
def call(store):
    return start_call(store, TUESDAY, rep_id=a_rep(store)).id


def state(store, call):
    steps = store.rows("SELECT what FROM step WHERE call_id = ?", call)
    entries = [(e.text, e.mark, e.skill_id) for e in entries_of(store, call)]
    return entries, steps, call_of(store, call).pauses, store.rows("SELECT text FROM note")


def test_that_things_done_are_taken_back_one_by_one_to_the_calls_start(store, call, clock):
    skill, _ = a_skill(store), a_rep(store, "Kary")
    states = [state(store, call)]

    def did(write, **facts):
        made = write(store, clock.go_on(minutes=1), **facts).id
        states.append(state(store, call))
        return made

    one = did(add_line, call_id=call, line="+ one")
    did(tag_entry, entry_id=one, skill_id=skill)
    did(mark_entry, entry_id=one, mark="deficiency")
    did(edit_entry, entry_id=one, line="? two")
    did(pause, call_id=call)
    did(resume, call_id=call)
    did(add_line, call_id=call, line="> a step")
    did(add_line, call_id=call, line="@kary a note aside")
    did(delete_entry, entry_id=one)
    did(add_line, call_id=call, line="three")
    for before in reversed(states[:-1]):
        assert take_back(store, clock.go_on(minutes=1), call_id=call)
        assert state(store, call) == before
    assert not take_back(store, clock(), call_id=call)
    assert call_of(store, call).is_live


def test_that_undo_goes_on_where_it_was_after_the_program_was_killed(store, call):
    for line in ("one", "two", "three"):
        add_line(store, TUESDAY, call_id=call, line=line)
    take_back(store, TUESDAY, call_id=call)
    again = store.again()
    take_back(again, TUESDAY, call_id=call)
    assert [entry.text for entry in entries_of(again, call)] == ["one"]
    again.close()


def test_that_what_was_done_after_an_undo_is_taken_back_first(store, call):
    for line in ("one", "two"):
        add_line(store, TUESDAY, call_id=call, line=line)
    take_back(store, TUESDAY, call_id=call)
    add_line(store, TUESDAY, call_id=call, line="three")
    take_back(store, TUESDAY, call_id=call)
    assert [entry.text for entry in entries_of(store, call)] == ["one"]
    take_back(store, TUESDAY, call_id=call)
    assert entries_of(store, call) == []


def test_that_undo_leaves_other_calls_and_other_notes_alone(store, call):
    other = start_call(store, TUESDAY, rep_id=a_rep(store, "Zoe")).id
    add_line(store, TUESDAY, call_id=call, line="here")
    add_line(store, TUESDAY, call_id=other, line="there")
    take_back(store, TUESDAY, call_id=call)
    assert entries_of(store, call) == []
    assert [entry.text for entry in entries_of(store, other)] == ["there"]


def test_that_moving_an_entry_is_taken_back_from_either_call(store, call):
    entry = add_line(store, TUESDAY, call_id=call, line="one").id
    other = start_call(store, TUESDAY, rep_id=a_rep(store, "Zoe")).id
    for from_call in (call, other):
        move_entries(store, TUESDAY, entry_ids=[entry], to_call_id=other)
        take_back(store, TUESDAY, call_id=from_call)
        assert [e.id for e in entries_of(store, call)] == [entry]


def test_that_a_call_that_went_on_after_its_end_stays_open(store, call, clock):
    add_line(store, clock(), call_id=call, line="one")
    end_call(store, clock.go_on(minutes=5), call_id=call)
    reopen_call(store, clock.go_on(minutes=5), call_id=call)
    while take_back(store, clock(), call_id=call):
        assert call_of(store, call).is_live
    assert entries_of(store, call) == []


OPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "step", "mark", "tag", "edit", "delete", "pause", "resume", "end"]),
        st.integers(0, 3),
    ),
    max_size=14,
)


def do(store, now, call, op, n):
    """One thing that a coach does in a call; nothing where there is nothing to do it to."""
    entries = entries_of(store, call)
    target = entries[n % len(entries)].id if entries else None
    if op in ("add", "step"):
        add_line(store, now, call_id=call, line=f"{'> ' if op == 'step' else ''}line {n}")
    elif op in ("pause", "resume"):
        {"pause": pause, "resume": resume}[op](store, now, call_id=call)
    elif op == "end":
        end_call(store, now, call_id=call)
        reopen_call(store, now, call_id=call)
    elif target and op == "mark":
        mark_entry(store, now, entry_id=target, mark=(None, "strength", "question", "account")[n])
    elif target and op == "tag":
        skill = store.one("SELECT id FROM skill WHERE ? <> 0", n)
        tag_entry(store, now, entry_id=target, skill_id=skill[0] if skill else None)
    elif target and op == "edit":
        edit_entry(store, now, entry_id=target, line=f"- edited {n}")
    elif target:
        delete_entry(store, now, entry_id=target)


@settings(max_examples=40, deadline=None)
@given(ops=OPS)
def test_that_whatever_was_done_undo_goes_back_through_it_to_the_calls_start(ops):
    with TemporaryDirectory() as folder:
        store = Store.create(Path(folder), Device("d", "LAPTOP"), TUESDAY)
        a_skill(store)
        clock = FixedClock()
        call = start_call(store, clock(), rep_id=a_rep(store)).id
        states = [state(store, call)]
        for op, n in ops:
            with suppress(Refused):  # account news takes no tag
                do(store, clock.go_on(minutes=1), call, op, n)
            states.append(state(store, call))
        for _ in range(60):
            if not take_back(store, clock.go_on(minutes=1), call_id=call):
                break
            assert call_of(store, call).is_live
        assert state(store, call) == states[0]
        store.close()
