"""Division: parts of a proposal voted on separately, before it is put as a whole (P-60 to P-64).

The chair announces the division. A part that is rejected is left out of the text; the parts that are approved are then
put as a whole (P-61); where no operative paragraph is left, the proposal is rejected as a whole (P-62).
"""

from typing import Literal

from msgspec.structs import replace

from deliberation.core import amending, law
from deliberation.core.act import Act, Id, demand, derived_id
from deliberation.core.amendment import PENDING, Amendment
from deliberation.core.changes import DeleteClause
from deliberation.core.proposal import Proposal, Tie, open_to_change, text_in_force
from deliberation.core.ruling import no_appeal_pending
from deliberation.core.text import Text, walk

State = Literal["pending", "second_vote_pending", "adopted", "rejected", "lapsed"]
UNDECIDED = ("pending", "second_vote_pending")


class Part(law.Object, frozen=True, kw_only=True):
    """A part of a proposal that is voted on separately.

    Args:
        symbol: that of its proposal.
        number: its place among the parts, from 1.
        clauses: its clauses, each with its sub-paragraphs.
        tied: its equally divided vote, which a second one may follow (P-69).
    """

    proposal: str
    symbol: str
    number: int
    clauses: tuple[str, ...]
    state: State = "pending"
    tied: Tie | None = None


class Divide(Act, frozen=True, kw_only=True, tag="proposal.divide"):
    """The chair announces that parts of a proposal are voted on separately (P-60).

    Args:
        parts: the clauses of each; what is in none is voted on with the whole only.
    """

    proposal: Id
    parts: tuple[tuple[str, ...], ...]


def divide(case: law.Case) -> law.Law[law.Changes]:
    """Divides a proposal when its amendments are decided; from then on nothing else changes its text (P-60, P-64).

    An appeal, which could bring an amendment back, is decided before (P-31).
    """
    this: Divide = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    open_to_change(proposal)
    for amendment in (yield from law.every(Amendment, proposal=proposal.id)):
        demand(amendment.state not in PENDING, "amendments_pending", symbol=amendment.symbol)
    yield from no_appeal_pending(proposal)
    _are_parts((yield from text_in_force(proposal)), this.parts)
    parts = tuple(
        Part(
            id=derived_id(this.id, number), proposal=proposal.id, symbol=proposal.symbol, number=number, clauses=clauses
        )
        for number, clauses in enumerate(this.parts, 1)
    )
    return replace(proposal, parts=tuple(part.id for part in parts)), *parts


def _are_parts(text: Text, parts: tuple[tuple[str, ...], ...]) -> None:
    """Each part has clauses of the text; none is in two, neither itself nor with the one that it is below."""
    places = {place.clause.id: place for place in walk(text)}
    named = [id for part in parts for id in part]
    demand(bool(parts) and all(parts), "bad_division", why="empty")
    demand(set(named) <= places.keys(), "bad_division", why="unknown_clause")
    above = {id for name in named for id in places[name].above}
    twice = len(set(named)) < len(named) or not above.isdisjoint(named)
    demand(not twice, "bad_division", why="twice")


def without(text: Text, part: Part) -> Text | None:
    """The text without a part, or None where no operative paragraph would be left (P-62)."""
    left = {clause.id for clause in text.operative if clause.kind != "heading"} - set(part.clauses)
    if not left:
        return None
    return amending.apply(text, text, tuple(DeleteClause(id) for id in part.clauses))


def parts_of(proposal: Proposal) -> law.Law[list[Part]]:
    """The parts of a proposal, in order."""
    found = yield from law.every(Part, proposal=proposal.id)
    return sorted(found, key=lambda part: part.number)
