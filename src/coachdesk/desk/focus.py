"""The one or two skills that a rep works on now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

MOST = 2

_ON = "f.starts_on <= ? AND (f.ends_on IS NULL OR f.ends_on >= ?)"
_OF = f"""SELECT f.skill_id, s.name, s.short_name FROM focus f JOIN skill s ON s.id = f.skill_id
    WHERE f.rep_id IN {SAME_PERSON} AND {_ON} AND (s.archived_on IS NULL OR s.archived_on > ?)
    GROUP BY f.skill_id ORDER BY min(f.position), f.skill_id LIMIT {MOST}"""


@dataclass(frozen=True, slots=True)
class Focus:
    """A focus skill, first things first."""

    skill_id: str
    name: str
    short_name: str


def focus_of(store: Store, rep_id: str, on: date) -> list[Focus]:
    """What a rep worked on that day."""
    return store.values(Focus, _OF, rep_id, *[on.isoformat()] * 3)


def set_focus(store: Store, now: Moment, *, rep_id: str, skill_ids: Sequence[str]) -> Changes:
    """From today on a rep works on these, the first first; what they worked on before ends."""
    wanted = list(dict.fromkeys(skill_ids))
    if len(wanted) > MOST:
        raise Refused("A rep works on one or two focus skills: drop one first.")
    today = now.on
    with store.write(now) as tx:
        sql = f"SELECT f.id, f.skill_id, f.starts_on FROM focus f WHERE f.rep_id IN {SAME_PERSON}"
        held = tx.rows(f"{sql} AND {_ON}", rep_id, today.isoformat(), today.isoformat())
        going_on: set[str] = set()
        for id, skill_id, starts_on in held:
            if skill_id in wanted and skill_id not in going_on:
                going_on.add(skill_id)
                tx.update("focus", id, position=wanted.index(skill_id) + 1)
            elif starts_on == today.isoformat():
                tx.delete("focus", id)  # it never held for a day
            else:
                tx.update("focus", id, ends_on=today - timedelta(1))
        for position, skill_id in enumerate(wanted, 1):
            if skill_id not in going_on:
                tx.insert("focus", rep_id=rep_id, skill_id=skill_id, position=position,
                          starts_on=today)  # fmt: skip
    return tx.changes
