"""How a skill is rated, in words."""

from coachdesk.desk.curbside import SkillSeen
from coachdesk.desk.rated import Rated


def ratings_said(skill: SkillSeen, rep: str) -> str:
    """A line like: Kary 3 · you 4; and behind it what became of it after the talk."""
    own, coach = skill.own, skill.rated
    words = [f"{rep} {_level(own.level)}"] if own else []
    if coach:
        words.append(f"you {_level(coach.level)}")
        words += [_changed(coach, rep)] if coach.changed else []
        words += [f"{rep} disagrees"] if coach.disputed_on else []
    return " · ".join(words)


def _level(level: int | None) -> str:
    return str(level or "not observed")


def _changed(rated: Rated, rep: str) -> str:
    """What was said in the talk, and who asked for the change."""
    asked = {"rep": f"{rep} asked", "coach": "you changed it"}.get(rated.asked_by or "", "")
    return ", ".join(filter(None, (f"in the talk {_level(rated.in_the_talk)}", asked)))
