"""The skills a coach watches, and the behaviour that each level means."""

from dataclasses import dataclass
from typing import Any

from coachdesk.assets import resource
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import folded, named_id
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_COLUMNS = "id, name, short_name, archived_on, anchor_1, anchor_2, anchor_3, anchor_4, anchor_5"
_ORDER = "ORDER BY position, name, id"


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill and its anchors; `short_name` heads the columns of the heat map."""

    id: str
    name: str
    short_name: str
    archived_on: str | None
    anchor_1: str
    anchor_2: str
    anchor_3: str
    anchor_4: str
    anchor_5: str

    @property
    def anchors(self) -> tuple[str, ...]:
        """The behaviour that levels 1 to 5 mean, lowest first."""
        return (self.anchor_1, self.anchor_2, self.anchor_3, self.anchor_4, self.anchor_5)


def skills(store: Store) -> list[Skill]:
    """The skills in use, in the coach's order."""
    return store.values(Skill, f"SELECT {_COLUMNS} FROM skill WHERE archived_on IS NULL {_ORDER}")


def archived_skills(store: Store) -> list[Skill]:
    """The skills put away; their ratings stay."""
    return store.values(
        Skill, f"SELECT {_COLUMNS} FROM skill WHERE archived_on IS NOT NULL {_ORDER}"
    )


def times_rated(store: Store, skill_id: str) -> int:
    """How many ratings there are of a skill, in whatever words it had then."""
    count: int = store.rows("SELECT count(*) FROM rating WHERE skill_id = ?", skill_id)[0][0]
    return count


def add_skill(
    store: Store, now: Moment, *, name: str, short_name: str = "", anchors: tuple[str, ...] = ()
) -> Changes:
    """A skill of the coach's own, put last."""
    with store.write(now) as tx:
        name = _free_name(tx, name)
        last = tx.rows("SELECT coalesce(max(position), 0) FROM skill")[0][0]
        tx.insert(
            "skill",
            name=name,
            short_name=short_name.strip() or name,
            position=last + 1,
            **_anchor_fields(anchors),
        )
    return tx.changes


def edit_skill(
    store: Store,
    now: Moment,
    *,
    skill_id: str,
    name: str | None = None,
    short_name: str | None = None,
    anchors: tuple[str, ...] | None = None,
    was: dict[str, str] | None = None,
) -> Changes:
    """Other words for a skill or its levels; ratings made before keep theirs.

    `was`: what the columns that were typed over said when that was begun.
    """
    with store.write(now) as tx:
        fields: dict[str, Any] = {} if anchors is None else _anchor_fields(anchors)
        if name is not None:
            fields["name"] = _free_name(tx, name, but=skill_id)
        if short_name is not None:
            fields["short_name"] = short_name.strip() or fields.get("name") or _name(tx, skill_id)
        tx.reword("skill", skill_id, was or {}, **fields)
    return tx.changes


def move_skill(store: Store, now: Moment, *, skill_id: str, by: int) -> Changes:
    """A skill `by` places down the list (up: negative), as far as the list goes."""
    with store.write(now) as tx:
        order = [
            row[0] for row in tx.rows(f"SELECT id FROM skill WHERE archived_on IS NULL {_ORDER}")
        ]
        place = order.index(skill_id) + by
        order.remove(skill_id)
        order.insert(max(0, place), skill_id)
        for position, id in enumerate(order, start=1):
            tx.update("skill", id, position=position)
    return tx.changes


def archive_skill(store: Store, now: Moment, *, skill_id: str) -> Changes:
    """A skill put out of use; what was rated stays."""
    with store.write(now) as tx:
        tx.update("skill", skill_id, archived_on=now.on.isoformat())
    return tx.changes


def restore_skill(store: Store, now: Moment, *, skill_id: str) -> Changes:
    """An archived skill back in use, at its old place."""
    with store.write(now) as tx:
        _free_name(tx, _name(tx, skill_id), but=skill_id)
        tx.update("skill", skill_id, archived_on=None)
    return tx.changes


def starter_skills() -> list[dict[str, Any]]:
    """The rows of the starter set, complete; an id follows from the name, on every machine."""
    with resource("skills.toml").open("rb") as file:
        import tomllib  # noqa: PLC0415 -- for a new file only

        found = tomllib.load(file)["skill"]
    return [
        {
            "id": named_id("skill", skill["name"]),
            "name": skill["name"],
            "short_name": skill["short_name"],
            "position": position,
            **_anchor_fields(tuple(skill["anchors"])),
        }
        for position, skill in enumerate(found, start=1)
    ]


def seed_skills(tx: Transaction) -> None:
    """The starter set, for a new data set."""
    for skill in starter_skills():
        tx.insert("skill", **skill)


def _anchor_fields(anchors: tuple[str, ...]) -> dict[str, str]:
    return {f"anchor_{level}": text.strip() for level, text in enumerate(anchors, start=1)}


def _name(tx: Transaction, skill_id: str) -> str:
    name: str = tx.rows("SELECT name FROM skill WHERE id = ?", skill_id)[0][0]
    return name


def _free_name(tx: Transaction, name: str, but: str | None = None) -> str:
    """The name as it is stored, if no other skill in use has it."""
    name = " ".join(name.split())
    if not name:
        raise Refused("A skill needs a name.")
    for id, other in tx.rows("SELECT id, name FROM skill WHERE archived_on IS NULL"):
        if id != but and folded(other) == folded(name):
            raise Refused(f"There is already a skill called {other}.")
    return name
