"""The closed set of act kinds: who may perform each, and its step. `judge` is the law's one entrance.

Rules of entrance, in the code's order: the act's form is decoded strictly; the signer's key must be enrolled, in
force, and the actor's own; the actor's role must permit the kind; a delegate acts for their own member alone, and
while it sits (P-04, P-09 to P-11, P-20, P-44, P-99). Then the kind's own step judges.
"""

from base64 import b64decode
from collections.abc import Callable
from typing import Any, Final

import msgspec

from deliberation.core import (
    accreditation,
    act,
    amendment,
    assembly,
    ballot,
    canonical,
    conduct,
    division,
    election,
    electorate,
    en_bloc,
    hands,
    key,
    law,
    meeting,
    member,
    motion,
    poll,
    proposal,
    redrafting,
    revising,
    roll_call,
    rules_change,
    ruling,
    second_vote,
    sequence,
    sponsorship,
    standing,
    statement,
    tellers,
    thread,
    voting,
    without_vote,
)
from deliberation.core.act import Act, MemberAct, demand, kind_of, payload_type
from deliberation.core.key import Key
from deliberation.errors import BadFormat, BadProof, Refusal

Step = Callable[[law.Case], law.Law[law.Changes]]

CHAIR: Final = frozenset({"chair"})
DELEGATE: Final = frozenset({"delegate"})
SECRETARIAT: Final = frozenset({"secretariat"})
BUREAU: Final = frozenset({"chair", "secretariat"})
ANYONE: Final = frozenset({"chair", "delegate", "observer", "secretariat"})
SERVER: Final = frozenset({act.SERVER})

