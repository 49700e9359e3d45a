"""What differs between two wordings, word by word, and between two texts: title, clauses, annexes, footnotes.

The words are found by Myers' greedy algorithm over tokens (words, single marks, single Chinese or Japanese
characters, each with the spaces before it). A comma alone between two changes belongs to the change, and what needs a
thousand edits is shown as one replacement, for a mosaic of small matches is unreadable. The browser has the same
algorithm, and both run the same vectors.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal, NamedTuple
from unicodedata import category

from msgspec import Struct

from deliberation.core.markup import MARK
from deliberation.core.text import Text, walk, wordings

Deed = Literal["equal", "insert", "delete"]
State = Literal["unchanged", "changed", "inserted", "deleted"]
EDITS_MAX: Final = 1_000
"""Beyond this many single edits the rest is given as one replacement."""

_IDEOGRAPHS: Final = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


class Op(Struct, frozen=True):
    """A run of words that both wordings have, or that only the new (`insert`) or the old (`delete`) has."""

    deed: Deed
    words: str


class WordsDiff(Struct, frozen=True):
    """What became of the words under one id: a clause's own (not its sub-paragraphs'), an annex's title, a footnote."""

    id: str
    state: State
    ops: tuple[Op, ...]


class TextDiff(Struct, frozen=True):
    """What became of a text.

    Args:
        title: its title.
        clauses: its clauses and, before its own, the title of each annex, in reading order; the deleted ones where they
            stood, never between a paragraph and what it has below it now. What moved is deleted and inserted.
        notes: the footnotes, in the order in which the text holds them.
    """

    title: tuple[Op, ...]
    clauses: tuple[WordsDiff, ...]
    notes: tuple[WordsDiff, ...]


def tokens(words: str) -> list[str]:
    """The pieces of a difference: words, single marks, single ideographs, each with the spaces before it.

    A reference or a footnote mark (`markup.py`) is one piece.
    """
    if words.isascii():
        return _ASCII_PIECE.findall(words)
    classes = words.translate(_CLASSES)
    for mark in MARK.finditer(words) if "{" in words else ():
        classes = f"{classes[: mark.start()]}{'{'.ljust(len(mark[0]), '.')}{classes[mark.end() :]}"
    return [words[piece.start() : piece.end()] for piece in _PIECE.finditer(classes)]


class _Classes(dict[int, str]):
    """One letter for each character: w in a word, i an ideograph, m a mark, a space for spaces; found when needed."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = category(character)
        if any(first <= character <= last for first, last in _IDEOGRAPHS):
            found = "i"
        elif kind[0] in "LMN":
            found = "w"
        else:
            found = " " if kind == "Zs" else "m"
        self[code] = found
        return found


_CLASSES: Final = _Classes()
_PIECE: Final = re.compile(r" *(?:w+|[im]|\{\.*)| +")
_ASCII_PIECE: Final = re.compile(rf" *(?:[A-Za-z0-9]+|{MARK.pattern[1:-1]}|[^ ])| +")
_MARKS_ONLY: Final = re.compile("[ m]*")


def compare_words(old: str, new: str) -> tuple[Op, ...]:
    """The difference: the equal and deleted words joined give `old`, the equal and inserted ones `new`."""
    if old == new:
        return (Op("equal", old),) if old else ()
    return tuple(_readable(_runs(tokens(old), tokens(new))))


class _Run(NamedTuple):
    """Words that both wordings have, or those that the new one has in place of the old one's."""

    same: bool
    old: str
    new: str


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[_Run]:
    """Equal and changed runs by turns; the common beginning and end are set aside before words are compared."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    last_old, last_new = len(before) - end, len(after) - end
    inner = _blocks(common(before[start:last_old], after[start:last_new]))
    at_old = at_new = 0
    for old, new, length in [
        (0, 0, start),
        *((old + start, new + start, length) for old, new, length in inner),
        (last_old, last_new, end),
    ]:
        if old > at_old or new > at_new:
            yield _Run(False, "".join(before[at_old:old]), "".join(after[at_new:new]))
        at_old, at_new = old + length, new + length
        if length:
            words = "".join(before[old:at_old])
            yield _Run(True, words, words)


def _blocks(pairs: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Pairs of places that follow each other in both sequences as one block, with its length."""
    blocks: list[tuple[int, int, int]] = []
    for old, new in pairs:
        first_old, first_new, length = blocks[-1] if blocks else (-1, -1, 0)
        if length and (old, new) == (first_old + length, first_new + length):
            blocks[-1] = (first_old, first_new, length + 1)
        else:
            blocks.append((old, new, 1))
    return blocks


