"""What amendments make of a text: the clauses that one of them changes, and the compilation of all that are pending.

A compilation is the text in force; below each clause stands every pending amendment to it, with its symbol, its
sponsors, and the clause as it would read. It is a neutral structure, and its `lines` go into any `Paper`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct, structs

from deliberation.core import markup
from deliberation.core.changes import TITLE
from deliberation.core.text import Language, Text, wordings
from deliberation.documents.forms import form
from deliberation.documents.paper import Line, Run, Words, between, of_text

_PLAIN: Final = frozenset({"title", "heading", "annex"})
"""Lines that are headings of the text itself, but not where they are quoted."""


class Pending(Struct, frozen=True):
    """An amendment that is still to be decided.

    Args:
        before: what it is applied to, in its language: the text in force, with the amendment that it changes if any.
        after: that text with it; None where its words or place are no longer there.
    """

    symbol: str
    sponsors: str
    before: Text
    after: Text | None


class Proposed(Struct, frozen=True):
    """What one amendment would make of one clause."""

    symbol: str
    sponsors: str
    lines: tuple[Line, ...]


class Compiled(Struct, frozen=True):
    """A line of the text in force, and what is proposed there."""

    line: Line
    proposed: tuple[Proposed, ...] = ()


class Compilation(Struct, frozen=True):
    """A text with all that is pending on it; `misfits` are the amendments whose words or place are no longer there."""

    compiled: tuple[Compiled, ...]
    misfits: tuple[Pending, ...]


def compilation(text: Text, pending: Sequence[Pending], words: Words) -> Compilation:
    """The text in force with every pending amendment at its place.

    Args:
        text: the text in force.
        pending: in the order in which they are to be printed.
        words: the fixed words of the paper.
    """
    lines = of_text(text, words)
    known = {line.id for line in lines}
    at: dict[str, list[Proposed]] = {}
    for each in pending:
        for anchor, found in _by_anchor(each, known, words).items():
            at.setdefault(anchor, []).append(Proposed(each.symbol, each.sponsors, tuple(found)))
    compiled = tuple(Compiled(line, tuple(at.get(line.id, ()))) for line in lines)
    return Compilation(compiled, tuple(each for each in pending if each.after is None))


def _by_anchor(amendment: Pending, known: set[str], words: Words) -> Mapping[str, list[Line]]:
    """The changed lines under the line of the text in force that they change, or that they follow."""
    before, after = amendment.before, amendment.after
    if after is None:
        return {}
    found: dict[str, list[Line]] = {}
    anchor = TITLE
    for group in _groups(_compared(before, after, words)):
        stood = [line.id for line, _ in group if line.deed != "insert" and line.id in known]
        anchor = stood[-1] if stood else anchor
        changed = [_quoted(line, after) for line, differs in group if differs]
        if changed:
            found.setdefault(anchor, []).extend(changed)
    return found


def _groups(compared: Iterable[tuple[Line, bool]]) -> Iterator[list[tuple[Line, bool]]]:
    """What is shown together: a line that stays, a paragraph that goes with all below it, what comes after either."""
    group: list[tuple[Line, bool]] = []
    for each in compared:
        if group and _begins(each[0], group[-1][0]):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _begins(line: Line, before: Line) -> bool:
    return line.deed == "equal" or (line.deed == "delete" and (line.level == 0 or before.deed != "delete"))


def changed_lines(before: Text, after: Text, words: Words) -> tuple[Line, ...]:
    """The lines that differ between two texts, as they are quoted; not those of which only number or ending does."""
    return tuple(_quoted(line, after) for line, differs in _compared(before, after, words) if differs)


def _compared(before: Text, after: Text, words: Words) -> list[tuple[Line, bool]]:
    """Every line of both texts, and whether its own words, its footnotes or its place differ."""
    old, new = _own_words(before), _own_words(after)
    return [
        (line, line.id in old.keys() | new.keys() and (line.deed != "equal" or old[line.id] != new[line.id]))
        for line in between(before, after, words)
    ]


def _own_words(text: Text) -> dict[str, tuple[str, ...]]:
    """The words of each clause and title, with those of its footnotes."""
    notes = {note.id: note.text for note in text.notes}
    everything = [(TITLE, text.title), *((annex.id, annex.title) for annex in text.annexes), *wordings(text)]
    return {id: (words, *(notes.get(mark, "") for mark in markup.note_marks(words))) for id, words in everything}


def _quoted(line: Line, text: Text) -> Line:
    kind = "paragraph" if line.kind in _PLAIN else line.kind
    return structs.replace(line, aside=True, kind=kind, language=line.language or text.language)


def lines(compiled: Compilation, language: Language) -> tuple[Line, ...]:
    """A compilation as the lines of a paper: what would be deleted and inserted is marked."""
    return tuple(_lines(compiled, language))


def _lines(compiled: Compilation, language: Language) -> Iterator[Line]:
    for each in compiled.compiled:
        yield each.line
        for proposed in each.proposed:
            yield _said(
                "amendment", form("one-amendment", language, symbol=proposed.symbol, sponsors=proposed.sponsors)
            )
            yield from proposed.lines
    if not compiled.misfits and not any(each.proposed for each in compiled.compiled):
        yield _said("remark", form("compilation-none", language))
    yield from _misfits(compiled.misfits, language)


def _misfits(misfits: Iterable[Pending], language: Language) -> Iterator[Line]:
    for index, each in enumerate(misfits):
        if index == 0:
            yield _said("heading", form("compilation-misfits", language))
        yield _said("remark", form("one-amendment", language, symbol=each.symbol, sponsors=each.sponsors))


def _said(kind: str, words: str) -> Line:
    return Line(kind=kind, runs=(Run(words),))  # type: ignore[arg-type]  # one of the kinds
