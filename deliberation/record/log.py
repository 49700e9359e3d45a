"""Reading the record as it is published.

Checkpoint, tiles, bundles, blobs and proofs (record.md, Where things are served).
"""

from sqlalchemy import select

from deliberation.core import merkle, receipt, tiles
from deliberation.core.merkle import HashReader
from deliberation.core.tiles import ENTRIES, HEIGHT, WIDTH, TileName
from deliberation.errors import BadFormat
from deliberation.record import edges
from deliberation.record.tables import BlobRow, CheckpointRow, EntryRow, HeadRow
from deliberation.store.engine import ReadTx, Store

_entries = EntryRow.__table__  # type: ignore[attr-defined]
_checkpoints = CheckpointRow.__table__  # type: ignore[attr-defined]
_heads = HeadRow.__table__  # type: ignore[attr-defined]
_blobs = BlobRow.__table__  # type: ignore[attr-defined]


async def assemblies(store: Store) -> list[str]:
    """The assemblies that have a record here, in order of id."""
    async with store.read() as tx:
        return list((await tx.run(select(_heads.c.assembly).order_by(_heads.c.assembly))).scalars())


async def size(tx: ReadTx, assembly: str) -> int | None:
    """How many entries a record has, or None where there is none."""
    found: int | None = (await tx.run(select(_heads.c.size).where(_heads.c.assembly == assembly))).scalar_one_or_none()
    return found


async def checkpoint(tx: ReadTx, assembly: str) -> str | None:
    """The latest signed checkpoint."""
    return await checkpoint_over(tx, assembly, None)


async def checkpoint_over(tx: ReadTx, assembly: str, index: int | None) -> str | None:
    """The first checkpoint that covers an entry, or the latest one."""
    statement = select(_checkpoints.c.note).where(_checkpoints.c.assembly == assembly).limit(1)
    if index is None:
        statement = statement.order_by(_checkpoints.c.size.desc())
    else:
        statement = statement.where(_checkpoints.c.size > index).order_by(_checkpoints.c.size)
    note: str | None = (await tx.run(statement)).scalar_one_or_none()
    return note


async def entries(tx: ReadTx, assembly: str, first: int, end: int) -> list[bytes]:
    """The entries from `first` up to but not including `end`."""
    rows = await tx.run(
        select(_entries.c.raw)
        .where(_entries.c.assembly == assembly, _entries.c.index >= first, _entries.c.index < end)
        .order_by(_entries.c.index)
    )
    return list(rows.scalars())


async def index_of(tx: ReadTx, assembly: str, act: str) -> int | None:
    """The index of an act's entry, or None where the record does not hold it."""
    found: int | None = (
        await tx.run(select(_entries.c.index).where(_entries.c.assembly == assembly, _entries.c.act == act))
    ).scalar_one_or_none()
    return found


async def blob(tx: ReadTx, assembly: str, hash: str) -> bytes | None:
    """The bytes that have a hash."""
    found: bytes | None = (
        await tx.run(select(_blobs.c.raw).where(_blobs.c.assembly == assembly, _blobs.c.id == hash))
    ).scalar_one_or_none()
    return found


async def tile(tx: ReadTx, assembly: str, name: TileName) -> bytes | None:
    """A tile or an entry bundle, cut to the width asked for; None where the record does not reach so far."""
    total = await size(tx, assembly)
    level = 0 if name.level == ENTRIES else name.level
    reached = (total or 0) >> HEIGHT * level
    if name.n * WIDTH + name.width > reached:
        return None
    if name.level == ENTRIES:
        first = name.n * WIDTH
        return tiles.bundle(await entries(tx, assembly, first, first + name.width))
    if (name.n + 1) * WIDTH <= reached:
        found = await edges.full_tiles(tx, assembly, [(level, name.n)])
        return found[level, name.n][: name.width * merkle.HASH_BYTES]
    return await edges.partial_tile(tx, assembly, level, name.n, name.width)


async def proof(tx: ReadTx, assembly: str, index: int, total: int) -> list[bytes]:
    """The inclusion proof of an entry in the tree of `total` entries."""
    read = await _reader(
        tx, assembly, tiles.tiles_behind(lambda read: merkle.inclusion_proof(index, total, read)), total
    )
    return merkle.inclusion_proof(index, total, read)


async def receipt_for(tx: ReadTx, assembly: str, index: int) -> tuple[bytes, list[bytes], str]:
    """An entry, its proof, and the checkpoint of the turn that it was entered in: the receipt that was given then."""
    note = await checkpoint_over(tx, assembly, index)
    if note is None:
        raise BadFormat(f"no checkpoint covers entry {index}")
    [raw] = await entries(tx, assembly, index, index + 1)
    total = int(note.split("\n")[1])
    return raw, await proof(tx, assembly, index, total), note


async def proof_file(tx: ReadTx, assembly: str, index: int) -> str | None:
    """The `.tlog-proof` of an entry against the latest checkpoint; None where there is no such entry."""
    note = await checkpoint(tx, assembly)
    total = int(note.split("\n")[1]) if note else 0
    if note is None or not 0 <= index < total:
        return None
    return receipt.write(index, await proof(tx, assembly, index, total), note)


async def _reader(tx: ReadTx, assembly: str, wanted: set[tuple[int, int]], total: int) -> HashReader:
    """Reads perfect subtrees from the given tiles, as they are in the tree of `total` entries."""
    found: dict[tuple[int, int], list[bytes]] = {}
    for level, n in wanted:
        width = min(WIDTH, (total >> HEIGHT * level) - n * WIDTH)
        raw = await tile(tx, assembly, TileName(level, n, width))
        found[level, n] = edges.hashes_in(raw or b"")

    def read(level: int, index: int) -> bytes:
        height = level % HEIGHT
        n, place = divmod(index, WIDTH >> height)
        hashes = found[level // HEIGHT, n]
        return merkle.root(hashes[place << height : (place + 1) << height])

    return read
