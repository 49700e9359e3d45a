"""Ballots: one member, one vote. The chair opens and locks; members cast and may change; the lock decides.

The rules are P-01, P-16 and P-65 to P-79.

Opening freezes the question under its hash, the majority and the roll, and checks the quorum. A cast is signed with a
salted commitment to the choice, so that nobody reads it before the lock. At the lock the last cast of each member is
opened, counted and decided by `outcome.py`, and what follows for the amendment or the proposal follows in the same
step.

That is a recorded vote. How other methods count stands in `hands.py`, `roll_call.py` and `tellers.py` (P-73, P-74);
how a vote is interrupted, extended, annulled and announced in `conduct.py` (P-75).
"""

import hashlib
from datetime import datetime, timedelta
from typing import Annotated, Final, Protocol

import msgspec

from deliberation.core import canonical, electorate, law, matter, motion, seal
from deliberation.core.act import Act, Id, MemberAct, Sha256, demand
from deliberation.core.assembly import Assembly, next_number
from deliberation.core.envelope import unb64
from deliberation.core.key import Key
from deliberation.core.matter import Matter, Noun
from deliberation.core.meeting import Meeting, present_of
from deliberation.core.member import Member, belonging
from deliberation.core.outcome import Outcome, Question, Tally, decide
from deliberation.core.proposal import Proposal
from deliberation.core.rules import Majority, decision_quorum, threshold
from deliberation.core.voting import (
    TELLERS,
    Annulment,
    Choice,
    Count,
    Entered,
    Method,
    RollCall,
    Suspension,
    drawn,
)
from deliberation.errors import BadFormat, BadProof, Refusal

SEALED: Final = ("recorded", "non_recorded")
"""The methods in which votes are cast sealed, and counted at the lock."""
NAMELESS: Final = ("show_of_hands", "non_recorded")
"""The methods that don't publish how each member voted; any member may demand another (P-73)."""

Minutes = Annotated[int, msgspec.Meta(ge=1, le=10_080)]
"""How long a ballot is open: up to a week."""


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
        openings: the hash of the published openings; of those that two tellers have, in a non-recorded vote.
        closes: the instant from which no vote is cast any more, where one was announced.
        suspensions: how often voting was interrupted; the last of them goes on until it has ended.
        repeats: the annulled ballot that it repeats.
        fixes_majority: whether it was the first by which the proposal's majority was fixed (P-57).
        announced: when the chair announced the result, with which voting ends (P-75).
        tellers: the accreditations of the two that count and enter votes beside the chair (P-91).
        counted: the figures of a vote in which no names are published.
        by_tellers: the members whose votes the tellers entered, known at the lock.
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
    method: Method = "recorded"
    closes: datetime | None = None
    suspensions: tuple[Suspension, ...] = ()
    annulled: Annulment | None = None
    repeats: str | None = None
    fixes_majority: bool = False
    announced: datetime | None = None
    tellers: tuple[str, ...] = ()
    counted: Count | None = None
    roll_call: RollCall | None = None
    by_tellers: tuple[str, ...] = ()

    @property
    def suspended(self) -> bool:
        """Whether voting is interrupted now."""
        return bool(self.suspensions) and self.suspensions[-1].ended is None


class Vote(law.Object, frozen=True, kw_only=True):
    """A member's last cast on a ballot: the commitment to its choice, which nobody can read before the lock."""

    ballot: str
    member: str
    commitment: str


