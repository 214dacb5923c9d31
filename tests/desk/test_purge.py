import pytest

from coachdesk.desk.attention import split
from coachdesk.desk.coaching import given
from coachdesk.desk.debrief import to_debrief
from coachdesk.desk.importing import apply
from coachdesk.desk.importing_people import plan_people
from coachdesk.desk.kept import kept
from coachdesk.desk.numbers import numbers
from coachdesk.desk.purge import named_elsewhere, purge_rep
from coachdesk.desk.roster import add_rep, archive_rep, find_rep, join_reps, rep_of, reps
from coachdesk.desk.sample import make_sample
from coachdesk.desk.spent import spent
from coachdesk.desk.week import week
from coachdesk.domain.importing import Intake, Person
from coachdesk.domain.kept import by_rep
from coachdesk.domain.numbers import text
from coachdesk.domain.periods import Period
from coachdesk.domain.refused import Refused
from coachdesk.store.check import check
from coachdesk.store.home import Home
from tests.builders import TUESDAY, a_call, a_past_call, a_rep, a_row

TODAY = TUESDAY.on


def test_that_an_erased_rep_is_nowhere_to_be_found(store, now):
    ann = a_rep(store, "Ann Weber")
    purge_rep(store, now, rep_id=ann)
    assert reps(store, archived=True) == []
    with pytest.raises(Refused, match="no longer in the file"):
        rep_of(store, ann)
    with pytest.raises(Refused, match="Nobody"):
        find_rep(store, "a former rep")


def test_that_the_same_name_later_is_somebody_new(store, now):
    ann = a_rep(store, "Ann Weber")
    purge_rep(store, now, rep_id=ann)
    add_rep(store, now, name="Ann Weber")
    assert [rep.id == ann for rep in reps(store)] == [False]


def test_that_an_old_list_does_not_bring_the_name_back(store, now):
    people = Intake((Person(2, "Ann Weber", external_id="17"),))
    apply(store, now, plan=plan_people(store, people))
    purge_rep(store, now, rep_id=find_rep(store, "Ann Weber").id)
    plan = plan_people(store, people)
    assert not plan.writes
    assert [item.what for item in plan.left_out] == ["erased here"]


def test_that_whoever_was_joined_to_the_rep_goes_too(store, now):
    ann, other = a_rep(store, "Ann Weber"), a_rep(store, "Anne Weber")
    join_reps(store, now, rep_id=other, same_as_id=ann)
    purge_rep(store, now, rep_id=ann)
    assert store.rows("SELECT DISTINCT name FROM rep") == [("a former rep",)]


def test_that_a_call_that_runs_is_ended_first(store, now):
    ann = a_rep(store)
    a_call(store, ann)
    with pytest.raises(Refused, match="end it first"):
        purge_rep(store, now, rep_id=ann)


def test_that_nothing_of_an_erased_rep_waits_to_be_done(store, now):
    ann = a_rep(store)
    a_past_call(store, ann, closed_at=None)
    a_call(store, ann, from_memory=True)
    a_row(store, "ride", rep_id=ann, planned_on="2026-12-01")
    purge_rep(store, now, rep_id=ann)
    assert to_debrief(store) == []
    assert store.rows("SELECT id FROM ride") == []
    assert store.rows("SELECT id FROM call WHERE ended_at IS NULL OR closed_at IS NULL") == []


def test_that_the_coach_s_calendar_no_longer_names_the_rep(store, now):
    ann = a_rep(store, "Ann Weber")
    a_rep(store, "Bea Horn")
    for title in ("Lunch with Ann", "Ann Weber, contract", "Bea, lunch", "Annual review"):
        a_row(store, "busy", title=title, planned_on="2026-11-24", minutes=60)
    purge_rep(store, now, rep_id=ann)
    titles = store.rows("SELECT title FROM busy ORDER BY title")
    assert titles == [("",), ("",), ("Annual review",), ("Bea, lunch",)]


def test_that_texts_about_others_that_name_the_rep_are_counted(store):
    ann, bea = a_rep(store, "Ann Weber"), a_rep(store, "Bea Horn")
    for rep, words in (
        (bea, "Like Ann"),
        (bea, "Annual"),
        (ann, "Ann herself"),
        (bea, "Ann Weber"),
    ):
        a_row(store, "note", rep_id=rep, noted_on="2026-11-24", text=words)
    assert named_elsewhere(store, ann) == 2
    a_rep(store, "Ann Horn")
    assert named_elsewhere(store, ann) == 1


def test_that_past_totals_stand(tmp_path, now):
    store = make_sample(Home.at(tmp_path), now, seed=4, reps=8, years=1, until=now)
    for rep in reps(store)[:3]:
        archive_rep(store, now, rep_id=rep.id)
        before = totals(store)
        purge_rep(store, now, rep_id=rep.id)
        assert totals(store) == before
    assert check(store) == []
    store.close()


def totals(store) -> object:
    year = Period(TODAY.replace(year=2025), TODAY)
    return (
        [(call.on, call.minutes) for call in given(store)],
        [(row.tier, round(row.minutes, 3), row.reps) for row in split(store, year)],
        [
            (one.on, one.kind, one.ended_as, one.tier)
            for one in kept(store, year, TODAY)
            if one.ended_as
        ],
        [(one.period, one.records) for one in spent(store, [year], TODAY)],
    )


@pytest.mark.parametrize(("former", "lines"), [(2, 0), (3, 1)])
def test_that_fewer_than_three_former_reps_stand_in_team_totals_only(store, now, former, lines):
    month = Period(TODAY.replace(day=1), TODAY)
    for name in ("Ann", "Bea", "Cem", "Dora"):
        rep = a_rep(store, name)
        ride = a_row(store, "ride", rep_id=rep, planned_on=TODAY.isoformat(), ended_as="done")
        a_past_call(store, rep, ride_id=ride)
    before, spent_before = numbers(store, month, now), week(store, now, TODAY).spent
    for rep in reps(store)[:former]:
        purge_rep(store, now, rep_id=rep.id)
    after = numbers(store, month, now)
    named = [rep.name for rep in after.reps]
    assert named == [rep.name for rep in reps(store)] + ["Former reps"] * lines
    assert after.team == before.team
    assert text(after).count("ormer rep") == lines
    of = [rate.of for rate in by_rep(kept(store, month, TODAY))]
    assert ("Former reps" in of) == bool(lines)
    this_week = week(store, now, TODAY)
    assert {item.name for item in this_week.items} == {rep.name for rep in reps(store)}
    assert this_week.spent == spent_before
