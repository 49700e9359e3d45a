"""Receipts as the server gives them for an act, and their check: the entry holds our act and is in the signed tree."""

import msgspec

from deliberation.core import entry, receipt
from deliberation.core.checkpoint import Checkpoint
from deliberation.core.envelope import Envelope
from deliberation.core.note import Verifier
from deliberation.errors import BadProof


class Receipt(msgspec.Struct, frozen=True):
    """The answer to an act.

    Args:
        index: the entry's place in the record.
        entry: the entry's exact bytes.
        proof: the `.tlog-proof` file.
    """

    index: int
    entry: msgspec.Raw
    proof: str


def check_receipt(given: Receipt, ours: Envelope, verifier: Verifier) -> Checkpoint:
    """Accepts a receipt for an act of ours, and returns the checkpoint that covers it (record.md, section 8).

    Args:
        given: what the server answered.
        ours: the envelope that we handed in; the server may have signed after us.
        verifier: the log's key.

    Raises:
        BadFormat: the entry or the proof is not of its form.
        BadProof: the entry holds another act, or it is not proved to be in the log.
    """
    raw = bytes(given.entry)
    held = entry.parse(raw).act
    same = (held.payload, held.payload_type) == (ours.payload, ours.payload_type)
    if not same or held.signatures[: len(ours.signatures)] != ours.signatures:
        raise BadProof("the receipt's entry does not hold the act that was handed in")
    proof = receipt.parse(given.proof)
    if proof.index != given.index:
        raise BadProof("the receipt proves another entry than it names")
    return receipt.check(proof, raw, verifier)
