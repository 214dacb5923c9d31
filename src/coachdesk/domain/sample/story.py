"""A team's whole history, row by row: the same for the same seed, whenever it is told."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from coachdesk.domain.moment import Moment, stamp
from coachdesk.domain.sample.agenda import Agenda
from coachdesk.domain.sample.aims import Aims
from coachdesk.domain.sample.cast import Cast
from coachdesk.domain.sample.coming import Coming
from coachdesk.domain.sample.debriefs import Debriefs
from coachdesk.domain.sample.diary import Diary, Ride, is_quarter_end
from coachdesk.domain.sample.evenings import Evenings
from coachdesk.domain.sample.focus import FocusPlan
from coachdesk.domain.sample.looking_back import dispute, quotation
from coachdesk.domain.sample.noting import Noting
from coachdesk.domain.sample.people import Rep, team
from coachdesk.domain.sample.rating import Rating
from coachdesk.domain.sample.results import at_work, customers, results
from coachdesk.domain.sample.rows import Dice, Row
from coachdesk.domain.sample.settled import settled
from coachdesk.domain.sample.steps import Steps
from coachdesk.domain.sample.talks import Talks
from coachdesk.domain.sample.visits import Visit, Visits
from coachdesk.domain.sample.wishes import Wishes
from coachdesk.domain.sample.wording import Voice, scene

DAYS_A_YEAR = 365.25
_BY = {"coach": 55, "customer": 25, "rep": 14, "other": 6}
_WHY = {"coach": ("span", "span", "no commitment"), "customer": ("customer",),
        "rep": ("understanding", "other"), "other": ("other",)}  # fmt: skip
_PREPARED = {
    "top": ("prepared", "prepared", "partly"), "middle": ("prepared", "partly", "prepared", "not"),
    "bottom": ("partly", "not", "prepared"), "new": ("prepared", "partly"),
}  # fmt: skip


def story(cast: Cast, *, seed: int, reps: int, years: float, until: Moment) -> Iterator[list[Row]]:
    """The rows of one rep after the other, then the coach's own; what is after `until` is planned.

    One call, the last, has its debrief still to do.
    """
    today = until.on
    start = today - timedelta(days=round(years * DAYS_A_YEAR))
    people = team(cast, seed, reps, (start, today))
    rides = Diary(seed, today).rides(people)
    last = next((ride for ride in reversed(rides) if ride.ended_as == "done"), None)
    agenda = Agenda(cast, seed, today, rides)
    busy = list(agenda.busy(start))  # before the talks, which take the hours that are left
    sessions = [*rides, *agenda.talks(people)]
    waiting = _longest_waiting(people, rides)
    fell, disputes = people[len(people) // 2], people[len(people) // 3]
    for rep in people:
        theirs = [ride for ride in sessions if ride.rep is rep]
        telling = _Telling(cast, rep, theirs, last, until)
        yield list(telling.rows(asks_now=rep in waiting, fell=rep is fell,
                                disputes=rep is disputes))  # fmt: skip
    yield [*busy, *settled(reps, start, today)]


def _longest_waiting(people: list[Rep], rides: list[Ride]) -> list[Rep]:
    """The two who were not seen for longest, but for the best: the best don't ask."""
    seen = {ride.rep.id: ride.on for ride in rides if ride.ended_as == "done"}
    waiting = [rep for rep in people if not rep.neglected and rep.id in seen]
    return sorted(waiting, key=lambda rep: seen[rep.id])[:2]


