"""Who somebody on a list is: by the id that the CRM gives, else by any name they ever had."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from coachdesk.domain.identity import folded, named_id

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "dds", "esq"))


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the file. `names` are all they ever had, the present one first."""

    id: str
    names: tuple[str, ...]
    external_ids: tuple[str, ...] = ()
    archived: bool = False

    @property
    def name(self) -> str:
        """As they are called now."""
        return self.names[0]


def turned(name: str) -> str:
    """“Cantwell, Donn” as people say it; a comma before Jr. or PhD turns nothing."""
    last, comma, first = name.partition(",")
    first = first.strip()
    if not comma or not first or "," in first or first.casefold().strip(".") in _SUFFIXES:
        return name
    return f"{first} {last.strip()}"


def id_of_new(name: str, external_id: str = "") -> str:
    """The id of somebody who is in no file yet: on every machine the same for one list."""
    return named_id("rep", "id", external_id) if external_id else named_id("rep", turned(name))


class People:
    """Everybody in the file, to be found as a list names them."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_id: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for person in known:
            self.add(person)

    def add(self, person: Known) -> None:
        """One more, as a list brings them in."""
        self._by_id |= dict.fromkeys(person.external_ids, person)
        for name in {folded(turned(name)) for name in person.names}:
            self._by_name[name].append(person)

    def called(self, name: str, external_id: str = "") -> list[Known]:
        """Nobody, the one it is, or several where the name fits several.

        Who is known under another id is another person of the same name.
        """
        if external_id and (known := self._by_id.get(external_id)):
            return [known]
        wanted = folded(turned(name))
        found = self._by_name.get(wanted, [])
        if external_id:
            found = [person for person in found if not person.external_ids]
        return [person for person in found if folded(turned(person.name)) == wanted] or found

    def alike(self, name: str) -> str:
        """The name of somebody who is written almost so; "" where there is nobody."""
        close = get_close_matches(folded(turned(name))[:80], self._by_name, n=1, cutoff=0.85)
        return self._by_name[close[0]][0].name if close else ""
