"""A week's figures reckoned from exported rows alone, in plain code of its own.

Nothing of the program is imported here: what it says is checked against this.
"""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise

CADENCES = {"top": 35, "middle": 35, "bottom": 42, "new": 30}
CATEGORIES = ("coaching", "joint selling", "managing", "corporate", "travel")
DAY = 24 * 60
MONTH = 365.25 / 12
STOP, RIDE_ALONG, SESSION = 45, 90, 210


def minutes_between(first, last):
    """Minutes from one UTC stamp to another."""
    return (moment(last) - moment(first)).total_seconds() / 60


def moment(stamp):
    return datetime.fromisoformat(stamp.replace("Z", "+00:00"))


class Reckoned:
    """The rows of content.jsonl by table, as they stood on the evening of a day."""

    def __init__(self, content, now):
        self.rows, self.now, self.today = content, now, now.date().isoformat()

    def rule(self, name, on):
        """What was settled under a name by a day."""
        settled = [(row["starts_on"], row["value"]) for row in self.rows["rule"]
                   if row["name"] == name and row["starts_on"] <= on]  # fmt: skip
        return max(settled)[1] if settled else None

    def cadence(self, tier):
        return int(self.rule(f"cadence {tier}", self.today) or CADENCES[tier])

    def tiers(self, on):
        """Top and bottom fifth by what was won in the last twelve months; new for three."""
        months = sorted({x["starts_on"] for x in self.rows["result"]
                         if x["metric"] != "quota" and x["ends_on"] < on})[-12:]  # fmt: skip
        won = {x["rep_id"]: 0.0 for x in self.rows["result"]
               if x["metric"] != "quota" and x["ends_on"] < on}  # fmt: skip
        for x in self.rows["result"]:
            if x["metric"] == "won_value" and x["starts_on"] in months and x["ends_on"] < on:
                won[x["rep_id"]] += x["value"]
        found = {rep["id"]: "middle" for rep in self.rows["rep"]}
        new = {rep["id"] for rep in self.rows["rep"] if on < _in_three_months(rep["started_on"])}
        order = sorted(won.keys() - new, key=lambda rep: (-won[rep], rep))
        fifth = max(1, int(len(order) * 0.2 + 0.5))
        if len(order) > 1:
            found |= dict.fromkeys(order[:fifth], "top")
            found |= dict.fromkeys(order[-min(fifth, len(order) - fifth) :], "bottom")
        return found | dict.fromkeys(new, "new")

    def call_minutes(self, call):
        """Of a call with its debrief."""
        spent = call["debrief_minutes"] or 0
        if call["from_memory"]:
            return spent + (call["minutes"] or 0)
        paused = sum(minutes_between(x["started_at"], x["ended_at"] or call["ended_at"])
                     for x in self.rows["pause"] if x["call_id"] == call["id"])  # fmt: skip
        return spent + max(0, minutes_between(call["started_at"], call["ended_at"]) - paused)

    def coaching_calls(self, first, last):
        return [call for call in self.rows["call"] if call["role"] == "coaching"
                and call["ended_at"] and first <= call["held_on"] <= last]  # fmt: skip

    def conversations(self, first, last):
        """One-to-ones and talks that were done and have no call."""
        with_call = {call["ride_id"] for call in self.rows["call"]}
        return [ride for ride in self.rows["ride"] if ride["kind"] != "ride-along"
                and ride["ended_as"] == "done" and first <= ride["planned_on"] <= last
                and ride["id"] not in with_call]  # fmt: skip

    def given(self, first, last):
        """Who got how much coaching on which day."""
        calls = [(call["rep_id"], call["held_on"], self.call_minutes(call))
                 for call in self.coaching_calls(first, last)]  # fmt: skip
        talks = [(ride["rep_id"], ride["planned_on"], _length(ride))
                 for ride in self.conversations(first, last)]  # fmt: skip
        days = [(day["rep_id"], day["held_on"], day["minutes"])
                for day in self.evenings(first, last)]  # fmt: skip
        return calls + talks + days

    def evenings(self, first, last):
        """The talks about whole days."""
        days = [day for day in self.rows["day_debrief"] if day["closed_at"] and day["minutes"]]
        return [day for day in days if first <= day["held_on"] <= last]

    def split(self, first, last):
        """Minutes by tier of each day, and how many stood in each at the end."""
        spent = Counter()
        of_day = {}
        for rep, on, minutes in self.given(first, last):
            tiers = of_day.setdefault(on, self.tiers(on))
            spent[tiers[rep]] += minutes
        return spent, Counter(self.tiers(last)[rep["id"]] for rep in self.roster(last))

    def roster(self, on):
        """Who was here that day."""
        return [rep for rep in self.rows["rep"] if (rep["started_on"] or "") <= on
                and (rep["archived_on"] or "9") > on]  # fmt: skip

    def expected(self, ride):
        """Coaching minutes to expect of a session: 45 a stop to watch, unless it says."""
        stops = [stop for stop in self.rows["stop"] if stop["ride_id"] == ride["id"]]
        if ride["kind"] != "ride-along":
            return _length(ride)
        if not stops:
            return RIDE_ALONG
        return sum(stop["minutes"] or STOP for stop in stops if stop["watch"])

    def budget(self, first, last):
        """Planned, done and left of a week, in whole minutes."""
        on_ride = Counter()
        for call in self.coaching_calls(first, last):
            on_ride[call["ride_id"]] += self.call_minutes(call)
        planned = sum(max(0, self.expected(ride) - on_ride[ride["id"]])
                      for ride in self.rows["ride"] if ride["ended_as"] is None
                      and first <= ride["planned_on"] <= last
                      and not self.has_passed(ride))  # fmt: skip
        done = sum(minutes for _, _, minutes in self.given(first, last))
        hours = float(self.rule("budget", last).split()[0])
        planned, done = round(planned), round(done)
        return round(hours * 60), planned, done, round(hours * 60) - planned - done

    def has_passed(self, ride):
        """Whether its hours are over; that of a day without an hour when the day is."""
        if ride["planned_on"] != self.today or ride["starts_minute"] is None:
            return ride["planned_on"] < self.today
        return ride["starts_minute"] + _length(ride) <= self.now.hour * 60 + self.now.minute

    def kept(self, first, last, of=lambda ride: ""):
        """How many sessions were done, of how many that ended somehow, by what they are of."""
        done, ended = Counter(), Counter()
        for ride in self.rows["ride"]:
            was_planned = ride["planned_minutes"] or not ride["began_at"]
            if first <= ride["planned_on"] <= last and ride["ended_as"] and was_planned:
                ended[of(ride)] += 1
                done[of(ride)] += ride["ended_as"] == "done"
        return {name: (done[name], count) for name, count in ended.items()}

    def reasons(self, first, last):
        return Counter(
            ride["reason"] for ride in self.rows["ride"]
            if first <= ride["planned_on"] <= last and ride["ended_as"] in ("moved", "cancelled")
        )  # fmt: skip

    def spent(self, first, last):
        """Minutes by category: calls measured, field days less their calls, then the calendar."""
        last = min(last, self.today)
        found, taken = Counter(), defaultdict(list)
        for call in self.rows["call"]:
            if call["ended_at"] and first <= call["held_on"] <= last:
                category = "coaching" if call["role"] == "coaching" else "joint selling"
                found[category] += self.call_minutes(call)
                if not call["from_memory"]:
                    taken[call["held_on"]].append(_hours_of(call))
        for talk in self.conversations(first, last):
            found["coaching"] += _length(talk)
            start = _began(talk) if talk["began_at"] else talk["starts_minute"]
            taken[talk["planned_on"]].append((start, start + _length(talk)))
        for day in self.evenings(first, last):
            found["coaching"] += day["minutes"]
            (offset, *_) = [
                call["utc_offset_minutes"]
                for call in self.rows["call"]
                if (call["rep_id"], call["held_on"]) == (day["rep_id"], day["held_on"])
            ]
            ended = moment(day["closed_at"]) + timedelta(minutes=offset)
            at = ended.hour * 60 + ended.minute
            taken[day["held_on"]].append((at - day["minutes"], at))
        for on, start, length, category, less in self._of_calendar():
            if first <= on <= last:
                free = _uncovered(start, start + length, taken[on])
                found[category] += max(0, free - less)
                taken[on].append((start, start + length))
        for x in self.rows["adjustment"]:
            if first <= x["held_on"] <= last:
                found[x["category"]] += x["minutes"]
        return found

    def _of_calendar(self):
        """Field days, less the calls of which nobody knows the hour, then other events."""
        remembered = Counter()
        for call in self.rows["call"]:
            if call["from_memory"] and call["ended_at"]:
                remembered[call["ride_id"]] += self.call_minutes(call)
        field = [(ride["planned_on"], ride["starts_minute"], ride["planned_minutes"], "travel",
                  remembered[ride["id"]]) for ride in self.rows["ride"]
                 if ride["kind"] == "ride-along" and ride["ended_as"] == "done"]  # fmt: skip
        busy = [(x["planned_on"], x["starts_minute"], x["minutes"], x["category"], 0)
                for x in self.rows["busy"]]  # fmt: skip
        by_hour = sorted(busy, key=lambda event: (event[3] is None, event[0], event[1]))
        return [*sorted(field), *by_hour]

    def span(self):
        """Minutes a month that cadences need, and that were given in the last 91 days."""
        tiers = self.tiers(self.today)
        need = sum(SESSION * MONTH / self.cadence(tiers[rep["id"]])
                   for rep in self.roster(self.today))  # fmt: skip
        since = (date.fromisoformat(self.today) - timedelta(days=90)).isoformat()
        got = sum(minutes for _, _, minutes in self.given(since, self.today))
        return need, got / 91 * MONTH

    def last_coached(self, rep_id):
        return max((call["held_on"] for call in self.coaching_calls("", self.today)
                    if call["rep_id"] == rep_id), default=None)  # fmt: skip

    def next_on(self, rep_id):
        """The coming session, also one that was still open on that day."""
        return min((ride["planned_on"] for ride in self.rows["ride"]
                    if ride["rep_id"] == rep_id and ride["planned_on"] >= self.today
                    and (ride["ended_as"] is None or ride["ended_at"][:10] > self.today)),
                   default=None)  # fmt: skip

    def overdue(self, rep_id):
        """Steps that were open past their date, and how many of them are the coach's."""
        late = [step["owner"] for step in self.rows["step"]
                if step["rep_id"] == rep_id and step["agreed_on"] <= self.today
                and (step["result"] is None or step["closed_on"] > self.today)
                and step["due_on"] and step["due_on"] < self.today]  # fmt: skip
        return len(late), late.count("coach")


