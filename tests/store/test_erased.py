"""What erasing leaves of a revision, and which of two bodies counts."""

from dataclasses import replace

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.store.erased import FORMER, PURGE, blanked, settled
from coachdesk.store.line import canonical, digest_of
from coachdesk.store.revision import Revision


def a_revision(table: str = "note", kind: str = "edit", /, **fields: object) -> Revision:
    body = ("row", "id", table, "[]", 1, "session", kind, canonical(fields))
    return Revision(*body, digest_of(*body))


def test_that_words_go_and_a_session_keeps_date_category_and_minutes():
    facts = {"held_on": "2026-11-24", "role": "coaching", "minutes": 45}
    left = blanked(a_revision("call", account="Dune", objective="Ask", **facts))
    assert left.fields == facts
    assert (left.kind, left.is_intact()) == (PURGE, True)
    assert blanked(a_revision(text="Words", rep_id="ann")).fields == {}
    assert blanked(a_revision("rep", name="Ann")).fields == {"name": FORMER}


def test_that_blanking_twice_is_blanking_once():
    once = blanked(a_revision("rep", name="Ann", territory="North"))
    assert blanked(once) == once


def test_that_a_deletion_stays_one():
    deleted = a_revision("call", "delete")
    assert blanked(deleted) == deleted


def test_that_the_erased_body_counts_whichever_side_has_it():
    whole = a_revision(text="Words")
    left = blanked(whole)
    assert settled(whole, left) == settled(left, whole) == left


def test_that_of_two_erasures_what_both_kept_counts_whichever_came_first():
    mine, theirs = (
        a_revision("call", PURGE, held_on="2026-11-24", **{kept: "a"}) for kept in ("role", "place")
    )
    assert settled(mine, theirs) == settled(theirs, mine)
    assert settled(mine, theirs).fields == {"held_on": "2026-11-24"}
    assert settled(mine, theirs).is_intact()


def test_that_a_body_changed_outside_is_refused():
    whole = a_revision(text="Words")
    with pytest.raises(Refused, match="outside CoachDesk"):
        settled(whole, a_revision(text="Other words"))
    with pytest.raises(Refused, match="outside CoachDesk"):
        settled(whole, replace(blanked(whole), hlc=2))
