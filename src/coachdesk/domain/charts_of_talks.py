"""What stands around the picture of debriefs: how soon they were, who led and who spoke."""

from coachdesk.domain.charts import Chart
from coachdesk.domain.delays import AT_ONCE, Delays, delays_said, minutes_said
from coachdesk.domain.findings import many

SPOKE = (("rep", "The rep spoke most"), ("even", "Both spoke evenly"), ("coach", "You spoke most"))


def of_delays(delays: Delays) -> Chart:
    """A line a call: when it was debriefed, and how."""
    return Chart(
        "Debriefs", f"of {many(len(delays.calls), 'coaching call')}", delays_said(delays),
        ("Day", "Rep", "Account", "Minutes to debrief", "Same day", "Talk", "Who spoke",
         "Not debriefed", "Debriefed as one"),
        tuple(
            (call.on, call.rep, call.account,
             None if call.minutes is None else round(call.minutes),
             "yes" if call.same_day and call.minutes is not None else "",
             call.guided or "", call.spoke or "", call.why_not or "",
             "yes" if call.talk_id != call.call_id else "")
            for call in delays.calls
        ),
    )  # fmt: skip


def delay_lines(delays: Delays) -> list[tuple[str, str]]:
    """Words and figures; words without a figure head a group."""
    of = len(delays.calls)
    if not of:
        return []
    lines = [(f"Within {AT_ONCE} min", f"{delays.at_once} of {of}"),
             ("The same day", f"{delays.same_day} of {of}")]  # fmt: skip
    if delays.median is not None:
        lines.insert(0, ("From call to debrief, median", minutes_said(delays.median)))
    if led := delays.led:
        lines += [("Who led", ""), ("Guided", f"{led.count('guided')} of {len(led)}")]
    if spoke := delays.spoke:
        lines.append(("Who spoke", ""))
        lines += [(words, f"{spoke.count(who)} of {len(spoke)}") for who, words in SPOKE]
    if delays.reasons:
        lines.append(("Not debriefed", ""))
        lines += [(why.capitalize(), str(n)) for why, n in delays.reasons.most_common()]
    return lines
