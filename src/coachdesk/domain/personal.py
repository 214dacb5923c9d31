"""Words that say more of a person than feedback on a call may: health, family, belief, union, age.

What belongs to customers' business (a hospital, a family business, a credit union, the age of a
machine) is left out of the lists: a light that is wrong each time is soon no longer looked at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coachdesk.domain.identity import folded

_WORDS = {
    "health": """sick, sickness, sick leave, off sick, ill, illness, pregnant, pregnancy, maternity,
        paternity, disabled, disability, depressed, depression, burnout, burn-out, burned out,
        burnt out, anxiety, panic attack, therapist, psychiatrist, alcoholic, addicted, overweight,
        migraine, miscarriage, menopause, autistic, adhd, dyslexic""",
    "family": """wife, husband, girlfriend, boyfriend, fiance, fiancee, fiancé, fiancée, divorce,
        divorced, married, marriage, unmarried, single mother, single father, kid, kids, child,
        children, childcare, baby, babies, toddler, daughter, his family, her family,
        their family, my family, your family, family reasons, family problems, family matters,
        his mother, her mother, his father, her father, gay, lesbian""",
    "belief": """church, mosque, synagogue, religion, religious, believer, muslim, islam, christian,
        christianity, jew, jewish, hindu, buddhist, catholic, protestant, atheist, ramadan, hijab,
        headscarf, political party, his politics, her politics, their politics""",
    "union": """union, unions, trade unionist, unionised, unionized, works council,
        shop steward, on strike""",
    "age": """age, aged, too old, too young, getting old, old for, young for, old man, old woman,
        elderly, years old, retire, retires, retired, retiring, retirement, boomer, millennial,
        gen z, for a young""",
}
_BUSINESS = """european union, customs union, credit union, western union, family business,
    age of the, ages of the, age group, retirement plan, retirement plans, retirement home"""


@dataclass(frozen=True, slots=True)
class Personal:
    """A word that was found, as it stands in the text, and what it is about."""

    word: str
    about: str


def personal(texts: Iterable[str]) -> Personal | None:
    """The first such word of these texts, or none."""
    for text in texts:
        plain = _BUSINESS_WORDS.sub(" ", folded(text))
        if found := _PERSONAL_WORDS.search(plain):
            return Personal(found[0], _ABOUT[found[0]])
    return None


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",")]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words only, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")


_ABOUT = {word: about for about, words in _WORDS.items() for word in _listed(words)}
_PERSONAL_WORDS, _BUSINESS_WORDS = _any_of(_ABOUT), _any_of(_listed(_BUSINESS))
