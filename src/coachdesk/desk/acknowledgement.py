"""What a rep says to a page: read, a comment, or that it is seen differently.

Kept word for word with how it came here, and never written again: nothing here edits one.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.domain.page import Answer, How
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

_ANSWERS = """SELECT page_id, acknowledged_at, id, kind, comment, name, how, machine, presence
    FROM acknowledgement WHERE page_id IN (SELECT value FROM json_each(?))
    ORDER BY acknowledged_at, id"""
# What may be disputed: the coach's ratings of those days that the rep may see.
_RATINGS = f"""SELECT x.id, x.disputed_on IS NOT NULL, x.skill_name, x.level, o.level, c.account
    FROM page p JOIN report t ON t.id = p.report_id
    JOIN call c ON c.held_on BETWEEN t.first_on AND t.held_on
    JOIN rating x ON x.call_id = c.id AND x.rater = 'coach' AND x.audience = 'rep'
    LEFT JOIN rating o ON o.call_id = c.id AND o.rater = 'rep' AND o.skill_id = x.skill_id
    WHERE p.id = ?1 AND x.level IS NOT NULL
        AND c.rep_id IN {SAME_PERSON.replace("?", "p.rep_id")}
    ORDER BY c.started_at, x.skill_name, x.id"""
_WAITS = f"""SELECT p.frozen_at, min(a.acknowledged_at) FROM page p
    JOIN acknowledgement a ON a.page_id = p.id WHERE p.rep_id IN {SAME_PERSON} GROUP BY p.id"""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What was said to a page, by whom, and how it came here."""

    page_id: str
    at: datetime
    id: str
    kind: Answer
    comment: str
    name: str
    how: How
    machine: str
    presence: str
    to_earlier: bool = False  # said to a version that another one has superseded


@dataclass(frozen=True, slots=True)
class Disputable:
    """A rating of the page's days: the coach's level, and the rep's own where there is one."""

    rating_id: str
    disputed: bool
    skill: str
    level: int
    own: int | None
    account: str


def acknowledged(store: Store, page_ids: Iterable[str]) -> dict[str, list[Acknowledgement]]:
    """By page, what was said to it, in the order it came."""
    found: dict[str, list[Acknowledgement]] = {}
    rows: list[Any] = store.rows(_ANSWERS, json.dumps(list(page_ids)))
    for page_id, at, *facts in rows:
        found.setdefault(page_id, []).append(Acknowledgement(page_id, unstamp(at), *facts))
    return found


def disputable(store: Store, page_id: str) -> list[Disputable]:
    """The ratings that a rep may see differently when answering a page."""
    rows: list[Any] = store.rows(_RATINGS, page_id)
    return [Disputable(id, bool(disputed), *facts) for id, disputed, *facts in rows]


def acknowledge(
    store: Store, now: Moment, *, page_id: str, kind: Answer, name: str, how: How = "typed here",
    comment: str = "", presence: str = "", disputed: Collection[str] = (),
) -> Changes:  # fmt: skip
    """Keep what a rep says to a page, word for word; `disputed` are ids of ratings.

    It is kept as what it is: a name typed on this machine, now, in somebody's presence, or
    copied from the page that came back.
    """
    if not name.strip():
        raise Refused("Type the name of the person who has read it.")
    if kind == "comment" and not comment.strip():
        raise Refused("A comment needs words.")
    row = store.one("SELECT rep_id FROM page WHERE id = ?", page_id)
    if row is None:
        raise Refused("This report is no longer in the file.")
    with store.write(now) as tx:
        tx.insert(
            "acknowledgement", page_id=page_id, rep_id=row[0], kind=kind, comment=comment,
            name=name.strip(), how=how, machine=store.device.name if store.device else "",
            presence=presence.strip(), acknowledged_at=now.stamp,
        )  # fmt: skip
        for rating_id in disputed:
            tx.update("rating", rating_id, disputed_on=now.on.isoformat())
    return tx.changes


def days_to_acknowledge(store: Store, rep_id: str) -> float | None:
    """The median of days from giving a page to its first answer, or None: none was answered."""
    days = [
        (unstamp(first) - unstamp(given)).total_seconds() / 86_400
        for given, first in store.rows(_WAITS, rep_id)
    ]
    return median(days) if days else None
