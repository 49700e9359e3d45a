"""What stands in the words of a clause besides words: cross-references, footnote marks and square brackets.

`{@id}` refers to a clause or an annex and is shown as its label, whatever number it has by then; `{^id}` marks a
footnote. Square brackets hold what is not agreed (procedure.md, section (d)): `[encourages – KEN, FRA] [urges – NOR]`
are two alternatives with those who want them. They are plain characters of the words: one that has no counterpart is
shown as it is and means nothing. The browser reads words in the same way, and both run the same vectors.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from unicodedata import category

from msgspec import Struct

from deliberation.core.changes import TITLE
from deliberation.core.text import Text, walk, wordings

GONE: Final = "…"
"""How a reference to what is gone is shown."""
NESTING_MAX: Final = 8
"""Brackets within brackets; those nested deeper are plain characters."""
NAME_MAX: Final = 60

MARK: Final = re.compile(r"(\{[@^][a-z0-9]{6,32}\})")
"""A reference or a footnote mark."""
_MARK: Final = re.compile(r"\{([@^])([a-z0-9]{6,32})\}")
_SIGN: Final = re.compile(rf"{_MARK.pattern}|[\[\]]")
_DASH: Final = " – "
_COMMAS: Final = re.compile("[,،，、]")
_SPACES: Final = " \u00a0"
_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Plain(Struct, frozen=True, tag_field="kind", tag="words"):
    """Words as they are, from `start` to `end` of the clause's words; offsets are code points here and below."""

    start: int
    end: int
    words: str


class Reference(Struct, frozen=True, tag_field="kind", tag="reference"):
    """A cross-reference to a clause or an annex."""

    start: int
    end: int
    target: str


class NoteMark(Struct, frozen=True, tag_field="kind", tag="note"):
    """The mark of a footnote."""

    start: int
    end: int
    note: str


class Alternative(Struct, frozen=True):
    """What one pair of brackets holds.

    Args:
        start, end: with the brackets themselves.
        until: where its own words end, and the dash with those who want them begins.
        runs: its own words.
        attribution: the member codes or names of those who want them.
    """

    start: int
    end: int
    until: int
    runs: tuple["Run", ...]
    attribution: tuple[str, ...]


class Bracket(Struct, frozen=True, tag_field="kind", tag="bracket"):
    """An open point: brackets that follow each other with nothing but space between them are its alternatives."""

    start: int
    end: int
    alternatives: tuple[Alternative, ...]


Run = Plain | Reference | NoteMark | Bracket


class Dangling(Struct, frozen=True):
    """A reference whose target is gone, and the clause, annex title or footnote that it stands in."""

    clause: str
    target: str


class OpenPoint(Struct, frozen=True):
    """A clause, annex title, footnote or the title with words in brackets, and how many open points it has."""

    clause: str
    brackets: int


def parse(words: str) -> tuple[Run, ...]:
    """The runs of a clause's words, which together cover them from the first to the last (section (d))."""
    signs = list(_SIGN.finditer(words))
    paired = _paired(signs)
    levels: list[list[Run]] = [[]]
    opened: list[int] = []
    at = 0
    for index, sign in enumerate(signs):
        if sign[1] is None and index not in paired:
            continue
        _add_plain(levels[-1], words, at, sign.start())
        at = sign.end()
        if sign[0] == "[":
            opened.append(sign.start())
            levels.append([])
        elif sign[0] == "]":
            inner = levels.pop()
            _add_alternative(levels[-1], _alternative(opened.pop(), at, inner))
        else:
            mark = Reference if sign[1] == "@" else NoteMark
            levels[-1].append(mark(sign.start(), at, sign[2]))
    _add_plain(levels[-1], words, at, len(words))
    return tuple(levels[0])


def _paired(signs: list[re.Match[str]]) -> set[int]:
    """Which signs are brackets with a counterpart, nested no deeper than `NESTING_MAX`."""
    pairs: dict[int, int] = {}
    unclosed: list[int] = []
    for index, sign in enumerate(signs):
        if sign[0] == "[":
            unclosed.append(index)
        elif sign[0] == "]" and unclosed:
            pairs[unclosed.pop()] = index
    within: set[int] = set()
    ends: list[int] = []
    for first in sorted(pairs):
        while ends and ends[-1] < first:
            ends.pop()
        ends.append(pairs[first])
        if len(ends) <= NESTING_MAX:
            within |= {first, pairs[first]}
    return within


