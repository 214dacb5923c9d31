"""By when: the words a coach types for a day, understood at once and shown as a date.

A day without a year is the coming one. `12/3` is read by `day_first`, unless only one
reading is a date; with dots the day always comes first (3.12.).
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.domain.days import months_later, said

NEXT_CALL = "next call"
NEXT_RIDE = "next ride-along"

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_COUNTS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FRIDAY = 4
_LONGEST = 7  # words in the longest by-when: "by the end of the next month"
_NO_BREAK = frozenset(("the", "a", "an", "of", "for", "our", "his", "her", "their", "my", "from"))
_PREFIX = r"(?:(?:due|by|on|until|till|before|not later than)\s+)+(?:the\s+)?"
_MONTH_FIRST_REGIONS = ("US", "PH", "FM", "GU", "MH", "PR", "VI")


@dataclass(frozen=True, slots=True)
class Due:
    """A day, or the next occasion of a kind; one of the two."""

    on: date | None = None
    when: str | None = None

    def said(self, today: date) -> str:
        """As people say it: tomorrow, Fri 27 Nov, next call."""
        return said(self.on, today) if self.on else self.when or ""


def day_first(locale_name: str) -> bool:
    """Whether people of a locale (`de_DE`, `en_US.UTF-8`, `C`) write the day before the month."""
    region = re.search(r"_([A-Z]{2})", locale_name)
    return region is not None and region[1] not in _MONTH_FIRST_REGIONS


def due(text: str, today: date, *, day_first: bool = False) -> Due | None:
    """What a by-when field says, or None where it isn't understood."""
    return _read(_normal(text), today, day_first, _RULES)


def split_due(text: str, today: date, *, day_first: bool = False) -> tuple[str, Due | None]:
    """A step's line and the by-when at its end: `send the story by fri` → what, Friday.

    Only by-whens that can't be mistaken for the end of a sentence count here: "for 2 weeks",
    "the next call" and "3.12" stay in the text, "in 2 weeks", "next call" and "by 3.12" don't.
    """
    words = text.split()
    for start in range(max(1, len(words) - _LONGEST), len(words)):
        if words[start - 1].casefold() in _NO_BREAK:
            continue
        tail = _normal(" ".join(words[start:]))
        rules = _RULES if re.match(_PREFIX, tail) else _PLAIN
        if found := _read(tail, today, day_first, rules):
            return " ".join(words[:start]).rstrip(" ,;–—-"), found
    return text.strip(), None


def _normal(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())


@dataclass(frozen=True, slots=True)
class _Asked:
    """One reading: the words, the day they are said on, and how 12/3 is meant."""

    words: re.Match[str]
    today: date
    day_first: bool

    def coming(self, day: int, month: int) -> date | None:
        """The next day of that name, today included; 29 February waits for its year."""
        years = range(self.today.year, self.today.year + 9)
        days = (_date(year, month, day) for year in years)
        return next((day for day in days if day and day >= self.today), None)

    def dated(self, day: int, month: int, year: str | None) -> Due | None:
        if not year:
            return _on(self.coming(day, month))
        return _on(_date(int(year) + (2000 if len(year) == 2 else 0), month, day))


# Patterns are compiled when first asked for, which is after the first paint.
_Rule = tuple[str, Callable[[_Asked], Due | None]]


def _read(text: str, today: date, day_first: bool, rules: tuple[_Rule, ...]) -> Due | None:
    text = re.sub(f"^{_PREFIX}", "", text).removesuffix("!").strip()
    for pattern, make in rules:
        words = re.fullmatch(pattern, text)
        if words and (found := make(_Asked(words, today, day_first))):
            return found
    return None


def _on(day: date | None) -> Due | None:
    return Due(on=day) if day else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else max(1, _COUNTS.index("a" if word == "an" else word))


