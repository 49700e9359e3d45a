"""Division: parts of a proposal voted on separately, before it is put as a whole (P-60 to P-64).

Any member may move it, and the chair puts what is moved in the room. Where nobody objects the chair divides; where
somebody does, two speak for it and two against, and the motion is put to the vote. A part that is rejected is left out
of the text; the parts that are approved are then put as a whole (P-61); where no operative paragraph is left, the
proposal is rejected as a whole (P-62).
"""

from typing import Literal

from msgspec.structs import replace

from deliberation.core import amending, law
from deliberation.core.act import Act, Id, MemberAct, MemberId, demand, derived_id
from deliberation.core.amendment import PENDING, Amendment
from deliberation.core.assembly import Assembly
from deliberation.core.changes import DeleteClause
from deliberation.core.key import Key
from deliberation.core.meeting import Meeting
from deliberation.core.motion import nothing_before
from deliberation.core.proposal import Proposal, Tie, not_voted_on, open_to_change, text_in_force
from deliberation.core.ruling import no_appeal_pending
from deliberation.core.text import Text, walk

MotionState = Literal["moved", "objected", "granted", "refused", "withdrawn", "overtaken"]
WAITING = ("moved", "objected")
Parts = tuple[tuple[str, ...], ...]

State = Literal["pending", "second_vote_pending", "adopted", "rejected", "lapsed"]
UNDECIDED = ("pending", "second_vote_pending")


class Part(law.Object, frozen=True, kw_only=True):
    """A part of a proposal that is voted on separately.

    Args:
        symbol: that of its proposal.
        number: its place among the parts, from 1.
        clauses: its clauses, each with its sub-paragraphs.
        tied: its equally divided vote, which a second one may follow (P-69).
    """

    proposal: str
    symbol: str
    number: int
    clauses: tuple[str, ...]
    state: State = "pending"
    tied: Tie | None = None


class Division(law.Object, frozen=True, kw_only=True):
    """A motion that parts of a proposal be voted on separately (P-60).

    Args:
        symbol: that of its proposal.
        text: the hash of the text that it divides; another text overtakes it.
        parts: the clauses of each part.
        moved: the member that moved it; none where the chair put it for the room.
        objected: the first member that objected.
    """

    proposal: str
    symbol: str
    text: str
    parts: Parts
    moved: str | None = None
    objected: str | None = None
    state: MotionState = "moved"


class Divide(Act, frozen=True, kw_only=True, tag="proposal.divide"):
    """A member, or the chair for the room, moves that parts of a proposal be voted on separately (P-60).

    Args:
        parts: the clauses of each; what is in none is voted on with the whole only.
        member: the member that moves it; none for the chair.
    """

    proposal: Id
    parts: Parts
    member: MemberId | None = None


class Object(MemberAct, frozen=True, kw_only=True, tag="division.object"):
    """A member objects to a division, which is then put to the vote (P-60)."""

    division: Id


class Grant(Act, frozen=True, kw_only=True, tag="division.grant"):
    """The chair divides a proposal as was moved, nobody objecting (P-60)."""

    division: Id


class Withdraw(Act, frozen=True, kw_only=True, tag="division.withdraw"):
    """Who moved a division withdraws it before it is voted on (P-37).

    Args:
        member: the member that moved it; none for the chair.
    """

    division: Id
    member: MemberId | None = None


def divide(case: law.Case) -> law.Law[law.Changes]:
    """Moves a division when the amendments are decided (P-60, P-64); what a change of the text overtook is closed.

    Where the rules grant it on request, the chair's announcement divides at once (EC 64).
    """
    this: Divide = case.act
    yield from _speaks_for(this.member, case)
    proposal = yield from law.the(Proposal, this.proposal)
    yield from _may_be_divided(proposal, this.parts)
    yield from no_division_pending(proposal)
    motion = Division(
        id=this.id,
        proposal=proposal.id,
        symbol=proposal.symbol,
        text=proposal.text,
        parts=this.parts,
        moved=this.member,
    )
    if (yield from _on_request(this.assembly)) and this.member is None:
        return granted(motion, proposal)
    former = yield from law.every(Division, proposal=proposal.id)
    return motion, *(replace(each, state="overtaken") for each in former if each.state in WAITING)


def object_(case: law.Case) -> law.Law[law.Changes]:
    """Notes that somebody objects; who does so first is named (P-60)."""
    this: Object = case.act
    motion, _ = yield from waiting(this.division)
    demand(not (yield from _on_request(this.assembly)), "division_on_request", symbol=motion.symbol)
    return (replace(motion, state="objected", objected=motion.objected or this.member),)


