from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coachdesk.desk.importing import CallIsLive, OutOfDate, Plan, apply, seen, take_back
from coachdesk.desk.importing_people import plan_people
from coachdesk.desk.importing_results import plan_deals, plan_quotas
from coachdesk.desk.roster import archive_rep, edit_rep, join_reps, reps
from coachdesk.domain.importing import Deal, Intake, Outcome, Person, Problem, Quota
from coachdesk.store.home import Device
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_call, a_rep, a_row


def people(*names: str, **facts: Any) -> Intake[Person]:
    return Intake(tuple(Person(line, name, **facts) for line, name in enumerate(names, start=2)))


def a_deal(
    rep: str = "Ann",
    outcome: Outcome = "won",
    on: str | None = "2025-03-14",
    value: float | None = 10.0,
    account: str = "Acme",
    id: str = "",
) -> Deal:
    day = date.fromisoformat(on) if on else None
    return Deal(2, rep, "", outcome, outcome, day, value, account, "GTX", id, date(2025, 1, 2))


def bring_deals(store: Store, *deals: Deal) -> Plan:
    plan = plan_deals(store, Intake(deals))
    apply(store, TUESDAY, plan=plan)
    return plan


def results(store: Store) -> dict[tuple[str, str], float]:
    rows = store.rows("SELECT starts_on, metric, value FROM result WHERE value <> 0")
    return {(start[:7], metric): value for start, metric, value in rows}


def names(items: Iterable[object]) -> list[str]:
    return [getattr(item, "who", "") for item in items]


def test_that_new_people_come_onto_the_roster_and_twice_changes_nothing(store: Store) -> None:
    intake = people("Ann", "Bob", territory="North", manager="Kim")
    plan = plan_people(store, intake)
    assert names(plan.new) == ["Ann", "Bob"]
    changes = apply(store, TUESDAY, plan=plan)
    assert "rep" in changes.topics
    assert [(rep.name, rep.territory, rep.manager) for rep in reps(store)] == [
        ("Ann", "North", "Kim"), ("Bob", "North", "Kim"),
    ]  # fmt: skip
    again = plan_people(store, intake)
    assert (again.unchanged, again.writes, again.new, again.changed) == (2, (), (), ())
    assert not apply(store, TUESDAY, plan=again)


def test_that_two_machines_make_the_same_rows(store: Store, tmp_path: Path) -> None:
    other = Store.create(tmp_path / "other", Device("device-2", "LAPTOP"), TUESDAY)
    for here, order in ((store, ("Ann Becker", "Bob")), (other, ("bob", "Becker, Ann"))):
        apply(here, TUESDAY, plan=plan_people(here, people(*order)))
        bring_deals(here, a_deal("ann becker"), a_deal("Bob", "open", None, id="X1"))
    for table in ("rep", "result", "account", "deal"):
        ids = f"SELECT id FROM {table} ORDER BY id"
        assert store.rows(ids) == other.rows(ids) != []
    other.close()


def test_that_what_the_list_leaves_empty_stays_and_the_rest_is_shown_old_to_new(
    store: Store,
) -> None:
    ann = a_rep(store, "Ann", territory="North", manager="Kim")
    plan = plan_people(store, people("ANN", territory="South", external_id="7"))
    assert [item.what for item in plan.changed] == [
        "territory: North → South; id in the CRM: none → 7"
    ]
    apply(store, TUESDAY, plan=plan)
    (rep,) = reps(store)
    assert (rep.id, rep.name, rep.territory, rep.manager) == (ann, "Ann", "South", "Kim")
    renamed = plan_people(store, people("Ann Becker", external_id="7"))
    assert [item.what for item in renamed.changed] == ["name: Ann → Ann Becker"]


def test_that_a_former_name_and_a_joined_rep_lead_to_the_person(store: Store) -> None:
    ann, alias = a_rep(store, "Ann Lee"), a_rep(store, "A. Becker")
    edit_rep(store, TUESDAY, rep_id=ann, name="Ann Becker")
    join_reps(store, TUESDAY, rep_id=alias, same_as_id=ann)
    for name in ("Lee, Ann", "A. Becker", "Ann Becker"):
        plan = plan_people(store, people(name))
        assert (plan.unchanged, plan.writes) == (1, ())


def test_that_one_person_in_two_spellings_is_taken_once(store: Store) -> None:
    spelled = ("Donn Cantwell", "CANTWELL, Donn", "Don Cantwell", "Donn Cantwell")
    plan = plan_people(store, people(*spelled))
    assert names(plan.new) == ["Donn Cantwell", "Don Cantwell"]
    assert plan.refused == (Problem(3, "Donn Cantwell stands on line 2 too, written differently"),)
    assert plan.new[1].what == "almost like Donn Cantwell"
    assert plan.said == ("1 line names somebody again.",)


