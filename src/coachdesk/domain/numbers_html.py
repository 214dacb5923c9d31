"""The director's page on paper, as HTML of the small kind that Qt prints."""

from html import escape

from coachdesk.domain.numbers import SHOWN, Numbers, shown

_LEFT = (0, len(SHOWN) - 1)
_SHORT = 26  # signs of what stands in one line
_WIDE = (22, 9, 11, 8, 12, 10, 28)  # % of the page


def html(numbers: Numbers, *, ratings: bool = False) -> str:
    """One page: the figures in words, a line a rep, and what was marked for the director."""
    said = "".join(f"<p>{escape(_kept(sentence))}</p>" for sentence in numbers.sentences)
    head = "".join(
        f'<th width="{_WIDE[i]}%" align="{_side(i)}">{escape(name)}</th>'
        for i, name in enumerate(SHOWN)
    )
    lines = shown(numbers, ratings=ratings)
    body = "".join(_row(line, bold=line is lines[-1]) for line in lines)
    told = "".join(f"<p>{escape(one.line)}</p>" for one in numbers.told)
    return (
        f"<h1>Coaching in {escape(numbers.name)}</h1>{said}"
        f'<h2>By rep</h2><table width="100%" cellpadding="3"><tr>{head}</tr>{body}</table>'
        + (f"<h2>For the director</h2>{told}" if told else "")
    )


def _kept(sentence: str) -> str:
    """A figure and its sign stay in one line."""
    return sentence.replace(" %", "\u00a0%")


def _row(line: tuple[str, ...], *, bold: bool) -> str:
    line = (*line[:-1], ", ".join(_one_piece(skill) for skill in line[-1].split(", ")))
    cells = (
        f'<td align="{_side(i)}">{f"<b>{escape(cell)}</b>" if bold else escape(cell)}</td>'
        for i, cell in enumerate(line)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _one_piece(skill: str) -> str:
    return skill.replace(" ", "\u00a0") if len(skill) <= _SHORT else skill


def _side(column: int) -> str:
    return "left" if column in _LEFT else "right"
