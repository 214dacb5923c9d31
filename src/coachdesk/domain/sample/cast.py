"""Who and what a story is made of, as the files of resources/sample/ say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Phrases = Mapping[str, Sequence[str]]
_OF_ITS_OWN = ("reps", "product", "meeting")


@dataclass(frozen=True, slots=True)
class Product:
    """A thing to sell: its name in a CRM, what people call it, and what it is bought against."""

    name: str
    what: str
    price: int
    pains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    """A starter skill as calls need it: its row, and what is noted about it."""

    id: str
    name: str
    anchors: tuple[str, ...]
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Meeting:
    """What takes the coach's time, every week on its weekday or more seldom."""

    title: str
    category: str
    weekday: int
    starts_minute: int
    minutes: int
    monthly: bool = False
    quarter_end: bool = False  # only in the last four weeks of a quarter


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the bank: its id there, the step it belongs to, its words."""

    id: str
    part: str
    text: str
    skill_id: str | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Everything a story may name or say."""

    people: Mapping[str, Sequence[str]]  # lists of names by what they name
    reps: tuple[tuple[str, str], ...]  # name and territory of the first ones
    products: tuple[Product, ...]
    meetings: tuple[Meeting, ...]
    skills: tuple[Skill, ...]
    call: Phrases
    step: Phrases
    rep: Phrases
    ride: Phrases
    one_to_one: Phrases  # why one was moved or cancelled, by whom
    asking: Phrases  # what reps wish to be coached on
    debrief: Phrases  # what is said at the car
    goal: Phrases  # in the reps' words, by skill
    outlook: Phrases  # by level
    talk: Phrases  # what is noted in a one-to-one
    reply: Phrases  # what reps write under a report
    questions: tuple[Question, ...]

    @classmethod
    def of(
        cls,
        cast: Mapping[str, Any],
        phrases: Mapping[str, Any],
        skills: Sequence[Mapping[str, Any]],
        questions: Iterable[Question] = (),
    ) -> "Cast":
        """The cast from its two files, the rows of the starter skills, the starter questions."""
        said = {each["name"]: each for each in phrases["skill"]}
        return cls(
            people={key: cast[key] for key in cast if key not in _OF_ITS_OWN},
            reps=tuple((name, territory) for name, territory in cast["reps"]),
            products=tuple(
                Product(each["name"], each["what"], each["price"], tuple(each["pains"]))
                for each in cast["product"]
            ),
            meetings=tuple(Meeting(**each) for each in cast["meeting"]),
            skills=tuple(
                Skill(
                    row["id"],
                    row["name"],
                    tuple(row[f"anchor_{level}"] for level in range(1, 6)),
                    said[row["name"]],
                )
                for row in skills
            ),
            call=phrases["call"],
            step=phrases["step"],
            rep=phrases["rep"],
            ride=phrases["ride"],
            one_to_one=phrases["one_to_one"],
            asking=phrases["asking"],
            debrief=phrases["debrief"],
            goal=phrases["goal"],
            outlook=phrases["outlook"],
            talk=phrases["talk"],
            reply=phrases["reply"],
            questions=tuple(questions),
        )
