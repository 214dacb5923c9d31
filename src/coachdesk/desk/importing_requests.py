"""What reps asked for, from a list: each request once, however often the list comes."""

from dataclasses import replace
from datetime import date

from coachdesk.desk.importing import Item, Plan, Write, seen
from coachdesk.desk.importing_results import matched
from coachdesk.desk.requests import open_requests, skill_named
from coachdesk.desk.roster import reps
from coachdesk.desk.skills import skills
from coachdesk.domain.days import listed
from coachdesk.domain.identity import folded, named_id
from coachdesk.domain.importing import Asked, Intake, Problem
from coachdesk.store.store import Store

_KNOWN = """SELECT coalesce(r.same_as_id, r.id), q.what, q.asked_on
    FROM request q JOIN rep r ON r.id = q.rep_id"""


def plan_requests(store: Store, intake: Intake[Asked], today: date) -> Plan:
    """Which requests are new; one without a day was made today, unless it is open already."""
    named = tuple(_in_full(store, intake.records))
    found, left_out, refused = matched(store, replace(intake, records=named))
    known = {(rep, folded(what), on) for rep, what, on in store.rows(_KNOWN)}
    is_open = {(one.rep_id, folded(one.what)) for one in open_requests(store, today)}
    in_use = skills(store)
    new, writes, unchanged, late = [], [], 0, []
    for rep, asked in found:
        on = (asked.asked_on or today).isoformat()
        key = (rep.id, folded(asked.what), on)
        if asked.asked_on and asked.asked_on > today:
            late.append(Problem(asked.line, f"{listed(asked.asked_on, today)} is yet to come"))
        elif key in known or (asked.asked_on is None and key[:2] in is_open):
            unchanged += 1
        else:
            known.add(key)
            new.append(Item(asked.line, rep.name, asked.what))
            facts = {"rep_id": rep.id, "what": asked.what, "asked_on": on,
                     "skill_id": skill_named(asked.what, in_use)}  # fmt: skip
            writes.append(Write("insert", "request", named_id("request", *key), facts))
    problems = sorted((*refused, *late), key=lambda problem: problem.line)
    return Plan(
        seen(store), tuple(new), (), unchanged, tuple(problems), left_out, intake.said,
        tuple(writes),
    )  # fmt: skip


def _in_full(store: Store, records: tuple[Asked, ...]) -> list[Asked]:
    """A list of one's own says Kary: the one rep whose name begins so is meant."""
    names = [rep.name for rep in reps(store)]

    def full(asked: Asked) -> Asked:
        begun = [name for name in names if folded(name).startswith(f"{folded(asked.rep)} ")]
        return replace(asked, rep=begun[0]) if len(begun) == 1 and asked.rep else asked

    return [full(asked) for asked in records]
