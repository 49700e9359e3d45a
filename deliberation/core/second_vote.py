"""The second vote on an equally divided question, and its lapse when nobody takes it in time (P-69)."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from deliberation.core import law
from deliberation.core.act import Act, Id, demand
from deliberation.core.amendment import Amendment
from deliberation.core.assembly import Assembly
from deliberation.core.division import Part
from deliberation.core.meeting import Meeting
from deliberation.core.proposal import Proposal

Subject = Proposal | Amendment | Part

FIRST = 1
SECOND = 2
"""The attempts at a question: an equally divided plenary votes a second time."""

KINDS: dict[str, type[Proposal] | type[Amendment] | type[Part]] = {
    "proposal": Proposal,
    "amendment": Amendment,
    "part": Part,
}


class Lapse(Act, frozen=True, kw_only=True, tag="vote.lapse"):
    """The bureau notes that the time for a second vote has passed without one (P-69).

    Args:
        noun: what was to be voted on again; `subject` says which one.
    """

    noun: Literal["proposal", "amendment", "part"]
    subject: Id


def lapse(case: law.Case) -> law.Law[law.Changes]:
    """Closes an equally divided question whose second vote was not taken in time (P-69)."""
    this: Lapse = case.act
    subject: Subject = yield from law.the(KINDS[this.noun], this.subject)
    hours = (yield from law.the(Assembly, this.assembly)).profile.second_vote_hours
    due = subject.state == "second_vote_pending" and lapsed(subject, case.at, hours)
    demand(due, "not_lapsed", symbol=subject.symbol, hours=hours)
    proposal = subject
    if not isinstance(subject, Proposal):
        proposal = yield from law.the(Proposal, subject.proposal)
    assert isinstance(proposal, Proposal)
    demand(proposal.ballot is None, "voting_in_progress")
    return (replace(subject, state="lapsed", tied=None),)


def attempt(subject: Subject, meeting: Meeting, at: datetime, hours: int) -> int:
    """Which attempt at the question this is; a second one is at a subsequent meeting and within 48 hours (P-69)."""
    if subject.tied is None:
        return FIRST
    demand(not lapsed(subject, at, hours), "second_vote_lapsed", symbol=subject.symbol, hours=hours)
    demand(subject.tied.meeting != meeting.id, "second_vote_same_meeting", symbol=subject.symbol)
    return SECOND


def lapsed(subject: Subject, at: datetime, hours: int) -> bool:
    """Whether the time for the second vote on an equally divided question has passed without one (P-69)."""
    return subject.tied is not None and at > subject.tied.at + timedelta(hours=hours)
