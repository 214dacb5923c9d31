"""What is noted in a call: stamped, marked, tagged, moved, taken away."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachdesk.desk.call import Call, call_of
from coachdesk.desk.call_undo import note_aside
from coachdesk.desk.notes import add_note
from coachdesk.desk.step import add_step
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.note_line import (
    OTHER_REP,
    SIGNS,
    Mark,
    Named,
    NoteLine,
    read_line,
)
from coachdesk.domain.refused import Refused
from coachdesk.domain.step_line import read_step
from coachdesk.store.store import Store

_ENTRIES = """SELECT e.id, e.text, e.mark, e.skill_id,
        coalesce(s.name, ''), e.noted_at, e.position, e.feedback, e.audience
    FROM entry e LEFT JOIN skill s ON s.id = e.skill_id
    WHERE e.call_id = ? ORDER BY e.position, e.id"""
_SKILLS = "SELECT id, name, short_name FROM skill WHERE archived_on IS NULL ORDER BY position, id"
_OTHERS = """SELECT id, name FROM rep WHERE archived_on IS NULL AND same_as_id IS NULL
    AND id <> ? ORDER BY name"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation. `noted_at` is None in a call that was written down from memory."""

    id: str
    text: str
    mark: Mark | None
    skill_id: str | None
    skill: str  # the tagged skill's name, or empty
    noted_at: str | None
    position: int
    feedback: str | None
    audience: Audience = PRIVATE

    def minute_in(self, call: Call) -> int | None:
        """The call's minute it was noted in."""
        return int(call.minutes_until(self.noted_at)) if self.noted_at else None


@dataclass(frozen=True, slots=True)
class Words:
    """What the note line of a call may name: its skills in the order of their keys, other reps."""

    role: str
    skills: tuple[Named, ...]  # the call's focus first
    reps: tuple[Named, ...]

    def read(self, line: str) -> NoteLine:
        """What a line means in this call."""
        return read_line(line, role=self.role, skills=self.skills, reps=self.reps)


def entries_of(store: Store, call_id: str) -> list[Entry]:
    """What was noted in a call, in order."""
    return store.values(Entry, _ENTRIES, call_id)


def words_of(store: Store, call: Call, *, reps: bool = True) -> Words:
    """What can be named in a call."""
    focus = {id: place for place, id in enumerate(call.focus_ids)}
    skills = sorted(store.values(Named, _SKILLS), key=lambda skill: focus.get(skill.id, len(focus)))
    others = store.values(Named, _OTHERS, call.rep_id) if reps else []
    return Words(call.role, tuple(skills), tuple(others))


def add_line(
    store: Store, now: Moment, *, call_id: str, line: str, day_first: bool = False
) -> Changes:
    """Store what a line means: an entry, a step of the call, or a note on another rep.

    An entry is stamped while its call is live; afterwards no time is invented. `day_first`
    says how a step's 12/3 is meant.
    """
    call = call_of(store, call_id)
    means = words_of(store, call, reps=line.lstrip().startswith(OTHER_REP)).read(line)
    if not any(letter.isprintable() for letter in means.text):
        raise Refused("There is nothing in this line to keep.")
    if means.rep:
        changes = add_note(store, now, rep_id=means.rep.id, text=means.text)
        note_aside(store, now, call_id, changes.id)
        return changes
    if means.is_step:
        return _step(store, now, call, means.text, day_first)
    with store.write(now) as tx:
        last = tx.one("SELECT coalesce(max(position), 0) FROM entry WHERE call_id = ?", call_id)
        tx.insert(
            "entry", call_id=call_id, rep_id=call.rep_id, text=means.text, mark=means.mark,
            skill_id=means.skill.id if means.skill else None,
            noted_at=now if call.is_live else None, position=(last or (0,))[0] + 1,
        )  # fmt: skip
    return tx.changes


def edit_entry(
    store: Store,
    now: Moment,
    *,
    entry_id: str,
    line: str,
    was: str | None = None,
    day_first: bool = False,
) -> Changes:
    """Let an entry, which said `was`, say what a line says; its skill stays unless that names one.

    A line of nothing takes the entry away; one that is a step or another rep's becomes that.
    """
    if not line.strip():
        return delete_entry(store, now, entry_id=entry_id)
    call = call_of(store, _call_id_of(store, entry_id))
    means = words_of(store, call).read(line)
    if means.is_step or means.rep:
        changes = add_line(store, now, call_id=call.id, line=line, day_first=day_first)
        return changes | delete_entry(store, now, entry_id=entry_id)
    skill: dict[str, str | None] = {"skill_id": means.skill.id} if means.skill else {}
    if means.mark == "account":
        skill["skill_id"] = None
    with store.write(now) as tx:
        seen = {} if was is None else {"text": was}
        tx.reword("entry", entry_id, seen, text=means.text, mark=means.mark, **skill)
    return tx.changes


def mark_entry(store: Store, now: Moment, *, entry_id: str, mark: str | None) -> Changes:
    """Mark an entry, or with None take its mark off; account news loses its skill."""
    call = call_of(store, _call_id_of(store, entry_id))
    if mark is not None and mark not in SIGNS:
        raise Refused(f"There is no mark “{mark}”.")
    if mark == "takeover" and call.role != "coaching":
        raise Refused("Only in a coaching call can you take over.")
    skill = {"skill_id": None} if mark == "account" else {}
    with store.write(now) as tx:
        tx.update("entry", entry_id, mark=mark, **skill)
    return tx.changes


def tag_entry(store: Store, now: Moment, *, entry_id: str, skill_id: str | None) -> Changes:
    """Tag an entry with a skill, or with None take its tag off."""
    with store.write(now) as tx:
        (mark,) = tx.one("SELECT mark FROM entry WHERE id = ?", entry_id) or (None,)
        if mark == "account" and skill_id:
            raise Refused("Account news is never rated, so it has no skill.")
        tx.update("entry", entry_id, skill_id=skill_id)
    return tx.changes


def delete_entry(store: Store, now: Moment, *, entry_id: str) -> Changes:
    """Take an entry away."""
    with store.write(now) as tx:
        tx.delete("entry", entry_id)
    return tx.changes


def move_entries(
    store: Store, now: Moment, *, entry_ids: Sequence[str], to_call_id: str
) -> Changes:
    """Put entries into another call, behind what is there; their times stay."""
    to = call_of(store, to_call_id)
    with store.write(now) as tx:
        last = tx.one("SELECT coalesce(max(position), 0) FROM entry WHERE call_id = ?", to_call_id)
        for position, entry_id in enumerate(entry_ids, (last or (0,))[0] + 1):
            tx.update(
                "entry", entry_id, call_id=to_call_id, rep_id=to.rep_id, position=position
            )  # fmt: skip
    return tx.changes


def _step(store: Store, now: Moment, call: Call, text: str, day_first: bool) -> Changes:
    what, owner, due = read_step(text, now.on, day_first=day_first)
    return add_step(
        store, now, rep_id=call.rep_id, call_id=call.id, what=what, owner=owner, due=due
    )


def _call_id_of(store: Store, entry_id: str) -> str:
    row = store.one("SELECT call_id FROM entry WHERE id = ?", entry_id)
    if row is None:
        raise Refused("This entry is no longer in the call.")
    return str(row[0])