def _named(names: tuple[str, ...], word: str) -> int | None:
    """The position of the name that a word of three letters or more begins."""
    word = {"weds": "wed"}.get(word.rstrip("."), word.rstrip("."))
    found = [at for at, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if found else None


def _month_end(today: date, months: int) -> date:
    at = today.year * 12 + today.month - 1 + months
    return date(at // 12, at % 12 + 1, monthrange(at // 12, at % 12 + 1)[1])


def _friday(today: date, weeks: int) -> date:
    """Friday of this week or a later one; on a weekend this week ends on its Sunday."""
    friday = today + timedelta(days=_FRIDAY - today.weekday(), weeks=weeks)
    return max(friday, today)


def _near(asked: _Asked) -> Due | None:
    days = {"today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}
    return Due(on=asked.today + timedelta(days=days[asked.words[1]]))


def _in(asked: _Asked) -> Due | None:
    count, unit = _number(asked.words[1]), asked.words[2]
    if count > 520:
        return None
    if unit.startswith("m"):
        return Due(months_later(asked.today, count))
    return Due(on=asked.today + timedelta(days=count * (7 if unit.startswith("w") else 1)))


def _weekday(asked: _Asked) -> Due | None:
    at = _named(_WEEKDAYS, asked.words[2])
    if at is None:
        return None
    if asked.words[1] == "next ":  # of next week, as people mean it
        return Due(on=asked.today + timedelta(days=7 - asked.today.weekday() + at))
    ahead = (at - asked.today.weekday()) % 7
    return Due(on=asked.today + timedelta(days=ahead or 7))


def _end_of(asked: _Asked) -> Due | None:
    later = 1 if asked.words[1] else 0
    today, span = asked.today, asked.words[2][0]
    if span == "w":
        return Due(on=_friday(today, later))
    if span == "m":
        return Due(_month_end(today, later))
    if span == "q":
        return Due(_month_end(today, 2 - (today.month - 1) % 3 + 3 * later))
    return Due(on=date(today.year + later, 12, 31))


def _end_of_named_month(asked: _Asked) -> Due | None:
    month = _named(_MONTHS, asked.words[1])
    if month is None:
        return None
    return Due(_month_end(asked.today, (month + 1 - asked.today.month) % 12))


def _day_of_month(asked: _Asked) -> Due | None:
    """The 15th: of this month while it is still to come, else of the next that has one."""
    first = asked.today.replace(day=1)
    months = (months_later(first, ahead) for ahead in range(3))
    days = (_date(month.year, month.month, int(asked.words[1])) for month in months)
    return _on(next((day for day in days if day and day >= asked.today), None))


def _occasion(asked: _Asked) -> Due | None:
    return Due(when=NEXT_CALL if asked.words[1] == "call" else NEXT_RIDE)


def _slashes(asked: _Asked) -> Due | None:
    first, second, year = int(asked.words[1]), int(asked.words[2]), asked.words[3]
    as_day_first = asked.dated(first, second, year)
    as_month_first = asked.dated(second, first, year)
    if asked.day_first:
        return as_day_first or as_month_first
    return as_month_first or as_day_first


def _dots(asked: _Asked) -> Due | None:
    return asked.dated(int(asked.words[1]), int(asked.words[2]), asked.words[3])


def _iso(asked: _Asked) -> Due | None:
    return _on(_date(int(asked.words[1]), int(asked.words[2]), int(asked.words[3])))


def _day_month(asked: _Asked) -> Due | None:
    month = _named(_MONTHS, asked.words["month"])
    if month is None:
        return None
    return asked.dated(int(asked.words["day"]), month + 1, asked.words["year"])


_COUNT = rf"(\d{{1,3}}|an?|{'|'.join(_COUNTS[1:])})"
_WEEKDAY_FIRST = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?: (?P<year>\d{4}))?"
_PLAIN: tuple[_Rule, ...] = (
    (r"(?:the )?(today|tonight|tomorrow|day after tomorrow)", _near),
    (rf"(?:with)?in {_COUNT} (days?|weeks?|months?)", _in),
    (r"(this |next |)(?!sat$|sun$)([a-z]{3,9}\.?)", _weekday),
    (r"(?:the )?end of (?:the |this |(next )?)(week|month|quarter|year)", _end_of),
    (r"(?:the )?end of ([a-z]{3,9})", _end_of_named_month),
    (r"(?:the )?(\d{1,2})(?:st|nd|rd|th)", _day_of_month),
    (r"(?:this|(next)) (week|month|quarter|year)", _end_of),
    (r"(?:at )?(?:the |our )?next (call|ride|ride-along|ride along|ridealong)", _occasion),
    (rf"{_WEEKDAY_FIRST}(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d{{2}}))?", _slashes),
    (rf"{_WEEKDAY_FIRST}(\d{{1,2}})\. ?(\d{{1,2}})\. ?(\d{{4}}|\d{{2}})?", _dots),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", _iso),
    (rf"{_WEEKDAY_FIRST}(?:the )?{_DAY} (?:of )?(?P<month>[a-z]{{3,9}})\.?{_YEAR}", _day_month),
    (rf"{_WEEKDAY_FIRST}(?P<month>[a-z]{{3,9}})\.? {_DAY}{_YEAR}", _day_month),
)
# What only a by-when field may say shorter, or a line after "by".
_RULES: tuple[_Rule, ...] = (
    *_PLAIN,
    (r"(this |next |)(sat|sun)", _weekday),
    (rf"{_COUNT} ?(d|w|m|days?|weeks?|months?)", _in),
    (r"eo()(w|m|q|y)", _end_of),
    (r"(\d{1,2})\.(\d{1,2})()", _dots),
    (r"(call|ride|ride-along)", _occasion),
)
