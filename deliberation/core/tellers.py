"""Two tellers: they enter the votes of members that are present without a device, and attest counts (P-73, P-91).

One alone does nothing. What one has entered is a vote when the other has seen and confirmed it; a count without names
is believed when both have attested it. A member that has voted with its own key is not entered, and who is entered may
still vote with it: the last counts (P-77).
"""

from msgspec.structs import replace

from deliberation.core import law, matter
from deliberation.core.accreditation import Accreditation
from deliberation.core.act import AccreditationId, Act, Id, MemberId, Sha256, demand
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot, Vote, of_figures, takes_votes, vote_id
from deliberation.core.hands import Hands
from deliberation.core.meeting import Meeting
from deliberation.core.voting import TELLERS, Entered


class Appoint(Act, frozen=True, kw_only=True, tag="ballot.appoint"):
    """The chair appoints the two tellers of a vote (P-91)."""

    ballot: Id
    tellers: tuple[AccreditationId, ...]


class Enter(Act, frozen=True, kw_only=True, tag="vote.enter"):
    """A teller enters the vote of a member that is present without a device (P-91).

    Args:
        voter: the member.
        commitment: to the choice, as of a cast; the other teller sees it, and nobody else.
    """

    ballot: Id
    question: Sha256
    voter: MemberId
    commitment: Sha256


class Confirm(Act, frozen=True, kw_only=True, tag="vote.confirm"):
    """The other teller confirms what was entered, by its commitment (P-91)."""

    ballot: Id
    question: Sha256
    voter: MemberId
    commitment: Sha256


class Attest(Act, frozen=True, kw_only=True, tag="ballot.attest"):
    """A teller attests the figures of a vote that publishes no names (P-73, P-91).

    Args:
        openings: of a non-recorded vote, the hash of the openings that the teller has counted.
    """

    ballot: Id
    in_favour: Hands
    against: Hands
    abstaining: Hands
    openings: Sha256 | None = None


def appoint(case: law.Case) -> law.Law[law.Changes]:
    """Appoints two persons that are accredited, not of one member (P-91); what was attested is attested anew."""
    this: Appoint = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    demand(ballot.outcome is None, "ballot_locked", number=ballot.number)
    demand(ballot.annulled is None, "ballot_annulled", number=ballot.number)
    demand(len(set(this.tellers)) == TELLERS == len(this.tellers), "two_tellers", number=ballot.number)
    members: list[str] = []
    for id in this.tellers:
        who = yield from law.the(Accreditation, id)
        demand(not who.revoked, "accreditation_revoked", accreditation=id)
        demand(who.role in ("delegate", "secretariat"), "not_to_be_teller", accreditation=id)
        members += [] if who.member is None else [who.member]
    demand(len(set(members)) == len(members), "two_tellers", number=ballot.number)
    counted = None if ballot.counted is None else replace(ballot.counted, attested=())
    return (replace(ballot, tellers=this.tellers, counted=counted),)


def enter(case: law.Case) -> law.Law[law.Changes]:
    """Enters what waits for the other teller, in place of what was entered before (P-91)."""
    this: Enter = case.act
    ballot = yield from _of_members_there(this, case)
    before = yield from law.perhaps(Entered, vote_id(ballot.id, this.voter))
    waiting = Entered(
        id=vote_id(ballot.id, this.voter),
        ballot=ballot.id,
        member=this.voter,
        commitment=this.commitment,
        teller=this.actor,
        confirmed=None if before is None else before.confirmed,
    )
    return (waiting,)


def confirm(case: law.Case) -> law.Law[law.Changes]:
    """Makes a vote of what the other teller has entered (P-91)."""
    this: Confirm = case.act
    ballot = yield from _of_members_there(this, case)
    waiting = yield from law.perhaps(Entered, vote_id(ballot.id, this.voter))
    same = waiting is not None and waiting.waits and waiting.commitment == this.commitment
    demand(same, "nothing_entered", member=this.voter)
    assert waiting is not None
    demand(waiting.teller != this.actor, "teller_alone", member=this.voter)
    vote = Vote(id=waiting.id, ballot=ballot.id, member=this.voter, commitment=this.commitment)
    return replace(waiting, confirmed=this.commitment), vote


def _of_members_there(this: Enter | Confirm, case: law.Case) -> law.Law[Ballot]:
    """The ballot, on which a teller enters a member that is on the roll, present, and has not voted itself (P-91)."""
    ballot = yield from law.the(Ballot, this.ballot)
    takes_votes(ballot, case.at, ("recorded",))
    _is_teller(ballot, this.actor)
    demand(this.question == ballot.question, "other_question")
    demand(this.voter in ballot.roll, "not_on_roll", member=this.voter)
    meeting = yield from law.the(Meeting, ballot.meeting)
    demand(this.voter in meeting.present, "not_present", member=this.voter)
    vote = yield from law.perhaps(Vote, vote_id(ballot.id, this.voter))
    entered = yield from law.perhaps(Entered, vote_id(ballot.id, this.voter))
    itself = vote is not None and (entered is None or entered.confirmed != vote.commitment)
    demand(not itself, "voted_itself", member=this.voter)
    return ballot


def _is_teller(ballot: Ballot, actor: str) -> None:
    demand(actor in ballot.tellers, "not_a_teller", number=ballot.number)


def attest(case: law.Case) -> law.Law[law.Changes]:
    """Attests the very figures that wait; with the second attestation a non-recorded vote is decided (P-73, P-91)."""
    this: Attest = case.act
    ballot = yield from law.the(Ballot, this.ballot)
    demand(ballot.annulled is None, "ballot_annulled", number=ballot.number)
    demand(ballot.outcome is None, "ballot_locked", number=ballot.number)
    _is_teller(ballot, this.actor)
    found = ballot.counted
    demand(found is not None, "nothing_counted", number=ballot.number)
    assert found is not None
    figures = (found.in_favour, found.against, found.abstaining) == (this.in_favour, this.against, this.abstaining)
    demand(figures and this.openings == ballot.openings, "other_figures", number=ballot.number)
    demand(this.actor not in found.attested, "teller_alone", member="")
    ballot = replace(ballot, counted=replace(found, attested=(*found.attested, this.actor)))
    if ballot.locked is None or len(found.attested) + 1 < TELLERS:
        return (ballot,)
    return (yield from _decided(ballot, this, case))


def _decided(ballot: Ballot, this: Attest, case: law.Case) -> law.Law[law.Changes]:
    """What a lock does, when the figures of a non-recorded vote are attested."""
    assembly = yield from law.the(Assembly, this.assembly)
    meeting = yield from law.the(Meeting, ballot.meeting)
    votes = yield from law.every(Vote, ballot=ballot.id)
    present = len({*ballot.present, *(vote.member for vote in votes)})
    assert ballot.counted is not None
    outcome = of_figures(ballot, ballot.counted, assembly, present)
    follows = yield from matter.follows(ballot.put.matter, outcome, meeting, assembly, case.at)
    return replace(ballot, outcome=outcome), replace(meeting, voting=None), *follows
