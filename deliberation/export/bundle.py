"""The observers' bundle: a record as a folder, the same tree that the server publishes.

What is in it is said in record.md, Where things are served. The record is read at one instant. The checkpoint is
written last, so that a copy that was interrupted never claims what it lacks; a later copy into the same folder only
adds.
"""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import msgspec
from sqlalchemy import select

from deliberation.ballots.tables import BallotRow
from deliberation.core.checkpoint import Checkpoint, open_checkpoint
from deliberation.core.tiles import ENTRIES, TileName, tile_path, tiles_of
from deliberation.errors import BadFormat, BadProof, Trouble
from deliberation.export.folder import Folder
from deliberation.record import log
from deliberation.record.keyring import Keyring
from deliberation.record.policy import policy
from deliberation.record.tables import BlobRow
from deliberation.store.engine import ReadTx, Store

_blobs = BlobRow.__table__  # type: ignore[attr-defined]
_ballots = BallotRow.__table__  # type: ignore[attr-defined]


class Written(msgspec.Struct, frozen=True):
    """What a copy holds: how many entries, and how many files were not there before."""

    size: int
    added: int


async def write_bundle(
    store: Store, assembly: str, keyring: Keyring, root: Path, proofs: Sequence[int] = ()
) -> Written:
    """Writes the record of an assembly to a folder.

    Args:
        store: the database.
        assembly: whose record.
        keyring: its keys, of which only the log's public key is used.
        root: an empty folder, one that is still to be made, or one that holds an earlier copy of the same log.
        proofs: entries whose receipts are written as well, each with its entry beside it.

    Raises:
        Trouble: the folder holds something else, or the record has no such entry.
    """
    async with store.read() as tx:
        note = await log.checkpoint(tx, assembly)
        if note is None:
            raise Trouble(f"the record of {assembly} has no entries yet")
        checkpoint = open_checkpoint(note, keyring.signer.verifier)
        if any(not 0 <= index < checkpoint.size for index in proofs):
            raise Trouble(f"the record of {assembly} has the entries 0 to {checkpoint.size - 1}")
        folder = Folder(root)
        await _demand_own(tx, assembly, keyring, folder, root)
        folder.put("policy", policy(keyring.vkey).encode())
        async for path, raw in _files(tx, assembly, checkpoint):
            folder.add(path, raw)
        for index in proofs:
            await _put_proof(tx, assembly, folder, index)
        folder.settle()
        folder.put("checkpoint", note.encode())
        folder.close()
    return Written(checkpoint.size, folder.added)


async def _demand_own(tx: ReadTx, assembly: str, keyring: Keyring, folder: Folder, root: Path) -> None:
    """Refuses a folder that holds anything but an earlier copy of this log."""
    if folder.is_empty():
        return
    there = (folder.read("policy") or b"").splitlines()
    if f"log {keyring.vkey}".encode() not in there:
        raise Trouble(f"{root} is not empty and holds no copy of this record: choose an empty folder")
    earlier = folder.read("checkpoint")
    if earlier is not None and not await _continues(tx, assembly, keyring, earlier):
        raise Trouble(
            f"{root} holds another history of this record than the database: keep the folder, it is evidence, "
            f"and find out which of the two was altered"
        )


async def _continues(tx: ReadTx, assembly: str, keyring: Keyring, earlier: bytes) -> bool:
    """Whether the database's record had, at its size, what an earlier checkpoint says."""
    try:
        checkpoint = open_checkpoint(earlier, keyring.signer.verifier)
    except (BadFormat, BadProof):
        return False
    note = await log.checkpoint_over(tx, assembly, checkpoint.size - 1)
    return note is not None and open_checkpoint(note, keyring.signer.verifier) == checkpoint


async def _files(tx: ReadTx, assembly: str, checkpoint: Checkpoint) -> AsyncIterator[tuple[str, bytes]]:
    """Every file that never changes: what entries name by hash, openings, bundles and tiles."""
    names = await tx.run(select(_blobs.c.id).where(_blobs.c.assembly == assembly).order_by(_blobs.c.id))
    for name in names.scalars():
        yield f"blob/{name}", _there(await log.blob(tx, assembly, name), name)
    locked = await tx.run(
        select(_ballots.c.id, _ballots.c.openings)
        .where(_ballots.c.assembly == assembly, _ballots.c.openings.is_not(None), _ballots.c.method != "non_recorded")
        .order_by(_ballots.c.id)
    )
    for row in locked.mappings():
        path = f"openings/{row['id']}"
        yield path, _there(await log.blob(tx, assembly, row["openings"]), path)
    for name in tiles_of(checkpoint.size):
        yield tile_path(*name), _there(await log.tile(tx, assembly, name), tile_path(*name))
        if name.level == 0:
            bundle = TileName(ENTRIES, name.n, name.width)
            yield tile_path(*bundle), _there(await log.tile(tx, assembly, bundle), tile_path(*bundle))


def _there(raw: bytes | None, name: str) -> bytes:
    if raw is None:
        raise Trouble(f"the database lacks {name}: `deliberation rebuild` makes what can be derived")
    return raw


async def _put_proof(tx: ReadTx, assembly: str, folder: Folder, index: int) -> None:
    file = await log.proof_file(tx, assembly, index)
    assert file is not None  # `write_bundle` has looked whether there is such an entry
    [entry] = await log.entries(tx, assembly, index, index + 1)
    folder.put(f"proof/{index}", file.encode())
    folder.put(f"proof/{index}.entry", entry)
