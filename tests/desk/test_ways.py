import pytest

from coachdesk.desk.ways import (
    choose_way,
    chosen_ways,
    offer_way,
    restore_way,
    ways_of_call,
    withdraw_way,
    word_way,
)
from coachdesk.domain.refused import Refused
from tests.builders import a_call, a_rep, a_skill


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def talk(store, kary):
    return {"rep_id": kary, "call_id": a_call(store, kary), "skill_id": a_skill(store)}


def said(store, talk):
    return [(way.kind, way.chosen) for way in ways_of_call(store, talk["call_id"])]


def test_that_ways_stand_in_the_order_of_their_kinds_and_one_of_each(store, now, talk):
    for kind in ("try", "watch", "rehearse", "watch"):
        offer_way(store, now, kind=kind, **talk)
    assert said(store, talk) == [("watch", False), ("rehearse", False), ("try", False)]


def test_that_the_rep_chooses_one_of_a_skill_and_may_change_that(store, now, kary, talk):
    watch, read = (offer_way(store, now, kind=kind, **talk).id for kind in ("watch", "read"))
    other = talk | {"skill_id": a_skill(store, "Ask questions")}
    choose_way(store, now, way_id=offer_way(store, now, kind="try", **other).id)
    choose_way(store, now, way_id=watch)
    choose_way(store, now, way_id=read)
    assert said(store, talk) == [("watch", False), ("read", True), ("try", True)]
    choose_way(store, now, way_id=read, chosen=False)
    assert [way.kind for way in chosen_ways(store, kary)] == ["try"]


def test_that_a_way_is_worded_withdrawn_and_brought_back(store, now, talk):
    way = offer_way(store, now, kind="watch", **talk).id
    word_way(store, now, way_id=way, what=" Hannah at\n Brightwater ")
    (found,) = ways_of_call(store, talk["call_id"])
    assert (found.said, found.audience) == ("watch: Hannah at Brightwater", "private")
    withdraw_way(store, now, way_id=way)
    assert ways_of_call(store, talk["call_id"]) == []
    restore_way(store, now, way_id=way)
    assert ways_of_call(store, talk["call_id"]) == [found]


def test_that_a_way_is_of_a_known_kind_and_still_there_to_be_chosen(store, now, talk):
    with pytest.raises(Refused, match="watch, rehearse, read"):
        offer_way(store, now, kind="sleep", **talk)
    way = offer_way(store, now, kind="watch", **talk).id
    withdraw_way(store, now, way_id=way)
    with pytest.raises(Refused, match="no longer offered"):
        choose_way(store, now, way_id=way)


def test_that_a_chosen_way_is_told_with_its_skill(store, now, kary, talk):
    way = offer_way(store, now, kind="blueprint", what="Hannah’s opening", **talk).id
    choose_way(store, now, way_id=way)
    (chosen,) = chosen_ways(store, kary)
    assert chosen.chosen_by("Kary") == "Kary chose to use a blueprint: Hannah’s opening · Listen"
