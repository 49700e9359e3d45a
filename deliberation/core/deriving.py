"""Amendments that are derived from texts: what was changed, two amendments as one, last year's text beside this year's.

A delegate edits the text and the amendment follows: clauses that stand in both are known by their ids, their words are
compared word by word, and the fewest clauses are moved. Texts that never shared ids are aligned first.
"""

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deliberation.core.amending import carry_out
from deliberation.core.changes import (
    TITLE,
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
)
from deliberation.core.diff import common, compare_words, tokens
from deliberation.core.making import new_opening
from deliberation.core.markup import MARK
from deliberation.core.outline import ANNEXES, Outline, outline
from deliberation.core.text import Annex, Clause, Text, languages, walk
from deliberation.errors import Refusal

SIMILAR_MIN: Final = 0.5
"""The share of their words that two paragraphs have in common at least to be the same one at two times."""


def derive(old: Text, new: Text) -> tuple[Change, ...]:
    """The changes that make the new text of the old one; none where nothing differs.

    Args:
        old: the version that the amendment is made to.
        new: what it was edited to. Clauses, annexes and footnotes that stand in both have the same ids; footnotes are
            in the order of their marks.

    Raises:
        Refusal: `bad_amendment`, with `why` "kind" where a paragraph became a heading, a heading a paragraph or a
            clause an annex, or "language" where words that stay were put in another language: both are a clause deleted
            and another inserted, with an id of its own.
    """
    then, now = outline(old), outline(new)
    _check_same(then, now)
    return (
        *_words_changed(then, now),
        *(change for container in _containers(now) for change in _seats_changed(container, then, now)),
        *(
            DeleteClause(id)
            for id in then.nodes
            if id not in now.nodes and (then.homes[id] in now.nodes or then.homes[id] not in then.nodes)
        ),
        *(InsertNote(note) for note in new.notes if note.id not in then.words),
    )


def compose(base: Text, changes: Sequence[Change], further: Sequence[Change]) -> tuple[Change, ...]:
    """One amendment that does what an amendment and a sub-amendment to it do (P-56); none where they undo each other.

    Args:
        base: the version that the amendment was made to.
        changes: the amendment.
        further: what is changed in the text as the amendment would have it.

    Raises:
        Refusal: `amendment_no_longer_fits` where a change does not fit.
    """
    amended = carry_out(base, base, changes)
    return derive(base, carry_out(amended, amended, further))


def _check_same(then: Outline, now: Outline) -> None:
    before, after = languages(then.text), languages(now.text)
    spoken = then.text.title_language == now.text.title_language
    if not spoken or any(before[id] != after[id] for id in before.keys() & after.keys()):
        raise Refusal("bad_amendment", why="language")
    for id in then.nodes.keys() & now.nodes.keys():
        was, is_ = then.nodes[id], now.nodes[id]
        if isinstance(was, Annex) or isinstance(is_, Annex):
            same = isinstance(was, Annex) and isinstance(is_, Annex)
        else:
            same = (was.kind == "heading") == (is_.kind == "heading")
        if not same:
            raise Refusal("bad_amendment", why="kind")


def _words_changed(then: Outline, now: Outline) -> Iterator[ReplaceWords]:
    yield from reworded(TITLE, then.words[TITLE], now.words[TITLE])
    for id, words in then.words.items():
        if id == TITLE or id not in now.words:
            continue
        was, is_ = then.nodes.get(id), now.nodes.get(id)
        if isinstance(was, Clause) and isinstance(is_, Clause):
            if was.text != is_.text or was.opening != is_.opening:
                yield from _opened(id, was, is_)
        elif words != now.words[id]:
            yield from reworded(id, words, now.words[id])


def reworded(id: str, old: str, new: str) -> list[ReplaceWords]:
    """The rewordings that make one wording of another, in order; one for each run of words that differ."""
    found: list[ReplaceWords] = []
    at = start = 0
    deleted = inserted = ""
    for op in (*compare_words(old, new), None):
        if op is None or op.deed == "equal":
            if deleted or inserted:
                found.append(ReplaceWords(id, start, start + len(deleted), deleted, inserted))
            deleted = inserted = ""
            start = at = at + len(op.words) if op else at
        elif op.deed == "delete":
            deleted = op.words
            at += len(deleted)
        else:
            inserted = op.words
    return found


def _opened(id: str, was: Clause, is_: Clause) -> list[ReplaceWords]:
    """The rewordings of a clause, one of which says where its opening words end if that does not follow."""
    changes = reworded(id, was.text, is_.text)
    if new_opening(was.opening, changes) == is_.opening:
        return changes
    longer = 0
    for index, change in enumerate(changes):
        start = change.start + longer
        if start <= is_.opening <= start + len(change.new):
            changes[index] = replace(change, opening=is_.opening - start)
            return changes
        if is_.opening < start:
            break
        longer += len(change.new) - len(change.old)
    at = is_.opening - longer
    last = was.text[max(0, at - 1) : at]
    return sorted([*changes, ReplaceWords(id, at - len(last), at, last, last, len(last))], key=lambda one: one.start)


def _containers(now: Outline) -> Iterator[str]:
    """Every container in reading order, so that what others are moved into stands where it will stand."""
    yield from (container for container in now.below if container not in now.nodes and container != ANNEXES)
    yield ANNEXES
    yield from (id for id in now.nodes if id in now.below)


