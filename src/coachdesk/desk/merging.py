"""What another machine's copy would change, told by rep; and the places a person must decide."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.domain.refused import Refused
from coachdesk.store.merge import Kind, RowChange, Version, open_places
from coachdesk.store.revision import Fields
from coachdesk.store.store import Store

KINDS: tuple[Kind, ...] = ("new", "changed", "deleted", "both changed")
EVERYBODY = ""  # skills, settings and whatever belongs to no rep
_TITLES = (
    "text",
    "what",
    "words",
    "name",
    "objective",
    "account",
    "skill_name",
    "planned_on",
    "metric",
)


@dataclass(frozen=True, slots=True)
class Place:
    """One row that a merge touches, in words, with the versions of what both changed."""

    kind: Kind
    table: str
    id: str
    before: str
    after: str
    versions: dict[str, list[Version]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RepPlaces:
    """What a merge touches of one rep; no name: of everybody."""

    rep: str
    places: list[Place]

    def count(self, kind: Kind) -> int:
        """How many places of that kind."""
        return sum(place.kind == kind for place in self.places)


def by_rep(store: Store, changes: list[RowChange]) -> list[RepPlaces]:
    """The changes grouped by the rep they belong to, names in order, everybody's last."""
    names = dict(store.rows("SELECT id, name FROM rep"))
    names |= {c.row: c.after["name"] for c in changes if c.table == "rep" and c.after}
    calls = dict(store.rows("SELECT id, rep_id FROM call"))
    calls |= {c.row: c.after["rep_id"] for c in changes if c.table == "call" and c.after}
    groups: dict[str, list[Place]] = defaultdict(list)
    for change in changes:
        groups[names.get(_rep_of(change, calls), EVERYBODY)].append(_place(change))
    return [RepPlaces(rep, groups[rep]) for rep in sorted(groups, key=lambda n: (n == "", n))]


def in_words(groups: list[RepPlaces]) -> list[str]:
    """A line a rep, and under it each version of what both changed."""
    lines = []
    for group in groups:
        counts = [f"{group.count(kind)} {kind}" for kind in KINDS if group.count(kind)]
        lines.append(f"{group.rep or 'Everybody'}: {', '.join(counts)}")
        lines += [
            f"  {version.device}, {version.at[:16].replace('T', ' ')}: {version.value}"
            for place in group.places
            for versions in place.versions.values()
            for version in versions
        ]
    return lines


def undecided(store: Store) -> list[RepPlaces]:
    """Every place that two machines changed and nobody has decided on yet."""
    return by_rep(store, open_places(store))


def refuse_while_live(store: Store, other: Path) -> None:
    """Refused while notes are being taken: nothing moves under a coach's hands."""
    live = store.one("SELECT account FROM call WHERE ended_at IS NULL LIMIT 1")
    if live:
        where = f" at {live[0]}" if live[0] else ""
        raise Refused(f"A call{where} is live: end it, then bring in {other.name}.")


def _rep_of(change: RowChange, calls: dict[str, str]) -> str:
    if change.table == "rep":
        return change.row
    fields = change.after or change.before or {}
    rep = fields.get("rep_id") or calls.get(fields.get("call_id", ""), "")
    return str(rep)


def _place(change: RowChange) -> Place:
    before, after = title(change.before), title(change.after)
    if change.kind == "changed" and before == after and change.before and change.after:
        differing = [n for n in change.after if change.before.get(n) != change.after[n]]
        before, after = (
            f"{before} · {_facts(fields, differing)}" for fields in (change.before, change.after)
        )
    return Place(change.kind, change.table, change.row, before, after, change.open)


def title(fields: Fields | None) -> str:
    """The words by which a person knows a row again; empty where there is no row."""
    if fields is None:
        return ""
    named = next((str(fields[name]) for name in _TITLES if fields.get(name)), "")
    return named or _facts(fields, [n for n, value in fields.items() if value is not None])


def _facts(fields: Fields, names: list[str]) -> str:
    """Fields in words. What another row is called is not said: its name may be long."""
    plain = [name for name in names if not name.endswith("_id") and name != "audience"]
    told = [
        f"{name.replace('_', ' ')} {'–' if fields.get(name) in (None, '') else fields[name]}"
        for name in plain
    ]
    told += [name.removesuffix("_id").replace("_", " ") for name in names if name not in plain]
    return ", ".join(told)
