"""A page that was given, in a few words."""

from datetime import date, datetime, timedelta, timezone

from coachdesk.desk.page import Page
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment

_ANSWERS = {"read": "read", "comment": "commented", "disagree": "seen differently"}


def page_said(page: Page, today: date) -> str:
    """Tue 24 Nov · read after 2 days · superseded."""
    superseded = "superseded" if page.superseded else ""
    return " · ".join(filter(None, (said(page.held_on, today), answered_said(page), superseded)))


def answered_said(page: Page) -> str:
    """Whether the rep said something to it, and how soon."""
    if not page.answers:
        return "not answered"
    days = (page.answers[0].at - page.frozen_at).days
    return f"{_ANSWERS[page.answers[-1].kind]} {soon_said(days)}"


def soon_said(days: float) -> str:
    """How soon: within a day, after 2 days."""
    whole = round(days)
    return "within a day" if whole < 1 else f"after {whole} day{'' if whole == 1 else 's'}"


def when_said(at: datetime, now: Moment) -> str:
    """The day and the hour of this place's clock."""
    local = at.astimezone(timezone(timedelta(minutes=now.offset_minutes)))
    return f"{said(local.date(), now.on)} {local:%H:%M}"
