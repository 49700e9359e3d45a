"""Several proposals on one question: voted on in the order submitted, unless the body decides otherwise (P-49).

The chair says which proposals relate to one question; that puts them in the order in which they were submitted. Only a
motion that is carried changes it.
"""

import re

from msgspec.structs import replace

from deliberation.core import law
from deliberation.core.act import Act, Id, demand
from deliberation.core.proposal import Proposal, not_voted_on, series

OPEN = ("circulated", "action")


class Announce(Act, frozen=True, kw_only=True, tag="proposal.sequence"):
    """The chair announces that proposals relate to one question, and are voted on as they were submitted (P-49)."""

    proposals: tuple[Id, ...]


def announce(case: law.Case) -> law.Law[law.Changes]:
    """Puts proposals in the order in which they were submitted; a revised one keeps its place (P-49, P-50)."""
    this: Announce = case.act
    found = yield from undecided(this.proposals)
    for each in found:
        not_voted_on(each)
    return (yield from in_order(tuple(each.id for each in sorted(found, key=_submitted))))


def undecided(ids: tuple[str, ...]) -> law.Law[list[Proposal]]:
    """At least two proposals, each once, all still to be decided."""
    demand(len(ids) > 1 and len(set(ids)) == len(ids), "bad_sequence")
    found: list[Proposal] = []
    for id in ids:
        proposal = yield from law.the(Proposal, id)
        demand(proposal.state in OPEN, "proposal_closed", symbol=proposal.symbol, state=proposal.state)
        found.append(proposal)
    return found


def in_order(ids: tuple[str, ...]) -> law.Law[law.Changes]:
    """The proposals, each after those before it."""
    found: list[Proposal] = []
    for place, id in enumerate(ids):
        found.append(replace((yield from law.the(Proposal, id)), after=ids[:place]))
    return tuple(found)


def its_turn(proposal: Proposal) -> law.Law[None]:
    """Refuses while a proposal on the same question that comes before it is still to be decided (P-49)."""
    for id in proposal.after:
        first = yield from law.the(Proposal, id)
        demand(first.state not in OPEN, "earlier_proposal_first", symbol=proposal.symbol, first=first.symbol)


def _submitted(proposal: Proposal) -> int:
    return int(re.findall(r"\d+", series(proposal.symbol))[-1])