class _Telling:
    """The story of one rep."""

    def __init__(
        self, cast: Cast, rep: Rep, sessions: list[Ride], last: Ride | None, until: Moment
    ) -> None:
        self._cast, self._rep, self._last = cast, rep, last
        self._dice = Dice(0, rep.id)  # of its own, so that what is planned changes no history
        self._rides = [each for each in sessions if each.kind == "ride-along"]
        self._talks = [each for each in sessions if each.kind != "ride-along"]
        self._today, self._offset = until.on, until.offset_minutes
        self._voice = Voice(rep)
        done = tuple(ride.on for ride in self._rides if ride.ended_as == "done")
        self._steps = Steps(cast, rep, self._voice, self._today, done)
        self._visits = Visits(cast, rep, self._voice, self._offset)
        self._noting = Noting(cast, rep, self._voice)
        self._rating = Rating(cast, rep)
        self._focus = FocusPlan(cast, rep)
        self._debriefs = Debriefs(cast, rep, self._today)

    def rows(self, *, asks_now: bool, fell: bool, disputes: bool) -> Iterator[Row]:
        """Everything there is about the rep.

        `fell`: the outlook, when it was last asked. `disputes`: one rating of the coach's.
        """
        told = list(self._history(asks_now=asks_now))
        if disputes:
            dispute(told, self._today)
        yield from told
        talks = {talk.id: talk for talk in self._talks}
        held = [row for row in told if row.id in talks]
        talked = Talks(self._cast, self._rep, self._today, self._offset)
        yield from talked.rows(held, [talks[row.id] for row in held], fell=fell)
        yield from Aims(self._cast, self._rep, self._today, self._offset).rows(told)
        yield from quotation(self._rep, told, self._today, self._offset)

    def _history(self, *, asks_now: bool) -> Iterator[Row]:
        rep = self._rep
        yield Row("rep", rep.id, {
            "name": rep.name, "territory": rep.territory, "started_on": rep.started_on.isoformat()
        })  # fmt: skip
        yield from results(rep, self._today)
        yield from customers(rep, self._today)
        evenings = Evenings(self._cast, rep, self._offset)
        for ride in self._rides:
            yield self._ride(ride)
            if ride.ended_as == "done":
                yield from evenings.of(ride.on, list(self._day(ride)))
        yield from self._focus.rows()
        yield from self._notes()
        yield from (self._ride(talk) for talk in self._talks)
        coming = Coming(self._cast, rep, self._voice, self._dice)
        for ride in self._rides:
            if not ride.ended_as:
                yield from coming.stops(ride)
        yield from Wishes(
            self._cast,
            rep,
            self._voice,
            self._dice,
            self._today,
            self._offset,
            self._rides,
            asks_now,
        ).rows()

    def _ride(self, ride: Ride) -> Row:
        fields = {
            "rep_id": ride.rep.id,
            "planned_on": ride.on.isoformat(),
            "utc_offset_minutes": self._offset,
            "ended_as": ride.ended_as,
            "kind": ride.kind,
            "starts_minute": ride.starts_minute,
            "planned_minutes": ride.minutes,
        }
        if ride.ended_as:
            fields["ended_at"] = stamp(self._at_work(ride.on))
        if ride.ended_as == "done" and ride.kind == "ride-along" and self._dice.happens(0.8):
            fields["prepared"] = self._dice.choice(_PREPARED[self._rep.kind])
        if ride.ended_as in ("moved", "cancelled"):
            dice = self._rep.dice
            alone = ride.kind != "ride-along"  # no customer calls that off
            by = dice.choices(list(_BY), (65, 0, 25, 10) if alone else list(_BY.values()))[0]
            hurried = by == "coach" and is_quarter_end(ride.on)
            about = scene(self._cast, self._rep, dice.choice(self._rep.accounts))
            phrases = self._cast.one_to_one if alone else self._cast.ride
            note = self._voice.says(phrases, "quarter_end" if hurried else by, about)
            fields |= {
                "ended_by": by,
                "reason": "span" if hurried else dice.choice(_WHY[by]),
                "reason_note": note if dice.happens(0.7) else "",
                "moved_to_id": ride.moved_to.id if ride.moved_to else None,
            }
        return Row("ride", ride.id, fields)

    def _day(self, ride: Ride) -> Iterator[Row]:
        """The calls of a ride-along and what each was left with."""
        visits = self._visits.of(ride, self._focus.on(ride.on), to_do=ride is self._last)
        shared: datetime | None = None  # when a step was agreed that the calls share
        for place, (visit, row) in enumerate(visits, start=1):
            to_do = ride is self._last and place == len(visits)
            if not to_do:
                closed = self._closed(visit)
                row.fields.update(
                    closed_at=stamp(closed), debrief_minutes=self._rep.dice.randint(4, 9)
                )
            parts = list(self._noting.entries(visit, talked_over=not to_do))
            if not to_do and visit.role == "coaching":
                parts += self._rating.ratings(visit, closed)
                if not shared or shared >= closed or self._rep.dice.happens(0.45):
                    step = self._steps.after(visit, closed, self._day_of(closed))
                    if not shared and self._rep.dice.happens(0.4):
                        shared = closed
                        step.fields["ride_id"] = ride.id
                    parts.append(step)
            yield row
            yield from parts
            if not to_do:
                yield from self._debriefs.of(visit, row, parts, closed, self._day_of(closed))
            self._rating.grow(visit)

    def _closed(self, visit: Visit) -> datetime:
        """At the car as a rule, else in the evening, seldom the next day."""
        dice = self._rep.dice
        if dice.happens(0.76):
            return visit.ended + timedelta(seconds=dice.randint(200, 700))
        on = self._day_of(visit.ended)
        days = 1 if dice.happens(0.15) and on < self._today - timedelta(days=1) else 0
        return self._at_work(on + timedelta(days=days)) + timedelta(
            seconds=dice.randint(1200, 9000)
        )

    def _notes(self) -> Iterator[Row]:
        """A dated note every two months or so."""
        dice, on = self._rep.dice, self._rep.joined_on
        while (on := on + timedelta(days=dice.randint(25, 80))) < self._today:
            if on.weekday() < 5:
                about = scene(self._cast, self._rep, dice.choice(self._rep.accounts))
                text = self._voice.says(self._cast.rep, "note", about)
                yield Row("note", dice.id(self._at_work(on)), {
                    "rep_id": self._rep.id, "noted_on": on.isoformat(), "text": text
                })  # fmt: skip

    def _day_of(self, at: datetime) -> date:
        return (at + timedelta(minutes=self._offset)).date()

    def _at_work(self, on: date) -> datetime:
        return at_work(on, self._offset)
