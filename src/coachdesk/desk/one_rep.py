"""What a rep may see of the record: what was chosen for the rep, and nothing else."""

from dataclasses import dataclass, replace
from datetime import date

from coachdesk.desk.goals import goals_shared
from coachdesk.desk.page import Page, pages_of
from coachdesk.desk.progress import quotas, trends
from coachdesk.desk.promises import kept_promises
from coachdesk.desk.quotation import Quotation, shared_quotation
from coachdesk.desk.roster import Rep, rep_of
from coachdesk.desk.step import Step, open_steps
from coachdesk.domain.audience import REP
from coachdesk.domain.days import MONTH_NAMES
from coachdesk.domain.figures import Quota
from coachdesk.domain.goals import Goal
from coachdesk.domain.periods import Period, twelve_months
from coachdesk.domain.trend import Trend
from coachdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class SharedRecord:
    """One rep's own twelve months, as the rep may read them beside the coach."""

    rep: Rep
    period: Period
    trends: tuple[Trend, ...]
    quotation: Quotation | None
    quotas: tuple[Quota, ...]
    goals: tuple[Goal, ...]
    steps: tuple[Step, ...]
    kept: str
    page: Page | None  # the newest report that was given

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen for the rep yet."""
        shared = (self.trends, self.quotation, self.quotas, self.goals, self.steps, self.kept)
        return not any(shared) and self.page is None

    @property
    def months(self) -> str:
        """The period in words: December to November."""
        first, last = self.period.first, self.period.last
        return f"{MONTH_NAMES[first.month - 1]} to {MONTH_NAMES[last.month - 1]}"


def shared_record(store: Store, rep_id: str, today: date) -> SharedRecord:
    """What one rep may see today."""
    rep, period = rep_of(store, rep_id), twelve_months(today)
    return SharedRecord(
        rep,
        period,
        tuple(_shared_trends(store, rep.id, period)),
        shared_quotation(store, rep.id),
        tuple(quotas(store, rep.id, period)),
        tuple(goals_shared(store, rep.id, today)),
        tuple(step for step in open_steps(store, rep.id, today) if step.audience == REP),
        kept_promises(store, rep.id, today, shared=True).said(rep.first_name),
        next(iter(pages_of(store, rep.id)), None),
    )


def _shared_trends(store: Store, rep_id: str, period: Period) -> list[Trend]:
    """The skills with shared ratings; a point leads nowhere, and a role has no reason."""
    found = trends(store, rep_id, period, REP)
    return [
        replace(trend, ratings=tuple(
            replace(rating, call_id="", role_corrected="") for rating in trend.ratings
        ))
        for trend in found if trend.ratings
    ]  # fmt: skip