def _seats_changed(container: str, then: Outline, now: Outline) -> Iterator[Change]:
    """What is inserted in a container or moved in it, from its beginning to its end."""
    row = now.below[container]
    kept = _in_order([id for id in row if then.homes.get(id) == container], then)
    parent = container if container in now.nodes else None
    after: str | None = None
    for id in row:
        node = now.nodes[id]
        if id in then.nodes:
            if id not in kept:
                yield MoveClause(id, after, now.parts[container], parent)
        elif container not in now.nodes or container in then.nodes:
            if isinstance(node, Annex):
                yield InsertAnnex(after, replace(node, clauses=_only_new(node.clauses, then)))
            else:
                yield InsertClause(after, now.parts[container], _as_new(node, then), parent)
        after = id


def _as_new(clause: Clause, then: Outline) -> Clause:
    """A new clause with those of its sub-paragraphs that are new; the others are moved into it."""
    return replace(clause, children=_only_new(clause.children, then))


def _only_new(clauses: tuple[Clause, ...], then: Outline) -> tuple[Clause, ...]:
    return tuple(_as_new(clause, then) for clause in clauses if clause.id not in then.nodes)


def _in_order(ids: list[str], then: Outline) -> set[str]:
    """As many clauses as can stay where they are: a longest run of them that stood in the same order."""
    ends: list[int] = []
    chains: list[tuple[str, ...]] = []
    for id in ids:
        seat = then.seats[id]
        length = bisect_left(ends, seat)
        chain = (*chains[length - 1], id) if length else (id,)
        ends[length : length + 1] = [seat]
        chains[length : length + 1] = [chain]
    return set(chains[-1]) if chains else set()


def align(earlier: Text, later: Text) -> Text:
    """The later text with the ids of the earlier one where they have the same paragraph, so that `derive` can tell.

    Paragraphs are the same in order and by their words: those that are equal first, then between them the most similar
    that share at least `SIMILAR_MIN` of their words. Those that are not among them keep their own ids, or get others
    where the earlier text has used these.
    """
    before, after = list(_items(earlier)), list(_items(later))
    ids = {new.id: old.id for old, new in _pairs(before, after)}
    old_notes = {_unmarked(note.text): note.id for note in reversed(earlier.notes)}
    for note in later.notes:
        same = old_notes.pop(_unmarked(note.text), None)
        if same is not None:
            ids[note.id] = same
    taken = {item.id for item in before} | {note.id for note in earlier.notes}
    for id in [*(item.id for item in after), *(note.id for note in later.notes)]:
        if id not in ids:
            ids[id] = _fresh(id, taken)
    return _renamed(later, ids)


class _Item(Struct, frozen=True):
    """A clause or an annex as it is compared."""

    id: str
    kind: str
    text: str
    words: Counter[str]


def _items(text: Text) -> Iterator[_Item]:
    annexes = {annex.id: annex for annex in text.annexes}
    for place in walk(text):
        annex = annexes.pop(place.annex, None)
        if annex is not None:
            yield _item(annex.id, "annex", annex.title)
        yield _item(place.clause.id, "heading" if place.clause.kind == "heading" else "clause", place.clause.text)
    yield from (_item(annex.id, "annex", annex.title) for annex in annexes.values())


def _item(id: str, kind: str, words: str) -> _Item:
    plain = _unmarked(words)
    return _Item(id, kind, plain, Counter(tokens(plain.casefold())))


def _unmarked(words: str) -> str:
    """The words without references and footnote marks, whose ids differ from text to text."""
    return MARK.sub("", words)


def _pairs(before: Sequence[_Item], after: Sequence[_Item]) -> Iterator[tuple[_Item, _Item]]:
    """The same paragraphs of two texts, in order."""
    equal = common([(item.kind, item.text) for item in before], [(item.kind, item.text) for item in after])
    at_old = at_new = 0
    for old, new in [*equal, (len(before), len(after))]:
        yield from _similar(before[at_old:old], after[at_new:new])
        if old < len(before):
            yield before[old], after[new]
        at_old, at_new = old + 1, new + 1


def _similar(before: Sequence[_Item], after: Sequence[_Item]) -> list[tuple[_Item, _Item]]:
    """The pairs, in order, that are most similar in sum."""
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    alike = [[_likeness(old, new) for new in after] for old in before]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found: list[tuple[_Item, _Item]] = []
    i = j = 0
    while i < len(before) and j < len(after):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append((before[i], after[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(old: _Item, new: _Item) -> float:
    """The share of words in common, 0 below `SIMILAR_MIN`."""
    total = old.words.total() + new.words.total()
    if old.kind != new.kind or not total or 2 * min(old.words.total(), new.words.total()) < SIMILAR_MIN * total:
        return 0.0
    shared = 2 * sum(min(count, new.words[word]) for word, count in old.words.items()) / total
    return shared if shared >= SIMILAR_MIN else 0.0


def _fresh(id: str, taken: set[str]) -> str:
    """The id, or one made of it where it is taken."""
    fresh, number = id, 0
    while fresh in taken:
        number += 1
        fresh = hashlib.sha256(f"{id} {number}".encode()).hexdigest()[:16]
    taken.add(fresh)
    return fresh


def _renamed(text: Text, ids: dict[str, str]) -> Text:
    """The text with other ids, in its references and footnote marks too."""

    def words(before: str) -> str:
        return MARK.sub(lambda mark: f"{mark[0][:2]}{ids.get(mark[0][2:-1], mark[0][2:-1])}}}", before)

    def clause(before: Clause) -> Clause:
        children = tuple(map(clause, before.children))
        return replace(before, id=ids[before.id], text=words(before.text), children=children)

    return replace(
        text,
        preamble=tuple(map(clause, text.preamble)),
        operative=tuple(map(clause, text.operative)),
        annexes=tuple(
            replace(one, id=ids[one.id], title=words(one.title), clauses=tuple(map(clause, one.clauses)))
            for one in text.annexes
        ),
        notes=tuple(replace(note, id=ids[note.id], text=words(note.text)) for note in text.notes),
    )
