"""Two machines give a report of the same call: both pages stay, and the later one is current."""

import pytest

from coachdesk.desk.acknowledgement import acknowledge
from coachdesk.desk.page import give, pages_of
from coachdesk.desk.report import begin_report, report_id, report_on, write_part
from coachdesk.store.check import check
from coachdesk.store.home import Device
from coachdesk.store.merge import merge, plan
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_past_call, a_rep, a_step, an_entry

TODAY = TUESDAY.on


@pytest.fixture
def laptop(store, tmp_path):
    """Another machine with the same file."""
    made = Store.create(tmp_path / "laptop", Device("device-2", "LAPTOP"), TUESDAY, store.dataset)
    yield made
    made.close()


@pytest.fixture
def kary(store, laptop):
    """A rep with a call that can be reported of, on both machines."""
    kary = a_rep(store, "Kary Hendriksen")
    call = a_past_call(store, kary)
    an_entry(store, call, kary, "Stays silent", mark="strength", audience="rep")
    a_step(store, kary, audience="rep")
    bring(laptop, store)
    return kary


def bring(into, other):
    merge(into, plan(into, other), TUESDAY.later(hours=9))


def given(store, kary, now, more):
    begin_report(store, now, rep_id=kary, held_on=TODAY)
    part = report_on(store, kary, TODAY).parts[0]
    write_part(store, now, part_id=part.id, text=f"{part.text}{more}", was=part.text)
    return give(store, now, report_id=report_id(kary, TODAY)).id


def test_that_both_pages_stay_and_the_later_is_current_on_both_machines(store, laptop, kary):
    here = given(store, kary, TUESDAY.later(hours=1), " for a minute")
    there = given(laptop, kary, TUESDAY.later(hours=2), ", twice")
    before = {page.id: page.content for page in [*pages_of(store, kary), *pages_of(laptop, kary)]}
    bring(store, laptop)
    bring(laptop, store)
    for machine in (store, laptop):
        pages = pages_of(machine, kary)
        assert [(page.id, page.superseded) for page in pages] == [(there, False), (here, True)]
        assert {page.id: page.content for page in pages} == before
        assert [page.machine for page in pages] == ["LAPTOP", "OFFICE"]
        assert check(machine) == []


def test_that_an_answer_to_the_page_that_was_superseded_stays_with_it(store, laptop, kary):
    here = given(store, kary, TUESDAY.later(hours=1), " for a minute")
    acknowledge(store, TUESDAY.later(hours=1), page_id=here, kind="comment", comment="Well.",
                name="Kary")  # fmt: skip
    given(laptop, kary, TUESDAY.later(hours=2), ", twice")
    bring(laptop, store)
    newest, old = pages_of(laptop, kary)
    assert newest.answers == ()
    assert [answer.comment for answer in old.answers] == ["Well."]
