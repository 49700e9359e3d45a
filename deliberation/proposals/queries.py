"""Reading proposals and their parts. They are public."""

from deliberation.proposals.wire import DIVISION, PART, PROPOSAL, WITHOUT_VOTE
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.store.engine import ReadTx


async def proposals(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All proposals, in order of id."""
    return [shown("proposal", each) for each in await PROPOSAL.shelf.where(tx, viewer.assembly)]


async def proposal(tx: ReadTx, viewer: Viewer, id: str) -> Shown | None:
    """One proposal, or None."""
    found = (await PROPOSAL.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    return None if found is None else shown("proposal", found)


async def without_votes(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All that the chair has asked about adopting without a vote, in order of id."""
    return [shown("without_vote", each) for each in await WITHOUT_VOTE.shelf.where(tx, viewer.assembly)]


async def divisions(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All motions to divide a proposal, in order of id."""
    return [shown("division", each) for each in await DIVISION.shelf.where(tx, viewer.assembly)]


async def parts(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All parts of proposals that were divided, in order of id."""
    return [shown("part", each) for each in await PART.shelf.where(tx, viewer.assembly)]
