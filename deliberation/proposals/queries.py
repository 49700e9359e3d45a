"""Reading proposals. They are public."""

from deliberation.proposals.wire import PROPOSAL
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
