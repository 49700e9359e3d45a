"""What differs between two wordings, word by word, and between two texts, clause by clause.

The words are found by Myers' greedy algorithm over tokens (words, single marks, single Chinese or Japanese
characters, each with the spaces before it). A comma alone between two changes belongs to the change, and what needs a
thousand edits is shown as one replacement, for a mosaic of small matches is unreadable. The browser has the same
algorithm, and both run the same vectors.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal
from unicodedata import category

from msgspec import Struct

from deliberation.core.text import Clause, Text, walk

Deed = Literal["equal", "insert", "delete"]
State = Literal["unchanged", "changed", "inserted", "deleted"]
EDITS_MAX: Final = 1_000
"""Beyond this many single edits the rest is given as one replacement."""

_IDEOGRAPHS: Final = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


class Op(Struct, frozen=True):
    """A run of words that both wordings have, or that only the new (`insert`) or the old (`delete`) has."""

    deed: Deed
    words: str


class ClauseDiff(Struct, frozen=True):
    """What became of one clause; `ops` are of its own words, not of its sub-paragraphs."""

    id: str
    state: State
    ops: tuple[Op, ...]


class TextDiff(Struct, frozen=True):
    """What became of a text: its title, and its clauses in reading order, the deleted ones where they stood."""

    title: tuple[Op, ...]
    clauses: tuple[ClauseDiff, ...]


def tokens(words: str) -> list[str]:
    """The pieces of a difference: words, single marks, single ideographs, each with the spaces before it."""
    pieces: list[str] = []
    spaces = ""
    for kind, run in groupby(words, _character_class):
        if kind == "space":
            spaces = "".join(run)
            continue
        for piece in ["".join(run)] if kind == "word" else run:
            pieces.append(spaces + piece)
            spaces = ""
    return [*pieces, spaces] if spaces else pieces


def _character_class(character: str) -> str:
    if any(first <= character <= last for first, last in _IDEOGRAPHS):
        return "ideograph"
    kind = category(character)
    if kind[0] in "LMN":
        return "word"
    return "space" if kind == "Zs" else "mark"


def compare_words(old: str, new: str) -> tuple[Op, ...]:
    """The difference: the equal and deleted words joined give `old`, the equal and inserted ones `new`."""
    before, after = tokens(old), tokens(new)
    return tuple(_readable([Op(deed, token) for deed, token in _edits(before, after)]))


def _readable(single: list[Op]) -> Iterator[Op]:
    """Joins edits to runs, deletion before insertion, and takes marks between two changes into the change."""
    runs = [(same, list(group)) for same, group in groupby(single, lambda op: op.deed == "equal")]
    deleted = inserted = ""
    for index, (same, group) in enumerate(runs):
        words = "".join(op.words for op in group)
        between = 0 < index < len(runs) - 1
        if same and not (between and _only_marks(words)):
            yield from _change(deleted, inserted)
            deleted = inserted = ""
            yield Op("equal", words)
        else:
            deleted += "".join(op.words for op in group if op.deed != "insert")
            inserted += "".join(op.words for op in group if op.deed != "delete")
    yield from _change(deleted, inserted)


def _only_marks(words: str) -> bool:
    return all(_character_class(character) in ("space", "mark") for character in words)


def _change(deleted: str, inserted: str) -> Iterator[Op]:
    if deleted:
        yield Op("delete", deleted)
    if inserted:
        yield Op("insert", inserted)


def _edits(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[Deed, str]]:
    """The single edits from one sequence to the other, the common beginning and end set aside first."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    yield from (("equal", token) for token in before[:start])
    at_old = at_new = 0
    for match_old, match_new in [*_matches(old, new), (len(old), len(new))]:
        yield from (("delete", token) for token in old[at_old:match_old])
        yield from (("insert", token) for token in new[at_new:match_new])
        if match_old < len(old):
            yield "equal", old[match_old]
        at_old, at_new = match_old + 1, match_new + 1
    yield from (("equal", token) for token in before[len(before) - end :])


def _matches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence (Myers 1986); none beyond `EDITS_MAX` edits.

    Round d holds, for each of its d + 1 diagonals, how far in `old` one gets with d edits; d insertions come first, d
    deletions last.
    """
    rounds: list[list[int]] = []
    for edits in range(min(len(old) + len(new), EDITS_MAX) + 1):
        reached: list[int] = []
        for index in range(edits + 1):
            x = _from_round(rounds[-1], index)[0] if edits else 0
            y = x - (2 * index - edits)
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            if x >= len(old) and y >= len(new):
                return _way_back(rounds, index, x)
            reached.append(x)
        rounds.append(reached)
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
    """The difference of two versions, clause by clause; one that moved is deleted and inserted."""
    before = [place.clause for place in walk(old)]
    after = [place.clause for place in walk(new)]
    matches = _matches([clause.id for clause in before], [clause.id for clause in after])
    found: list[ClauseDiff] = []
    at_old = at_new = 0
    for match_old, match_new in [*matches, (len(before), len(after))]:
        found.extend(ClauseDiff(c.id, "deleted", (Op("delete", c.text),)) for c in before[at_old:match_old])
        found.extend(ClauseDiff(c.id, "inserted", (Op("insert", c.text),)) for c in after[at_new:match_new])
        if match_old < len(before):
            found.append(_clause_diff(before[match_old], after[match_new]))
        at_old, at_new = match_old + 1, match_new + 1
    return TextDiff(compare_words(old.title, new.title), tuple(found))


def _clause_diff(old: Clause, new: Clause) -> ClauseDiff:
    ops = compare_words(old.text, new.text)
    return ClauseDiff(old.id, "unchanged" if old.text == new.text else "changed", ops)
