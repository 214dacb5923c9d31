"""What two people come back to: a rating the rep disputed, and words of then and now."""

from collections.abc import Sequence
from datetime import date, timedelta

from coachdesk.domain.audience import REP
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.results import at_work
from coachdesk.domain.sample.rows import Dice, Row

_AFTER = timedelta(3)  # a call, its rating is disputed
_APART = 60  # days between then and now, at least


def dispute(told: Sequence[Row], today: date) -> None:
    """Of the last ratings that the rep sees higher, one the rep disagreed with.

    It is said to the day's report, which needs a strength and a step to tell of.
    """
    on = {row.id: date.fromisoformat(row.fields["held_on"]) for row in _of(told, "call")}
    own = {_place(row): row.fields["level"] for row in _of(told, "rating") if _is_own(row)}
    strong = {row.fields["call_id"] for row in _of(told, "entry", shared=True)
              if row.fields["mark"] == "strength"}  # fmt: skip
    agreed = {row.fields.get("call_id") for row in _of(told, "step", shared=True)}
    found = [
        row
        for row in _of(told, "rating", shared=True)
        if not _is_own(row)
        and on[row.fields["call_id"]] + _AFTER < today
        and row.fields["call_id"] in strong & agreed
        and own.get(_place(row), 0) > (row.fields["level"] or 5)
    ]
    for row in found[-1:]:
        day = on[row.fields["call_id"]] + _AFTER
        row.fields["disputed_on"] = day.isoformat()


def quotation(rep: Rep, told: Sequence[Row], today: date, offset_minutes: int) -> list[Row]:
    """The first and the last that the rep said on the newest focus skill, far enough apart."""
    said = [
        row for row in _of(told, "call")
        if row.fields.get("rep_view_audience") == REP and row.fields.get("focus_1_id")
    ]  # fmt: skip
    skill = said[-1].fields["focus_1_id"] if said else None
    on_it = [row for row in said if row.fields["focus_1_id"] == skill]
    if not on_it or on_it[0].fields["rep_view"] == on_it[-1].fields["rep_view"]:
        return []
    then, now = (date.fromisoformat(row.fields["held_on"]) for row in (on_it[0], on_it[-1]))
    if (now - then).days < _APART or now >= today:
        return []
    chosen = at_work(now + timedelta(1), offset_minutes)
    return [Row("quotation", Dice(0, rep.id, "quotation").id(chosen), {
        "rep_id": rep.id, "skill_id": skill, "then_id": on_it[0].id, "now_id": on_it[-1].id,
        "chosen_on": (now + timedelta(1)).isoformat(),
    })]  # fmt: skip


def _of(told: Sequence[Row], table: str, *, shared: bool = False) -> list[Row]:
    return [
        row
        for row in told
        if row.table == table and (not shared or row.fields.get("audience") == REP)
    ]


def _is_own(row: Row) -> bool:
    return row.fields.get("rater") == "rep"


def _place(row: Row) -> tuple[str, str]:
    return row.fields["call_id"], row.fields["skill_id"]
