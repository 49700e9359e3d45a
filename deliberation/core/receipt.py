"""Receipts (C2SP tlog-proof): one file that proves, offline, that an entry is in a log under a signed checkpoint."""

from collections.abc import Sequence
from typing import Final

import msgspec

from deliberation.core.checkpoint import Checkpoint, open_checkpoint, parse_decimal
from deliberation.core.envelope import b64, unb64
from deliberation.core.merkle import HASH_BYTES, check_inclusion, leaf_hash
from deliberation.core.note import MAX_NOTE, Verifier, split_note
from deliberation.errors import BadFormat

HEADER: Final = "c2sp.org/tlog-proof@v1"
MAX_HASHES: Final = 63
MAX_EXTRA: Final = 1_000_000


class Receipt(msgspec.Struct, frozen=True):
    """The parts of a receipt; `extra` is covered by no signature."""

    index: int
    proof: tuple[bytes, ...]
    checkpoint: str
    extra: bytes | None = None


def write(index: int, proof: Sequence[bytes], checkpoint_note: str, extra: bytes | None = None) -> str:
    """The file of a receipt (record.md section 8).

    Args:
        index: the entry's place in the log.
        proof: its inclusion proof, the leaf's sibling first.
        checkpoint_note: the checkpoint with its signatures, verbatim.
        extra: bytes to hand along, which nothing authenticates.
    """
    head = [HEADER]
    if extra is not None:
        head.append(f"extra {b64(extra)}")
    head.append(f"index {index}")
    return "\n".join([*head, *map(b64, proof), "", checkpoint_note])


def parse(raw: str | bytes) -> Receipt:
    """The parts of a receipt's file, of which nothing is verified yet.

    Args:
        raw: the whole file.

    Raises:
        BadFormat: not such a file.
    """
    if len(raw) > MAX_NOTE + 2 * MAX_EXTRA:
        raise BadFormat("a receipt of excessive length")
    try:
        text = raw.decode() if isinstance(raw, bytes) else raw
    except UnicodeDecodeError:
        raise BadFormat("a receipt that is not UTF-8") from None
    head, blank, note = text.partition("\n\n")
    if not blank:
        raise BadFormat("a receipt without a checkpoint")
    split_note(note)
    lines = head.split("\n")
    if lines.pop(0) != HEADER:
        raise BadFormat("not a receipt of a known version")
    extra = unb64(lines.pop(0).removeprefix("extra ")) if lines and lines[0].startswith("extra ") else None
    if not lines or not lines[0].startswith("index "):
        raise BadFormat("a receipt without an index")
    index = parse_decimal(lines.pop(0).removeprefix("index "))
    proof = tuple(map(unb64, lines))
    if len(proof) > MAX_HASHES or any(len(value) != HASH_BYTES for value in proof):
        raise BadFormat("a proof holds at most 63 hashes of 32 bytes")
    return Receipt(index, proof, note, extra)


def check(receipt: Receipt, entry_bytes: bytes, verifier: Verifier) -> Checkpoint:
    """Accepts a receipt for an entry, and returns the checkpoint that covers it.

    Args:
        receipt: what `parse` returned.
        entry_bytes: the exact bytes of the entry.
        verifier: the log's key.

    Raises:
        BadFormat: the checkpoint is no checkpoint.
        BadProof: the checkpoint's signature or the inclusion proof does not hold.
    """
    checkpoint = open_checkpoint(receipt.checkpoint, verifier)
    check_inclusion(receipt.index, checkpoint.size, leaf_hash(entry_bytes), receipt.proof, checkpoint.root)
    return checkpoint
