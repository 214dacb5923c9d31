"""Does a story's rows as a coach would have done them: each by the use case, at its time."""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from coachdesk.desk.call import end_call, start_call
from coachdesk.desk.call_entries import add_line, tag_entry
from coachdesk.desk.focus import set_focus
from coachdesk.desk.memory import remember_call
from coachdesk.desk.notes import add_note
from coachdesk.desk.plan import end_ride, plan_ride
from coachdesk.desk.preparation import set_prepared
from coachdesk.desk.roster import add_rep
from coachdesk.desk.step import add_step, close_step
from coachdesk.desk.stops import add_stop, edit_stop
from coachdesk.desk.together import leave_undebriefed
from coachdesk.domain.due import Due
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.domain.note_line import typed
from coachdesk.domain.sample import Row
from coachdesk.store.store import Store
from tests.desk.by_hand_on_days import ON_DAYS
from tests.desk.by_hand_talks import as_one, debrief, evening, goal, one_to_one

# they come from tables and calendars only
IMPORTED = ("account", "deal", "result", "busy")


def _whole(row: Row) -> str | None:
    """The call, talk, goal or checkpoint that a row is a part of."""
    parts = ("call_id", "checkpoint_id", "goal_id", "ride_id")
    return next((id for name in parts if (id := row.fields.get(name))), None)


def _within(rows: list[Row]) -> dict[str, list[Row]]:
    """The parts of each whole; a call is a whole of its own."""
    found = defaultdict(list)
    for row in rows:
        if row.table != "call" and (whole := _whole(row)):
            found[whole].append(row)
    return found


