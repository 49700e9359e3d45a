"""Carrying an amendment over to a later version of the text: the one way in which changes are anchored.

Words are carried along the word diff of the clause as its author saw it and as it is now: where they lie in words that
stayed, and could not lie elsewhere. A phrase that the diff lost is found again where it stands exactly once in both. A
new clause keeps its place after its sibling as long as the same siblings follow it; beside what others inserted there
since, it stands in the order of ids, so that the order of adoption does not tell. Nothing is ever guessed: a change
that could stand in two places fits in none, and its author anchors it anew.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deliberation.core.changes import (
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
    SplitClause,
)
from deliberation.core.diff import compare_words, tokens
from deliberation.core.outline import ANNEXES, Outline, outline, top
from deliberation.core.text import Annex, Clause, Text

PHRASE_MIN: Final = 3
"""Words that the diff does not carry are found again only as a phrase of this many; single ones recur by chance."""
_KEPT: Final = 8_192


class Rebased(Struct, frozen=True):
    """An amendment as it is to a later version: the changes that fit there, and as they were, those that don't."""

    changes: tuple[Change, ...]
    misfits: tuple[Change, ...]


def rebase(changes: Sequence[Change], base: Text, text: Text) -> Rebased:
    """Anchors changes to another version of the text.

    Applying what fits to `text` gives what applying the amendment, as it was made to `base`, would give.

    Args:
        changes: an amendment that is right in itself (`amending.check`).
        base: the version that it was made to.
        text: the version that it shall be anchored to.
    """
    return carried(changes, outline(base), outline(text))


def carried(changes: Sequence[Change], then: Outline, now: Outline) -> Rebased:
    """As `rebase`, from outline to outline."""
    seating = Seating(then, now)
    fates = [_fate(change, then, now, seating) for change in changes]
    if then is not now:
        fates = _apart(fates)
    return Rebased(
        tuple(fate for fate in fates if fate is not None),
        tuple(change for change, fate in zip(changes, fates, strict=True) if fate is None),
    )


def container_of(change: InsertClause | MoveClause | InsertAnnex) -> str:
    """The container that a change puts something in."""
    if isinstance(change, InsertAnnex):
        return ANNEXES
    return change.parent if change.parent is not None else top(change.part)


def _fate(change: Change, then: Outline, now: Outline, seating: "Seating") -> Change | None:
    """A change as it fits now, or None."""
    match change:
        case ReplaceWords():
            return _words_now(change, then, now)
        case DeleteClause(clause=clause):
            return change if clause in now.nodes else None
        case InsertClause(clause=new):
            after, fits = seating.insert(new, container_of(change), change.after)
            return replace(change, after=after) if fits else None
        case InsertAnnex(annex=annex):
            after, fits = seating.insert(annex, ANNEXES, change.after)
            return replace(change, after=after) if fits else None
        case MoveClause(clause=clause):
            after, fits = seating.move(clause, container_of(change), change.after)
            return replace(change, after=after) if fits else None
        case SplitClause(clause=clause, at=at):
            there = _offset_now(then.words[clause], now.words[clause], at, at) if clause in now.nodes else None
            if there is None:
                return None
            seating.split(clause, change.new)
            return replace(change, at=there)
        case InsertNote():
            return change


def _apart(fates: list[Change | None]) -> list[Change | None]:
    """Takes out rewordings of one clause that would meet now, which phrases found elsewhere may do."""
    words = [(fate.clause, fate.start, fate.end, i) for i, fate in enumerate(fates) if isinstance(fate, ReplaceWords)]
    out: set[int] = set()
    for (clause, start, end, index), (following, *span, other) in pairwise(sorted(words)):
        if clause == following and ranges_meet(start, end, *span):
            out |= {index, other}
    return [None if index in out else fate for index, fate in enumerate(fates)] if out else fates


