"""Rebuilding: the read model made anew from the entries, by the same steps that made it.

What it finds different is what somebody changed in the tables behind the law's back; afterwards the tables say again
what the record says. The record itself is only read.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Final

import msgspec
from sqlalchemy import bindparam, delete, text

from deliberation.core import merkle
from deliberation.core.fold import State
from deliberation.core.law import Blob, Object
from deliberation.core.tiles import WIDTH, Edge
from deliberation.errors import BadProof
from deliberation.record import edges, log
from deliberation.record.nouns import Nouns
from deliberation.record.tables import BlobRow, TileRow
from deliberation.store.engine import ReadTx, Store, Tx

_blobs: Final = BlobRow.__table__  # type: ignore[attr-defined]
_tiles: Final = TileRow.__table__  # type: ignore[attr-defined]
_lock: Final = text("SELECT size, root FROM head WHERE assembly = :assembly FOR UPDATE")
_ROWS: Final = 1000

Derive = Callable[[Tx, str], Awaitable[None]]
"""Makes anew what is derived from the objects of an assembly, such as the search."""


class Rebuilt(msgspec.Struct, frozen=True):
    """What a rebuilding found: how many entries it read, and which objects the tables had otherwise."""

    entries: int
    different: list[tuple[str, str]]


async def rebuild(store: Store, nouns: Nouns, assembly: str, derive: Derive | None = None) -> Rebuilt:
    """Makes the tables of one assembly's objects and its tiles anew from its entries, and what is derived from them.

    Raises:
        BadProof, Refusal: an entry does not follow from those before it; nothing is changed then.
    """
    async with store.write() as tx:
        head = (await tx.run(_lock, {"assembly": assembly})).mappings().one()
        state, edge, tiles = await _fold(tx, assembly, head["size"])
        if edge.root() != head["root"]:
            raise BadProof(f"the entries of {assembly} do not have the root of its head")
        different: list[tuple[str, str]] = []
        for kind, noun in nouns.items():
            if kind is Blob:
                continue
            ours = state.objects(kind)
            theirs = {each.id: each for each in await noun.shelf.where(tx, assembly)}
            different += [
                (noun.name, id) for id in sorted(ours.keys() | theirs.keys()) if ours.get(id) != theirs.get(id)
            ]
            await tx.run(delete(noun.shelf.table).where(noun.shelf.table.c.assembly == assembly))
            for some in _in_groups(list(ours.values())):
                noun.shelf.save(tx, assembly, some)
        await tx.run(delete(_tiles).where(_tiles.c.assembly == assembly))
        if tiles:
            await tx.run(_tiles.insert(), tiles)
        if derive is not None:
            await derive(tx, assembly)
    return Rebuilt(head["size"], different)


async def _fold(tx: ReadTx, assembly: str, size: int) -> tuple[State, Edge, list[dict[str, object]]]:
    blobs = await _all_blobs(tx, assembly)
    state = State(blobs.get)
    edge = Edge.empty()
    tiles: list[dict[str, object]] = []
    for first in range(0, size, WIDTH):
        entries = await log.entries(tx, assembly, first, min(first + WIDTH, size))
        for raw in entries:
            state.add(raw)
        tiles += [edges.tile_row(assembly, tile) for tile in edge.append(map(merkle.leaf_hash, entries))]
    return state, edge, tiles


async def _all_blobs(tx: ReadTx, assembly: str) -> dict[str, bytes]:
    rows = await tx.run(_blobs.select().where(_blobs.c.assembly == bindparam("assembly")), {"assembly": assembly})
    return {row["id"]: row["raw"] for row in rows.mappings()}


def _in_groups(objects: list[Object]) -> Iterator[list[Object]]:
    for start in range(0, len(objects), _ROWS):
        yield objects[start : start + _ROWS]
