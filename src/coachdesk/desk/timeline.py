"""What has happened with a rep, newest first: calls, sessions, notes, steps, wishes, goals."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.audience import Audience
from coachdesk.domain.days import said
from coachdesk.domain.outlook import LEVELS
from coachdesk.domain.role import ROLE_NAMES, corrected
from coachdesk.store.store import Store

Kind = Literal["call", "ride", "note", "step", "request", "outlook", "goal", "page"]
CHUNK = 60
_CALL_STATES = {"live": "not ended", "open": "debrief to do"}

# Each kind fills the same columns, those of `_Row`.
_CALLS = f"""SELECT 'call' AS kind, c.id AS id, c.held_on AS day, c.started_at AS at,
        c.account, c.role, c.objective, c.minutes, c.from_memory, c.role_was, c.role_reason,
        CASE WHEN c.ended_at IS NULL THEN 'live' WHEN c.closed_at IS NOT NULL THEN NULL
            WHEN c.undebriefed IS NOT NULL THEN 'not debriefed: ' || c.undebriefed
            WHEN c.together_id IS NULL THEN 'open' END,
        NULL
    FROM call c WHERE c.rep_id IN {SAME_PERSON}"""
_RIDES = f"""SELECT 'ride', x.id, x.planned_on, coalesce(x.ended_at, ''), m.planned_on, x.ended_by,
        coalesce(nullif(x.reason_note, ''), x.reason), x.minutes, 0, NULL, '',
        x.kind || ' ' || x.ended_as, NULL
    FROM ride x LEFT JOIN ride m ON m.id = x.moved_to_id
    WHERE x.rep_id IN {SAME_PERSON} AND x.ended_as IS NOT NULL"""
_NOTES = f"""SELECT 'note', n.id, n.noted_on, '', NULL, NULL, n.text, NULL, 0, NULL, '', NULL,
        n.audience
    FROM note n WHERE n.rep_id IN {SAME_PERSON}"""
_STEPS = f"""SELECT 'step', s.id, s.closed_on, '', s.what, s.owner,
        s.result_note, NULL, 0, NULL, '', s.result, s.audience
    FROM step s WHERE s.rep_id IN {SAME_PERSON} AND s.result IS NOT NULL"""
_REQUESTS = f"""SELECT 'request', q.id, q.asked_on, '', NULL, NULL, q.what, NULL, 0, NULL, '',
        iif(q.closed_on IS NULL, NULL, 'closed'), q.audience
    FROM request q WHERE q.rep_id IN {SAME_PERSON}"""
_OUTLOOKS = f"""SELECT 'outlook', o.id, o.noted_on, '', o.ride_id, NULL, o.words, o.level, 0, NULL,
        '', NULL, o.audience
    FROM outlook o WHERE o.rep_id IN {SAME_PERSON}"""
# Of a goal: the day from which both had agreed, that on which it was reached, and its last.
_GOALS = f"""SELECT 'goal', id, day, '', words, NULL, note, NULL, 0, NULL, '', state, NULL FROM (
        SELECT id, rep_id, max(coach_agreed_on, rep_agreed_on) AS day, words, '' AS note,
            'agreed' AS state FROM goal
        UNION ALL SELECT id, rep_id, reached_on, words, '', 'reached' FROM goal
        UNION ALL SELECT id, rep_id, closed_on, words, outcome_note, outcome FROM goal)
    WHERE day IS NOT NULL AND rep_id IN {SAME_PERSON}"""
_REPORTS = f"""SELECT 'page', p.id, substr(p.frozen_at, 1, 10), p.frozen_at, p.held_on, NULL, NULL,
        NULL, 0, NULL, '', (SELECT a.kind FROM acknowledgement a WHERE a.page_id = p.id
            ORDER BY a.acknowledged_at DESC, a.id DESC LIMIT 1), NULL
    FROM page p WHERE p.rep_id IN {SAME_PERSON}"""
_KINDS = (_CALLS, _RIDES, _NOTES, _STEPS, _REQUESTS, _OUTLOOKS, _GOALS, _REPORTS)
_ALL = " UNION ALL ".join(_KINDS)
# Entries are counted only for the calls of the stretch that is read.
_PAGE = f"""SELECT p.*, (SELECT count(*) FROM entry e WHERE e.call_id = p.id)
    FROM (SELECT * FROM ({_ALL}) ORDER BY day DESC, at DESC, id DESC LIMIT ? OFFSET ?) p"""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: what it was, what is said of it, and a word at its end."""

    kind: Kind
    id: str
    on: date
    title: str
    text: str
    aside: str = ""
    waits: bool = False  # something is still to be done with it
    audience: Audience | None = None  # of a text for which it can be chosen here


