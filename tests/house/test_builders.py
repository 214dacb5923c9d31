"""The makers of test data make rows that the tables take."""

from tests.builders import a_goal, a_past_call, a_rating, a_rep, a_ride, a_skill, a_step, an_entry


def test_that_every_builder_makes_its_row(store):
    rep = a_rep(store)
    call = a_past_call(store, rep, ride_id=a_ride(store, rep))
    an_entry(store, call, rep, mark="strength")
    a_rating(store, call, rep, a_skill(store), level=None)
    a_step(store, rep, owner="coach")
    a_goal(store, rep)
    for table in ("goal", "rep", "ride", "call", "entry", "skill", "rating", "step"):
        assert store.one(f"SELECT count(*) FROM {table}") == (1,), table
