"""A goal that the rep agreed to on one machine while its terms were changed on the other."""

import pytest

from coachdesk.desk.goals import agree_goal, change_goal, goal_of, propose_goal
from coachdesk.desk.merging import undecided
from coachdesk.store.merge import merge, plan
from tests.builders import TUESDAY

TODAY = TUESDAY.on


def take(into, other) -> None:
    merge(into.store, plan(into.store, other.store), TUESDAY)


@pytest.fixture
def goal(office, laptop) -> str:
    (rep,) = (id for (id,) in office.store.rows("SELECT id FROM rep"))
    made = propose_goal(office.store, TUESDAY, rep_id=rep, words="Ask first", target=4).id
    take(laptop, office)
    return made


@pytest.mark.parametrize("agreed_last", [True, False])
def test_that_the_agreement_to_other_terms_is_asked_about_and_never_taken_in_silence(
    office, laptop, goal, agreed_last
):
    agree_goal(office.store, TUESDAY.later(hours=1 + agreed_last), goal_id=goal, who="rep")
    change_goal(laptop.store, TUESDAY.later(minutes=90), goal_id=goal, target=5)
    take(office, laptop)
    take(laptop, office)
    for machine in (office, laptop):
        (group,) = undecided(machine.store)
        (place,) = group.places
        assert {"rep_agreed_on", "audience"} <= set(place.versions)
        assert place.after.startswith("Ask first")
        one = goal_of(machine.store, goal, TODAY)
        assert (one.target, one.state) == (5, "agreed" if agreed_last else "proposed")


def test_that_an_agreement_after_the_change_stands(office, laptop, goal):
    change_goal(laptop.store, TUESDAY.later(hours=1), goal_id=goal, target=5)
    take(office, laptop)
    agree_goal(office.store, TUESDAY.later(hours=2), goal_id=goal, who="rep")
    take(laptop, office)
    assert undecided(laptop.store) == []
    assert goal_of(laptop.store, goal, TODAY).state == "agreed"