class Open(Act, frozen=True, kw_only=True, tag="ballot.open"):
    """The chair announces the beginning of voting (P-16, P-75).

    Args:
        noun: what is voted on; `subject` says which one.
        text: the hash of the proposal's text in force, which the question is about; `motion.NO_TEXT` where it is about
            none.
        majority: one that the rules know for it, such as simple or two thirds of those voting (P-66 to P-68).
        waive_circulation: the chair allows the vote although the proposal or the amendment was not circulated in time
            (P-41, P-42).
        method: how members vote (P-73, P-74).
        minutes: after how many minutes it closes; none where it is open until the chair locks it.
        repeats: the annulled ballot on the same matter that it repeats.
    """

    meeting: Id
    noun: Noun
    subject: Id
    text: Sha256
    majority: Majority
    waive_circulation: bool = False
    method: Method = "recorded"
    minutes: Minutes | None = None
    repeats: Id | None = None


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
    P-73, P-75).
    """
    this: Open = case.act
    meeting = yield from law.the(Meeting, this.meeting)
    demand(meeting.state == "open", "meeting_not_open")
    demand(meeting.voting is None, "voting_in_progress")
    assembly = yield from law.the(Assembly, this.assembly)
    turn = yield from matter.put(this, meeting, assembly, case.at)
    demand(turn.matter.text == this.text, "superseded_version", symbol=turn.matter.symbol)
    yield from _may_be_opened_so(this, turn.matter)
    vetoes = turn.terms.kind != "appeal_of_ruling" and threshold(assembly.profile, turn.terms.majority).vetoes
    demand(this.method not in NAMELESS or not vetoes, "veto_needs_names")
    fixes = yield from _fixes_majority(turn.proposal)
    members = yield from belonging(case.at, assembly.time_zone)
    quorum = decision_quorum(len(members), assembly.profile)
    there = present_of(meeting, members)
    demand(len(there) >= quorum, "decision_quorum", present=len(there), needed=quorum, members=len(members))
    number, assembly = next_number(assembly, "ballots")
    put = Put(ballot=this.id, matter=turn.matter, terms=turn.terms)
    roll = roll_of(this.id, members, electorate.roll(members, assembly, case.at))
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
        method=this.method,
        closes=None if this.minutes is None else case.at + timedelta(minutes=this.minutes),
        repeats=this.repeats,
        fixes_majority=fixes,
        roll_call=drawn(put.hash, case.at, members) if this.method == "roll_call" else None,
    )
    voted_on = () if turn.proposal is None else (msgspec.structs.replace(turn.proposal, ballot=ballot.id),)
    return assembly, ballot, msgspec.structs.replace(meeting, voting=ballot.id), *voted_on, rolled, *turn.beside


def _fixes_majority(as_put: Proposal | None) -> law.Law[bool]:
    """Whether the opening fixes the majority of the proposal (P-57)."""
    if as_put is None:
        return False
    before = yield from law.the(Proposal, as_put.id)
    return before.majority != as_put.majority


def _may_be_opened_so(this: Open, asked: Matter) -> law.Law[None]:
    """A closing time is for votes that are cast; what repeats a ballot is on its matter; a demand is met (P-73)."""
    demand(this.minutes is None or this.method in SEALED, "not_scheduled")
    if this.repeats is not None:
        void = yield from law.the(Ballot, this.repeats)
        again = void.annulled is not None and _same(void.put.matter, asked)
        demand(again, "nothing_to_repeat", number=void.number)
    if this.method in NAMELESS:
        for each in (yield from law.every(Ballot, meeting=this.meeting)):
            demanded = each.annulled is not None and each.annulled.demanded is not None
            met = not demanded or not _same(each.put.matter, asked)
            demand(met, "recorded_vote_demanded", number=each.number)


def _same(one: Matter, other: Matter) -> bool:
    return (one.noun, one.id) == (other.noun, other.id)


def roll_of(ballot: str, members: list[Member], lines: tuple[electorate.Line, ...]) -> Roll:
    """Who has a vote, the key that holds it, and why others have none (P-01, P-04 to P-06, P-09)."""
    entitled = {line.member for line in lines if line.entitled}
    return Roll(
        ballot=ballot,
        voters=tuple(Voter(member=each.id, key=each.voting_key) for each in members if each.id in entitled),
        reasons=tuple(line for line in lines if line.reason != "member"),
    )


def cast(case: law.Case) -> law.Law[law.Changes]:
    """Records a member's vote: on the roll, with its voting key, on this question.

    Only while the ballot is open (P-01, P-09, P-10, P-75, P-77).
    """
    this: Cast = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    takes_votes(ballot, case.at, SEALED)
    yield from votes_itself(ballot, this, case.keyids[0])
    return (Vote(id=vote_id(ballot.id, this.member), ballot=ballot.id, member=this.member, commitment=this.commitment),)


def takes_votes(ballot: Ballot, at: datetime, methods: tuple[str, ...]) -> None:
    """Refuses unless votes are taken now, in one of these ways (P-73, P-75, P-77, P-78)."""
    goes_on(ballot)
    if ballot.method not in methods:
        raise Refusal("other_method", number=ballot.number, method=ballot.method)
    if ballot.closes is not None and at >= ballot.closes:
        raise Refusal("ballot_closed", number=ballot.number)


def goes_on(ballot: Ballot) -> None:
    """Refuses where a ballot is over, or interrupted (P-75, P-78)."""
    not_over(ballot)
    if ballot.suspended:
        raise Refusal("ballot_suspended", number=ballot.number)


def not_over(ballot: Ballot) -> None:
    """Refuses where a ballot is locked or void (P-78)."""
    if ballot.locked is not None:
        raise Refusal("ballot_locked", number=ballot.number)
    if ballot.annulled is not None:
        raise Refusal("ballot_annulled", number=ballot.number)


class Answering(Protocol):
    """An act by which a member votes itself."""

    @property
    def member(self) -> str:
        """The member."""

    @property
    def question(self) -> str:
        """The hash of the question that it answers."""


def votes_itself(ballot: Ballot, this: Answering, keyid: str) -> law.Law[None]:
    """The member is on the roll, and answers this question with the key that holds its vote (P-01, P-09, P-10)."""
    demand(this.question == ballot.question, "other_question")
    if this.member not in ballot.roll:
        yield from refuse_voter(ballot.roll_hash, this.member)
    key = yield from law.the(Key, keyid)
    member = yield from law.the(Member, this.member)
    demand(member.voting_key == key.public, "not_voting_key", member=this.member)


def refuse_voter(roll_hash: str, member: str) -> law.Law[None]:
    """Refuses who is not on a roll, for the reason that was frozen with it.

    Raises:
        Refusal: always, as `electorate.refuse_vote`.
    """
    blob = yield from law.the(law.Blob, roll_hash)
    lines = canonical.decode_as(blob.raw, _rolls).reasons
    electorate.refuse_vote(next((line for line in lines if line.member == member), None), member)


def vote_id(ballot: str, member: str) -> str:
    """The id of a member's vote on a ballot: there is one, by construction (P-01)."""
    return f"{ballot}.{member}"


