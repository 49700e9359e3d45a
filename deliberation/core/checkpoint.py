"""Checkpoints (C2SP tlog-checkpoint): a log's origin, its size and its root, as the text of a signed note.

Our logs write no extension lines, and a checkpoint that has any is refused: ML-DSA-44 cosignatures would not cover
them.
"""

from typing import Final

import msgspec

from deliberation.core.envelope import b64, unb64
from deliberation.core.merkle import EMPTY_ROOT, HASH_BYTES
from deliberation.core.note import Signer, Verifier, open_note, sign_note
from deliberation.errors import BadFormat, BadProof

MAX_SIZE: Final = 2**63 - 1


class Checkpoint(msgspec.Struct, frozen=True):
    """What a log says of itself at one moment."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The three lines that are signed (record.md section 4)."""
        return f"{self.origin}\n{self.size}\n{b64(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """The checkpoint of a text.

        Args:
            text: the text of a note, without its signatures.

        Raises:
            BadFormat: anything that `text` would not have written, or an empty tree with another root than SHA-256("").
        """
        match text.split("\n"):
            case [origin, size, root, ""] if origin:
                checkpoint = cls(origin, parse_decimal(size), unb64(root))
            case _:
                raise BadFormat("a checkpoint has three lines: origin, size, root")
        if len(checkpoint.root) != HASH_BYTES:
            raise BadFormat("a root has 32 bytes")
        if checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT:
            raise BadFormat("the empty tree has only one root")
        return checkpoint


def parse_decimal(text: str) -> int:
    """A number of 63 bits in plain decimal, as checkpoints and proofs write it; raises BadFormat for another form."""
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MAX_SIZE)) or (text[0] == "0" and text != "0"):
        raise BadFormat("not a number in plain decimal")
    number = int(text)
    if number > MAX_SIZE:
        raise BadFormat("a number beyond 63 bits")
    return number


def sign(checkpoint: Checkpoint, *signers: Signer) -> str:
    """The note of a checkpoint, the log's own signature first.

    Args:
        checkpoint: what to sign; never one that contradicts an earlier one.
        signers: the keys.

    Raises:
        BadFormat: an origin that a note cannot carry, or no signer.
    """
    return sign_note(checkpoint.text(), signers)


def open_checkpoint(raw: str | bytes, verifier: Verifier) -> Checkpoint:
    """The checkpoint that a note carries, signed by the log itself.

    Args:
        raw: the whole note.
        verifier: the log's key, whose name is the origin.

    Raises:
        BadFormat: not a note, or its text is no checkpoint.
        BadProof: the log's signature is missing or fails, or the origin is another log's.
    """
    text, _ = open_note(raw, [verifier])
    checkpoint = Checkpoint.parse(text)
    if checkpoint.origin != verifier.name:
        raise BadProof(f"a checkpoint of {checkpoint.origin} signed by {verifier.name}")
    return checkpoint
