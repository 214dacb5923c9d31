"""A step as it is typed in one line: what, whose, by when."""

from datetime import date

from coachdesk.domain.due import Due, split_due
from coachdesk.domain.note_line import split_owner


def read_step(text: str, today: date, *, day_first: bool = False) -> tuple[str, str, Due | None]:
    """What, the owner and by when; "send the story me fri" and "… fri me" are alike."""
    before, due = split_due(text, today, day_first=day_first)
    what, owner = split_owner(before)
    if due is None and what != before:
        what, due = split_due(what, today, day_first=day_first)
    return what, owner, due
