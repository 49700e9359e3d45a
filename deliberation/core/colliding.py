"""Whether amendments meet: the same words, a clause that one deletes and another changes, one place for two clauses.

What an amendment touches is a list of spans. Two amendments collide where their spans meet, so that adopting one tells
on the other (P-54); new clauses at one place meet as well, but both can be adopted, and they stand in the order of ids.
The browser finds the same, and both run the same vectors.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

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
from deliberation.core.making import brought, made, reads_as
from deliberation.core.markup import note_marks
from deliberation.core.outline import Outline, outline
from deliberation.core.rebasing import carried, container_of, ranges_meet
from deliberation.core.text import Text, walk, wordings


class Span(Struct, frozen=True):
    """What a change touches: words, a clause as a whole, where it stands, or the place where something is inserted.

    Args:
        kind: `clause` when it is deleted or split, `seat` when it is moved.
        clause: the clause touched; of a place, the sibling before it, or else its container.
        start, end: of words, their range in the base; (-1, -1) where the opening words are set.
        parent: of a place, the container it is in.
        instead: of a place, that only one can have it: the same amendment deletes what stands between it and the new
            clause, or moves a clause there.
    """

    kind: Literal["words", "clause", "seat", "place"]
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


def touches(changes: Sequence[Change], base: Text) -> list[Span]:
    """What an amendment touches, in the order of its changes.

    Deleting a clause touches its sub-paragraphs too, and the footnotes whose mark goes with it.
    """
    return [span for spans in touched(changes, outline(base)) for span in spans]


def touched(changes: Sequence[Change], then: Outline) -> list[list[Span]]:
    """As `touches`, change by change."""
    deleted = {change.clause for change in changes if isinstance(change, DeleteClause)}
    moved = {change.clause for change in changes if isinstance(change, MoveClause)}
    kept_notes = _notes_kept(changes)
    seated = {_seated(change): change.after for change in changes if isinstance(change, InsertClause | MoveClause)}
    return [_touched(change, then, deleted, moved, kept_notes, seated) for change in changes]


def _seated(change: InsertClause | MoveClause) -> str:
    return change.clause.id if isinstance(change, InsertClause) else change.clause


def _touched(
    change: Change, then: Outline, deleted: set[str], moved: set[str], kept: set[str], seated: dict[str, str | None]
) -> list[Span]:
    match change:
        case ReplaceWords(clause=clause, start=start, end=end):
            spans = [Span("words", clause, start, end)]
            if change.opening is not None:
                spans.append(Span("words", clause, -1, -1))
            return [*spans, *_notes_gone(change.old, kept)]
        case DeleteClause(clause=clause):
            gone = [clause, *_inside(then, clause, moved)]
            notes = [span for id in gone for span in _notes_gone(then.words.get(id, ""), kept)]
            return [*(Span("clause", id) for id in gone), *notes]
        case SplitClause(clause=clause):
            return [Span("clause", clause)]
        case MoveClause(clause=clause):
            after = _before_own(change.after, seated)
            place = Span("place", after or container_of(change), parent=container_of(change))
            return [Span("seat", clause), place, replace(place, instead=True)]
        case InsertClause() | InsertAnnex():
            return list(_places_taken(change.after, container_of(change), then, deleted))
        case InsertNote():
            return []


def _before_own(after: str | None, seated: dict[str, str | None]) -> str | None:
    """The sibling that stands before what the amendment itself puts there; the place is the one after that."""
    passed: set[str] = set()
    while after is not None and after in seated and after not in passed:
        passed.add(after)
        after = seated[after]
    return after


def _inside(then: Outline, clause: str, moved: set[str]) -> list[str]:
    """What is in a clause or an annex, without what the same amendment moves."""
    inside = then.inside(clause)
    return [id for id in inside if not any(then.within(id, other) for other in moved)] if moved else inside


def _places_taken(after: str | None, container: str, then: Outline, deleted: set[str]) -> Iterator[Span]:
    """The place of something new and, where it replaces deleted ones, the places before them, which become the same."""
    yield Span("place", after or container, parent=container)
    if after is not None and then.homes.get(after) == container:
        row, seat = then.below[container], then.seats[after]
        while seat >= 0 and row[seat] in deleted:
            seat -= 1
            yield Span("place", row[seat] if seat >= 0 else container, parent=container, instead=True)


def _notes_kept(changes: Sequence[Change]) -> set[str]:
    """The notes whose marks the changes bring anew."""
    return {id for change in changes for words in _words_brought(change) for id in note_marks(words)}


def _words_brought(change: Change) -> list[str]:
    match change:
        case ReplaceWords(new=words):
            return [words]
        case InsertClause(clause=clause):
            return [place.clause.text for place in walk(Text("", (clause,), ()))]
        case InsertAnnex(annex=annex):
            return [words for _, words in wordings(Text("", (), (), (annex,)))]
        case _:
            return []


def _notes_gone(words: str, kept: set[str]) -> list[Span]:
    return [Span("clause", id) for id in note_marks(words) if id not in kept] if "{^" in words else []


def overlaps(one: Sequence[Change], other: Sequence[Change], base: Text) -> list[Overlap]:
    """Everywhere that two amendments to the same version meet.

    Replacements collide where their ranges overlap, insertions of words where they are at the same offset or inside a
    replaced range. The deletion or division of a clause collides with every change of it and with what is inserted
    right after it or in it; its move with another move, its deletion, what is inserted after it and where it goes; a
    new clause instead of a deleted one with one inserted right before that. Two new clauses at one place do not.
    """
    return [
        Overlap(a, b, same_place=same_place(a, b))
        for a in touches(one, base)
        for b in touches(other, base)
        if meet(a, b)
    ]


def collide(one: Sequence[Change], other: Sequence[Change], base: Text) -> bool:
    """Whether two amendments to the same version change the same words or clauses (P-54 may then apply)."""
    theirs = touches(other, base)
    return any(meet(a, b) and not same_place(a, b) for a in touches(one, base) for b in theirs)


def same_effect(one: Sequence[Change], other: Sequence[Change], base: Text) -> bool:
    """Whether two amendments to the same version give the same words at the same places, whatever ids they bring."""
    then = outline(base)
    return _effect(one, then) == _effect(other, then)


def _effect(changes: Sequence[Change], then: Outline) -> tuple[object, ...]:
    return effect(made(then, carried(changes, then, then).changes), changes)


def effect(amended: Text, changes: Sequence[Change]) -> tuple[object, ...]:
    """What is read with an amendment; equal for those with the same effect, whatever ids they bring."""
    return reads_as(amended, {id for change in changes for id in brought(change)})


def same_place(a: Span, b: Span) -> bool:
    """Whether two spans are one place at which two new clauses can stand."""
    return a.kind == b.kind == "place" and not (a.instead or b.instead)


def meet(a: Span, b: Span) -> bool:
    """Whether two spans have something in common."""
    if a.kind == "place" and b.kind == "place":
        return a.clause == b.clause and a.parent == b.parent
    if a.kind == "place" or b.kind == "place":
        place, thing = (a, b) if a.kind == "place" else (b, a)
        if thing.kind == "seat":
            return thing.clause == place.clause != place.parent
        return thing.kind == "clause" and not place.instead and thing.clause in (place.clause, place.parent)
    if a.clause != b.clause:
        return False
    if a.kind == "words" and b.kind == "words":
        return ranges_meet(a.start, a.end, b.start, b.end)
    return {a.kind, b.kind} != {"words", "seat"}


def disagree(a: Span, b: Span) -> bool:
    """Whether two spans of one amendment contradict each other; a new clause may follow one deleted, split or moved."""
    if a.kind == b.kind == "place":
        return False
    if a.kind == "place" or b.kind == "place":
        place, thing = (a, b) if a.kind == "place" else (b, a)
        return thing.kind == "clause" and thing.clause == place.parent
    return meet(a, b)
