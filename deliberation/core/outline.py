"""The outline of a text: what stands where, by id, so that a change is looked up and never searched for.

Clauses and annexes stand in *containers*: the top of the preamble or of the operative part, the annexes, an annex, a
clause with sub-paragraphs. A container is named by the id of its clause or annex, or as "start of" its part.
"""

from functools import lru_cache
from typing import Final

from msgspec import Struct

from deliberation.core.changes import TITLE
from deliberation.core.text import Annex, Clause, Part, Text

ANNEXES: Final = "start of annexes"
"""The container in which the annexes stand."""
_KEPT: Final = 64


class Outline(Struct, frozen=True, eq=False):
    """What stands where in a text.

    Args:
        nodes: clauses and annexes.
        homes: the container of each.
        seats: how many siblings stand before each.
        below: what stands in each container, in order; those of clauses without sub-paragraphs are left out.
        parts: the part that a container belongs to.
        words: the words of the title, of clauses, of annexes (their titles) and of footnotes.
        order: how many clauses and annexes are read before each.
    """

    text: Text
    nodes: dict[str, Clause | Annex]
    homes: dict[str, str]
    seats: dict[str, int]
    below: dict[str, tuple[str, ...]]
    parts: dict[str, Part]
    words: dict[str, str]
    order: dict[str, int]

    def inside(self, id: str) -> list[str]:
        """The clauses below a clause or in an annex, at every depth, in reading order."""
        found: list[str] = []
        for child in self.below.get(id, ()):
            found.append(child)
            if child in self.below:
                found += self.inside(child)
        return found

    def within(self, id: str, outer: str) -> bool:
        """Whether a container or clause is `outer` or stands somewhere in it."""
        at: str | None = id
        while at is not None and at != outer:
            at = self.homes.get(at)
        return at == outer


def top(part: Part) -> str:
    """The container at the top of the preamble or the operative part; of the annex part, that of the annexes."""
    return ANNEXES if part == "annex" else f"start of {part}"


@lru_cache(maxsize=_KEPT)
def outline(text: Text) -> Outline:
    """The outline of a text; those of the last texts are kept."""
    found = Outline(text, {}, {}, {}, {}, {}, {TITLE: text.title}, {})
    _add(found, top("preamble"), text.preamble, "preamble")
    _add(found, top("operative"), text.operative, "operative")
    found.below[ANNEXES] = tuple(annex.id for annex in text.annexes)
    found.parts[ANNEXES] = "annex"
    for seat, annex in enumerate(text.annexes):
        _seat(found, annex, ANNEXES, seat, annex.title)
        _add(found, annex.id, annex.clauses, "annex")
    found.words.update((note.id, note.text) for note in text.notes)
    return found


def _add(found: Outline, container: str, clauses: tuple[Clause, ...], part: Part) -> None:
    found.below[container] = tuple(clause.id for clause in clauses)
    found.parts[container] = part
    for seat, clause in enumerate(clauses):
        _seat(found, clause, container, seat, clause.text)
        if clause.children:
            _add(found, clause.id, clause.children, part)
        else:
            found.parts[clause.id] = part


def _seat(found: Outline, node: Clause | Annex, container: str, seat: int, words: str) -> None:
    found.order[node.id] = len(found.order)
    found.nodes[node.id] = node
    found.homes[node.id] = container
    found.seats[node.id] = seat
    found.words[node.id] = words
