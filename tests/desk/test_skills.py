"""The skills a coach watches: the starter set, and what a coach makes of it."""

import pytest

from coachdesk.desk.skills import (
    add_skill,
    archive_skill,
    archived_skills,
    edit_skill,
    move_skill,
    restore_skill,
    seed_skills,
    skills,
    starter_skills,
)
from coachdesk.domain.refused import Refused


@pytest.fixture
def store(store, clock):
    with store.write(clock()) as tx:
        seed_skills(tx)
    return store


def names(store):
    return [skill.name for skill in skills(store)]


def test_that_the_starter_set_has_ten_skills_with_five_anchors_each(store):
    assert len(skills(store)) == 10
    for skill in skills(store):
        assert len(set(skill.anchors)) == 5
        assert all(0 < len(anchor) <= 60 for anchor in skill.anchors)
        assert 0 < len(skill.short_name) <= 10


def test_that_a_starter_skill_has_the_same_id_on_every_machine(store):
    assert [skill.id for skill in skills(store)] == [row["id"] for row in starter_skills()]
    assert starter_skills()[0]["id"] == "6b31df69-38b3-50be-a3a3-380307188eba"


def test_that_a_skill_of_ones_own_comes_last(store, clock):
    added = add_skill(store, clock(), name="  Run  the demo ")
    assert skills(store)[-1].id == added.id
    assert names(store)[-1] == "Run the demo"
    assert skills(store)[-1].short_name == "Run the demo"


def test_that_a_skill_needs_a_name_that_no_other_in_use_has(store, clock):
    for name in ("", "   ", "listen", " Ask  Questions "):
        with pytest.raises(Refused):
            add_skill(store, clock(), name=name)
    with pytest.raises(Refused):
        edit_skill(store, clock(), skill_id=skills(store)[0].id, name="LISTEN")
    assert len(skills(store)) == 10


def test_that_a_skill_may_be_written_otherwise_without_being_another(store, clock):
    listen = skills(store)[3]
    edit_skill(store, clock(), skill_id=listen.id, name="LISTEN")
    assert names(store)[3] == "LISTEN"


def test_that_anchors_are_reworded_and_the_rest_stays(store, clock):
    listen = skills(store)[3]
    edit_skill(store, clock(), skill_id=listen.id, anchors=("a", "b", "c", "d", " e "))
    changed = skills(store)[3]
    assert changed.anchors == ("a", "b", "c", "d", "e")
    assert (changed.name, changed.short_name) == (listen.name, listen.short_name)


def test_that_an_empty_short_name_is_the_name(store, clock):
    listen = skills(store)[3]
    edit_skill(store, clock(), skill_id=listen.id, short_name=" ")
    assert skills(store)[3].short_name == "Listen"


def test_that_a_skill_moves_as_far_as_the_list_goes(store, clock):
    before = names(store)
    listen = skills(store)[3]
    move_skill(store, clock(), skill_id=listen.id, by=-1)
    assert names(store)[2:4] == ["Listen", "Ask questions"]
    move_skill(store, clock(), skill_id=listen.id, by=-9)
    assert names(store)[0] == "Listen"
    assert not move_skill(store, clock(), skill_id=listen.id, by=-1)
    move_skill(store, clock(), skill_id=listen.id, by=3)
    assert names(store) == before


def test_that_an_archived_skill_comes_back_to_its_place(store, clock):
    listen = skills(store)[3]
    archive_skill(store, clock(), skill_id=listen.id)
    assert "Listen" not in names(store)
    assert [skill.name for skill in archived_skills(store)] == ["Listen"]
    restore_skill(store, clock(), skill_id=listen.id)
    assert names(store)[3] == "Listen"


def test_that_an_archived_skill_does_not_come_back_beside_one_of_its_name(store, clock):
    listen = skills(store)[3]
    archive_skill(store, clock(), skill_id=listen.id)
    add_skill(store, clock(), name="listen")
    with pytest.raises(Refused):
        restore_skill(store, clock(), skill_id=listen.id)
