"""For whom something is: chosen row by row, and undone like everything else."""

import pytest

from coachdesk.desk.audience import REP_VIEW, choose_audience
from coachdesk.store.schema import CONTENT
from tests.builders import a_call, a_rep, an_entry


def test_that_a_chosen_audience_is_that_row_s_alone(store, now):
    rep = a_rep(store)
    call = a_call(store, rep)
    shared, other = an_entry(store, call, rep), an_entry(store, call, rep, "Price list early")

    choose_audience(store, now, table="entry", id=shared, audience="rep")

    assert dict(store.rows("SELECT id, audience FROM entry")) == {shared: "rep", other: "private"}


def test_that_the_rep_s_words_are_shared_without_the_rest_of_the_call(store, now):
    call = a_call(store, a_rep(store), rep_view="I lost it at the price list.")

    choose_audience(store, now, table=REP_VIEW, id=call, audience="rep")

    assert store.one("SELECT audience, rep_view_audience FROM call") == ("private", "rep")


@pytest.mark.parametrize("table", [t for t, columns in CONTENT.items() if "audience" in columns])
def test_that_every_text_is_private_by_default(store, table):
    columns = {
        name: default for _, name, _, _, default, _ in store.rows(f"PRAGMA table_info({table})")
    }
    found = {name: default for name, default in columns.items() if name.endswith("audience")}
    assert found
    assert set(found.values()) == {"'private'"}
