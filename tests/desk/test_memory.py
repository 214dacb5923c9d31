import pytest

from coachdesk.desk import memory
from coachdesk.desk.call import call_of, open_calls
from coachdesk.desk.call_entries import add_line, entries_of
from coachdesk.desk.debrief import to_debrief
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_rep

ABOUT = TUESDAY.later(hours=-3).at


def remember(store, **facts):
    whole = {"about_at": ABOUT, "minutes": 40} | facts
    return memory.remember_call(store, TUESDAY, **whole).id


def test_that_a_remembered_call_has_ended_and_waits_for_its_debrief(store):
    call = remember(store, rep_id=a_rep(store), account=" Betelgard ")
    found = call_of(store, call)
    assert (found.from_memory, found.is_live, found.minutes, found.account) == (
        True, False, 40, "Betelgard",
    )  # fmt: skip
    assert open_calls(store) == []
    assert [waiting.call_id for waiting in to_debrief(store)] == [call]


def test_that_its_entries_have_an_order_and_no_times(store):
    call = remember(store, rep_id=a_rep(store))
    for line in ("+ waited", "- price list early"):
        add_line(store, TUESDAY, call_id=call, line=line)
    entries = entries_of(store, call)
    assert [(entry.text, entry.noted_at) for entry in entries] == [
        ("waited", None), ("price list early", None),
    ]  # fmt: skip


def test_that_a_name_nobody_has_is_put_on_the_roster(store):
    call = remember(store, rep_name="Zane Levin")
    assert call_of(store, call).rep_name == "Zane Levin"


def test_that_its_day_is_the_one_remembered(store):
    call = remember(store, rep_id=a_rep(store), about_at=TUESDAY.later(days=-4).at)
    assert call_of(store, call).held_on.isoformat() == "2026-11-20"


@pytest.mark.parametrize(
    "wrong",
    [{"about_at": TUESDAY.later(minutes=1).at}, {"minutes": 0}, {"minutes": 1000},
     {"role": "lunch"}, {"rep_id": None}],
)  # fmt: skip
def test_that_what_cannot_be_is_refused_and_nothing_is_kept(store, wrong):
    with pytest.raises(Refused):
        remember(store, **({"rep_id": a_rep(store)} | wrong))
    assert to_debrief(store) == []


def test_that_when_and_how_long_can_be_said_anew(store):
    call = remember(store, rep_id=a_rep(store))
    earlier = TUESDAY.later(days=-1).at
    memory.edit_memory(
        store, TUESDAY, call_id=call, about_at=earlier, minutes=25, account="Sunnafield"
    )
    found = call_of(store, call)
    assert (found.minutes, found.account, found.held_on.isoformat()) == (
        25, "Sunnafield", "2026-11-23",
    )  # fmt: skip