def grant(case: law.Case) -> law.Law[law.Changes]:
    """Divides the proposal; from then on nothing else changes its text (P-60, P-64)."""
    this: Grant = case.act
    motion, proposal = yield from ready(this.division)
    demand(motion.objected is None, "division_objected", symbol=motion.symbol, member=motion.objected or "")
    for meeting in (yield from law.every(Meeting, state="open")):
        yield from nothing_before(meeting, proposal)
    return granted(motion, proposal)


def withdraw(case: law.Case) -> law.Law[law.Changes]:
    """Withdraws a motion on which voting has not begun (P-37)."""
    this: Withdraw = case.act
    yield from _speaks_for(this.member, case)
    motion, proposal = yield from waiting(this.division)
    demand(motion.moved == this.member, "not_the_mover", symbol=motion.symbol)
    not_voted_on(proposal)
    return (replace(motion, state="withdrawn"),)


def _speaks_for(member: str | None, case: law.Case) -> law.Law[None]:
    signer = yield from law.the(Key, case.keyids[0])
    demand(signer.member == member, "not_your_member", member=member or "")


def _on_request(assembly: str) -> law.Law[bool]:
    return (yield from law.the(Assembly, assembly)).profile.division == "on_request"


def waiting(id: str) -> law.Law[tuple[Division, Proposal]]:
    """A motion that is still to be decided, on the text in force, and its proposal."""
    motion = yield from law.the(Division, id)
    demand(motion.state in WAITING, "division_closed", symbol=motion.symbol, state=motion.state)
    proposal = yield from law.the(Proposal, motion.proposal)
    demand(motion.text == proposal.text, "superseded_version", symbol=motion.symbol)
    return motion, proposal


def ready(id: str) -> law.Law[tuple[Division, Proposal]]:
    """A motion that can be decided now, and its proposal (P-60, P-64)."""
    motion, proposal = yield from waiting(id)
    yield from _may_be_divided(proposal, motion.parts)
    return motion, proposal


def granted(motion: Division, proposal: Proposal) -> law.Changes:
    """What a division makes: the parts of the proposal (P-60)."""
    parts = tuple(
        Part(
            id=derived_id(motion.id, number),
            proposal=proposal.id,
            symbol=proposal.symbol,
            number=number,
            clauses=clauses,
        )
        for number, clauses in enumerate(motion.parts, 1)
    )
    return replace(motion, state="granted"), replace(proposal, parts=tuple(part.id for part in parts)), *parts


def no_division_pending(proposal: Proposal) -> law.Law[None]:
    """Refuses while a motion to divide the text in force is to be decided (P-60)."""
    for each in (yield from law.every(Division, proposal=proposal.id)):
        demand(each.state not in WAITING or each.text != proposal.text, "division_pending", symbol=each.symbol)


def _may_be_divided(proposal: Proposal, parts: Parts) -> law.Law[None]:
    """Its amendments are decided, and an appeal, which could bring one back (P-31, P-64)."""
    open_to_change(proposal)
    for amendment in (yield from law.every(Amendment, proposal=proposal.id)):
        demand(amendment.state not in PENDING, "amendments_pending", symbol=amendment.symbol)
    yield from no_appeal_pending(proposal)
    _are_parts((yield from text_in_force(proposal)), parts)


def _are_parts(text: Text, parts: Parts) -> None:
    """Each part has clauses of the text; none is in two, neither itself nor with the one that it is below."""
    places = {place.clause.id: place for place in walk(text)}
    named = [id for part in parts for id in part]
    demand(bool(parts) and all(parts), "bad_division", why="empty")
    demand(set(named) <= places.keys(), "bad_division", why="unknown_clause")
    above = {id for name in named for id in places[name].above}
    twice = len(set(named)) < len(named) or not above.isdisjoint(named)
    demand(not twice, "bad_division", why="twice")


def without(text: Text, part: Part) -> Text | None:
    """The text without a part, or None where no operative paragraph would be left (P-62)."""
    left = {clause.id for clause in text.operative if clause.kind != "heading"} - set(part.clauses)
    if not left:
        return None
    return amending.apply(text, text, tuple(DeleteClause(id) for id in part.clauses))


def parts_of(proposal: Proposal) -> law.Law[list[Part]]:
    """The parts of a proposal, in order."""
    found = yield from law.every(Part, proposal=proposal.id)
    return sorted(found, key=lambda part: part.number)