def test_that_a_name_that_fits_several_is_refused(store: Store) -> None:
    a_rep(store, "Kim Ode")
    a_rep(store, "KIM ODE")
    assert "fits 2 reps" in plan_people(store, people("Kim Ode")).refused[0].reason
    assert "fits 2 reps" in plan_deals(store, Intake((a_deal("Kim Ode"),))).refused[0].reason


def test_that_an_archived_rep_stays_archived_and_is_named(store: Store) -> None:
    ann = a_rep(store, "Ann")
    archive_rep(store, TUESDAY, rep_id=ann)
    assert names(plan_people(store, people("Ann", territory="x")).left_out) == ["Ann"]
    plan = plan_deals(store, Intake((a_deal(),)))
    assert (names(plan.left_out), plan.writes) == (["Ann (archived here)"], ())


@pytest.mark.parametrize("name", ["x" * 300, "🚀 Zoë", "שרה כהן", "'; DROP TABLE rep;--", "=cmd()"])
def test_that_any_name_is_only_a_name(store: Store, name: str) -> None:
    apply(store, TUESDAY, plan=plan_people(store, people(name)))
    assert [rep.name for rep in reps(store)] == [name]
    assert bring_deals(store, a_deal(name)).unchanged == 0
    assert results(store)["2025-03", "won_value"] == 10


def test_that_deals_become_results_of_their_month_and_twice_changes_nothing(store: Store) -> None:
    a_rep(store, "Ann")
    deals = (a_deal(value=0.1), a_deal(value=0.2), a_deal(outcome="lost"), a_deal(on="2025-04-01"),
             a_deal(outcome="open", on=None))  # fmt: skip
    plan = bring_deals(store, *deals)
    assert [(item.who, item.what) for item in plan.new] == [
        ("Ann, Mar 2025", "won 2, lost 1, value 0.3"), ("Ann, Apr 2025", "won 1, lost 0, value 10"),
    ]  # fmt: skip
    assert results(store) == {
        ("2025-03", "won_count"): 2, ("2025-03", "lost_count"): 1, ("2025-03", "won_value"): 0.3,
        ("2025-04", "won_count"): 1, ("2025-04", "won_value"): 10,
    }  # fmt: skip
    again = bring_deals(store, *deals)
    assert (again.writes, again.unchanged) == ((), 2)


def test_that_a_month_missing_from_the_table_is_left_alone(store: Store) -> None:
    a_rep(store, "Ann")
    bring_deals(store, a_deal(), a_deal(on="2025-04-01"))
    plan = bring_deals(store, a_deal(on="2025-04-01", value=12.0))
    assert [item.what for item in plan.changed] == ["won 1, lost 0, value 10 → 12"]
    assert results(store)["2025-03", "won_value"] == 10


def test_that_a_deal_that_slipped_into_another_month_counts_once(store: Store) -> None:
    a_rep(store, "Ann")
    a_rep(store, "Bob")
    bring_deals(store, a_deal(), a_deal("Bob"))
    bring_deals(store, a_deal(on="2025-04-01"), a_deal("Bob"))
    totals = "SELECT sum(value) FROM result WHERE metric = 'won_count'"
    assert store.one(totals) == (2,)


def test_that_reps_who_are_not_on_the_roster_are_left_out_with_counts(store: Store) -> None:
    a_rep(store, "Ann")
    plan = bring_deals(store, a_deal(), *[a_deal("Cem")] * 3, a_deal("Anm"))
    assert [(item.who, item.what) for item in plan.left_out] == [
        ("Cem", "3 lines"), ("Anm", "1 line"),
    ]  # fmt: skip
    assert store.one("SELECT count(*) FROM rep") == (1,)


def test_that_accounts_keep_their_latest_close(store: Store) -> None:
    a_rep(store, "Ann")
    bring_deals(store, a_deal(on="2025-04-01"), a_deal(on="2025-03-01", account="ACME"),
                a_deal(outcome="open", on=None, account="New"))  # fmt: skip
    bring_deals(store, a_deal(on="2025-02-01"))
    accounts = store.rows("SELECT name, last_deal_on FROM account ORDER BY name")
    assert accounts == [("Acme", "2025-04-01"), ("New", None)]


