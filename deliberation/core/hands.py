"""Votes that publish no names: hands that the chair counts, and the demand for a recorded vote (P-73, P-79).

Any single member may demand that a vote be recorded, before it is locked; what was counted is then void, and the same
matter is put again by a method that says how each member voted.
"""

from typing import Annotated

import msgspec
from msgspec.structs import replace

from deliberation.core import law
from deliberation.core.act import Act, Id, MemberAct, demand
from deliberation.core.ballot import NAMELESS, Ballot, not_over, takes_votes
from deliberation.core.conduct import voided
from deliberation.core.voting import Annulment, Count

Hands = Annotated[int, msgspec.Meta(ge=0, le=100_000)]


class CountHands(Act, frozen=True, kw_only=True, tag="ballot.count"):
    """The chair enters the hands that were counted (P-73, P-79)."""

    ballot: Id
    in_favour: Hands
    against: Hands
    abstaining: Hands


class Demand(MemberAct, frozen=True, kw_only=True, tag="ballot.demand"):
    """A member demands a recorded vote (P-73)."""

    ballot: Id


def count_hands(case: law.Case) -> law.Law[law.Changes]:
    """Enters the figures, or others in their place; there are no more hands than members present (P-79).

    What tellers had attested were other figures.
    """
    this: CountHands = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    takes_votes(ballot, case.at, ("show_of_hands",))
    raised = this.in_favour + this.against + this.abstaining
    there = min(len(ballot.present), len(ballot.roll))
    demand(raised <= there, "too_many_hands", raised=raised, present=there)
    found = Count(in_favour=this.in_favour, against=this.against, abstaining=this.abstaining)
    return (replace(ballot, counted=found),)


def demand_recorded(case: law.Case) -> law.Law[law.Changes]:
    """Voids the ballot; the same matter is put again so that it is recorded how each member votes (P-73)."""
    this: Demand = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    not_over(ballot)
    demand(ballot.method in NAMELESS, "other_method", number=ballot.number, method=ballot.method)
    demand(this.member in ballot.roll, "not_on_roll", member=this.member)
    return (yield from voided(ballot, Annulment(at=case.at, demanded=this.member)))
