import json
from datetime import UTC, datetime

import pytest

from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.check import check
from coachdesk.store.fold import fold
from coachdesk.store.line import COLUMNS
from coachdesk.store.merge import open_places
from coachdesk.store.revision import Revision
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_rep, a_row

NOW = Moment(datetime(2026, 11, 24, 9, 41, tzinfo=UTC), 60)


def log_of(store: Store, row: str) -> list[Revision]:
    return store.values(Revision, f"SELECT {COLUMNS} FROM rev WHERE row = ? ORDER BY hlc", row)


def add(store: Store, name: str) -> str:
    with store.write(NOW) as tx:
        return tx.insert("rep", name=name)


def test_that_an_insert_is_one_revision_with_every_field(store):
    ann = add(store, "Ann")
    (revision,) = log_of(store, ann)
    columns = {name for _, name, *_ in store.rows("PRAGMA table_info(rep)")} - {"id"}
    assert set(revision.fields) == columns
    assert revision.is_intact()
    assert revision.parents == "[]"


def test_that_one_row_written_twice_in_a_transaction_is_one_revision(store):
    with store.write(NOW) as tx:
        ann = tx.insert("rep", name="Ann")
        tx.update("rep", ann, territory="Portland")
    (revision,) = log_of(store, ann)
    assert revision.fields["territory"] == "Portland"


def test_that_an_edit_names_the_head_it_saw_and_only_what_differs(store):
    ann = add(store, "Ann")
    with store.write(NOW) as tx:
        tx.update("rep", ann, name="Ann", territory="Portland")
    first, second = log_of(store, ann)
    assert second.fields == {"territory": "Portland"}
    assert second.parent_ids == [first.id]
    assert second.hlc > first.hlc


def test_that_setting_what_is_there_already_writes_nothing(store):
    ann = add(store, "Ann")
    with store.write(NOW) as tx:
        tx.update("rep", ann, name="Ann")
    assert not tx.changes
    assert len(log_of(store, ann)) == 1


def test_that_a_deleted_row_comes_back_as_it_was(store):
    ann = add(store, "Ann")
    with store.write(NOW) as tx:
        tx.update("rep", ann, territory="Portland")
    before = store.one("SELECT * FROM rep")
    with store.write(NOW) as tx:
        tx.delete("rep", ann)
    assert store.one("SELECT * FROM rep") is None
    assert fold(log_of(store, ann)) is None
    with store.write(NOW) as tx:
        tx.restore("rep", ann)
    assert store.one("SELECT * FROM rep") == before
    assert [revision.kind for revision in log_of(store, ann)] == [
        "edit", "edit", "delete", "restore",
    ]  # fmt: skip


def test_that_the_log_folds_to_what_the_tables_say(store):
    ann = add(store, "Ann")
    for territory in ("Portland", "Reno"):
        with store.write(NOW) as tx:
            tx.update("rep", ann, territory=territory)
    fields = fold(log_of(store, ann)) or {}
    assert (fields["name"], fields["territory"]) == ("Ann", "Reno")


def test_that_a_failing_use_case_leaves_nothing_behind(store):
    with pytest.raises(ZeroDivisionError), store.write(NOW) as tx:
        tx.insert("rep", name="Ann")
        raise ZeroDivisionError
    assert store.rows("SELECT * FROM rep") == []
    assert store.rows("SELECT * FROM rev") == []
    add(store, "Bea")
    assert store.rows("SELECT device_name FROM session") == [("OFFICE",)]


def test_that_editing_what_another_window_deleted_is_one_sentence(store):
    with pytest.raises(Refused, match="no longer there"), store.write(NOW) as tx:
        tx.update("rep", "gone", name="Ann")


def test_that_a_published_copy_can_not_be_written_to(store):
    add(store, "Ann")
    looked_at = Store(store.path, None)
    with pytest.raises(Refused, match="only to be read"), looked_at.write(NOW) as tx:
        tx.insert("rep", name="Bea")
    looked_at.close()


