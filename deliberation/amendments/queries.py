"""Reading amendments, those put together, and the chair's rulings. They are public."""

import asyncio

from deliberation.amendments.wire import AMENDMENT, EN_BLOC, RULING, Ordered
from deliberation.core import law, ordering, text
from deliberation.core.fold import State
from deliberation.core.proposal import Proposal
from deliberation.core.ruling import tabled
from deliberation.proposals.wire import PROPOSAL
from deliberation.record.nouns import Shown, shown
from deliberation.record.viewer import Viewer
from deliberation.record.wire import BLOB
from deliberation.store.engine import ReadTx


async def amendments(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All amendments, in order of id."""
    return [shown("amendment", each) for each in await AMENDMENT.shelf.where(tx, viewer.assembly)]


async def amendment(tx: ReadTx, viewer: Viewer, id: str) -> Shown | None:
    """One amendment, or None."""
    found = (await AMENDMENT.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    return None if found is None else shown("amendment", found)


async def rulings(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All rulings of the chair, in order of id."""
    return [shown("ruling", each) for each in await RULING.shelf.where(tx, viewer.assembly)]


async def en_blocs(tx: ReadTx, viewer: Viewer) -> list[Shown]:
    """All sets of amendments that were put together, in order of id."""
    return [shown("en_bloc", each) for each in await EN_BLOC.shelf.where(tx, viewer.assembly)]


async def order(tx: ReadTx, viewer: Viewer, id: str) -> Ordered | None:
    """How the pending amendments to a proposal stand to each other, or None where there is no such proposal."""
    proposal = (await PROPOSAL.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    if proposal is None:
        return None
    found = await AMENDMENT.shelf.where(tx, viewer.assembly, proposal=id)
    hashes = {proposal.text, *proposal.renderings.values(), *(each.base for each in found)}
    blobs = await BLOB.shelf.by_ids(tx, viewer.assembly, hashes)
    state = State({hash: blob.raw for hash, blob in blobs.items()}.get)
    state.save([proposal, *found], 0)
    return await asyncio.to_thread(_ordered, state, proposal)


def _ordered(state: State, proposal: Proposal) -> Ordered:
    blob = state.drive(law.the(law.Blob, proposal.text))
    in_force = text.decode(blob.raw)
    pending = state.drive(tabled(proposal, in_force))
    return Ordered(
        text=proposal.text,
        relations=ordering.relations(pending, in_force),
        order=ordering.propose(pending, in_force),
        chair=proposal.order,
    )
