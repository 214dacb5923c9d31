"""A list of people, as it would change the roster."""

from dataclasses import replace
from typing import Any

from coachdesk.desk.importing import Item, Plan, Write, people, seen
from coachdesk.desk.roster import former_reps
from coachdesk.domain.importing import Intake, Person, Problem
from coachdesk.domain.matching import Known, id_of_new
from coachdesk.store.store import Store

_FACTS = {
    "name": "name",
    "territory": "territory",
    "external_id": "id in the CRM",
    "manager": "manager",
    "started_on": "started on",
}


def plan_people(store: Store, intake: Intake[Person]) -> Plan:
    """Who is new, who changed and how, and which lines can't be taken."""
    return _Planning(store).plan(intake)


class _Planning:
    """What is found while going through the list once."""

    def __init__(self, store: Store) -> None:
        self.seen = seen(store)
        self.people = people(store)
        self.former = former_reps(store)
        columns = ", ".join(_FACTS)
        self.facts: dict[str, dict[str, Any]] = {
            id: dict(zip(_FACTS, facts, strict=True))
            for id, *facts in store.rows(f"SELECT id, {columns} FROM rep")
        }
        self.told: dict[str, Person] = {}  # whom the list has named so far
        self.repeated = 0
        self.new: list[Item] = []
        self.changed: list[Item] = []
        self.left_out: list[Item] = []
        self.refused: list[Problem] = []
        self.writes: list[Write] = []
        self.unchanged = 0

    def plan(self, intake: Intake[Person]) -> Plan:
        for person in intake.records:
            self._take(person)
        return Plan(
            self.seen, tuple(self.new), tuple(self.changed), self.unchanged,
            tuple(sorted((*intake.refused, *self.refused), key=lambda problem: problem.line)),
            tuple(self.left_out), self._said(intake.said), tuple(self.writes),
        )  # fmt: skip

    def _take(self, person: Person) -> None:
        called = self.people.called(person.name, person.external_id)
        if len(called) > 1:
            reason = f"“{person.name}” fits {len(called)} reps: an id has to tell them apart"
            self.refused.append(Problem(person.line, reason))
        elif not called:
            self._add(person)
        elif called[0].id in self.told:
            self._repeat(called[0], person)
        elif called[0].archived:
            self.told[called[0].id] = person
            self.left_out.append(Item(person.line, called[0].name, "archived here"))
        else:
            self._compare(called[0], person)

    def _repeat(self, known: Known, person: Person) -> None:
        """A table of deals names each rep many times; only what differs is worth a word."""
        first = self.told[known.id]
        if replace(person, line=first.line) == first:
            self.repeated += 1
        else:
            reason = f"{known.name} stands on line {first.line} too, written differently"
            self.refused.append(Problem(person.line, reason))

    def _said(self, said: tuple[str, ...]) -> tuple[str, ...]:
        if not self.repeated:
            return said
        lines = "line names" if self.repeated == 1 else "lines name"
        return (*said, f"{self.repeated:,} {lines} somebody again.")

    def _add(self, person: Person) -> None:
        id = id_of_new(person.name, person.external_id)
        if id in self.former:
            self.left_out.append(Item(person.line, person.name, "erased here"))
            return
        alike = self.people.alike(person.name)
        self.new.append(Item(person.line, person.name, f"almost like {alike}" if alike else ""))
        self.writes.append(Write("insert", "rep", id, _told(person)))
        ids = (person.external_id,) if person.external_id else ()
        self.people.add(Known(id, (person.name,), ids))
        self.told[id] = person

    def _compare(self, known: Known, person: Person) -> None:
        self.told[known.id] = person
        told, facts = _told(person), self.facts[known.id]
        if person.external_id not in known.external_ids or not person.external_id:
            del told["name"]  # found by the name: another spelling of it changes nothing
        differing = {key: value for key, value in told.items() if value != facts[key]}
        if differing:
            what = "; ".join(
                f"{_FACTS[key]}: {facts[key] or 'none'} → {value}"
                for key, value in differing.items()
            )
            self.changed.append(Item(person.line, known.name, what))
            before = {key: facts[key] for key in differing}
            self.writes.append(Write("update", "rep", known.id, differing, before))
        else:
            self.unchanged += 1


def _told(person: Person) -> dict[str, str]:
    """The facts that the list gives; what it leaves empty stays as it is."""
    started_on = person.started_on.isoformat() if person.started_on else ""
    facts = {
        "name": person.name,
        "territory": person.territory,
        "external_id": person.external_id,
        "manager": person.manager,
        "started_on": started_on,
    }
    return {key: value for key, value in facts.items() if value}
