import pytest

from coachdesk.desk.call import call_of, start_call
from coachdesk.desk.call_role import correct_role, uncorrect_role
from coachdesk.desk.curbside import curbside
from coachdesk.desk.debrief import to_debrief
from coachdesk.desk.stops import add_stop, edit_stop
from coachdesk.desk.timeline import timeline
from coachdesk.domain.refused import Refused
from coachdesk.domain.role import corrected
from tests.builders import a_call, a_rep, a_ride, a_row

WAS = "was coaching call: they asked me in"


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary")


@pytest.fixture
def call(store, now, kary):
    return a_call(store, kary, ended_at=now.stamp, minutes=30)


def test_that_a_corrected_role_and_the_first_one_are_seen_wherever_the_role_is(
    store, now, kary, call
):
    correct_role(store, now, call_id=call, role="joint selling", reason=" they asked  me in ")
    seen = curbside(store, call)
    assert (seen.role, corrected(seen.role_was, seen.role_reason)) == ("joint selling", WAS)
    (waiting,) = to_debrief(store)
    assert (waiting.role, waiting.role_was) == ("joint selling", "coaching")
    (line,) = timeline(store, kary, now.on)
    assert line.text == f"joint selling, 30 min ({WAS})"


def test_that_the_first_role_stays_however_often_it_is_corrected(store, now, call):
    for role, reason in (("joint selling", "a"), ("demonstration", "b"), ("coaching", "c")):
        correct_role(store, now, call_id=call, role=role, reason=reason)
    seen = curbside(store, call)
    assert (seen.role, seen.role_was, seen.role_reason) == ("coaching", "coaching", "c")


def test_that_undoing_leaves_no_trace_on_the_page(store, now, call):
    correct_role(store, now, call_id=call, role="joint selling", reason="a")
    uncorrect_role(store, now, call_id=call, role="coaching", role_was=None, reason="")
    seen = curbside(store, call)
    assert (seen.role, corrected(seen.role_was, seen.role_reason)) == ("coaching", "")


@pytest.mark.parametrize(
    ("role", "reason", "said"),
    [("joint selling", "  ", "why"), ("coaching", "a", "already"), ("watching", "a", "A call is")],
)
def test_that_a_role_is_corrected_to_another_and_with_a_reason(
    store, now, call, role, reason, said
):
    with pytest.raises(Refused, match=said):
        correct_role(store, now, call_id=call, role=role, reason=reason)


def test_that_a_call_begins_in_the_role_its_safety_allows_unless_said(store, now, kary):
    ride = a_ride(store, kary)
    stop = add_stop(store, now, ride_id=ride, account="Betelgard").id
    edit_stop(store, now, stop_id=stop, informed=False)
    facts = {"rep_id": kary, "ride_id": ride, "account": "betelgard"}
    unsafe = start_call(store, now, **facts).id
    assert call_of(store, unsafe).role == "joint selling"
    kept = store.one("SELECT stop_id, informed, stake FROM call WHERE id = ?", unsafe)
    assert kept == (stop, 0, None)
    assert call_of(store, start_call(store, now, **facts, role="coaching").id).role == "coaching"


def test_that_a_large_deal_is_no_coaching_call_by_default(store, now, kary):
    for at in range(9):
        a_row(store, "deal", rep_id=kary, account=f"Account {at}", value=1000 * at + 1)
    for account, role in (("Account 8", "joint selling"), ("Account 1", "coaching")):
        call = start_call(store, now, rep_id=kary, account=account).id
        assert call_of(store, call).role == role