class ByHand:
    """The coach. `ids` are those that the store gave, by the story's."""

    def __init__(self, store: Store, offset_minutes: int) -> None:
        self.store = store
        self.offset = offset_minutes
        self.ids: dict[str, str] = {}
        self.todo: list[tuple[datetime, int, Callable[..., object]]] = []
        self.rows: dict[str, Row] = {}

    def live(self, rows: list[Row]) -> None:
        """Everything, in order of time."""
        self.rows = {row.id: row for row in rows}
        within = _within(rows)
        targets = {row.fields.get("moved_to_id") for row in rows}
        for row in rows:
            if row.table == "call":
                self._call(row, within[row.id])
            elif row.table == "ride":
                self._ride(row, planned=row.id not in targets)
                if row.fields.get("began_at"):
                    one_to_one(self, row, within[row.id])
            elif row.table == "goal":
                goal(self, row, within[row.id], within)
            else:
                self._on_its_own(row)
        self._focus([row for row in rows if row.table == "focus"])
        for at, _, act in sorted(self.todo, key=lambda each: each[:2]):
            act(Moment(at, self.offset))

    def _on_its_own(self, row: Row) -> None:
        """What is written down outside a call or a talk."""
        if row.table in ("rep", *IMPORTED) or (row.table == "note" and not _whole(row)):
            self._alone(row)
        elif row.table == "stop":
            self.at(datetime(2100, 1, 1, tzinfo=UTC), partial(self._stop, row))
        elif row.table == "day_debrief":
            evening(self, row)
        elif row.table in ON_DAYS:
            self.on(row.fields[ON_DAYS[row.table][0]], time(18), partial(self._write, row))

    def at(self, when: datetime | str, act: Callable[..., object]) -> None:
        moment = unstamp(when) if isinstance(when, str) else when
        self.todo.append((moment, len(self.todo), act))

    def on(self, day: str, clock: time, act: Callable[..., object]) -> None:
        local = datetime.combine(date.fromisoformat(day), clock, UTC)
        self.at(local - timedelta(minutes=self.offset), act)

    def _alone(self, row: Row) -> None:
        facts = row.fields
        if row.table == "rep":

            def join(now: Moment) -> None:
                self.ids[row.id] = add_rep(
                    self.store,
                    now,
                    name=facts["name"],
                    territory=facts["territory"],
                    started_on=date.fromisoformat(facts["started_on"]),
                ).id

            self.at(datetime(2000, 1, 1, tzinfo=UTC), join)
        elif row.table == "note":
            self.on(
                facts["noted_on"],
                time(18),
                lambda now: add_note(
                    self.store, now, rep_id=self.ids[facts["rep_id"]], text=facts["text"]
                ),
            )
        else:
            self.at(datetime(2001, 1, 1, tzinfo=UTC), partial(self._import, row))

    def _stop(self, row: Row, now: Moment) -> None:
        facts, said = row.fields, ("starts_minute", "watch", "relation", "informed")
        added = add_stop(
            self.store, now, ride_id=self.ids[facts["ride_id"]], account=facts["account"],
            objective=facts["objective"],
        )  # fmt: skip
        edit_stop(self.store, now, stop_id=added.id, **{name: facts[name] for name in said})

    def _import(self, row: Row, now: Moment) -> None:
        named = {"rep_id": self.ids[row.fields["rep_id"]]} if "rep_id" in row.fields else {}
        with self.store.write(now) as tx:
            tx.insert(row.table, **row.fields | named)

    def _write(self, row: Row, now: Moment) -> None:
        rep = self.ids.get(row.fields.get("rep_id", ""))
        ids = {self.ids.get(value) for value in row.fields.values() if isinstance(value, str)}
        ON_DAYS[row.table][1](self.store, now, row.fields | {"rep_id": rep, "ids": ids})

    def _focus(self, rows: list[Row]) -> None:
        """At each change, what holds from then on, the older first."""
        for day, rep in sorted({(row.fields["starts_on"], row.fields["rep_id"]) for row in rows}):
            held = sorted(
                (
                    row.fields["starts_on"],
                    row.fields["position"],
                    row.fields["skill_id"],
                    row.fields["purpose"],
                )
                for row in rows
                if row.fields["rep_id"] == rep
                and row.fields["starts_on"] <= day
                and (row.fields["ends_on"] or "9") >= day
            )
            self.on(
                day,
                time(6),
                lambda now, rep=rep, held=held: set_focus(
                    self.store,
                    now,
                    rep_id=self.ids[rep],
                    skill_ids=[skill for *_, skill, _ in held],
                    purposes={skill: purpose for *_, skill, purpose in held},
                ),
            )

    def _ride(self, row: Row, *, planned: bool) -> None:
        facts = row.fields
        day = date.fromisoformat(facts["planned_on"])

        def plan(now: Moment) -> None:
            rep = self.ids[facts["rep_id"]]
            hours = {name: facts[name] for name in ("kind", "starts_minute", "planned_minutes")}
            self.ids[row.id] = plan_ride(self.store, now, rep_id=rep, planned_on=day, **hours).id

        def place(now: Moment) -> None:
            """A moved one keeps its hour until it is given another."""
            with self.store.write(now) as tx:
                tx.update("ride", self.ids[row.id], starts_minute=facts["starts_minute"])

        def end(now: Moment) -> None:
            to = facts.get("moved_to_id")
            changes = end_ride(
                self.store,
                now,
                ride_id=self.ids[row.id],
                ended_as=facts["ended_as"],
                ended_by=facts.get("ended_by"),
                reason=facts.get("reason"),
                note=facts.get("reason_note", ""),
                moved_to_on=date.fromisoformat(self.rows[to].fields["planned_on"]) if to else None,
            )
            if to:
                (self.ids[to],) = (id for id in changes.ids if id != self.ids[row.id])

        if planned:
            self.on((day - timedelta(days=10)).isoformat(), time(5), plan)
        else:
            self.at(datetime(2100, 1, 1, tzinfo=UTC), place)
        if facts["ended_as"] and not facts.get("began_at"):
            self.at(facts["ended_at"], end)
        if answer := facts.get("prepared"):
            self.at(
                facts["ended_at"],
                lambda now: set_prepared(
                    self.store, now, ride_id=self.ids[row.id], prepared=answer
                ),
            )

    def _call(self, row: Row, parts: list[Row]) -> None:
        facts = row.fields
        self.at(
            facts["ended_at" if facts.get("from_memory") else "started_at"],
            lambda now: self._begin(row, now),
        )
        for part in parts:
            if part.table == "entry":
                self.at(
                    part.fields["noted_at"] or facts["ended_at"],
                    lambda now, part=part: self._note(part, now),
                )
        if not facts.get("from_memory"):
            self.at(
                facts["ended_at"], lambda now: end_call(self.store, now, call_id=self.ids[row.id])
            )
        if head := facts.get("together_id"):
            ended = unstamp(self.rows[head].fields["ended_at"])
            self.at(ended + timedelta(seconds=1), partial(as_one, self, row))
        elif why := facts.get("undebriefed"):
            self.at(facts["ended_at"], lambda now: leave_undebriefed(
                self.store, now, call_id=self.ids[row.id], reason=why))  # fmt: skip
        elif facts.get("closed_at"):
            debrief(self, row, parts)

    def _begin(self, row: Row, now: Moment) -> None:
        facts = row.fields
        common = {
            "rep_id": self.ids[facts["rep_id"]],
            "ride_id": self.ids[facts["ride_id"]],
            "account": facts["account"],
            "role": facts["role"],
            "focus_ids": [id for id in (facts["focus_1_id"], facts["focus_2_id"]) if id],
        }
        if facts.get("from_memory"):
            about = unstamp(facts["started_at"])
            changes = remember_call(
                self.store, now, about_at=about, minutes=facts["minutes"], **common
            )
        else:
            changes = start_call(self.store, now, objective=facts["objective"], **common)
        self.ids[row.id] = changes.id

    def _note(self, row: Row, now: Moment) -> None:
        call = self.ids[row.fields["call_id"]]
        line = typed(row.fields["text"], row.fields["mark"])
        self.ids[row.id] = add_line(self.store, now, call_id=call, line=line).id
        if skill := row.fields["skill_id"]:
            tag_entry(self.store, now, entry_id=self.ids[row.id], skill_id=skill)

    def step(self, row: Row, closed: str) -> None:
        facts = row.fields
        due_on = date.fromisoformat(facts["due_on"]) if facts.get("due_on") else None

        def agree(now: Moment) -> None:
            ride, call = facts.get("ride_id"), facts.get("call_id")
            self.ids[row.id] = add_step(
                self.store,
                now,
                rep_id=self.ids[facts["rep_id"]],
                what=facts["what"],
                owner=facts["owner"],
                due=Due(due_on, facts.get("due_when")),
                how_seen=facts["how_seen"],
                call_id=self.ids[call] if call else None,
                ride_id=self.ids[ride] if ride else None,
            ).id

        self.at(closed, agree)
        if facts.get("result"):
            self.on(
                facts["closed_on"],
                time(23),
                lambda now: close_step(
                    self.store,
                    now,
                    step_id=self.ids[row.id],
                    result=facts["result"],
                    note=facts["result_note"],
                ),
            )