LAW: Final[dict[type[Act], tuple[frozenset[str], Step]]] = {
    assembly.Create: (SERVER, assembly.create),
    member.Admit: (SECRETARIAT, member.admit),
    standing.NoteArrears: (SECRETARIAT, standing.note_arrears),
    standing.Permit: (BUREAU, standing.permit),
    standing.NoteCredentials: (BUREAU, standing.note_credentials),
    standing.Suspend: (BUREAU, standing.suspend),
    standing.Restore: (BUREAU, standing.restore),
    standing.Withdraw: (SECRETARIAT, standing.withdraw),
    accreditation.Grant: (SECRETARIAT, accreditation.grant),
    key.Disaccredit: (SECRETARIAT, key.disaccredit),
    key.Enrol: (ANYONE, key.enrol),
    key.Entrust: (DELEGATE, key.entrust),
    key.Revoke: (ANYONE, key.revoke),
    meeting.Call: (BUREAU, meeting.call),
    meeting.Open: (CHAIR, meeting.open_),
    meeting.Adjourn: (CHAIR, meeting.adjourn),
    meeting.Resume: (CHAIR, meeting.resume),
    meeting.Declare: (DELEGATE, meeting.declare),
    meeting.Note: (SECRETARIAT, meeting.note),
    proposal.Table: (DELEGATE, proposal.table),
    proposal.Withdraw: (DELEGATE, proposal.withdraw),
    sponsorship.Cosponsor: (DELEGATE, sponsorship.cosponsor),
    sponsorship.Leave: (DELEGATE, sponsorship.leave),
    sponsorship.OpenSponsorship: (DELEGATE, sponsorship.open_sponsorship),
    sponsorship.Invite: (DELEGATE, sponsorship.invite),
    revising.Revise: (DELEGATE, revising.revise),
    revising.Correct: (SECRETARIAT, revising.correct),
    revising.Settle: (CHAIR, revising.settle),
    revising.Render: (DELEGATE | SECRETARIAT, revising.render),
    amendment.Submit: (DELEGATE, amendment.submit),
    amendment.Withdraw: (DELEGATE, amendment.withdraw),
    amendment.Accept: (DELEGATE, amendment.accept),
    sponsorship.CosponsorAmendment: (DELEGATE, sponsorship.cosponsor_amendment),
    sponsorship.OpenAmendment: (DELEGATE, sponsorship.open_amendment),
    sponsorship.InviteToAmendment: (DELEGATE, sponsorship.invite_to_amendment),
    sponsorship.LeaveAmendment: (DELEGATE, sponsorship.leave_amendment),
    redrafting.Revise: (DELEGATE, redrafting.revise),
    redrafting.Divide: (CHAIR | DELEGATE, redrafting.divide),
    ruling.Order: (CHAIR, ruling.order),
    ruling.RuleMoot: (CHAIR, ruling.rule_moot),
    ruling.RuleNotReceivable: (CHAIR, ruling.rule_not_receivable),
    ruling.Appeal: (DELEGATE, ruling.appeal),
    en_bloc.Ask: (CHAIR, en_bloc.ask),
    en_bloc.Object: (DELEGATE, en_bloc.object_),
    en_bloc.Adopt: (CHAIR, en_bloc.adopt),
    without_vote.Ask: (CHAIR, without_vote.ask),
    without_vote.Object: (DELEGATE, without_vote.object_),
    without_vote.Adopt: (CHAIR, without_vote.adopt),
    division.Divide: (CHAIR | DELEGATE, division.divide),
    division.Object: (DELEGATE, division.object_),
    division.Grant: (CHAIR, division.grant),
    division.Withdraw: (CHAIR | DELEGATE, division.withdraw),
    motion.Move: (CHAIR | DELEGATE, motion.move),
    motion.Object: (DELEGATE, motion.object_),
    motion.Speak: (DELEGATE, motion.speak),
    motion.Withdraw: (CHAIR | DELEGATE, motion.withdraw),
    motion.Carry: (CHAIR, motion.carry),
    motion.Rule: (CHAIR, motion.rule),
    sequence.Announce: (CHAIR, sequence.announce),
    second_vote.Lapse: (BUREAU, second_vote.lapse),
    rules_change.Propose: (DELEGATE, rules_change.propose),
    rules_change.Withdraw: (DELEGATE, rules_change.withdraw),
    rules_change.Report: (BUREAU, rules_change.report),
    rules_change.Ask: (CHAIR, rules_change.ask),
    rules_change.Object: (DELEGATE, rules_change.object_),
    rules_change.Adopt: (CHAIR, rules_change.adopt),
    thread.Post: (BUREAU | DELEGATE, thread.post),
    thread.Edit: (BUREAU | DELEGATE, thread.edit),
    thread.Hide: (CHAIR, thread.hide),
    thread.Show: (CHAIR, thread.show),
    thread.Resolve: (BUREAU | DELEGATE, thread.resolve),
    thread.Erase: (BUREAU | DELEGATE, thread.erase),
    ballot.Open: (CHAIR, ballot.open_),
    ballot.Cast: (DELEGATE, ballot.cast),
    ballot.Lock: (CHAIR, ballot.lock),
    statement.Explain: (DELEGATE, statement.explain),
    statement.Intend: (DELEGATE, statement.intend),
    statement.Reserve: (DELEGATE, statement.reserve),
    statement.Reply: (DELEGATE, statement.reply),
    conduct.Rise: (DELEGATE, conduct.rise),
    conduct.Suspend: (CHAIR, conduct.suspend),
    conduct.Resume: (CHAIR, conduct.resume),
    conduct.Extend: (CHAIR, conduct.extend),
    conduct.Annul: (CHAIR, conduct.annul),
    conduct.Announce: (CHAIR, conduct.announce),
    roll_call.Answer: (DELEGATE, roll_call.answer),
    roll_call.PassOver: (CHAIR, roll_call.pass_over),
    hands.CountHands: (CHAIR, hands.count_hands),
    hands.Demand: (DELEGATE, hands.demand_recorded),
    tellers.Appoint: (CHAIR, tellers.appoint),
    tellers.Enter: (DELEGATE | SECRETARIAT, tellers.enter),
    tellers.Confirm: (DELEGATE | SECRETARIAT, tellers.confirm),
    tellers.Attest: (DELEGATE | SECRETARIAT, tellers.attest),
    election.Open: (CHAIR, election.open_),
    election.Nominate: (DELEGATE, election.nominate),
    election.Withdraw: (DELEGATE, election.withdraw),
    election.Close: (CHAIR, election.close),
    election.Demand: (DELEGATE, election.demand_ballot),
    election.Declare: (CHAIR, election.declare),
    election.Draw: (CHAIR, election.draw),
    poll.Open: (CHAIR, poll.open_),
    poll.Cast: (DELEGATE, poll.cast),
    poll.Enter: (CHAIR, poll.enter),
    poll.Confirm: (DELEGATE, poll.confirm),
    poll.Close: (CHAIR, poll.close),
}
"""Every kind of act, the roles that may perform it, and its step."""