def test_that_what_utf8_can_not_hold_does_not_stop_a_note(store):
    ann = add(store, "An\0n \ud800 🙂")
    assert store.one("SELECT name FROM rep") == ("Ann ? 🙂",)
    assert json.loads(log_of(store, ann)[0].value)["name"] == "Ann ? 🙂"


def test_that_a_draft_is_kept_until_it_is_dropped(store):
    store.drafts.put("call:1", "half a thou", NOW)
    again = store.again()
    assert again.drafts.get("call:1") == "half a thou"
    assert again.drafts.keys("call:") == ["call:1"]
    again.close()
    store.drafts.put("call:1", "", NOW)
    assert store.drafts.get("call:1") is None


def test_that_ids_never_go_back_within_a_millisecond(store):
    with store.write(NOW) as tx:
        ids = [tx.insert("rep", name=str(i)) for i in range(5000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 5000


def test_that_many_new_rows_are_written_as_one_by_one(store):
    rows = [(f"0000000{n}-0000-7000-8000-000000000000", {"name": f"Rep {n}\0"}) for n in range(3)]
    with store.write(NOW) as tx:
        tx.insert_new("rep", rows)
        assert tx.changes.topics == {"rep"}
        assert len(tx.changes.ids) == 3
    assert store.rows("SELECT id, name, territory FROM rep") == [
        (id, f"Rep {n}", "") for n, (id, _) in enumerate(rows)
    ]
    with store.write(NOW) as tx:
        one = tx.insert("rep", name="Rep 3")
    values = store.rows("SELECT value FROM rev WHERE row IN (?, ?)", rows[2][0], one)
    assert values[0][0].replace("Rep 2", "Rep 3") == values[1][0]
    assert len(store.rows("SELECT DISTINCT session FROM rev")) == 1
    assert check(store) == []


def test_that_a_row_of_the_log_is_not_new(store):
    with store.write(NOW) as tx:
        known = tx.insert("rep", name="Ann")
    with pytest.raises(Exception, match="UNIQUE"), store.write(NOW) as tx:
        tx.insert_new("rep", [(known, {"name": "Bo"})])
    assert store.rows("SELECT name FROM rep") == [("Ann",)]


def test_that_a_first_write_changes_its_rows_and_not_who_wrote_them(store):
    with store.write(NOW) as tx:
        rep = tx.insert("rep", name="Ann")
    assert (tx.changes.topics, tx.changes.ids) == (frozenset({"rep"}), (rep,))


@pytest.fixture
def reworded(store):
    """A note that said one thing when an editor was opened on it, and says another by now."""
    note = a_row(store, "note", rep_id=a_rep(store), noted_on="2026-11-24", text="One. Two.")
    with store.write(TUESDAY.later(minutes=1)) as tx:
        tx.update("note", note, text="One, theirs. Two.")
    return note


def reword(store, note, text):
    with store.write(TUESDAY.later(minutes=2)) as tx:
        tx.reword("note", note, {"text": "One. Two."}, text=text)
    return store.rows("SELECT text FROM note")[0][0]


def test_that_words_typed_over_older_ones_are_joined_with_what_came_meanwhile(store, reworded):
    assert reword(store, reworded, "One. Two. Mine.") == "One, theirs. Two. Mine."
    assert open_places(store) == []
    assert check(store) == []


def test_that_one_sentence_changed_in_both_stays_open_for_a_person(store, reworded):
    assert reword(store, reworded, "One, mine. Two.") == "One, mine. Two."
    (place,) = open_places(store)
    texts = {version.value for version in place.open["text"]}
    assert texts == {"One, theirs. Two.", "One, mine. Two."}
    assert check(store) == []


def test_that_words_that_were_only_looked_at_change_nothing(store, reworded):
    assert reword(store, reworded, "One. Two.") == "One, theirs. Two."
    assert len(log_of(store, reworded)) == 2


def test_that_words_that_no_revision_ever_said_lose_nothing(store, reworded):
    with store.write(TUESDAY.later(minutes=2)) as tx:
        tx.reword("note", reworded, {"text": "Never said."}, text="Mine.")
    (place,) = open_places(store)
    assert {version.value for version in place.open["text"]} >= {"One, theirs. Two.", "Mine."}
