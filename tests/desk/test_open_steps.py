from coachdesk.desk.open_steps import all_open_steps
from coachdesk.desk.roster import archive_rep, join_reps
from coachdesk.desk.step import close_step
from tests.builders import a_rep, a_step


def _said(store, now):
    return [(one.rep_name, one.step.what) for one in all_open_steps(store, now.on)]


def test_that_my_promises_come_before_what_is_due_sooner(store, now):
    ann, ben = a_rep(store, "Ann"), a_rep(store, "Ben")
    a_step(store, ann, "soon", due_on="2026-11-25")
    a_step(store, ben, "promised", owner="coach", due_on="2026-12-24")
    a_step(store, ben, "overdue", due_on="2026-11-01")
    assert _said(store, now) == [("Ben", "promised"), ("Ben", "overdue"), ("Ann", "soon")]


def test_that_what_has_ended_and_who_has_left_are_not_listed(store, now):
    ann, ben = a_rep(store, "Ann"), a_rep(store, "Ben")
    close_step(store, now, step_id=a_step(store, ann, "done"), result="done")
    a_step(store, ben, "left behind")
    archive_rep(store, now, rep_id=ben)
    assert _said(store, now) == []


def test_that_a_joined_reps_step_is_the_persons(store, now):
    ann, anne = a_rep(store, "Ann"), a_rep(store, "Anne")
    a_step(store, anne, "call them")
    join_reps(store, now, rep_id=anne, same_as_id=ann)
    (one,) = all_open_steps(store, now.on)
    assert (one.rep_id, one.rep_name) == (ann, "Ann")


def test_that_words_are_found_in_the_step_and_in_the_name(store, now):
    a_step(store, a_rep(store, "Ann Zürcher"), "Call the plant", how_seen="a date in the diary")
    (one,) = all_open_steps(store, now.on)
    assert all(one.fits(words) for words in ("plant ZÜR", "diary", ""))
    assert not one.fits("plant Ben")
