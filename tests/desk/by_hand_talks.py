"""What a coach and a rep talk over: debriefs, one-to-ones, goals; each by its use case."""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from coachdesk.desk.audience import REP_VIEW, choose_audience
from coachdesk.desk.checkpoints import Cited, add_checkpoint
from coachdesk.desk.conversation import rate_first, say_guided, say_rep_view, say_spoke
from coachdesk.desk.day_debrief import close_day, share_day_note, write_day_note
from coachdesk.desk.debrief import close_debrief, give_feedback, rate
from coachdesk.desk.debrief_note import write_longer_note
from coachdesk.desk.goals import agree_goal, goal_of, propose_goal, reach_goal
from coachdesk.desk.one_to_one import close_talk, start_talk, write_note
from coachdesk.desk.outlook import set_outlook
from coachdesk.desk.questions import Question, ask
from coachdesk.desk.together import debrief_together
from coachdesk.desk.ways import choose_way, offer_way
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.sample import Row

if TYPE_CHECKING:
    from tests.desk.by_hand import ByHand

Doing = Callable[["ByHand", Row, Moment], object]
_TERMS = ("words", "kind", "purpose", "baseline", "target", "reach", "skill_id", "proposed_by")


def debrief(hand: "ByHand", call: Row, parts: list[Row]) -> None:
    """The talk about a call, from its first word to its closing."""
    facts, closed = call.fields, call.fields["closed_at"]

    def say(at: str, write: Callable[..., Changes], **words: Any) -> None:
        hand.at(at, lambda now: write(hand.store, now, call_id=hand.ids[call.id], **words))

    if words := facts.get("rep_view"):
        say(facts["debrief_began_at"], say_rep_view, words=words)
        share(hand, REP_VIEW, call, closed, "rep_view_audience")
    if facts.get("overrode_at"):
        say(closed, rate_first)
    for part in sorted(parts, key=lambda part: part.fields.get("rater") != "rep"):
        if part.table == "step":
            hand.step(part, closed)
        elif do := _IN_DEBRIEF.get(part.table):
            hand.at(closed, partial(do, hand, part))
        if part.table != "entry" or not part.fields["feedback"]:
            share(hand, part.table, part, closed)
    for write in (say_guided, say_spoke):
        what = write.__name__.removeprefix("say_")
        if facts.get(what):
            say(closed, write, **{what: facts[what]})
    say(closed, close_debrief, minutes=facts["debrief_minutes"])


def share(
    hand: "ByHand", table: str, row: Row, at: str, field: str = "audience", clock: int = 22
) -> None:
    """Choose for whom a row is, where that is not as it was made; `at` a time or a day."""
    audience = row.fields.get(field)
    if audience in (None, "private"):
        return

    def choose(now: Moment) -> None:
        id = hand.ids[row.id]
        choose_audience(hand.store, now, table=table, id=id, audience=audience)

    if len(at) > len("2026-11-24"):
        hand.at(at, choose)
    else:
        hand.on(at, time(clock), choose)


def one_to_one(hand: "ByHand", ride: Row, parts: list[Row]) -> None:
    """A talk as it was held; `parts` were said in it."""
    facts = ride.fields
    began, ended = facts["began_at"], facts["ended_at"]
    rep = facts["rep_id"]
    hand.at(began, lambda now: start_talk(
        hand.store, now, rep_id=hand.ids[rep], kind=facts["kind"]))  # fmt: skip

    def said(part: Row, now: Moment) -> None:
        fields = part.fields
        held = hand.ids[ride.id]
        if part.table == "note":
            made = write_note(hand.store, now, ride_id=held, text=fields["text"])
        else:
            made = set_outlook(hand.store, now, ride_id=held, rep_id=hand.ids[rep],
                               level=fields["level"], words=fields["words"])  # fmt: skip
        hand.ids[part.id] = made.id

    for part in parts:
        if part.table == "step":
            hand.step(part, ended)
        else:
            hand.at(began, partial(said, part))
        share(hand, part.table, part, ended)
    hand.at(ended, lambda now: close_talk(
        hand.store, now, ride_id=hand.ids[ride.id], minutes=facts["minutes"],
        why_no_step=facts["reason_note"]))  # fmt: skip


def as_one(hand: "ByHand", call: Row, now: Moment) -> None:
    """Two calls as one, once the later has ended."""
    head = hand.ids[call.fields["together_id"]]
    debrief_together(hand.store, now, call_ids=[hand.ids[call.id], head])


