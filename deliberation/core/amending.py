"""Amending a text: what an amendment may change, and the text as it is with it.

An amendment is a list of changes to the version that its author saw (the *base*). Between tabling and decision other
amendments may be adopted; its changes are then anchored to the text in force (`rebasing.py`), and where one of them no
longer fits for certain the amendment is refused and its author anchors it anew. So amendments that do not collide
(`colliding.py`) give the same text in any order.
"""

from collections.abc import Iterator, Sequence

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
from deliberation.core.colliding import disagree, touched
from deliberation.core.making import brought, made, reads_as
from deliberation.core.numbering import number
from deliberation.core.outline import ANNEXES, Outline, outline
from deliberation.core.rebasing import carried, container_of
from deliberation.core.text import Annex, Clause, Text
from deliberation.core.validity import validate
from deliberation.errors import Refusal


def apply(text: Text, base: Text, changes: Sequence[Change]) -> Text:
    """The text as it is with an amendment: words first, then new places, then deletions; notes without a mark go.

    Args:
        text: the text in force.
        base: the version that the amendment was made to; `text` itself when it is tabled.
        changes: what the amendment changes.

    Raises:
        Refusal: `bad_amendment` or `bad_text` where the amendment is wrong in itself, `not_an_amendment` where it
            leaves no operative paragraph or deletes all there were (P-52), `amendment_no_longer_fits` where its words
            or places are gone or no longer certain.
    """
    check(base, changes)
    amended = carry_out(text, base, changes)
    if not any(clause.kind != "heading" for clause in amended.operative):
        raise Refusal("not_an_amendment")
    validate(amended)
    if text == base and _changes_nothing(text, amended, changes):
        raise _bad("nothing")
    return amended


def _changes_nothing(text: Text, amended: Text, changes: Sequence[Change]) -> bool:
    """Whether the same is read as before; a new clause may say what a deleted one said."""
    if amended == text:
        return True
    may = any(isinstance(change, DeleteClause | MoveClause) for change in changes)
    return may and reads_as(amended) == reads_as(text)


def carry_out(text: Text, base: Text, changes: Sequence[Change]) -> Text:
    """The text with changes that are right in themselves, which may not be one that can be put to the vote.

    Raises:
        Refusal: `amendment_no_longer_fits` where one of them does not fit `text`.
    """
    now = outline(text)
    rebased = carried(changes, outline(base), now)
    if rebased.misfits:
        raise Refusal("amendment_no_longer_fits", clause=number(base).get(named(rebased.misfits[0]), ""))
    return made(now, rebased.changes)


def named(change: Change) -> str:
    """The id by which a change is anchored: what it changes, or what it is put after or in; or nothing."""
    match change:
        case InsertClause():
            return change.after or change.parent or ""
        case InsertAnnex():
            return change.after or ""
        case InsertNote():
            return change.note.id
        case _:
            return change.clause


def replaces_whole(base: Text, changes: Sequence[Change]) -> bool:
    """Whether the changes delete every operative paragraph, which makes them a new proposal and no amendment (P-52)."""
    deleted = {change.clause for change in changes if isinstance(change, DeleteClause)}
    return bool(deleted) and deleted >= {clause.id for clause in base.operative if clause.kind != "heading"}


def inserted(changes: Sequence[Change]) -> set[str]:
    """The ids that changes bring: of clauses with their sub-paragraphs, annexes and footnotes."""
    return {id for change in changes for id in brought(change)}


