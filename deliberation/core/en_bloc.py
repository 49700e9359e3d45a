"""Amendments put together, and adopted when nobody objects (P-59, P-81).

The chair asks; any member may object to any of them, which is then out and is decided by itself; what remains is
adopted without a vote, in the order in which it was put, and makes one version.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec.structs import replace

from deliberation.core import law, motion
from deliberation.core.act import Act, Id, MemberAct, Sha256, demand
from deliberation.core.amendment import Amendment, amended, circulating, subs_decided
from deliberation.core.meeting import deciding
from deliberation.core.proposal import Proposal, revised, text_in_force
from deliberation.core.ruling import no_appeal_pending
from deliberation.core.text import Text

State = Literal["asked", "adopted", "closed"]


class EnBloc(law.Object, frozen=True, kw_only=True):
    """Amendments that the chair has put together.

    Args:
        text: the hash of the text in force when the chair asked.
        amendments: in the order in which they are applied.
        objections: the first member that objected to each.
    """

    proposal: str
    symbol: str
    text: str
    amendments: tuple[str, ...]
    objections: dict[str, str] = msgspec.field(default_factory=dict)
    state: State = "asked"

    @property
    def remaining(self) -> tuple[str, ...]:
        """Those to which nobody has objected."""
        return tuple(id for id in self.amendments if id not in self.objections)


class Ask(Act, frozen=True, kw_only=True, tag="en_bloc.ask"):
    """The chair asks whether anybody objects to amendments that are put together (P-59).

    Args:
        text: the hash of the text in force.
        amendments: in the order in which they are applied.
    """

    proposal: Id
    text: Sha256
    amendments: tuple[Id, ...]


class Object(MemberAct, frozen=True, kw_only=True, tag="en_bloc.object"):
    """A member objects to some of the amendments, or asks for a vote on them (P-59, P-81)."""

    en_bloc: Id
    amendments: tuple[Id, ...]


class Adopt(Act, frozen=True, kw_only=True, tag="en_bloc.adopt"):
    """The chair declares adopted what nobody objects to (P-59, P-81)."""

    en_bloc: Id
    text: Sha256


def ask(case: law.Case) -> law.Law[law.Changes]:
    """Puts amendments together that fit one after the other; whatever was asked before is closed (P-59)."""
    this: Ask = case.act
    proposal = yield from law.the(Proposal, this.proposal)
    demand(this.text == proposal.text, "superseded_version", symbol=proposal.symbol)
    named = bool(this.amendments) and len(set(this.amendments)) == len(this.amendments)
    demand(named, "bad_en_bloc", why="twice", symbol=proposal.symbol)
    yield from _together(this.amendments, proposal)
    former = yield from law.every(EnBloc, proposal=proposal.id, state="asked")
    asked = EnBloc(id=this.id, proposal=proposal.id, symbol=proposal.symbol, text=this.text, amendments=this.amendments)
    return asked, *(replace(each, state="closed") for each in former)


def object_(case: law.Case) -> law.Law[law.Changes]:
    """Takes amendments out of those that were put together; who objects needs to say no more (P-59, P-81)."""
    this: Object = case.act
    asked = yield from law.the(EnBloc, this.en_bloc)
    demand(asked.state == "asked", "en_bloc_closed", symbol=asked.symbol)
    named = bool(this.amendments) and set(this.amendments) <= set(asked.amendments)
    demand(named, "bad_en_bloc", why="not_in", symbol=asked.symbol)
    return (replace(asked, objections=dict.fromkeys(this.amendments, this.member) | asked.objections),)


def adopt(case: law.Case) -> law.Law[law.Changes]:
    """Adopts what remains, in a meeting with the quorum of a decision, as one version (P-14, P-59, P-81)."""
    this: Adopt = case.act
    asked = yield from law.the(EnBloc, this.en_bloc)
    demand(asked.state == "asked", "en_bloc_closed", symbol=asked.symbol)
    proposal = yield from law.the(Proposal, asked.proposal)
    yield from no_appeal_pending(proposal)
    demand(this.text == asked.text == proposal.text, "superseded_version", symbol=proposal.symbol)
    demand(bool(asked.remaining), "bad_en_bloc", why="nothing", symbol=proposal.symbol)
    yield from _may_decide(case, proposal)
    before = yield from text_in_force(proposal)
    adopted, text = yield from _together(asked.remaining, proposal)
    proposal, blob = revised(proposal, before, text, case.at, "amendment", cause=asked.id)
    return (
        proposal,
        replace(asked, state="adopted"),
        blob,
        *(replace(amendment, state="adopted") for amendment in adopted),
    )


def _together(ids: Iterable[str], proposal: Proposal) -> law.Law[tuple[list[Amendment], Text]]:
    """The amendments, each to the proposal itself, whose text can change, and the text with all of them."""
    text = yield from text_in_force(proposal)
    found: list[Amendment] = []
    for id in ids:
        amendment, of = yield from circulating(id)
        demand(of.id == proposal.id, "bad_en_bloc", why="other_proposal", symbol=amendment.symbol)
        demand(amendment.amends is None, "bad_en_bloc", why="sub_amendment", symbol=amendment.symbol)
        yield from subs_decided(amendment)
        text = yield from amended(amendment, proposal, text)
        found.append(amendment)
    return found, text


def _may_decide(case: law.Case, proposal: Proposal) -> law.Law[None]:
    """Whether the meeting may decide, and nothing that was moved in it comes before (P-14, P-32)."""
    _, meeting, _ = yield from deciding(case)
    yield from motion.nothing_before(meeting, proposal)
