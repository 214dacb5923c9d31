"""What a rep sold: months that fit the tier, customers, and the deals that are open."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from coachdesk.domain.identity import named_id
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Row

_STAGES = ("Prospecting", "Engaging", "Engaging", "Offer", "Negotiation")
_SEASON = (0.8, 0.9, 1.25, 0.9, 1.0, 1.2, 0.8, 0.7, 1.2, 1.0, 1.0, 1.25)
# deals won a month, win rate, and how high the quota is set against it
_WON = {
    "top": (11, 0.62, 0.84), "middle": (6.5, 0.5, 1.04), "bottom": (3, 0.36, 1.38),
    "new": (1.6, 0.4, 1.2),
}  # fmt: skip
_A_DEAL = 27_000


def months(start: date, end: date) -> Iterator[tuple[date, date]]:
    """First and last day of each whole month between two days."""
    first = start if start.day == 1 else _next_month(start)
    while (following := _next_month(first)) <= end:
        yield first, following - timedelta(days=1)
        first = following


def results(rep: Rep, today: date) -> Iterator[Row]:
    """Won and lost deals and their value, a month a row each; the quota of each quarter."""
    dice = rep.dice
    base, rate, hardship = _WON[rep.kind]
    pace = dice.uniform(0.85, 1.15)
    quota = float(round(base * pace * hardship * _A_DEAL * 3, -4))
    for starts_on, ends_on in months(rep.joined_on, today):
        won = max(0, round(dice.gauss(base * pace * _SEASON[starts_on.month - 1], 1.1)))
        lost = max(0, round(won * (1 - rate) / rate + dice.gauss(0, 1)))
        value = sum(max(4_000, round(dice.gauss(_A_DEAL, 9_000), -2)) for _ in range(won))
        figures = {"won_count": won, "lost_count": lost, "won_value": value}
        for metric, figure in figures.items():
            yield _result(rep, metric, figure, (starts_on, ends_on))
        quarter = quarter_start(ends_on)
        if ends_on.month % 3 == 0 and quarter >= rep.joined_on:
            yield _result(rep, "quota", quota, (quarter, ends_on))


def _result(rep: Rep, metric: str, figure: float, period: tuple[date, date]) -> Row:
    starts_on, ends_on = (day.isoformat() for day in period)
    return Row("result", named_id("result", rep.id, metric, starts_on), {
        "rep_id": rep.id, "metric": metric, "value": float(figure), "starts_on": starts_on,
        "ends_on": ends_on,
    })  # fmt: skip


def quarter_start(day: date) -> date:
    """The first day of a day's quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def customers(rep: Rep, today: date) -> Iterator[Row]:
    """The rep's accounts, most with a deal closed this year, and their open deals."""
    dice = rep.dice
    for account in rep.accounts:
        last = today - timedelta(days=dice.randint(6, 260))
        yield Row("account", named_id("account", rep.id, account.name), {
            "rep_id": rep.id, "name": account.name,
            "last_deal_on": last.isoformat() if last >= rep.joined_on else None,
        })  # fmt: skip
        for _ in range(dice.choice((0, 0, 1, 1, 2))):
            created = today - timedelta(days=dice.randint(4, 150))
            number = f"D-{dice.randint(10_000, 99_999)}"
            yield Row("deal", named_id("deal", rep.id, number), {
                "rep_id": rep.id, "external_id": number, "account": account.name,
                "product": account.product.name, "stage": dice.choice(_STAGES),
                "created_on": created.isoformat(),
                "value": round(account.product.price * dice.uniform(0.8, 1.6), -2),
            })  # fmt: skip


def at_work(on: date, offset_minutes: int = 0) -> datetime:
    """Half past five in the afternoon of a day, when rows without a time were written."""
    return datetime.combine(on, time(17, 30), UTC) - timedelta(minutes=offset_minutes)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
