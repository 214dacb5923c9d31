"""What the curbside shows of one call: its entries by skill, ladders, ratings, and when before."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.desk.call_entries import Entry, entries_of
from coachdesk.desk.conversation import Guided, Spoke
from coachdesk.desk.rated import Rated, ratings_of
from coachdesk.desk.roster import SAME_PERSON, WHOLE_PERSON
from coachdesk.desk.skills import Skill, archived_skills, skills
from coachdesk.desk.together import accounts_of, as_one, focus_of_all, head_of
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.turns import Pair, Turns
from coachdesk.store.store import Store

_Earlier = dict[str | None, dict[str, tuple["Seen", ...]]]  # skill → mark → entries

_EARLIER_DAYS = 3  # of one behaviour seen before; more would be a list, not a reminder


@dataclass(frozen=True, slots=True)
class Seen:
    """An earlier entry of the same skill and mark."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class SkillSeen:
    """One skill in one call; `earlier`: what was noted on the last days of each mark."""

    skill_id: str
    name: str
    anchors: tuple[str, ...]
    is_focus: bool
    entries: tuple[Entry, ...]
    rated: Rated | None  # by the coach
    own: Rated | None  # by the rep
    earlier: dict[str, tuple[Seen, ...]]
    is_rateable: bool  # here and now: in focus, asked for, or rated already

    @property
    def audience(self) -> Audience:
        """For whom the ratings are; while they differ, private."""
        found = {rated.audience for rated in (self.own, self.rated) if rated}
        return found.pop() if len(found) == 1 else PRIVATE


@dataclass(frozen=True, slots=True)
class Curbside:
    """A call as it is talked over."""

    call_id: str
    rep_id: str
    rep_name: str
    ride_id: str | None
    account: str
    role: str
    role_was: str | None  # in which it started, where that was corrected
    role_reason: str
    held_on: date
    ended_at: str | None
    closed_at: str | None
    from_memory: bool
    skills: tuple[SkillSeen, ...]  # the focus skills first, then those that were seen or rated
    untied: tuple[Entry, ...]
    account_news: tuple[Entry, ...]
    others: tuple[Skill, ...]  # in use, and not among `skills`: "Rate another skill"
    rep_view: str  # what the rep saw, in the rep's words
    rep_view_audience: Audience
    guided: Guided | None
    spoke: Spoke | None
    overrode: bool  # the coach's ratings do not wait for the rep's
    calls: int = 1  # that are talked over as one
    undebriefed: str | None = None  # why there was no debrief

    @property
    def needs_step(self) -> bool:
        """Whether the debrief can only close on a next step."""
        return self.role == "coaching"

    @property
    def turns(self) -> Turns:
        """Whose ratings are in, and whose is next."""
        pairs = (
            Pair(skill.skill_id, skill.is_focus, bool(skill.own), bool(skill.rated))
            for skill in self.skills
            if skill.is_rateable
        )
        return Turns(tuple(pairs), open=self.overrode or self.closed_at is not None)

    @property
    def veiled(self) -> "Curbside":
        """The same without those of the coach's ratings that wait for the rep's."""
        turns = self.turns
        skills = (
            skill if turns.coach_may(skill.skill_id) else replace(skill, rated=None)
            for skill in self.skills
        )
        return replace(self, skills=tuple(skills))


