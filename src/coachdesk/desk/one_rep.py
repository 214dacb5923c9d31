"""What a rep may see of the record: what was chosen for the rep, and nothing else."""

from dataclasses import dataclass, replace
from datetime import date

from coachdesk.desk.progress import quotas, trends
from coachdesk.desk.quotation import Quotation, shared_quotation
from coachdesk.desk.roster import SAME_PERSON, Rep, rep_of
from coachdesk.desk.step import Step, open_steps
from coachdesk.domain.audience import REP
from coachdesk.domain.days import MONTH_NAMES
from coachdesk.domain.figures import Quota
from coachdesk.domain.periods import Period, twelve_months
from coachdesk.domain.trend import Trend
from coachdesk.store.store import Store

_KEPT = f"""SELECT owner, sum(result <> 'dropped'), count(*) FROM step
    WHERE rep_id IN {SAME_PERSON} AND audience = '{REP}' AND result IS NOT NULL
        AND closed_on BETWEEN ? AND ? GROUP BY owner"""


@dataclass(frozen=True, slots=True)
class SharedRecord:
    """One rep's own twelve months, as the rep may read them beside the coach."""

    rep: Rep
    period: Period
    trends: tuple[Trend, ...]
    quotation: Quotation | None
    quotas: tuple[Quota, ...]
    steps: tuple[Step, ...]
    kept: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen for the rep yet."""
        return not (self.trends or self.quotation or self.quotas or self.steps or self.kept)

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
        tuple(step for step in open_steps(store, rep.id, today) if step.audience == REP),
        _kept(store, rep, period),
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


def _kept(store: Store, rep: Rep, period: Period) -> str:
    """Promises of both, of the steps that both know: Kary kept 9 of 11 steps; I kept 4 of 6."""
    days = period.first.isoformat(), period.last.isoformat()
    ended = {owner: (kept, of) for owner, kept, of in store.rows(_KEPT, rep.id, *days)}
    said: list[str] = []
    for owner, who in ((REP, rep.first_name), ("coach", "I")):
        if owner in ended:
            kept, of = ended[owner]
            noun = "" if said else " step" if of == 1 else " steps"
            said.append(f"{who} kept {kept} of {of}{noun}")
    return "; ".join(said)