def _length(ride):
    """Of a one-to-one or a talk, as measured; whose length nobody said: as usual."""
    return ride["minutes"] or ride["planned_minutes"] or (20 if ride["kind"] == "talk" else 60)


def _began(talk):
    """The minute of its day at which a talk began."""
    local = moment(talk["began_at"]) + timedelta(minutes=talk["utc_offset_minutes"])
    return local.hour * 60 + local.minute


def _hours_of(call):
    """The minutes of its day that a call and its debrief took."""
    local = moment(call["started_at"]) + timedelta(minutes=call["utc_offset_minutes"])
    start = local.hour * 60 + local.minute + local.second / 60 + local.microsecond / 60e6
    length = minutes_between(call["started_at"], call["ended_at"])
    return start, start + length + (call["debrief_minutes"] or 0)


def _in_three_months(on):
    if on is None:
        return ""
    year, month, day = (int(part) for part in on.split("-"))
    year, month = year + (month + 2) // 12, (month + 2) % 12 + 1
    while True:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            day -= 1


def _uncovered(start, end, taken):
    """How much of a stretch none of the taken ones covers."""
    cuts = sorted({start, end, *(min(max(cut, start), end) for pair in taken for cut in pair)})
    return sum(b - a for a, b in pairwise(cuts)
               if not any(s <= a and b <= e for s, e in taken))  # fmt: skip
