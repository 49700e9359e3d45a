"""The punctuation that a clause's place gives it (section (d)).

It is put on when a text is written and taken off when it is read. What is taken off is what `punctuate` would put back.
"""

from collections.abc import Callable
from typing import Final

from msgspec import structs

from deliberation.core import numbering
from deliberation.core.markup import part_last_notes
from deliberation.core.text import Clause, Text, walk

_STAND_IN: Final = "x"


def endings(text: Text) -> dict[str, str]:
    """The mark that each clause ends with, by its id; empty where it has none."""
    bare = each_clause(text, lambda clause: structs.replace(clause, text=_STAND_IN, opening=0))
    shown = numbering.punctuate(bare, text.language)
    return {place.clause.id: shown.get(place.clause.id, _STAND_IN)[len(_STAND_IN) :] for place in walk(bare)}


def ended(clause: Clause, end: str) -> str:
    """The words of a clause with the mark at their end, and footnote marks after it."""
    words, notes = part_last_notes(clause.text)
    return numbering.closed(words, end) + notes


def strip_endings(text: Text) -> Text:
    """The text without the punctuation that its clauses end with in a file.

    Where a clause ends otherwise than its place demands, all punctuation at its end goes: it was meant for the place.
    The stop of an abbreviation stays, for it is the clause's own.
    """
    ends = endings(text)

    def stripped(clause: Clause) -> Clause:
        bare, notes = part_last_notes(clause.text)
        if end := ends[clause.id]:
            bare = _without(bare, end)
        words = bare + notes or clause.text
        return structs.replace(clause, text=words, opening=min(clause.opening, len(words)))

    return each_clause(text, stripped)


def _without(words: str, end: str) -> str:
    if not words.endswith(end):
        return numbering.unclosed(words)
    before = words.removesuffix(end)
    return words if numbering.closed(words, end) == words else before


def each_clause(text: Text, change: Callable[[Clause], Clause]) -> Text:
    """The text with every clause changed, its sub-paragraphs after it."""

    def deep(clause: Clause) -> Clause:
        changed = change(clause)
        return structs.replace(changed, children=tuple(map(deep, changed.children)))

    return structs.replace(
        text,
        preamble=tuple(map(deep, text.preamble)),
        operative=tuple(map(deep, text.operative)),
        annexes=tuple(structs.replace(annex, clauses=tuple(map(deep, annex.clauses))) for annex in text.annexes),
    )
