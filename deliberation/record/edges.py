"""The right edge of a tree, read back from the tables, and the tiles that proofs need."""

from collections.abc import Iterable

from sqlalchemy import select

from deliberation.core import merkle
from deliberation.core.merkle import HASH_BYTES
from deliberation.core.tiles import HEIGHT, WIDTH, Edge, Tile
from deliberation.errors import BadProof
from deliberation.record.tables import EntryRow, TileRow
from deliberation.store.engine import ReadTx

_entries = EntryRow.__table__  # type: ignore[attr-defined]
_tiles = TileRow.__table__  # type: ignore[attr-defined]


def tile_row(assembly: str, tile: Tile) -> dict[str, object]:
    """A full tile as it is kept, with its own root."""
    return {"assembly": assembly, "level": tile.level, "n": tile.n, "hashes": tile.hashes, "root": tile_root(tile)}


def tile_root(tile: Tile) -> bytes:
    """The root of a full tile."""
    return merkle.root(hashes_in(tile.hashes))


async def load(tx: ReadTx, assembly: str, size: int, root: bytes) -> Edge:
    """The edge of a record of this size.

    Raises:
        BadProof: the entries do not have the head's root; the database was changed behind our back.
    """
    partial: dict[tuple[int, int], bytes] = {}
    level = 0
    while hashes := size >> HEIGHT * level:
        n = hashes // WIDTH
        partial[level, n] = await partial_tile(tx, assembly, level, n, hashes % WIDTH)
        level += 1
    edge = Edge.load(size, lambda level, n: partial[level, n])
    if edge.root() != root:
        raise BadProof(f"the entries of {assembly} do not have the root of its head: the database was altered")
    return edge


async def partial_tile(tx: ReadTx, assembly: str, level: int, n: int, width: int) -> bytes:
    """The first hashes of a tile that is not full: of the entries themselves, or the roots of the full tiles below."""
    first = n * WIDTH
    if level == 0:
        rows = await tx.run(
            select(_entries.c.raw)
            .where(_entries.c.assembly == assembly, _entries.c.index >= first, _entries.c.index < first + width)
            .order_by(_entries.c.index)
        )
        return b"".join(merkle.leaf_hash(raw) for (raw,) in rows)
    rows = await tx.run(
        select(_tiles.c.root)
        .where(_tiles.c.assembly == assembly, _tiles.c.level == level - 1)
        .where(_tiles.c.n >= first, _tiles.c.n < first + width)
        .order_by(_tiles.c.n)
    )
    return b"".join(root for (root,) in rows)


async def full_tiles(tx: ReadTx, assembly: str, wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
    """Full tiles by level and number."""
    found: dict[tuple[int, int], bytes] = {}
    for level, n in wanted:
        rows = await tx.run(
            select(_tiles.c.hashes).where(_tiles.c.assembly == assembly, _tiles.c.level == level, _tiles.c.n == n)
        )
        found[level, n] = rows.scalar_one()
    return found


def hashes_in(tile: bytes) -> list[bytes]:
    """The hashes that a tile holds."""
    return [tile[start : start + HASH_BYTES] for start in range(0, len(tile), HASH_BYTES)]
