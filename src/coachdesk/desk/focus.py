"""The one or two skills that a rep works on from a day on, each with its purpose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.focus import Purpose
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

MOST = 2

_ON = "f.starts_on <= ? AND (f.ends_on IS NULL OR f.ends_on >= ?)"
_OF = f"""SELECT f.skill_id, s.name, s.short_name, max(f.purpose) FROM focus f
    JOIN skill s ON s.id = f.skill_id
    WHERE f.rep_id IN {SAME_PERSON} AND {_ON} AND (s.archived_on IS NULL OR s.archived_on > ?)
    GROUP BY f.skill_id ORDER BY min(f.position), f.skill_id LIMIT {MOST}"""
_ROWS = f"""SELECT f.id, f.skill_id, f.purpose, f.starts_on, f.ends_on FROM focus f
    WHERE f.rep_id IN {SAME_PERSON} ORDER BY f.starts_on, f.position, f.id"""
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Focus:
    """A focus skill, first things first."""

    skill_id: str
    name: str
    short_name: str
    purpose: Purpose | None


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    skill_id: str
    purpose: str | None
    starts_on: date
    ends_on: date | None

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)


def focus_of(store: Store, rep_id: str, on: date) -> list[Focus]:
    """What a rep worked on that day, or is to work on."""
    return store.values(Focus, _OF, rep_id, *[on.isoformat()] * 3)


def set_focus(
    store: Store,
    now: Moment,
    *,
    rep_id: str,
    skill_ids: Sequence[str],
    purposes: Mapping[str, Purpose] | None = None,
    starts_on: date | None = None,
) -> Changes:
    """From that day on, or from today, a rep works on these, the first first.

    What the rep worked on before ends the day before; what is planned for later days begins as
    planned. A skill without a purpose given keeps the one it has.
    """
    wanted = list(dict.fromkeys(skill_ids))
    start = starts_on or now.on
    if len(wanted) > MOST:
        raise Refused("A rep works on one or two focus skills: drop one first.")
    if start < now.on:
        raise Refused("What held on past days stays as it was: plan from today on.")
    with store.write(now) as tx:
        _Change(tx, rep_id, start).make(wanted, purposes or {})
    return tx.changes


class _Change:
    """What is worked on from one day to the next change that is planned already."""

    def __init__(self, tx: Transaction, rep_id: str, start: date) -> None:
        self._tx, self._rep_id, self._start = tx, rep_id, start
        self._rows = [
            _Row(id, skill, purpose, date.fromisoformat(first), last and date.fromisoformat(last))
            for id, skill, purpose, first, last in tx.rows(_ROWS, rep_id)
        ]
        later = [row.starts_on for row in self._rows if row.starts_on > start]
        later += [row.ends_on + _DAY for row in self._rows if row.ends_on and row.ends_on >= start]
        self._last = min(later) - _DAY if later else None

    def make(self, wanted: list[str], purposes: Mapping[str, Purpose]) -> None:
        going_on: set[str] = set()
        for row in self._rows:
            if not row.holds(self._start):
                continue
            meant = purposes.get(row.skill_id, row.purpose)
            if row.skill_id not in wanted or row.skill_id in going_on:
                self._end(row)
            elif meant == row.purpose or row.starts_on == self._start:
                going_on.add(row.skill_id)
                position = wanted.index(row.skill_id) + 1
                self._tx.update("focus", row.id, position=position, purpose=meant)
            else:
                self._end(row)  # until then it was meant otherwise
        for position, skill_id in enumerate(wanted, 1):
            if skill_id not in going_on:
                self._begin(skill_id, position, purposes.get(skill_id) or self._purpose(skill_id))

    def _end(self, row: _Row) -> None:
        if row.starts_on == self._start:
            self._tx.delete("focus", row.id)  # it never held for a day
        else:
            self._tx.update("focus", row.id, ends_on=self._start - _DAY)

    def _begin(self, skill_id: str, position: int, purpose: str | None) -> None:
        """Goes on where the same was ended the day before; then it never ended."""
        for row in self._rows:
            ended = row.ends_on == self._start - _DAY
            if ended and (row.skill_id, row.purpose) == (skill_id, purpose):
                self._tx.update("focus", row.id, ends_on=self._last, position=position)
                return
        self._tx.insert(
            "focus", rep_id=self._rep_id, skill_id=skill_id, position=position, purpose=purpose,
            starts_on=self._start, ends_on=self._last,
        )  # fmt: skip

    def _purpose(self, skill_id: str) -> str | None:
        """What it was meant for until now."""
        held = [row for row in self._rows if row.skill_id == skill_id and row.holds(self._start)]
        return held[0].purpose if held else None
