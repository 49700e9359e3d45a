"""A vote as its documents show it: read at one instant with what it was on, its votes taken from the openings."""

from collections.abc import Mapping

import msgspec

from deliberation.ballots.wire import BALLOT
from deliberation.core import ballot as ballots
from deliberation.core.assembly import Assembly
from deliberation.core.ballot import Ballot
from deliberation.core.meeting import Meeting
from deliberation.core.member import Member
from deliberation.core.text import Language
from deliberation.documents.forms import member_name
from deliberation.documents.voting import Voting, voting
from deliberation.documents.voting_sheet import Head
from deliberation.errors import Refusal
from deliberation.meetings.wire import MEETING
from deliberation.members.wire import MEMBER
from deliberation.proposals.wire import PART, PROPOSAL
from deliberation.record.viewer import Viewer
from deliberation.record.wire import ASSEMBLY, BLOB
from deliberation.store.engine import ReadTx


class Voted(msgspec.Struct, frozen=True):
    """A locked ballot and what its record says besides.

    Args:
        openings: the published openings; None where the vote has none.
        resolution: the symbol of what it made, empty where that is nothing.
        part: the number of the part that was put, or 0.
    """

    assembly: Assembly
    members: dict[str, Member]
    ballot: Ballot
    meeting: Meeting
    openings: bytes | None
    resolution: str = ""
    part: int = 0


async def voted(tx: ReadTx, viewer: Viewer, id: str) -> Voted:
    """Reads a vote; all of it is public once it is locked.

    Raises:
        Refusal: `unknown_object`; `ballot_not_locked` as long as it is open.
    """
    ballot = (await BALLOT.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    if ballot is None:
        raise Refusal("unknown_object", noun="ballot", id=id)
    if ballot.locked is None:
        raise Refusal("ballot_not_locked")
    [assembly] = await ASSEMBLY.shelf.where(tx, viewer.assembly)
    members = await MEMBER.shelf.where(tx, viewer.assembly)
    meetings = await MEETING.shelf.by_ids(tx, viewer.assembly, [ballot.meeting])
    resolution, part = await _put(tx, viewer, ballot)
    return Voted(
        assembly=assembly,
        members={each.id: each for each in members},
        ballot=ballot,
        meeting=meetings[ballot.meeting],
        openings=(await openings(tx, viewer, [ballot])).get(ballot.id),
        resolution=resolution,
        part=part,
    )


async def openings(tx: ReadTx, viewer: Viewer, of: list[Ballot]) -> dict[str, bytes]:
    """The published openings of ballots, by the ballot's id."""
    hashes = {each.openings: each.id for each in of if each.openings is not None}
    blobs = await BLOB.shelf.by_ids(tx, viewer.assembly, hashes)
    return {hashes[hash]: blob.raw for hash, blob in blobs.items()}


async def _put(tx: ReadTx, viewer: Viewer, ballot: Ballot) -> tuple[str, int]:
    """The resolution that the vote made, and the number of the part that it was on."""
    matter = ballot.put.matter
    adopted = ballot.outcome is not None and ballot.outcome.result == "adopted"
    if matter.noun == "proposal" and adopted:
        found = (await PROPOSAL.shelf.by_ids(tx, viewer.assembly, [matter.id])).get(matter.id)
        return (found.resolution or "" if found else ""), 0
    if matter.noun == "part":
        part = (await PART.shelf.by_ids(tx, viewer.assembly, [matter.id])).get(matter.id)
        return "", part.number if part else 0
    return "", 0


def voting_of(ballot: Ballot, members: Mapping[str, Member], openings: bytes | None, language: Language) -> Voting:
    """A ballot's votes, taken from its openings or its roll-call, which its outcome must agree with (P-73, P-74).

    Raises:
        BadFormat, BadProof: the openings are not those of the outcome.
    """
    assert ballot.outcome is not None
    choices = None if ballot.roll_call is None else dict(ballot.roll_call.answers)
    if ballot.method == "recorded" and openings is not None:
        opened = ballots.decode_openings(openings).openings
        choices = {each.member: ballots.choice(each.body.encode()) for each in opened}
    return voting(
        ballot.outcome,
        {id: _names(members.get(id), id, language) for id in ballot.roll},
        choices,
        method=ballot.method,
    )


def _names(member: Member | None, id: str, language: Language) -> tuple[str, str]:
    """A member's name in English and in a language."""
    if member is None:
        return id, id
    return member.name, member_name(member.name, member.territory, language)


def head_of(of: Voted) -> Head:
    """What the vote was on, and when."""
    matter = of.ballot.put.matter
    assert of.ballot.locked is not None
    return Head(
        ballot=of.ballot.id,
        number=of.ballot.number,
        noun=matter.noun,
        symbol=matter.symbol,
        title=matter.title,
        organ=of.assembly.name,
        session=of.assembly.session,
        meeting=of.meeting.number,
        body=of.ballot.put.terms.body,
        locked=of.ballot.locked,
        resolution=of.resolution,
        part=of.part,
    )
