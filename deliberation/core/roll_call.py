"""Voting by roll-call: the members are called one by one, and answer aloud for all to hear (P-74).

The order is English alphabetical from a member drawn by lot (`voting.drawn`). Who passes is called again at the end,
once; so is who does not answer. An answer is public as it is given, and is not changed.
"""

from typing import Literal

from msgspec.structs import replace

from deliberation.core import law
from deliberation.core.act import Act, Id, MemberAct, MemberId, Sha256, demand
from deliberation.core.ballot import Ballot, takes_votes, votes_itself
from deliberation.core.voting import RollCall

Answered = Literal["in_favour", "against", "abstaining", "pass"]


class Answer(MemberAct, frozen=True, kw_only=True, tag="vote.answer"):
    """The member that is called answers, or passes (P-74)."""

    ballot: Id
    question: Sha256
    answer: Answered


class PassOver(Act, frozen=True, kw_only=True, tag="ballot.pass_over"):
    """The chair notes that the member that is called does not answer (P-74)."""

    ballot: Id
    member: MemberId


def answer(case: law.Case) -> law.Law[law.Changes]:
    """Takes the answer of the member whose turn it is, with its voting key (P-01, P-09, P-74)."""
    this: Answer = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    call = _called(ballot, this.member, case)
    yield from votes_itself(ballot, this, case.keyids[0])
    if this.answer == "pass":
        demand(this.member not in call.passed, "passed_already", member=this.member)
        call = replace(call, passed=(*call.passed, this.member))
    else:
        call = replace(call, answers=call.answers | {this.member: this.answer})
    return (replace(ballot, roll_call=call),)


def pass_over(case: law.Case) -> law.Law[law.Changes]:
    """Goes on to the next member; who does not answer is called once more at the end (P-74)."""
    this: PassOver = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    call = _called(ballot, this.member, case)
    if this.member in call.passed:
        call = replace(call, silent=(*call.silent, this.member))
    else:
        call = replace(call, passed=(*call.passed, this.member))
    return (replace(ballot, roll_call=call),)


def _called(ballot: Ballot, member: str, case: law.Case) -> RollCall:
    takes_votes(ballot, case.at, ("roll_call",))
    assert ballot.roll_call is not None
    called = ballot.roll_call.called
    demand(called == member, "not_called", member=member, called=called or "")
    return ballot.roll_call
