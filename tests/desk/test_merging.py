"""What a merge would change, in words that a person knows the rows again by."""

from coachdesk.desk.merging import by_rep
from coachdesk.store.merge import RowChange


def words(store, table, before, after):
    kind = "changed" if before and after else "new" if after else "deleted"
    (group,) = by_rep(store, [RowChange(kind, table, "a", before, after)])
    (place,) = group.places
    return place.before, place.after


def test_that_a_changed_rating_says_from_which_level_to_which(store):
    listen = {"skill_name": "Listen", "level": 3, "skill_id": "s"}
    assert words(store, "rating", listen, listen | {"level": 4}) == (
        "Listen · level 3",
        "Listen · level 4",
    )


def test_that_a_row_without_words_of_its_own_says_what_it_sets(store):
    assert words(store, "tier", None, {"rep_id": "r", "tier": "top"}) == ("", "tier top, rep")


def test_that_a_text_that_was_emptied_is_a_dash(store):
    step = {"what": "Send it", "how_seen": "by mail"}
    assert words(store, "step", step, step | {"how_seen": ""})[1] == "Send it · how seen –"
