"""How amendments stand to each other, and the order in which they may be put to the vote.

What one amendment means for another is found by making the one and seeing whether the other still fits (P-54). The
order that is proposed is a suggestion with its reasons, the chair decides (P-53): sub-amendments before their amendment
(P-56), those that meet by how far they are removed from the text, the furthest first, and otherwise as they are read.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from msgspec import Struct

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
from deliberation.core.colliding import Span, effect, meet, same_place, touched
from deliberation.core.diff import tokens
from deliberation.core.making import made
from deliberation.core.numbering import number as labels_of
from deliberation.core.outline import Outline, outline
from deliberation.core.rebasing import carried
from deliberation.core.text import Text, walk

RelationKind = Literal["same_words", "incompatible", "implies", "same_place", "same_effect"]
Reason = Literal["sub_amendment", "deletes", "furthest", "clause_order", "only_one"]


class Tabled(Struct, frozen=True):
    """A pending amendment.

    Args:
        id: its id.
        number: its number among those to the proposal, in the order in which they were submitted.
        changes: what it changes.
        base: the version that it was made to; of a sub-amendment, the text as its amendment would have it.
        parent: the amendment that it amends.
    """

    id: str
    number: int
    changes: tuple[Change, ...]
    base: Text
    parent: str | None = None


class Relation(Struct, frozen=True):
    """How two amendments that meet stand to each other.

    Args:
        one, other: their ids. `incompatible`: with `one` adopted, `other` no longer fits; `implies`: with `one`
            adopted, `other` changes nothing more; both are said for each direction. The other kinds are mutual, with
            the earlier amendment first: `same_effect`, `same_words` where both can still be adopted one after the
            other, `same_place` where only new clauses meet.
        clauses: where they meet, in reading order.
    """

    one: str
    other: str
    kind: RelationKind
    clauses: tuple[str, ...]


class Placed(Struct, frozen=True):
    """The place of an amendment in the proposed order, with the reason for it.

    Args:
        reason: `sub_amendment` (of `amendment`), `deletes` (a whole clause, ahead of others that meet it), `furthest`
            (it changes more `words` than the next that meets it), `clause_order`, `only_one`.
        facts: `clause`, the label of the first clause that it touches, and what the reason names.
    """

    id: str
    reason: Reason
    facts: Mapping[str, str | int]


class _Reading(Struct):
    """An amendment to the text in force, as it is compared with others."""

    tabled: Tabled
    changes: tuple[Change, ...]
    spans: list[Span]
    after: Outline
    effect: tuple[object, ...]


def relations(tabled: Sequence[Tabled], text: Text) -> tuple[Relation, ...]:
    """How amendments that meet stand to each other, anchored to the text in force; misfits are left out.

    Sub-amendments are compared with each other where they amend the same amendment.

    Args:
        tabled: the pending amendments.
        text: the text in force.
    """
    found: list[Relation] = []
    for group, ground in _groups(tabled, text):
        readings = [reading for reading in (_read(one, ground) for one in group) if reading is not None]
        for one, other in _neighbours(readings):
            found += _between(one, other, ground)
    return tuple(found)


def _groups(tabled: Sequence[Tabled], text: Text) -> Iterator[tuple[list[Tabled], Outline]]:
    """The amendments to the text, then those to each amendment, each with what they amend, by their numbers."""
    ordered = sorted(tabled, key=lambda one: one.number)
    for parent in dict.fromkeys(one.parent for one in ordered):
        group = [one for one in ordered if one.parent == parent]
        yield group, outline(group[0].base if parent is not None else text)


def _read(tabled: Tabled, ground: Outline) -> _Reading | None:
    rebased = carried(tabled.changes, outline(tabled.base), ground)
    if rebased.misfits:
        return None
    changes = rebased.changes
    spans = [span for spans in touched(changes, ground) for span in spans]
    after = made(ground, changes)
    return _Reading(tabled, changes, spans, outline(after), effect(after, changes))


def _neighbours(readings: Sequence[_Reading]) -> list[tuple[_Reading, _Reading]]:
    """The pairs that touch a clause or place in common, in order."""
    by_clause: dict[str, list[int]] = {}
    for index, reading in enumerate(readings):
        for clause in {name for span in reading.spans for name in (span.clause, span.parent) if name}:
            by_clause.setdefault(clause, []).append(index)
    pairs = {pair for touching in by_clause.values() for pair in combinations(touching, 2)}
    return [(readings[one], readings[other]) for one, other in sorted(pairs)]


def _between(one: _Reading, other: _Reading, ground: Outline) -> list[Relation]:
    meeting = [(a, b) for a in one.spans for b in other.spans if meet(a, b)]
    if not meeting:
        return []
    clauses = tuple(sorted({a.clause for a, _ in meeting}, key=lambda id: ground.order.get(id, -1)))
    ids = one.tabled.id, other.tabled.id
    if one.effect == other.effect:
        return [Relation(*ids, "same_effect", clauses)]
    directed: list[Relation] = []
    for first, second in ((one, other), (other, one)):
        kind = _consequence(first, second, ground)
        if kind is not None:
            directed.append(Relation(first.tabled.id, second.tabled.id, kind, clauses))
    if directed:
        return directed
    only_places = all(same_place(a, b) for a, b in meeting)
    return [Relation(*ids, "same_place" if only_places else "same_words", clauses)]


def _consequence(first: _Reading, second: _Reading, ground: Outline) -> Literal["implies", "incompatible"] | None:
    """What the adoption of the first means for the second: nothing, that it is done, or that it can't be done."""
    if all(any(_includes(one, other, ground) for one in first.changes) for other in second.changes):
        return "implies"
    return "incompatible" if carried(second.changes, ground, first.after).misfits else None


