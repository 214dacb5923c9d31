"""What the four lights look at on the curbside."""

from datetime import date

from coachdesk.desk.curbside import Curbside
from coachdesk.desk.debrief_note import longer_note
from coachdesk.desk.report_settings import word_limit
from coachdesk.desk.step import Step, shared_steps, steps_of_call
from coachdesk.domain.audience import REP
from coachdesk.domain.lights import Light, lights
from coachdesk.domain.report import count_words
from coachdesk.store.store import Store


def curbside_lights(store: Store, call: Curbside, today: date) -> tuple[Light, ...]:
    """Behaviours and words are those the rep is given; what is personal is sought everywhere."""
    entries = [*(entry for skill in call.skills for entry in skill.entries), *call.untied]
    given = [entry.text for entry in entries if entry.audience == REP]
    steps = _steps(store, call, today)
    agreed = [words for step in steps for words in (step.what, step.how_seen)]
    note = longer_note(store, call.call_id)
    written = [*(entry.text for entry in entries), *agreed, call.rep_view]
    return lights(
        behaviours=len(given),
        words=sum(map(count_words, (*given, *agreed))),
        limit=word_limit(store),
        actions=sum(not step.mine for step in steps),
        texts=[*written, note.text if note else ""],
    )


def _steps(store: Store, call: Curbside, today: date) -> list[Step]:
    """Those of the call, and those its ride-along shares with it."""
    own = steps_of_call(store, call.call_id, today)
    shared = shared_steps(store, call.ride_id, today) if call.ride_id else []
    return own + [step for step in shared if step.call_id != call.call_id]