def curbside(store: Store, call_id: str, also: Collection[str] = ()) -> Curbside | None:
    """One call as it is talked over, or None where it is gone.

    `also` are skills to show that were neither in focus, nor seen, nor rated yet. A call that is
    debriefed as one with others brings them all, under the one that has the debrief.
    """
    call_id = head_of(store, call_id)
    row = store.one(
        f"""SELECT r.id, r.name, c.ride_id, c.account, c.role, c.held_on, c.ended_at,
            c.closed_at, c.from_memory, c.role_was, c.role_reason, c.focus_1_id, c.focus_2_id,
            c.rep_view, c.rep_view_audience, c.guided, c.spoke, c.overrode_at IS NOT NULL,
            c.undebriefed
        FROM call c JOIN rep r ON r.id = {WHOLE_PERSON} WHERE c.id = ?""",
        call_id,
    )
    if row is None:
        return None
    rep_id, rep_name, ride_id, account, role, held_on, ended_at, closed_at, memory = row[:9]
    role_was, role_reason, *focus = row[9:13]
    rep_view, rep_view_audience, guided, spoke, overrode, undebriefed = row[13:]
    calls = as_one(store, call_id)
    if len(calls) > 1:
        account, focus = accounts_of(store, calls), focus_of_all(store, calls)
    entries = [entry for id in calls for entry in entries_of(store, id)]
    about_skills = [entry for entry in entries if entry.mark != "account"]
    known = skills(store) + archived_skills(store)
    ratings = ratings_of(store, call_id, closed_at)
    seen = {entry.skill_id for entry in about_skills}
    about = {*focus, *seen, *also, *ratings["coach"], *ratings["rep"]}
    earlier = _earlier(store, call_id, rep_id, held_on, about)
    shown = _skills_seen(
        known=known, focus=focus, entries=about_skills, ratings=ratings, earlier=earlier, also=also
    )
    ids = {skill.skill_id for skill in shown}
    return Curbside(
        call_id=call_id,
        rep_id=rep_id,
        rep_name=rep_name,
        ride_id=ride_id,
        account=account,
        role=role,
        role_was=role_was,
        role_reason=role_reason,
        held_on=date.fromisoformat(held_on),
        ended_at=ended_at,
        closed_at=closed_at,
        from_memory=bool(memory),
        skills=shown,
        untied=tuple(entry for entry in about_skills if entry.skill_id not in ids),
        account_news=tuple(entry for entry in entries if entry.mark == "account"),
        others=tuple(skill for skill in known if skill.id not in ids and not skill.archived_on),
        rep_view=rep_view,
        rep_view_audience=rep_view_audience,
        guided=guided,
        spoke=spoke,
        overrode=bool(overrode),
        calls=len(calls),
        undebriefed=undebriefed,
    )


def _skills_seen(
    *,
    known: list[Skill],
    focus: list[str | None],
    entries: list[Entry],
    ratings: dict[str, dict[str, Rated]],
    earlier: _Earlier,
    also: Collection[str],
) -> tuple[SkillSeen, ...]:
    """The focus skills, then the others that have entries or a rating, in the coach's order."""
    by_id = {skill.id: skill for skill in known}
    rateable = {*focus, *ratings["coach"], *ratings["rep"], *also}
    named = {*rateable, *(entry.skill_id for entry in entries)}
    ids = dict.fromkeys(id for id in (*focus, *(id for id in by_id if id in named)) if id in by_id)
    return tuple(
        SkillSeen(
            skill_id=id,
            name=by_id[id].name,
            anchors=by_id[id].anchors,
            is_focus=id in focus,
            entries=tuple(entry for entry in entries if entry.skill_id == id),
            rated=ratings["coach"].get(id),
            own=ratings["rep"].get(id),
            earlier=earlier[id],
            is_rateable=id in rateable,
        )
        for id in ids
        if id
    )


def _earlier(
    store: Store, call_id: str, rep_id: str, held_on: str, skills: Collection[str | None]
) -> _Earlier:
    """By skill and mark, what was noted of this rep on the last days of it, the oldest first."""
    rows = store.rows(
        f"""SELECT skill_id, mark, held_on, text FROM (
            SELECT e.skill_id, e.mark, c.held_on, e.text, e.position, e.id, dense_rank() OVER
                (PARTITION BY e.skill_id, e.mark ORDER BY c.held_on DESC) AS day
            FROM call c JOIN entry e ON e.call_id = c.id
            WHERE c.rep_id IN {SAME_PERSON} AND c.id <> ? AND c.held_on < ?
                AND e.mark IN ('strength', 'deficiency')
                AND e.skill_id IN (SELECT value FROM json_each(?)))
        WHERE day <= {_EARLIER_DAYS} ORDER BY held_on, position, id""",
        rep_id,
        call_id,
        held_on,
        json.dumps(sorted(filter(None, skills))),
    )
    found: _Earlier = defaultdict(dict)
    for skill_id, mark, on, text in rows:
        seen = Seen(date.fromisoformat(on), text)
        found[skill_id][mark] = (*found[skill_id].get(mark, ()), seen)
    return found
