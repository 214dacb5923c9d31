"""A one-to-one, or twenty minutes of questions: how long it took, and how it may close."""

from coachdesk.domain.moment import Moment, unstamp

# Why a talk may close without a step, one tap each.
WHY_NO_STEP = ("what is open is enough", "nothing to agree on", "no time left")
NO_STEP = "It closes on a next step: say what will be done, or why there is none."
LONGEST = 240  # minutes; beyond that it was forgotten rather than held


def measured(began_at: str, now: Moment) -> int | None:
    """Whole minutes since it began; None where nobody can believe them."""
    began = Moment(unstamp(began_at), now.offset_minutes)
    minutes = (now.at - began.at).total_seconds() / 60
    if began.on != now.on or not 0 <= minutes <= LONGEST:
        return None
    return max(1, round(minutes))
