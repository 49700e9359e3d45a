"""Amending a text: what an amendment may change, whether it still fits, and whether two amendments meet.

An amendment is a list of changes to the version that its author saw (the *base*). Replaced words are anchored by the
clause's id and by offsets in Unicode code points. Between tabling and decision other amendments may be adopted: a
change still fits when its clause is as it was, or when its old words stand exactly once in the clause now. Nothing is
ever guessed; what no longer fits is refused, and its author tables it anew. So two amendments that do not collide
give the same text in either order.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deliberation.core.text import Clause, Part, Place, Text, number, validate, walk
from deliberation.errors import Refusal


class ReplaceWords(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="replace_words"
):
    """Replaces `old`, the words of a clause from `start` to `end`, by `new`; either may be empty."""

    clause: str
    start: int
    end: int
    old: str
    new: str


class DeleteClause(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="delete_clause"
):
    """Deletes a clause with its sub-paragraphs."""

    clause: str


class InsertClause(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="insert_clause"
):
    """Inserts a new clause, with its sub-paragraphs, after a sibling.

    Args:
        after: the sibling it follows, which an earlier change of the amendment may have inserted; None for the first
            place.
        part: where it stands.
        clause: the new clause; its ids are new.
        parent: the clause that it becomes a sub-paragraph of; None at the top of the part.
    """

    after: str | None
    part: Part
    clause: Clause
    parent: str | None = None


Change = ReplaceWords | DeleteClause | InsertClause


class Span(Struct, frozen=True):
    """What a change touches: words of a clause, a clause as a whole, or the place where a new one is inserted.

    Args:
        clause: the clause touched; of a place, the sibling before it, or else its parent, or else "start of" its part.
        start, end: of words, their range in the base.
        parent: of a place among sub-paragraphs, the clause it is in.
        instead: of a place, that the same amendment deletes what stands between it and the new clause.
    """

    kind: Literal["words", "clause", "place"]
    clause: str
    start: int = 0
    end: int = 0
    parent: str = ""
    instead: bool = False


class Overlap(Struct, frozen=True):
    """Where two amendments meet. At the `same_place` both can be adopted; otherwise they collide."""

    one: Span
    other: Span
    same_place: bool


def apply(text: Text, base: Text, changes: Sequence[Change]) -> Text:
    """The text as it is with an amendment.

    Args:
        text: the text in force.
        base: the version that the amendment was made to; `text` itself when it is tabled.
        changes: what the amendment changes.

    Raises:
        Refusal: `bad_amendment` or `bad_text` where the amendment is wrong in itself, `not_an_amendment` where it
            leaves no operative
            paragraph or deletes all there were (P-52), `amendment_no_longer_fits` where its words or places are gone.
    """
    _check(base, changes)
    amended = _apply(text, base, changes)
    if not amended.operative:
        raise Refusal("not_an_amendment")
    validate(amended)
    if text == base and _words_of(amended) == _words_of(text):
        raise _bad("nothing")
    return amended


def replaces_whole(base: Text, changes: Sequence[Change]) -> bool:
    """Whether the changes delete every operative paragraph, which makes them a new proposal and no amendment (P-52)."""
    deleted = {change.clause for change in changes if isinstance(change, DeleteClause)}
    return deleted >= {clause.id for clause in base.operative}


def inserted(changes: Sequence[Change]) -> set[str]:
    """The ids of the clauses that changes bring, with those of their sub-paragraphs."""
    brought = tuple(change.clause for change in changes if isinstance(change, InsertClause))
    return {place.clause.id for place in walk(Text("", brought, ()))}


def touches(changes: Sequence[Change], base: Text) -> list[Span]:
    """What an amendment touches, in the order of its changes; deleting a clause touches its sub-paragraphs too."""
    places = _places(base)
    spans: list[Span] = []
    for change in changes:
        match change:
            case ReplaceWords(clause=clause, start=start, end=end):
                spans.append(Span("words", clause, start, end))
            case DeleteClause(clause=clause):
                spans.append(Span("clause", clause))
                spans.extend(Span("clause", place.clause.id) for place in places.values() if clause in place.above)
            case InsertClause():
                spans.extend(_places_taken(change, changes, places, base))
    return spans


def _places_taken(change: InsertClause, changes: Sequence[Change], places: dict[str, Place], base: Text) -> list[Span]:
    """The place of a new clause and, where it replaces deleted ones, the places before them, which become the same."""
    deleted = {other.clause for other in changes if isinstance(other, DeleteClause)}
    start = change.parent or f"start of {change.part}"
    parent = change.parent or ""
    spans = [Span("place", change.after or start, parent=parent)]
    after = places.get(change.after or "")
    if after is not None:
        siblings = places[after.above[-1]].clause.children if after.above else _top(base, after.part)
        index = after.index
        while index >= 0 and siblings[index].id in deleted:
            index -= 1
            spans.append(Span("place", siblings[index].id if index >= 0 else start, parent=parent, instead=True))
    return spans


def overlaps(one: Sequence[Change], other: Sequence[Change], base: Text) -> list[Overlap]:
    """Everywhere that two amendments to the same version meet.

    Replacements collide where their ranges overlap, insertions of words where they are at the same offset or inside a
    replaced range. The deletion of a clause collides with every change of it and with what is inserted right after it
    or in it; a new clause instead of a deleted one collides with one inserted right before that. Two new clauses at the
    same place do not collide.
    """
    return [
        Overlap(a, b, same_place=a.kind == b.kind == "place" and not (a.instead or b.instead))
        for a in touches(one, base)
        for b in touches(other, base)
        if _meet(a, b)
    ]


def collide(one: Sequence[Change], other: Sequence[Change], base: Text) -> bool:
    """Whether two amendments to the same version change the same words (P-54 may then apply)."""
    return any(not overlap.same_place for overlap in overlaps(one, other, base))


def _meet(a: Span, b: Span) -> bool:
    if a.kind == "words" and b.kind == "words":
        return a.clause == b.clause and _ranges_meet(a.start, a.end, b.start, b.end)
    if a.kind == "place" and b.kind == "place":
        return (a.clause, a.parent) == (b.clause, b.parent)
    if a.kind == "place" or b.kind == "place":
        place, thing = (a, b) if a.kind == "place" else (b, a)
        return thing.kind == "clause" and not place.instead and thing.clause in (place.clause, place.parent)
    return a.clause == b.clause


def _ranges_meet(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether ranges share a character, or an empty one is at the offset of another or strictly inside it."""
    if start == end and other_start == other_end:
        return start == other_start
    return start < other_end and other_start < end