WITHOUT_SEAT: Final[frozenset[type[Act]]] = frozenset({ballot.Cast, key.Entrust, key.Revoke})
"""What delegates of a member that does not sit may still do: see to their keys, and vote on a roll that has them."""

AnyAct = (
    assembly.Create
    | member.Admit
    | standing.NoteArrears
    | standing.Permit
    | standing.NoteCredentials
    | standing.Suspend
    | standing.Restore
    | standing.Withdraw
    | accreditation.Grant
    | key.Disaccredit
    | key.Enrol
    | key.Entrust
    | key.Revoke
    | meeting.Call
    | meeting.Open
    | meeting.Adjourn
    | meeting.Resume
    | meeting.Declare
    | meeting.Note
    | proposal.Table
    | proposal.Withdraw
    | sponsorship.Cosponsor
    | sponsorship.Leave
    | sponsorship.OpenSponsorship
    | sponsorship.Invite
    | revising.Revise
    | revising.Correct
    | revising.Settle
    | revising.Render
    | amendment.Submit
    | amendment.Withdraw
    | amendment.Accept
    | sponsorship.CosponsorAmendment
    | sponsorship.OpenAmendment
    | sponsorship.InviteToAmendment
    | sponsorship.LeaveAmendment
    | redrafting.Revise
    | redrafting.Divide
    | ruling.Order
    | ruling.RuleMoot
    | ruling.RuleNotReceivable
    | ruling.Appeal
    | en_bloc.Ask
    | en_bloc.Object
    | en_bloc.Adopt
    | without_vote.Ask
    | without_vote.Object
    | without_vote.Adopt
    | division.Divide
    | division.Object
    | division.Grant
    | division.Withdraw
    | motion.Move
    | motion.Object
    | motion.Speak
    | motion.Withdraw
    | motion.Carry
    | motion.Rule
    | sequence.Announce
    | second_vote.Lapse
    | rules_change.Propose
    | rules_change.Withdraw
    | rules_change.Report
    | rules_change.Ask
    | rules_change.Object
    | rules_change.Adopt
    | thread.Post
    | thread.Edit
    | thread.Hide
    | thread.Show
    | thread.Resolve
    | thread.Erase
    | ballot.Open
    | ballot.Cast
    | ballot.Lock
    | statement.Explain
    | statement.Intend
    | statement.Reserve
    | statement.Reply
    | conduct.Rise
    | conduct.Suspend
    | conduct.Resume
    | conduct.Extend
    | conduct.Annul
    | conduct.Announce
    | roll_call.Answer
    | roll_call.PassOver
    | hands.CountHands
    | hands.Demand
    | tellers.Appoint
    | tellers.Enter
    | tellers.Confirm
    | tellers.Attest
    | election.Open
    | election.Nominate
    | election.Withdraw
    | election.Close
    | election.Demand
    | election.Declare
    | election.Draw
    | poll.Open
    | poll.Cast
    | poll.Enter
    | poll.Confirm
    | poll.Close
)

NOUNS: Final[tuple[type[law.Object], ...]] = (
    assembly.Assembly,
    member.Member,
    accreditation.Accreditation,
    Key,
    meeting.Meeting,
    proposal.Proposal,
    amendment.Amendment,
    ruling.Ruling,
    en_bloc.EnBloc,
    without_vote.WithoutVote,
    division.Division,
    division.Part,
    motion.Motion,
    rules_change.RulesChange,
    thread.Comment,
    ballot.Ballot,
    ballot.Vote,
    statement.Statement,
    voting.Entered,
    election.Election,
    poll.Poll,
    poll.Paper,
)
"""Every kind of object that acts change, besides blobs."""

