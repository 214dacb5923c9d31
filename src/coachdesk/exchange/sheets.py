"""What goes into the field on paper: the rep's preparation sheet, and the coach's field sheet.

The rep's sheet holds the plan, shared words and open lines only: nothing private, nothing of
other reps, no tier, reading or rating.
"""

from datetime import date
from html import escape

from coachdesk.desk.ride import Session
from coachdesk.desk.stops import Stop
from coachdesk.domain.days import MONTHS, WEEKDAYS
from coachdesk.domain.hours import hour_said
from coachdesk.exchange import pdf
from coachdesk.exchange.pdf import Document

KINDS = {"ride-along": "Field day", "one-to-one": "One-to-one", "talk": "Twenty minutes"}
_MARKS = "&nbsp;&nbsp;&nbsp; ".join(
    ("+ strength", "− deficiency", "“ their words", "? question", "! you took over")
)
_MOST_LINES, _FEWEST_LINES = 22, 4
_RULE = "border-bottom: 1px solid #8c8c8c;"


def day_said(on: date) -> str:
    """A day on paper, with its year: Tue 24 Nov 2026."""
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


def rep_sheet(session: Session) -> Document:
    """The sheet a rep prepares a session with."""
    title = f"{KINDS[session.kind]}, {session.rep_name}, {day_said(session.on)}"
    parts = [
        f"<h1>{escape(KINDS[session.kind])}, {escape(session.first_name)}</h1>",
        f"<p class='hint'>{escape(_when(session))}</p>",
        _heading("Where we go", _stops(session.stops)),
        _heading("What we work on", _bullets(_focus(session))),
        _heading("What we agreed", _bullets(_agreed(session))),
        _heading("We will talk about", _bullets(_questions(session))),
        _heading("Please prepare", _boxes(_lines(session))),
        "<h2>I bring</h2>",
        f"<p>{escape(session.bring)}</p>" if session.bring else _ruled(2),
    ]
    return Document(title, "".join(parts))


def rep_text(session: Session) -> str:
    """The same sheet as text for a mail."""
    blocks = [[f"{KINDS[session.kind]}, {session.first_name}", _when(session)]]
    stops = ["- " + ", ".join(filter(None, (hour_said(stop.starts_minute), stop.account,
             stop.objective, "we talk it over afterwards" if stop.watch else "")))
             for stop in session.stops]  # fmt: skip
    for heading, lines in (
        ("Where we go", stops),
        ("What we work on", [f"- {line}" for line in _focus(session)]),
        ("What we agreed", [f"- {line}" for line in _agreed(session)]),
        ("We will talk about", [f"- {line}" for line in _questions(session)]),
        ("Please prepare", [f"- {line}" for line in _lines(session)]),
        ("I bring", [session.bring or "…"]),
    ):
        if lines:
            blocks.append([heading, *lines])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def field_sheet(session: Session) -> Document:
    """A page to write on for each stop to watch, in the order of the form; at least one."""
    watched: list[Stop | None] = [stop for stop in session.stops if stop.watch]
    pages = [_field_page(session, stop) for stop in watched or [None]]
    return Document(f"Field sheet, {day_said(session.on)}", pdf.NEW_PAGE.join(pages))


def _field_page(session: Session, stop: Stop | None) -> str:
    """As many lines as one page holds."""
    for lines in range(_MOST_LINES, _FEWEST_LINES, -1):
        html = _field_html(session, stop, lines)
        if pdf.is_one_page(html):
            return html
    return _field_html(session, stop, _FEWEST_LINES)


def _field_html(session: Session, stop: Stop | None, lines: int) -> str:
    """The form's own order: whose call, where, what for, role, focus; notes; rating; next step."""
    skills = [focus.name for focus in session.focus] or ["", ""]
    rows = [
        ("Rep", escape(session.rep_name)),
        ("Account", escape(stop.account if stop else "")),
        ("Objective", escape(stop.objective if stop else "")),
        ("Role", "☐ coaching &nbsp; ☐ joint selling &nbsp; ☐ demonstration"),
        ("Focus", escape(", ".join(filter(None, skills)))),
        ("From – to", ""),
    ]
    ladder = "".join(f"<tr><td width='46%' style='{_RULE}'>{escape(name) or '&nbsp;'}</td>"
                     "<td>1&nbsp;&nbsp; 2&nbsp;&nbsp; 3&nbsp;&nbsp; 4&nbsp;&nbsp; 5&nbsp;&nbsp; "
                     "not observed</td></tr>" for name in skills)  # fmt: skip
    steps = "".join(f"<tr><td width='16%' class='hint'>{name}</td><td style='{_RULE}'>&nbsp;</td>"
                    "</tr>" for name in ("Who", "What", "By when", "How seen"))  # fmt: skip
    form = "".join(f"<tr><td width='16%' class='hint'>{name}</td><td style='{_RULE}'>"
                   f"{text or '&nbsp;'}</td></tr>" for name, text in rows)  # fmt: skip
    return (
        f"<h1>Field sheet</h1><p class='hint'>{escape(day_said(session.on))}</p>"
        f"{_table(form)}<h2>Notes</h2><p class='hint'>{_MARKS}</p>{_ruled(lines)}"
        f"<h2>What {escape(session.first_name)} saw</h2>{_ruled(2)}"
        f"<h2>Rating</h2>{_table(ladder)}<h2>Next step</h2>{_table(steps)}"
    )


def _when(session: Session) -> str:
    return " · ".join(
        filter(None, (day_said(session.on), hour_said(session.starts_minute), session.place))
    )


def _focus(session: Session) -> list[str]:
    """A focus skill, and what it looks like as a habit."""
    named = ((focus.name, session.targets.get(focus.skill_id, "")) for focus in session.focus)
    return [f"{name}: {target}" if target else name for name, target in named]


def _questions(session: Session) -> list[str]:
    return [] if session.has_stops else list(session.questions)


def _lines(session: Session) -> list[str]:
    """What is prepared for customers, where some are visited."""
    return [line.text for line in session.rep_lines] if session.has_stops else []


def _agreed(session: Session) -> list[str]:
    who = {True: "Your coach", False: session.first_name}
    return [f"{who[step.mine]}: {step.what}" for step in session.shared_steps]


def _heading(text: str, body: str) -> str:
    return f"<h2>{text}</h2>{body}" if body else ""


def _bullets(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>" if lines else ""


def _boxes(lines: list[str]) -> str:
    return "".join(f"<p>☐&nbsp; {escape(line)}</p>" for line in lines)


def _stops(stops: tuple[Stop, ...]) -> str:
    rows = "".join(
        f"<tr><td width='9%'>{hour_said(stop.starts_minute)}</td>"
        f"<td width='30%'>{escape(stop.account)}</td><td>{escape(stop.objective)}</td>"
        f"<td width='16%' class='hint'>{'we talk it over' if stop.watch else ''}</td></tr>"
        for stop in stops
    )
    return _table(rows) if rows else ""


def _ruled(lines: int) -> str:
    """Lines to write on, a finger apart."""
    row = f"<tr><td style='{_RULE} font-size: 13px'>&nbsp;</td></tr>"
    return _table(row * lines)


def _table(rows: str) -> str:
    return f"<table width='100%' cellspacing='0' cellpadding='3'>{rows}</table>"