def lock(case: law.Case) -> law.Law[law.Changes]:
    """Locks the ballot, counts, decides, and applies what was decided (P-65 to P-79, P-55, P-69).

    Before the instant that was announced for the closing only when everybody has voted. Of a non-recorded vote two
    tellers attest the figures first (`tellers.py`).
    """
    this: Lock = case.act
    given: Given = case.given
    ballot = yield from law.the(Ballot, this.ballot)
    goes_on(ballot)
    votes = yield from law.every(Vote, ballot=ballot.id)
    over = ballot.closes is None or case.at >= ballot.closes or len(votes) == len(ballot.roll)
    demand(over, "closes_later", number=ballot.number)
    assembly = yield from law.the(Assembly, this.assembly)
    if ballot.method == "non_recorded":
        return _left_to_tellers(ballot, votes, given, case.at)
    blob = yield from law.the(law.Blob, given.openings)
    outcome = decided(ballot, votes, decode_openings(blob.raw), assembly)
    if given.tally != outcome.tally or given.result != outcome.result:
        raise BadProof(f"ballot {ballot.number}: the published tally or result is not what its votes give")
    meeting = yield from law.the(Meeting, ballot.meeting)
    yield from motion.no_point_pending(meeting)
    meeting = msgspec.structs.replace(meeting, voting=None)
    put = ballot.put
    ballot = msgspec.structs.replace(ballot, locked=case.at, openings=given.openings, outcome=outcome)
    if ballot.tellers:
        entered = {each.member: each.confirmed for each in (yield from law.every(Entered, ballot=ballot.id))}
        by_tellers = tuple(vote.member for vote in votes if entered.get(vote.member) == vote.commitment)
        ballot = msgspec.structs.replace(ballot, by_tellers=by_tellers)
    follows = yield from matter.follows(put.matter, outcome, meeting, assembly, case.at)
    changed = () if any(isinstance(each, Meeting) for each in follows) else (meeting,)
    return ballot, blob, *changed, *follows


def _left_to_tellers(ballot: Ballot, votes: list[Vote], given: Given, at: datetime) -> law.Changes:
    """The figures wait for two tellers, who have the openings; the record has their hash (P-73, P-91)."""
    demand(len(ballot.tellers) == TELLERS, "two_tellers", number=ballot.number)
    found = Count(in_favour=given.tally.in_favour, against=given.tally.against, abstaining=given.tally.abstaining)
    if found.in_favour + found.against + found.abstaining != len(votes):
        raise BadProof(f"ballot {ballot.number}: {len(votes)} members voted, and the figures are of others")
    return (msgspec.structs.replace(ballot, locked=at, openings=given.openings, counted=found),)


def decided(ballot: Ballot, votes: list[Vote], openings: Openings, assembly: Assembly) -> Outcome:
    """The outcome of a ballot from what was voted in its way (P-73, P-74, P-77).

    Raises:
        Refusal: `roll_call_not_over`, `nothing_counted`, or `two_tellers` where the rules ask for them.
        BadProof: the openings are not those of the last casts.
    """
    choices = opened(ballot, votes, openings)
    if ballot.roll_call is not None:
        demand(ballot.roll_call.called is None, "roll_call_not_over", number=ballot.number)
        choices = dict(ballot.roll_call.answers)
    if ballot.method == "show_of_hands":
        demand(ballot.counted is not None, "nothing_counted", number=ballot.number)
        assert ballot.counted is not None
        enough = len(ballot.counted.attested) == TELLERS or not assembly.rules_at(ballot.opened).tellers_confirm_hands
        demand(enough, "two_tellers", number=ballot.number)
        return of_figures(ballot, ballot.counted, assembly)
    return count(ballot, choices, assembly)


def of_figures(ballot: Ballot, found: Count, assembly: Assembly, present: int | None = None) -> Outcome:
    """The outcome of figures that have no names; who is on the roll and is in none of them is not voting (P-79).

    Args:
        present: the members present; those at the opening where nothing else is said.
    """
    voted = found.in_favour + found.against + found.abstaining
    tally = Tally(
        in_favour=found.in_favour,
        against=found.against,
        abstaining=found.abstaining,
        not_voting=len(ballot.roll) - voted,
    )
    there = len(ballot.present) if present is None else present
    profile = assembly.rules_at(ballot.opened)
    return decide(tally, ballot.put.terms, members=ballot.members, present=there, profile=profile)


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
