"""Receipts: files of other programs are read, ours hold, and a changed one does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import checkpoint, merkle, receipt
from deliberation.core.checkpoint import Checkpoint
from deliberation.core.envelope import SigningKey
from deliberation.core.note import Signer, Verifier
from deliberation.errors import BadFormat, BadProof
from tests.shared_data import data, needs_data

LOG = Signer("log.example/a", SigningKey(bytes(32)))
ENTRIES = [b"entry %d" % n for n in range(70)]
LEAVES = [merkle.leaf_hash(entry) for entry in ENTRIES]
READ = merkle.list_reader(LEAVES)


def made(index: int, size: int, extra: bytes | None = None) -> str:
    signed = checkpoint.sign(Checkpoint(LOG.name, size, merkle.root(LEAVES[:size])), LOG)
    return receipt.write(index, merkle.inclusion_proof(index, size, READ), signed, extra)


@given(st.integers(1, 70), st.data(), st.none() | st.binary())
def test_a_receipt_holds_for_its_entry_alone(size: int, draw: st.DataObject, extra: bytes | None) -> None:
    index = draw.draw(st.integers(0, size - 1))
    raw = made(index, size, extra)
    parsed = receipt.parse(raw.encode())
    assert (parsed.index, parsed.extra) == (index, extra)
    assert receipt.check(parsed, ENTRIES[index], LOG.verifier).size == size
    with pytest.raises(BadProof):
        receipt.check(parsed, ENTRIES[index] + b" ", LOG.verifier)
    with pytest.raises(BadProof):
        receipt.check(parsed, ENTRIES[index], Signer(LOG.name, SigningKey(b"k" * 32)).verifier)


@given(st.data())
def test_no_byte_can_be_changed(draw: st.DataObject) -> None:
    raw = made(33, 70).encode()
    place, byte = draw.draw(st.integers(0, len(raw) - 1)), draw.draw(st.integers(0, 255))
    changed = raw[:place] + bytes([byte]) + raw[place + 1 :]
    if changed != raw:
        with pytest.raises((BadFormat, BadProof)):
            receipt.check(receipt.parse(changed), ENTRIES[33], LOG.verifier)


@given(st.binary() | st.text())
def test_hostile_files_are_refused(raw: bytes | str) -> None:
    with pytest.raises(BadFormat):
        receipt.parse(raw)


@pytest.mark.parametrize(
    "raw", [receipt.HEADER, f"{receipt.HEADER}\n\n", f"{receipt.HEADER}\nextra AA==\n\nx\n", "x" * 4_000_000]
)
def test_files_without_all_parts_are_refused(raw: str) -> None:
    with pytest.raises(BadFormat):
        receipt.parse(raw)


def test_a_proof_of_64_hashes_is_refused() -> None:
    note = made(0, 1).partition("\n\n")[2]
    receipt.parse(receipt.write(0, [bytes(32)] * 63, note))
    with pytest.raises(BadFormat):
        receipt.parse(receipt.write(0, [bytes(32)] * 64, note))


@needs_data
@pytest.mark.parametrize("index", [0, 1, 300, 599])
def test_the_receipts_of_another_program(index: int) -> None:
    folder = data("vectors", "minilog-600")
    raw = (folder / "proofs" / f"{index}.tlog-proof").read_text()
    verifier = Verifier.parse((folder / "vkey").read_text().strip())
    parsed = receipt.parse(raw)
    assert receipt.check(parsed, (folder / "proofs" / f"{index}.entry").read_bytes(), verifier).size == 600
    assert receipt.write(parsed.index, parsed.proof, parsed.checkpoint) == raw


@needs_data
def test_a_receipt_of_a_large_log_with_a_lattice_cosignature() -> None:
    folder = data("vectors", "mldsa44-cosig")
    verifier = Verifier.parse((folder / "log.vkey").read_text().strip())
    parsed = receipt.parse((folder / "pq.tlog-proof").read_bytes())
    assert receipt.check(parsed, (folder / "entry").read_bytes(), verifier).size == 70_000
