from coachdesk.desk.held import everything_held, held_said
from coachdesk.desk.roster import join_reps
from coachdesk.store.schema import CONTENT
from tests.builders import a_past_call, a_rating, a_rep, a_row, a_skill, a_step, an_entry


def test_that_all_of_a_rep_is_in_it_private_or_not_and_nothing_of_others(store):
    ann, bea = a_rep(store, "Ann Weber"), a_rep(store, "Bea Horn")
    skill = a_skill(store, "Listen")
    for rep in (ann, bea):
        call = a_past_call(store, rep)
        an_entry(store, call, rep, f"about {rep}", audience="rep" if rep == bea else "private")
        a_rating(store, call, rep, skill)
        a_step(store, rep)
        a_row(store, "talk", call_id=call, who="rep", started_at="2026-11-24T08:41:00.000Z")
    held = everything_held(store, ann)
    assert {table: len(rows) for table, rows in held.tables.items()} == {
        "rep": 1, "call": 1, "entry": 1, "rating": 1, "step": 1, "talk": 1,
    }  # fmt: skip
    assert held.tables["entry"][0]["text"] == f"about {ann}"
    assert held.called[skill] == "Listen"
    assert held.others == ["Bea Horn"]
    assert held_said(store, ann) == "1 call, 1 entry, 1 rating, 1 step"


def test_that_words_written_over_or_deleted_are_in_it_for_the_file_has_them(store, now):
    ann = a_rep(store)
    kept = a_row(store, "note", rep_id=ann, noted_on="2026-11-24", text="First")
    gone = a_row(store, "note", rep_id=ann, noted_on="2026-11-24", text="Deleted")
    with store.write(now) as tx:
        tx.update("note", kept, text="Second")
        tx.delete("note", gone)
    held = everything_held(store, ann)
    assert [note["text"] for note in held.tables["note"]] == ["Second"]
    assert {(one.text, one.deleted) for one in held.before} == {("First", False), ("Deleted", True)}


def test_that_what_was_kept_under_another_name_of_the_person_is_in_it(store, now):
    ann, other = a_rep(store, "Ann Weber"), a_rep(store, "Anne Weber")
    a_step(store, other, "Send it")
    join_reps(store, now, rep_id=other, same_as_id=ann)
    held = everything_held(store, ann)
    assert [step["what"] for step in held.tables["step"]] == ["Send it"]
    assert held.others == []


def test_that_every_table_with_a_rep_in_it_is_looked_through(store):
    ann = a_rep(store)
    goal = a_row(store, "goal", rep_id=ann, words="Ask", proposed_on="2026-11-24")
    a_row(store, "checkpoint", goal_id=goal, rep_id=ann, checked_on="2026-11-24", note="Half")
    assert {"goal", "checkpoint"} <= everything_held(store, ann).tables.keys()
    # what has no rep of its own is named in store/erasing
    apart = {table for table, columns in CONTENT.items() if "rep_id TEXT" not in columns}
    assert apart == {"rep", "skill", "stop", "pause", "talk", "busy", "sent", "adjustment", "rule",
                     "template", "setting"}  # fmt: skip
