"""Reading amendments, those put together, and the chair's rulings. They are public."""

import asyncio

import msgspec

from deliberation.amendments.wire import AMENDMENT, EN_BLOC, RULING, Ordered
from deliberation.core import law, ordering, text
from deliberation.core.amendment import Amendment, in_language, outcome_of
from deliberation.core.fold import State
from deliberation.core.proposal import Proposal, text_in_force, text_of
from deliberation.core.ruling import tabled
from deliberation.core.text import Language, Text
from deliberation.errors import Refusal
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


class Bases(msgspec.Struct, frozen=True):
    """What an amendment may be made to.

    Args:
        texts: the versions of its proposal, what other amendments are made to, and `now`, by their hashes.
        now: the text in force in its language, with the amendment that it amends.
    """

    texts: dict[str, Text]
    now: Text


async def bases(tx: ReadTx, viewer: Viewer, proposal: str, amends: str | None, language: Language | None) -> Bases:
    """What an amendment to a proposal, or to an amendment to it, may be made to.

    Raises:
        Refusal: `unknown_object`; `no_rendering`; `amendment_no_longer_fits` where what it amends does not.
    """
    found, state = await _workings(tx, viewer, proposal)
    if found is None:
        raise Refusal("unknown_object", noun="proposal", id=proposal)
    parent = state.objects(Amendment).get(amends) if amends else None
    if amends is not None and parent is None:
        raise Refusal("unknown_object", noun="amendment", id=amends)
    if language is not None and language not in found.renderings:
        raise Refusal("no_rendering", symbol=found.symbol, language=language)
    return await asyncio.to_thread(_bases, state, found, parent, language)


def _bases(state: State, proposal: Proposal, parent: Amendment | None, language: Language | None) -> Bases:
    in_force = state.drive(text_in_force(proposal))
    ground = in_language(proposal, in_force, language) if parent is None else outcome_of(parent, proposal, in_force)
    now = state.drive(ground)
    named = {version.text for version in proposal.versions} | {each.base for each in state.objects(Amendment).values()}
    known = {hash: state.drive(text_of(hash)) for hash in named}
    return Bases(known | {text.text_hash(now): now}, now)


async def order(tx: ReadTx, viewer: Viewer, id: str) -> Ordered | None:
    """How the pending amendments to a proposal stand to each other, or None where there is no such proposal."""
    proposal, state = await _workings(tx, viewer, id)
    return None if proposal is None else await asyncio.to_thread(_ordered, state, proposal)


async def _workings(tx: ReadTx, viewer: Viewer, id: str) -> tuple[Proposal | None, State]:
    """A proposal with its amendments, and every text that they name, as the law asks for them."""
    proposal = (await PROPOSAL.shelf.by_ids(tx, viewer.assembly, [id])).get(id)
    if proposal is None:
        return None, State(dict[str, bytes]().get)
    found = await AMENDMENT.shelf.where(tx, viewer.assembly, proposal=id)
    hashes = {*(version.text for version in proposal.versions), *proposal.renderings.values()}
    blobs = await BLOB.shelf.by_ids(tx, viewer.assembly, hashes | {each.base for each in found})
    state = State({hash: blob.raw for hash, blob in blobs.items()}.get)
    state.save([proposal, *found], 0)
    return proposal, state


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