def _includes(one: Change, other: Change, ground: Outline) -> bool:
    """Whether one change does what another does, and maybe more: the same, or a deletion within a deletion."""
    if one == other:
        return True
    match one, other:
        case DeleteClause(clause=outer), DeleteClause(clause=inner):
            return ground.within(inner, outer)
        case ReplaceWords(new=""), ReplaceWords(new="", opening=None):
            return one.clause == other.clause and one.start <= other.start and other.end <= one.end
        case _:
            return False


def propose(tabled: Sequence[Tabled], text: Text) -> tuple[Placed, ...]:
    """The order in which amendments may be put to the vote, with the reason for each place (P-53, P-56).

    Args:
        tabled: the pending amendments.
        text: the text in force.
    """
    if len(tabled) == 1:
        return (Placed(tabled[0].id, "only_one", _facts(_Rank(tabled[0], text))),)
    ranks = [_Rank(one, text) for one in tabled if one.parent is None]
    known = {one.id for one in tabled}
    ranks += [_Rank(one, one.base) for one in tabled if one.parent is not None and one.parent not in known]
    placed: list[Placed] = []
    for cluster in _clusters(ranks):
        for rank, following in zip(cluster, [*cluster[1:], None], strict=True):
            placed += _subordinate(rank.tabled.id, tabled)
            placed.append(Placed(rank.tabled.id, *_reason(rank, following, alone=len(cluster) == 1)))
    return tuple(placed)


def _subordinate(parent: str, tabled: Sequence[Tabled]) -> list[Placed]:
    """The sub-amendments to an amendment, and before each its own, in the order among themselves."""
    ranks = [_Rank(one, one.base) for one in tabled if one.parent == parent]
    found: list[Placed] = []
    for rank in (rank for cluster in _clusters(ranks) for rank in cluster):
        found += _subordinate(rank.tabled.id, tabled)
        found.append(Placed(rank.tabled.id, "sub_amendment", {**_facts(rank), "amendment": parent}))
    return found


class _Rank:
    """How far an amendment is removed from what it amends, and where it touches it first."""

    def __init__(self, tabled: Tabled, text: Text) -> None:
        then, now = outline(tabled.base), outline(text)
        rebased = carried(tabled.changes, then, now)
        ground = then if rebased.misfits else now
        changes = tabled.changes if rebased.misfits else rebased.changes
        self.tabled = tabled
        self.spans = [span for spans in touched(changes, ground) for span in spans]
        self.deletes = any(isinstance(change, DeleteClause) for change in changes)
        self.words = sum(_removed(change, ground) for change in changes)
        self.seat = min(
            (now.order.get(span.clause, ground.order.get(span.clause, -1)) for span in self.spans), default=-1
        )
        first = min(self.spans, key=lambda span: ground.order.get(span.clause, -1), default=None)
        self.clause = labels_of(ground.text).get(first.clause, "") if first else ""

    @property
    def distance(self) -> tuple[bool, int, int]:
        """The further removed, the smaller; those as far as each other in the order in which they were submitted."""
        return not self.deletes, -self.words, self.tabled.number


def _removed(change: Change, ground: Outline) -> int:
    """How many words a change takes away, puts in or moves."""
    match change:
        case ReplaceWords(old=old, new=new):
            return len(tokens(old)) + len(tokens(new))
        case DeleteClause(clause=clause) | MoveClause(clause=clause):
            return sum(len(tokens(ground.words[id])) for id in (clause, *ground.inside(clause)))
        case InsertClause(clause=new):
            return sum(len(tokens(place.clause.text)) for place in walk(Text("", (new,), ())))
        case InsertAnnex(annex=annex):
            return sum(len(tokens(place.clause.text)) for place in walk(Text("", annex.clauses, ())))
        case SplitClause():
            return 1
        case InsertNote(note=note):
            return len(tokens(note.text))


def _clusters(ranks: Sequence[_Rank]) -> list[list[_Rank]]:
    """Amendments that collide, directly or through others, each cluster by distance, in the order of the text."""
    leader = list(range(len(ranks)))

    def led(index: int) -> int:
        while leader[index] != index:
            leader[index] = index = leader[leader[index]]
        return index

    by_clause: dict[str, list[int]] = {}
    for index, rank in enumerate(ranks):
        for clause in {name for span in rank.spans for name in (span.clause, span.parent) if name}:
            by_clause.setdefault(clause, []).append(index)
    for one, other in {pair for touching in by_clause.values() for pair in combinations(touching, 2)}:
        if led(one) != led(other) and _collide(ranks[one], ranks[other]):
            leader[led(one)] = led(other)
    clusters: dict[int, list[_Rank]] = {}
    for index, rank in enumerate(ranks):
        clusters.setdefault(led(index), []).append(rank)
    for cluster in clusters.values():
        cluster.sort(key=lambda rank: rank.distance)
    return sorted(clusters.values(), key=lambda cluster: min((rank.seat, rank.tabled.number) for rank in cluster))


def _collide(one: _Rank, other: _Rank) -> bool:
    return any(meet(a, b) and not same_place(a, b) for a in one.spans for b in other.spans)


def _reason(rank: _Rank, following: _Rank | None, *, alone: bool) -> tuple[Reason, Mapping[str, str | int]]:
    facts = _facts(rank)
    if alone:
        return "clause_order", facts
    if rank.deletes and following is not None and not following.deletes:
        return "deletes", {**facts, "words": rank.words}
    return "furthest", {**facts, "words": rank.words}


def _facts(rank: _Rank) -> dict[str, str | int]:
    return {"clause": rank.clause}