_acts: Final = msgspec.json.Decoder(AnyAct)


def decode(payload: bytes, type_: str) -> AnyAct:
    """An act from its canonical bytes and its payload type.

    Raises:
        Refusal: `malformed` where the bytes are not the canonical form of a known kind, or the type is another kind's.
    """
    try:
        found: AnyAct = canonical.decode_as(payload, _acts)
    except BadFormat as fault:
        raise Refusal("malformed", why=str(fault)) from None
    demand(type_ == payload_type(kind_of(found)), "malformed", why="payloadType")
    return found


VOTES: Final = (ballot.Cast, roll_call.Answer)
"""The acts by which a member votes."""


def judge(case: law.Case) -> law.Law[law.Changes]:
    """Judges an act whose signatures hold: may this signer do it, and does the law allow it now?

    Raises:
        Refusal: with the rule that says no.
    """
    roles, step = LAW[type(case.act)]
    if roles != SERVER and not isinstance(case.act, key.Enrol):
        yield from _authorise(case, roles)
    return (yield from step(case))


def _authorise(case: law.Case, roles: frozenset[str]) -> law.Law[None]:
    signer = yield from law.perhaps(Key, case.keyids[0])
    demand(signer is not None, "unknown_key")
    assert signer is not None
    demand(signer.revoked is None, "key_revoked")
    demand(signer.accreditation == case.act.actor, "not_your_key")
    demand(signer.role != "chair" or not isinstance(case.act, VOTES), "chair_does_not_vote")
    demand(signer.role in roles, "not_permitted", role=signer.role, kind=kind_of(case.act))
    if isinstance(case.act, MemberAct):
        demand(signer.member == case.act.member, "not_your_member", member=case.act.member)
    if signer.member is not None and type(case.act) not in WITHOUT_SEAT:
        represented = yield from law.the(member.Member, signer.member)
        if represented.standing != member.Standing():
            home = yield from law.the(assembly.Assembly, case.act.assembly)
            electorate.demand_seat(represented, home, case.at)


def signers(this: Act, keyids: tuple[str, ...]) -> law.Law[tuple[bytes, ...]]:
    """The public keys that must have signed the act, in the order of its signatures (record.md, Entries).

    An enrolment is signed by the new key and the server's, an assembly's creation by the server's, all others by one
    enrolled key.

    Raises:
        Refusal: `unknown_key` where the signer is not enrolled.
    """
    if isinstance(this, assembly.Create):
        return (b64decode(this.server_key),)
    if isinstance(this, key.Enrol):
        home = yield from law.the(assembly.Assembly, this.assembly)
        return b64decode(this.public_key), b64decode(home.server_key)
    signer = yield from law.perhaps(Key, keyids[0])
    demand(signer is not None, "unknown_key")
    assert signer is not None
    return (b64decode(signer.public),)


GIVEN: Final[dict[type[Act], type[msgspec.Struct]]] = {
    ballot.Lock: ballot.Given,
    poll.Open: poll.Committed,
    poll.Close: poll.Shown,
}
"""What the entries of some kinds hold besides the act: what cannot be derived from the acts."""


def needs_given(this: Act) -> bool:
    """Whether entries of this kind hold something given."""
    return type(this) in GIVEN


def given(this: Act, told: dict[str, Any] | None) -> Any:  # noqa: ANN401  # each kind's step knows its own
    """What an entry holds besides its act, in the form of its kind; None where the kind gives nothing.

    Raises:
        BadFormat: it is not the form of the kind.
        BadProof: it is there where the kind gives nothing, or not there where it does.
    """
    form = GIVEN.get(type(this))
    if (told is None) != (form is None):
        raise BadProof("it holds what its kind does not give")
    try:
        found = None if form is None else msgspec.convert(told, form)
    except msgspec.ValidationError as fault:
        raise BadFormat(str(fault)) from None
    if found is not None and msgspec.to_builtins(found) != told:
        raise BadFormat("what is given is not in its canonical form")
    return found