def test_that_open_deals_are_those_of_the_last_table_that_has_any(store: Store) -> None:
    def kept() -> list[str]:
        return [id for (id,) in store.rows("SELECT external_id FROM deal ORDER BY 1")]

    a_rep(store, "Ann")
    a_rep(store, "Bob")
    first = [a_deal(outcome="open", on=None, id=id) for id in ("A", "B", "C")]
    bring_deals(store, *first, a_deal("Bob", "open", None, id="D"))
    bring_deals(store, a_deal(id="A"))  # no open ones in it: only what closed goes
    assert kept() == ["B", "C", "D"]
    bring_deals(store, first[1])  # Ann's are told: C is gone; Bob's are not
    assert kept() == ["B", "D"]
    bring_deals(store, a_deal("Ann", "open", None, id="D"))  # changed hands
    owners = "SELECT deal.external_id, name FROM deal JOIN rep ON rep.id = rep_id"
    assert store.rows(owners) == [("D", "Ann")]


def test_that_a_deal_that_opens_again_comes_back(store: Store) -> None:
    a_rep(store, "Ann")
    opened = a_deal(outcome="open", on=None, id="A")
    for deal in (opened, a_deal(id="A"), opened):
        bring_deals(store, deal)
    assert store.rows("SELECT external_id FROM deal") == [("A",)]


def test_that_a_joined_reps_months_are_counted_once(store: Store) -> None:
    ann, alias = a_rep(store, "Ann"), a_rep(store, "A. Becker")
    bring_deals(store, a_deal(), a_deal("A. Becker"))
    join_reps(store, TUESDAY, rep_id=alias, same_as_id=ann)
    bring_deals(store, a_deal(), a_deal("A. Becker"))
    assert store.rows("SELECT rep_id, value FROM result WHERE metric = 'won_count'") == [(ann, 2)]


def test_that_quotas_are_kept_by_period(store: Store) -> None:
    a_rep(store, "Ann")
    quarter = Quota(2, "Ann", "", date(2025, 1, 1), date(2025, 3, 31), quota=200, actual=208)
    for unchanged in (0, 1):
        plan = plan_quotas(store, Intake((quarter,)))
        assert plan.unchanged == unchanged
        apply(store, TUESDAY, plan=plan)
    assert results(store) == {
        ("2025-01", "quota"): 200, ("2025-01", "actual"): 208, ("2025-01", "quota_percent"): 104,
    }  # fmt: skip


def test_that_nothing_is_brought_in_during_a_call(store: Store) -> None:
    call = a_call(store, a_rep(store, "Kary"))
    plan = plan_people(store, people("Ann"))
    with pytest.raises(CallIsLive, match="Kary"):
        apply(store, TUESDAY, plan=plan)
    with store.write(TUESDAY) as tx:
        tx.update("call", call, ended_at=TUESDAY.stamp)
    apply(store, TUESDAY, plan=plan_people(store, people("Ann")))
    assert len(reps(store)) == 2


def test_that_a_plan_for_a_file_that_moved_on_is_not_written(store: Store) -> None:
    plan = plan_people(store, people("Ann"))
    a_rep(store, "Ann")
    with pytest.raises(OutOfDate):
        apply(store, TUESDAY, plan=plan)
    assert len(reps(store)) == 1


def test_that_an_import_can_be_taken_back_whole(store: Store) -> None:
    def everything() -> list[list[tuple[object, ...]]]:
        tables = ("rep", "result", "account", "deal")
        return [store.rows(f"SELECT * FROM {table} ORDER BY id") for table in tables]

    a_rep(store, "Ann", territory="North")
    bring_deals(store, a_deal(), *(a_deal(outcome="open", on=None, id=id) for id in "AB"))
    before = everything()
    for plan in (
        plan_people(store, people("Ann", "Bob", territory="South")),
        plan_deals(store, Intake((a_deal(value=12), a_deal(on="2025-04-01", account="New"),
                                  replace(a_deal("Ann", "open", None, id="A"), stage="late")))),
    ):  # fmt: skip
        planned = replace(plan, seen=seen(store))
        apply(store, TUESDAY, plan=planned)
        assert everything() != before
        take_back(store, TUESDAY, plan=planned)
        assert everything() == before


def test_that_cancelling_leaves_nothing_behind(store: Store) -> None:
    class Stopped(Exception):
        pass

    def stop_at_the_end(done: int, total: int) -> None:
        if done == total:
            raise Stopped

    plan = plan_people(store, people(*(f"Rep {n}" for n in range(1200))))
    with pytest.raises(Stopped):
        apply(store, TUESDAY, plan=plan, progress=stop_at_the_end)
    assert store.rows("SELECT 1 FROM rep UNION ALL SELECT 1 FROM rev") == []


def test_that_an_account_typed_alike_by_hand_is_not_doubled(store: Store) -> None:
    a_row(store, "account", rep_id=a_rep(store, "Ann"), name="ACME ")
    bring_deals(store, a_deal())
    assert store.rows("SELECT name, last_deal_on FROM account") == [("ACME ", "2025-03-14")]