def check(base: Text, changes: Sequence[Change]) -> None:
    """Accepts an amendment that agrees with the version that it was made to.

    Raises:
        Refusal: `bad_amendment` with `why`, or `not_an_amendment` (P-52).
    """
    if not changes:
        raise _bad("nothing")
    then = outline(base)
    homes: dict[str, str] = {}
    added: set[str] = set()
    for change in changes:
        match change:
            case ReplaceWords():
                _check_words(then, change)
            case DeleteClause(clause=clause):
                if clause not in then.nodes:
                    raise _bad("unknown_clause")
            case SplitClause():
                _check_split(then, change)
                homes[change.new] = then.homes[change.clause]
            case InsertClause() | InsertAnnex() | MoveClause():
                _check_place(then, homes, change)
                _settle(homes, change)
            case InsertNote():
                pass
        _check_new(then, added, brought(change))
    spans = touched(changes, then)
    for index, ours in enumerate(spans):
        if any(disagree(a, b) for a in ours for theirs in spans[:index] for b in theirs):
            raise _bad("overlap")
    if replaces_whole(base, changes):
        raise Refusal("not_an_amendment")


def _check_words(then: Outline, change: ReplaceWords) -> None:
    if change.clause not in then.words:
        raise _bad("unknown_clause")
    words = then.words[change.clause]
    if not 0 <= change.start <= change.end <= len(words) or words[change.start : change.end] != change.old:
        raise _bad("words")
    if change.opening is None and change.new == change.old:
        raise _bad("nothing")
    clause = isinstance(then.nodes.get(change.clause), Clause)
    if change.opening is not None and not (clause and 0 <= change.opening <= len(change.new)):
        raise _bad("words")


def _check_split(then: Outline, change: SplitClause) -> None:
    clause = then.nodes.get(change.clause)
    if not isinstance(clause, Clause):
        raise _bad("unknown_clause")
    if not (change.at >= 0 and clause.text[: change.at].strip() and clause.text[change.at :].strip()):
        raise _bad("words")


def _check_new(then: Outline, added: set[str], ids: list[str]) -> None:
    if len(set(ids)) < len(ids) or not added.isdisjoint(ids) or not then.words.keys().isdisjoint(ids):
        raise _bad("id_twice")
    added.update(ids)


def _check_place(then: Outline, homes: dict[str, str], change: InsertClause | InsertAnnex | MoveClause) -> None:
    """Whether what it is put after and in is there, and agrees; both may have come with an earlier change."""
    container = container_of(change)
    for anchor in (container, change.after):
        if anchor is not None and anchor not in then.parts and anchor not in then.homes and anchor not in homes:
            raise _bad("unknown_clause")
    if change.after is not None and _home(then, homes, change.after) != container:
        raise _bad("place")
    above = list(_above(then, homes, container))
    annex, part = True, "annex"
    if isinstance(change, MoveClause):
        if change.clause not in then.nodes:
            raise _bad("unknown_clause")
        if change.clause in (change.after, *above):
            raise _bad("place")
        annex, part = isinstance(then.nodes[change.clause], Annex), change.part
    elif isinstance(change, InsertClause):
        annex, part = False, change.part
    if (container == ANNEXES) != annex or then.parts[above[-1]] != part:
        raise _bad("place")


def _home(then: Outline, homes: dict[str, str], id: str) -> str | None:
    """The container in which something stands after the changes so far."""
    return homes.get(id) or then.homes.get(id)


def _above(then: Outline, homes: dict[str, str], container: str) -> Iterator[str]:
    """A container and all that it stands in, up to the top of its part."""
    at: str | None = container
    while at is not None:
        yield at
        at = _home(then, homes, at)


def _settle(homes: dict[str, str], change: InsertClause | InsertAnnex | MoveClause) -> None:
    """Notes where clauses come to stand, so that later changes may be anchored to them."""
    match change:
        case InsertClause(clause=clause):
            homes[clause.id] = container_of(change)
            _settle_below(homes, clause.id, clause.children)
        case InsertAnnex(annex=annex):
            homes[annex.id] = ANNEXES
            _settle_below(homes, annex.id, annex.clauses)
        case MoveClause():
            homes[change.clause] = container_of(change)


def _settle_below(homes: dict[str, str], above: str, clauses: tuple[Clause, ...]) -> None:
    for clause in clauses:
        homes[clause.id] = above
        _settle_below(homes, clause.id, clause.children)


def _bad(why: str) -> Refusal:
    return Refusal("bad_amendment", why=why)
