import pytest

from coachdesk.desk.copies import Choice, decide
from coachdesk.domain.refused import Refused
from coachdesk.store.check import check
from coachdesk.store.content import content_digest
from coachdesk.store.merge import merge, open_places, plan
from coachdesk.store.merge_undo import remember, undo
from tests.builders import TUESDAY, a_row


def test_that_undo_of_a_merge_restores_what_was_and_undo_of_that_brings_it_back(
    office, laptop, note
):
    before = content_digest(office.store)
    laptop.add("Bea")
    write(laptop, note, "Asked why. Listened. Newer.", hours=1)
    take(office, laptop)
    after = content_digest(office.store)
    undo(office.store, TUESDAY)
    assert content_digest(office.store) == before
    assert check(office.store) == []
    undo(office.store, TUESDAY)
    assert content_digest(office.store) == after
    assert not plan(office.store, laptop.store)


def test_that_undo_of_a_merge_leaves_nothing_to_decide(office, laptop, note):
    write(office, note, "Asked how. Listened.", hours=1)
    write(laptop, note, "Asked when. Listened.")
    assert take(office, laptop) == ["both changed"]
    undo(office.store, TUESDAY)
    assert text_of(office, note) == "Asked how. Listened."
    assert open_places(office.store) == []


def test_that_undo_means_the_last_merge_that_was_committed(office, laptop, note):
    before = content_digest(office.store)
    laptop.add("Bea")
    take(office, laptop)
    with pytest.raises(KeyboardInterrupt), office.store.write(TUESDAY) as tx:
        remember(office.store, tx, [("note", note, None)])
        raise KeyboardInterrupt  # as a kill just before the commit
    undo(office.store, TUESDAY)
    assert content_digest(office.store) == before


def test_that_nothing_to_undo_is_one_sentence(office):
    with pytest.raises(Refused, match="nothing to undo"):
        undo(office.store, TUESDAY)


def take(into, other) -> list[str]:
    planned = plan(into.store, other.store)
    merge(into.store, planned, TUESDAY)
    return sorted(change.kind for change in planned.changes)


def write(machine, note: str, text: str, hours: int = 0) -> None:
    with machine.store.write(TUESDAY.later(hours=hours)) as tx:
        tx.update("note", note, text=text)


def text_of(machine, note: str) -> str | None:
    row = machine.store.one("SELECT text FROM note WHERE id = ?", note)
    return row[0] if row else None


@pytest.fixture
def note(office, laptop) -> str:
    (rep,) = (id for (id,) in office.store.rows("SELECT id FROM rep"))
    id = a_row(office.store, "note", rep_id=rep, noted_on="2026-11-24", text="Asked why. Listened.")
    take(laptop, office)
    return id


def test_that_both_sides_notes_are_there_after_a_merge(office, laptop):
    office.add("Bea")
    laptop.add("Cem")
    assert take(office, laptop) == ["new"]
    assert take(laptop, office) == ["new"]
    assert office.names() == laptop.names() == {"Ann", "Bea", "Cem"}
    assert content_digest(office.store) == content_digest(laptop.store)
    assert not plan(office.store, laptop.store)
    assert check(office.store) == []


def test_that_a_stale_copy_brings_nothing_back(office, laptop, note):
    with office.store.write(TUESDAY) as tx:
        tx.delete("note", note)
    assert take(office, laptop) == []
    assert text_of(office, note) is None


def test_that_both_additions_to_one_text_are_kept_older_first(office, laptop, note):
    write(office, note, "Asked why. Listened. Older.")
    write(laptop, note, "Asked why. Listened. Newer.", hours=1)
    assert take(office, laptop) == ["changed"]
    assert text_of(office, note) == "Asked why. Listened. Older. Newer."
    take(laptop, office)
    assert text_of(laptop, note) == text_of(office, note)
    assert open_places(office.store) == []


def test_that_two_rewritings_of_one_sentence_wait_for_a_person(office, laptop, note):
    write(office, note, "Asked how. Listened.")
    write(laptop, note, "Asked when. Listened.", hours=1)
    assert take(office, laptop) == ["both changed"]
    (place,) = open_places(office.store)
    older, newer = place.open["text"]
    assert (older.value, newer.value) == ("Asked how. Listened.", "Asked when. Listened.")
    assert older.device == office.store.device.name
    write(office, note, "Asked when, and more. Listened.", hours=2)
    (place,) = open_places(office.store)
    assert "Asked how. Listened." in [version.value for version in place.open["text"]]
    decide(office.store, TUESDAY, choices=[Choice("note", note, "text", older)])
    assert open_places(office.store) == []
    take(laptop, office)
    assert text_of(laptop, note) == "Asked how. Listened."
    assert open_places(laptop.store) == []