def _add_plain(runs: list[Run], words: str, start: int, end: int) -> None:
    if start < end:
        runs.append(Plain(start, end, words[start:end]))


def _add_alternative(runs: list[Run], alternative: Alternative) -> None:
    """Adds what brackets hold, to the open point right before it if there is one."""
    before = runs[-2:] if runs and isinstance(runs[-1], Plain) and not runs[-1].words.strip(_SPACES) else runs[-1:]
    if before and isinstance(before[0], Bracket):
        del runs[-len(before) :]
        runs.append(Bracket(before[0].start, alternative.end, (*before[0].alternatives, alternative)))
    else:
        runs.append(Bracket(alternative.start, alternative.end, (alternative,)))


def _alternative(start: int, end: int, runs: list[Run]) -> Alternative:
    """What brackets hold, without the dash and the names after it; names begin with no small letter."""
    last = runs[-1] if runs else None
    if isinstance(last, Plain) and _DASH in last.words:
        own, _, tail = last.words.rpartition(_DASH)
        names = tuple(name.strip(_SPACES) for name in _COMMAS.split(tail))
        if all(name and len(name) <= NAME_MAX and category(name[0]) != "Ll" for name in names):
            until = last.start + len(own)
            kept = (Plain(last.start, until, own),) if own else ()
            return Alternative(start, end, until, (*runs[:-1], *kept), names)
    return Alternative(start, end, end - 1, tuple(runs), ())


def note_marks(words: str) -> list[str]:
    """The footnotes that are marked in words, in their order."""
    return [id for sign, id in _MARK.findall(words) if sign == "^"]


def references(words: str) -> list[str]:
    """What words refer to, in their order."""
    return [id for sign, id in _MARK.findall(words) if sign == "@"]


def part_last_notes(words: str) -> tuple[str, str]:
    """The words up to the footnote marks at their end, and these: closing punctuation stands between the two."""
    before = words
    while True:
        kept = before.rstrip(_SPACES)
        mark = _MARK.fullmatch(kept, max(0, kept.rfind("{")))
        if mark is None or mark[1] != "^":
            return before, words[len(before) :]
        before = kept[: mark.start()].rstrip(_SPACES)


def shown(words: str, labels: Mapping[str, str], notes: Mapping[str, int]) -> str:
    """The words as plain text: references as labels, footnote marks as raised figures, brackets as they are.

    Args:
        words: the words of a clause, with or without its closing punctuation.
        labels: from `numbering.number`; what is not among them is gone, and shown as `GONE`.
        notes: from `numbering.note_numbers`; a mark that is not among them is left out.
    """

    def show(mark: re.Match[str]) -> str:
        if mark[1] == "@":
            return labels.get(mark[2], GONE)
        return str(notes.get(mark[2], "")).translate(_SUPERSCRIPT)

    return _MARK.sub(show, words)


def dangling(text: Text) -> tuple[Dangling, ...]:
    """The references whose clause or annex is gone, in reading order, those in footnotes last."""
    known = {place.clause.id for place in walk(text)} | {annex.id for annex in text.annexes}
    return tuple(
        Dangling(id, target) for id, words in _all_words(text) for target in references(words) if target not in known
    )


def open_points(text: Text) -> tuple[OpenPoint, ...]:
    """The clauses with words in brackets and how many open points each has, in reading order (section (d)).

    Alternatives to each other are one open point; one inside another counts for itself. The sum of all is the measure
    of progress: at zero the text is clean.
    """
    found = ((id, _count(parse(words))) for id, words in ((TITLE, text.title), *_all_words(text)) if "[" in words)
    return tuple(OpenPoint(id, brackets) for id, brackets in found if brackets)


def _count(runs: tuple[Run, ...]) -> int:
    points = [run for run in runs if isinstance(run, Bracket)]
    return len(points) + sum(_count(alternative.runs) for point in points for alternative in point.alternatives)


def _all_words(text: Text) -> Iterator[tuple[str, str]]:
    """The words in which references may stand, by id."""
    yield from wordings(text)
    yield from ((note.id, note.text) for note in text.notes)
