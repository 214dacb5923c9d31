"""Coaching minutes are those of coaching calls and their debriefs, and no others."""

from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk.coaching import coached
from coachdesk.store.home import Device
from coachdesk.store.store import Store
from tests.history import NOW, a_call, a_rep, put

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path):
    made = Store.create(tmp_path / "stores", Device("device-1", "OFFICE"), NOW)
    yield made
    made.close()


def minutes(store: Store) -> list[float]:
    return [round(call.minutes, 3) for call in coached(store)]


def test_that_the_clock_counts_without_the_pauses(store):
    rep = a_rep(store)
    call = a_call(store, rep, TUESDAY, 40)
    put(store, "pause", call_id=call, started_at="2026-11-24T10:05:00.000Z",
        ended_at="2026-11-24T10:12:30.000Z")  # fmt: skip
    put(store, "pause", call_id=call, started_at="2026-11-24T10:38:00.000Z", ended_at=None)
    assert minutes(store) == [40 - 7.5 - 2]


def test_that_the_debrief_counts(store):
    a_call(store, a_rep(store), TUESDAY, 40, debrief_minutes=12)
    assert minutes(store) == [52]


def test_that_a_call_from_memory_counts_the_minutes_remembered(store):
    rep = a_rep(store)
    a_call(store, rep, TUESDAY, 3, from_memory=1, minutes=45, debrief_minutes=5)
    a_call(store, rep, TUESDAY, 3, from_memory=1, minutes=None)
    assert minutes(store) == [50, 0]


@pytest.mark.parametrize("role", ["joint selling", "demonstration"])
def test_that_only_coaching_calls_count(store, role):
    a_call(store, a_rep(store), TUESDAY, role=role)
    assert minutes(store) == []


def test_that_a_live_call_does_not_count_yet(store):
    a_call(store, a_rep(store), TUESDAY, ended_at=None, closed_at=None)
    assert minutes(store) == []


def test_that_days_are_those_of_the_local_calendar(store):
    rep = a_rep(store)
    a_call(store, rep, TUESDAY, started_at="2026-11-23T23:30:00.000Z",
           ended_at="2026-11-24T00:10:00.000Z", utc_offset_minutes=60)  # fmt: skip
    assert [call.on for call in coached(store, first=TUESDAY, last=TUESDAY)] == [TUESDAY]
    assert coached(store, last=date(2026, 11, 23)) == []


def test_that_a_rep_joined_with_another_counts_as_that_one(store):
    kary, other = a_rep(store), a_rep(store, "Kari H")
    a_call(store, other, TUESDAY)
    with store.write(NOW) as tx:
        tx.update("rep", other, same_as_id=kary)
    assert [call.rep_id for call in coached(store, rep_id=kary)] == [kary]
    assert coached(store, rep_id=a_rep(store, "Zane Levin")) == []
