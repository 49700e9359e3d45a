"""Ballots: one member, one vote. The chair opens and locks; members cast and may change; the lock decides.

The rules are P-01, P-16 and P-65 to P-79.

Opening freezes the question under its hash, the majority and the roll, and checks the quorum. A cast is signed with a
salted commitment to the choice, so that nobody reads it before the lock. At the lock the last cast of each member is
opened, counted and decided by `outcome.py`, and what follows for the amendment or the proposal follows in the same
step.
"""

import hashlib
from datetime import datetime
from typing import Final, Literal

import msgspec

from deliberation.core import canonical, electorate, law, matter, seal
from deliberation.core.act import Act, Id, MemberAct, Sha256, demand
from deliberation.core.assembly import Assembly, next_number
from deliberation.core.envelope import unb64
from deliberation.core.key import Key
from deliberation.core.matter import Matter, Noun
from deliberation.core.meeting import Meeting, present_of
from deliberation.core.member import Member, belonging
from deliberation.core.outcome import Outcome, Question, Tally, decide
from deliberation.core.rules import Majority, decision_quorum, threshold
from deliberation.errors import BadFormat, BadProof, Refusal

Choice = Literal["in_favour", "against", "abstaining"]


class Put(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The question as every voter answers it: the matter and the terms.

    Its canonical form has the hash that casts name.
    """

    ballot: str
    matter: Matter
    terms: Question

    @property
    def hash(self) -> str:
        """The SHA-256 of the question's canonical form, in hex."""
        return hashlib.sha256(canonical.encode(self)).hexdigest()


class Voter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the roll: a member with a vote and the public key that holds it at the opening, if any."""

    member: str
    key: str | None


class Roll(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The electorate, frozen at the opening, in the order of the members' ids.

    Args:
        voters: those who have a vote, with the keys that hold it.
        reasons: those of whom there is more to say than that they are members: who votes by a permission or under a
            challenge, and who has no vote, with the rule, the figures and what is cited (P-04 to P-06).
    """

    ballot: str
    voters: tuple[Voter, ...]
    reasons: tuple[electorate.Line, ...] = ()


class Ballot(law.Object, frozen=True, kw_only=True):
    """A ballot and, once it is locked, its outcome.

    Args:
        question: the hash that casts name; `put` is what it is the hash of.
        members: how many members the assembly has, the base of the quorum.
        present: the members present at the opening, on which the quorum was checked (P-16).
        roll: the members who may vote; `roll_hash` names the published roll.
        openings: the hash of the published openings.
    """

    number: int
    meeting: str
    put: Put
    question: str
    members: int
    quorum: int
    present: tuple[str, ...]
    roll: tuple[str, ...]
    roll_hash: str
    opened: datetime
    locked: datetime | None = None
    openings: str | None = None
    outcome: Outcome | None = None


class Vote(law.Object, frozen=True, kw_only=True):
    """A member's last cast on a ballot: the commitment to its choice, which nobody can read before the lock."""

    ballot: str
    member: str
    commitment: str


class Open(Act, frozen=True, kw_only=True, tag="ballot.open"):
    """The chair announces the beginning of voting (P-16, P-75).

    Args:
        noun: what is voted on; `subject` says which one.
        text: the hash of the proposal's text in force, which the question is about.
        majority: one that the rules know for it, such as simple or two thirds of those voting (P-66 to P-68).
        waive_circulation: the chair allows the vote although the proposal or the amendment was not circulated in time
            (P-41, P-42).
    """

    meeting: Id
    noun: Noun
    subject: Id
    text: Sha256
    majority: Majority
    waive_circulation: bool = False


class Cast(MemberAct, frozen=True, kw_only=True, tag="vote.cast"):
    """A member casts its vote, or changes it; the last cast before the lock counts (P-01, P-77)."""

    ballot: Id
    question: Sha256
    commitment: Sha256


class Lock(Act, frozen=True, kw_only=True, tag="ballot.lock"):
    """The chair locks the ballot; nothing changes after it (P-75, P-78)."""

    ballot: Id


class Given(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a lock's entry holds besides the act: the published openings by hash, and what was counted from them."""

    openings: Sha256
    tally: Tally
    result: str


class Opening(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One opened cast: the index of its entry, the member, body and salt."""

    entry: int
    member: str
    body: str
    salt: str


class Openings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The opened casts of a ballot, in the order of the members' ids."""

    ballot: str
    openings: tuple[Opening, ...]


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sealed body of a cast."""

    choice: Choice


_body: Final = msgspec.json.Decoder(Sealed)
_rolls: Final = msgspec.json.Decoder(Roll)
_openings: Final = msgspec.json.Decoder(Openings)


def choice(body: bytes) -> Choice:
    """The choice in the sealed body of a cast.

    Raises:
        Refusal: `malformed` where the body is not the canonical form of one of the three choices.
    """
    try:
        return canonical.decode_as(body, _body).choice
    except BadFormat as fault:
        raise Refusal("malformed", why=str(fault)) from None


def open_(case: law.Case) -> law.Law[law.Changes]:
    """Opens a ballot: freezes question, majority and roll.

    It checks the quorum, and that nothing comes before it (P-14, P-16, P-31, P-41, P-53, P-56, P-57, P-64, P-68, P-69,
    P-75).
    """
    this: Open = case.act
    meeting = yield from law.the(Meeting, this.meeting)
    demand(meeting.state == "open", "meeting_not_open")
    demand(meeting.voting is None, "voting_in_progress")
    assembly = yield from law.the(Assembly, this.assembly)
    turn = yield from matter.put(this, meeting, assembly, case.at)
    demand(turn.matter.text == this.text, "superseded_version", symbol=(turn.proposal or turn.matter).symbol)
    members = yield from belonging(case.at, assembly.time_zone)
    quorum = decision_quorum(len(members), assembly.profile)
    there = present_of(meeting, members)
    demand(len(there) >= quorum, "decision_quorum", present=len(there), needed=quorum, members=len(members))
    number, assembly = next_number(assembly, "ballots")
    put = Put(ballot=this.id, matter=turn.matter, terms=turn.terms)
    roll = _roll(this.id, members, electorate.roll(members, assembly, case.at))
    rolled = law.blob(canonical.encode(roll))
    ballot = Ballot(
        id=this.id,
        number=number,
        meeting=meeting.id,
        put=put,
        question=put.hash,
        members=len(members),
        quorum=quorum,
        present=there,
        roll=tuple(voter.member for voter in roll.voters),
        roll_hash=rolled.id,
        opened=case.at,
    )
    of = () if turn.proposal is None else (msgspec.structs.replace(turn.proposal, ballot=ballot.id),)
    return assembly, ballot, msgspec.structs.replace(meeting, voting=ballot.id), *of, rolled, *turn.beside


def _roll(ballot: str, members: list[Member], lines: tuple[electorate.Line, ...]) -> Roll:
    """Who has a vote, the key that holds it, and why others have none (P-01, P-04 to P-06, P-09)."""
    entitled = {line.member for line in lines if line.entitled}
    return Roll(
        ballot=ballot,
        voters=tuple(Voter(member=each.id, key=each.voting_key) for each in members if each.id in entitled),
        reasons=tuple(line for line in lines if line.reason != "member"),
    )


def cast(case: law.Case) -> law.Law[law.Changes]:
    """Records a member's vote: on the roll, with its voting key, on this question.

    Only while the ballot is open (P-01, P-09, P-10, P-77).
    """
    this: Cast = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    demand(ballot.locked is None, "ballot_locked", number=ballot.number)
    demand(this.question == ballot.question, "other_question")
    if this.member not in ballot.roll:
        yield from _refuse(ballot, this.member)
    key = yield from law.the(Key, case.keyids[0])
    member = yield from law.the(Member, this.member)
    demand(member.voting_key == key.public, "not_voting_key", member=this.member)
    return (Vote(id=vote_id(ballot.id, member.id), ballot=ballot.id, member=member.id, commitment=this.commitment),)


def _refuse(ballot: Ballot, member: str) -> law.Law[None]:
    """Refuses who is not on the roll, for the reason that was frozen with it."""
    blob = yield from law.the(law.Blob, ballot.roll_hash)
    lines = canonical.decode_as(blob.raw, _rolls).reasons
    electorate.refuse_vote(next((line for line in lines if line.member == member), None), member)


def vote_id(ballot: str, member: str) -> str:
    """The id of a member's vote on a ballot: there is one, by construction (P-01)."""
    return f"{ballot}.{member}"


def lock(case: law.Case) -> law.Law[law.Changes]:
    """Locks the ballot, counts the opened casts, decides, and applies what was decided (P-65 to P-79, P-55, P-69)."""
    this: Lock = case.act
    given: Given = case.given
    ballot = yield from law.the(Ballot, this.ballot)
    demand(ballot.locked is None, "ballot_locked", number=ballot.number)
    votes = yield from law.every(Vote, ballot=ballot.id)
    blob = yield from law.the(law.Blob, given.openings)
    choices = opened(ballot, votes, decode_openings(blob.raw))
    assembly = yield from law.the(Assembly, this.assembly)
    outcome = count(ballot, choices, assembly)
    if given.tally != outcome.tally or given.result != outcome.result:
        raise BadProof(f"ballot {ballot.number}: the published tally or result is not what its votes give")
    meeting = yield from law.the(Meeting, ballot.meeting)
    put = ballot.put
    ballot = msgspec.structs.replace(ballot, locked=case.at, openings=given.openings, outcome=outcome)
    follows = yield from matter.follows(put.matter, outcome, meeting, assembly, case.at)
    return ballot, blob, msgspec.structs.replace(meeting, voting=None), *follows


def decode_openings(raw: bytes) -> Openings:
    """Openings from their canonical bytes.

    Raises:
        BadFormat: as for any canonical form.
    """
    return canonical.decode_as(raw, _openings)


def opened(ballot: Ballot, votes: list[Vote], openings: Openings) -> dict[str, Choice]:
    """Each member's choice, from openings that match the members' last casts one to one (P-77, record.md, Entries).

    Raises:
        BadProof: an opening is missing, is one too many, or does not match its commitment.
    """
    cast_by = {vote.member: vote for vote in votes}
    found: dict[str, Choice] = {}
    for opening in openings.openings:
        vote = cast_by.get(opening.member)
        if vote is None or vote.entry != opening.entry or opening.member in found:
            raise BadProof(f"ballot {ballot.number}: the opening for {opening.member} is not of its last cast")
        body = opening.body.encode()
        seal.check(vote.commitment, unb64(opening.salt), body)
        found[opening.member] = choice(body)
    if openings.ballot != ballot.id or len(found) != len(votes):
        raise BadProof(f"ballot {ballot.number}: {len(votes)} members voted and {len(found)} votes were opened")
    return found


def count(ballot: Ballot, choices: dict[str, Choice], assembly: Assembly) -> Outcome:
    """The outcome of a ballot by the rules under which it was opened (P-109).

    Who has cast a vote is present, also when they came after the opening (P-16, P-79).
    """
    cast = list(choices.values())
    tally = Tally(
        in_favour=cast.count("in_favour"),
        against=cast.count("against"),
        abstaining=cast.count("abstaining"),
        not_voting=len(ballot.roll) - len(cast),
    )
    present = len({*ballot.present, *choices})
    terms, profile = ballot.put.terms, assembly.rules_at(ballot.opened)
    holders = threshold(profile, terms.majority).vetoes if terms.kind != "appeal_of_ruling" else ()
    vetoed = tuple(member for member in sorted(holders) if choices.get(member) == "against")
    return decide(tally, terms, members=ballot.members, present=present, profile=profile, vetoed=vetoed)