def test_that_an_unseen_edit_beats_a_delete(office, laptop, note):
    with office.store.write(TUESDAY) as tx:
        tx.delete("note", note)
    write(laptop, note, "Asked why. Listened. And more.")
    take(office, laptop)
    take(laptop, office)
    assert text_of(office, note) == text_of(laptop, note) == "Asked why. Listened. And more."


def test_that_what_was_added_to_a_deleted_rep_brings_the_rep_back(office, laptop):
    (ann,) = (id for (id,) in office.store.rows("SELECT id FROM rep"))
    with office.store.write(TUESDAY) as tx:
        tx.delete("rep", ann)
    a_row(laptop.store, "note", rep_id=ann, noted_on="2026-11-24", text="Good call.")
    take(office, laptop)
    take(laptop, office)
    assert office.names() == laptop.names() == {"Ann"}
    assert check(office.store) == check(laptop.store) == []
    assert not plan(office.store, laptop.store)
    assert not plan(laptop.store, office.store)


def test_that_of_two_scalars_the_last_writers_is_shown_and_the_other_is_one_click_away(
    office, laptop
):
    (ann,) = (id for (id,) in office.store.rows("SELECT id FROM rep"))
    for machine, territory, hours in ((laptop, "Reno", 1), (office, "Portland", 2)):
        with machine.store.write(TUESDAY.later(hours=hours)) as tx:
            tx.update("rep", ann, territory=territory)
    take(office, laptop)
    assert office.store.one("SELECT territory FROM rep") == ("Portland",)
    (place,) = open_places(office.store)
    reno = place.open["territory"][0]
    decide(office.store, TUESDAY, choices=[Choice("rep", ann, "territory", reno)])
    assert office.store.one("SELECT territory FROM rep") == ("Reno",)
    assert open_places(office.store) == []


def test_that_undo_of_a_merge_keeps_what_was_written_since_on_what_had_come(office, laptop):
    laptop.add("Bea")
    laptop.add("Cem")
    take(office, laptop)
    ((bea,),) = office.store.rows("SELECT id FROM rep WHERE name = 'Bea'")
    hers = a_row(office.store, "note", rep_id=bea, noted_on="2026-11-24", text="Wants the north.")
    undo(office.store, TUESDAY.later(hours=1))
    assert text_of(office, hers) == "Wants the north."
    assert office.names() == {"Ann", "Bea"}
    assert check(office.store) == []
    undo(office.store, TUESDAY.later(hours=2))
    assert office.names() == {"Ann", "Bea", "Cem"}
    assert check(office.store) == []


def test_that_a_merge_of_which_all_was_worked_on_since_is_said_to_be_past_undo(
    office, laptop, note
):
    write(laptop, note, "Asked why. Newer.", hours=1)
    take(office, laptop)
    write(office, note, "Asked why. Newest.", hours=2)
    with pytest.raises(Refused, match="worked on since"):
        undo(office.store, TUESDAY.later(hours=3))


def test_that_undo_of_a_merge_keeps_words_that_were_changed_since(office, laptop, note):
    write(laptop, note, "Asked why. Listened. Newer.", hours=1)
    laptop.add("Bea")
    take(office, laptop)
    write(office, note, "Asked why. Listened. Newer. And mine.", hours=2)
    undo(office.store, TUESDAY.later(hours=3))
    assert text_of(office, note) == "Asked why. Listened. Newer. And mine."
    assert "Bea" not in office.names()


def test_that_rows_of_two_tables_may_share_an_id(office, laptop):
    """What calendars were told of a session has the session's id."""
    (ann,) = (id for (id,) in office.store.rows("SELECT id FROM rep"))
    ride = a_row(office.store, "ride", rep_id=ann, planned_on="2026-11-25")
    a_row(office.store, "sent", id=ride, title="Field day, Ann", planned_on="2026-11-25",
          minutes=480, changed_at=TUESDAY.stamp)  # fmt: skip
    assert check(office.store) == []
    with office.store.write(TUESDAY) as tx:
        tx.delete("sent", ride)
    take(laptop, office)
    for machine in (office, laptop):
        assert check(machine.store) == []
        assert machine.store.rows("SELECT planned_on, minutes FROM ride") == [("2026-11-25", None)]
