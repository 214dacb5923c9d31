"""Questions to put to a rep: the coach's bank of them, and which were asked when."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.desk.templates import lines
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

_LAST_ASKED = f"""SELECT question_id, max(asked_on) FROM asked
    WHERE rep_id IN {SAME_PERSON} GROUP BY question_id"""
_ASKED_NOW = """SELECT question_id, id FROM asked
    WHERE (call_id IS NOT NULL AND call_id = ?) OR (ride_id IS NOT NULL AND ride_id = ?)"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank, and when this rep was last asked it."""

    id: str
    text: str
    part: str
    skill_id: str | None
    asked_on: date | None
    asked_id: str | None  # where it was asked in the talk at hand


def questions(
    store: Store,
    *,
    rep_id: str,
    part: str,
    skill_id: str | None = None,
    call_id: str | None = None,
    ride_id: str | None = None,
) -> list[Question]:
    """The questions of a step, in the coach's order: those on the skill, then those on any."""
    last = dict(store.rows(_LAST_ASKED, rep_id))
    here = dict(store.rows(_ASKED_NOW, call_id, ride_id))
    found = [
        Question(line.id, line.text, line.part, line.skill_id, _day(last.get(line.id)),
                 here.get(line.id))
        for line in lines(store, "question")
        if line.part == part and line.skill_id in (None, skill_id)
    ]  # fmt: skip
    return sorted(found, key=lambda each: each.skill_id is None)


def asked_in(store: Store, call_id: str) -> list[str]:
    """The questions put in the debrief of a call, as they read that day, in order."""
    rows = store.rows("SELECT text FROM asked WHERE call_id = ? ORDER BY id", call_id)
    return [text for (text,) in rows]


def ask(
    store: Store,
    now: Moment,
    *,
    rep_id: str,
    question: Question,
    call_id: str | None = None,
    ride_id: str | None = None,
) -> Changes:
    """Mark a question as put to a rep, in the words it has today."""
    with store.write(now) as tx:
        tx.insert(
            "asked",
            rep_id=rep_id,
            call_id=call_id,
            ride_id=ride_id,
            skill_id=question.skill_id,
            question_id=question.id,
            text=question.text,
            part=question.part,
            asked_on=now.on,
        )
    return tx.changes


def unask(store: Store, now: Moment, *, asked_id: str) -> Changes:
    """It was not asked after all."""
    with store.write(now) as tx:
        tx.delete("asked", asked_id)
    return tx.changes


def _day(on: str | None) -> date | None:
    return date.fromisoformat(on) if on else None
