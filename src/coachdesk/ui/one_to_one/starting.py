"""Beginning a talk, from wherever one is."""

from functools import partial

from coachdesk.desk.one_to_one import TalkKind, start_talk, talk_of, talk_today, unstart_talk
from coachdesk.desk.roster import reps
from coachdesk.ui.finder import Finding
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session

START_KEY = "Ctrl+Shift+M"


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


def findings(session: Session) -> list[Finding]:
    """A talk with each rep, as something to do."""
    kinds: dict[TalkKind, tuple[str, str]] = {
        "one-to-one": ("One-to-one with", "begins now"),
        "talk": ("Twenty minutes with", "questions only"),
    }
    return [
        Finding(f"{words} {rep.name}", beside, partial(start, session, rep.id, kind))
        for kind, (words, beside) in kinds.items()
        for rep in reps(session.store)
    ]


def _take_back(session: Session, ride_id: str) -> None:
    session.do(unstart_talk, ride_id=ride_id)
