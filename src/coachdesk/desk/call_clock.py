"""A live call's clock: pauses, gaps that are offered as pauses, and who is talking."""

from coachdesk.desk.call import Call, begin_pause, call_of, end_pause, pause_running, stop_talk
from coachdesk.domain.call_clock import GAP_MINUTES, TALKERS, Span, Talk
from coachdesk.domain.call_clock import talk as talk_of
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, minutes_between
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store


def pause(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Stop a live call's clock; a call that is paused stays so."""
    call = call_of(store, call_id)
    if not call.is_live or call.is_paused:
        return Changes()
    with store.write(now) as tx:
        begin_pause(tx, now, call_id)
    return tx.changes


def resume(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Go on with a paused call; another that runs is paused."""
    call = call_of(store, call_id)
    if not call.is_paused:
        return Changes()
    with store.write(now) as tx:
        pause_running(tx, now)
        end_pause(tx, now, call_id)
    return tx.changes


def count_as_pause(store: Store, now: Moment, *, call_id: str, gap: Span) -> Changes:
    """Take the time of a gap out of the call."""
    with store.write(now) as tx:
        tx.insert("pause", call_id=call_id, started_at=gap.started_at, ended_at=gap.ended_at)
    forget_gap(store, call_id)
    return tx.changes


def still_here(store: Store, now: Moment, call: Call) -> Span | None:
    """Note that the program runs; a gap before this that isn't answered yet is returned.

    The first call after more than two minutes without one finds the gap. It is kept beside the
    store until it is answered, so that a crash doesn't lose the offer.
    """
    seen, gap = _seen_key(call.id), gap_of(store, call.id)
    last = store.drafts.get(seen)
    silent = last is not None and minutes_between(last, now.stamp) > GAP_MINUTES
    if last and silent and not call.is_paused:
        gap = Span(gap.started_at if gap else max(last, call.started_at), now.stamp)
        store.drafts.put(_gap_key(call.id), f"{gap.started_at} {gap.ended_at}", now)
    store.drafts.put(seen, now.stamp, now)
    return gap


def gap_of(store: Store, call_id: str) -> Span | None:
    """A gap of the call that is offered as a pause and not answered yet."""
    kept = store.drafts.get(_gap_key(call_id))
    return Span(*kept.split()) if kept else None


def forget_gap(store: Store, call_id: str) -> None:
    """The gap is answered: its time counts, or has become a pause."""
    store.drafts.drop(_gap_key(call_id))


def forget_presence(store: Store, call_id: str) -> None:
    """The call no longer runs, so the time from here on is no gap."""
    store.drafts.drop(_seen_key(call_id))
    forget_gap(store, call_id)


def talking(store: Store, call_id: str) -> str | None:
    """Who is being timed as talking."""
    row = store.one("SELECT who FROM talk WHERE call_id = ? AND ended_at IS NULL", call_id)
    return row[0] if row else None


def set_talking(store: Store, now: Moment, *, call_id: str, who: str | None) -> Changes:
    """From now on that one is talking; None: nobody is timed."""
    if who is not None and who not in TALKERS:
        raise Refused(f"Talking is the rep, the customer or the coach, not “{who}”.")
    with store.write(now) as tx:
        stop_talk(tx, now, call_id)
        if who:
            tx.insert("talk", call_id=call_id, who=who, started_at=now)
    return tx.changes


def talk(store: Store, call: Call, now: Moment) -> Talk:
    """Who was talking how much so far, with what the timing covers."""
    sql = "SELECT who, started_at, ended_at FROM talk WHERE call_id = ?"
    spans = [(who, Span(*span)) for who, *span in store.rows(sql, call.id)]
    return talk_of(call.started_at, call.ended_at or now.stamp, call.pauses, spans)


def _seen_key(call_id: str) -> str:
    return f"call/{call_id}/seen"


def _gap_key(call_id: str) -> str:
    return f"call/{call_id}/gap"