def evening(hand: "ByHand", row: Row) -> None:
    """The talk about a day."""
    facts, on = row.fields, date.fromisoformat(row.fields["held_on"])

    def write(now: Moment) -> None:
        rep = hand.ids[facts["rep_id"]]
        write_day_note(hand.store, now, rep_id=rep, text=facts["note"], on=on)
        share_day_note(hand.store, now, rep_id=rep, audience=facts["audience"], on=on)

    hand.at(facts["began_at"], write)
    hand.at(facts["closed_at"], lambda now: close_day(
        hand.store, now, rep_id=hand.ids[facts["rep_id"]], minutes=facts["minutes"], on=on
    ))  # fmt: skip


def goal(hand: "ByHand", row: Row, checks: list[Row], cited: dict[str, list[Row]]) -> None:
    """A goal from its proposal on."""
    facts = row.fields

    def propose(now: Moment) -> None:
        terms = {name: facts[name] for name in _TERMS if name in facts}
        if due := facts.get("due_on"):
            terms["due_on"] = date.fromisoformat(due)
        rep = hand.ids[facts["rep_id"]]
        hand.ids[row.id] = propose_goal(hand.store, now, rep_id=rep, **terms).id

    def reach(now: Moment) -> None:
        again = date.fromisoformat(facts["recheck_on"])
        reach_goal(hand.store, now, goal_id=hand.ids[row.id], recheck_on=again)

    hand.on(facts["proposed_on"], time(18), propose)
    if facts["proposed_by"] == "coach":
        hand.on(facts["rep_agreed_on"], time(19), lambda now: agree_goal(
            hand.store, now, goal_id=hand.ids[row.id], who="rep"))  # fmt: skip
    for check in checks:
        on = check.fields["checked_on"]
        hand.on(on, time(20), partial(_check, hand, check, cited.get(check.id, [])))
        share(hand, "checkpoint", check, on)
    if facts.get("reached_on"):
        hand.on(facts["reached_on"], time(21), reach)


def _check(hand: "ByHand", row: Row, cited: list[Row], now: Moment) -> None:
    facts = row.fields
    shown = [
        Cited(hand.ids[one.fields["entry_id"]], one.fields["text"],
              date.fromisoformat(one.fields["held_on"]), one.fields["mark"])
        for one in cited
    ]  # fmt: skip
    of = goal_of(hand.store, hand.ids[facts["goal_id"]], now.on)
    made = add_checkpoint(hand.store, now, goal=of, value=facts["value"], cited=shown)
    hand.ids[row.id] = made.id


def _rate(hand: "ByHand", row: Row, now: Moment) -> None:
    facts = row.fields
    hand.ids[row.id] = rate(
        hand.store, now, call_id=hand.ids[facts["call_id"]], skill_id=facts["skill_id"],
        level=facts["level"], rater=facts.get("rater", "coach"),
    ).id  # fmt: skip


def _feedback(hand: "ByHand", row: Row, now: Moment) -> None:
    if feedback := row.fields["feedback"]:
        give_feedback(hand.store, now, entry_id=hand.ids[row.id], feedback=feedback)


def _where(hand: "ByHand", row: Row) -> dict[str, Any]:
    return {name: hand.ids[row.fields[name]] for name in ("rep_id", "call_id")}


def _ask(hand: "ByHand", row: Row, now: Moment) -> None:
    facts = row.fields
    asked = Question(
        facts["question_id"], facts["text"], facts["part"], facts["skill_id"], None, None
    )
    ask(hand.store, now, **_where(hand, row), question=asked)


def _offer(hand: "ByHand", row: Row, now: Moment) -> None:
    facts = row.fields
    what = {name: facts[name] for name in ("kind", "skill_id", "what")}
    id = offer_way(hand.store, now, **_where(hand, row), **what).id
    if facts["chosen"]:
        choose_way(hand.store, now, way_id=id)


def _note(hand: "ByHand", row: Row, now: Moment) -> None:
    words = row.fields["text"]
    hand.ids[row.id] = write_longer_note(hand.store, now, **_where(hand, row), text=words).id


_IN_DEBRIEF: dict[str, Doing] = {
    "rating": _rate, "entry": _feedback, "asked": _ask, "way": _offer, "note": _note,
}  # fmt: skip