def _check(base: Text, changes: Sequence[Change]) -> None:
    """Refuses an amendment that does not agree with the version it was made to."""
    if not changes:
        raise _bad("nothing")
    places = _places(base)
    added: set[str] = set()
    for change in changes:
        match change:
            case ReplaceWords():
                _check_words(places, change)
            case DeleteClause(clause=clause):
                if clause not in places:
                    raise _bad("unknown_clause")
            case InsertClause():
                _check_place(places, added, change)
                added |= _new_ids(places, added, change.clause)
    spans = [touches([change], base) for change in changes]
    for index, ours in enumerate(spans):
        if any(_disagree(a, b) for a in ours for theirs in spans[:index] for b in theirs):
            raise _bad("overlap")
    if replaces_whole(base, changes):
        raise Refusal("not_an_amendment")


def _disagree(a: Span, b: Span) -> bool:
    """Whether two changes of one amendment contradict each other; a new clause may follow a deleted one."""
    if a.kind == b.kind == "place":
        return False
    if a.kind == "place" or b.kind == "place":
        place, thing = (a, b) if a.kind == "place" else (b, a)
        return thing.kind == "clause" and thing.clause == place.parent
    return _meet(a, b)


def _check_words(places: dict[str, Place], change: ReplaceWords) -> None:
    if change.clause not in places:
        raise _bad("unknown_clause")
    words = places[change.clause].clause.text
    if not 0 <= change.start <= change.end <= len(words) or words[change.start : change.end] != change.old:
        raise _bad("words")
    if change.new == change.old:
        raise _bad("nothing")


def _check_place(places: dict[str, Place], added: set[str], change: InsertClause) -> None:
    for anchor in (change.after, change.parent):
        if anchor is not None and anchor not in places and anchor not in added:
            raise _bad("unknown_clause")
    after = places.get(change.after or "")
    if after is not None and (after.part, _parent(after)) != (change.part, change.parent):
        raise _bad("place")
    parent = places.get(change.parent or "")
    if parent is not None and parent.part != change.part:
        raise _bad("place")


def _new_ids(places: dict[str, Place], added: set[str], clause: Clause) -> set[str]:
    below = [place.clause.id for place in walk(Text("", (clause,), ()))]
    if len(set(below)) < len(below) or not added.isdisjoint(below) or not places.keys().isdisjoint(below):
        raise _bad("id_twice")
    return set(below)


