"""Adoption without a vote: the chair asks, nobody objects, the gavel (P-81, P-82, P-117).

Any member that is present and may vote can stop it, by an objection or by asking for a vote, and need give no reason.
What was stopped is put to the vote, or asked about again when the members have talked.
"""

from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from deliberation.core import circulation, law, matter
from deliberation.core.act import Act, Id, MemberAct, Sha256, demand
from deliberation.core.assembly import Assembly
from deliberation.core.meeting import Meeting, deciding
from deliberation.core.proposal import Proposal, not_voted_on
from deliberation.core.ruling import no_appeal_pending

State = Literal["asked", "stopped", "adopted", "closed"]
Wish = Literal["objection", "vote"]


class WithoutVote(law.Object, frozen=True, kw_only=True):
    """That the chair has asked whether a proposal may be adopted without a vote.

    Args:
        text: the hash of the text in force when the chair asked.
        asked: when the chair asked.
        stopped: the member that stopped it, and `wish` what it said: that it objects, or asks for a vote.
        present: how many members were present at the adoption, of `members` (P-14).
    """

    proposal: str
    symbol: str
    title: str
    text: str
    meeting: str
    asked: datetime
    stopped: str | None = None
    wish: Wish | None = None
    state: State = "asked"
    present: int = 0
    members: int = 0
    adopted: datetime | None = None


class Ask(Act, frozen=True, kw_only=True, tag="without_vote.ask"):
    """The chair asks whether it may take it that the body adopts a proposal without a vote (P-81).

    Args:
        text: the hash of the text in force.
        waive_circulation: the chair allows it although the proposal was not circulated in time (P-41, P-42).
    """

    proposal: Id
    text: Sha256
    waive_circulation: bool = False


class Object(MemberAct, frozen=True, kw_only=True, tag="without_vote.object"):
    """A member objects, or asks for a vote; either stops the adoption (P-81, P-117)."""

    without_vote: Id
    wish: Wish = "objection"


class Adopt(Act, frozen=True, kw_only=True, tag="without_vote.adopt"):
    """The gavel: the chair declares adopted what nobody objected to (P-81)."""

    without_vote: Id
    text: Sha256


def ask(case: law.Case) -> law.Law[law.Changes]:
    """Asks about a proposal that could be put as a whole now; what was asked before is closed (P-41, P-64, P-81)."""
    this: Ask = case.act
    assembly, meeting, _ = yield from deciding(case)
    proposal = yield from law.the(Proposal, this.proposal)
    demand(this.text == proposal.text, "superseded_version", symbol=proposal.symbol)
    beside = yield from _could_be_put(proposal, assembly, case.at)
    circulation.in_time_or_allowed(proposal, case.at, assembly, allowed=this.waive_circulation)
    asked = WithoutVote(
        id=this.id,
        proposal=proposal.id,
        symbol=proposal.symbol,
        title=proposal.title,
        text=this.text,
        meeting=meeting.id,
        asked=case.at,
    )
    former = yield from law.every(WithoutVote, proposal=proposal.id, state="asked")
    return asked, *(replace(each, state="closed") for each in former), *beside


def object_(case: law.Case) -> law.Law[law.Changes]:
    """Stops the adoption; only who is present at the meeting can (P-81, P-117)."""
    this: Object = case.act
    asked = yield from law.the(WithoutVote, this.without_vote)
    demand(asked.state == "asked", "asking_closed", symbol=asked.symbol)
    meeting = yield from law.the(Meeting, asked.meeting)
    demand(meeting.state == "open", "meeting_not_open")
    demand(this.member in meeting.present, "not_present", member=this.member)
    return (replace(asked, state="stopped", stopped=this.member, wish=this.wish),)


def adopt(case: law.Case) -> law.Law[law.Changes]:
    """Adopts the proposal, in the meeting that was asked and with the quorum of a decision (P-14, P-81)."""
    this: Adopt = case.act
    asked = yield from law.the(WithoutVote, this.without_vote)
    demand(asked.state == "asked", "asking_closed", symbol=asked.symbol)
    assembly, meeting, members = yield from deciding(case)
    demand(meeting.id == asked.meeting, "asking_closed", symbol=asked.symbol)
    proposal = yield from law.the(Proposal, asked.proposal)
    demand(this.text == asked.text == proposal.text, "superseded_version", symbol=proposal.symbol)
    beside = yield from _could_be_put(proposal, assembly, case.at)
    assembly, proposal = matter.adopted_as(proposal, assembly)
    proposal = replace(proposal, without_vote=True)
    present = len(meeting.present)
    done = replace(asked, state="adopted", present=present, members=members, adopted=case.at)
    return assembly, proposal, done, *beside


def _could_be_put(proposal: Proposal, assembly: Assembly, at: datetime) -> law.Law[law.Changes]:
    """It is undecided and nothing comes before it, as for a vote on the whole (P-53, P-64, P-75).

    What a tie has left to a second vote is voted on (P-69).
    """
    not_voted_on(proposal)
    undecided = proposal.state in ("circulated", "action")
    demand(undecided, "proposal_closed", symbol=proposal.symbol, state=proposal.state)
    yield from no_appeal_pending(proposal)
    return (yield from matter.nothing_before(proposal, at, assembly.profile.second_vote_hours))
