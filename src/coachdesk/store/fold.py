"""Reads the log: what a row's revisions say it is now.

Order comes from parents, not clocks. A revision is a head of a field if it sets the field and
is no ancestor of another that does. Heads with equal values count as one. Of several, a scalar
shows the last writer's; a text is brought together by sentence where that is safe. What a
person must decide stays open, with every version.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from coachdesk.domain.identity import named_id
from coachdesk.domain.refused import Refused
from coachdesk.domain.sentences import three_way
from coachdesk.store.erased import is_gone
from coachdesk.store.line import canonical, digest_of
from coachdesk.store.revision import Fields, Revision
from coachdesk.store.schema import TEXTS


@dataclass(frozen=True, slots=True)
class Row:
    """A row's fields now, and by field the revisions between which a person must decide."""

    fields: Fields
    open: dict[str, list[Revision]] = field(default_factory=dict)


def heads(revisions: Iterable[Revision]) -> list[str]:
    """The ids of the revisions that no other was made upon, sorted."""
    every = list(revisions)
    seen = {parent for revision in every for parent in revision.parent_ids}
    return sorted(revision.id for revision in every if revision.id not in seen)


def shown_heads(revisions: Iterable[Revision], fields: Iterable[str]) -> list[str]:
    """What somebody who edits these fields has seen: all heads but versions not yet decided on.

    Only a decision (kind "resolve") ends what stands open; writing on in the version that is
    shown leaves the other one beside it.
    """
    every = list(revisions)
    parents = heads(every)
    row = read(every) if len(parents) > 1 else None
    if row is None or not any(name in row.open for name in fields):
        return parents
    versions = [row.open[name] for name in fields if name in row.open]
    hidden = {revision.id for known in versions for revision in known[:-1]}
    above = _ancestors({revision.id: revision for revision in every})
    seen = [id for id in parents if not hidden & {id, *above[id]}]
    return seen or sorted({known[-1].id for known in versions})


def seen_when(revisions: Iterable[Revision], was: Fields) -> list[str]:
    """The last revision by which a row said this; none where no single one ever made it so."""
    by_id = {revision.id: revision for revision in revisions}
    above = _ancestors(by_id)
    for revision in sorted(by_id.values(), key=_age, reverse=True):
        then = fold(by_id[id] for id in (*above[revision.id], revision.id))
        if then and all(then.get(name) == value for name, value in was.items()):
            return [revision.id]
    return []


def fold(revisions: Iterable[Revision]) -> Fields | None:
    """The row's fields now, or None where it is deleted."""
    row = read(revisions)
    return row.fields if row else None


def bring_back(revisions: Iterable[Revision]) -> Revision:
    """The revision that undoes a deletion because another machine had added to the row.

    It follows from the log alone, so that every machine that needs it makes the same one.
    Refused where the row has never been anything: then the file is damaged.
    """
    every = sorted(revisions, key=_age)
    fields = fold(revision for revision in every if revision.kind != "delete") if every else None
    if fields is None:
        raise Refused("A note belongs to something that is not there: the file is damaged.")
    row, table, last = every[0].row, every[0].tbl, every[-1]
    parents = heads(every)
    body = (row, named_id("rev", row, *parents), table, canonical(parents), last.hlc + 1,
            last.session, "restore", canonical(fields))  # fmt: skip
    return Revision(*body, digest_of(*body))


def read(revisions: Iterable[Revision]) -> Row | None:
    """The row now, or None where it is deleted.

    A row is deleted only if every head is a deletion: an unseen edit beats a delete. What was
    erased with a person is gone whatever came after.
    """
    every = sorted(revisions, key=_age)
    if is_gone(every):
        return None
    if _is_a_line(every):
        return _read_line(every)
    return _Graph(every).read()


def _age(revision: Revision) -> tuple[int, str]:
    return revision.hlc, revision.id


def _is_a_line(every: list[Revision]) -> bool:
    """Whether each was made upon the one before: so it is for all that was never apart."""
    before = "[]"
    for revision in every:
        if revision.parents != before:
            return False
        before = f'["{revision.id}"]'
    return True


def _read_line(every: list[Revision]) -> Row | None:
    if every[-1].kind == "delete":
        return None
    fields = every[0].fields
    for revision in every[1:]:
        fields |= revision.fields
    return Row(fields)


class _Graph:
    """The revisions of one row that went different ways."""

    def __init__(self, every: list[Revision]) -> None:
        self.by_id = {revision.id: revision for revision in every}
        self.ancestors = _ancestors(self.by_id)

    def read(self) -> Row | None:
        every = list(self.by_id.values())
        if all(self.by_id[head].kind == "delete" for head in heads(every)):
            return None
        row = Row({})
        table = every[0].tbl
        for name in sorted({name for revision in every for name in revision.fields}):
            self._read_field(row, table, name)
        return row

    def _read_field(self, row: Row, table: str, name: str) -> None:
        last_writers = self._heads_of(name)
        last = last_writers[-1]
        row.fields[name] = last.fields[name]
        versions = list({revision.fields[name]: revision for revision in last_writers}.values())
        if len(versions) == 1:
            return
        merged = self._merged(name, versions) if name in TEXTS.get(table, ()) else None
        if merged is None:
            row.open[name] = versions
        else:
            row.fields[name] = merged

    def _heads_of(self, name: str) -> list[Revision]:
        """Who set the field last, oldest first: no ancestor of another that set it."""
        setters = [revision for revision in self.by_id.values() if name in revision.fields]
        older = set().union(*(self.ancestors[revision.id] for revision in setters))
        return sorted((r for r in setters if r.id not in older), key=_age)

    def _merged(self, name: str, versions: list[Revision]) -> str | None:
        base = self._base(name, versions)
        if base is None:
            return None
        merged: str | None = versions[0].fields[name]
        for revision in versions[1:]:
            if merged is not None:
                merged = three_way(base, merged, revision.fields[name])
        return merged

    def _base(self, name: str, versions: list[Revision]) -> str | None:
        """What the field was where the versions parted, if that is one place and was settled.

        One place for every two of them: else what two share and the third lacks would be doubled.
        """
        partings = [self._partings(*pair) for pair in combinations(versions, 2)]
        latest = set().union(*partings)
        if len(latest) != 1 or not all(partings):
            return None
        (parting,) = latest
        then = read(self.by_id[id] for id in (*self.ancestors[parting], parting))
        if then is None or name in then.open:
            return None
        base = then.fields.get(name)
        return base if isinstance(base, str) else None

    def _partings(self, one: Revision, other: Revision) -> set[str]:
        """The last revisions that both were made upon."""
        common = self.ancestors[one.id] & self.ancestors[other.id]
        return common - set().union(*(self.ancestors[id] for id in common))


def _ancestors(by_id: dict[str, Revision]) -> dict[str, set[str]]:
    """By id, the ids of all that a revision was made upon. Refused where they go in a circle."""
    parents = {id: [p for p in rev.parent_ids if p in by_id] for id, rev in by_id.items()}
    found: dict[str, set[str]] = {}
    try:
        for id in TopologicalSorter(parents).static_order():
            found[id] = set(parents[id]).union(*(found[parent] for parent in parents[id]))
    except CycleError as error:
        raise Refused("The history of a note goes in a circle: the file is damaged.") from error
    return found