def _apply(text: Text, base: Text, changes: Sequence[Change]) -> Text:
    """Makes the changes: words, then new clauses, then deletions, so that a new clause may replace an old."""
    then, now = _places(base), _places(text)
    reworded: dict[str, list[ReplaceWords]] = {}
    for change in changes:
        if isinstance(change, ReplaceWords):
            reworded.setdefault(change.clause, []).append(_anchored(base, then, now, change))
    for id, words in reworded.items():
        words.sort(key=lambda change: (change.start, change.end))
        if any(_ranges_meet(a.start, a.end, b.start, b.end) for a, b in pairwise(words)):
            raise _misfit(base, id)
        text = _edited(text, id, (_reworded(_places(text)[id].clause, words),))
    for change in changes:
        if isinstance(change, InsertClause):
            text = _inserted(text, base, change)
    for change in changes:
        if isinstance(change, DeleteClause):
            if change.clause not in now:
                raise _misfit(base, change.clause)
            text = _edited(text, change.clause, ())
    return text


def _anchored(base: Text, then: dict[str, Place], now: dict[str, Place], change: ReplaceWords) -> ReplaceWords:
    """The change with the offsets it has now.

    Raises:
        Refusal: `amendment_no_longer_fits` where the clause changed and the old words don't stand in it exactly once.
    """
    if change.clause not in now:
        raise _misfit(base, change.clause)
    words = now[change.clause].clause.text
    if words == then[change.clause].clause.text:
        return change
    start = words.find(change.old) if change.old else -1
    if start < 0 or words.find(change.old, start + 1) >= 0:
        raise _misfit(base, change.clause)
    return replace(change, start=start, end=start + len(change.old))


def _reworded(clause: Clause, changes: list[ReplaceWords]) -> Clause:
    """Changes the words from the end to the beginning; new ones are italic where the old began so."""
    words, opening = clause.text, clause.opening
    for change in reversed(changes):
        words = words[: change.start] + change.new + words[change.end :]
        if change.start < opening:
            opening = change.start + len(change.new) + max(0, opening - change.end)
    return replace(clause, text=words, opening=opening)


def _inserted(text: Text, base: Text, change: InsertClause) -> Text:
    """The text with a new clause after its sibling.

    Clauses that others inserted there since the base stand in the order of their ids, whichever was adopted first.
    """
    then, now = _places(base), _places(text)
    for anchor in (change.after, change.parent):
        if anchor is not None and anchor not in now:
            raise _misfit(base, anchor)
    parent = now[change.parent].clause if change.parent is not None else None
    siblings = parent.children if parent else _top(text, change.part)
    after = now[change.after] if change.after is not None else None
    if after and (after.part, _parent(after)) != (change.part, change.parent):
        raise _bad("place")
    index = after.index + 1 if after else 0
    while index < len(siblings) and siblings[index].id not in then and siblings[index].id < change.clause.id:
        index += 1
    siblings = (*siblings[:index], change.clause, *siblings[index:])
    if parent:
        return _edited(text, parent.id, (replace(parent, children=siblings),))
    return replace(text, preamble=siblings) if change.part == "preamble" else replace(text, operative=siblings)


def _edited(text: Text, id: str, by: tuple[Clause, ...]) -> Text:
    """The text with one clause replaced by others, or by none."""
    return replace(text, preamble=_exchange(text.preamble, id, by), operative=_exchange(text.operative, id, by))


def _exchange(clauses: tuple[Clause, ...], id: str, by: tuple[Clause, ...]) -> tuple[Clause, ...]:
    exchanged: list[Clause] = []
    for clause in clauses:
        if clause.id == id:
            exchanged.extend(by)
        else:
            exchanged.append(replace(clause, children=_exchange(clause.children, id, by)))
    return tuple(exchanged)


def _places(text: Text) -> dict[str, Place]:
    return {place.clause.id: place for place in walk(text)}


def _parent(place: Place) -> str | None:
    return place.above[-1] if place.above else None


def _top(text: Text, part: Part) -> tuple[Clause, ...]:
    return text.preamble if part == "preamble" else text.operative


def _words_of(text: Text) -> list[tuple[Part, int, str, int]]:
    """What is read: the words of every clause at its place, without the ids."""
    return [(place.part, len(place.above), place.clause.text, place.clause.opening) for place in walk(text)]


def _misfit(base: Text, id: str) -> Refusal:
    return Refusal("amendment_no_longer_fits", clause=number(base)[id])


def _bad(why: str) -> Refusal:
    return Refusal("bad_amendment", why=why)