def _readable(runs: Iterable[_Run]) -> Iterator[Op]:
    """The operations, deletion before insertion; marks alone between two changes are taken into the change."""
    deleted = inserted = waiting = ""
    changed = False
    for run in runs:
        if not run.same:
            deleted, inserted = deleted + waiting + run.old, inserted + waiting + run.new
            waiting, changed = "", True
        elif changed and not waiting and _only_marks(run.old):
            waiting = run.old
        else:
            yield from _change(deleted, inserted)
            deleted = inserted = ""
            changed = False
            yield Op("equal", run.old)
    yield from _change(deleted, inserted)
    if waiting:
        yield Op("equal", waiting)


def _only_marks(words: str) -> bool:
    return _MARKS_ONLY.fullmatch(words.translate(_CLASSES)) is not None


def _change(deleted: str, inserted: str) -> Iterator[Op]:
    if deleted:
        yield Op("delete", deleted)
    if inserted:
        yield Op("insert", inserted)


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence (Myers 1986); none beyond `EDITS_MAX` edits.

    Round d holds, for each of its d + 1 diagonals, how far in `old` one gets with d edits; d insertions come first, d
    deletions last.
    """
    long, wide = len(old), len(new)
    if set(old).isdisjoint(new):
        return []
    rounds: list[list[int]] = []
    last: list[int] = []
    for edits in range(min(long + wide, EDITS_MAX) + 1):
        reached: list[int] = []
        for index in range(edits + 1):
            if index == 0 or (index < edits and last[index - 1] < last[index]):
                x = last[index] if edits else 0
            else:
                x = last[index - 1] + 1
            y = x - 2 * index + edits
            while x < long and y < wide and old[x] == new[y]:
                x += 1
                y += 1
            if x >= long and y >= wide:
                return _way_back(rounds, index, x)
            reached.append(x)
        rounds.append(reached)
        last = reached
    return []


def _from_round(reached: list[int], index: int) -> tuple[int, int]:
    """Where an edit leads on diagonal `index` of the next round, and from which diagonal it comes."""
    if index == 0 or (index < len(reached) and reached[index - 1] < reached[index]):
        return reached[index], index
    return reached[index - 1] + 1, index - 1


def _way_back(rounds: list[list[int]], index: int, x: int) -> list[tuple[int, int]]:
    """The matches on the way that led to `x` on diagonal `index` after `len(rounds)` edits."""
    pairs: list[tuple[int, int]] = []
    for edits in range(len(rounds), -1, -1):
        diagonal = 2 * index - edits
        start, origin = _from_round(rounds[edits - 1], index) if edits else (0, 0)
        pairs.extend((place, place - diagonal) for place in range(x - 1, start - 1, -1))
        if edits:
            x, index = rounds[edits - 1][origin], origin
    return pairs[::-1]


def compare(old: Text, new: Text) -> TextDiff:
    """The difference of two versions along the ids of clauses, annexes and footnotes."""
    return TextDiff(
        compare_words(old.title, new.title),
        _along(list(wordings(old)), list(wordings(new)), _depths(old), _depths(new)),
        _along([(note.id, note.text) for note in old.notes], [(note.id, note.text) for note in new.notes]),
    )


_FLAT: Final[Mapping[str, int]] = MappingProxyType({})
_FIRST_DEPTH: Final = {"preamble": 20, "operative": 10, "annex": 1}


def _depths(text: Text) -> dict[str, int]:
    """How far in everything stands: sub-paragraphs further than what they are below, the preamble than what follows."""
    placed = {place.clause.id: _FIRST_DEPTH[place.part] + len(place.above) for place in walk(text)}
    return {annex.id: 0 for annex in text.annexes} | placed


def _along(
    before: list[tuple[str, str]],
    after: list[tuple[str, str]],
    old_depths: Mapping[str, int] = _FLAT,
    new_depths: Mapping[str, int] = _FLAT,
) -> tuple[WordsDiff, ...]:
    """Words by id in two orders: between two that both have, first what was deleted, then what was inserted.

    But what was inserted further in than a deleted one stands before that: it belongs to what precedes both.
    """
    found: list[WordsDiff] = []
    at_old = at_new = 0
    matches = common([id for id, _ in before], [id for id, _ in after])
    for match_old, match_new in [*matches, (len(before), len(after))]:
        for id, was in before[at_old:match_old]:
            while at_new < match_new and new_depths.get(after[at_new][0], 0) > old_depths.get(id, 0):
                found.append(_inserted(*after[at_new]))
                at_new += 1
            found.append(WordsDiff(id, "deleted", (Op("delete", was),)))
        found.extend(_inserted(*each) for each in after[at_new:match_new])
        if match_old < len(before):
            (id, was), (_, now) = before[match_old], after[match_new]
            found.append(WordsDiff(id, "unchanged" if was == now else "changed", compare_words(was, now)))
        at_old, at_new = match_old + 1, match_new + 1
    return tuple(found)


def _inserted(id: str, words: str) -> WordsDiff:
    return WordsDiff(id, "inserted", (Op("insert", words),))
