"""Every text that was typed, found by the beginnings of its words."""

import json
from dataclasses import dataclass
from datetime import date

from coachdesk.domain.audience import Audience
from coachdesk.store.store import Store
from coachdesk.store.text_index import BEGINS, ENDS, Hit, Text, TextIndex

__all__ = ["BEGINS", "ENDS", "Found", "Index"]

MOST = 60

# What the sections of a page that was given away say.
_PAGE_WORDS = """(SELECT group_concat(json_extract(value, '$.text'), ' · ')
    FROM json_each(content, '$.parts'))"""
# The text, what it is, the place to go to, what to show there and at which step; the rep, the day,
# for whom.
_TEXTS = f"""
    SELECT e.text AS text, 'entry' AS kind, 'call' AS place, c.id AS id, '' AS step,
        e.rep_id AS rep, c.held_on AS day, e.audience AS audience
        FROM entry e JOIN call c ON c.id = e.call_id
    UNION ALL SELECT concat_ws(' · ', nullif(account, ''), nullif(objective, ''),
        nullif(role_reason, ''), nullif(undebriefed_note, '')), 'call', 'call', id, '',
        rep_id, held_on, 'private' FROM call
    UNION ALL SELECT rep_view, 'rep’s view', 'call', id, '', rep_id, held_on, rep_view_audience
        FROM call
    UNION ALL SELECT text, iif(call_id IS NULL, iif(ride_id IS NULL, 'note', 'one-to-one'),
        'debrief'), iif(call_id IS NULL, iif(ride_id IS NULL, 'rep', 'one-to-one'), 'call'),
        coalesce(call_id, ride_id, rep_id), '', rep_id, noted_on, audience FROM note
    UNION ALL SELECT concat_ws(' · ', what, nullif(how_seen, ''), nullif(adaptation, ''),
        nullif(result_note, '')), 'step', iif(call_id IS NULL, 'rep', 'call'),
        coalesce(call_id, rep_id), '', rep_id, agreed_on, audience FROM step
    UNION ALL SELECT concat_ws(' · ', nullif(bring, ''), nullif(reason_note, '')), 'session',
        'rep', rep_id, '', rep_id, planned_on, audience FROM ride
    UNION ALL SELECT what, 'request', 'rep', rep_id, '', rep_id, asked_on, audience FROM request
    UNION ALL SELECT reason_note, 'flag', 'rep', rep_id, '', rep_id, dismissed_on, 'private'
        FROM dismissal
    UNION ALL SELECT concat_ws(' · ', words, nullif(outcome_note, '')), 'goal', 'goals', rep_id,
        id, rep_id, proposed_on, audience FROM goal
    UNION ALL SELECT note, 'checkpoint', 'goals', rep_id, goal_id, rep_id, checked_on, audience
        FROM checkpoint
    UNION ALL SELECT words, 'outlook', 'rep', rep_id, '', rep_id, noted_on, audience FROM outlook
    UNION ALL SELECT what, 'way to learn', iif(call_id IS NULL, 'rep', 'call'),
        coalesce(call_id, rep_id), '', rep_id, offered_on, audience FROM way
    UNION ALL SELECT note, 'day debrief', 'day', rep_id, held_on, rep_id, held_on, audience
        FROM day_debrief
    UNION ALL SELECT t.text, 'report draft', 'report', r.rep_id, r.held_on, r.rep_id, r.held_on,
        'private' FROM report_part t JOIN report r ON r.id = t.report_id
        WHERE NOT EXISTS (SELECT 1 FROM page p WHERE p.report_id = r.id)
    UNION ALL SELECT {_PAGE_WORDS}, 'report', 'report', rep_id, 'page/' || id, rep_id, held_on,
        audience FROM page
    UNION ALL SELECT a.comment, 'rep’s comment', 'report', p.rep_id, 'page/' || p.id, a.rep_id,
        p.held_on, p.audience FROM acknowledgement a JOIN page p ON p.id = a.page_id"""
_PERSON = "coalesce(r.same_as_id, r.id)"
_BY_DAY = f"""SELECT t.text, t.kind,
        json_array(t.place, iif(t.id = t.rep, {_PERSON}, t.id), t.step), {_PERSON}, t.day,
        t.audience
    FROM ({_TEXTS}) t JOIN rep r ON r.id = t.rep WHERE t.text <> '' ORDER BY t.day"""


@dataclass(frozen=True, slots=True)
class Found:
    """A text that was found: what it is, whose, when, where it stands, and the words around.

    What was asked for stands between BEGINS and ENDS.
    """

    kind: str
    place: str
    id: str
    step: str | None
    rep_id: str
    rep_name: str
    on: date
    words: str

    @property
    def plain(self) -> str:
        """The words without the marks."""
        return self.words.replace(BEGINS, "").replace(ENDS, "")


class Index:
    """All texts of a data set as they stood when this was made."""

    def __init__(self, store: Store) -> None:
        self._names = dict(store.rows("SELECT id, name FROM rep"))
        self._texts = TextIndex(Text(*row) for row in store.stream(_BY_DAY))

    def search(
        self, query: str, rep_id: str | None = None, audience: Audience | None = None
    ) -> list[Found]:
        """The newest texts in which each word of the query begins a word.

        Of one rep, or all; of one audience alone, or all.
        """
        return [self._found(hit) for hit in self._texts.find(query, MOST, rep_id, audience)]

    def _found(self, hit: Hit) -> Found:
        place, id, step = json.loads(hit.row)
        on, name = date.fromisoformat(hit.day), self._names[hit.person]
        return Found(hit.kind, place, id, step or None, hit.person, name, on, hit.words)

    def close(self) -> None:
        """Forgets the texts."""
        self._texts.close()
