"""The one good page for the rep, on paper and as text for a mail, drawn from the page alone."""

from datetime import UTC
from html import escape

from coachdesk.desk.acknowledgement import Acknowledgement
from coachdesk.domain.days import MONTH_NAMES
from coachdesk.domain.page import READ, Content
from coachdesk.domain.report import Part, day_said
from coachdesk.domain.trend import DISPUTED
from coachdesk.exchange.pdf import Document, Picture

CHART = "chart"  # the picture's name in the document
CHART_SIZE = (300, 92)  # in points
_RULE = "border-bottom: 1px solid #8c8c8c;"
_LEAD = {"disagree": "I see it differently.", "comment": "", "read": ""}


def report_document(
    content: Content, answers: tuple[Acknowledgement, ...] = (), chart: Picture | None = None
) -> Document:
    """A page as it was given, with what was said to it since, or room to write that."""
    title = f"Field coaching report, {content.rep_name}, {_days(content)}"
    html = [
        f"<h1>{escape(content.rep_name)}</h1>",
        f"<p class='hint'>Field coaching report · {escape(_days(content))}</p>",
        *map(_section, content.parts),
        _chart(content) if content.pictured and chart else "",
        *map(_answered, answers),
        "" if _is_answered(answers) else _to_sign(),
    ]
    return Document(title, "".join(html), {CHART: chart} if chart else {})


def report_text(content: Content, answers: tuple[Acknowledgement, ...] = ()) -> str:
    """The same page as text for a mail."""
    blocks = [[f"{content.rep_name}: field coaching report, {_days(content)}"]]
    blocks += [[part.title, *(f"- {line}" for line in part.lines)] for part in content.parts]
    if content.pictured:
        shown = content.pictured
        blocks.append([f"{shown.title} ({shown.size})", shown.finding])
    blocks += [[READ, *_said(each)] for each in answers]
    blocks += [] if _is_answered(answers) else [[READ, "Name, date:", "Comment:"]]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _days(content: Content) -> str:
    return day_said(content.first_on, content.held_on)


def _section(part: Part) -> str:
    points = "".join(f"<li>{escape(line)}</li>" for line in part.lines)
    return f"<h2>{escape(part.title)}</h2><ul>{points}</ul>"


def _chart(content: Content) -> str:
    shown = content.pictured
    assert shown
    return (
        f"<h2>{escape(shown.title)} <span class='hint'>{escape(shown.size)}</span></h2>"
        f"<p class='hint'>{escape(shown.finding)}</p>"
        f"<p><img src='{CHART}' width='{CHART_SIZE[0]}' height='{CHART_SIZE[1]}'></p>"
        f"<p class='hint'>{escape(_keys(content))}</p>"
    )


def _keys(content: Content) -> str:
    """What the marks of the chart are; only those that are in it."""
    assert content.pictured
    ratings = content.pictured.trend.ratings
    shown = (
        (any(each.in_line for each in ratings), "● rating"),
        (any(each.level and not each.in_line for each in ratings), "○ outside the line"),
        (any(each.own is not None for each in ratings), f"◇ {content.first_name}’s own"),
        (any(each.disputed_on for each in ratings), f"{DISPUTED} disputed"),
    )
    return "   ".join(words for is_there, words in shown if is_there)


def _is_answered(answers: tuple[Acknowledgement, ...]) -> bool:
    return any(not answer.to_earlier for answer in answers)


def _answered(answer: Acknowledgement) -> str:
    head, *rest = _said(answer)
    said = "".join(f"<p>{escape(line)}</p>" for line in rest)
    return f"<h2>{escape(READ)}</h2><p class='hint'>{escape(head)}</p>{said}"


def _said(answer: Acknowledgement) -> list[str]:
    """How it was said, then what was said, word for word."""
    at = answer.at.astimezone(UTC)
    when = f"{at.day} {MONTH_NAMES[at.month - 1]} {at.year} {at:%H:%M} UTC"
    how = {
        "typed here": f"typed on {answer.machine}" if answer.machine else "typed",
        "page came back": "copied from the page that came back",
    }[answer.how]
    presence = f"in the presence of {answer.presence}" if answer.presence else ""
    version = "to an earlier version" if answer.to_earlier else ""
    told = ", ".join(filter(None, (answer.name, version, how, when, presence)))
    return [told, *filter(None, (_LEAD[answer.kind], *answer.comment.splitlines()))]


def _to_sign() -> str:
    """Room for a name and a few words, for the page that comes back."""
    line = f"<tr><td width='16%' class='hint'>{{}}</td><td style='{_RULE}'>&nbsp;</td></tr>"
    rows = "".join(line.format(name) for name in ("Name, date", "Comment", "&nbsp;"))
    return (
        f"<h2>{escape(READ)}</h2><table width='100%' cellspacing='0' cellpadding='3'>{rows}</table>"
    )
