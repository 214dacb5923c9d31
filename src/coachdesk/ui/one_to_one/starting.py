"""Beginning a talk, from wherever one is."""

from functools import partial

from coachdesk.desk.one_to_one import TalkKind, start_talk, talk_of, talk_today, unstart_talk
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session


def start(session: Session, rep_id: str, kind: TalkKind = "one-to-one") -> None:
    """Begin today's talk with a rep, planned or not, and be on its page."""
    changes = session.do(start_talk, rep_id=rep_id, kind=kind)
    if changes is None:
        return
    ride_id = talk_today(session.store, rep_id, kind, session.today())
    talk = talk_of(session.store, ride_id) if ride_id else None
    if talk is None:
        return
    session.ask("go", Destination("one-to-one", talk.ride_id))
    if changes:
        undo = partial(_take_back, session, talk.ride_id)
        session.say(f"{talk.name} with {talk.first_name} begun", undo)


def _take_back(session: Session, ride_id: str) -> None:
    session.do(unstart_talk, ride_id=ride_id)