@dataclass(frozen=True, slots=True)
class _Row:
    kind: Kind
    id: str
    day: str
    at: str
    what: str | None  # the account, the day it was moved to or is of, the step
    how: str | None  # the role, by whom, whose
    text: str | None  # the objective, the reason, the note, the result's note
    minutes: int | None  # or the level of an outlook
    from_memory: int
    how_was: str | None  # the role it started in, where that was corrected
    why: str
    state: str | None
    audience: Audience | None
    entries: int


def timeline(
    store: Store, rep_id: str, today: date, *, skip: int = 0, most: int = CHUNK
) -> list[Happening]:
    """A stretch of what has happened, after the newest `skip`."""
    rows = store.values(_Row, _PAGE, *[rep_id] * len(_KINDS), most, skip)
    return [
        replace(_LINES[row.kind](row, date.fromisoformat(row.day), today), audience=row.audience)
        for row in rows
    ]


def _call(row: _Row, on: date, _: date) -> Happening:
    said_of = ROLE_NAMES[row.how or "coaching"]
    said_of += f", {row.minutes} min" if row.minutes is not None else ""
    said_of += ", from memory" if row.from_memory else ""
    said_of += f" ({corrected(row.how_was, row.why)})" if row.how_was else ""
    said_of += f" · {row.text}" if row.text else ""
    count = "1 entry" if row.entries == 1 else f"{row.entries} entries"
    aside = _CALL_STATES.get(row.state or "", row.state or count)
    waits = row.state in _CALL_STATES
    return Happening("call", row.id, on, row.what or "Call", said_of, aside, waits)


def _ride(row: _Row, on: date, today: date) -> Happening:
    to = [f"to {said(date.fromisoformat(row.what), today)}"] if row.what else []
    by = [f"by {'me' if row.how == 'coach' else row.how}"] if row.how else []
    took = f"{row.minutes} min" if row.minutes is not None else ""
    no_step = row.text and (row.state or "").endswith("done")  # why a talk was left without one
    parts = [took, " ".join(to + by), f"no step: {row.text}" if no_step else row.text or ""]
    return Happening(
        "ride", row.id, on, (row.state or "").capitalize(), " · ".join(filter(None, parts))
    )


def _note(row: _Row, on: date, _: date) -> Happening:
    return Happening("note", row.id, on, "Note", row.text or "")


def _step(row: _Row, on: date, _: date) -> Happening:
    whose = "My step" if row.how == "coach" else "Step"
    text = f"{row.what} · {row.text}" if row.text else row.what or ""
    return Happening("step", row.id, on, f"{whose} {row.state}", text)


def _request(row: _Row, on: date, _: date) -> Happening:
    return Happening("request", row.id, on, "Asked to be coached", row.text or "", row.state or "")


def _outlook(row: _Row, on: date, _: date) -> Happening:
    words = f"{row.minutes} {LEVELS[row.minutes or 1]}"
    said_so = f"{words} · “{row.text}”" if row.text else words
    return Happening("outlook", row.id, on, "Outlook", said_so)


def _goal(row: _Row, on: date, _: date) -> Happening:
    text = " · ".join(filter(None, (row.what, row.text)))
    return Happening("goal", row.id, on, f"Goal {row.state or 'ended'}", text)


def _report(row: _Row, on: date, today: date) -> Happening:
    of = said(date.fromisoformat(row.what), today) if row.what else ""
    states = {"read": "acknowledged", "comment": "commented", "disagree": "seen differently"}
    aside = states.get(row.state or "", "not answered")
    return Happening("page", row.id, on, "Report given", f"of {of}", aside, row.state is None)


_LINES = {"call": _call, "ride": _ride, "note": _note, "step": _step, "request": _request,
          "outlook": _outlook, "goal": _goal, "page": _report}  # fmt: skip