def ranges_meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether ranges share a character, or an empty one is at the offset of another or strictly inside it."""
    if start == end and other_start == other_end:
        return start == other_start
    return start < other_end and other_start < end


class Seating:
    """Who sits where while the changes of one amendment are made one by one.

    Args of its methods:
        container: where the new or moved one shall stand.
        after: the sibling that it shall follow; None for the first place.

    They give the sibling that it follows, and whether it can stand there at all.
    """

    def __init__(self, then: Outline, now: Outline) -> None:
        self._then, self._now = then, now
        self._rows: dict[str, list[str]] = {}
        self._homes: dict[str, str] = {}
        self._brought: set[str] = set()

    def insert(self, node: Clause | Annex, container: str, after: str | None) -> tuple[str | None, bool]:
        """Seats something new."""
        place = self._place(node.id, container, after)
        if place is None:
            return None, False
        self._rows[container].insert(place, node.id)
        self._homes[node.id] = container
        self._bring(node)
        return self._before(container, place), True

    def move(self, clause: str, container: str, after: str | None) -> tuple[str | None, bool]:
        """Seats a clause elsewhere; never in itself."""
        if clause not in self._now.nodes or self._within(container, clause):
            return None, False
        row = self._row(self._home(clause))
        seat = row.index(clause)
        row.pop(seat)
        place = self._place(clause, container, after)
        if place is None:
            row.insert(seat, clause)
            return None, False
        self._rows[container].insert(place, clause)
        self._homes[clause] = container
        return self._before(container, place), True

    def split(self, clause: str, new: str) -> None:
        """Seats the second half of a clause right after the first, with the sub-paragraphs."""
        container = self._home(clause)
        row = self._row(container)
        row.insert(row.index(clause) + 1, new)
        self._homes[new] = container
        self._brought.add(new)
        self._rows[new] = list(self._row(clause))
        self._rows[clause] = []
        self._homes.update((child, new) for child in self._rows[new])

    def _bring(self, node: Clause | Annex) -> None:
        """Notes the clauses that come with a new one, in which further ones may be seated."""
        children = node.clauses if isinstance(node, Annex) else node.children
        self._brought.add(node.id)
        self._rows[node.id] = [child.id for child in children]
        for child in children:
            self._homes[child.id] = node.id
            self._bring(child)

    def _row(self, container: str) -> list[str]:
        if container not in self._rows:
            self._rows[container] = list(self._now.below.get(container, ()))
        return self._rows[container]

    def _home(self, id: str) -> str:
        return self._homes.get(id) or self._now.homes[id]

    def _within(self, id: str, outer: str) -> bool:
        at: str | None = id
        while at is not None and at != outer:
            at = self._homes.get(at) or self._now.homes.get(at)
        return at == outer

    def _before(self, container: str, place: int) -> str | None:
        return self._rows[container][place - 1] if place else None

    def _place(self, id: str, container: str, after: str | None) -> int | None:
        """The index at which it comes to stand, or None where that is not known."""
        if container not in self._now.parts and container not in self._rows:
            return None
        row = self._row(container)
        if after is not None and after not in row:
            return None
        if container in self._brought:
            return row.index(after) + 1 if after is not None else 0
        if self._then is not self._now and after not in self._homes and not self._gap(container, after):
            return None
        place = first = row.index(after) + 1 if after is not None else 0
        if after is not None and place < len(row) and self._split_off(after, row[place]):
            place = first = place + 1
        while place < len(row) and self._came(row[place], container) and row[place] < id:
            place += 1
        strangers = any(other not in self._homes for other in row[first:place])
        return None if strangers and self._left(container, row[:first]) else place

    def _came(self, id: str, container: str) -> bool:
        """Whether it did not stand in the container in the base."""
        return self._then.homes.get(id) != container

    def _stayed(self, id: str, container: str) -> bool:
        return self._then.homes.get(id) == container == self._now.homes.get(id)

    def _gap(self, container: str, after: str | None) -> bool:
        """Whether the place after a sibling is still what it was: of the siblings that stayed, the same one follows."""
        then, now = self._then.below.get(container, ()), self._now.below.get(container, ())
        if after is None:
            if container in self._then.nodes and then and not any(self._stayed(id, container) for id in then):
                return all(id not in self._now.nodes for id in then)
            return self._next(then, 0, container) == self._next(now, 0, container)
        if not self._stayed(after, container):
            return False
        return self._next(then, self._then.seats[after] + 1, container) == self._next(
            now, self._now.seats[after] + 1, container
        )

    def _next(self, row: Sequence[str], seat: int, container: str) -> str | None:
        return next((id for id in row[seat:] if self._stayed(id, container)), None)

    def _left(self, container: str, before: Sequence[str]) -> bool:
        """Whether siblings that followed in the base are gone, so that others may have come in their stead."""
        last = next((id for id in reversed(before) if self._stayed(id, container)), None)
        seat = self._then.seats[last] + 1 if last is not None else 0
        then = self._then.below.get(container, ())
        return seat < len(then) and not self._stayed(then[seat], container)

    def _split_off(self, id: str, following: str) -> bool:
        """Whether what follows is the second half of a clause that was whole in the base."""
        then, tail = self._then.words.get(id, ""), self._now.words.get(following, "")
        split = following not in self._then.nodes and bool(tail) and then.endswith(tail)
        return split and not self._now.words.get(id, "").endswith(tail)


def _words_now(change: ReplaceWords, then: Outline, now: Outline) -> ReplaceWords | None:
    """The change of words with the offsets that they have now, or None where that is not certain."""
    id = change.clause
    if id not in now.words:
        return None
    start = _offset_now(then.words[id], now.words[id], change.start, change.end)
    if start is not None:
        return replace(change, start=start, end=start + len(change.old)) if start != change.start else change
    return _in_second_half(change, then, now)


def _in_second_half(change: ReplaceWords, then: Outline, now: Outline) -> ReplaceWords | None:
    """The change in the second half of its clause, which was split since: the unchanged tail stands right after it."""
    id = change.clause
    row = now.below.get(now.homes.get(id, ""), ())
    seat = now.seats.get(id, len(row)) + 1
    if seat >= len(row) or row[seat] in then.nodes or change.start == change.end:
        return None
    tail, whole = now.words[row[seat]], then.words[id]
    start = change.start - (len(whole) - len(tail))
    if start < 0 or not whole.endswith(tail) or whole[: -len(tail)].rstrip() != now.words[id]:
        return None
    return replace(change, clause=row[seat], start=start, end=start + len(change.old))


class _Stretch(Struct, frozen=True):
    """Words that stayed: from `first` to `last` of the old wording, `shift` further on in the new one.

    Args:
        open_before, open_after: that nothing was put in right before or after, so that words may be inserted there.
    """

    first: int
    last: int
    shift: int
    open_before: bool
    open_after: bool


def _offset_now(then: str, now: str, start: int, end: int) -> int | None:
    """Where the words from `start` to `end` of an old wording begin in the new one, or None."""
    if then == now:
        return start
    for stretch in _stretches(then, now):
        if stretch.first <= start and end <= stretch.last and (start < end or _may_insert(stretch, start)):
            return start + stretch.shift
    words = then[start:end]
    if once(words, then) and once(words, now) and len(tokens(words)) >= PHRASE_MIN:
        return now.index(words)
    return None


def _may_insert(stretch: _Stretch, at: int) -> bool:
    before = stretch.first < at or stretch.open_before
    return before and (at < stretch.last or stretch.open_after)


def once(words: str, among: str) -> bool:
    """Whether words stand exactly once among others; overlapping places count."""
    first = among.find(words)
    return first >= 0 and among.find(words, first + 1) < 0


class _Run(Struct):
    """A run of equal words, with what was taken out and put in right before it."""

    old: int
    new: int
    words: str
    deleted: str = ""
    inserted: str = ""


@lru_cache(maxsize=_KEPT)
def _stretches(then: str, now: str) -> tuple[_Stretch, ...]:
    """The words that stayed for certain.

    Left out are words at the edge of a change that may as well be part of it ("a" in "a a b" for "a b"), and between
    two changes words that stand elsewhere too.
    """
    runs = _runs(then, now)
    found: list[_Stretch] = []
    for index, run in enumerate(runs[:-1]):
        following = runs[index + 1]
        outer = not (run.deleted or run.inserted) or not (following.deleted or following.inserted)
        first = run.old + _slide(run.deleted, run.inserted, run.words, from_end=False)
        last = run.old + len(run.words) - _slide(following.deleted, following.inserted, run.words, from_end=True)
        if first <= last and (outer or (once(run.words, then) and once(run.words, now))):
            whole = (first == run.old and not run.inserted, last == run.old + len(run.words) and not following.inserted)
            found.append(_Stretch(first, last, run.new - run.old, *whole))
    return tuple(found)


def _runs(then: str, now: str) -> list[_Run]:
    """The equal runs in order; a last one without words holds what was changed at the end."""
    runs = [_Run(0, 0, "")]
    at = at_now = 0
    for op in compare_words(then, now):
        if op.deed == "delete":
            runs[-1].deleted = op.words
            at += len(op.words)
        elif op.deed == "insert":
            runs[-1].inserted = op.words
            at_now += len(op.words)
        else:
            runs[-1].old, runs[-1].new, runs[-1].words = at, at_now, op.words
            at, at_now = at + len(op.words), at_now + len(op.words)
            runs.append(_Run(at, at_now, ""))
    return runs


def _slide(deleted: str, inserted: str, stayed: str, *, from_end: bool) -> int:
    """How many of the words beside a change may as well be part of it."""
    if not deleted and not inserted:
        return 0
    old, new = (stayed + deleted, stayed + inserted) if from_end else (deleted + stayed, inserted + stayed)
    pairs: Iterable[tuple[str, str]] = zip(reversed(old), reversed(new)) if from_end else zip(old, new)  # noqa: B905
    common = 0
    for a, b in pairs:
        if a != b:
            break
        common += 1
    return min(len(stayed), max(0, common - min(len(deleted), len(inserted))))
